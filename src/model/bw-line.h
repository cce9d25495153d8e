/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/bw-history.h"

G_BEGIN_DECLS

/**
 * BwUnit:
 * @BW_UNIT_PERCENTAGE: the score in percent of the maximum of its day
 * @BW_UNIT_POINTS: the score in points
 *
 * What a score is told in.
 */
typedef enum {
  BW_UNIT_PERCENTAGE,
  BW_UNIT_POINTS,
} BwUnit;

/**
 * BwLineKind:
 * @BW_LINE_SCORE: the score
 * @BW_LINE_MAXIMUM: the maximum; in points only, for in percent it is always the same
 * @BW_LINE_ALL: the average of all organisations; in percent only, for it is one of their own maxima
 * @BW_LINE_SIZE: the average of organisations of a similar size; in percent only
 * @BW_LINE_INDUSTRY: the average of organisations of the same industry; in percent only
 * @BW_LINE_GOAL: what is aimed at
 * @BW_LINE_POINTS: points of actions that are told of; this one and those after it are not of a history, but given
 * @BW_LINE_ACTIONS: how many actions that are
 * @BW_LINE_WON: points that were won in a period, as a bar
 * @BW_LINE_LOST: points that were lost in it, below 0, as a bar
 * @BW_LINE_CHANGES: how many times points were won or lost in it; read, and not drawn
 *
 * The lines of a chart.
 */
typedef enum {
  BW_LINE_SCORE,
  BW_LINE_MAXIMUM,
  BW_LINE_ALL,
  BW_LINE_SIZE,
  BW_LINE_INDUSTRY,
  BW_LINE_GOAL,
  BW_LINE_POINTS,
  BW_LINE_ACTIONS,
  BW_LINE_WON,
  BW_LINE_LOST,
  BW_LINE_CHANGES,
} BwLineKind;

#define BW_N_LINE_KINDS (BW_LINE_CHANGES + 1)

/**
 * BwLinePoint:
 * @day: the day
 * @value: what it is on that day, in the unit of the line
 * @starts: whether no line leads to it, because it is the first or days before it are missing
 *
 * One day of a line.
 */
typedef struct {
  BwDay day;
  double value;
  gboolean starts;
} BwLinePoint;

gboolean bw_line_is_known (double points, double max_points);
gboolean bw_line_is_bar (BwLineKind kind);
gboolean bw_line_is_drawn (BwLineKind kind);
gboolean bw_line_has_unit (BwLineKind kind, BwUnit unit);
GArray *bw_line_list_points (BwHistory *history, BwLineKind kind, BwUnit unit, double goal);
GArray *bw_line_reduce (GArray *points, guint n_columns);
gboolean bw_line_find_extremes (GArray *points, guint *lowest, guint *highest);
double bw_line_get_value (GArray *points, BwDay day);

G_END_DECLS
