/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-list-text.h"

#include "model/bw-test-records.h"
#include "present/bw-test-locale.h"

#define assert_said(text, expected)         \
  G_STMT_START                              \
  {                                         \
    g_autofree char *said = (text);         \
                                            \
    g_assert_cmpstr (said, ==, (expected)); \
  }                                         \
  G_STMT_END

/* What the query leaves of two actions with 7 and 1 points left, and one without points. */
static BwQueryResult *
ask (const char *search)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (3, 100);
  g_autoptr (BwScorecard) scorecard = NULL;
  g_autoptr (BwQuery) query = bw_query_new ();

  bw_test_records_add_profile (records, .id = "a", .title = "Alpha", .max_points = 10);
  bw_test_records_add_profile (records, .id = "b", .title = "Beta", .max_points = 1);
  bw_test_records_add_profile (records, .id = "c", .title = "Gamma", .max_points = 0,
                               .deprecated = TRUE);
  bw_test_records_add_score (records, .id = "a", .points = 3, .percentage = 30);
  bw_test_records_add_score (records, .id = "b", .points = 0, .percentage = 0);
  bw_test_records_add_score (records, .id = "c", .points = 0, .percentage = 0);
  scorecard = bw_test_records_make_scorecard (records);
  bw_query_set_search (query, search);
  return bw_query_result_new (scorecard, query);
}

static void
assert_summary (const char *search, const char *expected)
{
  g_autoptr (BwQueryResult) result = ask (search);

  assert_said (bw_list_text_say_summary (result), expected);
}

static void
test_summary (void)
{
  assert_summary (NULL, "3 actions, 8 points to win");
  assert_summary ("alpha", "1 of 3 actions, 7 points to win");
  assert_summary ("beta", "1 of 3 actions, 1 point to win");
  assert_summary ("gamma", "1 of 3 actions, 0 points to win");
}

/* Of a control without a profile, of which nothing is achieved, the maximum cannot be known. */
static void
test_summary_of_unknown (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (3, 100);
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autoptr (BwScorecard) unknown = NULL;
  g_autoptr (BwScorecard) some = NULL;
  g_autoptr (BwQueryResult) none_known = NULL;
  g_autoptr (BwQueryResult) some_known = NULL;

  bw_test_records_add_score (records, .id = "a", .points = 0, .percentage = 0);
  unknown = bw_test_records_make_scorecard (records);
  none_known = bw_query_result_new (unknown, query);
  assert_said (bw_list_text_say_summary (none_known), "1 action, points to win not known");

  bw_test_records_add_score (records, .id = "b", .points = 3, .percentage = 30);
  some = bw_test_records_make_scorecard (records);
  some_known = bw_query_result_new (some, query);
  /* 10 - 3 = 7 */
  assert_said (bw_list_text_say_summary (some_known), "2 actions, at least 7 points to win");
}

static void
test_summary_in_dutch (void)
{
  if (!bw_test_locale_enter ("nl_NL.UTF-8"))
    return;
  assert_summary (NULL, "3 acties, nog 8 punten te behalen");
  assert_summary ("beta", "1 van 3 acties, nog 1 punt te behalen");
  bw_test_locale_enter ("C.UTF-8");
}

static void
test_group (void)
{
  BwGroup one = { .count = 1, .points = 0, .max_points = 1 };
  BwGroup many = { .count = 12, .points = 4.5, .max_points = 40 };

  assert_said (bw_list_text_say_group_count (&one), "1 action");
  assert_said (bw_list_text_say_group_count (&many), "12 actions");
  assert_said (bw_list_text_say_group_points (&one), "0 / 1 point");
  assert_said (bw_list_text_say_group_points (&many), "4.5 / 40 points");
}

/* A screen reader says the labels that stand beside the title too. */
static void
test_row (void)
{
  g_autoptr (BwQueryResult) result = ask (NULL);
  BwScorecard *scorecard = bw_query_result_get_scorecard (result);
  BwAction *retired = bw_scorecard_find (scorecard, "c");
  g_autofree char *row = bw_list_text_say_row (retired);
  g_autofree char *marks = bw_list_text_say_marks (retired);
  g_autofree char *expected = g_strdup_printf ("Gamma %s, To address", marks);

  assert_said (bw_list_text_say_row (bw_scorecard_find (scorecard, "a")), "Alpha, To address");
  g_assert_true (g_str_has_prefix (marks, "[Not scored] ["));
  g_assert_cmpstr (row, ==, expected);
  assert_said (bw_list_text_say_marks (bw_scorecard_find (scorecard, "a")), "");
}

/* Of what earns nothing no number is shown. */
static void
test_impact (void)
{
  g_autoptr (BwQueryResult) result = ask (NULL);
  BwScorecard *scorecard = bw_query_result_get_scorecard (result);

  assert_said (bw_list_text_say_impact (bw_scorecard_find (scorecard, "a")), "+7.00%");
  assert_said (bw_list_text_say_impact (bw_scorecard_find (scorecard, "c")), "–");
}

static void
test_filter (void)
{
  assert_said (bw_list_text_say_filter (BW_FACET_STATUS, "planned"), "Status: Planned");
  assert_said (bw_list_text_say_filter (BW_FACET_PRODUCT, "Microsoft Teams"),
               "Product: Microsoft Teams");
}

int
main (int argc, char **argv)
{
  bw_test_locale_init (&argc, &argv);
  g_test_add_func ("/list-text/summary", test_summary);
  g_test_add_func ("/list-text/summary-of-unknown", test_summary_of_unknown);
  g_test_add_func ("/list-text/summary-in-dutch", test_summary_in_dutch);
  g_test_add_func ("/list-text/group", test_group);
  g_test_add_func ("/list-text/row", test_row);
  g_test_add_func ("/list-text/impact", test_impact);
  g_test_add_func ("/list-text/filter", test_filter);
  return g_test_run ();
}
