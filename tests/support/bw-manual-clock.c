/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/bw-manual-clock.h"

struct _BwManualClock {
  GObject parent_instance;

  GMutex lock;
  GDateTime *now;
};

static GDateTime *
get_now (BwClock *clock)
{
  BwManualClock *self = BW_MANUAL_CLOCK (clock);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_date_time_ref (self->now);
}

static gboolean
wait_for_span (BwClock *clock, GTimeSpan span, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  bw_manual_clock_advance (BW_MANUAL_CLOCK (clock), span);
  return TRUE;
}

static void
clock_iface_init (BwClockInterface *iface)
{
  iface->get_now = get_now;
  iface->wait = wait_for_span;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BwManualClock,
                               bw_manual_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_CLOCK, clock_iface_init))

static void
bw_manual_clock_finalize (GObject *object)
{
  BwManualClock *self = BW_MANUAL_CLOCK (object);

  g_clear_pointer (&self->now, g_date_time_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (bw_manual_clock_parent_class)->finalize (object);
}

static void
bw_manual_clock_class_init (BwManualClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_manual_clock_finalize;
}

static void
bw_manual_clock_init (BwManualClock *self)
{
  g_mutex_init (&self->lock);
}

static void
take_now (BwManualClock *self, GDateTime *now)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (GDateTime) old = g_steal_pointer (&self->now);

  self->now = now;
}

/**
 * bw_manual_clock_new:
 * @iso: the present moment, a whole ISO 8601 moment
 *
 * Returns: (transfer full): a clock that stands at @iso
 */
BwClock *
bw_manual_clock_new (const char *iso)
{
  BwManualClock *self = g_object_new (BW_TYPE_MANUAL_CLOCK, NULL);

  bw_manual_clock_set (self, iso);
  return BW_CLOCK (self);
}

/**
 * bw_manual_clock_set:
 * @self: a clock
 * @iso: the present moment from now on, a whole ISO 8601 moment
 */
void
bw_manual_clock_set (BwManualClock *self, const char *iso)
{
  GDateTime *now = g_date_time_new_from_iso8601 (iso, NULL);

  g_assert_nonnull (now);
  take_now (self, now);
}

/**
 * bw_manual_clock_advance:
 * @self: a clock
 * @span: how far, in microseconds
 */
void
bw_manual_clock_advance (BwManualClock *self, GTimeSpan span)
{
  g_autoptr (GDateTime) now = get_now (BW_CLOCK (self));

  take_now (self, g_date_time_add (now, span));
}
