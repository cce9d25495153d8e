/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/bw-drawing.h"
#include "present/bw-chart.h"

G_BEGIN_DECLS

/**
 * BwHistoryChart:
 *
 * The chart of the score over any range, to read and to choose two days in. Days run as text does: in a language that is
 * written from right to left the oldest one is at the right. The pointer reads the day under it; dragging chooses the
 * days at its ends. With the keyboard the arrows go to the day before or after, with Ctrl a week, Page Up and Page Down
 * a month, Home and End to the ends; Space or Enter chooses the first day, then the second; Escape lets go of them.
 *
 * A chart that has a name of its own is read alone: no days are chosen in it.
 *
 * Properties:
 * - `current-text` (string, nullable, read-only, notified): the day that is being read, in words
 *
 * Signals:
 * - `days-chosen` (first #BwDay, second #BwDay): two days were chosen, the earlier one first; or both are
 *   %BW_DAY_NONE: they were let go of
 */
#define BW_TYPE_HISTORY_CHART (bw_history_chart_get_type ())
G_DECLARE_FINAL_TYPE (BwHistoryChart, bw_history_chart, BW, HISTORY_CHART, GtkWidget)

void bw_history_chart_set_name (BwHistoryChart *self, const char *name);
const char *bw_history_chart_get_name (BwHistoryChart *self);
void bw_history_chart_set_chart (BwHistoryChart *self, BwChart *chart);
BwChart *bw_history_chart_get_chart (BwHistoryChart *self);
gboolean bw_history_chart_is_choosing (BwHistoryChart *self);
void bw_history_chart_mark_days (BwHistoryChart *self, BwDay first, BwDay second);
const char *bw_history_chart_get_current_text (BwHistoryChart *self);
gboolean bw_history_chart_is_read_by_key (BwHistoryChart *self);
BwDrawing *bw_history_chart_draw (BwHistoryChart *self);
GdkTexture *bw_history_chart_render (BwHistoryChart *self, double scale);

G_END_DECLS
