/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-scorecard-private.h"

#include <math.h>

#include "model/bw-action-private.h"
#include "model/bw-id.h"
#include "model/bw-points.h"
#include "model/bw-quality-notes.h"
#include "model/bw-subtotals.h"

struct _BwScorecard {
  GObject parent_instance;

  BwSnapshot *snapshot;
  BwCatalogue *catalogue;
  BwPlan *plan;
  BwCloud *cloud;
  BwRecent *recent;
  BwDay today;
  GPtrArray *actions;
  GHashTable *by_id;
  BwSubtotals *categories;
  BwSubtotals *products;
  GArray *notes;
  BwTold told;
  guint n_with_status[BW_N_STATUSES];

  /* Made when they are first asked for, whichever thread asks. */
  GMutex query_lock;
  BwQueryIndex *query_index;
  GMutex search_lock;
  BwSearchIndex *search_index;
};

G_DEFINE_FINAL_TYPE (BwScorecard, bw_scorecard, G_TYPE_OBJECT)

static void
bw_scorecard_finalize (GObject *object)
{
  BwScorecard *self = BW_SCORECARD (object);

  g_clear_pointer (&self->query_index, bw_query_index_free);
  g_clear_pointer (&self->search_index, bw_search_index_free);
  g_mutex_clear (&self->query_lock);
  g_mutex_clear (&self->search_lock);
  g_clear_pointer (&self->notes, g_array_unref);
  g_clear_pointer (&self->categories, bw_subtotals_free);
  g_clear_pointer (&self->products, bw_subtotals_free);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_clear_object (&self->plan);
  g_clear_object (&self->cloud);
  g_clear_object (&self->recent);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->snapshot);

  G_OBJECT_CLASS (bw_scorecard_parent_class)->finalize (object);
}

static void
bw_scorecard_class_init (BwScorecardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_scorecard_finalize;
}

static void
bw_scorecard_init (BwScorecard *self)
{
  g_mutex_init (&self->query_lock);
  g_mutex_init (&self->search_lock);
  self->actions = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (bw_id_hash, bw_id_equal);
  self->notes = g_array_new (FALSE, TRUE, sizeof (BwQualityNote));
}

static void
add_action (BwScorecard *self, BwControlProfile *profile, BwControlScore *score)
{
  const char *id =
      profile != NULL ? bw_control_profile_get_id (profile) : bw_control_score_get_id (score);
  BwPlanEntry *plan_entry = self->plan != NULL ? bw_plan_find (self->plan, id) : NULL;
  BwAction *action = bw_action_new (profile, score, plan_entry, self->snapshot != NULL,
                                    bw_scorecard_get_max_points (self));

  bw_action_set_cloud (action, self->cloud);
  bw_action_set_recent (action, self->recent);
  bw_action_set_today (action, self->today);
  g_ptr_array_add (self->actions, action);
  g_hash_table_insert (self->by_id, (gpointer) bw_action_get_id (action), action);
}

/* Returns: the control scores of the snapshot by id, of several with one id the last,
   as when they are read. */
static GHashTable *
index_scores (BwScorecard *self)
{
  GHashTable *scores = g_hash_table_new (bw_id_hash, bw_id_equal);
  GPtrArray *all = NULL;

  if (self->snapshot == NULL)
    return scores;

  all = bw_snapshot_get_control_scores (self->snapshot);
  for (guint i = 0; i < all->len; i++) {
    BwControlScore *score = g_ptr_array_index (all, i);
    const char *id = bw_control_score_get_id (score);

    g_hash_table_replace (scores, (gpointer) id, score);
  }

  return scores;
}

static int
compare_actions (gconstpointer a, gconstpointer b)
{
  return bw_action_compare_recommended (*(BwAction *const *) a, *(BwAction *const *) b);
}

/* An action for each profile, and for each control score that has no profile. */
static void
join (BwScorecard *self)
{
  g_autoptr (GHashTable) scores = index_scores (self);
  GHashTableIter iter;
  gpointer score = NULL;

  if (self->catalogue != NULL) {
    GPtrArray *profiles = bw_catalogue_get_profiles (self->catalogue);

    for (guint i = 0; i < profiles->len; i++) {
      BwControlProfile *profile = g_ptr_array_index (profiles, i);
      const char *id = bw_control_profile_get_id (profile);

      add_action (self, profile, g_hash_table_lookup (scores, id));
      g_hash_table_remove (scores, id);
    }
  }

  g_hash_table_iter_init (&iter, scores);
  while (g_hash_table_iter_next (&iter, NULL, &score))
    add_action (self, NULL, score);
  g_ptr_array_sort (self->actions, compare_actions);
}

