/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-action-private.h"

#include <math.h>
#include <string.h>

#include "model/bw-test-records.h"

#define ORGANISATION_MAX 400.0

static BwAction *
join (BwControlProfile *profile, BwControlScore *score)
{
  return bw_action_new (profile, score, NULL, TRUE, ORGANISATION_MAX);
}

/* 10 - 4 = 6 points left; 6 / 400 = 1.5 % of the organisation's maximum. */
static void
test_impact (void)
{
  g_autoptr (BwControlProfile) profile = BW_TEST_PROFILE (.id = "a", .max_points = 10);
  g_autoptr (BwControlScore) score = BW_TEST_SCORE (.id = "a", .points = 4, .percentage = 40);
  g_autoptr (BwAction) action = join (profile, score);

  g_assert_true (bw_action_is_scored (action));
  g_assert_cmpfloat (bw_action_get_points (action), ==, 4.0);
  g_assert_cmpfloat (bw_action_get_max_points (action), ==, 10.0);
  g_assert_cmpfloat (bw_action_get_points_left (action), ==, 6.0);
  g_assert_cmpfloat (bw_action_get_impact (action), ==, 1.5);
}

/* 8 - 7.83 = 0.17; 0.17 / 400 * 100 = 0.0425 */
static void
test_impact_of_fractions (void)
{
  g_autoptr (BwControlProfile) profile = BW_TEST_PROFILE (.id = "a", .max_points = 8);
  g_autoptr (BwControlScore) score = BW_TEST_SCORE (.id = "a", .points = 7.83, .percentage = 97.88);
  g_autoptr (BwAction) action = join (profile, score);

  g_assert_cmpfloat_with_epsilon (bw_action_get_points_left (action), 0.17, BW_TEST_NEAR);
  g_assert_cmpfloat_with_epsilon (bw_action_get_impact (action), 0.0425, BW_TEST_NEAR);
}

static void
test_impact_of_completed (void)
{
  g_autoptr (BwControlProfile) profile = BW_TEST_PROFILE (.id = "a", .max_points = 0.3);
  g_autoptr (BwControlScore) score = BW_TEST_SCORE (.id = "a", .points = 0.1 + 0.2);
  g_autoptr (BwControlScore) beyond = BW_TEST_SCORE (.id = "a", .points = 0.5);
  g_autoptr (BwAction) action = join (profile, score);
  g_autoptr (BwAction) over = join (profile, beyond);

  g_assert_cmpint (bw_action_get_status (action), ==, BW_STATUS_COMPLETED);
  g_assert_cmpfloat (bw_action_get_points_left (action), ==, 0.0);
  g_assert_cmpfloat (bw_action_get_impact (action), ==, 0.0);
  g_assert_cmpfloat (bw_action_get_points_left (over), ==, 0.0);
}

static void
test_impact_unknown (void)
{
  g_autoptr (BwControlProfile) profile = BW_TEST_PROFILE (.id = "a", .max_points = 10);
  g_autoptr (BwControlScore) missing = BW_TEST_SCORE (.id = "a", .points = NAN, .percentage = NAN);
  g_autoptr (BwControlScore) known = BW_TEST_SCORE (.id = "a", .points = 4, .percentage = 40);
  g_autoptr (BwAction) without_points = join (profile, missing);
  g_autoptr (BwAction) without_total = bw_action_new (profile, known, NULL, TRUE, NAN);
  g_autoptr (BwAction) zero_total = bw_action_new (profile, known, NULL, TRUE, 0.0);

  g_assert_true (isnan (bw_action_get_points (without_points)));
  g_assert_true (isnan (bw_action_get_points_left (without_points)));
  g_assert_true (isnan (bw_action_get_impact (without_points)));
  g_assert_true (bw_action_is_scored (without_points));
  g_assert_cmpfloat (bw_action_get_points_left (without_total), ==, 6.0);
  g_assert_true (isnan (bw_action_get_impact (without_total)));
  g_assert_true (isnan (bw_action_get_impact (zero_total)));
}

