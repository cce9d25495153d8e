/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/bw-test-demo.h"

#include "model/bw-comparison.h"
#include "model/bw-points.h"
#include "model/bw-state-update.h"
#include "model/bw-words.h"
#include "support/bw-secret-watch.h"

#define GAP 53

static double
percentage_on (BwTestDemo *demo, int days_ago)
{
  return bw_snapshot_get_current (bw_test_demo_find_day (demo, days_ago)) * 100.0 /
         bw_test_demo_max_on (demo, days_ago);
}

static void
test_days (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);

  g_assert_cmpuint (demo->days->len, ==, N_DAYS - 1);
  for (int days_ago = 0; days_ago < N_DAYS; days_ago++)
    g_assert_true ((bw_test_demo_find_day (demo, days_ago) == NULL) == (days_ago == GAP));
  for (guint i = 1; i < demo->days->len; i++)
    g_assert_cmpuint (bw_snapshot_get_day (g_ptr_array_index (demo->days, i - 1)), <,
                      bw_snapshot_get_day (g_ptr_array_index (demo->days, i)));
  g_assert_cmpuint (bw_snapshot_get_day (demo->newest), ==, demo->today);
}

static void
test_some_days (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  BwDay today = demo->today;
  g_autoptr (GPtrArray) week =
                bw_source_days (demo->source, BW_DAYS_WHOLE, today - 6, today, NULL, NULL);
  g_autoptr (GPtrArray) past =
                bw_source_days (demo->source, BW_DAYS_WHOLE, today - 400, today - 88, NULL, NULL);
  g_autoptr (GPtrArray) future =
                bw_source_days (demo->source, BW_DAYS_WHOLE, today + 1, today + 9, NULL, NULL);
  g_autoptr (GPtrArray) gap =
                bw_source_days (demo->source, BW_DAYS_WHOLE, today - GAP, today - GAP, NULL, NULL);

  g_assert_cmpuint (week->len, ==, 7);
  g_assert_cmpuint (past->len, ==, 2);
  g_assert_cmpuint (future->len, ==, 0);
  g_assert_cmpuint (gap->len, ==, 0);
}

/* On every day the points of the controls add up to the total, and their maxima to the maximum. */
static void
test_sums (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);

  for (guint i = 0; i < demo->days->len; i++) {
    BwSnapshot *day = g_ptr_array_index (demo->days, i);
    GPtrArray *scores = bw_snapshot_get_control_scores (day);
    double sum = 0.0;

    for (guint j = 0; j < scores->len; j++) {
      BwControlScore *score = g_ptr_array_index (scores, j);
      double percentage = bw_control_score_get_percentage (score);

      sum += bw_control_score_get_points (score);
      g_assert_cmpfloat (percentage, >=, 0.0);
      g_assert_cmpfloat (percentage, <=, 100.0);
    }
    g_assert_cmpfloat_with_epsilon (sum, bw_snapshot_get_current (day), BW_POINTS_EPSILON);
  }
  g_assert_cmpfloat_with_epsilon (bw_scorecard_get_points (demo->scorecard),
                                  bw_snapshot_get_current (demo->newest), BW_POINTS_EPSILON);
}

static void
test_hollow_days (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);

  for (guint i = 0; i + 1 < demo->days->len; i++) {
    GPtrArray *scores = bw_snapshot_get_control_scores (g_ptr_array_index (demo->days, i));

    for (guint j = 0; j < scores->len; j++) {
      BwControlScore *score = g_ptr_array_index (scores, j);

      g_assert_null (bw_control_score_get_description (score));
      g_assert_null (bw_control_score_get_implementation_status (score));
      g_assert_null (bw_control_score_get_last_synced (score));
      g_assert_cmpint (bw_control_score_get_count (score), ==, -1);
      g_assert_cmpint (bw_control_score_get_total (score), ==, -1);
    }
  }
}

static void
test_comparisons (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  BwComparison *all = bw_scorecard_find_comparison (demo->scorecard, BW_BASIS_ALL_TENANTS);
  BwComparison *seats = bw_scorecard_find_comparison (demo->scorecard, BW_BASIS_TOTAL_SEATS);
  GPtrArray *old = bw_snapshot_get_comparisons (bw_test_demo_find_day (demo, 89));

  g_assert_cmpfloat_with_epsilon (bw_comparison_get_percentage (all), 46.87, 1e-9);
  g_assert_cmpfloat_with_epsilon (bw_comparison_get_percentage (seats), 51.34, 1e-9);
  g_assert_cmpint (bw_comparison_get_seats_lower (seats), ==, 101);
  g_assert_cmpint (bw_comparison_get_seats_upper (seats), ==, 500);

  /* 89 days at 0.013 are 1.157: 46.87 - 1.157 = 45.713. */
  g_assert_cmpfloat_with_epsilon (bw_comparison_get_percentage (g_ptr_array_index (old, 0)), 45.71,
                                  1e-9);
}

