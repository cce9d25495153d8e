/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-random-records.h"

#include <math.h>

#include "model/bw-test-records.h"

/* Few different values, so that ties and empty answers both happen; odd ones among them. */

static const char *const categories[] = { "Identity", "Data",    "Device", "Apps",
                                          "unknown",  "Gadgets", "gadgets" };
static const char *const services[] = { "AzureAD", "AADPremium", "MDATP", "MDO",
                                        "MDA_SF",  "quux",       "Quux",  "" };
static const char *const levels[] = { "low", "moderate", "high", "unknown", "Extreme" };
static const char *const tiers[] = { "Core", "Defense in Depth", "Advanced", "unknown" };
static const char *const threats[] = { "Account breach", "Data deletion", "Data spillage",
                                       "Time travel",    "time travel",   "Spoofing" };
static const char *const states[] = { "Default",    "Default",  "Default", "Ignored",
                                      "ThirdParty", "Reviewed", "Snoozed", "snoozed" };
static const char *const titles[] = { "Turn on multifactor",  "turn on multifactor",
                                      "Block legacy sign-in", "R\u00e9view rules",
                                      "Set an alarm",         "Set an alert" };
static const char *const texts[] = { "<p>Open the <b>portal</b></p>",
                                     "<ul><li>Choose allow</li></ul>", "Nothing &amp; nobody", "",
                                     "<a href=\"https://x.example/hidden\">Caf\u00e9</a>" };
static const char *const owners[] = { "Ann", "ann", "Bo Zondervan", "unknown", NULL };
static const char *const tags[] = { "autumn", "Autumn", "purchase", "none", "Q1" };
static const double maxima[] = { 10, 8, 5, 1, 0, 0.3, -1 };

#define PICK(rand, list) ((list)[g_rand_int_range ((rand), 0, G_N_ELEMENTS (list))])

static gboolean
chance (GRand *rand, double share)
{
  return g_rand_double (rand) < share;
}

static GPtrArray *
new_states (GRand *rand)
{
  const char *moment = chance (rand, 0.5) ? "2026-05-01T10:00:00Z" : "";

  return bw_test_states_new (PICK (rand, states), moment, PICK (rand, states), moment, NULL);
}

static void
add_profile (BwTestRecords *records, GRand *rand, const char *id)
{
  const char *protects[4] = { NULL };
  double max_points = PICK (rand, maxima);
  g_autoptr (GPtrArray) updates = chance (rand, 0.5) ? new_states (rand) : NULL;

  for (int i = 0; i < 3 && chance (rand, 0.6); i++)
    protects[i] = PICK (rand, threats);
  bw_test_records_add_profile (
      records, .id = id, .title = PICK (rand, titles), .service = PICK (rand, services),
      .category = PICK (rand, categories), .tier = PICK (rand, tiers), .cost = PICK (rand, levels),
      .user_impact = PICK (rand, levels), .threats = protects, .remediation = PICK (rand, texts),
      .max_points = max_points < 0 ? NAN : max_points, .rank = g_rand_int_range (rand, -1, 4),
      .deprecated = chance (rand, 0.1), .state_updates = updates);
}

static void
add_score (BwTestRecords *records, GRand *rand, const char *id)
{
  double percentage = chance (rand, 0.1) ? NAN : 25.0 * g_rand_int_range (rand, 0, 5);
  double points = chance (rand, 0.1) ? NAN : percentage * PICK (rand, maxima) / 100.0;
  g_autoptr (GDateTime) synced =
                chance (rand, 0.3)
                    ? NULL
                    : g_date_time_new_utc (2026, 7, g_rand_int_range (rand, 10, 15), 0, 0, 0);

  bw_test_records_add_score (records, .id = id, .category = PICK (rand, categories),
                             .points = points < 0 ? 1.0 : points, .percentage = percentage,
                             .description = PICK (rand, texts), .last_synced = synced);
}

static void
add_plan_entry (BwTestRecords *records, GRand *rand, const char *id)
{
  const char *given[4] = { NULL };
  int days = g_rand_int_range (rand, -9, 17);

  for (int i = 0; i < 3 && chance (rand, 0.6); i++)
    given[i] = PICK (rand, tags);
  bw_test_records_add_plan_entry (
      records, .id = id, .planned = chance (rand, 0.7), .owner = PICK (rand, owners),
      .due = chance (rand, 0.3) ? BW_DAY_NONE : (BwDay) ((int) records->today + days),
      .priority = (BwPriority) g_rand_int_range (rand, 0, BW_N_PRIORITIES), .tags = given,
      .note = chance (rand, 0.5) ? "Ask the helpdesk first" : NULL);
}