static void
add_up (BwScorecard *self)
{
  self->categories = bw_subtotals_new ();
  self->products = bw_subtotals_new ();
  for (guint i = 0; i < self->actions->len; i++) {
    BwAction *action = g_ptr_array_index (self->actions, i);

    self->n_with_status[bw_action_get_status (action)]++;
    if (!bw_action_is_scored (action))
      continue;
    bw_subtotals_add (self->categories, bw_action_get_category (action), action);
    bw_subtotals_add (self->products, bw_action_get_product (action), action);
  }

  bw_subtotals_sort_by_category (self->categories);
  bw_subtotals_sort_by_points (self->products);
}

/* What is joined has been set. */
static void
make (BwScorecard *self)
{
  join (self);
  add_up (self);
  bw_quality_notes_collect (self, self->today, self->notes);
}

/**
 * bw_scorecard_new:
 * @snapshot: (nullable): the newest snapshot
 * @catalogue: (nullable): the catalogue
 * @plan: (nullable): what is kept here about the actions
 * @today: the UTC day of now, or %BW_DAY_NONE where the age of the snapshot does not matter
 *
 * Like bw_scorecard_new_in_cloud(), for the worldwide cloud, and for records that do not say where they came
 * from.
 *
 * Returns: (transfer full): a new scorecard
 */
BwScorecard *
bw_scorecard_new (BwSnapshot *snapshot, BwCatalogue *catalogue, BwPlan *plan, BwDay today)
{
  return bw_scorecard_new_in_cloud (snapshot, catalogue, plan, today, NULL);
}

/**
 * bw_scorecard_new_in_cloud:
 * @snapshot: (nullable): the newest snapshot
 * @catalogue: (nullable): the catalogue
 * @plan: (nullable): what is kept here about the actions
 * @today: the UTC day of now, or %BW_DAY_NONE where the age of the snapshot does not matter
 * @cloud: (nullable): the cloud that they came from, whose portals the links lead to; %NULL for the worldwide
 *   one
 *
 * Joins by id without regard to case: each profile makes an action, with its control score where it
 * has one, and so does each control score without a profile.
 *
 * Returns: (transfer full): a new scorecard
 */
BwScorecard *
bw_scorecard_new_in_cloud (BwSnapshot *snapshot,
                           BwCatalogue *catalogue,
                           BwPlan *plan,
                           BwDay today,
                           BwCloud *cloud)
{
  return bw_scorecard_new_as_told (snapshot, catalogue, plan, today, cloud, BW_TOLD_WHOLE);
}

/* What is joined, which is still to be made. */
static BwScorecard *
copy_parts (BwScorecard *scorecard)
{
  BwScorecard *self = g_object_new (BW_TYPE_SCORECARD, NULL);

  g_set_object (&self->snapshot, scorecard->snapshot);
  g_set_object (&self->catalogue, scorecard->catalogue);
  g_set_object (&self->plan, scorecard->plan);
  g_set_object (&self->cloud, scorecard->cloud);
  g_set_object (&self->recent, scorecard->recent);
  self->today = scorecard->today;
  self->told = scorecard->told;
  return self;
}

/**
 * bw_scorecard_new_with_recent:
 * @scorecard: a scorecard
 * @recent: (nullable): what happened recently to its actions; %NULL where that is not known
 *
 * Returns: (transfer full): a scorecard of the same records that also knows that
 */
BwScorecard *
bw_scorecard_new_with_recent (BwScorecard *scorecard, BwRecent *recent)
{
  BwScorecard *self = NULL;

  g_return_val_if_fail (BW_IS_SCORECARD (scorecard), NULL);
  g_return_val_if_fail (recent == NULL || BW_IS_RECENT (recent), NULL);

  self = copy_parts (scorecard);
  g_set_object (&self->recent, recent);
  make (self);
  return self;
}

