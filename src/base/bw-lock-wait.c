/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/bw-lock-wait.h"

#include <errno.h>

/* How often it is tried while another holds a lock, in milliseconds. */
#define PAUSE 10

/**
 * bw_lock_pause:
 * @cancellable: (nullable): ends it early
 *
 * The pause between two tries to get what another program holds.
 */
void
bw_lock_pause (GCancellable *cancellable)
{
  GPollFD poll_fd;

  if (cancellable != NULL && g_cancellable_make_pollfd (cancellable, &poll_fd)) {
    g_poll (&poll_fd, 1, PAUSE);
    g_cancellable_release_fd (cancellable);
  } else {
    g_usleep (PAUSE * 1000);
  }
}

/* Whether a try that failed says that somebody else holds it: flock(2) and fcntl(2). */
static gboolean
is_held (int code)
{
  return code == EWOULDBLOCK || code == EAGAIN || code == EACCES;
}

/**
 * bw_lock_wait:
 * @fd: an open file or folder
 * @try_once: how it is locked
 * @patience: how long to wait for others at most, in microseconds
 * @cancellable: (nullable): ends the wait
 *
 * Waits by real time: what another program does is not done sooner where a test's clock goes on.
 *
 * Returns: how it ended
 */
BwLockOutcome
bw_lock_wait (int fd, BwLockTry try_once, GTimeSpan patience, GCancellable *cancellable)
{
  gint64 began = g_get_monotonic_time ();

  while (!g_cancellable_is_cancelled (cancellable)) {
    if (try_once (fd))
      return BW_LOCK_HELD;
    if (errno == EINTR)
      continue;
    if (!is_held (errno))
      return BW_LOCK_FAILED;
    if (g_get_monotonic_time () - began >= patience)
      return BW_LOCK_BUSY;
    bw_lock_pause (cancellable);
  }
  return BW_LOCK_CANCELLED;
}