/* 5 points are 62.5 %: a maximum of 5 * 100 / 62.5 = 8, so 3 left and 3 / 400 = 0.75 %. */
static void
test_without_profile (void)
{
  g_autoptr (BwControlScore) score = BW_TEST_SCORE (.id = "GhostControl", .category = "Data",
                                                   .points = 5, .percentage = 62.5);
  g_autoptr (BwAction) action = join (NULL, score);

  g_assert_cmpstr (bw_action_get_id (action), ==, "GhostControl");
  g_assert_cmpstr (bw_action_get_title (action), ==, "GhostControl");
  g_assert_cmpstr (bw_action_get_service (action), ==, "");
  g_assert_cmpstr (bw_action_get_product (action), ==, "");
  g_assert_cmpstr (bw_action_get_category (action), ==, "Data");
  g_assert_cmpstr (bw_action_get_tier (action), ==, "unknown");
  g_assert_cmpstr (bw_action_get_cost (action), ==, "unknown");
  g_assert_cmpstr (bw_action_get_user_impact (action), ==, "unknown");
  g_assert_null (bw_action_get_threats (action)[0]);
  g_assert_cmpint (bw_action_get_rank (action), ==, -1);
  g_assert_false (bw_action_is_deprecated (action));
  g_assert_cmpfloat (bw_action_get_max_points (action), ==, 8.0);
  g_assert_cmpfloat (bw_action_get_points_left (action), ==, 3.0);
  g_assert_cmpfloat (bw_action_get_impact (action), ==, 0.75);
  g_assert_null (bw_action_get_settings_address (action));
}

/* 0 points are 0 % of anything. */
static void
test_without_profile_at_zero (void)
{
  g_autoptr (BwControlScore) score = BW_TEST_SCORE (.id = "a", .points = 0, .percentage = 0);
  g_autoptr (BwAction) action = join (NULL, score);

  g_assert_true (isnan (bw_action_get_max_points (action)));
  g_assert_true (isnan (bw_action_get_points_left (action)));
  g_assert_true (bw_action_is_scored (action));
  g_assert_cmpint (bw_action_get_status (action), ==, BW_STATUS_TO_ADDRESS);
}

/* The profile's own maximum is believed before the percentage; a missing one falls back on it. */
static void
test_max_points (void)
{
  g_autoptr (BwControlProfile) known = BW_TEST_PROFILE (.id = "a", .max_points = 9);
  g_autoptr (BwControlProfile) missing = BW_TEST_PROFILE (.id = "a", .max_points = NAN);
  g_autoptr (BwControlScore) score = BW_TEST_SCORE (.id = "a", .points = 5, .percentage = 50);
  g_autoptr (BwAction) from_profile = join (known, score);
  g_autoptr (BwAction) from_percentage = join (missing, score);
  g_autoptr (BwAction) unknown = join (missing, NULL);
  g_autoptr (BwControlProfile) negative = BW_TEST_PROFILE (.id = "a", .max_points = -1);
  g_autoptr (BwAction) from_nonsense = join (negative, score);

  g_assert_cmpfloat (bw_action_get_max_points (from_profile), ==, 9.0);
  g_assert_cmpfloat (bw_action_get_max_points (from_percentage), ==, 10.0);
  g_assert_cmpfloat (bw_action_get_max_points (from_nonsense), ==, 10.0);
  g_assert_true (isnan (bw_action_get_max_points (unknown)));
}

