/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/bw-clock.h"

G_DEFINE_INTERFACE (BwClock, bw_clock, G_TYPE_OBJECT)

static void
bw_clock_default_init (BwClockInterface *iface)
{
}

/**
 * bw_clock_get_now:
 * @self: a clock
 *
 * Returns: (transfer full): the present moment in UTC
 */
GDateTime *
bw_clock_get_now (BwClock *self)
{
  g_return_val_if_fail (BW_IS_CLOCK (self), NULL);

  return BW_CLOCK_GET_IFACE (self)->get_now (self);
}

/**
 * bw_clock_wait:
 * @self: a clock
 * @span: how long, in microseconds
 * @cancellable: (nullable): ends the wait early
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Blocks the calling thread for @span of this clock's time.
 *
 * Returns: %TRUE when the whole span went by, %FALSE when it was cancelled
 */
gboolean
bw_clock_wait (BwClock *self, GTimeSpan span, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (BW_IS_CLOCK (self), FALSE);

  return BW_CLOCK_GET_IFACE (self)->wait (self, span, cancellable, error);
}

/* The system's own clock. */

struct _BwSystemClock {
  GObject parent_instance;
};

static GDateTime *
get_now (BwClock *clock)
{
  return g_date_time_new_now_utc ();
}

static gboolean
wait_for_span (BwClock *clock, GTimeSpan span, GCancellable *cancellable, GError **error)
{
  gint64 end = g_get_monotonic_time () + span;
  GPollFD poll_fd;
  gboolean pollable = cancellable != NULL && g_cancellable_make_pollfd (cancellable, &poll_fd);

  while (!g_cancellable_is_cancelled (cancellable)) {
    gint64 left = end - g_get_monotonic_time ();

    if (left <= 0)
      break;
    if (pollable)
      g_poll (&poll_fd, 1, (int) MIN (left / 1000 + 1, G_MAXINT));
    else
      g_usleep ((gulong) left);
  }

  if (pollable)
    g_cancellable_release_fd (cancellable);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
clock_iface_init (BwClockInterface *iface)
{
  iface->get_now = get_now;
  iface->wait = wait_for_span;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BwSystemClock,
                               bw_system_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_CLOCK, clock_iface_init))

static void
bw_system_clock_class_init (BwSystemClockClass *klass)
{
}

static void
bw_system_clock_init (BwSystemClock *self)
{
}

/**
 * bw_system_clock_new:
 *
 * Returns: (transfer full): the clock of the system
 */
BwClock *
bw_system_clock_new (void)
{
  return g_object_new (BW_TYPE_SYSTEM_CLOCK, NULL);
}
