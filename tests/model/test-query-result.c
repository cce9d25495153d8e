/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-query-result.h"

#include <math.h>

#include "model/bw-test-records.h"

/*
 * Six actions of an organisation of 100 points, in recommended order:
 *
 *   id       category  service  status      points  maximum  left  threats
 *   mfa      Identity  AzureAD  to address     4      10       6   breach, cracking
 *   legacy   Identity  AzureAD  completed      8       8       0   breach
 *   phish    Apps      MDO      to address     0       9       9   breach, spillage
 *   files    Data      SPO      planned        1       5       4   spillage
 *   cards    Data      SPO      third party    0       5       5   (none)
 *   extra    Apps      MDO      to address     -       3       -   (none), not assessed
 *
 * Of what is planned: mfa is overdue, files due in a week, phish a day after that; legacy and cards, which are done, have
 * had their day.
 */
static BwScorecard *
new_scorecard (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (13, 100);
  g_autoptr (GPtrArray) third = bw_test_states_new ("ThirdParty", "2026-05-01T10:00:00Z", NULL);

  bw_test_records_add_profile (records, .id = "mfa", .title = "Require multifactor",
                               .category = "Identity", .service = "AzureAD", .max_points = 10,
                               .rank = 1, .user_impact = "moderate",
                               .threats = BW_TEST_THREATS ("Account breach", "Password cracking"));
  bw_test_records_add_profile (records, .id = "legacy", .title = "Block old sign-in",
                               .category = "Identity", .service = "AzureAD", .max_points = 8,
                               .rank = 2, .user_impact = "high",
                               .threats = BW_TEST_THREATS ("Account breach"));
  bw_test_records_add_profile (records, .id = "phish", .title = "Stop phishing", .category = "Apps",
                               .service = "MDO", .max_points = 9, .rank = 3, .user_impact = "low",
                               .threats = BW_TEST_THREATS ("Account breach", "Data spillage"));
  bw_test_records_add_profile (records, .id = "files", .title = "Label files", .category = "Data",
                               .service = "SPO", .max_points = 5, .rank = 4, .user_impact = "low",
                               .threats = BW_TEST_THREATS ("Data spillage"));
  bw_test_records_add_profile (records, .id = "cards", .title = "Find card numbers",
                               .category = "Data", .service = "SPO", .max_points = 5, .rank = 5,
                               .state_updates = third);
  bw_test_records_add_profile (records, .id = "extra", .title = "Sandbox files", .category = "Apps",
                               .service = "MDO", .max_points = 3, .rank = 6);
  bw_test_records_add_score (records, .id = "mfa", .points = 4, .percentage = 40);
  bw_test_records_add_score (records, .id = "legacy", .points = 8, .percentage = 100);
  bw_test_records_add_score (records, .id = "phish", .points = 0, .percentage = 0);
  bw_test_records_add_score (records, .id = "files", .points = 1, .percentage = 20);
  bw_test_records_add_score (records, .id = "cards", .points = 0, .percentage = 0);
  bw_test_records_add_plan_entry (records, .id = "files", .planned = TRUE, .owner = "Ann",
                                  .due = records->today + 7, .priority = BW_PRIORITY_LOW,
                                  .tags = BW_TEST_THREATS ("autumn", "mail"));
  bw_test_records_add_plan_entry (records, .id = "mfa", .owner = "Ann", .due = records->today - 1,
                                  .tags = BW_TEST_THREATS ("autumn"));
  bw_test_records_add_plan_entry (records, .id = "phish", .owner = "Bo", .due = records->today + 8,
                                  .priority = BW_PRIORITY_HIGH);
  bw_test_records_add_plan_entry (records, .id = "legacy", .due = records->today - 9);
  bw_test_records_add_plan_entry (records, .id = "cards", .due = records->today);
  return bw_test_records_make_scorecard (records);
}

static void
assert_actions (BwQueryResult *result, const char *expected)
{
  g_autofree char *ids = bw_test_list_ids (bw_query_result_get_actions (result));

  g_assert_cmpstr (ids, ==, expected);
}

