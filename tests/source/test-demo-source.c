/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/bw-test-demo.h"

#include "model/bw-points.h"
#include "model/bw-state-update.h"
#include "model/bw-words.h"
#include "support/bw-secret-watch.h"

static gboolean
change (BwTestDemo *demo, const char *id, const char *state, const char *comment, GError **error)
{
  BwControlUpdateFields fields = { .id = id, .state = state, .comment = comment };
  g_autoptr (BwControlUpdate) update = bw_control_update_new (&fields);

  return bw_source_change (demo->source, update, NULL, NULL, error);
}

/* A set of the words that a getter of an action gives. */
static GHashTable *
collect (BwTestDemo *demo, const char *(*get) (BwAction *action))
{
  GHashTable *found = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *actions = bw_scorecard_get_actions (demo->scorecard);

  for (guint i = 0; i < actions->len; i++)
    g_hash_table_add (found, (char *) get (g_ptr_array_index (actions, i)));
  return found;
}

static void
assert_has_all (GHashTable *found, const char *const *wanted)
{
  for (guint i = 0; wanted[i] != NULL; i++)
    if (!g_hash_table_contains (found, wanted[i]))
      g_error ("no action has %s", wanted[i]);
}

static void
test_capabilities (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);

  g_assert_cmpint (bw_source_get_capabilities (demo->source), ==,
                   BW_SOURCE_HISTORY | BW_SOURCE_CHANGE | BW_SOURCE_LIVE);
}

static void
test_size (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  guint n_profiles = bw_catalogue_get_profiles (demo->catalogue)->len;
  guint n_scores = bw_snapshot_get_control_scores (demo->newest)->len;

  g_assert_cmpuint (n_profiles, >=, 140);
  g_assert_cmpuint (n_profiles, <=, 170);
  g_assert_cmpuint (n_scores, <, n_profiles);
  g_assert_cmpuint (n_scores, >, 100);
}

static void
test_every_word (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  g_autoptr (GHashTable) categories = collect (demo, bw_action_get_category);
  g_autoptr (GHashTable) services = collect (demo, bw_action_get_service);
  g_autoptr (GHashTable) tiers = collect (demo, bw_action_get_tier);
  g_autoptr (GHashTable) costs = collect (demo, bw_action_get_cost);
  g_autoptr (GHashTable) impacts = collect (demo, bw_action_get_user_impact);
  const char *levels[] = { BW_LEVEL_LOW, BW_LEVEL_MODERATE, BW_LEVEL_HIGH, BW_WORD_UNKNOWN, NULL };

  assert_has_all (categories,
                  (const char *[]) { BW_CATEGORY_IDENTITY, BW_CATEGORY_DATA, BW_CATEGORY_DEVICE,
                                     BW_CATEGORY_APPS, BW_CATEGORY_INFRASTRUCTURE, NULL });
  assert_has_all (services, (const char *[]) { "AzureAD", "MDATP", "MDO", "EXO", "SPO", "MS Teams",
                                               "Azure ATP", "MCAS", "MDA_SF", "MDA_SNOW",
                                               "MDA_GitHub", "MDA_Google", "MIP", "AppG", "Intune",
                                               "Admincenter", "FORMS", "SWAY", NULL });
  assert_has_all (tiers, (const char *[]) { BW_TIER_CORE, BW_TIER_DEFENSE_IN_DEPTH,
                                            BW_TIER_ADVANCED, BW_WORD_UNKNOWN, NULL });
  assert_has_all (costs, levels);
  assert_has_all (impacts, levels);
}

/* A folded word that is none of bw-words.h would show as a facet of its own. */
static void
test_no_stray_word (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  g_autoptr (GHashTable) impacts = collect (demo, bw_action_get_user_impact);
  g_autoptr (GHashTable) tiers = collect (demo, bw_action_get_tier);
  g_autoptr (GHashTable) threats = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *actions = bw_scorecard_get_actions (demo->scorecard);

  for (guint i = 0; i < actions->len; i++) {
    const char *const *own = bw_action_get_threats (g_ptr_array_index (actions, i));

    for (guint j = 0; own[j] != NULL; j++)
      g_hash_table_add (threats, (char *) own[j]);
  }
  g_assert_cmpuint (g_hash_table_size (impacts), ==, 4);
  g_assert_cmpuint (g_hash_table_size (tiers), ==, 4);
  g_assert_cmpuint (g_hash_table_size (threats), ==, 7);
}

