/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "model/bw-plain-query.h"
#include "model/bw-query-result.h"
#include "model/bw-random-records.h"
#include "model/bw-test-records.h"

/* 500 queries by chance, over organisations by chance, answered twice: by the real thing, and by
 * asking each action for each criterion anew for each number. */
#define N_QUERIES 500
#define N_ACTIONS 60

static void
check_list (BwQueryResult *result, const BwQuery *query, BwScorecard *scorecard)
{
  g_autoptr (GPtrArray) plain = bw_plain_query_list (query, scorecard);
  g_autofree char *expected = bw_test_list_ids (plain);
  g_autofree char *ids = bw_test_list_ids (bw_query_result_get_actions (result));
  double points_left = 0.0;
  guint n_unknown = 0;

  g_assert_cmpstr (ids, ==, expected);
  for (guint i = 0; i < plain->len; i++) {
    double left = bw_action_get_points_left (g_ptr_array_index (plain, i));

    points_left += isnan (left) ? 0.0 : left;
    n_unknown += isnan (left) ? 1 : 0;
  }
  g_assert_cmpuint (bw_query_result_count_points_unknown (result), ==, n_unknown);
  g_assert_cmpfloat_with_epsilon (bw_query_result_get_points_left (result), points_left,
                                  BW_TEST_NEAR);
  g_assert_cmpuint (bw_query_result_get_total (result), ==,
                    bw_scorecard_get_actions (scorecard)->len);
}

static void
check_group (BwQueryResult *result, const BwGroup *group, BwFacet facet)
{
  GPtrArray *actions = bw_query_result_get_actions (result);
  double points = 0.0;
  double max_points = 0.0;

  g_assert_cmpuint (group->count, >, 0);
  for (guint i = group->first; i < group->first + group->count; i++) {
    BwAction *action = g_ptr_array_index (actions, i);

    g_assert_true (bw_plain_query_has_value (action, facet, group->key));
    if (!bw_action_is_scored (action) || isnan (bw_action_get_points (action)) ||
        isnan (bw_action_get_max_points (action)))
      continue;
    points += bw_action_get_points (action);
    max_points += bw_action_get_max_points (action);
  }
  g_assert_cmpfloat_with_epsilon (group->points, points, BW_TEST_NEAR);
  g_assert_cmpfloat_with_epsilon (group->max_points, max_points, BW_TEST_NEAR);
}

/* One group after the other, without gaps, each value once. */
static void
check_groups (BwQueryResult *result, const BwQuery *query)
{
  GArray *groups = bw_query_result_get_groups (result);
  BwFacet facet = bw_query_get_group (query);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint position = 0;

  for (guint i = 0; i < groups->len; i++) {
    const BwGroup *group = &g_array_index (groups, BwGroup, i);

    g_assert_cmpuint (group->first, ==, position);
    g_assert_true (g_hash_table_add (seen, (gpointer) group->key));
    check_group (result, group, facet);
    position += group->count;
  }
  if (facet == BW_FACET_NONE)
    g_assert_cmpuint (groups->len, ==, 0);
  else
    g_assert_cmpuint (position, ==, bw_query_result_get_actions (result)->len);
}

static gboolean
is_listed (GArray *counts, BwAction *action, BwFacet facet)
{
  for (guint i = 0; i < counts->len; i++)
    if (bw_plain_query_has_value (action, facet, g_array_index (counts, BwFacetCount, i).key))
      return TRUE;
  return (facet == BW_FACET_THREAT && bw_action_get_threats (action)[0] == NULL) ||
         (facet == BW_FACET_TAG && bw_action_get_tags (action)[0] == NULL) ||
         (facet == BW_FACET_RECENT && bw_action_get_recent_keys (action)[0] == NULL);
}

static void
check_facet (BwQueryResult *result, const BwQuery *query, BwScorecard *scorecard, BwFacet facet)
{
  GArray *counts = bw_query_result_get_facet (result, facet);
  GPtrArray *actions = bw_scorecard_get_actions (scorecard);
  g_autoptr (BwQuery) without = bw_query_copy (query);
  g_autoptr (GPtrArray) selected = bw_query_list_selected (query, facet);
  guint n_selected = 0;

  for (guint i = 0; i < counts->len; i++) {
    const BwFacetCount *count = &g_array_index (counts, BwFacetCount, i);

    g_assert_cmpuint (count->count, ==,
                      bw_plain_query_count_value (query, scorecard, facet, count->key));
    g_assert_cmpint (count->selected, ==, bw_query_is_selected (query, facet, count->key));
    n_selected += count->selected ? 1 : 0;
  }
  g_assert_cmpuint (n_selected, ==, selected->len);

  for (guint i = 0; i < actions->len; i++)
    g_assert_true (is_listed (counts, g_ptr_array_index (actions, i), facet));

  bw_query_clear_facet (without, facet);
  g_assert_cmpuint (bw_query_result_count_without_facet (result, facet), ==,
                    bw_plain_query_count (without, scorecard));
}