/**
 * bw_scorecard_new_with_plan:
 * @scorecard: a scorecard
 * @plan: (nullable): what is kept here about its actions
 *
 * Returns: (transfer full): a scorecard of the same records with that plan in the place of the one before
 */
BwScorecard *
bw_scorecard_new_with_plan (BwScorecard *scorecard, BwPlan *plan)
{
  BwScorecard *self = NULL;

  g_return_val_if_fail (BW_IS_SCORECARD (scorecard), NULL);
  g_return_val_if_fail (plan == NULL || BW_IS_PLAN (plan), NULL);

  self = copy_parts (scorecard);
  g_set_object (&self->plan, plan);
  make (self);
  return self;
}

/**
 * bw_scorecard_new_as_told:
 * @snapshot: (nullable): the newest snapshot
 * @catalogue: (nullable): the catalogue
 * @plan: (nullable): what is kept here about the actions
 * @today: the UTC day of now, or %BW_DAY_NONE where the age of the snapshot does not matter
 * @cloud: (nullable): the cloud that they came from
 * @told: what was told
 *
 * Like bw_scorecard_new_in_cloud(), of an answer that these records do not show to be lacking: they may be complete, and
 * what is lacking is of other days, or of what these stand in for.
 *
 * Returns: (transfer full): a new scorecard
 */
BwScorecard *
bw_scorecard_new_as_told (BwSnapshot *snapshot,
                          BwCatalogue *catalogue,
                          BwPlan *plan,
                          BwDay today,
                          BwCloud *cloud,
                          BwTold told)
{
  BwScorecard *self = g_object_new (BW_TYPE_SCORECARD, NULL);

  g_set_object (&self->snapshot, snapshot);
  g_set_object (&self->catalogue, catalogue);
  g_set_object (&self->plan, plan);
  g_set_object (&self->cloud, cloud);
  self->told = told;
  self->today = today;
  make (self);
  return self;
}

/**
 * bw_scorecard_is_incomplete:
 * @self: a scorecard
 *
 * Returns: whether Microsoft said that it could not gather everything (graph.md §5, 206)
 */
gboolean
bw_scorecard_is_incomplete (BwScorecard *self)
{
  g_return_val_if_fail (BW_IS_SCORECARD (self), FALSE);

  return (self->told & BW_TOLD_INCOMPLETE) != 0 ||
         (self->snapshot != NULL && bw_snapshot_is_incomplete (self->snapshot)) ||
         (self->catalogue != NULL && bw_catalogue_is_incomplete (self->catalogue));
}

/**
 * bw_scorecard_is_past:
 * @self: a scorecard
 *
 * Returns: whether its score is one from before, as Microsoft has none now
 */
gboolean
bw_scorecard_is_past (BwScorecard *self)
{
  g_return_val_if_fail (BW_IS_SCORECARD (self), FALSE);

  return (self->told & BW_TOLD_NO_SCORE) != 0;
}

/**
 * bw_scorecard_get_snapshot:
 * @self: a scorecard
 *
 * Returns: (transfer none) (nullable): the snapshot
 */
BwSnapshot *
bw_scorecard_get_snapshot (BwScorecard *self)
{
  g_return_val_if_fail (BW_IS_SCORECARD (self), NULL);

  return self->snapshot;
}

/**
 * bw_scorecard_get_catalogue:
 * @self: a scorecard
 *
 * Returns: (transfer none) (nullable): the catalogue
 */
BwCatalogue *
bw_scorecard_get_catalogue (BwScorecard *self)
{
  g_return_val_if_fail (BW_IS_SCORECARD (self), NULL);

  return self->catalogue;
}

/**
 * bw_scorecard_get_plan:
 * @self: a scorecard
 *
 * Returns: (transfer none) (nullable): what is kept here about the actions
 */
BwPlan *
bw_scorecard_get_plan (BwScorecard *self)
{
  g_return_val_if_fail (BW_IS_SCORECARD (self), NULL);

  return self->plan;
}

/**
 * bw_scorecard_get_cloud:
 * @self: a scorecard
 *
 * Returns: (transfer none) (nullable): the cloud that it came from; %NULL for the worldwide one
 */
BwCloud *
bw_scorecard_get_cloud (BwScorecard *self)
{
  g_return_val_if_fail (BW_IS_SCORECARD (self), NULL);

  return self->cloud;
}