static void
test_not_scored (void)
{
  g_autoptr (BwControlProfile) worth = BW_TEST_PROFILE (.id = "a", .max_points = 10);
  g_autoptr (BwControlProfile) worthless = BW_TEST_PROFILE (.id = "a", .max_points = 0);
  g_autoptr (BwControlProfile) unknown = BW_TEST_PROFILE (.id = "a", .max_points = NAN);
  g_autoptr (BwControlScore) score = BW_TEST_SCORE (.id = "a", .points = 0, .percentage = 0);
  g_autoptr (BwAction) not_assessed = join (worth, NULL);
  g_autoptr (BwAction) no_maximum = join (worthless, score);
  g_autoptr (BwAction) neither = join (worthless, NULL);
  g_autoptr (BwAction) scored = join (unknown, score);
  g_autoptr (BwAction) no_snapshot = bw_action_new (worth, NULL, NULL, FALSE, NAN);

  g_assert_cmpint (bw_action_get_not_scored_reason (not_assessed), ==, BW_NOT_SCORED_NOT_ASSESSED);
  g_assert_cmpint (bw_action_get_not_scored_reason (no_maximum), ==, BW_NOT_SCORED_NO_MAXIMUM);
  g_assert_cmpint (bw_action_get_not_scored_reason (neither), ==, BW_NOT_SCORED_NOT_ASSESSED);
  g_assert_cmpint (bw_action_get_not_scored_reason (scored), ==, BW_SCORED);
  g_assert_cmpint (bw_action_get_not_scored_reason (no_snapshot), ==, BW_NOT_SCORED_NO_SNAPSHOT);
  g_assert_false (bw_action_is_scored (not_assessed));
  g_assert_false (bw_action_is_scored (no_maximum));
  g_assert_false (bw_action_is_scored (no_snapshot));

  /* Doing it earns nothing; without a snapshot nobody can tell. Never is it 0 points. */
  g_assert_true (isnan (bw_action_get_points (not_assessed)));
  g_assert_cmpfloat (bw_action_get_points_left (not_assessed), ==, 0.0);
  g_assert_cmpfloat (bw_action_get_impact (not_assessed), ==, 0.0);
  g_assert_cmpfloat (bw_action_get_points_left (no_maximum), ==, 0.0);
  g_assert_true (isnan (bw_action_get_points_left (no_snapshot)));
  g_assert_true (isnan (bw_action_get_impact (no_snapshot)));
}

static void
test_status (void)
{
  g_autoptr (GPtrArray) ignored =
                bw_test_states_new ("Default", "", "Ignored", "2026-05-01T10:00:00Z", NULL);
  g_autoptr (GPtrArray) odd = bw_test_states_new ("Snoozed", "2026-05-01T10:00:00Z", NULL);
  g_autoptr (BwControlProfile) accepted =
                BW_TEST_PROFILE (.id = "a", .max_points = 10, .state_updates = ignored);
  g_autoptr (BwControlProfile) other =
                BW_TEST_PROFILE (.id = "a", .max_points = 10, .state_updates = odd);
  g_autoptr (BwControlProfile) untouched = BW_TEST_PROFILE (.id = "a", .max_points = 10);
  g_autoptr (BwControlScore) score = BW_TEST_SCORE (.id = "a", .points = 10, .percentage = 100);
  g_autoptr (BwPlanEntry) plan = BW_TEST_PLAN_ENTRY (.id = "a", .planned = TRUE);
  g_autoptr (BwPlanEntry) note = BW_TEST_PLAN_ENTRY (.id = "a", .note = "ask");
  g_autoptr (BwAction) a = join (accepted, score);
  g_autoptr (BwAction) b = join (other, score);
  g_autoptr (BwAction) c = join (untouched, score);
  g_autoptr (BwAction) d = bw_action_new (untouched, NULL, plan, TRUE, ORGANISATION_MAX);
  g_autoptr (BwAction) e = bw_action_new (untouched, NULL, note, TRUE, ORGANISATION_MAX);

  g_assert_cmpint (bw_action_get_status (a), ==, BW_STATUS_RISK_ACCEPTED);
  g_assert_cmpstr (bw_action_get_status_key (a), ==, "risk-accepted");
  g_assert_null (bw_action_get_state_word (a));
  g_assert_true (bw_action_get_newest_update (a) == g_ptr_array_index (ignored, 1));
  g_assert_cmpint (bw_action_get_status (b), ==, BW_STATUS_OTHER);
  g_assert_cmpstr (bw_action_get_status_key (b), ==, "other:Snoozed");
  g_assert_cmpstr (bw_action_get_state_word (b), ==, "Snoozed");
  g_assert_cmpint (bw_action_get_status (c), ==, BW_STATUS_COMPLETED);
  g_assert_null (bw_action_get_newest_update (c));
  g_assert_cmpint (bw_action_get_status (d), ==, BW_STATUS_PLANNED);
  g_assert_true (bw_action_get_plan_entry (d) == plan);
  g_assert_cmpint (bw_action_get_status (e), ==, BW_STATUS_TO_ADDRESS);
}

