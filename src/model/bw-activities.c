/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-activities.h"

#include <math.h>

#include "model/bw-control-max.h"
#include "model/bw-id.h"
#include "model/bw-points.h"
#include "model/bw-population.h"
#include "model/bw-status.h"
#include "model/bw-words.h"

struct _BwActivities {
  GObject parent_instance;

  GPtrArray *all;
  GArray *compared;
  GPtrArray *categories;
};

G_DEFINE_FINAL_TYPE (BwActivities, bw_activities, G_TYPE_OBJECT)

static void
bw_activities_finalize (GObject *object)
{
  BwActivities *self = BW_ACTIVITIES (object);

  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->compared, g_array_unref);
  g_clear_pointer (&self->categories, g_ptr_array_unref);

  G_OBJECT_CLASS (bw_activities_parent_class)->finalize (object);
}

static void
bw_activities_class_init (BwActivitiesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_activities_finalize;
}

static void
bw_activities_init (BwActivities *self)
{
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->compared = g_array_new (FALSE, FALSE, sizeof (BwDay));
  self->categories = g_ptr_array_new_with_free_func (g_free);
}

/* What activities are made of: days that can be compared with one another, the catalogue of each where it is known, and the
 * newest one. */
typedef struct {
  GPtrArray *days;
  GPtrArray *outlines;
  BwCatalogue *catalogue;
  BwDay from;
  BwDay to;
  GPtrArray *activities;
} Making;

static gboolean
is_within (const Making *making, BwDay day)
{
  return day != BW_DAY_NONE && day >= making->from && day <= making->to;
}

/* Points. */

static BwActivityKind
find_kind (const BwChangeFields *change)
{
  switch (change->kind) {
  case BW_CHANGE_ASSERTED:
    return BW_ACTIVITY_ASSERTED;
  case BW_CHANGE_REWEIGHTED:
    return BW_ACTIVITY_REWEIGHTED;
  case BW_CHANGE_ADDED:
    return BW_ACTIVITY_ADDED;
  case BW_CHANGE_GONE:
    return BW_ACTIVITY_GONE;
  case BW_CHANGE_DONE:
  case BW_CHANGE_UNEXPLAINED:
  default:
    return change->points > 0 ? BW_ACTIVITY_ACHIEVED : BW_ACTIVITY_LOST;
  }
}

/* Who set what holds at the end of a day: of a mark, whoever set it or took it away. */
static const char *
find_person (BwControlProfile *profile, BwDay day)
{
  GPtrArray *updates = profile != NULL ? bw_control_profile_get_state_updates (profile) : NULL;
  g_autoptr (GPtrArray) earlier = g_ptr_array_new ();
  BwStateUpdate *holding = NULL;

  for (guint i = 0; updates != NULL && i < updates->len; i++) {
    GDateTime *updated = bw_state_update_get_updated (updates->pdata[i]);

    if (updated == NULL || bw_day_from_date_time (updated) <= day)
      g_ptr_array_add (earlier, updates->pdata[i]);
  }
  holding = bw_status_find_newest_update (earlier);
  return holding != NULL ? bw_state_update_get_updated_by (holding) : NULL;
}

static void
add_change (Making *making, BwExplanation *explanation, BwChange *change)
{
  const BwChangeFields *from = bw_change_get_fields (change);
  BwDay day = bw_snapshot_get_day (bw_explanation_get_after (explanation));
  BwControlScore *score = from->after != NULL ? from->after : from->before;
  BwActivityFields fields = {
    .kind = find_kind (from),
    .day = day,
    .since = bw_snapshot_get_day (bw_explanation_get_before (explanation)),
    .id = from->id,
    .profile = from->profile,
    .category = bw_control_score_get_category (score),
    .points = from->after != NULL ? bw_control_score_get_points (from->after) : NAN,
    .max_points = from->max_after,
    .change = { from->points, from->max_points, from->percentage },
    .before = from->before,
    .after = from->after,
    .person = from->kind == BW_CHANGE_ASSERTED ? find_person (from->profile, day) : NULL,
  };

  g_ptr_array_add (making->activities, bw_activity_new (&fields));
}

/* Counts of which the points did not follow. */

/* Numbers that do not agree with the percentage of their day may count those who do not meet it: they are compared with
   nothing. */
static gboolean
has_other_count (BwControlScore *before, BwControlScore *after)
{
  gint64 count = 0;
  gint64 total = 0;
  gint64 old_count = 0;
  gint64 old_total = 0;

  if (!bw_population_of_score (before, &old_count, &old_total) ||
      !bw_population_of_score (after, &count, &total))
    return FALSE;
  return (count != old_count || total != old_total) &&
         fabs (bw_control_score_get_points (before) - bw_control_score_get_points (after)) <
             BW_POINTS_EPSILON;
}

