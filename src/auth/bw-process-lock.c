/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* F_OFD_SETLK */

#include "auth/bw-process-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/bw-lock-wait.h"

struct _BwProcessLock {
  int fd;
};

static gboolean
fail (const char *path, int code, GError **error)
{
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code), "%s: %s", path,
               g_strerror (code));
  return FALSE;
}

/* The file stays when the lock is let go of: taking it away would let two hold two of the same name. */
static int
open_file (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  int fd = -1;

  if (g_mkdir_with_parents (folder, 0700) != 0) {
    fail (folder, errno, error);
    return -1;
  }
  fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY, 0600);
  if (fd < 0)
    fail (path, errno, error);
  return fd;
}

/* TRUE where it is held now. A lock of the open file, not of the process: threads exclude each other
   too (fcntl(2), F_OFD_SETLK). */
static gboolean
try_once (int fd)
{
  struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  return fcntl (fd, F_OFD_SETLK, &whole) == 0;
}

/* FALSE without @error where somebody else holds it still. */
static gboolean
hold (int fd, const char *name, GTimeSpan limit, GCancellable *cancellable, GError **error)
{
  switch (bw_lock_wait (fd, try_once, limit, cancellable)) {
  case BW_LOCK_HELD:
    return TRUE;
  case BW_LOCK_BUSY:
    return FALSE;
  case BW_LOCK_CANCELLED:
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  case BW_LOCK_FAILED:
  default:
    return fail (name, errno, error);
  }
}

static BwProcessLock *
take (int *fd)
{
  BwProcessLock *self = g_new0 (BwProcessLock, 1);

  self->fd = g_steal_fd (fd);
  return self;
}

/**
 * bw_process_lock_new:
 * @folder: where the file is; made where it is not there
 * @name: the file
 * @cancellable: (nullable): ends the wait
 * @error: return location for a %G_FILE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Waits until nobody else holds the lock, and holds it.
 *
 * Returns: (transfer full): the lock, held; or %NULL
 */
BwProcessLock *
bw_process_lock_new (const char *folder,
                     const char *name,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autofd int fd = open_file (folder, name, error);

  return fd >= 0 && hold (fd, name, G_MAXINT64, cancellable, error) ? take (&fd) : NULL;
}

/**
 * bw_process_lock_new_within:
 * @folder: where the file is; made where it is not there
 * @name: the file
 * @limit: how long to wait at most, in microseconds
 * @cancellable: (nullable): ends the wait
 * @error: return location for a %G_FILE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Like bw_process_lock_new(), but not for ever.
 *
 * Returns: (transfer full) (nullable): the lock, held; or %NULL, without @error where somebody else
 *   holds it still
 */
BwProcessLock *
bw_process_lock_new_within (const char *folder,
                            const char *name,
                            GTimeSpan limit,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autofd int fd = open_file (folder, name, error);

  return fd >= 0 && hold (fd, name, limit, cancellable, error) ? take (&fd) : NULL;
}

/**
 * bw_process_lock_try:
 * @folder: where the file is; made where it is not there
 * @name: the file
 * @error: return location for a %G_FILE_ERROR
 *
 * Holds the lock where nobody else does.
 *
 * Returns: (transfer full) (nullable): the lock, held; or %NULL, without @error where somebody else
 *   holds it
 */
BwProcessLock *
bw_process_lock_try (const char *folder, const char *name, GError **error)
{
  g_autofd int fd = open_file (folder, name, error);

  return fd >= 0 && hold (fd, name, 0, NULL, error) ? take (&fd) : NULL;
}

/**
 * bw_process_lock_free:
 * @self: (transfer full): the lock, which is let go of
 */
void
bw_process_lock_free (BwProcessLock *self)
{
  g_close (self->fd, NULL);
  g_free (self);
}