/* What a day says, for comparing. */
static char *
describe_days (BwTestDemo *demo)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < demo->days->len; i++) {
    BwSnapshot *day = g_ptr_array_index (demo->days, i);
    GPtrArray *scores = bw_snapshot_get_control_scores (day);

    g_string_append_printf (text,
                            "%u %.4f %.4f:", (guint) (demo->today - bw_snapshot_get_day (day)),
                            bw_snapshot_get_current (day), bw_snapshot_get_max (day));
    for (guint j = 0; j < scores->len; j++)
      g_string_append_printf (text, " %.2f",
                              bw_control_score_get_points (g_ptr_array_index (scores, j)));
  }
  return g_string_free (text, FALSE);
}

static void
test_same_for_same_date (void)
{
  g_autoptr (BwTestDemo) morning = bw_test_demo_new ("2026-11-23T00:00:01Z");
  g_autoptr (BwTestDemo) evening = bw_test_demo_new ("2026-11-23T23:59:59Z");
  g_autoptr (BwTestDemo) other = bw_test_demo_new ("2026-11-24T12:00:00Z");
  g_autofree char *first = describe_days (morning);
  g_autofree char *second = describe_days (evening);
  g_autofree char *third = describe_days (other);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, third);
  g_assert_cmpuint (bw_snapshot_get_day (other->newest), ==,
                    bw_snapshot_get_day (morning->newest) + 1);
  g_assert_cmpfloat (bw_snapshot_get_current (other->newest), ==,
                     bw_snapshot_get_current (morning->newest));
}

/* 58 of 240 users at first, 228 in the end, of 9 points: 2.175 and 8.55; never fewer than before. */
static void
test_story_rollout (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  double before = 0.0;

  for (guint i = 0; i < demo->days->len; i++) {
    int days_ago =
        (int) demo->today - (int) bw_snapshot_get_day (g_ptr_array_index (demo->days, i));
    double points = bw_test_demo_points_on (demo, days_ago, "MFARegistrationV2");

    g_assert_cmpfloat (points, >=, before);
    before = points;
  }
  g_assert_cmpfloat_with_epsilon (bw_test_demo_points_on (demo, 89, "MFARegistrationV2"), 2.175,
                                  0.006);
  g_assert_cmpfloat_with_epsilon (bw_test_demo_points_on (demo, 0, "MFARegistrationV2"), 8.55,
                                  1e-9);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 75, "MFARegistrationV2"), >,
                     bw_test_demo_points_on (demo, 77, "MFARegistrationV2") + 1.0);

  /* A third of 180 devices at a time, of 9 points. */
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 44, "scid_2508"), ==, 0.0);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 43, "scid_2508"), ==, 3.0);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 35, "scid_2508"), ==, 6.0);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 21, "scid_2508"), ==, 7.5);

  /* Yesterday 170 of 180 were encrypted, today 171. */
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 1, "scid_2090"), ==, 8.5);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 0, "scid_2090"), ==, 8.55);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 84, "intune_compliance_windows"), <,
                     bw_test_demo_points_on (demo, 0, "intune_compliance_windows") / 2 + 0.1);
}

static void
test_story_score_rises (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);

  g_assert_cmpfloat (percentage_on (demo, 89), <, 55.0);
  g_assert_cmpfloat (percentage_on (demo, 0), >, percentage_on (demo, 89) + 10.0);
  g_assert_cmpfloat (percentage_on (demo, 0), <, 75.0);
}

static void
test_story_regression (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  double total = bw_snapshot_get_current (bw_test_demo_find_day (demo, 6)) -
                 bw_snapshot_get_current (bw_test_demo_find_day (demo, 7));

  g_assert_cmpfloat (bw_test_demo_points_on (demo, 7, "mdo_safeattachments"), ==, 8.0);
  for (int days_ago = 0; days_ago <= 6; days_ago++)
    g_assert_cmpfloat (bw_test_demo_points_on (demo, days_ago, "mdo_safeattachments"), ==, 0.0);
  g_assert_cmpfloat (total, <, -5.0);
}

/* Five controls of together 4 + 3 + 3 + 8 + 4 = 22 points come, and nothing else happens. */
static void
test_story_added (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);

  g_assert_null (
      bw_test_demo_find_score (bw_test_demo_find_day (demo, 32), "aad_block_device_code_flow"));
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 31, "aad_block_device_code_flow"), ==, 0.0);
  g_assert_cmpfloat (bw_test_demo_max_on (demo, 31) - bw_test_demo_max_on (demo, 32), ==, 22.0);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 31, "mdo_teams_zap"), ==, 0.0);
  g_assert_cmpfloat (percentage_on (demo, 31), <, percentage_on (demo, 32) - 1.0);
  g_assert_cmpuint (bw_snapshot_get_control_scores (bw_test_demo_find_day (demo, 31))->len, ==,
                    bw_snapshot_get_control_scores (bw_test_demo_find_day (demo, 32))->len + 5);
}