static void
test_every_status (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  BwAction *unknown = bw_scorecard_find (demo->scorecard, "AATP_UnsecureKerberosDelegation");

  for (int status = 0; status < BW_N_STATUSES; status++)
    g_assert_cmpuint (bw_scorecard_count_status (demo->scorecard, status), >, 0);
  g_assert_cmpuint (bw_scorecard_count_status (demo->scorecard, BW_STATUS_PLANNED), >=, 6);
  g_assert_cmpuint (bw_scorecard_count_status (demo->scorecard, BW_STATUS_OTHER), ==, 1);
  g_assert_cmpstr (bw_action_get_state_word (unknown), ==, "AlternateMitigation");
}

static void
test_not_scored (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  GPtrArray *actions = bw_scorecard_get_actions (demo->scorecard);
  guint n_by_reason[BW_NOT_SCORED_NO_SNAPSHOT + 1] = { 0 };
  guint n_deprecated = 0;
  guint n_partly = 0;

  for (guint i = 0; i < actions->len; i++) {
    BwAction *action = g_ptr_array_index (actions, i);

    n_by_reason[bw_action_get_not_scored_reason (action)]++;
    n_deprecated += bw_action_is_deprecated (action) ? 1 : 0;
    if (bw_action_is_scored (action) && bw_action_get_points (action) > 0 &&
        bw_action_get_points_left (action) > 0)
      n_partly++;
  }
  g_assert_cmpuint (n_by_reason[BW_NOT_SCORED_NO_MAXIMUM], >=, 2);
  g_assert_cmpuint (n_by_reason[BW_NOT_SCORED_NOT_ASSESSED], >=, 10);
  g_assert_cmpuint (n_by_reason[BW_NOT_SCORED_NO_SNAPSHOT], ==, 0);
  g_assert_cmpuint (n_deprecated, >=, 3);
  g_assert_cmpuint (n_partly, >=, 20);
}

static void
test_oddities (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  BwAction *bare = bw_scorecard_find (demo->scorecard, "scid_2196");
  BwAction *google = bw_scorecard_find (demo->scorecard, "11770.MDA_Google_EnableTwoFactorAuth");
  BwAction *salesforce = bw_scorecard_find (demo->scorecard, "MDA_SF_EnforceMFA");
  BwAction *servicenow = bw_scorecard_find (demo->scorecard, "MDA_SNOW_EnforceMFA");
  BwAction *audit = bw_scorecard_find (demo->scorecard, "exo_mailboxaudit");
  gint64 count = 0;
  gint64 total = 0;

  /* A control score without a profile: 4.5 points are 90 %, so its maximum is 5. */
  g_assert_null (bw_action_get_profile (bare));
  g_assert_cmpfloat_with_epsilon (bw_action_get_max_points (bare), 5.0, BW_POINTS_EPSILON);

  /* 9 of 18 users; 50 %. */
  g_assert_true (bw_action_get_population (google, &count, &total));
  g_assert_cmpint (count, ==, 9);
  g_assert_cmpint (total, ==, 18);

  /* 0 of 240 are not the 100 % that are given, so nothing is said of users. */
  g_assert_false (bw_action_get_population (audit, &count, &total));

  g_assert_cmpstr (bw_action_get_title (salesforce), ==, bw_action_get_title (servicenow));
  g_assert_cmpstr (bw_action_get_product (salesforce), !=, bw_action_get_product (servicenow));
}

