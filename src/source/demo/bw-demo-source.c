/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/demo/bw-demo-source.h"

#include "model/bw-control-score.h"
#include "model/bw-id.h"
#include "model/bw-state-update.h"
#include "model/bw-status.h"
#include "model/bw-words.h"
#include "source/demo/bw-demo-data.h"
#include "source/demo/bw-demo-dating.h"
#include "source/demo/bw-demo-history.h"
#include "source/demo/bw-demo-plan.h"

/* What Graph keeps (graph.md §1.7). */
#define N_DAYS 90

/* Who makes the changes of the demo organisation. */
#define SIGNED_IN_USER "you@example.com"

struct _BwDemoSource {
  GObject parent_instance;

  BwClock *clock;
  BwDay first_day; /* the day on which it was made: the story ends there */

  GMutex mutex; /* guards what follows */
  BwDemoHistory *history; /* NULL until it is first asked for */
};

static BwDay
find_today (BwDemoSource *self)
{
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);

  return bw_day_from_date_time (now);
}

/* Parses once, when it is first needed. */
static gboolean
ensure_history (BwDemoSource *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwCatalogue) catalogue = NULL;
  g_autoptr (BwSnapshot) snapshot = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->history != NULL)
    return TRUE;
  if (!bw_demo_data_read (&catalogue, &snapshot, error))
    return FALSE;

  self->history = bw_demo_history_new (catalogue, snapshot, self->first_day);
  return TRUE;
}

static BwSourceCapabilities
get_capabilities (BwSource *source)
{
  return BW_SOURCE_HISTORY | BW_SOURCE_CHANGE | BW_SOURCE_LIVE;
}

static gboolean
newest (BwSource *source, BwSnapshot **snapshot, GCancellable *cancellable, GError **error)
{
  BwDemoSource *self = BW_DEMO_SOURCE (source);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (!ensure_history (self, cancellable, error))
    return FALSE;

  *snapshot = bw_demo_history_tell_day (self->history, find_today (self), TRUE);
  return TRUE;
}

static GPtrArray *
days (BwSource *source,
      BwDaysDetail detail,
      BwDay from,
      BwDay to,
      GCancellable *cancellable,
      GError **error)
{
  BwDemoSource *self = BW_DEMO_SOURCE (source);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  BwDay today = find_today (self);
  BwDay last = to == BW_DAY_NONE ? today : MIN (to, today);

  if (!ensure_history (self, cancellable, error))
    return NULL;

  for (BwDay day = MAX (from, today - N_DAYS + 1); day <= last; day++)
    if (bw_demo_history_has_day (self->history, day))
      g_ptr_array_add (found, bw_demo_history_tell_day (self->history, day, day == today));
  return g_steal_pointer (&found);
}

static gboolean
catalogue (BwSource *source, BwCatalogue **found, GCancellable *cancellable, GError **error)
{
  BwDemoSource *self = BW_DEMO_SOURCE (source);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (!ensure_history (self, cancellable, error))
    return FALSE;

  *found = g_object_ref (bw_demo_history_get_catalogue (self->history));
  return TRUE;
}

static BwControlScore *
find_score (BwSnapshot *snapshot, const char *id)
{
  GPtrArray *scores = bw_snapshot_get_control_scores (snapshot);

  for (guint i = 0; i < scores->len; i++) {
    BwControlScore *score = g_ptr_array_index (scores, i);

    if (bw_id_equal (bw_control_score_get_id (score), id))
      return score;
  }
  return NULL;
}

/* What the portal locks: all points measured, and nobody's mark on it
 * (graph.md §1.9). */
static gboolean
is_completed (BwDemoSource *self, BwControlProfile *profile)
{
  g_autoptr (BwSnapshot) today = bw_demo_history_tell_day (self->history, find_today (self), FALSE);
  BwControlScore *score = find_score (today, bw_control_profile_get_id (profile));
  BwStateUpdate *update =
      bw_status_find_newest_update (bw_control_profile_get_state_updates (profile));
  const char *state = update != NULL ? bw_state_update_get_state (update) : NULL;

  return score != NULL && bw_status_work_out (state, bw_control_score_get_points (score),
                                              bw_control_profile_get_max_points (profile),
                                              FALSE) == BW_STATUS_COMPLETED;
}

static gboolean
is_settable (const char *state)
{
  const char *const settable[] = { BW_STATE_DEFAULT, BW_STATE_IGNORED, BW_STATE_THIRD_PARTY,
                                   BW_STATE_REVIEWED, NULL };

  return g_strv_contains (settable, state);
}

static gboolean
refuse (GError **error, BwControlProfile *profile, const char *reason)
{
  g_set_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_REFUSED, "%s: %s",
               bw_control_profile_get_id (profile), reason);
  return FALSE;
}

