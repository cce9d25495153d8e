/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "archive/bw-archive-place.h"
#include "archive/bw-archive.h"

/* How long others are waited for that open it, in microseconds. */
#define PATIENCE (5 * G_TIME_SPAN_SECOND)

/* Its file, what SQLite keeps beside it, what was set aside, and the copy of a backup that nobody was left to delete. */
static gboolean
is_of_archive (const char *name)
{
  static const char *const BESIDE[] = { "", "-journal", "-shm", "-wal", NULL };
  const char *rest =
      g_str_has_prefix (name, BW_ARCHIVE_FILE) ? name + strlen (BW_ARCHIVE_FILE) : NULL;

  return rest != NULL &&
         (g_strv_contains (BESIDE, rest) || g_str_has_prefix (rest, BW_ARCHIVE_PLACE_DAMAGED) ||
          g_str_has_prefix (rest, BW_ARCHIVE_PLACE_REPLACED) ||
          g_str_has_prefix (rest, BW_ARCHIVE_PLACE_RESTORED));
}

/* Transfer full; none where the folder is not there. NULL on error. */
static GPtrArray *
list_files (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &problem);
  const char *name = NULL;

  if (dir == NULL && g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_steal_pointer (&files);
  if (dir == NULL) {
    g_set_error_literal (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_PERMISSION, problem->message);
    return NULL;
  }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (is_of_archive (name))
      g_ptr_array_add (files, g_build_filename (folder, name, NULL));
  return g_steal_pointer (&files);
}

static gboolean
delete_files (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) files = list_files (folder, error);

  if (files == NULL)
    return FALSE;
  for (guint i = 0; i < files->len; i++) {
    const char *path = g_ptr_array_index (files, i);

    if (g_unlink (path) != 0 && errno != ENOENT)
      return bw_archive_place_fail (path, errno, error);
  }
  return TRUE;
}

/**
 * bw_archive_delete_folder:
 * @folder: the folder of an archive; it need not be there
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Deletes the archive and what was set aside of it, as damaged or when a backup was put back, for good. Who has it open is told that it is gone. What
 * lies there besides stays, and the folder with it. Where it is killed in between, it can be asked for again.
 *
 * Returns: whether nothing of it is there any more
 */
gboolean
bw_archive_delete_folder (const char *folder, GCancellable *cancellable, GError **error)
{
  g_autofd int lock = -1;

  g_return_val_if_fail (folder != NULL, FALSE);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  /* What somebody has laid elsewhere is not ours to empty. */
  if (g_file_test (folder, G_FILE_TEST_IS_SYMLINK))
    return bw_archive_place_fail (folder, ENOTDIR, error);
  lock = bw_archive_place_lock (folder, PATIENCE, cancellable, error);
  if (lock < 0 || !delete_files (folder, error))
    return FALSE;
  return g_rmdir (folder) == 0 || errno == ENOENT || errno == ENOTEMPTY || errno == EEXIST ||
         bw_archive_place_fail (folder, errno, error);
}

/**
 * bw_archive_measure_folder:
 * @folder: the folder of an archive; it need not be there
 *
 * Returns: how many bytes all that bw_archive_delete_folder() deletes takes on the disk
 */
guint64
bw_archive_measure_folder (const char *folder)
{
  g_autoptr (GPtrArray) files = NULL;
  guint64 size = 0;

  g_return_val_if_fail (folder != NULL, 0);

  files = list_files (folder, NULL);
  for (guint i = 0; files != NULL && i < files->len; i++) {
    struct stat status;

    if (stat (g_ptr_array_index (files, i), &status) == 0)
      size += (guint64) status.st_size;
  }
  return size;
}
