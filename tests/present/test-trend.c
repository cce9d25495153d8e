/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The line of the overview. */

#include "present/bw-trend.h"

#include <math.h>

#include "model/bw-snapshot.h"
#include "present/bw-chart-layout.h"
#include "present/bw-chart-legend.h"
#include "present/bw-chart-text.h"
#include "present/bw-test-locale.h"

#define assert_said(text, expected)         \
  G_STMT_START                              \
  {                                         \
    g_autofree char *said = (text);         \
                                            \
    g_assert_cmpstr (said, ==, (expected)); \
  }                                         \
  G_STMT_END

#define LAST (bw_day_new (2026, 11, 23))

static void
add_day (GPtrArray *days, BwDay day, double points, double max_points)
{
  BwSnapshotFields fields = {
    .id = "", .tenant_id = "", .day = day, .current = points, .max = max_points
  };

  g_ptr_array_add (days, bw_snapshot_new (&fields));
}

static BwChart *
make_chart (const double *percentages, guint n)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    add_day (days, LAST - n + 1 + i, percentages[i], 100);
  return bw_trend_create_chart (days, BW_DAY_NONE);
}

/* Ninety days up to the newest; what has no percentage has no place. */
static void
test_points (void)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwChart) all = NULL;
  g_autoptr (BwChart) earlier = NULL;

  add_day (days, LAST - 90, 1, 4);
  add_day (days, LAST - 89, 1, 4);
  /* Damaged: more points than there are, and less than none. */
  add_day (days, LAST - 6, 5000, 0.000001);
  add_day (days, LAST - 5, -1, 4);
  add_day (days, LAST - 4, NAN, 4);
  add_day (days, LAST - 3, 1, NAN);
  add_day (days, LAST - 2, 1, 0);
  add_day (days, LAST - 1, 0, 4);
  add_day (days, LAST, 3, 4);
  all = bw_trend_create_chart (days, BW_DAY_NONE);
  earlier = bw_trend_create_chart (days, LAST - 1);

  g_assert_cmpuint (bw_chart_count_days (all), ==, 3);
  g_assert_cmpuint (bw_chart_get_day (all, 0), ==, LAST - 89);
  g_assert_cmpfloat (bw_chart_get_value (all, 0), ==, 25);
  g_assert_cmpfloat (bw_chart_get_value (all, 1), ==, 0);
  g_assert_cmpfloat (bw_chart_get_value (all, 2), ==, 75);
  g_assert_cmpuint (bw_chart_count_days (earlier), ==, 3);
  g_assert_cmpuint (bw_chart_get_day (earlier, 0), ==, LAST - 90);
}

static void
test_no_points (void)
{
  g_autoptr (BwChart) chart = make_chart (NULL, 0);

  g_assert_cmpuint (bw_chart_count_days (chart), ==, 0);
  assert_said (bw_trend_say_summary (chart), "No earlier days are known.");
}

static double
measure (const char *text, gpointer data)
{
  return 7.0 * (double) g_utf8_strlen (text, -1);
}

static const BwChartRoom ROOM = { 400, 150, 15, measure, NULL, FALSE };

static guint
count_shapes (BwDrawing *drawing, BwShapeKind kind, BwInk ink)
{
  guint n = 0;

  for (guint i = 0; i < drawing->shapes->len; i++) {
    const BwShape *shape = g_ptr_array_index (drawing->shapes, i);

    n += shape->kind == kind && shape->ink == ink;
  }
  return n;
}

/* The line has a gap where days are missing, and is read by place. Its end is marked, and nothing else: there is no room
   to say what other marks mean. */
static void
test_lines (void)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwChart) chart = NULL;
  g_autoptr (BwDrawing) drawing = NULL;
  g_autoptr (GArray) legend = NULL;
  BwChartFrame frame;

  add_day (days, LAST - 10, 40, 100);
  add_day (days, LAST - 9, 41, 100);
  add_day (days, LAST - 5, 42, 100);
  add_day (days, LAST - 4, 42, 110);
  add_day (days, LAST, 43, 110);
  chart = bw_trend_create_chart (days, BW_DAY_NONE);
  drawing = bw_chart_layout_draw (chart, &ROOM);
  legend = bw_chart_legend_list (chart);
  frame = bw_chart_layout_frame (chart, &ROOM);
  g_assert_cmpuint (count_shapes (drawing, BW_SHAPE_LINE, BW_INK_SCORE), ==, 2);
  /* The day that stands alone, which is the newest, and its mark. */
  g_assert_cmpuint (count_shapes (drawing, BW_SHAPE_DOT, BW_INK_SCORE), ==, 2);
  g_assert_cmpuint (count_shapes (drawing, BW_SHAPE_FORM, BW_INK_STEP), ==, 0);
  g_assert_cmpfloat (frame.lanes, ==, 0);
  g_assert_cmpuint (legend->len, ==, 1);
  g_assert_cmpfloat (bw_chart_frame_place_day (&frame, LAST - 10), ==, frame.x);
  g_assert_cmpuint (bw_chart_frame_find_day (&frame, frame.x + 0.46 * frame.width), ==, LAST - 5);
  g_assert_cmpuint (bw_chart_find_day (chart, LAST - 6), ==, 2);
  g_assert_cmpuint (bw_chart_find_day (chart, LAST - 1), ==, 4);
}

static void
test_single_point (void)
{
  const double one[] = { 43 };
  g_autoptr (BwChart) chart = make_chart (one, 1);

  assert_said (bw_trend_say_summary (chart), "Only one day is known, so there is no line yet.");
}

static void
assert_scale (double lowest, double highest, double low, double high, double step)
{
  const double values[] = { highest, lowest };
  g_autoptr (BwChart) chart = make_chart (values, G_N_ELEMENTS (values));
  const BwScale *scale = bw_chart_get_scale (chart);

  g_assert_cmpfloat_with_epsilon (scale->low, low, 1e-9);
  g_assert_cmpfloat_with_epsilon (scale->high, high, 1e-9);
  g_assert_cmpfloat_with_epsilon (scale->step, step, 1e-9);
}

/* Round numbers below and above, at most five steps of at least 1 %, within 0 to 100 %. */
static void
test_scale (void)
{
  assert_scale (40.2, 43.9, 40, 44, 1);
  assert_scale (41, 59, 40, 60, 5);
  assert_scale (3, 97, 0, 100, 20);
  assert_scale (0, 100, 0, 100, 20);
  /* A flat line has room, at the edges too. */
  assert_scale (42, 42, 42, 43, 1);
  assert_scale (0, 0, 0, 1, 1);
  assert_scale (100, 100, 99, 100, 1);
}

static void
test_words (void)
{
  const double values[] = { 40, 38.5, 43.25 };
  g_autoptr (BwChart) chart = make_chart (values, G_N_ELEMENTS (values));

  assert_said (bw_chart_text_say_day (chart, 2), "23 November 2026: 43.3%, 43.25 / 100");
  assert_said (bw_trend_say_summary (chart),
               "From 40.0% on 21 November 2026 to 43.3% on 23 November 2026; lowest 38.5%, "
               "highest 43.3%");
}

int
main (int argc, char **argv)
{
  bw_test_locale_init (&argc, &argv);
  g_test_add_func ("/trend/points", test_points);
  g_test_add_func ("/trend/no-points", test_no_points);
  g_test_add_func ("/trend/lines", test_lines);
  g_test_add_func ("/trend/single-point", test_single_point);
  g_test_add_func ("/trend/scale", test_scale);
  g_test_add_func ("/trend/words", test_words);
  return g_test_run ();
}