static GHashTable *
index_scores (GPtrArray *scores)
{
  GHashTable *by_id = g_hash_table_new (bw_id_hash, bw_id_equal);

  for (guint i = 0; i < scores->len; i++)
    g_hash_table_replace (by_id, (gpointer) bw_control_score_get_id (scores->pdata[i]),
                          scores->pdata[i]);
  return by_id;
}

static BwControlProfile *
find_profile (BwCatalogue *catalogue, const char *id)
{
  return catalogue != NULL ? bw_catalogue_find (catalogue, id) : NULL;
}

/* @outline: (nullable): the catalogue of the day of the score */
static double
find_max (const Making *making, BwControlScore *score, BwCatalogue *outline)
{
  const char *id = bw_control_score_get_id (score);
  gboolean is_assumed = FALSE;

  return bw_control_max_find (score, find_profile (outline, id),
                              find_profile (making->catalogue, id), &is_assumed);
}

static void
add_population (Making *making,
                BwExplanation *explanation,
                BwControlScore *before,
                BwControlScore *after,
                BwCatalogue *outline)
{
  BwActivityFields fields = {
    .kind = BW_ACTIVITY_POPULATION,
    .day = bw_snapshot_get_day (bw_explanation_get_after (explanation)),
    .since = bw_snapshot_get_day (bw_explanation_get_before (explanation)),
    .id = bw_control_score_get_id (after),
    .profile = find_profile (making->catalogue, bw_control_score_get_id (after)),
    .category = bw_control_score_get_category (after),
    .points = bw_control_score_get_points (after),
    .max_points = find_max (making, after, outline),
    .before = before,
    .after = after,
  };

  g_ptr_array_add (making->activities, bw_activity_new (&fields));
}

/* What did not change is mostly the same object in the same place: days are kept by what changed. */
static void
add_populations (Making *making, BwExplanation *explanation, BwCatalogue *outline)
{
  GPtrArray *before = bw_snapshot_get_control_scores (bw_explanation_get_before (explanation));
  GPtrArray *after = bw_snapshot_get_control_scores (bw_explanation_get_after (explanation));
  g_autoptr (GHashTable) by_id = NULL;

  for (guint i = 0; i < after->len; i++) {
    BwControlScore *score = g_ptr_array_index (after, i);
    BwControlScore *old = NULL;

    if ((i < before->len && before->pdata[i] == score) || bw_control_score_get_count (score) < 0)
      continue;
    if (by_id == NULL)
      by_id = index_scores (before);
    old = g_hash_table_lookup (by_id, bw_control_score_get_id (score));
    if (old != NULL && has_other_count (old, score))
      add_population (making, explanation, old, score, outline);
  }
}

/* The day at @i and the one before it. */
static void
add_pair (Making *making, guint i)
{
  g_autoptr (BwExplanation) explanation = bw_explanation_new (&(BwExplanationFields) {
      .before = making->days->pdata[i - 1],
      .after = making->days->pdata[i],
      .catalogue_before = making->outlines->pdata[i - 1],
      .catalogue_after = making->outlines->pdata[i],
      .catalogue = making->catalogue,
  });

  for (BwChangeKind kind = 0; kind < BW_CHANGE_UNEXPLAINED; kind++) {
    GPtrArray *changes = bw_explanation_get_changes (explanation, kind);

    for (guint k = 0; k < changes->len; k++)
      add_change (making, explanation, g_ptr_array_index (changes, k));
  }
  add_populations (making, explanation, making->outlines->pdata[i]);
}

/* What people set. */

/* How many of the days are not after @day. */
static guint
count_until (const Making *making, BwDay day)
{
  guint n = 0;

  while (n < making->days->len && bw_snapshot_get_day (making->days->pdata[n]) <= day)
    n++;
  return n;
}

static BwControlScore *
find_score (BwSnapshot *snapshot, const char *id)
{
  GPtrArray *scores = bw_snapshot_get_control_scores (snapshot);

  for (guint i = 0; i < scores->len; i++)
    if (bw_id_equal (bw_control_score_get_id (scores->pdata[i]), id))
      return scores->pdata[i];
  return NULL;
}

