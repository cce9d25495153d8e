/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a chart shows, and how that is said. */

#include "present/bw-chart.h"

#include <math.h>

#include "model/bw-words.h"
#include "present/bw-chart-text.h"
#include "present/bw-test-locale.h"

#define FIRST (bw_day_new (2026, 9, 1))

#define assert_said(text, expected)         \
  G_STMT_START                              \
  {                                         \
    g_autofree char *said = (text);         \
                                            \
    g_assert_cmpstr (said, ==, (expected)); \
  }                                         \
  G_STMT_END

static void
add_day (GPtrArray *days, BwDay day, double points, double max_points)
{
  BwComparisonFields all = { .basis = BW_BASIS_ALL_TENANTS, .percentage = 45.12 };
  g_autoptr (GPtrArray) comparisons = g_ptr_array_new_with_free_func (g_object_unref);
  BwSnapshotFields fields = { .id = "",
                              .tenant_id = "",
                              .day = day,
                              .current = points,
                              .max = max_points,
                              .comparisons = comparisons };

  g_ptr_array_add (comparisons, bw_comparison_new (&all));
  g_ptr_array_add (days, bw_snapshot_new (&fields));
}

/* Days 0 to 9 and 20 to 29 after the first, but 5 without points; the maximum rises on day 20. */
static BwChart *
make_chart (BwUnit unit, gboolean with_others, double goal)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwHistory) history = NULL;
  BwChartFields fields = { .unit = unit, .goal = goal };

  for (guint i = 0; i < 30; i++)
    if (i < 10 || i >= 20)
      add_day (days, FIRST + i, i == 5 ? NAN : 500 + i, i < 20 ? 1000 : 1012);
  history = bw_history_new (days, BW_DAY_NONE, BW_DAY_NONE);
  fields.history = history;
  for (guint kind = 0; kind < BW_N_LINE_KINDS; kind++)
    fields.shown[kind] = with_others;
  return bw_chart_new (&fields);
}

static void
test_days (void)
{
  g_autoptr (BwChart) chart = make_chart (BW_UNIT_PERCENTAGE, FALSE, NAN);

  g_assert_cmpuint (bw_chart_count_days (chart), ==, 19);
  g_assert_cmpuint (bw_chart_get_day (chart, 5), ==, FIRST + 6);
  g_assert_cmpuint (bw_chart_get_history_index (chart, 5), ==, 6);
  g_assert_cmpuint (bw_chart_get_history_index (chart, 18), ==, 19);
  g_assert_cmpuint (bw_chart_find_day (chart, FIRST - 100), ==, 0);
  g_assert_cmpuint (bw_chart_find_day (chart, FIRST + 100), ==, 18);
  g_assert_cmpuint (bw_chart_find_day (chart, FIRST + 6), ==, 5);
  /* In a gap the nearest one, of two the earlier. */
  g_assert_cmpuint (bw_chart_find_day (chart, FIRST + 5), ==, 4);
  g_assert_cmpuint (bw_chart_find_day (chart, FIRST + 12), ==, 8);
  g_assert_cmpuint (bw_chart_find_day (chart, FIRST + 18), ==, 9);
}

static void
test_steps (void)
{
  g_autoptr (BwChart) chart = make_chart (BW_UNIT_PERCENTAGE, FALSE, NAN);

  g_assert_cmpuint (bw_chart_step (chart, 3, BW_CHART_SPAN_DAY, 1), ==, 4);
  g_assert_cmpuint (bw_chart_step (chart, 0, BW_CHART_SPAN_DAY, -1), ==, 0);
  g_assert_cmpuint (bw_chart_step (chart, 18, BW_CHART_SPAN_DAY, 1), ==, 18);
  g_assert_cmpuint (bw_chart_step (chart, 0, BW_CHART_SPAN_WEEK, 1), ==, 6);
  /* A gap is crossed, however wide it is. */
  g_assert_cmpuint (bw_chart_step (chart, 8, BW_CHART_SPAN_WEEK, 1), ==, 9);
  g_assert_cmpuint (bw_chart_step (chart, 9, BW_CHART_SPAN_WEEK, -1), ==, 8);
  g_assert_cmpuint (bw_chart_step (chart, 18, BW_CHART_SPAN_MONTH, -1), ==, 0);
  g_assert_cmpuint (bw_chart_step (chart, 4, BW_CHART_SPAN_ALL, 1), ==, 18);
  g_assert_cmpuint (bw_chart_step (chart, 4, BW_CHART_SPAN_ALL, -1), ==, 0);
}

/* Where the nearest day is the one that a step starts from, it goes on to the next. */
static void
test_wide_gap (void)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwHistory) history = NULL;
  g_autoptr (BwChart) chart = NULL;
  BwChartFields fields = { .goal = NAN };

  add_day (days, FIRST, 500, 1000);
  add_day (days, FIRST + 100, 600, 1000);
  history = bw_history_new (days, BW_DAY_NONE, BW_DAY_NONE);
  fields.history = history;
  chart = bw_chart_new (&fields);
  g_assert_cmpuint (bw_chart_step (chart, 0, BW_CHART_SPAN_WEEK, 1), ==, 1);
  g_assert_cmpuint (bw_chart_step (chart, 1, BW_CHART_SPAN_WEEK, -1), ==, 0);
}

