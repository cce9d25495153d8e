/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Points won and lost by day, week and month. */

#include "model/bw-score-changes.h"

#include "model/bw-test-records.h"
#include "model/bw-words.h"

/* A Monday. */
#define MONDAY (bw_day_new (2026, 8, 31))

/* The points of "a" in Identity and of "b" in Data, each of 10, day after day from the day before @first on; a negative
   number is a day that is missing. */
static BwActivities *
make (BwDay first, const double (*points)[2], guint n)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++) {
    g_autoptr (BwTestRecords) records = bw_test_records_new (points[i][0] + points[i][1], 20);

    if (points[i][0] < 0)
      continue;
    records->day = first - 1 + i;
    bw_test_records_add_score (records, .id = "a", .category = BW_CATEGORY_IDENTITY,
                               .points = points[i][0], .percentage = points[i][0] * 10, .count = -1,
                               .total = -1);
    bw_test_records_add_score (records, .id = "b", .category = BW_CATEGORY_DATA,
                               .points = points[i][1], .percentage = points[i][1] * 10, .count = -1,
                               .total = -1);
    g_ptr_array_add (days, bw_test_records_make_snapshot (records));
  }
  return bw_activities_new (days, NULL, NULL, first, BW_DAY_NONE);
}

static void
assert_change (GArray *changes, guint i, double won, double lost, guint n_changes)
{
  const BwScoreChange *change = &g_array_index (changes, BwScoreChange, i);

  g_assert_cmpuint (changes->len, >, i);
  g_assert_cmpfloat_with_epsilon (change->won, won, BW_TEST_NEAR);
  g_assert_cmpfloat_with_epsilon (change->lost, lost, BW_TEST_NEAR);
  g_assert_cmpuint (change->n_changes, ==, n_changes);
}

/* Monday +1 and -2, Tuesday +3, Wednesday missing, Thursday -1 since Tuesday. */
static const double WEEK[][2] = { { 1, 9 }, { 2, 7 }, { 5, 7 }, { -1, 0 }, { 5, 6 } };

static void
test_days (void)
{
  g_autoptr (BwActivities) activities = make (MONDAY, WEEK, G_N_ELEMENTS (WEEK));
  g_autoptr (GArray) changes =
                bw_score_changes_list (activities, NULL, BW_PERIOD_DAY, MONDAY, MONDAY + 3);

  g_assert_cmpuint (changes->len, ==, 4);
  assert_change (changes, 0, 1, 2, 2);
  assert_change (changes, 1, 3, 0, 1);
  assert_change (changes, 2, 0, 0, 0);
  g_assert_false (g_array_index (changes, BwScoreChange, 2).is_known);
  assert_change (changes, 3, 0, 1, 1);
  g_assert_true (g_array_index (changes, BwScoreChange, 3).is_known);
}

/* The 31st of August and the first of September share a week and no month. */
static void
test_periods (void)
{
  g_autoptr (BwActivities) activities = make (MONDAY, WEEK, G_N_ELEMENTS (WEEK));
  g_autoptr (GArray) weeks =
                bw_score_changes_list (activities, NULL, BW_PERIOD_WEEK, MONDAY - 3, MONDAY + 3);
  g_autoptr (GArray) months =
                bw_score_changes_list (activities, NULL, BW_PERIOD_MONTH, MONDAY - 3, MONDAY + 3);

  g_assert_cmpuint (weeks->len, ==, 2);
  g_assert_false (g_array_index (weeks, BwScoreChange, 0).is_known);
  g_assert_cmpuint (g_array_index (weeks, BwScoreChange, 0).from, ==, MONDAY - 3);
  g_assert_cmpuint (g_array_index (weeks, BwScoreChange, 0).to, ==, MONDAY - 1);
  assert_change (weeks, 1, 4, 3, 4);
  g_assert_cmpuint (g_array_index (weeks, BwScoreChange, 1).to, ==, MONDAY + 3);
  g_assert_cmpuint (months->len, ==, 2);
  assert_change (months, 0, 1, 2, 2);
  assert_change (months, 1, 3, 1, 2);
}

static void
test_category (void)
{
  g_autoptr (BwActivities) activities = make (MONDAY, WEEK, G_N_ELEMENTS (WEEK));
  g_autoptr (GArray) changes = bw_score_changes_list (activities, BW_CATEGORY_DATA, BW_PERIOD_WEEK,
                                                     MONDAY, MONDAY + 3);

  g_assert_cmpuint (changes->len, ==, 1);
  assert_change (changes, 0, 0, 3, 2);
}

static void
test_choose (void)
{
  g_assert_cmpint (bw_period_choose (MONDAY, MONDAY + 29), ==, BW_PERIOD_DAY);
  g_assert_cmpint (bw_period_choose (MONDAY, MONDAY + 89), ==, BW_PERIOD_WEEK);
  g_assert_cmpint (bw_period_choose (MONDAY, MONDAY + 364), ==, BW_PERIOD_MONTH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score-changes/days", test_days);
  g_test_add_func ("/score-changes/periods", test_periods);
  g_test_add_func ("/score-changes/category", test_category);
  g_test_add_func ("/score-changes/choose", test_choose);
  return g_test_run ();
}
