/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-snapshot.h"

G_BEGIN_DECLS

/**
 * BwHistory:
 *
 * The days of a range, oldest first, each with what became of the score since the one before it. Days that are missing
 * stay missing: nothing is filled in.
 */
#define BW_TYPE_HISTORY (bw_history_get_type ())
G_DECLARE_FINAL_TYPE (BwHistory, bw_history, BW, HISTORY, GObject)

/* Within how many days a fall has to be made good to be a dip. */
#define BW_HISTORY_DIP_DAYS 3

/* How many days may lie between the last high day and the first low one, so that they are a fall. */
#define BW_HISTORY_DIP_GAP 8

/* How many days on either side of a range tell of each of its days whether it belongs to a dip. */
#define BW_HISTORY_DAYS_BEFORE (BW_HISTORY_DIP_GAP + BW_HISTORY_DIP_DAYS)
#define BW_HISTORY_DAYS_AFTER BW_HISTORY_DIP_DAYS

/* How many percentage points a fall has to have to be one: people see one decimal; below it, points of devices come and
 * go by the day. */
#define BW_HISTORY_DIP_LEAST 0.1

BwHistory *bw_history_new (GPtrArray *days, BwDay from, BwDay to);
GPtrArray *bw_history_get_days (BwHistory *self);
BwDay bw_history_get_end (BwHistory *self);
double bw_history_get_percentage (BwHistory *self, guint i);
double bw_history_get_change (BwHistory *self, guint i);
double bw_history_get_max_change (BwHistory *self, guint i);
guint bw_history_count_missing (BwHistory *self, guint i);
gboolean bw_history_is_dip (BwHistory *self, guint i);
gboolean bw_history_is_same_day (BwHistory *self, guint i, BwHistory *other, guint k);
gboolean bw_history_is_from_files (BwHistory *self);

G_END_DECLS
