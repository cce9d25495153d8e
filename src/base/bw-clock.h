/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwClock:
 *
 * Tells the time and waits. It is handed to whatever needs it, so that a test can live through
 * months in a second. Implementations may be used from any thread.
 */
#define BW_TYPE_CLOCK (bw_clock_get_type ())
G_DECLARE_INTERFACE (BwClock, bw_clock, BW, CLOCK, GObject)

/**
 * BwClockInterface:
 * @get_now: the present moment in UTC; transfer full
 * @wait: waits for a span; %FALSE with %G_IO_ERROR_CANCELLED when the wait was cancelled
 */
struct _BwClockInterface {
  GTypeInterface parent;

  GDateTime *(*get_now) (BwClock *self);
  gboolean (*wait) (BwClock *self, GTimeSpan span, GCancellable *cancellable, GError **error);
};

GDateTime *bw_clock_get_now (BwClock *self);
gboolean bw_clock_wait (BwClock *self, GTimeSpan span, GCancellable *cancellable, GError **error);

#define BW_TYPE_SYSTEM_CLOCK (bw_system_clock_get_type ())
G_DECLARE_FINAL_TYPE (BwSystemClock, bw_system_clock, BW, SYSTEM_CLOCK, GObject)

BwClock *bw_system_clock_new (void);

G_END_DECLS
