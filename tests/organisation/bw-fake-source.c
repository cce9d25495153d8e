/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-fake-source.h"

#include "model/bw-control-score.h"

static gboolean
may_answer (BwFakeSource *self, BwFakeCall call, GCancellable *cancellable, GError **error)
{
  self->n_calls++;
  while (self->waits_at == call && !g_cancellable_is_cancelled (cancellable) &&
         g_atomic_int_get (&self->go_on) == 0)
    g_usleep (1000);
  if (self->cancels_at == call)
    g_cancellable_cancel (self->cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->fails_at == call) {
    g_set_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_REFUSED, "call %d fails", (int) call);
    return FALSE;
  }
  return TRUE;
}

static BwSourceCapabilities
get_capabilities (BwSource *source)
{
  return BW_SOURCE_HISTORY;
}

static gboolean
newest (BwSource *source, BwSnapshot **snapshot, GCancellable *cancellable, GError **error)
{
  BwFakeSource *self = BW_FAKE_SOURCE (source);

  if (!may_answer (self, BW_FAKE_NEWEST, cancellable, error))
    return FALSE;
  g_set_object (snapshot, self->snapshot);
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
  BwFakeSource *self = BW_FAKE_SOURCE (source);
  GPtrArray *answer = NULL;

  self->asked_from = from;
  self->asked_to = to;
  if (!may_answer (self, BW_FAKE_DAYS, cancellable, error))
    return NULL;
  answer = g_ptr_array_new_with_free_func (g_object_unref);
  if (self->snapshot != NULL)
    g_ptr_array_add (answer, g_object_ref (self->snapshot));
  return answer;
}

static gboolean
catalogue (BwSource *source, BwCatalogue **found, GCancellable *cancellable, GError **error)
{
  BwFakeSource *self = BW_FAKE_SOURCE (source);

  if (!may_answer (self, BW_FAKE_CATALOGUE, cancellable, error))
    return FALSE;
  g_set_object (found, self->catalogue);
  return TRUE;
}

static gboolean
change (BwSource *source,
        BwControlUpdate *update,
        BwControlProfile **changed,
        GCancellable *cancellable,
        GError **error)
{
  g_set_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_UNSUPPORTED, "nothing changes here");
  return FALSE;
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

G_DEFINE_FINAL_TYPE_WITH_CODE (BwFakeSource,
                               bw_fake_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_SOURCE, source_iface_init))

static void
bw_fake_source_finalize (GObject *object)
{
  BwFakeSource *self = BW_FAKE_SOURCE (object);

  g_clear_object (&self->snapshot);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (bw_fake_source_parent_class)->finalize (object);
}

static void
bw_fake_source_class_init (BwFakeSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_fake_source_finalize;
}

/* It has 3 of 10 points on 17 July 2026, from one control that can be found in the catalogue. */
static void
bw_fake_source_init (BwFakeSource *self)
{
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) comparisons = g_ptr_array_new ();

  g_ptr_array_add (scores, bw_control_score_new (&(BwControlScoreFields) {
                               .id = "MFA", .points = 3, .percentage = 30, .count = -1 }));
  g_ptr_array_add (profiles, bw_control_profile_new (
                                 &(BwControlProfileFields) { .id = "mfa", .max_points = 10 }));
  self->cancellable = g_cancellable_new ();
  self->catalogue = bw_catalogue_new ("tenant", profiles);
  self->snapshot = bw_snapshot_new (&(BwSnapshotFields) {
      .id = "snapshot",
      .tenant_id = "tenant",
      .day = bw_day_new (2026, 7, 17),
      .current = 3,
      .max = 10,
      .active_users = -1,
      .comparisons = comparisons,
      .control_scores = scores,
  });
}

BwFakeSource *
bw_fake_source_new (void)
{
  return g_object_new (BW_TYPE_FAKE_SOURCE, NULL);
}