/* Values as `key=count`, with a star where they are asked for. */
static void
assert_facet (BwQueryResult *result, BwFacet facet, const char *expected)
{
  GArray *counts = bw_query_result_get_facet (result, facet);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < counts->len; i++) {
    const BwFacetCount *count = &g_array_index (counts, BwFacetCount, i);

    g_string_append_printf (text, "%s%s=%u%s", i > 0 ? ", " : "", count->key, count->count,
                            count->selected ? "*" : "");
  }
  g_assert_cmpstr (text->str, ==, expected);
}

/* 6 + 0 + 9 + 4 + 5 = 24 points to win; the one that is not assessed adds nothing. */
static void
test_all (void)
{
  g_autoptr (BwScorecard) scorecard = new_scorecard ();
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autoptr (BwQueryResult) result = bw_query_result_new (scorecard, query);

  assert_actions (result, "mfa legacy phish files cards extra");
  g_assert_cmpuint (bw_query_result_get_total (result), ==, 6);
  g_assert_cmpfloat (bw_query_result_get_points_left (result), ==, 24.0);
  g_assert_cmpuint (bw_query_result_get_groups (result)->len, ==, 0);
  g_assert_cmpuint (bw_query_result_count_without_search (result), ==, 6);
  g_assert_cmpuint (bw_query_result_count_without_facet (result, BW_FACET_TIER), ==, 6);
  g_assert_true (bw_query_result_get_scorecard (result) == scorecard);
  g_assert_true (bw_query_equal (bw_query_result_get_query (result), query));

  assert_facet (result, BW_FACET_STATUS, "to-address=3, planned=1, third-party=1, completed=1");
  assert_facet (result, BW_FACET_CATEGORY, "Identity=2, Data=2, Apps=2");
  assert_facet (result, BW_FACET_PRODUCT,
                "Microsoft Defender for Office 365=2, Microsoft Entra ID=2, SharePoint Online=2");
  assert_facet (result, BW_FACET_USER_IMPACT, "low=2, moderate=1, high=1, unknown=2");
  assert_facet (result, BW_FACET_THREAT, "Account breach=3, Data spillage=2, Password cracking=1");
  assert_facet (result, BW_FACET_SCORED, "yes=5, no=1");
  assert_facet (result, BW_FACET_POINTS_LEFT, "yes=4, no=2");
  assert_facet (result, BW_FACET_DEPRECATED, "no=6");
  assert_facet (result, BW_FACET_PLANNED, "yes=1, no=5");
  assert_facet (result, BW_FACET_OWNER, "Ann=2, Bo=1, =3");
  assert_facet (result, BW_FACET_PRIORITY, "high=1, low=1, none=4");
  assert_facet (result, BW_FACET_TAG, "autumn=2, mail=1");
  assert_facet (result, BW_FACET_DUE, "overdue=1, due-soon=1, later=1, none=3");
}

/* Each counter of a status equals the list that it opens. */
static void
test_counters (void)
{
  g_autoptr (BwScorecard) scorecard = new_scorecard ();

  for (int status = 0; status < BW_STATUS_OTHER; status++) {
    g_autoptr (BwQuery) query = bw_query_new ();
    g_autoptr (BwQueryResult) result = NULL;
    guint n_found = 0;

    bw_query_set_selected (query, BW_FACET_STATUS, bw_status_to_key ((BwStatus) status), TRUE);
    result = bw_query_result_new (scorecard, query);
    n_found = bw_query_result_get_actions (result)->len;
    g_assert_cmpuint (bw_scorecard_count_status (scorecard, (BwStatus) status), ==, n_found);
  }

  for (int due = 0; due < BW_N_DUES; due++) {
    g_autoptr (BwQuery) query = bw_query_new ();
    g_autoptr (BwQueryResult) result = NULL;
    guint n_found = 0;

    bw_query_set_selected (query, BW_FACET_DUE, bw_due_to_key ((BwDue) due), TRUE);
    result = bw_query_result_new (scorecard, query);
    n_found = bw_query_result_get_actions (result)->len;
    g_assert_cmpuint (bw_scorecard_count_due (scorecard, (BwDue) due), ==, n_found);
  }
}

/*
 * Identity or Apps, and To address: mfa, phish and extra, 6 + 9 = 15 points.
 * Categories, whatever else is chosen among them, of To address: Identity 1, Data 0, Apps 2.
 * Statuses of Identity or Apps: to address 3, completed 1 (legacy).
 */
