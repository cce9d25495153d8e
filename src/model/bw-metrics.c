/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-metrics.h"

#include <math.h>

#include "model/bw-control-max.h"
#include "model/bw-control-score.h"
#include "model/bw-id.h"
#include "model/bw-points.h"
#include "model/bw-status.h"
#include "model/bw-words.h"

struct _BwMetrics {
  GObject parent_instance;

  GArray *days;
  /* By category: a GArray of BwMetricsDay each. */
  GHashTable *categories;
};

G_DEFINE_FINAL_TYPE (BwMetrics, bw_metrics, G_TYPE_OBJECT)

static void
bw_metrics_finalize (GObject *object)
{
  BwMetrics *self = BW_METRICS (object);

  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->categories, g_hash_table_unref);

  G_OBJECT_CLASS (bw_metrics_parent_class)->finalize (object);
}

static void
bw_metrics_class_init (BwMetricsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_metrics_finalize;
}

static GArray *
create_days (void)
{
  return g_array_new (FALSE, TRUE, sizeof (BwMetricsDay));
}

static void
bw_metrics_init (BwMetrics *self)
{
  self->days = create_days ();
  self->categories =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
}

/* The part of its maximum that an action had on a day. */
typedef struct {
  BwDay day;
  double share;
} Share;

/* What is known of a control while days go by: where it may have been best, later ones lower; when its risk was
 * accepted, and when no more, in turns. */
typedef struct {
  GArray *best;
  guint first_best;
  GArray *accepted;
  guint n_accepted;
  BwControlProfile *profile;
} Control;

static void
control_free (gpointer data)
{
  Control *control = data;

  g_array_unref (control->best);
  g_array_unref (control->accepted);
  g_free (control);
}

/* The accepted risk. */

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

static gboolean
is_acceptance (BwStateUpdate *update)
{
  g_autofree char *word = bw_words_fold_state (bw_state_update_get_state (update));

  return g_str_equal (word, BW_STATE_IGNORED);
}

/* Adds a day for each time that the risk is accepted, and for each time that it is no more. */
static void
list_acceptance (Control *control, GPtrArray *updates)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  gboolean accepted = FALSE;

  g_ptr_array_extend (sorted, updates, NULL, NULL);
  g_ptr_array_sort (sorted, compare_updates);
  for (guint i = 0; i < sorted->len; i++) {
    GDateTime *moment = bw_state_update_get_updated (sorted->pdata[i]);
    BwDay day = moment != NULL ? bw_day_from_date_time (moment) : BW_DAY_NONE;

    if (is_acceptance (sorted->pdata[i]) == accepted)
      continue;
    accepted = !accepted;
    g_array_append_val (control->accepted, day);
  }
}

/* Days are asked for in their order. */
static gboolean
is_accepted (Control *control, BwDay day)
{
  while (control->n_accepted < control->accepted->len &&
         g_array_index (control->accepted, BwDay, control->n_accepted) <= day)
    control->n_accepted++;
  return control->n_accepted % 2 == 1;
}

/* The best of the days before. */

static Share *
get_share (Control *control, guint i)
{
  return &g_array_index (control->best, Share, i);
}

/* Forgets what is too long ago, and what this day outdoes. */
static double
note_share (Control *control, BwDay day, double share)
{
  const Share now = { day, share };

  while (control->first_best < control->best->len &&
         get_share (control, control->first_best)->day + BW_METRICS_BEST_DAYS < day)
    control->first_best++;
  while (control->best->len > control->first_best &&
         get_share (control, control->best->len - 1)->share <= share)
    g_array_set_size (control->best, control->best->len - 1);
  g_array_append_val (control->best, now);
  return get_share (control, control->first_best)->share;
}

/* Days. */

typedef struct {
  BwMetrics *metrics;
  BwCatalogue *catalogue;
  /* By id. */
  GHashTable *controls;
} Making;

static Control *
create_control (BwControlProfile *profile)
{
  Control *control = g_new0 (Control, 1);
  GPtrArray *updates = profile != NULL ? bw_control_profile_get_state_updates (profile) : NULL;

  control->best = g_array_new (FALSE, FALSE, sizeof (Share));
  control->accepted = g_array_new (FALSE, FALSE, sizeof (BwDay));
  control->profile = profile;
  if (updates != NULL)
    list_acceptance (control, updates);
  return control;
}

static Control *
take_control (Making *making, const char *id)
{
  Control *control = g_hash_table_lookup (making->controls, id);
  BwControlProfile *profile = NULL;

  if (control != NULL)
    return control;
  if (making->catalogue != NULL)
    profile = bw_catalogue_find (making->catalogue, id);
  control = create_control (profile);
  g_hash_table_insert (making->controls, g_strdup (id), control);
  return control;
}

/* @outline: (nullable): the catalogue of the day of the score */
static double
find_max (Control *control, BwControlScore *score, BwCatalogue *outline)
{
  BwControlProfile *of_day =
      outline != NULL ? bw_catalogue_find (outline, bw_control_score_get_id (score)) : NULL;
  gboolean is_assumed = FALSE;

  return bw_control_max_find (score, of_day, control->profile, &is_assumed);
}

static BwMetricsDay *
take_day (GArray *days, BwDay day)
{
  BwMetricsDay metrics = { .day = day };

  if (days->len == 0 || g_array_index (days, BwMetricsDay, days->len - 1).day != day)
    g_array_append_val (days, metrics);
  return &g_array_index (days, BwMetricsDay, days->len - 1);
}

