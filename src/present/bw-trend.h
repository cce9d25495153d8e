/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "base/bw-day.h"
#include "model/bw-scale.h"

G_BEGIN_DECLS

/**
 * BwTrendPoint:
 * @day: the day
 * @percentage: the score on that day, in percent of the maximum on that day
 * @points: achieved points
 * @max_points: attainable points
 *
 * One day of the line of the score.
 */
typedef struct {
  BwDay day;
  double percentage;
  double points;
  double max_points;
} BwTrendPoint;

GArray *bw_trend_list_points (GPtrArray *days, BwDay newest);
gboolean bw_trend_starts_line (GArray *points, guint i);
guint bw_trend_find_nearest (GArray *points, double share);

BwScale bw_trend_work_out_scale (GArray *points);
double bw_trend_place_day (GArray *points, BwDay day);

char *bw_trend_say_mark (double percentage);
char *bw_trend_say_point (const BwTrendPoint *point);
char *bw_trend_say_summary (GArray *points);

G_END_DECLS
