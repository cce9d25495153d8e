/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/bw-lock-wait.h"

#include <errno.h>

/* What the next tries say; 0 is that it is locked. The last one stays. */
static int says[4];
static guint n_tries;

static gboolean
try_once (int fd)
{
  int said = says[MIN (n_tries, G_N_ELEMENTS (says) - 1)];

  n_tries++;
  errno = said;
  return said == 0;
}

static void
say (int a, int b, int c, int d)
{
  says[0] = a;
  says[1] = b;
  says[2] = c;
  says[3] = d;
  n_tries = 0;
}

static BwLockOutcome
wait_for (GTimeSpan patience, GCancellable *cancellable)
{
  return bw_lock_wait (-1, try_once, patience, cancellable);
}

static void
test_held (void)
{
  say (EWOULDBLOCK, EACCES, EINTR, 0);
  g_assert_cmpint (wait_for (G_TIME_SPAN_MINUTE, NULL), ==, BW_LOCK_HELD);
  g_assert_cmpuint (n_tries, ==, 4);
}

static void
test_busy (void)
{
  say (EAGAIN, EAGAIN, EAGAIN, EAGAIN);
  g_assert_cmpint (wait_for (0, NULL), ==, BW_LOCK_BUSY);
  g_assert_cmpuint (n_tries, ==, 1);
  g_assert_cmpint (wait_for (50 * G_TIME_SPAN_MILLISECOND, NULL), ==, BW_LOCK_BUSY);
  g_assert_cmpuint (n_tries, >, 2);
}

/* That a signal came in between says nothing of who holds it, also where nobody is waited for. */
static void
test_interrupted (void)
{
  say (EINTR, EINTR, 0, 0);
  g_assert_cmpint (wait_for (0, NULL), ==, BW_LOCK_HELD);
}

static void
test_failed (void)
{
  say (EWOULDBLOCK, ENOLCK, 0, 0);
  g_assert_cmpint (wait_for (G_TIME_SPAN_MINUTE, NULL), ==, BW_LOCK_FAILED);
  g_assert_cmpint (errno, ==, ENOLCK);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (20 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  say (EAGAIN, EAGAIN, EAGAIN, EAGAIN);
  g_assert_cmpint (wait_for (G_MAXINT64, cancellable), ==, BW_LOCK_CANCELLED);
  g_thread_join (thread);
  say (0, 0, 0, 0);
  g_assert_cmpint (wait_for (G_MAXINT64, cancellable), ==, BW_LOCK_CANCELLED);
  g_assert_cmpuint (n_tries, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lock-wait/held", test_held);
  g_test_add_func ("/lock-wait/busy", test_busy);
  g_test_add_func ("/lock-wait/interrupted", test_interrupted);
  g_test_add_func ("/lock-wait/failed", test_failed);
  g_test_add_func ("/lock-wait/cancelled", test_cancelled);
  return g_test_run ();
}
