/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-trend.h"

#include <math.h>

#include "model/bw-snapshot.h"
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

static void
add_point (GArray *points, BwDay day, double percentage)
{
  BwTrendPoint point = { day, percentage, percentage, 100 };

  g_array_append_val (points, point);
}

/* Ninety days up to the newest; what has no percentage has no place. */
static void
test_points (void)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) earlier = NULL;

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
  all = bw_trend_list_points (days, BW_DAY_NONE);
  earlier = bw_trend_list_points (days, LAST - 1);

  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpint (g_array_index (all, BwTrendPoint, 0).day, ==, LAST - 89);
  g_assert_cmpfloat (g_array_index (all, BwTrendPoint, 0).percentage, ==, 25);
  g_assert_cmpfloat (g_array_index (all, BwTrendPoint, 1).percentage, ==, 0);
  g_assert_cmpfloat (g_array_index (all, BwTrendPoint, 2).percentage, ==, 75);
  g_assert_cmpuint (earlier->len, ==, 3);
  g_assert_cmpint (g_array_index (earlier, BwTrendPoint, 0).day, ==, LAST - 90);
}

static void
test_no_points (void)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new ();
  g_autoptr (GArray) points = bw_trend_list_points (days, BW_DAY_NONE);

  g_assert_cmpuint (points->len, ==, 0);
  assert_said (bw_trend_say_summary (points), "No earlier days are known.");
}

/* The line has a gap where days are missing. */
static void
test_lines (void)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (BwTrendPoint));

  add_point (points, LAST - 10, 40);
  add_point (points, LAST - 9, 41);
  add_point (points, LAST - 5, 42);
  add_point (points, LAST, 43);
  g_assert_true (bw_trend_starts_line (points, 0));
  g_assert_false (bw_trend_starts_line (points, 1));
  g_assert_true (bw_trend_starts_line (points, 2));
  g_assert_true (bw_trend_starts_line (points, 3));
  g_assert_cmpfloat (bw_trend_place_day (points, LAST - 10), ==, 0);
  g_assert_cmpfloat (bw_trend_place_day (points, LAST - 5), ==, 0.5);
  g_assert_cmpfloat (bw_trend_place_day (points, LAST), ==, 1);
  g_assert_cmpuint (bw_trend_find_nearest (points, 0), ==, 0);
  g_assert_cmpuint (bw_trend_find_nearest (points, 0.06), ==, 1);
  g_assert_cmpuint (bw_trend_find_nearest (points, 0.74), ==, 2);
  g_assert_cmpuint (bw_trend_find_nearest (points, 0.76), ==, 3);
}

static void
test_single_point (void)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (BwTrendPoint));

  add_point (points, LAST, 43);
  g_assert_cmpfloat (bw_trend_place_day (points, LAST), ==, 1);
  g_assert_cmpuint (bw_trend_find_nearest (points, 0), ==, 0);
  assert_said (bw_trend_say_summary (points), "Only one day is known, so there is no line yet.");
}

static void
assert_scale (double lowest, double highest, double low, double high, double step)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (BwTrendPoint));
  BwScale scale;

  add_point (points, LAST - 1, highest);
  add_point (points, LAST, lowest);
  scale = bw_trend_work_out_scale (points);
  g_assert_cmpfloat (scale.low, ==, low);
  g_assert_cmpfloat (scale.high, ==, high);
  g_assert_cmpfloat (scale.step, ==, step);
}

static void
test_scale (void)
{
  BwScale scale = { 40, 60, 5 };

  assert_scale (40.2, 43.9, 40, 44, 1);
  assert_scale (40.2, 44.1, 40, 46, 2);
  assert_scale (41, 59, 40, 60, 5);
  assert_scale (3, 97, 0, 100, 25);
  assert_scale (0, 100, 0, 100, 25);
  /* A flat line has room, at the edges too. */
  assert_scale (42, 42, 42, 43, 1);
  assert_scale (0, 0, 0, 1, 1);
  assert_scale (100, 100, 99, 100, 1);
  /* What cannot be is off the scale, and the scale remains one that can be drawn. */
  assert_scale (40, 1e12, 40, 100, 20);
  g_assert_cmpfloat (bw_scale_place (&scale, 40), ==, 0);
  g_assert_cmpfloat (bw_scale_place (&scale, 55), ==, 0.75);
}

static void
test_words (void)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (BwTrendPoint));
  BwTrendPoint point = { LAST, 43.3, 520, 1201 };

  add_point (points, LAST - 2, 40);
  add_point (points, LAST - 1, 38.5);
  add_point (points, LAST, 43.25);
  assert_said (bw_trend_say_mark (25), "25%");
  assert_said (bw_trend_say_point (&point), "23 November 2026: 43.3%, 520 / 1201");
  assert_said (bw_trend_say_summary (points),
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