/**
 * bw_scorecard_get_recent:
 * @self: a scorecard
 *
 * Returns: (transfer none) (nullable): what happened recently to its actions; %NULL where that is not known
 */
BwRecent *
bw_scorecard_get_recent (BwScorecard *self)
{
  g_return_val_if_fail (BW_IS_SCORECARD (self), NULL);

  return self->recent;
}

/**
 * bw_scorecard_get_tenant_id:
 * @self: a scorecard
 *
 * Returns: (transfer none): the id of the organisation's tenant; empty where it is not known
 */
const char *
bw_scorecard_get_tenant_id (BwScorecard *self)
{
  const char *id = NULL;

  g_return_val_if_fail (BW_IS_SCORECARD (self), NULL);

  if (self->snapshot != NULL)
    id = bw_snapshot_get_tenant_id (self->snapshot);
  if ((id == NULL || *id == '\0') && self->catalogue != NULL)
    id = bw_catalogue_get_tenant_id (self->catalogue);
  return id != NULL ? id : "";
}

/**
 * bw_scorecard_get_day:
 * @self: a scorecard
 *
 * Returns: the UTC day that the snapshot describes, or %BW_DAY_NONE
 */
BwDay
bw_scorecard_get_day (BwScorecard *self)
{
  g_return_val_if_fail (BW_IS_SCORECARD (self), BW_DAY_NONE);

  return self->snapshot != NULL ? bw_snapshot_get_day (self->snapshot) : BW_DAY_NONE;
}

/**
 * bw_scorecard_get_today:
 * @self: a scorecard
 *
 * Returns: the UTC day on which it was made, or %BW_DAY_NONE where that does not matter
 */
BwDay
bw_scorecard_get_today (BwScorecard *self)
{
  g_return_val_if_fail (BW_IS_SCORECARD (self), BW_DAY_NONE);

  return self->today;
}

/**
 * bw_scorecard_get_points:
 * @self: a scorecard
 *
 * Returns: the organisation's achieved points, or NAN
 */
double
bw_scorecard_get_points (BwScorecard *self)
{
  g_return_val_if_fail (BW_IS_SCORECARD (self), NAN);

  return self->snapshot != NULL ? bw_snapshot_get_current (self->snapshot) : NAN;
}

/**
 * bw_scorecard_get_max_points:
 * @self: a scorecard
 *
 * Returns: the organisation's attainable points, or NAN
 */
double
bw_scorecard_get_max_points (BwScorecard *self)
{
  g_return_val_if_fail (BW_IS_SCORECARD (self), NAN);

  return self->snapshot != NULL ? bw_snapshot_get_max (self->snapshot) : NAN;
}

/**
 * bw_scorecard_get_percentage:
 * @self: a scorecard
 *
 * Returns: points / maximum * 100; NAN where either is not known or the maximum is 0
 */
double
bw_scorecard_get_percentage (BwScorecard *self)
{
  g_return_val_if_fail (BW_IS_SCORECARD (self), NAN);

  return bw_points_to_percentage (bw_scorecard_get_points (self),
                                  bw_scorecard_get_max_points (self));
}

/**
 * bw_scorecard_get_actions:
 * @self: a scorecard
 *
 * Returns: (transfer none) (element-type BwAction): all actions, also those that are not scored or
 *   deprecated, in recommended order; see bw_action_compare_recommended()
 */
GPtrArray *
bw_scorecard_get_actions (BwScorecard *self)
{
  g_return_val_if_fail (BW_IS_SCORECARD (self), NULL);

  return self->actions;
}

/**
 * bw_scorecard_find:
 * @self: a scorecard
 * @id: the id of an action, in any case
 *
 * Returns: (transfer none) (nullable): the action, or %NULL where there is no such one
 */
