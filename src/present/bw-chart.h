/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "model/bw-lines.h"
#include "model/bw-scale.h"
#include "model/bw-zones.h"

G_BEGIN_DECLS

/**
 * BwChart:
 *
 * What a chart shows of a range of days, and how that is said: its lines, its scale, and the days that can be read in it.
 * Immutable.
 */
#define BW_TYPE_CHART (bw_chart_get_type ())
G_DECLARE_FINAL_TYPE (BwChart, bw_chart, BW, CHART, GObject)

/**
 * BwChartFields:
 * @history: (nullable): the days of the range
 * @unit: what values are told in
 * @shown: for each #BwLineKind whether its line is asked for; that of the score always is
 * @goal: what is aimed at in percent, or NAN
 * @lead: the line whose days can be read
 * @given: (element-type BwLinePoint) (nullable): for each #BwLineKind its points, where they are not those of @history
 * @period: what a point of the lines that are given stands for
 * @zones: the zones of scores; none where they are not set
 * @activities: (nullable): what happened, of which the days are marked on which people set something: those from the first
 *   day that can be read on, until the range of @history ends
 * @is_small: whether it stands among other things: nothing but lines and the newest day is marked, as there is no room to
 *   say what other marks mean
 *
 * What a #BwChart is made of. Nothing is taken over: it references all of it.
 */
typedef struct {
  BwHistory *history;
  BwUnit unit;
  gboolean shown[BW_N_LINE_KINDS];
  double goal;
  BwLineKind lead;
  GArray *given[BW_N_LINE_KINDS];
  BwPeriod period;
  BwZones zones;
  BwActivities *activities;
  gboolean is_small;
} BwChartFields;

/**
 * BwChartSpan:
 * @BW_CHART_SPAN_DAY: to the day before or after
 * @BW_CHART_SPAN_WEEK: seven days further
 * @BW_CHART_SPAN_MONTH: thirty days further
 * @BW_CHART_SPAN_ALL: to the first or the last day
 *
 * How far a step through the days goes.
 */
typedef enum {
  BW_CHART_SPAN_DAY,
  BW_CHART_SPAN_WEEK,
  BW_CHART_SPAN_MONTH,
  BW_CHART_SPAN_ALL,
} BwChartSpan;

/**
 * BwChartEvents:
 * @day: a day
 * @n: how many things people set on it
 *
 * What is marked of a day.
 */
typedef struct {
  BwDay day;
  guint n;
} BwChartEvents;

BwChart *bw_chart_new (const BwChartFields *fields);
const BwChartFields *bw_chart_get_fields (BwChart *self);
GArray *bw_chart_get_line (BwChart *self, BwLineKind kind);
BwLines bw_chart_get_lines (BwChart *self);
gboolean bw_chart_is_of_history (BwChart *self);
gboolean bw_chart_has_zones (BwChart *self);
GArray *bw_chart_get_events (BwChart *self);
guint bw_chart_count_events (BwChart *self, BwDay from, BwDay to);
double bw_chart_get_step (BwChart *self, guint i);
gboolean bw_chart_has_steps (BwChart *self);
gboolean bw_chart_has_events (BwChart *self);
const BwScale *bw_chart_get_scale (BwChart *self);
guint bw_chart_count_days (BwChart *self);
BwDay bw_chart_get_day (BwChart *self, guint i);
double bw_chart_get_value (BwChart *self, guint i);
guint bw_chart_get_history_index (BwChart *self, guint i);
BwDay bw_chart_get_last_day (BwChart *self);
guint bw_chart_find_day (BwChart *self, BwDay day);
guint bw_chart_step (BwChart *self, guint i, BwChartSpan span, int direction);

G_END_DECLS
