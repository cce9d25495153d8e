/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/bw-archive-place.h"
#include "archive/bw-archive-private.h"
#include "archive/bw-statement.h"

/* An empty file beside @path, for nobody but the user to read. Transfer full, or NULL. */
static char *
make_beside (const char *path, GError **error)
{
  g_autofree char *name = g_strconcat (path, ".XXXXXX", NULL);
  g_autofd int fd = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0) {
    bw_archive_place_fail (path, errno, error);
    return NULL;
  }
  if (fchmod (fd, 0600) != 0) {
    bw_archive_place_fail (path, errno, error);
    g_unlink (name);
    return NULL;
  }
  return g_steal_pointer (&name);
}

/* As it is at one moment, without what was deleted (https://www.sqlite.org/lang_vacuum.html). */
static gboolean
write_copy (BwArchive *self, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwArchiveUse) use = bw_archive_use_new (self, cancellable, error);
  g_autoptr (BwStatement) statement = NULL;

  if (use == NULL)
    return FALSE;
  statement = bw_statement_new (use->database, "VACUUM INTO ?1", error);
  if (statement == NULL)
    return FALSE;
  bw_statement_bind_text (statement, 1, name);
  return bw_statement_run (statement, error);
}

static gboolean
flush (const char *name, int flags, GError **error)
{
  g_autofd int fd = open (name, flags | O_CLOEXEC);

  return (fd >= 0 && fsync (fd) == 0) || bw_archive_place_fail (name, errno, error);
}

/* That a file has a new name is on the disk when its folder is. */
static gboolean
put_in_place (const char *name, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!flush (name, O_RDWR, error))
    return FALSE;
  if (g_rename (name, path) != 0)
    return bw_archive_place_fail (path, errno, error);
  return flush (folder, O_RDONLY | O_DIRECTORY, error);
}

/* The archive's file, and what SQLite keeps beside it. */
static const char *const PARTS[] = {
  BW_ARCHIVE_FILE,
  BW_ARCHIVE_FILE "-wal",
  BW_ARCHIVE_FILE "-shm",
  BW_ARCHIVE_FILE "-journal",
};

static gboolean
is_same_file (const char *a, const char *b)
{
  struct stat status_a;
  struct stat status_b;

  return stat (a, &status_a) == 0 && stat (b, &status_b) == 0 &&
         status_a.st_dev == status_b.st_dev && status_a.st_ino == status_b.st_ino;
}

/* Also by the name that it will have: not all of them are there at any time. */
static gboolean
is_part (const char *folder, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *parent = g_path_get_dirname (path);
  gboolean is_beside = is_same_file (parent, folder);

  for (gsize i = 0; i < G_N_ELEMENTS (PARTS); i++) {
    g_autofree char *part = g_build_filename (folder, PARTS[i], NULL);

    if ((is_beside && g_str_equal (name, PARTS[i])) || is_same_file (path, part))
      return TRUE;
  }
  return FALSE;
}

/**
 * bw_archive_check_not_in_use:
 * @folder: the folder of an archive; it need not be there
 * @path: a file that somebody names for a backup; it need not be there
 * @error: return location for %BW_ARCHIVE_ERROR_IN_USE
 *
 * A backup in the place of an archive would destroy it, and one in the place of its log too; and what reads such a file and
 * closes it takes away the locks that SQLite has on it (https://www.sqlite.org/howtocorrupt.html §2.2).
 *
 * Returns: whether @path is neither the archive nor a part of it, nor a link to one of them
 */
gboolean
bw_archive_check_not_in_use (const char *folder, const char *path, GError **error)
{
  g_return_val_if_fail (folder != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!is_part (folder, path))
    return TRUE;
  g_set_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_IN_USE, "%s", path);
  return FALSE;
}

/**
 * bw_archive_backup:
 * @self: an archive
 * @path: a file; one that is there is replaced when the new one is complete, but not what is itself in use, see
 *   bw_archive_check_not_in_use()
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Writes the whole archive to one file, which nobody but the user can read. Others may use the archive
 * meanwhile.
 *
 * Returns: whether the file is complete and on the disk
 */
gboolean
bw_archive_backup (BwArchive *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (BW_IS_ARCHIVE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!bw_archive_check_not_in_use (bw_archive_get_folder (self), path, error))
    return FALSE;
  name = make_beside (path, error);
  if (name == NULL)
    return FALSE;
  if (write_copy (self, name, cancellable, error) && put_in_place (name, path, error))
    return TRUE;
  g_unlink (name);
  return FALSE;
}