static void
add_update (Making *making,
            BwControlProfile *profile,
            BwDay day,
            BwStateUpdate *before,
            BwStateUpdate *update)
{
  const char *id = bw_control_profile_get_id (profile);
  /* Its score on that day, or the last one before it. */
  guint n = count_until (making, day);
  BwControlScore *score = n > 0 ? find_score (making->days->pdata[n - 1], id) : NULL;
  BwActivityFields fields = {
    .kind = BW_ACTIVITY_STATE,
    .day = day,
    .id = id,
    .profile = profile,
    .category = score != NULL ? bw_control_score_get_category (score)
                              : bw_control_profile_get_category (profile),
    .points = score != NULL ? bw_control_score_get_points (score) : NAN,
    .max_points = score != NULL ? find_max (making, score, making->outlines->pdata[n - 1]) : NAN,
    .update = update,
    .update_before = before,
    .person = bw_state_update_get_updated_by (update),
  };

  g_ptr_array_add (making->activities, bw_activity_new (&fields));
}

/* An entry without a moment was always there. */
static int
compare_updates (gconstpointer a, gconstpointer b)
{
  GDateTime *moment_a = bw_state_update_get_updated (*(BwStateUpdate *const *) a);
  GDateTime *moment_b = bw_state_update_get_updated (*(BwStateUpdate *const *) b);

  if (moment_a == NULL || moment_b == NULL)
    return (moment_a != NULL) - (moment_b != NULL);
  return g_date_time_compare (moment_a, moment_b);
}

static void
add_updates (Making *making, BwControlProfile *profile)
{
  GPtrArray *updates = bw_control_profile_get_state_updates (profile);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  BwStateUpdate *before = NULL;

  if (updates == NULL || updates->len == 0)
    return;
  g_ptr_array_extend (sorted, updates, NULL, NULL);
  g_ptr_array_sort (sorted, compare_updates);
  for (guint i = 0; i < sorted->len; i++) {
    BwStateUpdate *update = g_ptr_array_index (sorted, i);
    GDateTime *updated = bw_state_update_get_updated (update);
    BwDay day = updated != NULL ? bw_day_from_date_time (updated) : BW_DAY_NONE;

    if (is_within (making, day))
      add_update (making, profile, day, before, update);
    before = update;
  }
}

/* A day of which Microsoft told a part would have everything else go and come again. */
static void
take_comparable (Making *making, GPtrArray *days, GPtrArray *outlines)
{
  for (guint i = 0; i < days->len; i++)
    if (bw_snapshot_tells_controls (days->pdata[i])) {
      g_ptr_array_add (making->days, days->pdata[i]);
      g_ptr_array_add (making->outlines, outlines != NULL ? outlines->pdata[i] : NULL);
    }
}

static int
compare_activities (gconstpointer a, gconstpointer b)
{
  return bw_activity_compare (*(BwActivity *const *) a, *(BwActivity *const *) b);
}

static int
compare_categories (gconstpointer a, gconstpointer b)
{
  return bw_words_compare_categories (*(const char *const *) a, *(const char *const *) b);
}

static void
list_categories (BwActivities *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->all->len; i++) {
    const char *category = bw_activity_get_fields (self->all->pdata[i])->category;

    if (g_hash_table_add (known, (gpointer) category))
      g_ptr_array_add (self->categories, g_strdup (category));
  }
  g_ptr_array_sort (self->categories, compare_categories);
}

/**
 * bw_activities_new:
 * @days: (element-type BwSnapshot): days of an organisation, the oldest first. Those without control scores, and those
 *   of which a part is missing, tell nothing; the others are each compared with the one before it among them
 * @outlines: (nullable) (element-type BwCatalogue): for each of @days the catalogue as it was then, as
 *   bw_source_outlines() gives it, %NULL where nobody knows it. Without them nobody knows that a control without points was
 *   weighed anew (graph.md §1.3)
 * @catalogue: (nullable): its newest catalogue, with the state updates of its profiles (graph.md §1.6)
 * @from: the first UTC day that counts, or %BW_DAY_NONE for as far back as they go
 * @to: the last one, or %BW_DAY_NONE. What people set counts where there is no record of its day too, so that this may be
 *   after the last of @days
 *
 * Points are told as #BwExplanation splits them.
 *
 * Returns: (transfer full): what happened
 */
BwActivities *
bw_activities_new (GPtrArray *days,
                   GPtrArray *outlines,
                   BwCatalogue *catalogue,
                   BwDay from,
                   BwDay to)
{
  BwActivities *self = NULL;
  g_autoptr (GPtrArray) comparable = g_ptr_array_new ();
  g_autoptr (GPtrArray) theirs = g_ptr_array_new ();
  GPtrArray *profiles = catalogue != NULL ? bw_catalogue_get_profiles (catalogue) : NULL;
  Making making = {
    comparable, theirs, catalogue, from, to != BW_DAY_NONE ? to : G_MAXUINT32, NULL
  };

  g_return_val_if_fail (days != NULL, NULL);
  g_return_val_if_fail (outlines == NULL || outlines->len == days->len, NULL);

  self = g_object_new (BW_TYPE_ACTIVITIES, NULL);
  making.activities = self->all;
  take_comparable (&making, days, outlines);
  for (guint i = 1; i < comparable->len; i++) {
    BwDay day = bw_snapshot_get_day (comparable->pdata[i]);

    if (is_within (&making, day)) {
      add_pair (&making, i);
      g_array_append_val (self->compared, day);
    }
  }
  for (guint i = 0; profiles != NULL && i < profiles->len; i++)
    add_updates (&making, g_ptr_array_index (profiles, i));
  g_ptr_array_sort (self->all, compare_activities);
  list_categories (self);
  return self;
}

