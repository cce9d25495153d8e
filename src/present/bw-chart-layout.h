/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-drawing.h"
#include "present/bw-chart.h"

G_BEGIN_DECLS

/**
 * BwMeasureText:
 * @text: a number or a date of a chart
 * @data: what it is measured with
 *
 * Returns: how wide it is, in pixels
 */
typedef double (*BwMeasureText) (const char *text, gpointer data);

/**
 * BwChartRoom:
 * @width: in pixels
 * @height: in pixels
 * @line_height: how high its texts are, in pixels; distances follow it
 * @measure: tells how wide they are
 * @data: for @measure
 * @rtl: whether days run from right to left, as text does
 *
 * The room that there is for a chart.
 */
typedef struct {
  double width;
  double height;
  double line_height;
  BwMeasureText measure;
  gpointer data;
  gboolean rtl;
} BwChartRoom;

/**
 * BwChartFrame:
 * @x: the left edge of the lines, in pixels
 * @y: their upper edge
 * @width: how wide they are
 * @height: how high
 * @lanes: how high the room for marks below them is, in which no line goes; 0 where there are none
 * @first: the day at the one end
 * @last: the day at the other
 * @scale: what the height stands for
 * @rtl: whether days run from right to left
 *
 * Where the lines of a chart are, between the numbers at their start, and the marks and the dates below.
 */
typedef struct {
  double x;
  double y;
  double width;
  double height;
  double lanes;
  BwDay first;
  BwDay last;
  BwScale scale;
  gboolean rtl;
} BwChartFrame;

BwChartFrame bw_chart_layout_frame (BwChart *chart, const BwChartRoom *room);
double bw_chart_frame_place_day (const BwChartFrame *self, BwDay day);
double bw_chart_frame_place_value (const BwChartFrame *self, double value);
BwDay bw_chart_frame_find_day (const BwChartFrame *self, double x);
BwDrawing *bw_chart_layout_draw (BwChart *chart, const BwChartRoom *room);

G_END_DECLS
