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
#define NEWEST_SIZE 0.25
#define LANE 0.75

/* What a date takes of the width beside what it is wide, so that two can be told apart. */
#define DATE_SPACE 1.5

/* How many pixels wide the columns are in which no more than four points of a line are told apart: lines are as wide, and
 * each point costs drawing time. */
#define COLUMN 2

G_STATIC_ASSERT ((int) BW_INK_CHANGES == (int) BW_LINE_CHANGES);

/* What a bar takes of the width that there is for a period, and how far its outline lies within. */
#define BAR_WIDTH 0.7
#define BAR_EDGE 0.75

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

static guint
count_days_of_bar (BwChart *chart)
{
  BwPeriod period = bw_chart_get_fields (chart)->period;

  return period == BW_PERIOD_DAY ? 1 : period == BW_PERIOD_WEEK ? 7 : 30;
}

/* A bar stands around its day. */
static void
make_room_for_bars (BwChart *chart, BwChartFrame *frame)
{
  guint half = (count_days_of_bar (chart) + 1) / 2;

  frame->first -= half;
  frame->last += half;
}

/* Each kind of mark has a lane of its own, so that they lie neither on one another nor on a line. */
static double
measure_lanes (BwChart *chart, const BwChartRoom *room)
{
  guint n = (bw_chart_has_steps (chart) ? 1 : 0) + (bw_chart_has_events (chart) ? 1 : 0);

  return n * LANE * room->line_height;
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
  double lanes = measure_lanes (chart, room);
  guint n_days = bw_chart_count_days (chart);
  BwChartFrame frame = {
    .x = room->rtl ? end : margin,
    .y = room->line_height / 2,
    .width = MAX (room->width - margin - end, 1),
    .height = MAX (room->height - (2 + GAP + TICK) * room->line_height - lanes, 1),
    .lanes = lanes,
    .scale = *bw_chart_get_scale (chart),
    .rtl = room->rtl,
  };

  if (n_days > 0) {
    frame.first = bw_chart_get_day (chart, 0);
    frame.last = bw_chart_get_last_day (chart);
  }
  if (bw_line_is_bar (bw_chart_get_fields (chart)->lead))
    make_room_for_bars (chart, &frame);
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
  double bottom = frame->y + frame->height + frame->lanes;
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

/* Marks. */

/* The middle of a lane, counted from the lines on. */
static double
place_lane (const BwChartRoom *room, const BwChartFrame *frame, guint lane)
{
  return frame->y + frame->height + (lane + 0.5) * LANE * room->line_height;
}

/* A small triangle that points to where the maximum went. */
static void
draw_step (BwDrawing *drawing, const BwChartRoom *room, const BwSpot *at, double change)
{
  BwShape *form = bw_drawing_add (drawing, BW_SHAPE_FORM, BW_INK_STEP);
  double size = STEP_SIZE * room->line_height;
  double height = change > 0 ? 0.75 * size : -0.75 * size;

  bw_shape_add_spot (form, at->x - size, at->y + height);
  bw_shape_add_spot (form, at->x + size, at->y + height);
  bw_shape_add_spot (form, at->x, at->y - height);
}

/* A small lozenge. */
static void
draw_event (BwDrawing *drawing, const BwChartRoom *room, const BwSpot *at)
{
  BwShape *form = bw_drawing_add (drawing, BW_SHAPE_FORM, BW_INK_EVENT);
  double size = STEP_SIZE * room->line_height;

  bw_shape_add_spot (form, at->x, at->y - size);
  bw_shape_add_spot (form, at->x + size, at->y);
  bw_shape_add_spot (form, at->x, at->y + size);
  bw_shape_add_spot (form, at->x - size, at->y);
}

/* Whether a mark is far enough from the one before it in its lane: those that cover one another are one. */
static gboolean
take_place (const BwChartRoom *room, BwSpot *at, double x)
{
  if (fabs (x - at->x) < STEP_SIZE * room->line_height)
    return FALSE;
  at->x = x;
  return TRUE;
}

static void
draw_steps (BwDrawing *drawing, BwChart *chart, const BwChartRoom *room, const BwChartFrame *frame)
{
  BwSpot at = { -INFINITY, place_lane (room, frame, 0) };

  for (guint i = 0; bw_chart_has_steps (chart) && i < bw_chart_count_days (chart); i++) {
    double change = bw_chart_get_step (chart, i);

    if (change != 0 &&
        take_place (room, &at, bw_chart_frame_place_day (frame, bw_chart_get_day (chart, i))))
      draw_step (drawing, room, &at, change);
  }
}

static void
draw_events (BwDrawing *drawing, BwChart *chart, const BwChartRoom *room, const BwChartFrame *frame)
{
  GArray *events = bw_chart_get_events (chart);
  BwSpot at = { -INFINITY, place_lane (room, frame, bw_chart_has_steps (chart) ? 1 : 0) };

  for (guint i = 0; i < events->len; i++) {
    BwDay day = g_array_index (events, BwChartEvents, i).day;

    if (take_place (room, &at, bw_chart_frame_place_day (frame, day)))
      draw_event (drawing, room, &at);
  }
}

/* Where nothing else is marked, the end of the line is: it is the score of today. */
static void
draw_newest (BwDrawing *drawing, BwChart *chart, const BwChartRoom *room, const BwChartFrame *frame)
{
  guint last = bw_chart_count_days (chart) - 1;

  if (bw_chart_get_fields (chart)->is_small)
    bw_drawing_add_dot (drawing, (BwInk) bw_chart_get_fields (chart)->lead,
                        bw_chart_frame_place_day (frame, bw_chart_get_day (chart, last)),
                        bw_chart_frame_place_value (frame, bw_chart_get_value (chart, last)),
                        NEWEST_SIZE * room->line_height);
}

/* Zones. */

static void
draw_shade (BwDrawing *drawing, const BwChartFrame *frame, double top, double bottom)
{
  BwShape *shade = bw_drawing_add (drawing, BW_SHAPE_FORM, BW_INK_ZONE);

  bw_shape_add_spot (shade, frame->x, top);
  bw_shape_add_spot (shade, frame->x + frame->width, top);
  bw_shape_add_spot (shade, frame->x + frame->width, bottom);
  bw_shape_add_spot (shade, frame->x, bottom);
}

static void
draw_limit (BwDrawing *drawing, const BwChartFrame *frame, double y)
{
  BwShape *limit = bw_drawing_add (drawing, BW_SHAPE_LINE, BW_INK_LIMIT);

  bw_shape_add_spot (limit, frame->x, y);
  bw_shape_add_spot (limit, frame->x + frame->width, y);
}

/* Its name stands in it where there is room, at the end where the newest days are not. */
static void
draw_zone (BwDrawing *drawing,
           BwChart *chart,
           const BwChartRoom *room,
           const BwChartFrame *frame,
           BwZone zone)
{
  g_autofree char *name = bw_chart_text_label_zone (zone);
  double from = 0;
  double to = 0;
  double top = 0;
  double bottom = 0;

  bw_zones_get_limits (&bw_chart_get_fields (chart)->zones, zone, &from, &to);
  from = MAX (from, frame->scale.low);
  to = MIN (to, frame->scale.high);
  if (from >= to)
    return;
  top = bw_chart_frame_place_value (frame, to);
  bottom = bw_chart_frame_place_value (frame, from);
  if (zone == BW_ZONE_OKAY)
    draw_shade (drawing, frame, top, bottom);
  if (from > frame->scale.low)
    draw_limit (drawing, frame, bottom);
  if (bottom - top >= room->line_height)
    bw_drawing_add_text (
        drawing, room->rtl ? frame->x + frame->width - measure (room, name) : frame->x, top, name);
}

static void
draw_zones (BwDrawing *drawing, BwChart *chart, const BwChartRoom *room, const BwChartFrame *frame)
{
  for (BwZone zone = BW_ZONE_BAD; bw_chart_has_zones (chart) && zone < BW_N_ZONES; zone++)
    draw_zone (drawing, chart, room, frame, zone);
}

/* Bars. */

/* Points won are full, points lost are hollow: colour alone does not tell them apart. */
static void
draw_bar (BwDrawing *drawing,
          const BwChartFrame *frame,
          BwLineKind kind,
          const BwLinePoint *point,
          double width)
{
  gboolean is_hollow = kind == BW_LINE_LOST;
  double x = bw_chart_frame_place_day (frame, point->day);
  double zero = bw_chart_frame_place_value (frame, 0);
  double end = bw_chart_frame_place_value (frame, point->value);
  double half = MAX (width / 2, 1) - (is_hollow ? BAR_EDGE : 0);
  BwShape *bar = NULL;

  if (fabs (point->value) <= BW_POINTS_EPSILON)
    return;
  bar = bw_drawing_add (drawing, is_hollow ? BW_SHAPE_LINE : BW_SHAPE_FORM, (BwInk) kind);
  bw_shape_add_spot (bar, x - half, zero);
  bw_shape_add_spot (bar, x - half, end);
  bw_shape_add_spot (bar, x + half, end);
  bw_shape_add_spot (bar, x + half, zero);
  if (is_hollow)
    bw_shape_add_spot (bar, x - half, zero);
}

static void
draw_bars (BwDrawing *drawing, BwChart *chart, const BwChartFrame *frame, BwLineKind kind)
{
  GArray *points = bw_chart_get_line (chart, kind);
  double width =
      BAR_WIDTH * frame->width * count_days_of_bar (chart) / MAX (frame->last - frame->first, 1);

  for (guint i = 0; i < points->len; i++)
    draw_bar (drawing, frame, kind, &g_array_index (points, BwLinePoint, i), width);
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

  draw_zones (drawing, chart, room, &frame);
  draw_scale (drawing, chart, room, &frame);
  draw_dates (drawing, room, &frame);
  draw_steps (drawing, chart, room, &frame);
  draw_events (drawing, chart, room, &frame);
  /* The score lies above all others. */
  for (int kind = BW_N_LINE_KINDS - 1; kind >= 0; kind--)
    if (bw_line_is_bar ((BwLineKind) kind))
      draw_bars (drawing, chart, &frame, (BwLineKind) kind);
    else if (bw_line_is_drawn ((BwLineKind) kind))
      draw_line (drawing, chart, room, &frame, (BwLineKind) kind);
  draw_newest (drawing, chart, room, &frame);
  return g_steal_pointer (&drawing);
}
