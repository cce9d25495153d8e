/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-clock.h"

G_BEGIN_DECLS

/**
 * BwSteppedClock:
 *
 * A clock that stands still until it is told otherwise, and on which threads really wait until then: what
 * several of them do at one moment can be looked at. Safe from any thread.
 */
#define BW_TYPE_STEPPED_CLOCK (bw_stepped_clock_get_type ())
G_DECLARE_FINAL_TYPE (BwSteppedClock, bw_stepped_clock, BW, STEPPED_CLOCK, GObject)

BwClock *bw_stepped_clock_new (const char *iso);
void bw_stepped_clock_advance (BwSteppedClock *self, GTimeSpan span);
void bw_stepped_clock_await (BwSteppedClock *self, guint n_waiting);

G_END_DECLS
