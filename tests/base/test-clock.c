/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/bw-clock.h"
#include "support/bw-manual-clock.h"

static void
test_system_now (void)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (GDateTime) before = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) now = bw_clock_get_now (clock);
  g_autoptr (GDateTime) after = g_date_time_new_now_utc ();

  g_assert_cmpint (g_date_time_compare (before, now), <=, 0);
  g_assert_cmpint (g_date_time_compare (now, after), <=, 0);
  g_assert_cmpint (g_date_time_get_utc_offset (now), ==, 0);
  g_assert_finalize_object (g_steal_pointer (&clock));
}

static void
test_system_wait (void)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_assert_true (bw_clock_wait (clock, 2 * G_TIME_SPAN_MILLISECOND, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (bw_clock_wait (clock, 2 * G_TIME_SPAN_MILLISECOND, cancellable, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 4 * G_TIME_SPAN_MILLISECOND);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (2000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* It waits for a day: that the test ends at all shows that it was woken. */
static void
test_system_wait_cancelled (void)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  g_assert_false (bw_clock_wait (clock, G_TIME_SPAN_DAY, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

static void
test_manual (void)
{
  g_autoptr (BwClock) clock = bw_manual_clock_new ("2026-11-23T12:00:00Z");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (bw_clock_wait (clock, 90 * G_TIME_SPAN_DAY, cancellable, &error));
  g_cancellable_cancel (cancellable);
  g_assert_false (bw_clock_wait (clock, G_TIME_SPAN_DAY, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  now = bw_clock_get_now (clock);
  text = g_date_time_format_iso8601 (now);
  g_assert_cmpstr (text, ==, "2027-02-21T12:00:00Z");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/system-now", test_system_now);
  g_test_add_func ("/clock/system-wait", test_system_wait);
  g_test_add_func ("/clock/system-wait-cancelled", test_system_wait_cancelled);
  g_test_add_func ("/clock/manual", test_manual);
  return g_test_run ();
}
