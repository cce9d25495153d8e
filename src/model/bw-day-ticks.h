/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "base/bw-day.h"

G_BEGIN_DECLS

/**
 * BwTickUnit:
 * @BW_TICK_DAY: a tick is a day
 * @BW_TICK_MONTH: it is the first of a month
 * @BW_TICK_YEAR: it is the first of a year
 *
 * What the ticks of an axis of days are told as.
 */
typedef enum {
  BW_TICK_DAY,
  BW_TICK_MONTH,
  BW_TICK_YEAR,
} BwTickUnit;

GArray *bw_day_ticks_list (BwDay from, BwDay to, guint most, BwTickUnit *unit);

G_END_DECLS
