/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/demo/bw-demo-history.h"

#include <math.h>

#include "model/bw-comparison.h"
#include "model/bw-control-score.h"
#include "model/bw-id.h"
#include "model/bw-points.h"
#include "model/bw-state-update.h"
#include "model/bw-words.h"
#include "source/demo/bw-demo-dating.h"
#include "source/demo/bw-demo-part.h"

/* The averages of other organisations rise slowly: percentage points a day. */
#define AVERAGE_RISE 0.013

/* One control on all days. */
typedef struct {
  char *id;
  char *category;
  double max_points; /* at the end of the story; NAN where it is not known */
  double points; /* as far as Microsoft measures them, at the end of the story */
  const BwDemoPart *part;
  BwControlProfile *profile; /* as it is now; NULL for a control without one */
  BwControlScore *newest; /* as it was read; NULL for a retired control */
  BwControlScore *hollow; /* of the day told last: mostly the next one is the same */
} Control;

struct _BwDemoHistory {
  BwCatalogue *catalogue;
  BwSnapshot *snapshot;
  BwDay end;
  GPtrArray *controls;
};

static void
control_free (gpointer data)
{
  Control *control = data;

  g_free (control->id);
  g_free (control->category);
  g_clear_object (&control->profile);
  g_clear_object (&control->newest);
  g_clear_object (&control->hollow);
  g_free (control);
}

/* Whether another product was said to do it when a day began; a snapshot is stamped with midnight
   UTC, so what was marked that morning does not count yet. */
static gboolean
is_third_party (Control *control, BwDay day)
{
  GPtrArray *updates = NULL;
  BwStateUpdate *newest = NULL;

  if (control->profile == NULL)
    return FALSE;

  updates = bw_control_profile_get_state_updates (control->profile);
  for (guint i = 0; i < updates->len; i++) {
    BwStateUpdate *update = g_ptr_array_index (updates, i);
    GDateTime *updated = bw_state_update_get_updated (update);

    if (updated == NULL || bw_day_from_date_time (updated) >= day)
      continue;
    if (newest == NULL || g_date_time_compare (updated, bw_state_update_get_updated (newest)) >= 0)
      newest = update;
  }
  return newest != NULL && g_str_equal (bw_state_update_get_state (newest), BW_STATE_THIRD_PARTY);
}

/* What a mark gave on paper nobody measured. */
static Control *
control_new (BwDemoHistory *self, const char *id, BwControlScore *newest)
{
  BwControlProfile *profile = bw_catalogue_find (self->catalogue, id);
  Control *control = g_new0 (Control, 1);

  control->id = g_strdup (id);
  g_set_object (&control->profile, profile);
  control->part = bw_demo_part_find (id);
  control->max_points = profile != NULL ? bw_control_profile_get_max_points (profile) : NAN;
  if (newest == NULL) {
    control->category = g_strdup (bw_control_profile_get_category (profile));
    return control;
  }

  control->newest = g_object_ref (newest);
  control->category = g_strdup (bw_control_score_get_category (newest));
  if (profile == NULL)
    control->max_points = bw_points_max_from_percentage (bw_control_score_get_points (newest),
                                                         bw_control_score_get_percentage (newest));
  if (!is_third_party (control, self->end))
    control->points = bw_control_score_get_points (newest);
  return control;
}

static void
add_controls (BwDemoHistory *self)
{
  GPtrArray *scores = bw_snapshot_get_control_scores (self->snapshot);
  const char *const *retired = bw_demo_part_list_retired ();

  for (guint i = 0; i < scores->len; i++) {
    BwControlScore *score = g_ptr_array_index (scores, i);

    g_ptr_array_add (self->controls, control_new (self, bw_control_score_get_id (score), score));
  }
  for (guint i = 0; retired[i] != NULL; i++)
    g_ptr_array_add (self->controls, control_new (self, retired[i], NULL));
}

/**
 * bw_demo_history_new:
 * @catalogue: the catalogue as it was read
 * @snapshot: the newest day as it was read
 * @end: the day on which the story ends: the present one
 *
 * Returns: (transfer full): the history of the demo organisation up to @end
 */
