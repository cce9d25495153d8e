/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-clock.h"

G_BEGIN_DECLS

/**
 * BwManualClock:
 *
 * A clock that stands still until it is told otherwise. Waiting on it takes no time: it moves the
 * clock on by the span, so that a test lives through months in a second. Safe from any thread.
 */
#define BW_TYPE_MANUAL_CLOCK (bw_manual_clock_get_type ())
G_DECLARE_FINAL_TYPE (BwManualClock, bw_manual_clock, BW, MANUAL_CLOCK, GObject)

BwClock *bw_manual_clock_new (const char *iso);
void bw_manual_clock_set (BwManualClock *self, const char *iso);
void bw_manual_clock_advance (BwManualClock *self, GTimeSpan span);

G_END_DECLS