/* A day before that one, on which some of its actions had other points or were not there. */
static BwSnapshot *
make_day_before (BwSnapshot *snapshot, GRand *rand)
{
  GPtrArray *scores = bw_snapshot_get_control_scores (snapshot);
  g_autoptr (BwTestRecords) records = bw_test_records_new (12.5, 500);

  records->day = bw_snapshot_get_day (snapshot) - 1;
  for (guint i = 0; i < scores->len; i++)
    if (chance (rand, 0.8))
      add_score (records, rand, bw_control_score_get_id (g_ptr_array_index (scores, i)));
  return bw_test_records_make_snapshot (records);
}

static BwScorecard *
add_recent (BwScorecard *scorecard, GRand *rand)
{
  g_autoptr (BwScorecard) taken = scorecard;
  BwSnapshot *snapshot = bw_scorecard_get_snapshot (scorecard);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwRecent) recent = NULL;

  g_ptr_array_add (days, make_day_before (snapshot, rand));
  g_ptr_array_add (days, g_object_ref (snapshot));
  recent = bw_recent_new (days, bw_scorecard_get_catalogue (scorecard), NULL);
  return bw_scorecard_new_with_recent (scorecard, recent);
}

/**
 * bw_random_scorecard_new:
 * @rand: chance
 * @n_actions: how many actions
 *
 * Returns: (transfer full): a scorecard of any kind
 */
BwScorecard *
bw_random_scorecard_new (GRand *rand, guint n_actions)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (12.5, 500);

  for (guint i = 0; i < n_actions; i++) {
    g_autofree char *id = g_strdup_printf ("%s_%u", i % 2 == 0 ? "scid" : "Aad", i);
    gboolean has_profile = chance (rand, 0.9);

    if (has_profile)
      add_profile (records, rand, id);
    if (!has_profile || chance (rand, 0.8))
      add_score (records, rand, id);
    if (chance (rand, 0.6))
      add_plan_entry (records, rand, id);
  }

  return add_recent (bw_test_records_make_scorecard (records), rand);
}

static GPtrArray *
shuffle (GPtrArray *array, GRand *rand)
{
  GPtrArray *shuffled = g_ptr_array_new ();

  g_ptr_array_extend (shuffled, array, NULL, NULL);
  for (guint i = shuffled->len; i > 1; i--) {
    guint j = (guint) g_rand_int_range (rand, 0, (int) i);
    gpointer swapped = shuffled->pdata[i - 1];

    shuffled->pdata[i - 1] = shuffled->pdata[j];
    shuffled->pdata[j] = swapped;
  }

  return shuffled;
}

/**
 * bw_random_scorecard_shuffle:
 * @scorecard: a scorecard with both halves
 * @rand: chance
 *
 * Returns: (transfer full): a scorecard of the same records, handed over in another order
 */
BwScorecard *
bw_random_scorecard_shuffle (BwScorecard *scorecard, GRand *rand)
{
  BwSnapshot *snapshot = bw_scorecard_get_snapshot (scorecard);
  g_autoptr (GPtrArray) profiles =
                shuffle (bw_catalogue_get_profiles (bw_scorecard_get_catalogue (scorecard)), rand);
  g_autoptr (GPtrArray) scores = shuffle (bw_snapshot_get_control_scores (snapshot), rand);
  g_autoptr (GPtrArray) entries =
                shuffle (bw_plan_get_entries (bw_scorecard_get_plan (scorecard)), rand);
  g_autoptr (BwCatalogue) shuffled_catalogue = bw_catalogue_new (NULL, profiles);
  g_autoptr (BwPlan) shuffled_plan = bw_plan_new (entries);
  g_autoptr (BwScorecard) shuffled = NULL;
  g_autoptr (BwSnapshot) shuffled_snapshot = bw_snapshot_new (&(BwSnapshotFields) {
      .id = bw_snapshot_get_id (snapshot),
      .tenant_id = bw_snapshot_get_tenant_id (snapshot),
      .day = bw_snapshot_get_day (snapshot),
      .current = bw_snapshot_get_current (snapshot),
      .max = bw_snapshot_get_max (snapshot),
      .comparisons = bw_snapshot_get_comparisons (snapshot),
      .control_scores = scores,
  });

  shuffled = bw_scorecard_new (shuffled_snapshot, shuffled_catalogue, shuffled_plan,
                               bw_snapshot_get_day (snapshot));
  return bw_scorecard_new_with_recent (shuffled, bw_scorecard_get_recent (scorecard));
}

typedef struct {
  BwFacet facet;
  const char *key;
} Wish;

