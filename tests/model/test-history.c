/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Days in their order, and what became of the score between them. */

#include "model/bw-history.h"

#include <math.h>

#include "model/bw-test-records.h"
#include "model/bw-words.h"

#define MAX_POINTS 100.0

static void
add_day (GPtrArray *days, BwDay day, double current, double max_points)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (current, max_points);

  records->day = day;
  g_ptr_array_add (days, bw_test_records_make_snapshot (records));
}

/* One after another from the first of May, of 100 points; a negative number is a day that is missing. */
static BwHistory *
make_history (const double *points, guint n)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  BwDay first = bw_day_new (2026, 5, 1);

  for (guint i = 0; i < n; i++)
    if (points[i] >= 0)
      add_day (days, first + i, points[i], MAX_POINTS);
  return bw_history_new (days, BW_DAY_NONE, BW_DAY_NONE);
}

#define MAKE_HISTORY(...) \
  make_history ((double[]) { __VA_ARGS__ }, G_N_ELEMENTS (((double[]) { __VA_ARGS__ })))

/* The dips among the days, as in "..xx." */
static char *
draw_dips (BwHistory *history)
{
  guint n_days = bw_history_get_days (history)->len;
  GString *drawn = g_string_new (NULL);

  for (guint i = 0; i < n_days; i++)
    g_string_append_c (drawn, bw_history_is_dip (history, i) ? 'x' : '.');
  return g_string_free_and_steal (drawn);
}

static void
assert_dips (BwHistory *history, const char *wanted)
{
  g_autoptr (BwHistory) owned = history;
  g_autofree char *drawn = draw_dips (owned);

  g_assert_cmpstr (drawn, ==, wanted);
}

static void
test_order_and_range (void)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  BwDay first = bw_day_new (2026, 5, 1);
  g_autoptr (BwHistory) history = NULL;
  g_autoptr (BwHistory) none = NULL;

  for (guint i = 0; i < 5; i++)
    add_day (days, first + (i * 3) % 5, 10 + i, MAX_POINTS);
  history = bw_history_new (days, first + 1, first + 3);
  g_assert_cmpuint (bw_history_get_days (history)->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (bw_snapshot_get_day (g_ptr_array_index (bw_history_get_days (history), i)),
                      ==, first + 1 + i);

  none = bw_history_new (days, first + 9, BW_DAY_NONE);
  g_assert_cmpuint (bw_history_get_days (none)->len, ==, 0);
}

/* 12 of 100 is 12 %, 15 of 120 is 12.5 %: half a point more, and 20 more to win. */
static void
test_changes (void)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  BwDay first = bw_day_new (2026, 5, 1);
  g_autoptr (BwHistory) history = NULL;

  add_day (days, first, 12, 100);
  add_day (days, first + 1, 15, 120);
  add_day (days, first + 5, NAN, 120);
  add_day (days, first + 6, 30, 120);
  history = bw_history_new (days, BW_DAY_NONE, BW_DAY_NONE);

  g_assert_true (isnan (bw_history_get_change (history, 0)));
  g_assert_true (isnan (bw_history_get_max_change (history, 0)));
  g_assert_cmpuint (bw_history_count_missing (history, 0), ==, 0);
  g_assert_cmpfloat_with_epsilon (bw_history_get_percentage (history, 1), 12.5, BW_TEST_NEAR);
  g_assert_cmpfloat_with_epsilon (bw_history_get_change (history, 1), 0.5, BW_TEST_NEAR);
  g_assert_cmpfloat_with_epsilon (bw_history_get_max_change (history, 1), 20, BW_TEST_NEAR);
  g_assert_cmpuint (bw_history_count_missing (history, 1), ==, 0);
  g_assert_cmpuint (bw_history_count_missing (history, 2), ==, 3);
  g_assert_true (isnan (bw_history_get_percentage (history, 2)));
  g_assert_true (isnan (bw_history_get_change (history, 2)));
  g_assert_true (isnan (bw_history_get_change (history, 3)));
}

/* A fall is a dip where the score is as high again within three days of it. */
static void
test_dips (void)
{
  assert_dips (MAKE_HISTORY (60, 58, 60), ".x.");
  assert_dips (MAKE_HISTORY (60, 58, 58, 58, 61), ".xxx.");
  assert_dips (MAKE_HISTORY (60, 58, 58, 58, 58, 60), "......");
  assert_dips (MAKE_HISTORY (60, 58, -1, -1, 60), ".x.");
  assert_dips (MAKE_HISTORY (60, 58, -1, -1, -1, 60), "...");
  assert_dips (MAKE_HISTORY (60, 58), "..");
  assert_dips (MAKE_HISTORY (60, 58, 59), "...");
  assert_dips (MAKE_HISTORY (58, 60, 58, 60, 57, 60), "..x.x.");
  /* Steps down, the last of which heals. */
  assert_dips (MAKE_HISTORY (60, 50, 45, 50), "..x.");
}

