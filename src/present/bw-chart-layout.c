/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-chart-layout.h"

#include <math.h>

#include "model/bw-day-ticks.h"
#include "model/bw-points.h"
#include "present/bw-chart-text.h"

/* Parts of the height of a line of text. */
#define GAP 0.4
#define TICK 0.3
#define STEP_SIZE 0.28
#define DOT_SIZE 0.13

/* What a date takes of the width beside what it is wide, so that two can be told apart. */
#define DATE_SPACE 1.5

/* How many pixels wide the columns are in which no more than four points of a line are told apart: lines are as wide, and
 * each point costs drawing time. */
#define COLUMN 2

G_STATIC_ASSERT ((int) BW_INK_GOAL == (int) BW_LINE_GOAL);

static double
measure (const BwChartRoom *room, const char *text)
{
  return room->measure (text, room->data);
}

static double
measure_marks (BwChart *chart, const BwChartRoom *room)
{
  const BwScale *scale = bw_chart_get_scale (chart);
  double width = 0;

  for (guint i = 0; i < bw_scale_count_marks (scale); i++) {
    g_autofree char *text = bw_chart_text_say_mark (chart, i);

    width = MAX (width, measure (room, text));
  }
  return width;
}

/**
 * bw_chart_layout_frame:
 * @chart: a chart
 * @room: the room for it
 *
 * Returns: where its lines are; at least a pixel wide and high
 */
BwChartFrame
bw_chart_layout_frame (BwChart *chart, const BwChartRoom *room)
{
  double margin = measure_marks (chart, room) + GAP * room->line_height;
  double end = GAP * room->line_height;
  guint n_days = bw_chart_count_days (chart);
  BwChartFrame frame = {
    .x = room->rtl ? end : margin,
    .y = room->line_height / 2,
    .width = MAX (room->width - margin - end, 1),
    .height = MAX (room->height - (2 + GAP + TICK) * room->line_height, 1),
    .scale = *bw_chart_get_scale (chart),
    .rtl = room->rtl,
  };

  if (n_days > 0) {
    frame.first = bw_chart_get_day (chart, 0);
    frame.last = bw_chart_get_day (chart, n_days - 1);
  }
  return frame;
}

/**
 * bw_chart_frame_place_day:
 * @self: where lines are
 * @day: a day
 *
 * Returns: where it is from the left, in pixels. A single day is at the end
 */
double
bw_chart_frame_place_day (const BwChartFrame *self, BwDay day)
{
  double along = self->first == self->last
                     ? 1
                     : ((double) day - self->first) / ((double) self->last - self->first);

  return self->x + (self->rtl ? 1 - along : along) * self->width;
}

/**
 * bw_chart_frame_place_value:
 * @self: where lines are
 * @value: a value
 *
 * Returns: where it is from the top, in pixels
 */
double
bw_chart_frame_place_value (const BwChartFrame *self, double value)
{
  return self->y + (1 - bw_scale_place (&self->scale, value)) * self->height;
}

/**
 * bw_chart_frame_find_day:
 * @self: where lines are
 * @x: a place from the left, in pixels
 *
 * Returns: the day that is there; beside the lines, that at their end
 */
BwDay
bw_chart_frame_find_day (const BwChartFrame *self, double x)
{
  double along = CLAMP ((x - self->x) / self->width, 0, 1);

  if (self->rtl)
    along = 1 - along;
  return self->first + (BwDay) round (along * (self->last - self->first));
}

static void
add_rule (BwDrawing *drawing, double x1, double y1, double x2, double y2)
{
  BwShape *rule = bw_drawing_add (drawing, BW_SHAPE_LINE, BW_INK_GRID);

  bw_shape_add_spot (rule, x1, y1);
  bw_shape_add_spot (rule, x2, y2);
}

static void
draw_scale (BwDrawing *drawing, BwChart *chart, const BwChartRoom *room, const BwChartFrame *frame)
{
  for (guint i = 0; i < bw_scale_count_marks (&frame->scale); i++) {
    g_autofree char *text = bw_chart_text_say_mark (chart, i);
    double y = bw_chart_frame_place_value (frame, bw_scale_get_mark (&frame->scale, i));
    double gap = GAP * room->line_height;
    double x = room->rtl ? frame->x + frame->width + gap : frame->x - gap - measure (room, text);

    /* In the middle of a row of pixels, or it is drawn across two. */
    add_rule (drawing, frame->x, floor (y) + 0.5, frame->x + frame->width, floor (y) + 0.5);
    bw_drawing_add_text (drawing, x, y - room->line_height / 2, text);
  }
}

static guint
count_dates (const BwChartRoom *room, const BwChartFrame *frame)
{
  g_autofree char *day = bw_chart_text_say_tick (frame->last, BW_TICK_DAY, TRUE);
  g_autofree char *month = bw_chart_text_say_tick (frame->last, BW_TICK_MONTH, TRUE);
  double width = MAX (measure (room, day), measure (room, month));

  return (guint) MAX (frame->width / (width * DATE_SPACE), 1);
}