static gboolean
has_population (gint64 count, gint64 total, double percentage)
{
  g_autoptr (BwControlScore) score = BW_TEST_SCORE (.id = "a", .points = 3, .count = count,
                                                   .total = total, .percentage = percentage);
  g_autoptr (BwAction) action = join (NULL, score);
  gint64 met = -5;
  gint64 all = -5;
  gboolean known = bw_action_get_population (action, &met, &all);

  g_assert_cmpint (met, ==, known ? count : -5);
  g_assert_cmpint (all, ==, known ? total : -5);
  g_assert_cmpint (bw_action_get_population (action, NULL, NULL), ==, known);
  return known;
}

static void
test_population (void)
{
  /* 12 / 40 = 30 %; 1 / 3 = 33.33 %; 2 / 3 = 66.67 % */
  g_assert_true (has_population (12, 40, 30.0));
  g_assert_true (has_population (1, 3, 33.33));
  g_assert_true (has_population (2, 3, 66.67));
  g_assert_true (has_population (0, 5, 0.0));
  g_assert_true (has_population (5, 5, 100.0));

  /* 28 / 40 = 70 %: those who do not meet it were counted */
  g_assert_false (has_population (28, 40, 30.0));
  g_assert_false (has_population (12, 40, 30.1));
  g_assert_false (has_population (12, 40, NAN));
  g_assert_false (has_population (-1, 40, 30.0));
  g_assert_false (has_population (12, -1, 30.0));
  g_assert_false (has_population (0, 0, 0.0));
  g_assert_false (has_population (0, 0, 100.0));
  g_assert_false (has_population (6, 5, 120.0));
}

static void
test_population_without_score (void)
{
  g_autoptr (BwControlProfile) profile = BW_TEST_PROFILE (.id = "a", .max_points = 10);
  g_autoptr (BwAction) action = join (profile, NULL);

  g_assert_false (bw_action_get_population (action, NULL, NULL));
  g_assert_null (bw_action_get_last_synced (action));
}

/* The same id moved from Apps to Identity between two years. */
static void
test_category (void)
{
  g_autoptr (BwControlProfile) profile = BW_TEST_PROFILE (.id = "a", .category = "Apps");
  g_autoptr (BwControlScore) moved = BW_TEST_SCORE (.id = "a", .category = "Identity");
  g_autoptr (BwControlScore) silent = BW_TEST_SCORE (.id = "a", .category = "unknown");
  g_autoptr (BwAction) by_score = join (profile, moved);
  g_autoptr (BwAction) by_profile = join (profile, silent);
  g_autoptr (BwAction) by_neither = join (NULL, silent);

  g_assert_cmpstr (bw_action_get_category (by_score), ==, "Identity");
  g_assert_cmpstr (bw_action_get_category (by_profile), ==, "Apps");
  g_assert_cmpstr (bw_action_get_category (by_neither), ==, "unknown");
}

static void
test_title (void)
{
  g_autoptr (BwControlProfile) padded = BW_TEST_PROFILE (.id = "a", .title = "\n Do this\t");
  g_autoptr (BwControlProfile) blank = BW_TEST_PROFILE (.id = "a", .title = " ");
  g_autoptr (BwControlProfile) missing = BW_TEST_PROFILE (.id = "a");
  g_autoptr (BwAction) with_title = join (padded, NULL);
  g_autoptr (BwAction) with_blank = join (blank, NULL);
  g_autoptr (BwAction) without = join (missing, NULL);

  g_assert_cmpstr (bw_action_get_title (with_title), ==, "Do this");
  g_assert_cmpstr (bw_action_get_title (with_blank), ==, "a");
  g_assert_cmpstr (bw_action_get_title (without), ==, "a");
}

