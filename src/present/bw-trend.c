/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-trend.h"

#include <glib/gi18n.h>
#include <math.h>

#include "present/bw-chart-text.h"

/* How many days the line goes back: what Graph keeps (graph.md §1.7). */
#define N_DAYS 90

/**
 * bw_trend_create_chart:
 * @days: (element-type BwSnapshot): days, the oldest first
 * @newest: the newest day of the line, or %BW_DAY_NONE for the last of @days
 *
 * Takes from @days the 90 days up to @newest. A day without points or without a maximum has no place on the line: a
 * missing score is not zero. Nor has a day with more points than its maximum, or with less than none.
 *
 * Returns: (transfer full): the score in percent, from day to day; it may have no days
 */
BwChart *
bw_trend_create_chart (GPtrArray *days, BwDay newest)
{
  g_autoptr (BwHistory) history = NULL;
  BwChartFields fields = { .unit = BW_UNIT_PERCENTAGE, .goal = NAN, .is_small = TRUE };

  if (newest == BW_DAY_NONE && days->len > 0)
    newest = bw_snapshot_get_day (g_ptr_array_index (days, days->len - 1));
  history = bw_history_new (days, newest > N_DAYS ? newest - N_DAYS + 1 : BW_DAY_NONE, newest);
  fields.history = history;
  return bw_chart_new (&fields);
}

/**
 * bw_trend_say_summary:
 * @chart: the line
 *
 * Returns: (transfer full): what it shows, in words
 */
char *
bw_trend_say_summary (BwChart *chart)
{
  if (bw_chart_count_days (chart) == 0)
    return g_strdup (_ ("No earlier days are known."));
  return bw_chart_text_say_summary (chart);
}