static void
test_narrow_and_widen (void)
{
  g_autoptr (BwScorecard) scorecard = new_scorecard ();
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autoptr (BwQueryResult) result = NULL;

  bw_query_set_selected (query, BW_FACET_CATEGORY, "Identity", TRUE);
  bw_query_set_selected (query, BW_FACET_CATEGORY, "Apps", TRUE);
  bw_query_set_selected (query, BW_FACET_STATUS, "to-address", TRUE);
  result = bw_query_result_new (scorecard, query);

  assert_actions (result, "mfa phish extra");
  g_assert_cmpfloat (bw_query_result_get_points_left (result), ==, 15.0);
  assert_facet (result, BW_FACET_CATEGORY, "Identity=1*, Data=0, Apps=2*");
  assert_facet (result, BW_FACET_STATUS, "to-address=3*, planned=0, third-party=0, completed=1");
  assert_facet (result, BW_FACET_THREAT, "Account breach=2, Data spillage=1, Password cracking=1");
  assert_facet (result, BW_FACET_SCORED, "yes=2, no=1");
  g_assert_cmpuint (bw_query_result_count_without_facet (result, BW_FACET_CATEGORY), ==, 3);
  g_assert_cmpuint (bw_query_result_count_without_facet (result, BW_FACET_STATUS), ==, 4);
}

/* An action has several threats and counts once for each. */
static void
test_threats (void)
{
  g_autoptr (BwScorecard) scorecard = new_scorecard ();
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autoptr (BwQueryResult) result = NULL;

  bw_query_set_selected (query, BW_FACET_THREAT, "data spillage", TRUE);
  bw_query_set_selected (query, BW_FACET_THREAT, "Password Cracking", TRUE);
  result = bw_query_result_new (scorecard, query);

  assert_actions (result, "mfa phish files");
  assert_facet (result, BW_FACET_THREAT,
                "Account breach=3, Data spillage=2*, Password cracking=1*");
}

/* A value that nobody has leaves nothing, stays listed in its place, and does not hide the rest. */
static void
test_absent_values (void)
{
  g_autoptr (BwScorecard) scorecard = new_scorecard ();
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autoptr (BwQueryResult) result = NULL;

  bw_query_set_selected (query, BW_FACET_CATEGORY, "Device", TRUE);
  result = bw_query_result_new (scorecard, query);

  assert_actions (result, "");
  g_assert_cmpfloat (bw_query_result_get_points_left (result), ==, 0.0);
  assert_facet (result, BW_FACET_CATEGORY, "Identity=2, Data=2, Device=0*, Apps=2");
  assert_facet (result, BW_FACET_SCORED, "yes=0, no=0");
  g_assert_cmpuint (bw_query_result_count_without_facet (result, BW_FACET_CATEGORY), ==, 6);
  g_assert_cmpuint (bw_query_result_count_without_facet (result, BW_FACET_STATUS), ==, 0);

  bw_query_set_selected (query, BW_FACET_CATEGORY, "Apps", TRUE);
  g_clear_object (&result);
  result = bw_query_result_new (scorecard, query);
  assert_actions (result, "phish extra");
}

/* An empty answer says what to drop: without the search 2 are left, without the category 1. */
static void
test_what_to_drop (void)
{
  g_autoptr (BwScorecard) scorecard = new_scorecard ();
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autoptr (BwQueryResult) result = NULL;

  bw_query_set_search (query, "multifactor");
  bw_query_set_selected (query, BW_FACET_CATEGORY, "Data", TRUE);
  result = bw_query_result_new (scorecard, query);

  assert_actions (result, "");
  g_assert_cmpuint (bw_query_result_count_without_search (result), ==, 2);
  g_assert_cmpuint (bw_query_result_count_without_facet (result, BW_FACET_CATEGORY), ==, 1);
  assert_facet (result, BW_FACET_CATEGORY, "Identity=1, Data=0*, Apps=0");
}

static void
test_product_by_code (void)
{
  g_autoptr (BwScorecard) scorecard = new_scorecard ();
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autoptr (BwQueryResult) result = NULL;

  bw_query_set_selected (query, BW_FACET_PRODUCT, "spo", TRUE);
  result = bw_query_result_new (scorecard, query);
  assert_actions (result, "files cards");
}