/* From every day every step ends on a day, and enough of them at the end. */
static void
test_steps_arrive (void)
{
  g_autoptr (BwChart) chart = make_chart (BW_UNIT_POINTS, FALSE, NAN);

  for (guint span = BW_CHART_SPAN_DAY; span <= BW_CHART_SPAN_ALL; span++) {
    guint at = 0;

    for (guint i = 0; i < 30; i++)
      at = bw_chart_step (chart, at, (BwChartSpan) span, 1);
    g_assert_cmpuint (at, ==, 18);
    for (guint i = 0; i < 30; i++)
      at = bw_chart_step (chart, at, (BwChartSpan) span, -1);
    g_assert_cmpuint (at, ==, 0);
  }
}

static void
test_scales (void)
{
  g_autoptr (BwChart) alone = make_chart (BW_UNIT_PERCENTAGE, FALSE, NAN);
  g_autoptr (BwChart) compared = make_chart (BW_UNIT_PERCENTAGE, TRUE, 80);
  g_autoptr (BwChart) points = make_chart (BW_UNIT_POINTS, TRUE, NAN);

  g_assert_cmpfloat_with_epsilon (bw_chart_get_scale (alone)->low, 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (bw_chart_get_scale (alone)->high, 52.5, 1);
  g_assert_cmpfloat (bw_chart_get_scale (compared)->low, <=, 45.12);
  g_assert_cmpfloat (bw_chart_get_scale (compared)->high, >=, 80);
  g_assert_cmpfloat (bw_chart_get_scale (points)->high, >=, 1012);
  g_assert_cmpuint (bw_chart_get_line (points, BW_LINE_MAXIMUM)->len, ==, 20);
  g_assert_cmpuint (bw_chart_get_line (points, BW_LINE_ALL)->len, ==, 0);
  g_assert_cmpuint (bw_chart_get_line (points, BW_LINE_GOAL)->len, ==, 0);
  g_assert_cmpuint (bw_chart_get_line (alone, BW_LINE_ALL)->len, ==, 0);
}

static void
test_words (void)
{
  g_autoptr (BwChart) alone = make_chart (BW_UNIT_PERCENTAGE, FALSE, NAN);
  g_autoptr (BwChart) all = make_chart (BW_UNIT_PERCENTAGE, TRUE, 80);
  g_autoptr (BwChart) points = make_chart (BW_UNIT_POINTS, TRUE, NAN);

  assert_said (bw_chart_text_say_day (alone, 0), "1 September 2026: 50.0%, 500 / 1000");
  assert_said (bw_chart_text_say_day (all, 9),
               "21 September 2026: 51.4%, 520 / 1012 · All organisations: 45.1% · Goal: 80.0% · "
               "10 days missing before, maximum changed by +12");
  assert_said (bw_chart_text_say_day (points, 0), "1 September 2026: 50.0%, 500 / 1000");
  assert_said (bw_chart_text_say_summary (alone),
               "From 50.0% on 1 September 2026 to 52.3% on 30 September 2026; lowest 50.0%, "
               "highest 52.3%");
  assert_said (bw_chart_text_say_summary (points),
               "From 500 on 1 September 2026 to 529 on 30 September 2026; lowest 500, highest 529");
  assert_said (bw_chart_text_say_between (alone, 9, 0),
               "From 1 September 2026 to 21 September 2026");
}

static void
test_marks (void)
{
  g_autoptr (BwChart) alone = make_chart (BW_UNIT_PERCENTAGE, FALSE, NAN);
  g_autoptr (BwChart) all = make_chart (BW_UNIT_PERCENTAGE, TRUE, 80);
  g_autoptr (BwChart) points = make_chart (BW_UNIT_POINTS, TRUE, NAN);

  assert_said (bw_chart_text_say_mark (alone, 1), "50.5%");
  assert_said (bw_chart_text_say_mark (all, 0), "40%");
  assert_said (bw_chart_text_say_mark (points, 0), "400");
  assert_said (bw_chart_text_say_tick (FIRST, BW_TICK_DAY, TRUE), "1 Sep");
  assert_said (bw_chart_text_say_tick (FIRST, BW_TICK_MONTH, TRUE), "Sep 2026");
  assert_said (bw_chart_text_say_tick (FIRST, BW_TICK_MONTH, FALSE), "Sep");
  assert_said (bw_chart_text_say_tick (bw_day_new (2027, 1, 1), BW_TICK_MONTH, FALSE), "Jan 2027");
  assert_said (bw_chart_text_say_tick (FIRST, BW_TICK_YEAR, FALSE), "2026");
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new ();
  g_autoptr (BwHistory) history = bw_history_new (days, BW_DAY_NONE, BW_DAY_NONE);
  BwChartFields fields = { .history = history, .goal = NAN };
  g_autoptr (BwChart) chart = bw_chart_new (&fields);

  g_assert_cmpuint (bw_chart_count_days (chart), ==, 0);
  assert_said (bw_chart_text_say_summary (chart), "There are no records of these days.");
}

int
main (int argc, char **argv)
{
  bw_test_locale_init (&argc, &argv);
  g_test_add_func ("/chart/days", test_days);
  g_test_add_func ("/chart/steps", test_steps);
  g_test_add_func ("/chart/wide-gap", test_wide_gap);
  g_test_add_func ("/chart/steps-arrive", test_steps_arrive);
  g_test_add_func ("/chart/scales", test_scales);
  g_test_add_func ("/chart/words", test_words);
  g_test_add_func ("/chart/marks", test_marks);
  g_test_add_func ("/chart/nothing", test_nothing);
  return g_test_run ();
}
