/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-archive-place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "base/bw-lock-wait.h"

/* How many files may stand aside with the time of one second. */
#define MAX_SET_ASIDE 100

/**
 * bw_archive_place_fail:
 * @path: a file or folder
 * @code: what the system says of it, see errno(3)
 * @error: return location for a %BW_ARCHIVE_ERROR
 *
 * Returns: %FALSE
 */
gboolean
bw_archive_place_fail (const char *path, int code, GError **error)
{
  g_set_error (error, BW_ARCHIVE_ERROR, (int) bw_archive_error_from_errno (code), "%s: %s", path,
               g_strerror (code));
  return FALSE;
}

/* Whatever the umask is, and whatever it was when the file was made. */
static gboolean
set_mode (const char *path, mode_t mode, GError **error)
{
  struct stat status;

  if (stat (path, &status) != 0)
    return bw_archive_place_fail (path, errno, error);
  if ((status.st_mode & 07777) == mode || chmod (path, mode) == 0 || errno == EROFS)
    return TRUE;
  return bw_archive_place_fail (path, errno, error);
}

/**
 * bw_archive_place_make_folder:
 * @folder: a folder of an archive alone
 * @error: return location for a %BW_ARCHIVE_ERROR
 *
 * Makes it where it is not there, for nobody but the user to look into.
 *
 * Returns: whether it is there
 */
gboolean
bw_archive_place_make_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return bw_archive_place_fail (folder, errno, error);
  return set_mode (folder, 0700, error);
}

static gboolean
try_once (int fd)
{
  return flock (fd, LOCK_EX | LOCK_NB) == 0;
}

static gboolean
hold (int fd, const char *folder, GTimeSpan patience, GCancellable *cancellable, GError **error)
{
  switch (bw_lock_wait (fd, try_once, patience, cancellable)) {
  case BW_LOCK_HELD:
    return TRUE;
  case BW_LOCK_BUSY:
    g_set_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_LOCKED,
                 "%s: another program is opening the archive", folder);
    return FALSE;
  case BW_LOCK_CANCELLED:
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  case BW_LOCK_FAILED:
  default:
    return bw_archive_place_fail (folder, errno, error);
  }
}

/**
 * bw_archive_place_lock:
 * @folder: the folder of an archive
 * @patience: how long to wait for others, in microseconds
 * @cancellable: (nullable): ends the wait
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Lets one at a time make, open and set aside the files in it, among all processes and threads. It is the
 * folder itself that is locked: no file is left by it, and to close a file of SQLite's would undo its locks
 * (https://www.sqlite.org/howtocorrupt.html §2.2).
 *
 * Returns: what to close when it is done, or -1
 */
int
bw_archive_place_lock (const char *folder,
                       GTimeSpan patience,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofd int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0) {
    bw_archive_place_fail (folder, errno, error);
    return -1;
  }
  return hold (fd, folder, patience, cancellable, error) ? g_steal_fd (&fd) : -1;
}

/**
 * bw_archive_place_make_file:
 * @path: the file of an archive
 * @error: return location for a %BW_ARCHIVE_ERROR
 *
 * Makes it where it is not there, for nobody but the user to read. What SQLite makes beside it gets the same
 * mode.
 *
 * Returns: whether it is there
 */
gboolean
bw_archive_place_make_file (const char *path, GError **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd >= 0)
    g_close (fd, NULL);
  else if (errno != EEXIST)
    return bw_archive_place_fail (path, errno, error);
  return set_mode (path, 0600, error);
}

/**
 * bw_archive_place_find_name:
 * @path: the file of an archive
 * @why: a word for why it is to stand aside
 * @now: the present moment, UTC
 * @error: return location for a %BW_ARCHIVE_ERROR
 *
 * Returns: (transfer full): a name beside it that no file has, or %NULL
 */
char *
bw_archive_place_find_name (const char *path, const char *why, GDateTime *now, GError **error)
{
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H%M%SZ");

  for (guint i = 1; i < MAX_SET_ASIDE; i++) {
    g_autofree char *name = i == 1 ? g_strdup_printf ("%s.%s-%s", path, why, time)
                                   : g_strdup_printf ("%s.%s-%s-%u", path, why, time, i);

    if (!g_file_test (name, G_FILE_TEST_EXISTS))
      return g_steal_pointer (&name);
  }
  bw_archive_place_fail (path, EEXIST, error);
  return NULL;
}

/* What SQLite keeps beside the file goes with it: in the log may be what is not in the file yet. */
static gboolean
move_beside (const char *path, const char *name, const char *suffix, GError **error)
{
  g_autofree char *from = g_strconcat (path, suffix, NULL);
  g_autofree char *to = g_strconcat (name, suffix, NULL);

  return g_rename (from, to) == 0 || errno == ENOENT || bw_archive_place_fail (from, errno, error);
}

/**
 * bw_archive_place_set_aside:
 * @path: the file of an archive, which is damaged
 * @now: the present moment, UTC
 * @error: return location for a %BW_ARCHIVE_ERROR
 *
 * Gives it a name at which nobody looks, so that somebody can look into it.
 *
 * Returns: (transfer full): where it is now, or %NULL
 */
char *
bw_archive_place_set_aside (const char *path, GDateTime *now, GError **error)
{
  g_autofree char *name = bw_archive_place_find_name (path, "damaged", now, error);

  if (name == NULL)
    return NULL;
  /* The log first: one that stayed behind would be taken for that of the new file. */
  return move_beside (path, name, "-wal", error) && move_beside (path, name, "-shm", error) &&
                 move_beside (path, name, "", error)
             ? g_steal_pointer (&name)
             : NULL;
}
