/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "model/bw-comparison.h"
#include "model/bw-control-score.h"
#include "model/bw-points.h"
#include "model/bw-scorecard.h"
#include "model/bw-state-update.h"
#include "model/bw-words.h"
#include "source/demo/bw-demo-source.h"
#include "support/bw-manual-clock.h"
#include "text/bw-rich-text.h"

#define NOW "2026-11-23T10:00:00Z"
#define N_DAYS 90
#define GAP 53

typedef struct {
  BwClock *clock;
  BwSource *source;
  BwSnapshot *newest;
  BwCatalogue *catalogue;
  BwPlan *plan;
  BwScorecard *scorecard;
  GPtrArray *days;
  BwDay today;
} Demo;

static void
demo_free (Demo *demo)
{
  g_clear_object (&demo->clock);
  g_clear_object (&demo->source);
  g_clear_object (&demo->newest);
  g_clear_object (&demo->catalogue);
  g_clear_object (&demo->plan);
  g_clear_object (&demo->scorecard);
  g_clear_pointer (&demo->days, g_ptr_array_unref);
  g_free (demo);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Demo, demo_free)

/* Asks the source for everything anew. */
static void
refresh (Demo *demo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = bw_clock_get_now (demo->clock);

  g_clear_object (&demo->newest);
  g_clear_object (&demo->catalogue);
  g_clear_object (&demo->scorecard);
  g_clear_pointer (&demo->days, g_ptr_array_unref);
  demo->today = bw_day_from_date_time (now);
  g_assert_true (bw_source_newest (demo->source, &demo->newest, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (bw_source_catalogue (demo->source, &demo->catalogue, NULL, &error));
  demo->days = bw_source_days (demo->source, BW_DAY_NONE, BW_DAY_NONE, NULL, &error);
  g_assert_no_error (error);
  demo->scorecard = bw_scorecard_new (demo->newest, demo->catalogue, demo->plan, demo->today);
}

static Demo *
demo_new (const char *now)
{
  Demo *demo = g_new0 (Demo, 1);

  demo->clock = bw_manual_clock_new (now);
  demo->source = bw_demo_source_new (demo->clock);
  demo->plan = bw_demo_source_dup_plan (BW_DEMO_SOURCE (demo->source));
  refresh (demo);
  return demo;
}

static BwSnapshot *
find_day (Demo *demo, int days_ago)
{
  for (guint i = 0; i < demo->days->len; i++) {
    BwSnapshot *day = g_ptr_array_index (demo->days, i);

    if (bw_snapshot_get_day (day) == demo->today - days_ago)
      return day;
  }
  return NULL;
}

static BwControlScore *
find_score (BwSnapshot *day, const char *id)
{
  GPtrArray *scores = bw_snapshot_get_control_scores (day);

  for (guint i = 0; i < scores->len; i++)
    if (g_str_equal (bw_control_score_get_id (g_ptr_array_index (scores, i)), id))
      return g_ptr_array_index (scores, i);
  return NULL;
}

static double
points_on (Demo *demo, int days_ago, const char *id)
{
  BwControlScore *score = find_score (find_day (demo, days_ago), id);

  return score != NULL ? bw_control_score_get_points (score) : NAN;
}

static double
max_on (Demo *demo, int days_ago)
{
  return bw_snapshot_get_max (find_day (demo, days_ago));
}

static double
percentage_on (Demo *demo, int days_ago)
{
  return bw_snapshot_get_current (find_day (demo, days_ago)) * 100.0 / max_on (demo, days_ago);
}

static gboolean
change (Demo *demo, const char *id, const char *state, const char *comment, GError **error)
{
  BwControlUpdateFields fields = {.id = id, .state = state, .comment = comment};
  g_autoptr (BwControlUpdate) update = bw_control_update_new (&fields);

  return bw_source_change (demo->source, update, NULL, error);
}

/* A set of the words that a getter of an action gives. */
static GHashTable *
collect (Demo *demo, const char *(*get) (BwAction *action))
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
  g_autoptr (Demo) demo = demo_new (NOW);

  g_assert_cmpint (bw_source_get_capabilities (demo->source), ==,
                   BW_SOURCE_HISTORY | BW_SOURCE_CHANGE | BW_SOURCE_LIVE);
}

static void
test_size (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);
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
  g_autoptr (Demo) demo = demo_new (NOW);
  g_autoptr (GHashTable) categories = collect (demo, bw_action_get_category);
  g_autoptr (GHashTable) services = collect (demo, bw_action_get_service);
  g_autoptr (GHashTable) tiers = collect (demo, bw_action_get_tier);
  g_autoptr (GHashTable) costs = collect (demo, bw_action_get_cost);
  g_autoptr (GHashTable) impacts = collect (demo, bw_action_get_user_impact);
  const char *levels[] = {BW_LEVEL_LOW, BW_LEVEL_MODERATE, BW_LEVEL_HIGH, BW_WORD_UNKNOWN, NULL};

  assert_has_all (categories,
                  (const char *[]) {BW_CATEGORY_IDENTITY, BW_CATEGORY_DATA, BW_CATEGORY_DEVICE,
                                    BW_CATEGORY_APPS, BW_CATEGORY_INFRASTRUCTURE, NULL});
  assert_has_all (services, (const char *[]) {"AzureAD", "MDATP", "MDO", "EXO", "SPO", "MS Teams",
                                              "Azure ATP", "MCAS", "MDA_SF", "MDA_SNOW",
                                              "MDA_GitHub", "MDA_Google", "MIP", "AppG", "Intune",
                                              "Admincenter", "FORMS", "SWAY", NULL});
  assert_has_all (tiers, (const char *[]) {BW_TIER_CORE, BW_TIER_DEFENSE_IN_DEPTH, BW_TIER_ADVANCED,
                                           BW_WORD_UNKNOWN, NULL});
  assert_has_all (costs, levels);
  assert_has_all (impacts, levels);
}

