/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "model/bw-action.h"
#include "model/bw-random-records.h"
#include "model/bw-test-records.h"

static void
assert_order (BwTestRecords *records, const char *expected)
{
  g_autoptr (BwScorecard) scorecard = bw_test_records_make_scorecard (records);
  g_autofree char *ids = bw_test_list_ids (bw_scorecard_get_actions (scorecard));

  g_assert_cmpstr (ids, ==, expected);
}

static void
add (BwTestRecords *records, const char *id, const char *title, int rank, double points, double max)
{
  bw_test_records_add_profile (records, .id = id, .title = title, .rank = rank, .max_points = max);
  bw_test_records_add_score (records, .id = id, .points = points, .percentage = NAN);
}

static void
test_rank (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 100);

  add (records, "none", "A", -1, 0, 10);
  add (records, "tenth", "A", 10, 0, 10);
  add (records, "second", "A", 2, 0, 1);
  add (records, "first", "A", 1, 0, 1);
  assert_order (records, "first second tenth none");
}

/* All of rank 10: 9 - 0 = 9 left, 10 - 4 = 6 left, 6 - 5.5 = 0.5 left, 10 - 10 = 0 left, unknown. */
static void
test_points_left (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 100);

  add (records, "unknown", "A", 10, NAN, 10);
  add (records, "done", "A", 10, 10, 10);
  add (records, "half", "A", 10, 5.5, 6);
  add (records, "six", "A", 10, 4, 10);
  add (records, "nine", "A", 10, 0, 9);
  assert_order (records, "nine six half done unknown");
}

static void
test_title (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 100);

  add (records, "z", "zebra", 1, 0, 5);
  add (records, "e", "\u00c9clair", 1, 0, 5);
  add (records, "b", "beta", 1, 0, 5);
  add (records, "a", "Alpha", 1, 0, 5);
  add (records, "f", "foot", 1, 0, 5);
  assert_order (records, "a b e f z");
}

/* The same title occurs in several services. */
static void
test_id (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 100);

  add (records, "c", "Same", 1, 0, 5);
  add (records, "a", "same", 1, 0, 5);
  add (records, "b", "Same", 1, 0, 5);
  assert_order (records, "b c a");
}

/* What Microsoft retired keeps its place: the order is the one that the list says it is in. */
static void
test_deprecated (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 100);

  bw_test_records_add_profile (records, .id = "retired", .rank = 1, .max_points = 10,
                               .deprecated = TRUE);
  add (records, "last", "A", -1, 10, 10);
  assert_order (records, "retired last");
}

static int
sign (int number)
{
  return (number > 0) - (number < 0);
}

/* Antisymmetric, transitive, and no two actions equal. */
static void
test_total (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (BwScorecard) scorecard = bw_random_scorecard_new (rand, 150);
  GPtrArray *actions = bw_scorecard_get_actions (scorecard);

  for (guint i = 0; i < actions->len; i++)
    for (guint j = 0; j < actions->len; j++) {
      BwAction *a = g_ptr_array_index (actions, i);
      BwAction *b = g_ptr_array_index (actions, j);

      /* They are in order, so each compares with all others as its place does. */
      g_assert_cmpint (sign (bw_action_compare_recommended (a, b)), ==, (i > j) - (i < j));
    }
}

static void
test_shuffled (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (int round = 0; round < 20; round++) {
    g_autoptr (BwScorecard) scorecard = bw_random_scorecard_new (rand, 120);
    g_autoptr (BwScorecard) shuffled = bw_random_scorecard_shuffle (scorecard, rand);
    g_autofree char *ids = bw_test_list_ids (bw_scorecard_get_actions (scorecard));
    g_autofree char *shuffled_ids = bw_test_list_ids (bw_scorecard_get_actions (shuffled));

    g_assert_cmpstr (shuffled_ids, ==, ids);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recommended-order/rank", test_rank);
  g_test_add_func ("/recommended-order/points-left", test_points_left);
  g_test_add_func ("/recommended-order/title", test_title);
  g_test_add_func ("/recommended-order/id", test_id);
  g_test_add_func ("/recommended-order/deprecated", test_deprecated);
  g_test_add_func ("/recommended-order/total", test_total);
  g_test_add_func ("/recommended-order/shuffled", test_shuffled);

  return g_test_run ();
}