static void
assert_group (BwQueryResult *result,
              guint i,
              const char *key,
              guint first,
              guint count,
              double points,
              double max_points)
{
  const BwGroup *group = &g_array_index (bw_query_result_get_groups (result), BwGroup, i);

  g_assert_cmpstr (group->key, ==, key);
  g_assert_cmpuint (group->first, ==, first);
  g_assert_cmpuint (group->count, ==, count);
  g_assert_cmpfloat (group->points, ==, points);
  g_assert_cmpfloat (group->max_points, ==, max_points);
}

/* Identity 4 + 8 of 10 + 8; Data 1 + 0 of 5 + 5; Apps 0 of 9, the 3 of extra not being assessed. */
static void
test_groups (void)
{
  g_autoptr (BwScorecard) scorecard = new_scorecard ();
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autoptr (BwQueryResult) result = NULL;

  bw_query_set_group (query, BW_FACET_CATEGORY);
  bw_query_set_sort (query, BW_SORT_TITLE, FALSE);
  result = bw_query_result_new (scorecard, query);

  assert_actions (result, "legacy mfa cards files extra phish");
  g_assert_cmpuint (bw_query_result_get_groups (result)->len, ==, 3);
  assert_group (result, 0, "Identity", 0, 2, 12.0, 18.0);
  assert_group (result, 1, "Data", 2, 2, 1.0, 10.0);
  assert_group (result, 2, "Apps", 4, 2, 0.0, 9.0);
}

/* Descending turns what is sorted by, not the groups; groups without actions are not there. */
static void
test_groups_descending (void)
{
  g_autoptr (BwScorecard) scorecard = new_scorecard ();
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autoptr (BwQueryResult) result = NULL;

  bw_query_set_group (query, BW_FACET_CATEGORY);
  bw_query_set_sort (query, BW_SORT_TITLE, TRUE);
  bw_query_set_selected (query, BW_FACET_SCORED, "yes", TRUE);
  bw_query_set_selected (query, BW_FACET_PRODUCT, "AzureAD", TRUE);
  bw_query_set_selected (query, BW_FACET_PRODUCT, "MDO", TRUE);
  result = bw_query_result_new (scorecard, query);

  assert_actions (result, "mfa legacy phish");
  g_assert_cmpuint (bw_query_result_get_groups (result)->len, ==, 2);
  assert_group (result, 0, "Identity", 0, 2, 12.0, 18.0);
  assert_group (result, 1, "Apps", 2, 1, 0.0, 9.0);
}

static void
assert_sorted (BwScorecard *scorecard, BwSortKey sort, gboolean descending, const char *expected)
{
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autoptr (BwQueryResult) result = NULL;

  bw_query_set_sort (query, sort, descending);
  result = bw_query_result_new (scorecard, query);
  assert_actions (result, expected);
}

/* Ties and unknown values are in recommended order both ways, and unknown ones last. */
static void
test_sort (void)
{
  g_autoptr (BwScorecard) scorecard = new_scorecard ();

  assert_sorted (scorecard, BW_SORT_RECOMMENDED, FALSE, "mfa legacy phish files cards extra");
  assert_sorted (scorecard, BW_SORT_RECOMMENDED, TRUE, "extra cards files phish legacy mfa");
  assert_sorted (scorecard, BW_SORT_TITLE, FALSE, "legacy cards files mfa extra phish");
  assert_sorted (scorecard, BW_SORT_TITLE, TRUE, "phish extra mfa files cards legacy");
  /* points 4 8 0 1 0 and none */
  assert_sorted (scorecard, BW_SORT_POINTS, FALSE, "phish cards files mfa legacy extra");
  assert_sorted (scorecard, BW_SORT_POINTS, TRUE, "legacy mfa files phish cards extra");
  /* left 6 0 9 4 5 and 0, as nothing can be won */
  assert_sorted (scorecard, BW_SORT_POINTS_LEFT, FALSE, "legacy extra files cards mfa phish");
  assert_sorted (scorecard, BW_SORT_POINTS_LEFT, TRUE, "phish mfa cards files legacy extra");
  assert_sorted (scorecard, BW_SORT_IMPACT, TRUE, "phish mfa cards files legacy extra");
  assert_sorted (scorecard, BW_SORT_STATUS, FALSE, "mfa phish extra files cards legacy");
  assert_sorted (scorecard, BW_SORT_STATUS, TRUE, "legacy cards files mfa phish extra");
  assert_sorted (scorecard, BW_SORT_CATEGORY, TRUE, "phish extra files cards mfa legacy");
  assert_sorted (scorecard, BW_SORT_PRODUCT, FALSE, "phish extra mfa legacy files cards");
  /* moderate high low low unknown unknown */
  assert_sorted (scorecard, BW_SORT_USER_IMPACT, FALSE, "phish files mfa legacy cards extra");
  assert_sorted (scorecard, BW_SORT_USER_IMPACT, TRUE, "legacy mfa phish files cards extra");
  assert_sorted (scorecard, BW_SORT_COST, TRUE, "mfa legacy phish files cards extra");
  assert_sorted (scorecard, BW_SORT_LAST_SYNCED, TRUE, "mfa legacy phish files cards extra");
}