/* A folded word that is none of bw-words.h would show as a facet of its own. */
static void
test_no_stray_word (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);
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
  g_autoptr (Demo) demo = demo_new (NOW);
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
  g_autoptr (Demo) demo = demo_new (NOW);
  GPtrArray *actions = bw_scorecard_get_actions (demo->scorecard);
  guint n_by_reason[BW_NOT_SCORED_NO_SNAPSHOT + 1] = {0};
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
  g_autoptr (Demo) demo = demo_new (NOW);
  BwAction *bare = bw_scorecard_find (demo->scorecard, "scid_2196");
  BwAction *google = bw_scorecard_find (demo->scorecard, "11770.MDA_Google_EnableTwoFactorAuth");
  BwAction *salesforce = bw_scorecard_find (demo->scorecard, "MDA_SF_EnforceMFA");
  BwAction *servicenow = bw_scorecard_find (demo->scorecard, "MDA_SNOW_EnforceMFA");
  BwAction *autorun = bw_scorecard_find (demo->scorecard, "scid_2088");
  gint64 count = 0;
  gint64 total = 0;

  /* A control score without a profile: 4.5 points are 90 %, so its maximum is 5. */
  g_assert_null (bw_action_get_profile (bare));
  g_assert_cmpfloat_with_epsilon (bw_action_get_max_points (bare), 5.0, BW_POINTS_EPSILON);

  /* 9 of 18 users; 50 %. */
  g_assert_true (bw_action_get_population (google, &count, &total));
  g_assert_cmpint (count, ==, 9);
  g_assert_cmpint (total, ==, 18);

  /* 30 of 180 is not the 100 % that is given, so nothing is said of users. */
  g_assert_false (bw_action_get_population (autorun, &count, &total));

  g_assert_cmpstr (bw_action_get_title (salesforce), ==, bw_action_get_title (servicenow));
  g_assert_cmpstr (bw_action_get_product (salesforce), !=, bw_action_get_product (servicenow));
}

