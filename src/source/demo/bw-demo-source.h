/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-clock.h"
#include "source/bw-source.h"

G_BEGIN_DECLS

/**
 * BwDemoSource:
 *
 * The demo organisation: about 150 actions and 90 days that end today, made up, the same every time
 * for the same date. Changes are kept in memory and their points arrive a day later by the clock
 * that it was given.
 */
#define BW_TYPE_DEMO_SOURCE (bw_demo_source_get_type ())
G_DECLARE_FINAL_TYPE (BwDemoSource, bw_demo_source, BW, DEMO_SOURCE, GObject)

BwSource *bw_demo_source_new (BwClock *clock);
BwPlan *bw_demo_source_dup_plan (BwDemoSource *self);

G_END_DECLS