/* Spellings that differ in case are one value, and the same one whatever comes first. */
static void
test_one_value_in_two_spellings (void)
{
  static const char *const orders[2][2] = { { "time Travel", "Time travel" },
                                            { "Time travel", "time Travel" } };

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++) {
    g_autoptr (BwTestRecords) records = bw_test_records_new (0, 10);
    g_autoptr (BwScorecard) scorecard = NULL;
    g_autoptr (BwQuery) query = bw_query_new ();
    g_autoptr (BwQueryResult) result = NULL;

    bw_test_records_add_profile (records, .id = "a",
                                 .threats = BW_TEST_THREATS (orders[i][0], orders[i][1]));
    bw_test_records_add_profile (records, .id = "b", .threats = BW_TEST_THREATS (orders[i][1]));
    scorecard = bw_test_records_make_scorecard (records);
    result = bw_query_result_new (scorecard, query);
    assert_facet (result, BW_FACET_THREAT, "Time travel=2");
  }
}

static void
test_unknown_state (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 10);
  g_autoptr (GPtrArray) snoozed = bw_test_states_new ("Snoozed", "2026-05-01T10:00:00Z", NULL);
  g_autoptr (BwScorecard) scorecard = NULL;
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autoptr (BwQueryResult) result = NULL;

  bw_test_records_add_profile (records, .id = "a", .state_updates = snoozed);
  bw_test_records_add_profile (records, .id = "b");
  scorecard = bw_test_records_make_scorecard (records);
  bw_query_set_selected (query, BW_FACET_STATUS, "other:snoozed", TRUE);
  result = bw_query_result_new (scorecard, query);

  assert_actions (result, "a");
  assert_facet (result, BW_FACET_STATUS, "to-address=1, other:Snoozed=1*");
}

static void
test_nothing (void)
{
  g_autoptr (BwScorecard) scorecard = bw_scorecard_new (NULL, NULL, NULL, BW_DAY_NONE);
  g_autoptr (BwQuery) query = bw_query_new ();
  BwQueryResult *result = NULL;

  bw_query_set_search (query, "x");
  bw_query_set_group (query, BW_FACET_STATUS);
  result = bw_query_result_new (scorecard, query);
  assert_actions (result, "");
  g_assert_cmpuint (bw_query_result_get_total (result), ==, 0);
  assert_facet (result, BW_FACET_STATUS, "");
  g_assert_finalize_object (result);
  g_assert_finalize_object (g_steal_pointer (&scorecard));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/query-result/all", test_all);
  g_test_add_func ("/query-result/counters", test_counters);
  g_test_add_func ("/query-result/narrow-and-widen", test_narrow_and_widen);
  g_test_add_func ("/query-result/threats", test_threats);
  g_test_add_func ("/query-result/absent-values", test_absent_values);
  g_test_add_func ("/query-result/what-to-drop", test_what_to_drop);
  g_test_add_func ("/query-result/product-by-code", test_product_by_code);
  g_test_add_func ("/query-result/groups", test_groups);
  g_test_add_func ("/query-result/groups-descending", test_groups_descending);
  g_test_add_func ("/query-result/sort", test_sort);
  g_test_add_func ("/query-result/one-value-in-two-spellings", test_one_value_in_two_spellings);
  g_test_add_func ("/query-result/unknown-state", test_unknown_state);
  g_test_add_func ("/query-result/nothing", test_nothing);

  return g_test_run ();
}
