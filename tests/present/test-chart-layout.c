/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where the parts of a chart are. */

#include "present/bw-chart-layout.h"

#include <math.h>
#include <string.h>

#include "model/bw-test-records.h"
#include "model/bw-words.h"
#include "present/bw-test-locale.h"

#define FIRST (bw_day_new (2026, 9, 1))
#define LINE_HEIGHT 16.0
#define LETTER_WIDTH 7.0

static double
measure (const char *text, gpointer data)
{
  return (double) g_utf8_strlen (text, -1) * LETTER_WIDTH;
}

static const BwChartRoom ROOM = { 600, 240, LINE_HEIGHT, measure, NULL, FALSE };

static BwChart *
make_chart (guint n_days, guint every, BwUnit unit)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwHistory) history = NULL;
  BwChartFields fields = { .unit = unit,
                           .goal = 70,
                           .shown = { TRUE, TRUE, TRUE, TRUE, TRUE, TRUE } };

  for (guint i = 0; i < n_days; i++) {
    BwSnapshotFields day = { .id = "",
                             .tenant_id = "",
                             .day = FIRST + i * every + (i >= n_days / 2 ? every * 3 : 0),
                             .current = 500 + 100 * sin (i / 7.0),
                             .max = 1000 + 10 * (i / 50) };

    g_ptr_array_add (days, bw_snapshot_new (&day));
  }
  history = bw_history_new (days, BW_DAY_NONE, BW_DAY_NONE);
  fields.history = history;
  return bw_chart_new (&fields);
}

static guint
count_shapes (BwDrawing *drawing, BwShapeKind kind, BwInk ink)
{
  guint n = 0;

  for (guint i = 0; i < drawing->shapes->len; i++) {
    BwShape *shape = g_ptr_array_index (drawing->shapes, i);

    if (shape->kind == kind && shape->ink == ink)
      n++;
  }
  return n;
}

static void
test_places (void)
{
  g_autoptr (BwChart) chart = make_chart (90, 1, BW_UNIT_PERCENTAGE);
  BwChartFrame frame = bw_chart_layout_frame (chart, &ROOM);
  double bottom = frame.y + frame.height;

  g_assert_cmpfloat (bw_chart_frame_place_day (&frame, frame.first), ==, frame.x);
  g_assert_cmpfloat_with_epsilon (bw_chart_frame_place_day (&frame, frame.last),
                                  frame.x + frame.width, 1e-9);
  g_assert_cmpfloat_with_epsilon (bw_chart_frame_place_value (&frame, frame.scale.low), bottom,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (bw_chart_frame_place_value (&frame, frame.scale.high), frame.y,
                                  1e-9);
  for (BwDay day = frame.first; day <= frame.last; day++)
    g_assert_cmpuint (bw_chart_frame_find_day (&frame, bw_chart_frame_place_day (&frame, day)), ==,
                      day);
  g_assert_cmpuint (bw_chart_frame_find_day (&frame, -1000), ==, frame.first);
  g_assert_cmpuint (bw_chart_frame_find_day (&frame, 10000), ==, frame.last);
}

/* From right to left the numbers are at the right and the oldest day too. */
static void
test_right_to_left (void)
{
  g_autoptr (BwChart) chart = make_chart (90, 1, BW_UNIT_PERCENTAGE);
  BwChartRoom room = ROOM;
  BwChartFrame ltr = bw_chart_layout_frame (chart, &room);
  BwChartFrame rtl;

  room.rtl = TRUE;
  rtl = bw_chart_layout_frame (chart, &room);
  g_assert_cmpfloat_with_epsilon (rtl.x, room.width - ltr.x - ltr.width, 1e-9);
  for (BwDay day = ltr.first; day <= ltr.last; day++) {
    double x = bw_chart_frame_place_day (&rtl, day);

    g_assert_cmpfloat_with_epsilon (x, room.width - bw_chart_frame_place_day (&ltr, day), 1e-6);
    g_assert_cmpuint (bw_chart_frame_find_day (&rtl, x), ==, day);
  }
}

static void
test_parts (void)
{
  g_autoptr (BwChart) chart = make_chart (90, 1, BW_UNIT_POINTS);
  g_autoptr (BwDrawing) drawing = bw_chart_layout_draw (chart, &ROOM);

  /* A gap in the middle; the maximum rose once; no comparisons in points. */
  g_assert_cmpuint (count_shapes (drawing, BW_SHAPE_LINE, BW_INK_SCORE), ==, 2);
  g_assert_cmpuint (count_shapes (drawing, BW_SHAPE_LINE, BW_INK_MAXIMUM), ==, 2);
  g_assert_cmpuint (count_shapes (drawing, BW_SHAPE_FORM, BW_INK_STEP), ==, 1);
  g_assert_cmpuint (count_shapes (drawing, BW_SHAPE_LINE, BW_INK_ALL), ==, 0);
  g_assert_cmpuint (count_shapes (drawing, BW_SHAPE_TEXT, BW_INK_LABEL), >=, 5);
}

/* A day that stands alone between two gaps is a dot. */
static void
test_lone_days (void)
{
  g_autoptr (BwChart) lone = make_chart (10, 2, BW_UNIT_PERCENTAGE);
  g_autoptr (BwChart) single = make_chart (1, 1, BW_UNIT_PERCENTAGE);
  g_autoptr (BwChart) none = make_chart (0, 1, BW_UNIT_PERCENTAGE);
  g_autoptr (BwDrawing) dots = bw_chart_layout_draw (lone, &ROOM);
  g_autoptr (BwDrawing) dot = bw_chart_layout_draw (single, &ROOM);
  g_autoptr (BwDrawing) nothing = bw_chart_layout_draw (none, &ROOM);

  g_assert_cmpuint (count_shapes (dots, BW_SHAPE_DOT, BW_INK_SCORE), ==, 10);
  g_assert_cmpuint (count_shapes (dots, BW_SHAPE_LINE, BW_INK_SCORE), ==, 0);
  g_assert_cmpuint (count_shapes (dot, BW_SHAPE_DOT, BW_INK_SCORE), ==, 1);
  g_assert_cmpuint (nothing->shapes->len, ==, 0);
}

/* Texts of one row do not lie on one another. */
static void
check_apart (const BwShape *a, const BwShape *b, const BwChartRoom *room)
{
  const BwSpot *at_a = &g_array_index (a->spots, BwSpot, 0);
  const BwSpot *at_b = &g_array_index (b->spots, BwSpot, 0);

  g_assert_true (fabs (at_a->y - at_b->y) >= LINE_HEIGHT - 1e-6 ||
                 at_a->x + room->measure (a->text, NULL) <= at_b->x ||
                 at_b->x + room->measure (b->text, NULL) <= at_a->x);
}

static void
check_picture (BwDrawing *drawing, const BwChartRoom *room)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < drawing->shapes->len; i++) {
    BwShape *shape = g_ptr_array_index (drawing->shapes, i);

    if (shape->kind == BW_SHAPE_TEXT)
      g_ptr_array_add (texts, shape);
    for (guint k = 0; k < shape->spots->len; k++) {
      BwSpot spot = g_array_index (shape->spots, BwSpot, k);

      g_assert_true (isfinite (spot.x) && isfinite (spot.y));
      g_assert_cmpfloat (spot.y, >=, -1);
      g_assert_cmpfloat (spot.y, <=, drawing->height + 1);
    }
  }
  for (guint i = 0; i < texts->len; i++)
    for (guint k = 0; k < i; k++)
      check_apart (texts->pdata[i], texts->pdata[k], room);
}

