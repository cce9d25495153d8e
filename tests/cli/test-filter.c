/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-filter.h"

#include <math.h>

#include "model/bw-words.h"

static BwControlProfile *
profile_new (const char *id, const char *service, const char *state)
{
  g_autoptr (GPtrArray) updates = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) updated = g_date_time_new_utc (2026, 11, 1, 0, 0, 0);

  g_ptr_array_add (updates, bw_state_update_new (&(BwStateUpdateFields) {
                                .state = state,
                                .updated = updated,
                            }));
  return bw_control_profile_new (&(BwControlProfileFields) {
      .id = id,
      .title = id,
      .service = service,
      .category = BW_CATEGORY_APPS,
      .max_points = 5,
      .tier = BW_TIER_DEFENSE_IN_DEPTH,
      .cost = BW_LEVEL_LOW,
      .user_impact = BW_LEVEL_LOW,
      .state_updates = updates,
  });
}

static BwScorecard *
scorecard_new (void)
{
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwCatalogue) catalogue = NULL;
  g_autoptr (BwPlan) plan = NULL;
  const char *const tags[] = { "this quarter", NULL };

  g_ptr_array_add (profiles, profile_new ("A", "AzureAD", BW_STATE_DEFAULT));
  g_ptr_array_add (profiles, profile_new ("B", "Contoso, Inc", "Escalated"));
  g_ptr_array_add (profiles, profile_new ("C", "", BW_STATE_DEFAULT));
  catalogue = bw_catalogue_new ("6f1c2a4e-0b7d-4c58-9a63-d2e5b8f0a917", profiles);
  g_ptr_array_add (entries, bw_plan_entry_new (&(BwPlanEntryFields) {
                                .id = "A", .owner = "Ann van Dijk", .tags = tags }));
  plan = bw_plan_new (entries);
  return bw_scorecard_new (NULL, catalogue, plan, bw_day_new (2026, 11, 24));
}

/* What a filter selects, or what is said against it. */
static char *
select_values (const char *text, BwFacet facet)
{
  g_autoptr (BwScorecard) scorecard = scorecard_new ();
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autoptr (GPtrArray) selected = NULL;
  g_autoptr (GString) keys = g_string_new (NULL);
  g_autofree char *problem = NULL;

  if (!bw_filter_apply (query, scorecard, text, &problem))
    return g_steal_pointer (&problem);

  selected = bw_query_list_selected (query, facet);
  for (guint i = 0; i < selected->len; i++)
    g_string_append_printf (keys, "%s%s", i > 0 ? "|" : "",
                            (const char *) g_ptr_array_index (selected, i));
  return g_string_free_and_steal (g_steal_pointer (&keys));
}

static void
assert_selects (const char *text, BwFacet facet, const char *expected)
{
  g_autofree char *keys = select_values (text, facet);

  g_assert_cmpstr (keys, ==, expected);
}

static void
test_spellings (void)
{
  assert_selects ("status=to-address", BW_FACET_STATUS, "to-address");
  assert_selects ("STATUS=To Address", BW_FACET_STATUS, "to-address");
  assert_selects ("status=Resolved through third party", BW_FACET_STATUS, "third-party");
  assert_selects ("user_impact= LOW ", BW_FACET_USER_IMPACT, "low");
  assert_selects ("tier=defense-in-depth", BW_FACET_TIER, BW_TIER_DEFENSE_IN_DEPTH);
  assert_selects ("scored=Not scored", BW_FACET_SCORED, "no");
  assert_selects ("scored=true", BW_FACET_SCORED, "yes");
  assert_selects ("deprecated=False", BW_FACET_DEPRECATED, "no");
  assert_selects ("recent=Recently added,regressed", BW_FACET_RECENT, "regressed|added");
  assert_selects ("points-left=unknown", BW_FACET_POINTS_LEFT, "unknown");
}

static void
test_plan (void)
{
  assert_selects ("planned=no", BW_FACET_PLANNED, "no");
  assert_selects ("owner=ann van dijk", BW_FACET_OWNER, "Ann van Dijk");
  assert_selects ("owner=null", BW_FACET_OWNER, "");
  assert_selects ("owner=Nobody", BW_FACET_OWNER, "");
  assert_selects ("owner=Bo", BW_FACET_OWNER,
                  "“Bo” is not a value of “owner”. There are: Ann van Dijk, null.");
  assert_selects ("priority=high,none", BW_FACET_PRIORITY, "high|none");
  assert_selects ("tag=This-Quarter", BW_FACET_TAG, "this quarter");
  assert_selects ("due=Due soon,overdue", BW_FACET_DUE, "overdue|due-soon");
  assert_selects ("due=tomorrow", BW_FACET_DUE,
                  "“tomorrow” is not a value of “due”. There are: overdue, due-soon, later, none.");
}