BwAction *
bw_scorecard_find (BwScorecard *self, const char *id)
{
  g_return_val_if_fail (BW_IS_SCORECARD (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, id);
}

/**
 * bw_scorecard_get_categories:
 * @self: a scorecard
 *
 * Returns: (transfer none) (element-type BwSubtotal): what the scored controls of each category add
 *   up to, in the order of bw_words_compare_categories()
 */
GArray *
bw_scorecard_get_categories (BwScorecard *self)
{
  g_return_val_if_fail (BW_IS_SCORECARD (self), NULL);

  return bw_subtotals_get (self->categories);
}

/**
 * bw_scorecard_get_products:
 * @self: a scorecard
 *
 * Returns: (transfer none) (element-type BwSubtotal): what the scored controls of each product add up
 *   to, most attainable points first, then by name; the key of controls without a profile is empty
 */
GArray *
bw_scorecard_get_products (BwScorecard *self)
{
  g_return_val_if_fail (BW_IS_SCORECARD (self), NULL);

  return bw_subtotals_get (self->products);
}

/**
 * bw_scorecard_get_notes:
 * @self: a scorecard
 *
 * Returns: (transfer none) (element-type BwQualityNote): what is doubtful or missing, each kind once
 */
GArray *
bw_scorecard_get_notes (BwScorecard *self)
{
  g_return_val_if_fail (BW_IS_SCORECARD (self), NULL);

  return self->notes;
}

/**
 * bw_scorecard_count_status:
 * @self: a scorecard
 * @status: a status
 *
 * Counts what the list shows when it is filtered by @status and nothing else, so also actions that
 * are not scored or deprecated.
 *
 * Returns: how many actions have @status
 */
guint
bw_scorecard_count_status (BwScorecard *self, BwStatus status)
{
  g_return_val_if_fail (BW_IS_SCORECARD (self), 0);
  g_return_val_if_fail ((guint) status < BW_N_STATUSES, 0);

  return self->n_with_status[status];
}

/**
 * bw_scorecard_count_recent:
 * @self: a scorecard
 * @kind: something that may have happened recently
 *
 * Returns: how many actions it happened to: what the list shows when it is filtered by that and nothing else
 */
guint
bw_scorecard_count_recent (BwScorecard *self, BwRecentKind kind)
{
  guint n = 0;

  g_return_val_if_fail (BW_IS_SCORECARD (self), 0);

  for (guint i = 0; i < self->actions->len; i++)
    n += bw_action_get_recent (g_ptr_array_index (self->actions, i), kind) != NULL;
  return n;
}

/**
 * bw_scorecard_find_comparison:
 * @self: a scorecard
 * @basis: the basis of a comparison, in any case
 *
 * Returns: (transfer none) (nullable): bw_snapshot_find_comparison() of its snapshot, which may still have no percentage; %NULL
 *   where there is none
 */
BwComparison *
bw_scorecard_find_comparison (BwScorecard *self, const char *basis)
{
  g_return_val_if_fail (BW_IS_SCORECARD (self), NULL);

  return self->snapshot != NULL ? bw_snapshot_find_comparison (self->snapshot, basis) : NULL;
}

/**
 * bw_scorecard_get_query_index:
 * @self: a scorecard
 *
 * Returns: (transfer none): its actions made ready for queries
 */
BwQueryIndex *
bw_scorecard_get_query_index (BwScorecard *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->query_lock);

  if (self->query_index == NULL)
    self->query_index = bw_query_index_new (self->actions);
  return self->query_index;
}

/* With the lock held. */
static BwSearchIndex *
ensure_search_index (BwScorecard *self, GCancellable *cancellable)
{
  if (self->search_index == NULL)
    self->search_index = bw_search_index_new (self->actions, cancellable);
  return self->search_index;
}

/**
 * bw_scorecard_get_search_index:
 * @self: a scorecard
 *
 * Returns: (transfer none): the texts of its actions made ready for searches
 */
BwSearchIndex *
bw_scorecard_get_search_index (BwScorecard *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->search_lock);

  return ensure_search_index (self, NULL);
}

/**
 * bw_scorecard_prepare_search:
 * @self: a scorecard
 * @cancellable: (nullable): ends it before its time
 *
 * Reads the texts of all actions and makes them ready for searches, if that has not been done; the
 * first query with a search would do it else. Called by a worker thread beforehand, it keeps the
 * first letter typed as fast as all others. It takes about 0.1 ms an action.
 *
 * Returns: whether they are ready: %FALSE only when cancelled
 */
gboolean
bw_scorecard_prepare_search (BwScorecard *self, GCancellable *cancellable)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (BW_IS_SCORECARD (self), FALSE);

  locker = g_mutex_locker_new (&self->search_lock);
  return ensure_search_index (self, cancellable) != NULL;
}