static void
check_without_search (BwQueryResult *result, const BwQuery *query, BwScorecard *scorecard)
{
  g_autoptr (BwQuery) without = bw_query_copy (query);

  bw_query_set_search (without, NULL);
  g_assert_cmpuint (bw_query_result_count_without_search (result), ==,
                    bw_plain_query_count (without, scorecard));
}

static void
check (BwScorecard *scorecard, const BwQuery *query)
{
  g_autoptr (BwQueryResult) result = bw_query_result_new (scorecard, query);
  g_autofree char *description = bw_random_query_describe (query);

  g_test_message ("%s", description);
  check_list (result, query, scorecard);
  check_groups (result, query);
  check_without_search (result, query, scorecard);
  for (int facet = 0; facet < BW_N_FACETS; facet++)
    check_facet (result, query, scorecard, (BwFacet) facet);
}

static void
test_recount (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260717);
  g_autoptr (BwScorecard) scorecard = NULL;
  guint n_matched = 0;
  guint n_some = 0;

  for (int i = 0; i < N_QUERIES; i++) {
    g_autoptr (BwQuery) query = bw_random_query_new (rand);

    if (i % 25 == 0) {
      g_clear_object (&scorecard);
      scorecard = bw_random_scorecard_new (rand, N_ACTIONS);
    }
    check (scorecard, query);
    n_matched = bw_plain_query_count (query, scorecard);
    n_some += n_matched > 0 && n_matched < N_ACTIONS ? 1 : 0;
  }

  /* Queries that leave all or nothing prove little; most of these leave some. */
  g_assert_cmpuint (n_some, >, N_QUERIES / 2);
}

/* The order in which records come does not show in any answer. */
static void
test_shuffled (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (BwScorecard) scorecard = bw_random_scorecard_new (rand, N_ACTIONS);
  g_autoptr (BwScorecard) shuffled = bw_random_scorecard_shuffle (scorecard, rand);

  for (int i = 0; i < 100; i++) {
    g_autoptr (BwQuery) query = bw_random_query_new (rand);
    g_autoptr (BwQueryResult) result = bw_query_result_new (scorecard, query);
    g_autoptr (BwQueryResult) other = bw_query_result_new (shuffled, query);
    g_autofree char *ids = bw_test_list_ids (bw_query_result_get_actions (result));
    g_autofree char *other_ids = bw_test_list_ids (bw_query_result_get_actions (other));

    g_assert_cmpstr (ids, ==, other_ids);
    for (int facet = 0; facet < BW_N_FACETS; facet++) {
      GArray *counts = bw_query_result_get_facet (result, (BwFacet) facet);
      GArray *other_counts = bw_query_result_get_facet (other, (BwFacet) facet);

      g_assert_cmpuint (counts->len, ==, other_counts->len);
      for (guint j = 0; j < counts->len; j++)
        g_assert_cmpstr (g_array_index (counts, BwFacetCount, j).key, ==,
                         g_array_index (other_counts, BwFacetCount, j).key);
    }
  }
}

static gpointer
ask (gpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (int i = 0; i < 50; i++) {
    g_autoptr (BwQuery) query = bw_random_query_new (rand);
    g_autoptr (BwQueryResult) result = bw_query_result_new (data, query);
    guint n_found = bw_query_result_get_actions (result)->len;

    g_assert_cmpuint (n_found, ==, bw_plain_query_count (query, data));
  }

  return NULL;
}

/* A scorecard crosses threads; what it makes on demand is made once. */
static void
test_across_threads (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (BwScorecard) scorecard = bw_random_scorecard_new (rand, N_ACTIONS);
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ask", ask, scorecard);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/query-random/recount", test_recount);
  g_test_add_func ("/query-random/shuffled", test_shuffled);
  g_test_add_func ("/query-random/across-threads", test_across_threads);

  return g_test_run ();
}