/**
 * bw_activities_get_all:
 * @self: what happened
 *
 * Returns: (transfer none) (element-type BwActivity): all of it, the newest first
 */
GPtrArray *
bw_activities_get_all (BwActivities *self)
{
  g_return_val_if_fail (BW_IS_ACTIVITIES (self), NULL);

  return self->all;
}

/**
 * bw_activities_get_compared:
 * @self: what happened
 *
 * Returns: (transfer none) (element-type BwDay): the days that could be compared with one before them, the oldest first;
 *   of others nothing is known but what people set
 */
GArray *
bw_activities_get_compared (BwActivities *self)
{
  g_return_val_if_fail (BW_IS_ACTIVITIES (self), NULL);

  return self->compared;
}

/**
 * bw_activities_filter:
 * @self: what happened
 * @group: which are looked at
 * @category: (nullable): of which category, or %NULL for all
 *
 * Returns: (transfer full) (element-type BwActivity): those, in the same order
 */
GPtrArray *
bw_activities_filter (BwActivities *self, BwActivityGroup group, const char *category)
{
  GPtrArray *found = NULL;

  g_return_val_if_fail (BW_IS_ACTIVITIES (self), NULL);

  found = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->all->len; i++)
    if (bw_activity_matches (self->all->pdata[i], group, category))
      g_ptr_array_add (found, g_object_ref (self->all->pdata[i]));
  return found;
}

/* Where the day of an activity ends. */
static guint
find_end_of_day (GPtrArray *activities, guint first)
{
  BwDay day = bw_activity_get_fields (activities->pdata[first])->day;
  guint end = first + 1;

  while (end < activities->len && bw_activity_get_fields (activities->pdata[end])->day == day)
    end++;
  return end;
}

static void
add_up (BwActivityFields *sum, const BwActivityFields *part)
{
  sum->since = part->since;
  sum->n_actions++;
  sum->change.points += part->change.points;
  sum->change.max_points += part->change.max_points;
  sum->change.percentage += part->change.percentage;
}

/* What is small, added up, comes after all else of its day, as it is the last kind; a single one stays what it is. */
static void
fold_day (GPtrArray *folded, GPtrArray *activities, guint first, guint end)
{
  BwActivityFields sum = { .kind = BW_ACTIVITY_SMALL,
                           .day = bw_activity_get_fields (activities->pdata[first])->day,
                           .id = "",
                           .category = "",
                           .points = NAN,
                           .max_points = NAN };

  for (guint i = first; i < end; i++)
    if (bw_activity_is_small (activities->pdata[i]))
      add_up (&sum, bw_activity_get_fields (activities->pdata[i]));
  for (guint i = first; i < end; i++)
    if (sum.n_actions < 2 || !bw_activity_is_small (activities->pdata[i]))
      g_ptr_array_add (folded, g_object_ref (activities->pdata[i]));
  if (sum.n_actions >= 2)
    g_ptr_array_add (folded, bw_activity_new (&sum));
}

/**
 * bw_activities_fold:
 * @activities: (element-type BwActivity): what happened, the newest first
 *
 * Adds up, for each day, what bw_activity_is_small() of two actions or more, so that what matters is not lost among it.
 * Nothing is left out: changes of points and of the score add up to the same as before.
 *
 * Returns: (transfer full) (element-type BwActivity): what is to be told, in the same order
 */
GPtrArray *
bw_activities_fold (GPtrArray *activities)
{
  GPtrArray *folded = NULL;

  g_return_val_if_fail (activities != NULL, NULL);

  folded = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint first = 0; first < activities->len;) {
    guint end = find_end_of_day (activities, first);

    fold_day (folded, activities, first, end);
    first = end;
  }
  return folded;
}

/**
 * bw_activities_get_categories:
 * @self: what happened
 *
 * Returns: (transfer none) (element-type utf8): the categories that occur, each once, in their order
 */
GPtrArray *
bw_activities_get_categories (BwActivities *self)
{
  g_return_val_if_fail (BW_IS_ACTIVITIES (self), NULL);

  return self->categories;
}