static void
test_ranks (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);
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
  g_autoptr (Demo) demo = demo_new (NOW);
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
test_days (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);

  g_assert_cmpuint (demo->days->len, ==, N_DAYS - 1);
  for (int days_ago = 0; days_ago < N_DAYS; days_ago++)
    g_assert_true ((find_day (demo, days_ago) == NULL) == (days_ago == GAP));
  for (guint i = 1; i < demo->days->len; i++)
    g_assert_cmpuint (bw_snapshot_get_day (g_ptr_array_index (demo->days, i - 1)), <,
                      bw_snapshot_get_day (g_ptr_array_index (demo->days, i)));
  g_assert_cmpuint (bw_snapshot_get_day (demo->newest), ==, demo->today);
}

static void
test_some_days (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);
  BwDay today = demo->today;
  g_autoptr (GPtrArray) week = bw_source_days (demo->source, today - 6, today, NULL, NULL);
  g_autoptr (GPtrArray) past = bw_source_days (demo->source, today - 400, today - 88, NULL, NULL);
  g_autoptr (GPtrArray) future = bw_source_days (demo->source, today + 1, today + 9, NULL, NULL);
  g_autoptr (GPtrArray) gap = bw_source_days (demo->source, today - GAP, today - GAP, NULL, NULL);

  g_assert_cmpuint (week->len, ==, 7);
  g_assert_cmpuint (past->len, ==, 2);
  g_assert_cmpuint (future->len, ==, 0);
  g_assert_cmpuint (gap->len, ==, 0);
}

/* On every day the points of the controls add up to the total, and their maxima to the maximum. */
static void
test_sums (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);

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
test_maxima (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);
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
test_hollow_days (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);

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
  g_autoptr (Demo) demo = demo_new (NOW);
  BwComparison *all = bw_scorecard_find_comparison (demo->scorecard, BW_BASIS_ALL_TENANTS);
  BwComparison *seats = bw_scorecard_find_comparison (demo->scorecard, BW_BASIS_TOTAL_SEATS);
  GPtrArray *old = bw_snapshot_get_comparisons (find_day (demo, 89));

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
describe_days (Demo *demo)
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
  g_autoptr (Demo) morning = demo_new ("2026-11-23T00:00:01Z");
  g_autoptr (Demo) evening = demo_new ("2026-11-23T23:59:59Z");
  g_autoptr (Demo) other = demo_new ("2026-11-24T12:00:00Z");
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
  g_autoptr (Demo) demo = demo_new (NOW);
  double before = 0.0;

  for (guint i = 0; i < demo->days->len; i++) {
    int days_ago =
        (int) demo->today - (int) bw_snapshot_get_day (g_ptr_array_index (demo->days, i));
    double points = points_on (demo, days_ago, "MFARegistrationV2");

    g_assert_cmpfloat (points, >=, before);
    before = points;
  }
  g_assert_cmpfloat_with_epsilon (points_on (demo, 89, "MFARegistrationV2"), 2.175, 0.006);
  g_assert_cmpfloat_with_epsilon (points_on (demo, 0, "MFARegistrationV2"), 8.55, 1e-9);
  g_assert_cmpfloat (points_on (demo, 75, "MFARegistrationV2"), >,
                     points_on (demo, 77, "MFARegistrationV2") + 1.0);

  /* A third of 180 devices at a time, of 9 points. */
  g_assert_cmpfloat (points_on (demo, 44, "scid_2508"), ==, 0.0);
  g_assert_cmpfloat (points_on (demo, 43, "scid_2508"), ==, 3.0);
  g_assert_cmpfloat (points_on (demo, 35, "scid_2508"), ==, 6.0);
  g_assert_cmpfloat (points_on (demo, 21, "scid_2508"), ==, 7.5);

  /* Yesterday 170 of 180 were encrypted, today 171. */
  g_assert_cmpfloat (points_on (demo, 1, "scid_2090"), ==, 8.5);
  g_assert_cmpfloat (points_on (demo, 0, "scid_2090"), ==, 8.55);
  g_assert_cmpfloat (points_on (demo, 84, "intune_compliance_windows"), <,
                     points_on (demo, 0, "intune_compliance_windows") / 2 + 0.1);
}

