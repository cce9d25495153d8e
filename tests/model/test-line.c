/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The lines of a chart, and what of them can be seen. */

#include "model/bw-line.h"

#include <math.h>

#include "model/bw-words.h"

#define FIRST (bw_day_new (2026, 5, 1))

static void
add_compared_day (GPtrArray *days, BwDay day, double points, double max_points, double all)
{
  BwComparisonFields fields = { .basis = BW_BASIS_ALL_TENANTS, .percentage = all };
  g_autoptr (GPtrArray) comparisons = g_ptr_array_new_with_free_func (g_object_unref);
  BwSnapshotFields snapshot = { .id = "",
                                .tenant_id = "",
                                .day = day,
                                .current = points,
                                .max = max_points,
                                .comparisons = comparisons };

  g_ptr_array_add (comparisons, bw_comparison_new (&fields));
  g_ptr_array_add (days, bw_snapshot_new (&snapshot));
}

/* Days 0, 1, 2 known; 3 without points; 4 missing; 5 damaged; 6 known. */
static BwHistory *
make_history (void)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);

  add_compared_day (days, FIRST, 50, 100, 40);
  add_compared_day (days, FIRST + 1, 60, 100, NAN);
  add_compared_day (days, FIRST + 2, 60, 120, 42);
  add_compared_day (days, FIRST + 3, NAN, 120, 42);
  add_compared_day (days, FIRST + 5, 500, 120, 42);
  add_compared_day (days, FIRST + 6, 90, 120, 43);
  return bw_history_new (days, BW_DAY_NONE, BW_DAY_NONE);
}

/* As in "0:50 1:60 | 6:75": a bar where the line begins anew. */
static void
assert_line (BwLineKind kind, BwUnit unit, const char *wanted)
{
  g_autoptr (BwHistory) history = make_history ();
  g_autoptr (GArray) points = bw_line_list_points (history, kind, unit, 80);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < points->len; i++) {
    BwLinePoint point = g_array_index (points, BwLinePoint, i);

    g_string_append_printf (said, "%s%s%u:%g", i > 0 ? " " : "", i > 0 && point.starts ? "| " : "",
                            point.day - FIRST, point.value);
  }
  g_assert_cmpstr (said->str, ==, wanted);
  if (points->len > 0)
    g_assert_true (g_array_index (points, BwLinePoint, 0).starts);
}

static void
test_lines (void)
{
  assert_line (BW_LINE_SCORE, BW_UNIT_PERCENTAGE, "0:50 1:60 2:50 | 6:75");
  assert_line (BW_LINE_SCORE, BW_UNIT_POINTS, "0:50 1:60 2:60 | 6:90");
  assert_line (BW_LINE_MAXIMUM, BW_UNIT_POINTS, "0:100 1:100 2:120 3:120 | 5:120 6:120");
  assert_line (BW_LINE_MAXIMUM, BW_UNIT_PERCENTAGE, "");
  assert_line (BW_LINE_ALL, BW_UNIT_PERCENTAGE, "0:40 | 2:42 3:42 | 5:42 6:43");
  assert_line (BW_LINE_ALL, BW_UNIT_POINTS, "");
  assert_line (BW_LINE_SIZE, BW_UNIT_PERCENTAGE, "");
  /* What is aimed at holds on missing days too. */
  assert_line (BW_LINE_GOAL, BW_UNIT_PERCENTAGE, "0:80 1:80 2:80 3:80 5:80 6:80");
  assert_line (BW_LINE_GOAL, BW_UNIT_POINTS, "0:80 1:80 2:96 3:96 | 5:96 6:96");
}

static void
test_values (void)
{
  g_autoptr (BwHistory) history = make_history ();
  g_autoptr (GArray) points = bw_line_list_points (history, BW_LINE_SCORE, BW_UNIT_POINTS, NAN);

  g_assert_cmpfloat (bw_line_get_value (points, FIRST + 2), ==, 60);
  g_assert_true (isnan (bw_line_get_value (points, FIRST + 4)));
  g_assert_true (isnan (bw_line_get_value (points, FIRST + 7)));
}

static GArray *
make_points (guint n)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (BwLinePoint));
  BwDay day = FIRST;

  for (guint i = 0; i < n; i++) {
    guint gap = g_test_rand_int_range (0, 20) == 0 ? (guint) g_test_rand_int_range (1, 60) : 0;
    BwLinePoint point = { day + gap, g_test_rand_double_range (0, 100), i == 0 || gap > 0 };

    g_array_append_val (points, point);
    day = point.day + 1;
  }
  return points;
}

static gboolean
holds (GArray *points, const BwLinePoint *wanted)
{
  for (guint i = 0; i < points->len; i++)
    if (g_array_index (points, BwLinePoint, i).day == wanted->day)
      return g_array_index (points, BwLinePoint, i).value == wanted->value;
  return FALSE;
}

/* No peak is lost, nor are the ends; nothing is made up. */
static void
check_reduced (GArray *points, guint n_columns)
{
  g_autoptr (GArray) reduced = bw_line_reduce (points, n_columns);
  guint lowest = 0;
  guint highest = 0;

  g_assert_true (bw_line_find_extremes (points, &lowest, &highest));
  g_assert_cmpuint (reduced->len, <=,
                    MAX (4 * n_columns, points->len > n_columns ? 0 : points->len));
  g_assert_true (holds (reduced, &g_array_index (points, BwLinePoint, lowest)));
  g_assert_true (holds (reduced, &g_array_index (points, BwLinePoint, highest)));
  g_assert_true (holds (reduced, &g_array_index (points, BwLinePoint, 0)));
  g_assert_true (holds (reduced, &g_array_index (points, BwLinePoint, points->len - 1)));
  for (guint i = 0; i < reduced->len; i++) {
    g_assert_true (holds (points, &g_array_index (reduced, BwLinePoint, i)));
    if (i > 0)
      g_assert_cmpuint (g_array_index (reduced, BwLinePoint, i).day, >,
                        g_array_index (reduced, BwLinePoint, i - 1).day);
  }
}

static void
test_reduced (void)
{
  for (guint i = 0; i < 60; i++) {
    g_autoptr (GArray) points = make_points ((guint) g_test_rand_int_range (1, 1500));

    check_reduced (points, (guint) g_test_rand_int_range (1, 400));
  }
}

/* A gap that is wide enough to be seen is. */
static void
test_reduced_gap (void)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (BwLinePoint));
  g_autoptr (GArray) reduced = NULL;
  guint n_starts = 0;

  for (guint i = 0; i < 1000; i++) {
    BwLinePoint point = { FIRST + i + (i >= 500 ? 100 : 0), 50, i == 0 || i == 500 };

    g_array_append_val (points, point);
  }
  reduced = bw_line_reduce (points, 100);
  for (guint i = 0; i < reduced->len; i++)
    if (g_array_index (reduced, BwLinePoint, i).starts)
      n_starts++;
  g_assert_cmpuint (n_starts, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/line/lines", test_lines);
  g_test_add_func ("/line/values", test_values);
  g_test_add_func ("/line/reduced", test_reduced);
  g_test_add_func ("/line/reduced-gap", test_reduced_gap);

  return g_test_run ();
}