static GArray *
take_category (BwMetrics *self, const char *category)
{
  GArray *days = g_hash_table_lookup (self->categories, category);

  if (days == NULL) {
    days = create_days ();
    g_hash_table_insert (self->categories, g_strdup (category), days);
  }
  return days;
}

/* What one control adds to a day. */
static BwMetricsDay
work_out (Control *control, BwControlScore *score, BwCatalogue *outline, BwDay day)
{
  BwMetricsDay part = { .day = day };
  double max_points = find_max (control, score, outline);
  double share = 0;

  part.points = bw_control_score_get_points (score);
  part.max_points = max_points;
  if (!isfinite (part.points) || !(max_points > 0))
    return (BwMetricsDay) { .day = day };
  share = part.points / max_points;
  part.regressed = (note_share (control, day, share) - share) * max_points;
  if (part.regressed < BW_POINTS_EPSILON)
    part.regressed = 0;
  part.n_regressed = part.regressed > 0 ? 1 : 0;
  if (is_accepted (control, day)) {
    part.n_accepted = 1;
    part.accepted = MAX (max_points - part.points, 0);
  }
  return part;
}

static void
add_part (BwMetricsDay *day, const BwMetricsDay *part)
{
  day->points += part->points;
  day->max_points += part->max_points;
  day->n_regressed += part->n_regressed;
  day->regressed += part->regressed;
  day->n_accepted += part->n_accepted;
  day->accepted += part->accepted;
}

static void
add_day (Making *making, BwSnapshot *snapshot, BwCatalogue *outline, gboolean counts)
{
  GPtrArray *scores = bw_snapshot_get_control_scores (snapshot);
  BwDay day = bw_snapshot_get_day (snapshot);

  for (guint i = 0; i < scores->len; i++) {
    BwControlScore *score = g_ptr_array_index (scores, i);
    Control *control = take_control (making, bw_control_score_get_id (score));
    BwMetricsDay part = work_out (control, score, outline, day);

    if (!counts)
      continue;
    add_part (take_day (making->metrics->days, day), &part);
    add_part (
        take_day (take_category (making->metrics, bw_control_score_get_category (score)), day),
        &part);
  }
}

/**
 * bw_metrics_new:
 * @days: (element-type BwSnapshot): days of an organisation, the oldest first. Those without control scores, and those
 *   of which a part is missing, are left out
 * @outlines: (nullable) (element-type BwCatalogue): for each of @days the catalogue as it was then, %NULL where nobody knows
 *   it: that tells the maximum of a control without points (graph.md §1.3), and else the newest one stands in
 * @catalogue: (nullable): its newest catalogue, with the state updates of its profiles (graph.md §1.6)
 * @from: the first UTC day that counts, or %BW_DAY_NONE; earlier ones are looked at for what was best
 * @to: the last one, or %BW_DAY_NONE
 *
 * An action regressed where the part of its maximum that it has is smaller than on one of the %BW_METRICS_BEST_DAYS days
 * before: that Microsoft changed its maximum is none of its doing. One of which the risk is accepted is one whose state
 * at the end of the day is `Ignored` (graph.md §1.9).
 *
 * Returns: (transfer full): how its actions fared
 */
BwMetrics *
bw_metrics_new (GPtrArray *days, GPtrArray *outlines, BwCatalogue *catalogue, BwDay from, BwDay to)
{
  BwMetrics *self = NULL;
  g_autoptr (GHashTable) controls =
                g_hash_table_new_full (bw_id_hash, bw_id_equal, g_free, control_free);
  Making making = { NULL, catalogue, controls };

  g_return_val_if_fail (days != NULL, NULL);
  g_return_val_if_fail (outlines == NULL || outlines->len == days->len, NULL);

  self = making.metrics = g_object_new (BW_TYPE_METRICS, NULL);
  for (guint i = 0; i < days->len; i++) {
    BwSnapshot *snapshot = g_ptr_array_index (days, i);
    BwDay day = bw_snapshot_get_day (snapshot);

    if (bw_snapshot_tells_controls (snapshot) && (to == BW_DAY_NONE || day <= to))
      add_day (&making, snapshot, outlines != NULL ? outlines->pdata[i] : NULL, day >= from);
  }
  return self;
}

static int
compare_categories (gconstpointer a, gconstpointer b)
{
  return bw_words_compare_categories (*(const char *const *) a, *(const char *const *) b);
}

/**
 * bw_metrics_list_categories:
 * @self: metrics
 *
 * Returns: (transfer full) (element-type utf8): the categories that occur, each once, in their order
 */
GPtrArray *
bw_metrics_list_categories (BwMetrics *self)
{
  GPtrArray *categories = NULL;
  GHashTableIter iter;
  gpointer category = NULL;

  g_return_val_if_fail (BW_IS_METRICS (self), NULL);

  categories = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, self->categories);
  while (g_hash_table_iter_next (&iter, &category, NULL))
    g_ptr_array_add (categories, g_strdup (category));
  g_ptr_array_sort (categories, compare_categories);
  return categories;
}

/**
 * bw_metrics_get_days:
 * @self: metrics
 * @category: (nullable): of which category, or %NULL for all
 *
 * Returns: (transfer none) (nullable) (element-type BwMetricsDay): its days, the oldest first; %NULL where there is no
 *   such category
 */
GArray *
bw_metrics_get_days (BwMetrics *self, const char *category)
{
  g_return_val_if_fail (BW_IS_METRICS (self), NULL);

  return category == NULL ? self->days : g_hash_table_lookup (self->categories, category);
}
