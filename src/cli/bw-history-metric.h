/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli/bw-command.h"

G_BEGIN_DECLS

/**
 * BwHistoryMetric:
 * @metric: the key of a trend, as it was typed
 * @category: (nullable): a category, as it was typed, or %NULL for all
 * @from: the first day that is asked for, or %BW_DAY_NONE
 * @to: the last one, or %BW_DAY_NONE
 * @json: whether it is to be JSON
 * @csv: whether it is to be comma-separated values
 *
 * What is asked of a trend.
 */
typedef struct {
  const char *metric;
  const char *category;
  BwDay from;
  BwDay to;
  gboolean json;
  gboolean csv;
} BwHistoryMetric;

BwExit bw_history_metric_answer (BwCommand *command, const BwHistoryMetric *asked);

G_END_DECLS