/* In spellings that people and command lines use, and some that no action has. */
static const Wish wishes[] = {
  { BW_FACET_STATUS, "to-address" },
  { BW_FACET_STATUS, "Completed" },
  { BW_FACET_STATUS, "third-party" },
  { BW_FACET_STATUS, "other:SNOOZED" },
  { BW_FACET_STATUS, "other:Gone" },
  { BW_FACET_RECENT, "Regressed" },
  { BW_FACET_RECENT, "added" },
  { BW_FACET_RECENT, "changed" },
  { BW_FACET_CATEGORY, "identity" },
  { BW_FACET_CATEGORY, "Apps" },
  { BW_FACET_CATEGORY, "GADGETS" },
  { BW_FACET_PRODUCT, "azuread" },
  { BW_FACET_PRODUCT, "Microsoft Defender for Endpoint" },
  { BW_FACET_PRODUCT, "QUUX" },
  { BW_FACET_PRODUCT, "" },
  { BW_FACET_PRODUCT, "Sway" },
  { BW_FACET_USER_IMPACT, "Medium" },
  { BW_FACET_USER_IMPACT, "low" },
  { BW_FACET_COST, "high" },
  { BW_FACET_COST, "extreme" },
  { BW_FACET_COST, "Unknown" },
  { BW_FACET_TIER, "core" },
  { BW_FACET_TIER, "Defense In Depth" },
  { BW_FACET_THREAT, "Account Breach" },
  { BW_FACET_THREAT, "TIME TRAVEL" },
  { BW_FACET_THREAT, "spoofing" },
  { BW_FACET_SCORED, "yes" },
  { BW_FACET_SCORED, "no" },
  { BW_FACET_POINTS_LEFT, "Yes" },
  { BW_FACET_POINTS_LEFT, "no" },
  { BW_FACET_POINTS_LEFT, "unknown" },
  { BW_FACET_DEPRECATED, "no" },
  { BW_FACET_PLANNED, "yes" },
  { BW_FACET_PLANNED, "No" },
  { BW_FACET_OWNER, "ANN" },
  { BW_FACET_OWNER, "bo zondervan" },
  { BW_FACET_OWNER, "" },
  { BW_FACET_OWNER, "Cor" },
  { BW_FACET_PRIORITY, "High" },
  { BW_FACET_PRIORITY, "moderate" },
  { BW_FACET_PRIORITY, "none" },
  { BW_FACET_TAG, "AUTUMN" },
  { BW_FACET_TAG, "none" },
  { BW_FACET_TAG, "winter" },
  { BW_FACET_DUE, "Overdue" },
  { BW_FACET_DUE, "soon" },
  { BW_FACET_DUE, "later" },
  { BW_FACET_DUE, "none" },
};

static const BwFacet groups[] = { BW_FACET_STATUS,      BW_FACET_CATEGORY, BW_FACET_PRODUCT,
                                  BW_FACET_USER_IMPACT, BW_FACET_COST,     BW_FACET_TIER,
                                  BW_FACET_OWNER,       BW_FACET_PRIORITY, BW_FACET_DUE };

static const char *const searches[] = {
  "",       " ",    "turn",      "TURN multi",  "aad_1",  "caf\u00e9 cafe",
  "hidden", "href", "portal on", "microsoft e", "nobody", "scid_2 set",
  "&",      "zzz",  "helpdesk",  "autumn bo"
};

/**
 * bw_random_query_new:
 * @rand: chance
 *
 * Returns: (transfer full): a query of any kind
 */
BwQuery *
bw_random_query_new (GRand *rand)
{
  BwQuery *query = bw_query_new ();
  int n_wishes = g_rand_int_range (rand, 1, 4);

  if (chance (rand, 0.3))
    bw_query_set_search (query, PICK (rand, searches));
  for (int i = 0; i < n_wishes; i++) {
    const Wish *wish = &PICK (rand, wishes);

    bw_query_set_selected (query, wish->facet, wish->key, TRUE);
  }
  bw_query_set_sort (query, (BwSortKey) g_rand_int_range (rand, 0, BW_N_SORT_KEYS),
                     chance (rand, 0.5));
  if (chance (rand, 0.5))
    bw_query_set_group (query, PICK (rand, groups));
  return query;
}

/**
 * bw_random_query_describe:
 * @query: a query
 *
 * Returns: (transfer full): what it asks for, to be found in the log of a failed test
 */
char *
bw_random_query_describe (const BwQuery *query)
{
  GString *text = g_string_new (NULL);
  BwFacet group = bw_query_get_group (query);

  g_string_append_printf (text, "search '%s' sort %s%s group %s", bw_query_get_search (query),
                          bw_sort_key_to_key (bw_query_get_sort_key (query)),
                          bw_query_is_descending (query) ? ":desc" : "",
                          group == BW_FACET_NONE ? "none" : bw_facet_to_key (group));
  for (int facet = 0; facet < BW_N_FACETS; facet++) {
    g_autoptr (GPtrArray) keys = bw_query_list_selected (query, (BwFacet) facet);

    for (guint i = 0; i < keys->len; i++)
      g_string_append_printf (text, " %s=%s", bw_facet_to_key ((BwFacet) facet),
                              (const char *) g_ptr_array_index (keys, i));
  }

  return g_string_free_and_steal (text);
}