static void
test_story_score_rises (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);

  g_assert_cmpfloat (percentage_on (demo, 89), <, 55.0);
  g_assert_cmpfloat (percentage_on (demo, 0), >, percentage_on (demo, 89) + 10.0);
  g_assert_cmpfloat (percentage_on (demo, 0), <, 75.0);
}

static void
test_story_regression (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);
  double total =
      bw_snapshot_get_current (find_day (demo, 6)) - bw_snapshot_get_current (find_day (demo, 7));

  g_assert_cmpfloat (points_on (demo, 7, "mdo_safeattachments"), ==, 8.0);
  for (int days_ago = 0; days_ago <= 6; days_ago++)
    g_assert_cmpfloat (points_on (demo, days_ago, "mdo_safeattachments"), ==, 0.0);
  g_assert_cmpfloat (total, <, -5.0);
}

/* Five controls of together 4 + 3 + 3 + 8 + 4 = 22 points come, and nothing else happens. */
static void
test_story_added (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);

  g_assert_null (find_score (find_day (demo, 32), "aad_block_device_code_flow"));
  g_assert_cmpfloat (points_on (demo, 31, "aad_block_device_code_flow"), ==, 0.0);
  g_assert_cmpfloat (max_on (demo, 31) - max_on (demo, 32), ==, 22.0);
  g_assert_cmpfloat (points_on (demo, 31, "mdo_teams_zap"), ==, 0.0);
  g_assert_cmpfloat (percentage_on (demo, 31), <, percentage_on (demo, 32) - 1.0);
  g_assert_cmpuint (bw_snapshot_get_control_scores (find_day (demo, 31))->len, ==,
                    bw_snapshot_get_control_scores (find_day (demo, 32))->len + 5);
}

/* 1 becomes 3 with 85 % met: 0.85 and 2.55; 7 of 7 becomes 9 of 9. The maximum rises by 2 + 2. */
static void
test_story_reweighting (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);

  g_assert_cmpfloat_with_epsilon (points_on (demo, 18, "SelfServicePasswordReset"), 0.85, 1e-9);
  g_assert_cmpfloat_with_epsilon (points_on (demo, 17, "SelfServicePasswordReset"), 2.55, 1e-9);
  g_assert_cmpfloat (points_on (demo, 18, "scid_2016"), ==, 7.0);
  g_assert_cmpfloat (points_on (demo, 17, "scid_2016"), ==, 9.0);
  g_assert_cmpfloat (max_on (demo, 17) - max_on (demo, 18), ==, 4.0);
}

static void
test_story_third_party (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);
  BwAction *action = bw_scorecard_find (demo->scorecard, "dlp_teams");
  BwStateUpdate *update = bw_action_get_newest_update (action);

  g_assert_cmpint (bw_action_get_status (action), ==, BW_STATUS_THIRD_PARTY);
  g_assert_cmpuint (bw_day_from_date_time (bw_state_update_get_updated (update)), ==,
                    demo->today - 12);
  g_assert_cmpfloat (points_on (demo, 13, "dlp_teams"), ==, 0.0);
  g_assert_cmpfloat (points_on (demo, 12, "dlp_teams"), ==, 0.0);
  g_assert_cmpfloat (points_on (demo, 11, "dlp_teams"), ==, 4.0);
  g_assert_cmpfloat (points_on (demo, 0, "dlp_teams"), ==, 4.0);
}

/* Three controls of 6 points fall out for two days. */
static void
test_story_dip (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);

  g_assert_cmpfloat (points_on (demo, 41, "mdo_zapphish"), ==, 6.0);
  g_assert_cmpfloat (points_on (demo, 40, "mdo_zapphish"), ==, 0.0);
  g_assert_cmpfloat (points_on (demo, 39, "mdo_zapphish"), ==, 0.0);
  g_assert_cmpfloat (points_on (demo, 38, "mdo_zapphish"), ==, 6.0);
  g_assert_cmpfloat (percentage_on (demo, 40), <, percentage_on (demo, 41) - 2.0);
  g_assert_cmpfloat (percentage_on (demo, 38), >, percentage_on (demo, 39) + 2.0);
}

