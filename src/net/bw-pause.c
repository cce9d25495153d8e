/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/bw-pause.h"

struct _BwPause {
  BwClock *clock;

  GMutex lock; /* guards what follows */
  GDateTime *start;
  GDateTime *end;
  guint64 n_begun;
};

/**
 * bw_pause_new:
 * @clock: the time
 *
 * Returns: (transfer full): no pause yet
 */
BwPause *
bw_pause_new (BwClock *clock)
{
  BwPause *self = g_new0 (BwPause, 1);

  self->clock = g_object_ref (clock);
  g_mutex_init (&self->lock);
  return self;
}

/**
 * bw_pause_free:
 * @self: (transfer full): a pause that nobody looks at any more
 */
void
bw_pause_free (BwPause *self)
{
  g_clear_pointer (&self->start, g_date_time_unref);
  g_clear_pointer (&self->end, g_date_time_unref);
  g_mutex_clear (&self->lock);
  g_clear_object (&self->clock);
  g_free (self);
}

/**
 * bw_pause_begin:
 * @self: a pause
 * @span: how long from now, in microseconds
 *
 * Begins it, or makes it longer; never shorter.
 */
void
bw_pause_begin (BwPause *self, GTimeSpan span)
{
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);
  g_autoptr (GDateTime) end = g_date_time_add (now, span);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->end != NULL && g_date_time_compare (self->start, now) <= 0 &&
      g_date_time_compare (self->end, end) >= 0)
    return;
  g_clear_pointer (&self->start, g_date_time_unref);
  g_clear_pointer (&self->end, g_date_time_unref);
  self->start = g_steal_pointer (&now);
  self->end = g_steal_pointer (&end);
  self->n_begun++;
}

/**
 * bw_pause_get_left:
 * @self: a pause
 * @seen: (inout): what the caller has waited out, at first 0
 *
 * Each pause is waited out once, and one that the clock says has not begun is none: a clock that is set
 * back keeps nobody waiting for ever.
 *
 * Returns: how long to wait still, in microseconds; 0 where there is no pause that the caller has not
 *   waited out
 */
GTimeSpan
bw_pause_get_left (BwPause *self, guint64 *seen)
{
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->n_begun == *seen)
    return 0;
  *seen = self->n_begun;
  if (g_date_time_compare (now, self->start) < 0)
    return 0;
  return MAX (g_date_time_difference (self->end, now), 0);
}