static void
test_any_room (void)
{
  for (guint i = 0; i < 600; i++) {
    guint n_days = (guint) g_test_rand_int_range (1, 900);
    guint every = (guint) g_test_rand_int_range (1, 12);
    g_autoptr (BwChart) chart = make_chart (
        n_days, every, g_test_rand_bit () ? BW_UNIT_POINTS : BW_UNIT_PERCENTAGE);
    BwChartRoom room = ROOM;
    g_autoptr (BwDrawing) drawing = NULL;

    /* Also so little that hardly a date has a place in it. */
    room.width = g_test_rand_double_range (130, i % 2 ? 1600 : 400);
    room.height = g_test_rand_double_range (160, 500);
    room.rtl = g_test_rand_bit ();
    drawing = bw_chart_layout_draw (chart, &room);
    check_picture (drawing, &room);
  }
}

/* Some months have names that are far longer than others. */
static double
measure_unevenly (const char *text, gpointer data)
{
  return measure (text, data) * (strstr (text, "Oct") != NULL ? 12 : 1);
}

static void
test_long_months (void)
{
  g_autoptr (BwChart) chart = make_chart (110, 1, BW_UNIT_PERCENTAGE);
  BwChartRoom room = ROOM;
  g_autoptr (BwDrawing) drawing = NULL;

  room.measure = measure_unevenly;
  drawing = bw_chart_layout_draw (chart, &room);
  check_picture (drawing, &room);
}

/* However many days there are, there is no more to draw than there are pixels for. */
static void
test_many_days (void)
{
  g_autoptr (BwChart) chart = make_chart (10000, 1, BW_UNIT_PERCENTAGE);
  g_autoptr (BwDrawing) drawing = bw_chart_layout_draw (chart, &ROOM);
  guint n_spots = 0;

  for (guint i = 0; i < drawing->shapes->len; i++)
    n_spots += ((BwShape *) g_ptr_array_index (drawing->shapes, i))->spots->len;
  /* Two lines of at most four spots a column, and the steps of the maximum. */
  g_assert_cmpuint (n_spots, <=, (guint) (2 * 4 * ROOM.width) + 3 * 200 + 100);
}

/* What people set on two days, on one of which the maximum changed as well. */
static BwActivities *
make_events (void)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new ();
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) states = bw_test_states_new ("Ignored", "2026-09-10T08:00:00Z", "Default",
                                                    "2026-09-21T08:00:00Z", NULL);
  g_autoptr (BwCatalogue) catalogue = NULL;

  g_ptr_array_add (profiles, BW_TEST_PROFILE (.id = "a", .title = "A", .max_points = 10,
                                              .state_updates = states));
  catalogue = bw_catalogue_new (NULL, profiles);
  return bw_activities_new (days, NULL, catalogue, BW_DAY_NONE, BW_DAY_NONE);
}

