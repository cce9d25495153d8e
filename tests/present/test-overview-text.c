/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-overview-text.h"

#include <math.h>

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

static BwScorecard *
new_scorecard (BwDay today)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (520.5, 1201);

  records->day = bw_day_new (2026, 11, 20);
  records->today = today;
  bw_test_records_add_profile (records, .id = "a", .title = "Alpha", .service = "AzureAD",
                               .max_points = 10);
  bw_test_records_add_score (records, .id = "a", .points = 3, .percentage = 30);
  return bw_test_records_make_scorecard (records);
}

static void
test_score (void)
{
  g_autoptr (BwScorecard) scorecard = new_scorecard (BW_DAY_NONE);
  g_autoptr (BwTestRecords) of_one = bw_test_records_new (1, 1);
  g_autoptr (BwScorecard) one = bw_test_records_make_scorecard (of_one);

  assert_said (bw_overview_text_say_points (scorecard), "520.5 of 1201 points");
  assert_said (bw_overview_text_say_points (one), "1 of 1 point");
  assert_said (bw_overview_text_say_calculated (scorecard), "Last calculated on 20 November 2026");
}

/* When they were read is said of what is kept alone, in the zone of the user. */
static void
test_dates (void)
{
  g_autoptr (BwScorecard) scorecard = new_scorecard (BW_DAY_NONE);
  g_autoptr (GPtrArray) days = g_ptr_array_new ();
  g_autoptr (GDateTime) moment = g_date_time_new_utc (2026, 11, 21, 2, 5, 0);
  g_autoptr (BwRecords) fresh = bw_records_new (scorecard, days, moment);
  g_autoptr (BwRecords) kept = bw_records_new_kept (scorecard, days, moment);

  assert_said (bw_overview_text_say_dates (fresh), "Last calculated on 20 November 2026");
  /* New York is five hours behind. */
  assert_said (bw_overview_text_say_dates (kept),
               "Last calculated on 20 November 2026 · read on 20 November 2026, 21:05");
}

/* Only the note on age is told here, and only when there is one. */
static void
test_old (void)
{
  g_autoptr (BwScorecard) old = new_scorecard (bw_day_new (2026, 11, 23));
  g_autoptr (BwScorecard) fresh = new_scorecard (bw_day_new (2026, 11, 22));

  assert_said (bw_overview_text_say_old (old),
               "The newest score is 3 days old. Microsoft normally calculates one every day.");
  g_assert_cmpuint (bw_scorecard_get_notes (fresh)->len, >, 0);
  assert_said (bw_overview_text_say_old (fresh), NULL);
}

static void
test_subtotal (void)
{
  BwSubtotal part = { "Identity", 26, 40, 5, 1 };
  BwSubtotal most_unknown = { "Apps", 1, 1, 10, 9 };
  BwSubtotal nothing = { "Data", NAN, NAN, 2, 2 };
  BwSubtotal no_points = { "Apps", 0, 0, 1, 0 };

  /* 26 / 40 = 65 % */
  assert_said (bw_overview_text_say_subtotal (&part), "26 / 40 · 65.0%");
  assert_said (bw_overview_text_say_subtotal (&most_unknown), "1 / 1");
  assert_said (bw_overview_text_say_subtotal (&nothing), "– / –");
  assert_said (bw_overview_text_say_subtotal (&no_points), "0 / 0");
}

/* What is missing is never 0 %. */
static void
test_comparison (void)
{
  assert_said (bw_overview_text_say_comparison (52.86), "52.9%");
  assert_said (bw_overview_text_say_comparison (0), "0.0%");
  assert_said (bw_overview_text_say_comparison (NAN), "Not available");
}

static void
test_action (void)
{
  g_autoptr (BwScorecard) scorecard = new_scorecard (BW_DAY_NONE);

  /* (10 - 3) / 1201 = 0.58 % */
  assert_said (bw_overview_text_say_top_action (bw_scorecard_find (scorecard, "a")),
               "+0.58% · To address · Microsoft Entra ID");
  assert_said (bw_overview_text_say_counter (BW_FACET_STATUS, "planned", 1), "Planned: 1 action");
  assert_said (bw_overview_text_say_counter (BW_FACET_STATUS, "planned", 0), "Planned: 0 actions");
  assert_said (bw_overview_text_say_counter (BW_FACET_RECENT, "added", 5),
               "Recently added: 5 actions");
}

/* What a screen reader says of a number is what is seen of it. */
static void
test_dutch (void)
{
  if (!bw_test_locale_enter ("nl_NL.UTF-8"))
    return;
  assert_said (bw_overview_text_say_counter (BW_FACET_STATUS, "planned", 1234),
               "Gepland: 1.234 acties");
  bw_test_locale_enter ("C.UTF-8");
}

int
main (int argc, char **argv)
{
  bw_test_locale_init (&argc, &argv);
  g_test_add_func ("/overview-text/score", test_score);
  g_test_add_func ("/overview-text/dates", test_dates);
  g_test_add_func ("/overview-text/old", test_old);
  g_test_add_func ("/overview-text/subtotal", test_subtotal);
  g_test_add_func ("/overview-text/comparison", test_comparison);
  g_test_add_func ("/overview-text/action", test_action);
  g_test_add_func ("/overview-text/dutch", test_dutch);
  return g_test_run ();
}