/* One at an edge is moved into the picture. @taken is where the one before it ends, in the direction of days. */
static void
draw_date (BwDrawing *drawing,
           const BwChartRoom *room,
           const BwChartFrame *frame,
           BwDay day,
           const char *text,
           double *taken)
{
  double width = measure (room, text);
  double bottom = frame->y + frame->height;
  double x = bw_chart_frame_place_day (frame, day);
  double start = 0;

  add_rule (drawing, floor (x) + 0.5, bottom, floor (x) + 0.5, bottom + TICK * room->line_height);
  x = CLAMP (x - width / 2, 0, MAX (room->width - width, 0));
  start = room->rtl ? room->width - x - width : x;
  if (start < *taken)
    return;
  bw_drawing_add_text (drawing, x, bottom + (TICK + GAP) * room->line_height, text);
  *taken = start + width + GAP * room->line_height;
}

static void
draw_dates (BwDrawing *drawing, const BwChartRoom *room, const BwChartFrame *frame)
{
  BwTickUnit unit = BW_TICK_DAY;
  g_autoptr (GArray) days =
                bw_day_ticks_list (frame->first, frame->last, count_dates (room, frame), &unit);
  double taken = 0;

  for (guint i = 0; i < days->len; i++) {
    BwDay day = g_array_index (days, BwDay, i);
    g_autofree char *text = bw_chart_text_say_tick (day, unit, i == 0);

    draw_date (drawing, room, frame, day, text, &taken);
  }
}

static void
draw_run (BwDrawing *drawing,
          const BwChartRoom *room,
          const BwChartFrame *frame,
          BwLineKind kind,
          const BwLinePoint *points,
          guint n)
{
  BwShape *line = NULL;

  if (n == 1) {
    bw_drawing_add_dot (drawing, (BwInk) kind, bw_chart_frame_place_day (frame, points[0].day),
                        bw_chart_frame_place_value (frame, points[0].value),
                        DOT_SIZE * room->line_height);
    return;
  }
  line = bw_drawing_add (drawing, BW_SHAPE_LINE, (BwInk) kind);
  for (guint i = 0; i < n; i++)
    bw_shape_add_spot (line, bw_chart_frame_place_day (frame, points[i].day),
                       bw_chart_frame_place_value (frame, points[i].value));
}

static void
draw_line (BwDrawing *drawing,
           BwChart *chart,
           const BwChartRoom *room,
           const BwChartFrame *frame,
           BwLineKind kind)
{
  g_autoptr (GArray) points = bw_line_reduce (bw_chart_get_line (chart, kind),
                                             (guint) MAX (frame->width / COLUMN, 1));
  const BwLinePoint *all = &g_array_index (points, BwLinePoint, 0);
  guint first = 0;

  for (guint i = 1; i <= points->len; i++)
    if (i == points->len || all[i].starts) {
      draw_run (drawing, room, frame, kind, all + first, i - first);
      first = i;
    }
}

/* A small triangle on the axis that points to where the maximum went. */
static void
draw_step (BwDrawing *drawing,
           const BwChartRoom *room,
           const BwChartFrame *frame,
           double x,
           gboolean up)
{
  BwShape *form = bw_drawing_add (drawing, BW_SHAPE_FORM, BW_INK_STEP);
  double size = STEP_SIZE * room->line_height;
  double bottom = frame->y + frame->height - 2;
  double base = up ? bottom : bottom - 1.5 * size;
  double tip = up ? bottom - 1.5 * size : bottom;

  bw_shape_add_spot (form, x - size, base);
  bw_shape_add_spot (form, x + size, base);
  bw_shape_add_spot (form, x, tip);
}

/* Those that cover one another are one. */
static void
draw_steps (BwDrawing *drawing, BwChart *chart, const BwChartRoom *room, const BwChartFrame *frame)
{
  BwHistory *history = bw_chart_get_fields (chart)->history;
  double last_x = -INFINITY;

  for (guint i = 0; i < bw_chart_count_days (chart); i++) {
    double change = bw_history_get_max_change (history, bw_chart_get_history_index (chart, i));
    double x = bw_chart_frame_place_day (frame, bw_chart_get_day (chart, i));

    if (!isfinite (change) || fabs (change) <= BW_POINTS_EPSILON ||
        fabs (x - last_x) < STEP_SIZE * room->line_height)
      continue;
    draw_step (drawing, room, frame, x, change > 0);
    last_x = x;
  }
}

/**
 * bw_chart_layout_draw:
 * @chart: a chart
 * @room: the room for it
 *
 * Returns: (transfer full): what it looks like there; nothing where it has no days
 */
BwDrawing *
bw_chart_layout_draw (BwChart *chart, const BwChartRoom *room)
{
  g_autoptr (BwDrawing) drawing = bw_drawing_new (room->width, room->height, room->line_height);
  BwChartFrame frame = bw_chart_layout_frame (chart, room);

  if (bw_chart_count_days (chart) == 0)
    return g_steal_pointer (&drawing);

  draw_scale (drawing, chart, room, &frame);
  draw_dates (drawing, room, &frame);
  draw_steps (drawing, chart, room, &frame);
  /* The score lies above all others. */
  for (int kind = BW_N_LINE_KINDS - 1; kind >= 0; kind--)
    draw_line (drawing, chart, room, &frame, (BwLineKind) kind);
  return g_steal_pointer (&drawing);
}