BwDemoHistory *
bw_demo_history_new (BwCatalogue *catalogue, BwSnapshot *snapshot, BwDay end)
{
  BwDemoHistory *self = g_new0 (BwDemoHistory, 1);

  self->snapshot = g_object_ref (snapshot);
  self->end = end;
  self->catalogue =
      bw_demo_dating_move_catalogue (catalogue, (int) end - (int) bw_snapshot_get_day (snapshot));
  self->controls = g_ptr_array_new_with_free_func (control_free);
  add_controls (self);
  return self;
}

/**
 * bw_demo_history_free:
 * @self: (transfer full): a history
 */
void
bw_demo_history_free (BwDemoHistory *self)
{
  g_clear_object (&self->catalogue);
  g_clear_object (&self->snapshot);
  g_clear_pointer (&self->controls, g_ptr_array_unref);
  g_free (self);
}

/**
 * bw_demo_history_get_catalogue:
 * @self: a history
 *
 * Returns: (transfer none): the catalogue as it is now
 */
BwCatalogue *
bw_demo_history_get_catalogue (BwDemoHistory *self)
{
  return self->catalogue;
}

/**
 * bw_demo_history_replace_profile:
 * @self: a history
 * @profile: a profile that takes the place of the one with the same id
 */
void
bw_demo_history_replace_profile (BwDemoHistory *self, BwControlProfile *profile)
{
  GPtrArray *profiles = bw_catalogue_get_profiles (self->catalogue);
  g_autoptr (GPtrArray) replaced = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwCatalogue) catalogue = NULL;

  for (guint i = 0; i < profiles->len; i++) {
    BwControlProfile *old = g_ptr_array_index (profiles, i);
    gboolean same =
        bw_id_equal (bw_control_profile_get_id (old), bw_control_profile_get_id (profile));

    g_ptr_array_add (replaced, g_object_ref (same ? profile : old));
  }
  catalogue = bw_catalogue_new (bw_catalogue_get_tenant_id (self->catalogue), replaced);
  g_set_object (&self->catalogue, catalogue);

  for (guint i = 0; i < self->controls->len; i++) {
    Control *control = g_ptr_array_index (self->controls, i);

    if (bw_id_equal (control->id, bw_control_profile_get_id (profile)))
      g_set_object (&control->profile, profile);
  }
}

/**
 * bw_demo_history_has_day:
 * @self: a history
 * @day: a day
 *
 * Returns: whether Microsoft sent that day; one is missing
 */
gboolean
bw_demo_history_has_day (BwDemoHistory *self, BwDay day)
{
  return day != self->end - BW_DEMO_GAP;
}

static int
count_days_ago (BwDemoHistory *self, BwDay day)
{
  return MAX ((int) self->end - (int) day, 0);
}

static double
work_out_points (BwDemoHistory *self, Control *control, BwDay day)
{
  int days_ago = count_days_ago (self, day);

  if (is_third_party (control, day))
    return bw_demo_part_get_max (control->part, days_ago, control->max_points);
  return bw_demo_part_get_points (control->part, days_ago, day, control->max_points,
                                  control->points);
}

static double
round_to_cents (double number)
{
  return round (number * 100.0) / 100.0;
}

/* An earlier day in Graph's form: no texts, no moment, no numbers of users (graph.md §0 no. 2). */
static BwControlScore *
tell_hollow (Control *control, double points, double percentage)
{
  BwControlScoreFields fields = { .id = control->id,
                                  .category = control->category,
                                  .points = points,
                                  .percentage = percentage,
                                  .count = -1,
                                  .total = -1 };
  g_autoptr (BwControlScore) told = NULL;

  if (control->hollow == NULL || bw_control_score_get_points (control->hollow) != points ||
      bw_control_score_get_percentage (control->hollow) != percentage) {
    told = bw_control_score_new (&fields);
    g_set_object (&control->hollow, told);
  }
  return g_object_ref (control->hollow);
}