static BwAction *
new_wordy_action (void)
{
  g_autoptr (BwControlProfile) profile = BW_TEST_PROFILE (
          .id = "scid_77", .title = "Turn on the Caf\u00e9 firewall", .service = "MDATP",
          .category = "Device", .max_points = 10,
          .remediation = "<p>Open <a href=\"https://linked.example/secret\">the page</a></p><ol "
                         "start=\"3\"><li>Choose <b>Allow</b> &amp; save</li></ol>",
          .remediation_impact = "<p>Nobody notices</p>");
  g_autoptr (BwControlScore) score =
                BW_TEST_SCORE (.id = "scid_77", .points = 1, .category = "Device",
                               .description = "\n\tAttackers love open&nbsp;ports");

  return join (profile, score);
}

static void
test_search_text (void)
{
  static const char *const there[] = {
    "turn on the cafe firewall",
    "microsoft defender for endpoint",
    "scid_77",
    "attackers love open ports",
    "the page",
    "choose",
    "allow & save",
    "nobody notices",
  };
  static const char *const not_there[] = { "href",  "linked.example", "secret", "<p>",   "start",
                                           "&amp;", "nbsp",           "Turn",   "mdatp", "device" };
  g_autoptr (BwAction) action = new_wordy_action ();
  const char *text = bw_action_get_search_text (action);

  g_test_message ("%s", text);
  for (gsize i = 0; i < G_N_ELEMENTS (there); i++)
    g_assert_nonnull (strstr (text, there[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (not_there); i++)
    g_assert_null (strstr (text, not_there[i]));
}

static gpointer
read_search_text (gpointer data)
{
  return (gpointer) bw_action_get_search_text (data);
}

/* Whichever thread comes first makes it; all get the same one. */
static void
test_search_text_across_threads (void)
{
  for (int round = 0; round < 50; round++) {
    g_autoptr (BwAction) action = new_wordy_action ();
    GThread *threads[4];

    for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
      threads[i] = g_thread_new ("search", read_search_text, action);
    for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
      g_assert_true (g_thread_join (threads[i]) == bw_action_get_search_text (action));
  }
}

static void
test_texts (void)
{
  g_autoptr (BwAction) action = new_wordy_action ();
  g_autoptr (BwRichText) description = bw_action_dup_description (action);
  g_autoptr (BwRichText) next_steps = bw_action_dup_next_steps (action);
  g_autoptr (BwRichText) effect = bw_action_dup_effect_on_users (action);
  g_autoptr (BwRichText) status = bw_action_dup_implementation_status (action);

  g_assert_false (bw_rich_text_is_empty (description));
  g_assert_cmpuint (bw_rich_text_get_blocks (next_steps)->len, ==, 2);
  g_assert_false (bw_rich_text_is_empty (effect));
  g_assert_true (bw_rich_text_is_empty (status));
}

static void
test_addresses (void)
{
  g_autoptr (BwControlProfile) profile =
                BW_TEST_PROFILE (.id = "a/b", .action_url = "https://compliance.microsoft.com/x");
  g_autoptr (BwControlProfile) unsafe =
                BW_TEST_PROFILE (.id = "a", .action_url = "http://portal.example/x");
  g_autoptr (BwAction) action = join (profile, NULL);
  g_autoptr (BwAction) unsafe_action = join (unsafe, NULL);
  g_autofree char *settings = bw_action_get_settings_address (action);
  g_autofree char *portal = bw_action_get_portal_address (action, NULL);

  g_assert_cmpstr (settings, ==, "https://purview.microsoft.com/x");
  g_assert_null (bw_action_get_settings_address (unsafe_action));
  g_assert_cmpstr (portal, ==,
                   "https://security.microsoft.com/securescore?viewid=actions&actionId=a%2Fb");
}

/* What Microsoft says is the same in every cloud, links too; they lead to the portals of the own one. */
static void
test_links_in_cloud (void)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("dod");
  g_autoptr (BwControlProfile) profile =
          BW_TEST_PROFILE (.id = "a",
                           .remediation =
                               "<p>Go <a href=\"https://security.microsoft.com/x\">there</a>, "
                               "<a href=\"https://admin.teams.microsoft.com/\">not</a> or "
                               "<a href=\"https://help.example/\">help</a></p>");
  g_autoptr (BwAction) action = join (profile, NULL);
  g_autoptr (BwRichText) text = NULL;
  g_autofree char *plain = NULL;

  bw_action_set_cloud (action, cloud);
  text = bw_action_dup_next_steps (action);
  plain = bw_rich_text_to_plain (text);
  g_assert_cmpstr (plain, ==,
                   "Go there <https://security.apps.mil/x>, not or help <https://help.example/>");
}

static void
test_properties (void)
{
  g_autoptr (BwAction) action = new_wordy_action ();
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_autofree char *product = NULL;
  g_autofree char *category = NULL;
  int status = -1;
  int rank = -1;
  double points = 0;
  double max_points = 0;
  double impact = 0;
  gboolean scored = FALSE;

  g_object_get (action, "id", &id, "title", &title, "product", &product, "category", &category,
                "status", &status, "rank", &rank, "points", &points, "max-points", &max_points,
                "impact", &impact, "scored", &scored, NULL);
  g_assert_cmpstr (id, ==, "scid_77");
  g_assert_cmpstr (title, ==, "Turn on the Caf\u00e9 firewall");
  g_assert_cmpstr (product, ==, "Microsoft Defender for Endpoint");
  g_assert_cmpstr (category, ==, "Device");
  g_assert_cmpint (status, ==, BW_STATUS_TO_ADDRESS);
  g_assert_cmpint (rank, ==, 0);
  g_assert_cmpfloat (points, ==, 1.0);
  g_assert_cmpfloat (max_points, ==, 10.0);
  g_assert_cmpfloat (impact, ==, 2.25); /* (10 - 1) / 400 */
  g_assert_true (scored);
}

/* NAN is a value that properties can have. */
static void
test_properties_unknown (void)
{
  g_autoptr (BwControlProfile) profile = BW_TEST_PROFILE (.id = "a", .max_points = NAN, .rank = -1);
  g_autoptr (BwAction) action = bw_action_new (profile, NULL, NULL, FALSE, NAN);
  double points = 0;
  double impact = 0;
  int rank = 0;

  g_object_get (action, "points", &points, "impact", &impact, "rank", &rank, NULL);
  g_assert_true (isnan (points));
  g_assert_true (isnan (impact));
  g_assert_cmpint (rank, ==, -1);
}

static void
test_freed (void)
{
  BwAction *action = new_wordy_action ();

  bw_action_get_search_text (action);
  g_assert_finalize_object (action);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/action/impact", test_impact);
  g_test_add_func ("/action/impact-of-fractions", test_impact_of_fractions);
  g_test_add_func ("/action/impact-of-completed", test_impact_of_completed);
  g_test_add_func ("/action/impact-unknown", test_impact_unknown);
  g_test_add_func ("/action/without-profile", test_without_profile);
  g_test_add_func ("/action/without-profile-at-zero", test_without_profile_at_zero);
  g_test_add_func ("/action/max-points", test_max_points);
  g_test_add_func ("/action/not-scored", test_not_scored);
  g_test_add_func ("/action/status", test_status);
  g_test_add_func ("/action/population", test_population);
  g_test_add_func ("/action/population-without-score", test_population_without_score);
  g_test_add_func ("/action/category", test_category);
  g_test_add_func ("/action/title", test_title);
  g_test_add_func ("/action/search-text", test_search_text);
  g_test_add_func ("/action/search-text-across-threads", test_search_text_across_threads);
  g_test_add_func ("/action/texts", test_texts);
  g_test_add_func ("/action/addresses", test_addresses);
  g_test_add_func ("/action/links-in-cloud", test_links_in_cloud);
  g_test_add_func ("/action/properties", test_properties);
  g_test_add_func ("/action/properties-unknown", test_properties_unknown);
  g_test_add_func ("/action/freed", test_freed);

  return g_test_run ();
}
