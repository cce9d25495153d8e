/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-history.h"
#include "model/bw-range.h"

G_BEGIN_DECLS

/**
 * BwHistoryColumn:
 * @BW_HISTORY_DAY: the day
 * @BW_HISTORY_SCORE: its score in percent
 * @BW_HISTORY_CHANGE: by how much that changed since the day before
 * @BW_HISTORY_POINTS: points achieved of attainable points
 * @BW_HISTORY_ALL: the average of all organisations in percent
 * @BW_HISTORY_REMARKS: what else there is to say of it
 *
 * What is told of each day of a history.
 */
typedef enum {
  BW_HISTORY_DAY,
  BW_HISTORY_SCORE,
  BW_HISTORY_CHANGE,
  BW_HISTORY_POINTS,
  BW_HISTORY_ALL,
  BW_HISTORY_REMARKS,
} BwHistoryColumn;

#define BW_N_HISTORY_COLUMNS (BW_HISTORY_REMARKS + 1)

/* How a history is told. Every string is new. */

char *bw_history_text_label_column (BwHistoryColumn column);
char *bw_history_text_say_cell (BwHistory *history, guint i, BwHistoryColumn column);

char *bw_history_text_label_range (BwRangeKind kind);
char *bw_history_text_say_range (const BwRange *range);
char *bw_history_text_say_known_days (BwDay oldest, BwDay newest);
char *bw_history_text_say_remarks (BwHistory *history, guint i);

G_END_DECLS