static BwControlScore *
tell_in_full (BwDemoHistory *self, Control *control, BwDay day, double points, double percentage)
{
  BwControlScore *newest = control->newest;
  g_autoptr (GDateTime) synced =
                bw_demo_dating_sync (bw_control_score_get_last_synced (newest),
                                     bw_snapshot_get_day (self->snapshot), self->end, day);
  BwControlScoreFields fields = { .id = control->id,
                                  .category = control->category,
                                  .points = points,
                                  .percentage = percentage,
                                  .description = bw_control_score_get_description (newest),
                                  .implementation_status =
                                      bw_control_score_get_implementation_status (newest),
                                  .last_synced = synced,
                                  .count = bw_control_score_get_count (newest),
                                  .total = bw_control_score_get_total (newest) };

  return bw_control_score_new (&fields);
}

static BwControlScore *
tell_control (BwDemoHistory *self, Control *control, BwDay day, gboolean in_full, double max_points)
{
  double points = work_out_points (self, control, day);
  double percentage = max_points > 0.0 ? round_to_cents (points * 100.0 / max_points) : 0.0;

  if (in_full && control->newest != NULL)
    return tell_in_full (self, control, day, points, percentage);
  return tell_hollow (control, points, percentage);
}

static GPtrArray *
tell_comparisons (BwDemoHistory *self, BwDay day)
{
  GPtrArray *newest = bw_snapshot_get_comparisons (self->snapshot);
  GPtrArray *told = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < newest->len; i++) {
    BwComparison *comparison = g_ptr_array_index (newest, i);
    BwComparisonFields fields = {
      .basis = bw_comparison_get_basis (comparison),
      .percentage = round_to_cents (bw_comparison_get_percentage (comparison) -
                                    AVERAGE_RISE * count_days_ago (self, day)),
      .seats_lower = bw_comparison_get_seats_lower (comparison),
      .seats_upper = bw_comparison_get_seats_upper (comparison),
      .industry = bw_comparison_get_industry (comparison),
    };

    g_ptr_array_add (told, bw_comparison_new (&fields));
  }
  return told;
}

/* The control scores of a day and what they add up to. */
static GPtrArray *
tell_controls (BwDemoHistory *self, BwDay day, gboolean in_full, double *points, double *max_points)
{
  GPtrArray *told = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->controls->len; i++) {
    Control *control = g_ptr_array_index (self->controls, i);
    int days_ago = count_days_ago (self, day);
    double max_then = bw_demo_part_get_max (control->part, days_ago, control->max_points);
    BwControlScore *score = NULL;

    if (!bw_demo_part_is_there (control->part, days_ago))
      continue;
    score = tell_control (self, control, day, in_full, max_then);
    *points += bw_control_score_get_points (score);
    *max_points += max_then;
    g_ptr_array_add (told, score);
  }
  return told;
}

/**
 * bw_demo_history_tell_day:
 * @self: a history
 * @day: a day, also one after the end of the story
 * @in_full: whether with texts and moments, as Graph gives the newest day
 *
 * Returns: (transfer full): that day
 */
BwSnapshot *
bw_demo_history_tell_day (BwDemoHistory *self, BwDay day, gboolean in_full)
{
  const char *tenant_id = bw_snapshot_get_tenant_id (self->snapshot);
  g_autofree char *iso = bw_day_to_iso (day);
  g_autofree char *id = g_strdup_printf ("%s_%s", tenant_id, iso);
  g_autoptr (GDateTime) midnight = bw_day_to_date_time (day);
  double points = 0.0;
  double max_points = 0.0;
  g_autoptr (GPtrArray) scores = tell_controls (self, day, in_full, &points, &max_points);
  g_autoptr (GPtrArray) comparisons = tell_comparisons (self, day);
  BwSnapshotFields fields = {
    .id = id,
    .tenant_id = tenant_id,
    .day = day,
    .created = midnight,
    .current = round_to_cents (points),
    .max = max_points,
    .active_users = bw_snapshot_get_active_users (self->snapshot),
    .comparisons = comparisons,
    .control_scores = scores,
  };

  return bw_snapshot_new (&fields);
}