static void
test_ranks (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  GPtrArray *profiles = bw_catalogue_get_profiles (demo->catalogue);
  g_autoptr (GHashTable) ranks = g_hash_table_new (NULL, NULL);
  int n_tens = 0;

  for (guint i = 0; i < profiles->len; i++) {
    int rank = bw_control_profile_get_rank (g_ptr_array_index (profiles, i));

    g_assert_cmpint (rank, >, 0);
    g_hash_table_add (ranks, GINT_TO_POINTER (rank));
    n_tens += rank == 10 ? 1 : 0;
  }
  g_assert_cmpuint (g_hash_table_size (ranks), >, 40);
  g_assert_cmpint (n_tens, >, 30);
}

static void
test_synced_over_weeks (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  GPtrArray *scores = bw_snapshot_get_control_scores (demo->newest);
  g_autoptr (GHashTable) ages = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < scores->len; i++) {
    GDateTime *synced = bw_control_score_get_last_synced (g_ptr_array_index (scores, i));
    int age = (int) demo->today - (int) bw_day_from_date_time (synced);

    g_assert_nonnull (synced);
    g_assert_cmpint (age, >=, 1);
    g_assert_cmpint (age, <=, 30);
    g_hash_table_add (ages, GINT_TO_POINTER (age));
  }
  g_assert_true (g_hash_table_contains (ages, GINT_TO_POINTER (1)));
  g_assert_cmpuint (g_hash_table_size (ages), >=, 8);
}

static void
test_maxima (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  GPtrArray *actions = bw_scorecard_get_actions (demo->scorecard);
  double sum = 0.0;

  for (guint i = 0; i < actions->len; i++)
    if (bw_action_is_scored (g_ptr_array_index (actions, i)))
      sum += bw_action_get_max_points (g_ptr_array_index (actions, i));
  g_assert_cmpfloat_with_epsilon (sum, bw_snapshot_get_max (demo->newest), BW_POINTS_EPSILON);
  g_assert_cmpuint (bw_scorecard_get_notes (demo->scorecard)->len, ==, 1);
  g_assert_cmpint (g_array_index (bw_scorecard_get_notes (demo->scorecard), BwQualityNote, 0).kind,
                   ==, BW_NOTE_NO_PROFILE);
}

static void
test_plan (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  GPtrArray *entries = bw_plan_get_entries (demo->plan);
  guint n_owners = 0;
  guint n_overdue = 0;
  guint n_ahead = 0;
  guint n_tags = 0;

  for (guint i = 0; i < entries->len; i++) {
    BwPlanEntry *entry = g_ptr_array_index (entries, i);
    BwAction *action = bw_scorecard_find (demo->scorecard, bw_plan_entry_get_id (entry));
    BwDay due = bw_plan_entry_get_due (entry);

    g_assert_nonnull (action);
    if (bw_plan_entry_is_planned (entry))
      g_assert_cmpint (bw_action_get_status (action), ==, BW_STATUS_PLANNED);
    n_owners += bw_plan_entry_get_owner (entry) != NULL ? 1 : 0;
    n_overdue += due != BW_DAY_NONE && due < demo->today ? 1 : 0;
    n_ahead += due > demo->today ? 1 : 0;
    n_tags += g_strv_length ((char **) bw_plan_entry_get_tags (entry));
  }
  g_assert_cmpuint (n_owners, >=, 5);
  g_assert_cmpuint (n_overdue, ==, 1);
  g_assert_cmpuint (n_ahead, >=, 5);
  g_assert_cmpuint (n_tags, >=, 4);
}

/* Changes. */

static void
test_change_risk_accepted (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (NOW, NULL);
  BwStateUpdate *update = NULL;
  BwAction *action = NULL;

  g_assert_true (change (demo, "aad_token_protection", "ignored", "Too early for us.", &error));
  g_assert_no_error (error);
  bw_test_demo_refresh (demo);

  action = bw_scorecard_find (demo->scorecard, "aad_token_protection");
  update = bw_action_get_newest_update (action);
  g_assert_cmpint (bw_action_get_status (action), ==, BW_STATUS_RISK_ACCEPTED);
  g_assert_cmpstr (bw_state_update_get_state (update), ==, BW_STATE_IGNORED);
  g_assert_cmpstr (bw_state_update_get_comment (update), ==, "Too early for us.");
  g_assert_true (g_date_time_equal (bw_state_update_get_updated (update), now));
  g_assert_cmpuint (bw_control_profile_get_state_updates (bw_action_get_profile (action))->len, ==,
                    2);
}

