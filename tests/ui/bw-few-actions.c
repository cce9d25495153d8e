/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-few-actions.h"

#include <string.h>

#include "model/bw-query-result.h"
#include "organisation/bw-fake-source.h"

/* A window with all actions of the demo organisation makes some 1,500 cells for them, which is most of the work of a
 * test that looks at a handful. */

static BwScorecard *
read_demo (BwClock *clock)
{
  g_autoptr (BwOrganisation) demo = bw_organisation_new_demo (clock);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) records = bw_organisation_refresh (demo, NULL, &error);

  g_assert_no_error (error);
  return g_object_ref (bw_records_get_scorecard (records));
}

/* The first one of each status, category, product and so on. */
static void
take_of_each (BwScorecard *scorecard, BwFacet facet, GHashTable *ids)
{
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autoptr (BwQueryResult) all = bw_query_result_new (scorecard, query);
  GArray *values = bw_query_result_get_facet (all, facet);

  for (guint i = 0; i < values->len; i++) {
    const char *key = g_array_index (values, BwFacetCount, i).key;
    g_autoptr (BwQuery) one = bw_query_new ();
    g_autoptr (BwQueryResult) result = NULL;

    bw_query_set_selected (one, facet, key, TRUE);
    result = bw_query_result_new (scorecard, one);
    g_hash_table_add (ids,
                      g_strdup (bw_action_get_id (bw_query_result_get_actions (result)->pdata[0])));
  }
}

/* What is hardest to find room for: the longest title, and one that is neither scored nor kept up. */
static void
take_widest (GPtrArray *actions, GHashTable *ids)
{
  BwAction *longest = actions->pdata[0];
  BwAction *retired = NULL;

  for (guint i = 0; i < actions->len; i++) {
    BwAction *action = actions->pdata[i];

    if (strlen (bw_action_get_title (action)) > strlen (bw_action_get_title (longest)))
      longest = action;
    if (!bw_action_is_scored (action) && bw_action_is_deprecated (action))
      retired = action;
  }
  g_assert_nonnull (retired);
  g_hash_table_add (ids, g_strdup (bw_action_get_id (longest)));
  g_hash_table_add (ids, g_strdup (bw_action_get_id (retired)));
}

/* The ids of those to keep. */
static GHashTable *
choose (BwScorecard *scorecard)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *actions = bw_scorecard_get_actions (scorecard);

  for (int facet = 0; facet < BW_N_FACETS; facet++)
    take_of_each (scorecard, facet, ids);
  take_widest (actions, ids);
  for (guint i = 0; i < actions->len && g_hash_table_size (ids) < BW_FEW_ACTIONS; i += 5)
    g_hash_table_add (ids, g_strdup (bw_action_get_id (actions->pdata[i])));
  return ids;
}

static BwSource *
new_source (BwScorecard *scorecard)
{
  g_autoptr (BwFakeSource) source = bw_fake_source_new ();
  g_autoptr (GHashTable) ids = choose (scorecard);
  GPtrArray *actions = bw_scorecard_get_actions (scorecard);
  g_autoptr (GPtrArray) profiles = g_ptr_array_new ();
  /* A snapshot keeps the array itself. */
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < actions->len; i++) {
    BwAction *action = actions->pdata[i];

    if (!g_hash_table_contains (ids, bw_action_get_id (action)))
      continue;
    if (bw_action_get_profile (action) != NULL)
      g_ptr_array_add (profiles, bw_action_get_profile (action));
    if (bw_action_get_control_score (action) != NULL)
      g_ptr_array_add (scores, g_object_ref (bw_action_get_control_score (action)));
  }
  g_clear_object (&source->snapshot);
  source->snapshot = bw_snapshot_new_with_scores (bw_scorecard_get_snapshot (scorecard), scores);
  g_clear_object (&source->catalogue);
  source->catalogue = bw_catalogue_new (bw_scorecard_get_tenant_id (scorecard), profiles);
  return BW_SOURCE (g_steal_pointer (&source));
}

/**
 * bw_few_actions_new:
 * @clock: the time
 *
 * Some of the actions of the demo organisation, as they are there: with every value that they can be filtered by, the
 * longest title, and one that is neither scored nor kept up. The totals are those of all.
 *
 * Returns: (transfer full): an organisation that has them
 */
BwOrganisation *
bw_few_actions_new (BwClock *clock)
{
  g_autoptr (BwScorecard) scorecard = read_demo (clock);
  g_autoptr (BwSource) source = new_source (scorecard);

  return bw_organisation_new (source, bw_scorecard_get_plan (scorecard), clock);
}