/* What Graph, or the portal, refuses as well (graph.md §2). */
static gboolean
check_change (BwDemoSource *self, BwControlProfile *profile, const char *state, GError **error)
{
  const char *id = bw_control_profile_get_id (profile);

  if (bw_id_is_of_device (id))
    return refuse (error, profile,
                   "device controls are changed in Defender Vulnerability Management");
  if (!is_settable (state))
    return refuse (error, profile, "there is no such state");
  if (is_completed (self, profile))
    return refuse (error, profile, "a completed control keeps its state");
  return TRUE;
}

/* What the change does not name stays as it was (graph.md §2). */
static BwStateUpdate *
make_update (BwDemoSource *self,
             BwControlProfile *profile,
             BwControlUpdate *update,
             const char *state)
{
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);
  BwStateUpdate *before =
      bw_status_find_newest_update (bw_control_profile_get_state_updates (profile));
  BwStateUpdateFields fields = {
    .state = state,
    .assigned_to = bw_control_update_get_assigned_to (update),
    .comment = bw_control_update_get_comment (update),
    .updated_by = SIGNED_IN_USER,
    .updated = now,
  };

  if (before != NULL && fields.assigned_to == NULL)
    fields.assigned_to = bw_state_update_get_assigned_to (before);
  if (before != NULL && fields.comment == NULL)
    fields.comment = bw_state_update_get_comment (before);
  return bw_state_update_new (&fields);
}

static GPtrArray *
list_with_new (GPtrArray *updates, BwStateUpdate *added)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < updates->len; i++)
    g_ptr_array_add (list, g_object_ref (g_ptr_array_index (updates, i)));
  g_ptr_array_add (list, added);
  return list;
}

static gboolean
change (BwSource *source,
        BwControlUpdate *update,
        BwControlProfile **changed,
        GCancellable *cancellable,
        GError **error)
{
  BwDemoSource *self = BW_DEMO_SOURCE (source);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree char *state = bw_words_fold_state (bw_control_update_get_state (update));
  const char *id = bw_control_update_get_id (update);
  BwControlProfile *profile = NULL;
  g_autoptr (BwControlProfile) made = NULL;
  g_autoptr (GPtrArray) updates = NULL;

  if (!ensure_history (self, cancellable, error))
    return FALSE;

  profile = bw_catalogue_find (bw_demo_history_get_catalogue (self->history), id);
  if (profile == NULL) {
    g_set_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_UNKNOWN_CONTROL,
                 "the demo organisation has no control %s", id);
    return FALSE;
  }
  if (!check_change (self, profile, state, error))
    return FALSE;

  updates = list_with_new (bw_control_profile_get_state_updates (profile),
                           make_update (self, profile, update, state));
  made = bw_demo_dating_copy_profile (profile, updates);
  bw_demo_history_replace_profile (self->history, made);
  *changed = g_steal_pointer (&made);
  return TRUE;
}

static void
source_iface_init (BwSourceInterface *iface)
{
  iface->get_capabilities = get_capabilities;
  iface->newest = newest;
  iface->days = days;
  iface->catalogue = catalogue;
  iface->change = change;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BwDemoSource,
                               bw_demo_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_SOURCE, source_iface_init))

static void
bw_demo_source_finalize (GObject *object)
{
  BwDemoSource *self = BW_DEMO_SOURCE (object);

  g_clear_object (&self->clock);
  g_clear_pointer (&self->history, bw_demo_history_free);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (bw_demo_source_parent_class)->finalize (object);
}

static void
bw_demo_source_class_init (BwDemoSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_demo_source_finalize;
}

static void
bw_demo_source_init (BwDemoSource *self)
{
  g_mutex_init (&self->mutex);
}

/**
 * bw_demo_source_new:
 * @clock: the time
 *
 * Makes the demo organisation. Its story ends on the present day; as the clock
 * goes on, days are added to it in which nothing happens but what
 * bw_source_change() brings about: a third-party mark has its points from the
 * next midnight UTC on, and loses them likewise. Device controls and completed
 * ones refuse a change with %BW_SOURCE_ERROR_REFUSED, as Microsoft does.
 *
 * Nothing is parsed until it is first asked for something.
 *
 * Returns: (transfer full): the demo organisation's source
 */
BwSource *
bw_demo_source_new (BwClock *clock)
{
  BwDemoSource *self = NULL;

  g_return_val_if_fail (BW_IS_CLOCK (clock), NULL);

  self = g_object_new (BW_TYPE_DEMO_SOURCE, NULL);
  g_set_object (&self->clock, clock);
  self->first_day = find_today (self);
  return BW_SOURCE (self);
}

/**
 * bw_demo_source_dup_plan:
 * @self: the demo organisation's source
 *
 * Returns: (transfer full): what its administrators plan to do, with dates
 * around the day on which the source was made
 */
BwPlan *
bw_demo_source_dup_plan (BwDemoSource *self)
{
  g_return_val_if_fail (BW_IS_DEMO_SOURCE (self), NULL);

  return bw_demo_plan_new (self->first_day);
}