/* 1 becomes 3 with 85 % met: 0.85 and 2.55; 7 of 7 becomes 9 of 9. The maximum rises by 2 + 2. */
static void
test_story_reweighting (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);

  g_assert_cmpfloat_with_epsilon (bw_test_demo_points_on (demo, 18, "SelfServicePasswordReset"),
                                  0.85, 1e-9);
  g_assert_cmpfloat_with_epsilon (bw_test_demo_points_on (demo, 17, "SelfServicePasswordReset"),
                                  2.55, 1e-9);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 18, "scid_2016"), ==, 7.0);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 17, "scid_2016"), ==, 9.0);
  g_assert_cmpfloat (bw_test_demo_max_on (demo, 17) - bw_test_demo_max_on (demo, 18), ==, 4.0);
}

static void
test_story_third_party (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  BwAction *action = bw_scorecard_find (demo->scorecard, "dlp_teams");
  BwStateUpdate *update = bw_action_get_newest_update (action);

  g_assert_cmpint (bw_action_get_status (action), ==, BW_STATUS_THIRD_PARTY);
  g_assert_cmpuint (bw_day_from_date_time (bw_state_update_get_updated (update)), ==,
                    demo->today - 12);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 13, "dlp_teams"), ==, 0.0);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 12, "dlp_teams"), ==, 0.0);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 11, "dlp_teams"), ==, 4.0);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 0, "dlp_teams"), ==, 4.0);
}

/* Three controls of 6 points fall out for two days. */
static void
test_story_dip (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);

  g_assert_cmpfloat (bw_test_demo_points_on (demo, 41, "mdo_zapphish"), ==, 6.0);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 40, "mdo_zapphish"), ==, 0.0);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 39, "mdo_zapphish"), ==, 0.0);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 38, "mdo_zapphish"), ==, 6.0);
  g_assert_cmpfloat (percentage_on (demo, 40), <, percentage_on (demo, 41) - 2.0);
  g_assert_cmpfloat (percentage_on (demo, 38), >, percentage_on (demo, 39) + 2.0);
}

static void
test_story_retired (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  BwAction *action = bw_scorecard_find (demo->scorecard, "exo_basic_auth_pop_imap");

  g_assert_cmpfloat (bw_test_demo_points_on (demo, 67, "exo_basic_auth_pop_imap"), ==, 6.0);
  g_assert_null (
      bw_test_demo_find_score (bw_test_demo_find_day (demo, 66), "exo_basic_auth_pop_imap"));
  g_assert_cmpfloat (bw_test_demo_max_on (demo, 66) - bw_test_demo_max_on (demo, 67), ==, -6.0);
  g_assert_true (bw_action_is_deprecated (action));
}

static void
test_tomorrow (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  double today = bw_snapshot_get_current (demo->newest);
  double a_month_ago = bw_snapshot_get_current (bw_test_demo_find_day (demo, 30));

  bw_manual_clock_advance (BW_MANUAL_CLOCK (demo->clock), 2 * G_TIME_SPAN_DAY);
  bw_test_demo_refresh (demo);

  g_assert_cmpuint (bw_snapshot_get_day (demo->newest), ==, demo->today);
  g_assert_cmpuint (demo->days->len, ==, N_DAYS - 1);
  g_assert_null (bw_test_demo_find_day (demo, GAP + 2));
  g_assert_cmpfloat (bw_snapshot_get_current (bw_test_demo_find_day (demo, 2)), ==, today);
  g_assert_cmpfloat (bw_snapshot_get_current (bw_test_demo_find_day (demo, 32)), ==, a_month_ago);
  g_assert_cmpfloat (bw_snapshot_get_current (demo->newest), ==, today);

  /* Microsoft has looked again since. */
  g_assert_cmpuint (bw_day_from_date_time (bw_control_score_get_last_synced (
                        bw_test_demo_find_score (demo->newest, "AdminMFAV2"))),
                    ==, demo->today - 1);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/days", test_days);
  g_test_add_func ("/demo/some-days", test_some_days);
  g_test_add_func ("/demo/sums", test_sums);
  g_test_add_func ("/demo/hollow-days", test_hollow_days);
  g_test_add_func ("/demo/comparisons", test_comparisons);
  g_test_add_func ("/demo/same-for-same-date", test_same_for_same_date);
  g_test_add_func ("/demo/tomorrow", test_tomorrow);
  g_test_add_func ("/demo/story/rollout", test_story_rollout);
  g_test_add_func ("/demo/story/score-rises", test_story_score_rises);
  g_test_add_func ("/demo/story/regression", test_story_regression);
  g_test_add_func ("/demo/story/added", test_story_added);
  g_test_add_func ("/demo/story/reweighting", test_story_reweighting);
  g_test_add_func ("/demo/story/third-party", test_story_third_party);
  g_test_add_func ("/demo/story/dip", test_story_dip);
  g_test_add_func ("/demo/story/retired", test_story_retired);

  return g_test_run ();
}