/* What no reader sees is none. */
static void
test_jitter (void)
{
  assert_dips (MAKE_HISTORY (60, 59.95, 60), "...");
  assert_dips (MAKE_HISTORY (60, 59.8, 59.96), ".x.");
}

/* The first day is compared with the last one before the range, which is no day of it: 10 to 30 of 100, a day missing. */
static void
test_before (void)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  BwDay first = bw_day_new (2026, 5, 1);
  g_autoptr (BwHistory) history = NULL;
  g_autoptr (BwHistory) all = NULL;

  add_day (days, first, 5, MAX_POINTS);
  add_day (days, first + 1, 9, 90);
  add_day (days, first + 3, 30, MAX_POINTS);
  history = bw_history_new (days, first + 2, BW_DAY_NONE);
  g_assert_cmpuint (bw_history_get_days (history)->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (bw_history_get_change (history, 0), 20, BW_TEST_NEAR);
  g_assert_cmpfloat_with_epsilon (bw_history_get_max_change (history, 0), 10, BW_TEST_NEAR);
  g_assert_cmpuint (bw_history_count_missing (history, 0), ==, 1);
  all = bw_history_new (days, BW_DAY_NONE, BW_DAY_NONE);
  g_assert_true (isnan (bw_history_get_change (all, 0)));
  g_assert_true (bw_history_is_same_day (history, 0, all, 2));
  g_assert_false (bw_history_is_same_day (history, 0, all, 1));
}

/* When it fell across a gap of more than eight days, nobody knows. */
static void
test_gap (void)
{
  assert_dips (MAKE_HISTORY (60, -1, -1, -1, -1, -1, -1, -1, 58, 60), ".x.");
  assert_dips (MAKE_HISTORY (60, -1, -1, -1, -1, -1, -1, -1, -1, 58, 60), "...");
}

#define N_RANDOM 120

static GPtrArray *
make_random_days (GRand *rand)
{
  GPtrArray *days = g_ptr_array_new_with_free_func (g_object_unref);
  BwDay day = bw_day_new (2026, 1, 1);

  for (guint i = 0; i < N_RANDOM; i++) {
    add_day (days, day, 60 - g_rand_int_range (rand, 0, 4) * 0.06, MAX_POINTS);
    day += g_rand_boolean (rand) ? 1 : (BwDay) g_rand_int_range (rand, 1, 12);
  }
  return days;
}

/* What bw_organisation_read_history() reads for a range, and no more. */
static GPtrArray *
cut_days (GPtrArray *days, BwDay from, BwDay to)
{
  GPtrArray *cut = g_ptr_array_new ();

  for (guint i = 0; i < days->len; i++) {
    BwDay day = bw_snapshot_get_day (days->pdata[i]);

    if (day + BW_HISTORY_DAYS_BEFORE >= from && day <= to + BW_HISTORY_DAYS_AFTER)
      g_ptr_array_add (cut, days->pdata[i]);
  }
  return cut;
}

static guint
assert_same_dips (GPtrArray *days, BwHistory *whole, guint first, guint last)
{
  BwDay from = bw_snapshot_get_day (days->pdata[first]);
  BwDay to = bw_snapshot_get_day (days->pdata[last]);
  g_autoptr (GPtrArray) cut = cut_days (days, from, to);
  g_autoptr (BwHistory) part = bw_history_new (cut, from, to);
  guint n_dips = 0;

  g_assert_cmpuint (bw_history_get_days (part)->len, ==, last - first + 1);
  for (guint i = first; i <= last; i++) {
    g_assert_cmpint (bw_history_is_dip (part, i - first), ==, bw_history_is_dip (whole, i));
    n_dips += bw_history_is_dip (whole, i) ? 1 : 0;
  }
  return n_dips;
}

/* Of whichever range a day is looked at in, it is a dip or it is none. */
static void
test_any_range (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (18);
  guint n_dips = 0;

  for (guint year = 0; year < 10; year++) {
    g_autoptr (GPtrArray) days = make_random_days (rand);
    g_autoptr (BwHistory) whole = bw_history_new (days, BW_DAY_NONE, BW_DAY_NONE);

    for (guint first = 0; first < N_RANDOM; first++)
      for (guint length = 1; length < 6 && first + length <= N_RANDOM; length += 2)
        n_dips += assert_same_dips (days, whole, first, first + length - 1);
  }
  g_assert_cmpuint (n_dips, >, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/order-and-range", test_order_and_range);
  g_test_add_func ("/history/changes", test_changes);
  g_test_add_func ("/history/dips", test_dips);
  g_test_add_func ("/history/jitter", test_jitter);
  g_test_add_func ("/history/gap", test_gap);
  g_test_add_func ("/history/any-range", test_any_range);
  g_test_add_func ("/history/before", test_before);
  return g_test_run ();
}