static void
test_story_retired (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);
  BwAction *action = bw_scorecard_find (demo->scorecard, "exo_basic_auth_pop_imap");

  g_assert_cmpfloat (points_on (demo, 67, "exo_basic_auth_pop_imap"), ==, 6.0);
  g_assert_null (find_score (find_day (demo, 66), "exo_basic_auth_pop_imap"));
  g_assert_cmpfloat (max_on (demo, 66) - max_on (demo, 67), ==, -6.0);
  g_assert_true (bw_action_is_deprecated (action));
}

static void
test_plan (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);
  GPtrArray *entries = bw_plan_get_entries (demo->plan);
  guint n_owners = 0;
  guint n_overdue = 0;
  guint n_ahead = 0;

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
  }
  g_assert_cmpuint (n_owners, >=, 5);
  g_assert_cmpuint (n_overdue, ==, 1);
  g_assert_cmpuint (n_ahead, >=, 5);
}

/* The texts. */

static void
assert_rich (const char *id, const char *what, const char *html)
{
  g_autoptr (BwRichText) text = bw_rich_text_new_from_html (html);
  g_autofree char *plain = bw_rich_text_to_plain (text);

  if (html == NULL || bw_rich_text_is_empty (text) || strlen (plain) < 3)
    g_error ("%s: no %s", id, what);
  if (strstr (plain, "</") != NULL || strstr (plain, "**") != NULL || strchr (plain, '`') != NULL)
    g_error ("%s: marks left in its %s: %s", id, what, plain);
}

static void
assert_new (GHashTable *seen, const char *id, const char *text)
{
  if (!g_hash_table_add (seen, g_strdup (text)))
    g_error ("%s has the text of another action: %s", id, text);
}

static void
test_profile_texts (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);
  GPtrArray *profiles = bw_catalogue_get_profiles (demo->catalogue);
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) steps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < profiles->len; i++) {
    BwControlProfile *profile = g_ptr_array_index (profiles, i);
    const char *id = bw_control_profile_get_id (profile);

    g_assert_cmpuint (strlen (bw_control_profile_get_title (profile)), >=, 11);
    if (!g_str_equal (id, "MDA_SNOW_EnforceMFA"))
      assert_new (titles, id, bw_control_profile_get_title (profile));
    assert_new (steps, id, bw_control_profile_get_remediation (profile));
    assert_rich (id, "next steps", bw_control_profile_get_remediation (profile));
    assert_rich (id, "effect on users", bw_control_profile_get_remediation_impact (profile));
  }
}

static void
test_score_texts (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);
  GPtrArray *scores = bw_snapshot_get_control_scores (demo->newest);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < scores->len; i++) {
    BwControlScore *score = g_ptr_array_index (scores, i);
    const char *id = bw_control_score_get_id (score);

    assert_new (seen, id, bw_control_score_get_description (score));
    assert_rich (id, "description", bw_control_score_get_description (score));
    assert_rich (id, "status", bw_control_score_get_implementation_status (score));
  }
}

static guint
count_links (GPtrArray *blocks, const char *id)
{
  guint n = 0;

  for (guint i = 0; i < blocks->len; i++) {
    BwRichBlock *block = g_ptr_array_index (blocks, i);

    for (guint j = 0; block->items != NULL && j < block->items->len; j++)
      n += count_links (g_ptr_array_index (block->items, j), id);
    for (guint j = 0; block->spans != NULL && j < block->spans->len; j++) {
      BwRichSpan *span = g_ptr_array_index (block->spans, j);

      if (span->href == NULL)
        continue;
      if (!g_str_has_prefix (span->href, "https://"))
        g_error ("%s links to %s", id, span->href);
      n++;
    }
  }
  return n;
}

