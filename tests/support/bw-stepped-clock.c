/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/bw-stepped-clock.h"

/**
 * Waiter:
 * @end: until when it waits
 * @over: whether that is past
 *
 * A thread that waits.
 */
typedef struct {
  GDateTime *end;
  gboolean over;
} Waiter;

struct _BwSteppedClock {
  GObject parent_instance;

  GMutex lock; /* guards what follows */
  GCond changed;
  GDateTime *now;
  GPtrArray *waiters;
};

static GDateTime *
get_now (BwClock *clock)
{
  BwSteppedClock *self = BW_STEPPED_CLOCK (clock);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_date_time_ref (self->now);
}

static void
wake (GCancellable *cancellable, gpointer data)
{
  BwSteppedClock *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_cond_broadcast (&self->changed);
}

static void
wait_until_end (BwSteppedClock *self, GTimeSpan span, GCancellable *cancellable)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (GDateTime) end = g_date_time_add (self->now, span);
  Waiter waiter = { end, FALSE };

  g_ptr_array_add (self->waiters, &waiter);
  g_cond_broadcast (&self->changed);
  while (!waiter.over && !g_cancellable_is_cancelled (cancellable))
    g_cond_wait (&self->changed, &self->lock);
  g_ptr_array_remove (self->waiters, &waiter);
}

static gboolean
wait_for_span (BwClock *clock, GTimeSpan span, GCancellable *cancellable, GError **error)
{
  gulong handler = 0;

  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (wake), clock, NULL);
  wait_until_end (BW_STEPPED_CLOCK (clock), span, cancellable);
  g_cancellable_disconnect (cancellable, handler);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
clock_iface_init (BwClockInterface *iface)
{
  iface->get_now = get_now;
  iface->wait = wait_for_span;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BwSteppedClock,
                               bw_stepped_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_CLOCK, clock_iface_init))

static void
bw_stepped_clock_finalize (GObject *object)
{
  BwSteppedClock *self = BW_STEPPED_CLOCK (object);

  g_clear_pointer (&self->waiters, g_ptr_array_unref);
  g_clear_pointer (&self->now, g_date_time_unref);
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (bw_stepped_clock_parent_class)->finalize (object);
}

static void
bw_stepped_clock_class_init (BwSteppedClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_stepped_clock_finalize;
}

static void
bw_stepped_clock_init (BwSteppedClock *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->waiters = g_ptr_array_new ();
}

/**
 * bw_stepped_clock_new:
 * @iso: the present moment, a whole ISO 8601 moment
 *
 * Returns: (transfer full): a clock that stands at @iso
 */
BwClock *
bw_stepped_clock_new (const char *iso)
{
  BwSteppedClock *self = g_object_new (BW_TYPE_STEPPED_CLOCK, NULL);

  self->now = g_date_time_new_from_iso8601 (iso, NULL);
  g_assert_nonnull (self->now);
  return BW_CLOCK (self);
}

/**
 * bw_stepped_clock_advance:
 * @self: a clock
 * @span: how far, in microseconds
 *
 * Moves the clock on; who has waited long enough goes on, and counts as waiting no more.
 */
void
bw_stepped_clock_advance (BwSteppedClock *self, GTimeSpan span)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (GDateTime) before = g_steal_pointer (&self->now);

  self->now = g_date_time_add (before, span);
  for (guint i = self->waiters->len; i-- > 0;) {
    Waiter *waiter = g_ptr_array_index (self->waiters, i);

    if (g_date_time_compare (self->now, waiter->end) < 0)
      continue;
    waiter->over = TRUE;
    g_ptr_array_remove_index (self->waiters, i);
  }
  g_cond_broadcast (&self->changed);
}

/**
 * bw_stepped_clock_await:
 * @self: a clock
 * @n_waiting: how many threads are to wait on it
 *
 * Returns once so many do.
 */
void
bw_stepped_clock_await (BwSteppedClock *self, guint n_waiting)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  while (self->waiters->len != n_waiting)
    g_cond_wait (&self->changed, &self->lock);
}