static void
test_change_keeps_the_rest (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  const char *id = "aad_admin_accounts_separate_unassigned_cloud_only";
  BwStateUpdate *update = NULL;

  g_assert_true (change (demo, id, BW_STATE_REVIEWED, NULL, NULL));
  bw_test_demo_refresh (demo);

  update = bw_action_get_newest_update (bw_scorecard_find (demo->scorecard, id));
  g_assert_cmpstr (bw_state_update_get_state (update), ==, BW_STATE_REVIEWED);
  g_assert_cmpstr (bw_state_update_get_assigned_to (update), ==, "noor.vandijk@example.com");
  g_assert_nonnull (bw_state_update_get_comment (update));
}

static void
test_change_does_not_touch_what_was_given (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  BwControlProfile *profile = bw_catalogue_find (demo->catalogue, "aad_token_protection");

  g_assert_true (change (demo, "aad_token_protection", BW_STATE_IGNORED, NULL, NULL));
  g_assert_cmpuint (bw_control_profile_get_state_updates (profile)->len, ==, 1);
}

/* The mark shows at once, its 3 points on the newest day of tomorrow, and go again after that. */
static void
test_change_points_arrive_a_day_later (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  double before = bw_snapshot_get_current (demo->newest);

  g_assert_true (change (demo, "AATP_HoneyToken", BW_STATE_THIRD_PARTY, NULL, NULL));
  bw_test_demo_refresh (demo);
  g_assert_cmpint (bw_action_get_status (bw_scorecard_find (demo->scorecard, "AATP_HoneyToken")),
                   ==, BW_STATUS_THIRD_PARTY);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 0, "AATP_HoneyToken"), ==, 0.0);
  g_assert_cmpfloat (bw_snapshot_get_current (demo->newest), ==, before);

  bw_manual_clock_advance (BW_MANUAL_CLOCK (demo->clock), 14 * G_TIME_SPAN_HOUR);
  bw_test_demo_refresh (demo);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 0, "AATP_HoneyToken"), ==, 3.0);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 1, "AATP_HoneyToken"), ==, 0.0);
  g_assert_cmpfloat_with_epsilon (bw_snapshot_get_current (demo->newest), before + 3.0,
                                  BW_POINTS_EPSILON);

  g_assert_true (change (demo, "AATP_HoneyToken", BW_STATE_DEFAULT, NULL, NULL));
  bw_manual_clock_advance (BW_MANUAL_CLOCK (demo->clock), G_TIME_SPAN_DAY);
  bw_test_demo_refresh (demo);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 0, "AATP_HoneyToken"), ==, 0.0);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 1, "AATP_HoneyToken"), ==, 3.0);
}

/* A mark that the story made is not for ever either. */
static void
test_change_takes_back_a_mark_of_the_story (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);

  g_assert_true (change (demo, "dlp_teams", BW_STATE_DEFAULT, NULL, NULL));
  bw_test_demo_refresh (demo);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 0, "dlp_teams"), ==, 4.0);

  bw_manual_clock_advance (BW_MANUAL_CLOCK (demo->clock), G_TIME_SPAN_DAY);
  bw_test_demo_refresh (demo);
  g_assert_cmpfloat (bw_test_demo_points_on (demo, 0, "dlp_teams"), ==, 0.0);
}

static void
assert_refused (BwTestDemo *demo, const char *id, const char *state, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (change (demo, id, state, NULL, &error));
  g_assert_error (error, BW_SOURCE_ERROR, code);
}