/* Every address is https, and none is written in a way that the allow-list drops. */
static void
test_links (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);
  GPtrArray *profiles = bw_catalogue_get_profiles (demo->catalogue);
  guint n_links = 0;

  for (guint i = 0; i < profiles->len; i++) {
    BwControlProfile *profile = g_ptr_array_index (profiles, i);
    const char *id = bw_control_profile_get_id (profile);
    const char *html = bw_control_profile_get_remediation (profile);
    g_autoptr (BwRichText) text = bw_rich_text_new_from_html (html);
    g_auto (GStrv) pieces = g_strsplit (html, "href=", -1);
    guint n_found = count_links (bw_rich_text_get_blocks (text), id);

    g_assert_true (
        g_uri_is_valid (bw_control_profile_get_action_url (profile), G_URI_FLAGS_NONE, NULL));
    g_assert_true (g_str_has_prefix (bw_control_profile_get_action_url (profile), "https://"));
    g_assert_null (strstr (html, "http://"));
    g_assert_cmpuint (n_found, ==, g_strv_length (pieces) - 1);
    n_links += n_found;
  }
  g_assert_cmpuint (n_links, >, 20);
}

/* One action has what rendering finds hard: a list that goes on at 3, with a list in it. */
static void
test_resumed_list (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);
  BwAction *action = bw_scorecard_find (demo->scorecard, "exo_dmarc_reject");
  g_autoptr (BwRichText) text = bw_action_dup_next_steps (action);
  GPtrArray *blocks = bw_rich_text_get_blocks (text);
  BwRichBlock *last = g_ptr_array_index (blocks, blocks->len - 1);
  GPtrArray *second = g_ptr_array_index (last->items, 1);
  BwRichBlock *nested = g_ptr_array_index (second, second->len - 1);

  g_assert_cmpint (last->kind, ==, BW_RICH_NUMBERS);
  g_assert_cmpint (last->start, ==, 3);
  g_assert_cmpint (nested->kind, ==, BW_RICH_BULLETS);
  g_assert_cmpuint (nested->items->len, ==, 2);
}

/* Changes. */

static void
test_change_risk_accepted (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (NOW, NULL);
  BwStateUpdate *update = NULL;
  BwAction *action = NULL;

  g_assert_true (change (demo, "aad_token_protection", "ignored", "Too early for us.", &error));
  g_assert_no_error (error);
  refresh (demo);

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
  g_autoptr (Demo) demo = demo_new (NOW);
  const char *id = "aad_admin_accounts_separate_unassigned_cloud_only";
  BwStateUpdate *update = NULL;

  g_assert_true (change (demo, id, BW_STATE_REVIEWED, NULL, NULL));
  refresh (demo);

  update = bw_action_get_newest_update (bw_scorecard_find (demo->scorecard, id));
  g_assert_cmpstr (bw_state_update_get_state (update), ==, BW_STATE_REVIEWED);
  g_assert_cmpstr (bw_state_update_get_assigned_to (update), ==, "noor.vandijk@example.com");
  g_assert_nonnull (bw_state_update_get_comment (update));
}

static void
test_change_does_not_touch_what_was_given (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);
  BwControlProfile *profile = bw_catalogue_find (demo->catalogue, "aad_token_protection");

  g_assert_true (change (demo, "aad_token_protection", BW_STATE_IGNORED, NULL, NULL));
  g_assert_cmpuint (bw_control_profile_get_state_updates (profile)->len, ==, 1);
}

/* The mark shows at once, its 3 points on the newest day of tomorrow, and go again after that. */
static void
test_change_points_arrive_a_day_later (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);
  double before = bw_snapshot_get_current (demo->newest);

  g_assert_true (change (demo, "AATP_HoneyToken", BW_STATE_THIRD_PARTY, NULL, NULL));
  refresh (demo);
  g_assert_cmpint (bw_action_get_status (bw_scorecard_find (demo->scorecard, "AATP_HoneyToken")),
                   ==, BW_STATUS_THIRD_PARTY);
  g_assert_cmpfloat (points_on (demo, 0, "AATP_HoneyToken"), ==, 0.0);
  g_assert_cmpfloat (bw_snapshot_get_current (demo->newest), ==, before);

  bw_manual_clock_advance (BW_MANUAL_CLOCK (demo->clock), 14 * G_TIME_SPAN_HOUR);
  refresh (demo);
  g_assert_cmpfloat (points_on (demo, 0, "AATP_HoneyToken"), ==, 3.0);
  g_assert_cmpfloat (points_on (demo, 1, "AATP_HoneyToken"), ==, 0.0);
  g_assert_cmpfloat_with_epsilon (bw_snapshot_get_current (demo->newest), before + 3.0,
                                  BW_POINTS_EPSILON);

  g_assert_true (change (demo, "AATP_HoneyToken", BW_STATE_DEFAULT, NULL, NULL));
  bw_manual_clock_advance (BW_MANUAL_CLOCK (demo->clock), G_TIME_SPAN_DAY);
  refresh (demo);
  g_assert_cmpfloat (points_on (demo, 0, "AATP_HoneyToken"), ==, 0.0);
  g_assert_cmpfloat (points_on (demo, 1, "AATP_HoneyToken"), ==, 3.0);
}

