/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-day-ticks.h"
#include "present/bw-chart.h"

G_BEGIN_DECLS

/* How it is said what a chart shows. Every string is new. */

char *bw_chart_text_label_line (BwLineKind kind);
char *bw_chart_text_label_zone (BwZone zone);
char *bw_chart_text_say_value (BwChart *chart, double value);
char *bw_chart_text_say_mark (BwChart *chart, guint i);
char *bw_chart_text_say_tick (BwDay day, BwTickUnit unit, gboolean is_first);
char *bw_chart_text_label_period (BwPeriod period);
char *bw_chart_text_say_period (BwChart *chart, BwDay day);
char *bw_chart_text_say_line (BwChart *chart, BwLineKind kind, BwDay day);
GStrv bw_chart_text_list_events (BwChart *chart, BwDay before, BwDay day, gboolean is_last);
char *bw_chart_text_say_day (BwChart *chart, guint i);
char *bw_chart_text_say_between (BwChart *chart, guint i, guint k);
char *bw_chart_text_say_summary (BwChart *chart);

G_END_DECLS