static void
test_refusals (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  BwCatalogue *before = demo->catalogue;
  g_autoptr (BwCatalogue) after = NULL;

  assert_refused (demo, "NonOwnerAccess", BW_STATE_IGNORED, BW_SOURCE_ERROR_UNKNOWN_CONTROL);
  assert_refused (demo, "scid_2510", BW_STATE_DEFAULT, BW_SOURCE_ERROR_REFUSED);
  assert_refused (demo, "SCID_2071", BW_STATE_IGNORED, BW_SOURCE_ERROR_REFUSED);
  assert_refused (demo, "AdminMFAV2", BW_STATE_IGNORED, BW_SOURCE_ERROR_REFUSED);
  assert_refused (demo, "aad_token_protection", "Postponed", BW_SOURCE_ERROR_REFUSED);

  g_assert_true (bw_source_catalogue (demo->source, &after, NULL, NULL));
  g_assert_true (before == after);
}

static void
test_cancelled (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BwSnapshot) snapshot = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (bw_source_newest (demo->source, &snapshot, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (snapshot);
}

#define N_THREADS 8
#define N_ROUNDS 12

static gpointer
ask_again_and_again (gpointer data)
{
  BwSource *source = data;

  for (int i = 0; i < N_ROUNDS; i++) {
    BwControlUpdateFields fields = { .id = "aad_token_protection", .state = BW_STATE_IGNORED };
    g_autoptr (BwControlUpdate) update = bw_control_update_new (&fields);
    g_autoptr (BwSnapshot) snapshot = NULL;
    g_autoptr (BwCatalogue) catalogue = NULL;
    g_autoptr (GPtrArray) days = NULL;

    g_assert_true (bw_source_newest (source, &snapshot, NULL, NULL));
    g_assert_true (bw_source_change (source, update, NULL, NULL, NULL));
    g_assert_true (bw_source_catalogue (source, &catalogue, NULL, NULL));
    days = bw_source_days (source, BW_DAYS_WHOLE, BW_DAY_NONE, BW_DAY_NONE, NULL, NULL);
    g_assert_cmpuint (days->len, ==, N_DAYS - 1);
  }
  return NULL;
}

/* All threads meet an unread source at once; not one change is lost. */
static void
test_threads (void)
{
  g_autoptr (BwClock) clock = bw_manual_clock_new (NOW);
  g_autoptr (BwSource) source = bw_demo_source_new (clock);
  g_autoptr (BwCatalogue) catalogue = NULL;
  GThread *threads[N_THREADS];
  BwControlProfile *profile = NULL;

  for (int i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("asking", ask_again_and_again, source);
  for (int i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);

  g_assert_true (bw_source_catalogue (source, &catalogue, NULL, NULL));
  profile = bw_catalogue_find (catalogue, "aad_token_protection");
  g_assert_cmpuint (bw_control_profile_get_state_updates (profile)->len, ==,
                    1 + N_THREADS * N_ROUNDS);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/capabilities", test_capabilities);
  g_test_add_func ("/demo/size", test_size);
  g_test_add_func ("/demo/every-word", test_every_word);
  g_test_add_func ("/demo/no-stray-word", test_no_stray_word);
  g_test_add_func ("/demo/every-status", test_every_status);
  g_test_add_func ("/demo/not-scored", test_not_scored);
  g_test_add_func ("/demo/oddities", test_oddities);
  g_test_add_func ("/demo/ranks", test_ranks);
  g_test_add_func ("/demo/synced", test_synced_over_weeks);
  g_test_add_func ("/demo/maxima", test_maxima);
  g_test_add_func ("/demo/plan", test_plan);
  g_test_add_func ("/demo/change/risk-accepted", test_change_risk_accepted);
  g_test_add_func ("/demo/change/keeps-the-rest", test_change_keeps_the_rest);
  g_test_add_func ("/demo/change/records-stay", test_change_does_not_touch_what_was_given);
  g_test_add_func ("/demo/change/points-arrive", test_change_points_arrive_a_day_later);
  g_test_add_func ("/demo/change/story-mark", test_change_takes_back_a_mark_of_the_story);
  g_test_add_func ("/demo/change/refusals", test_refusals);
  g_test_add_func ("/demo/cancelled", test_cancelled);
  g_test_add_func ("/demo/threads", test_threads);

  return g_test_run ();
}