/* A mark that the story made is not for ever either. */
static void
test_change_takes_back_a_mark_of_the_story (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);

  g_assert_true (change (demo, "dlp_teams", BW_STATE_DEFAULT, NULL, NULL));
  refresh (demo);
  g_assert_cmpfloat (points_on (demo, 0, "dlp_teams"), ==, 4.0);

  bw_manual_clock_advance (BW_MANUAL_CLOCK (demo->clock), G_TIME_SPAN_DAY);
  refresh (demo);
  g_assert_cmpfloat (points_on (demo, 0, "dlp_teams"), ==, 0.0);
}

static void
test_tomorrow (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);
  double today = bw_snapshot_get_current (demo->newest);
  double a_month_ago = bw_snapshot_get_current (find_day (demo, 30));

  bw_manual_clock_advance (BW_MANUAL_CLOCK (demo->clock), 2 * G_TIME_SPAN_DAY);
  refresh (demo);

  g_assert_cmpuint (bw_snapshot_get_day (demo->newest), ==, demo->today);
  g_assert_cmpuint (demo->days->len, ==, N_DAYS - 1);
  g_assert_null (find_day (demo, GAP + 2));
  g_assert_cmpfloat (bw_snapshot_get_current (find_day (demo, 2)), ==, today);
  g_assert_cmpfloat (bw_snapshot_get_current (find_day (demo, 32)), ==, a_month_ago);
  g_assert_cmpfloat (bw_snapshot_get_current (demo->newest), ==, today);

  /* Microsoft has looked again since. */
  g_assert_cmpuint (bw_day_from_date_time (
                        bw_control_score_get_last_synced (find_score (demo->newest, "AdminMFAV2"))),
                    ==, demo->today - 1);
}

static void
assert_refused (Demo *demo, const char *id, const char *state, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (change (demo, id, state, NULL, &error));
  g_assert_error (error, BW_SOURCE_ERROR, code);
}

static void
test_refusals (void)
{
  g_autoptr (Demo) demo = demo_new (NOW);
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
  g_autoptr (Demo) demo = demo_new (NOW);
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
    BwControlUpdateFields fields = {.id = "aad_token_protection", .state = BW_STATE_IGNORED};
    g_autoptr (BwControlUpdate) update = bw_control_update_new (&fields);
    g_autoptr (BwSnapshot) snapshot = NULL;
    g_autoptr (BwCatalogue) catalogue = NULL;
    g_autoptr (GPtrArray) days = NULL;

    g_assert_true (bw_source_newest (source, &snapshot, NULL, NULL));
    g_assert_true (bw_source_change (source, update, NULL, NULL));
    g_assert_true (bw_source_catalogue (source, &catalogue, NULL, NULL));
    days = bw_source_days (source, BW_DAY_NONE, BW_DAY_NONE, NULL, NULL);
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
  g_test_add_func ("/demo/days", test_days);
  g_test_add_func ("/demo/some-days", test_some_days);
  g_test_add_func ("/demo/sums", test_sums);
  g_test_add_func ("/demo/maxima", test_maxima);
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
  g_test_add_func ("/demo/plan", test_plan);
  g_test_add_func ("/demo/texts/profiles", test_profile_texts);
  g_test_add_func ("/demo/texts/scores", test_score_texts);
  g_test_add_func ("/demo/texts/links", test_links);
  g_test_add_func ("/demo/texts/resumed-list", test_resumed_list);
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
