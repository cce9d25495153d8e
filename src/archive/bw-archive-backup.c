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

/**
 * bw_archive_backup:
 * @self: an archive
 * @path: a file; one that is there is replaced when the new one is complete
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

  name = make_beside (path, error);
  if (name == NULL)
    return FALSE;
  if (write_copy (self, name, cancellable, error) && put_in_place (name, path, error))
    return TRUE;
  g_unlink (name);
  return FALSE;
}