static void
test_unknown_status (void)
{
  assert_selects ("status=other:Escalated", BW_FACET_STATUS, "other:Escalated");
  assert_selects ("status=escalated", BW_FACET_STATUS, "other:Escalated");
  assert_selects ("status=other", BW_FACET_STATUS, "other:Escalated");
}

static void
test_products (void)
{
  assert_selects ("product=azuread", BW_FACET_PRODUCT, "Microsoft Entra ID");
  assert_selects ("product=Microsoft Entra ID", BW_FACET_PRODUCT, "Microsoft Entra ID");
  assert_selects ("product=contoso, inc", BW_FACET_PRODUCT, "Contoso, Inc");
  assert_selects ("product=null", BW_FACET_PRODUCT, "");
  assert_selects ("product=unknown", BW_FACET_PRODUCT, "");
}

/* Values that no action has now can be asked for all the same. */
static void
test_standing_values (void)
{
  assert_selects ("category=infrastructure", BW_FACET_CATEGORY, BW_CATEGORY_INFRASTRUCTURE);
  assert_selects ("status=completed", BW_FACET_STATUS, "completed");
  assert_selects ("cost=high", BW_FACET_COST, "high");
  assert_selects ("category=unknown", BW_FACET_CATEGORY, BW_WORD_UNKNOWN);
  assert_selects ("threat=spoofing,dataSpillage", BW_FACET_THREAT, "Data spillage|Spoofing");
}

/* Words of Graph are brought to those that actions have. */
static void
test_folded (void)
{
  assert_selects ("cost=Medium", BW_FACET_COST, BW_LEVEL_MODERATE);
  assert_selects ("tier=DefenseInDepth", BW_FACET_TIER, BW_TIER_DEFENSE_IN_DEPTH);
  assert_selects ("product=MDATP", BW_FACET_PRODUCT, "Microsoft Defender for Endpoint");
  assert_selects ("product=sharepoint online", BW_FACET_PRODUCT, "SharePoint Online");
  assert_selects ("product=MDA_SF", BW_FACET_PRODUCT, "Defender for Cloud Apps: Salesforce");
}

static void
test_refused (void)
{
  assert_selects ("status=nope", BW_FACET_STATUS,
                  "“nope” is not a value of “status”. There are: to-address, planned, "
                  "risk-accepted, third-party, reviewed, completed, other:Escalated.");
  assert_selects (
      "product=nope", BW_FACET_PRODUCT,
      "“nope” is not a value of “product”. There are: Contoso, Inc, Microsoft Entra ID, "
      "null.");
  assert_selects ("colour=red", BW_FACET_NONE,
                  "“colour” cannot be filtered by. There are: status, recent, category, product, "
                  "user-impact, cost, tier, threat, scored, points-left, deprecated, planned, "
                  "owner, priority, tag, due.");
  assert_selects ("status", BW_FACET_NONE, "“status” is no filter: write KEY=VALUE.");
}

static void
test_sort (void)
{
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autofree char *problem = NULL;

  g_assert_true (bw_filter_apply_sort (query, "Points Left:DESC", &problem));
  g_assert_cmpint (bw_query_get_sort_key (query), ==, BW_SORT_POINTS_LEFT);
  g_assert_true (bw_query_is_descending (query));
  g_assert_true (bw_filter_apply_sort (query, "title:asc", &problem));
  g_assert_false (bw_query_is_descending (query));
  g_assert_null (problem);
  g_assert_false (bw_filter_apply_sort (query, "title:sideways", &problem));
  g_assert_cmpstr (problem, ==, "“sideways” is no direction: write asc or desc.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/spellings", test_spellings);
  g_test_add_func ("/filter/plan", test_plan);
  g_test_add_func ("/filter/unknown-status", test_unknown_status);
  g_test_add_func ("/filter/products", test_products);
  g_test_add_func ("/filter/standing-values", test_standing_values);
  g_test_add_func ("/filter/folded", test_folded);
  g_test_add_func ("/filter/refused", test_refused);
  g_test_add_func ("/filter/sort", test_sort);
  return g_test_run ();
}