/* All other organisations are at the lower edge of the picture, where marks are. */
static BwChart *
make_marked_chart (gboolean steps, gboolean events)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) comparisons = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwActivities) activities = events ? make_events () : NULL;
  g_autoptr (BwHistory) history = NULL;
  BwChartFields fields = { .goal = NAN, .activities = activities, .shown = { TRUE, TRUE, TRUE } };

  g_ptr_array_add (comparisons,
                   BW_TEST_COMPARISON (.basis = BW_BASIS_ALL_TENANTS, .percentage = 40));
  for (guint i = 0; i < 90; i++) {
    BwSnapshotFields day = { .id = "",
                             .tenant_id = "",
                             .day = FIRST + i,
                             .current = 600,
                             .max = steps && i >= 20 ? 1100 : 1000,
                             .comparisons = comparisons };

    g_ptr_array_add (days, bw_snapshot_new (&day));
  }
  history = bw_history_new (days, BW_DAY_NONE, BW_DAY_NONE);
  fields.history = history;
  return bw_chart_new (&fields);
}

/* How far down the shapes of an ink go, and how far up. */
static void
find_extent (BwDrawing *drawing, BwInk ink, double *top, double *bottom)
{
  *top = INFINITY;
  *bottom = -INFINITY;
  for (guint i = 0; i < drawing->shapes->len; i++) {
    const BwShape *shape = g_ptr_array_index (drawing->shapes, i);

    for (guint k = 0; shape->ink == ink && shape->kind != BW_SHAPE_TEXT && k < shape->spots->len;
         k++) {
      *top = MIN (*top, g_array_index (shape->spots, BwSpot, k).y);
      *bottom = MAX (*bottom, g_array_index (shape->spots, BwSpot, k).y);
    }
  }
}

static double
find_top_of_dates (BwDrawing *drawing, const BwChartFrame *frame)
{
  double top = INFINITY;

  for (guint i = 0; i < drawing->shapes->len; i++) {
    const BwShape *shape = g_ptr_array_index (drawing->shapes, i);
    double y = g_array_index (shape->spots, BwSpot, 0).y;

    if (shape->kind == BW_SHAPE_TEXT && y > frame->y + frame->height)
      top = MIN (top, y);
  }
  return top;
}

static void
check_marks (BwChart *chart, const BwChartRoom *room, gboolean steps, gboolean events)
{
  g_autoptr (BwDrawing) drawing = bw_chart_layout_draw (chart, room);
  BwChartFrame frame = bw_chart_layout_frame (chart, room);
  double floor_of_lines = frame.y + frame.height;
  double top = 0;
  double bottom = 0;

  find_extent (drawing, BW_INK_ALL, &top, &bottom);
  g_assert_cmpfloat (bottom, <=, floor_of_lines + 1e-9);
  find_extent (drawing, BW_INK_STEP, &top, &bottom);
  g_assert_true (isfinite (top) == steps);
  if (steps) {
    g_assert_cmpfloat (top, >, floor_of_lines);
    floor_of_lines = bottom;
  }
  find_extent (drawing, BW_INK_EVENT, &top, &bottom);
  g_assert_true (isfinite (top) == events);
  if (events) {
    g_assert_cmpfloat (top, >, floor_of_lines);
    floor_of_lines = bottom;
  }
  g_assert_cmpfloat (find_top_of_dates (drawing, &frame), >, floor_of_lines);
  check_picture (drawing, room);
}

/* In whatever room there is, marks lie neither on a line, nor on one another, nor on dates. */
static void
test_lanes (void)
{
  for (guint i = 0; i < 4; i++) {
    gboolean steps = i % 2 == 1;
    gboolean events = i / 2 == 1;
    g_autoptr (BwChart) chart = make_marked_chart (steps, events);

    for (guint width = 280; width <= 1100; width += 205) {
      const BwChartRoom room = { width, 15 * LINE_HEIGHT, LINE_HEIGHT, measure, NULL, i % 2 };

      g_assert_cmpfloat (bw_chart_layout_frame (chart, &room).lanes, ==,
                         (steps + events) * 0.75 * LINE_HEIGHT);
      check_marks (chart, &room, steps, events);
    }
  }
}

int
main (int argc, char **argv)
{
  bw_test_locale_init (&argc, &argv);
  g_test_add_func ("/chart-layout/places", test_places);
  g_test_add_func ("/chart-layout/right-to-left", test_right_to_left);
  g_test_add_func ("/chart-layout/parts", test_parts);
  g_test_add_func ("/chart-layout/lone-days", test_lone_days);
  g_test_add_func ("/chart-layout/any-room", test_any_room);
  g_test_add_func ("/chart-layout/long-months", test_long_months);
  g_test_add_func ("/chart-layout/many-days", test_many_days);
  g_test_add_func ("/chart-layout/lanes", test_lanes);
  return g_test_run ();
}
