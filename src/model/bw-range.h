/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "base/bw-day.h"

G_BEGIN_DECLS

/**
 * BwRangeKind:
 * @BW_RANGE_MONTH: the last 30 days
 * @BW_RANGE_QUARTER: the last 90 days
 * @BW_RANGE_YEAR: the last 365 days
 * @BW_RANGE_ALL: all days that there are records of
 * @BW_RANGE_CUSTOM: from one day to another
 *
 * Which days are looked at.
 */
typedef enum {
  BW_RANGE_MONTH,
  BW_RANGE_QUARTER,
  BW_RANGE_YEAR,
  BW_RANGE_ALL,
  BW_RANGE_CUSTOM,
} BwRangeKind;

#define BW_N_RANGE_KINDS (BW_RANGE_CUSTOM + 1)

/**
 * BwRange:
 * @kind: which days
 * @from: the first one of %BW_RANGE_CUSTOM, or %BW_DAY_NONE
 * @to: its last one, or %BW_DAY_NONE
 *
 * Days that are looked at, whatever the newest one is.
 */
typedef struct {
  BwRangeKind kind;
  BwDay from;
  BwDay to;
} BwRange;

const char *bw_range_kind_to_key (BwRangeKind kind);
gboolean bw_range_kind_from_key (const char *key, BwRangeKind *kind);
void bw_range_find_days (const BwRange *self, BwDay newest, BwDay *from, BwDay *to);

G_END_DECLS
