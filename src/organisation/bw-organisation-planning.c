/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-archive-error.h"
#include "organisation/bw-organisation-private.h"

static BwPlan *
dup_known (BwOrganisation *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->plan_mutex);

  return self->plan != NULL ? g_object_ref (self->plan) : NULL;
}

/**
 * bw_organisation_note_plan:
 * @self: an organisation
 * @plan: (nullable): its plan, as it is kept now
 */
void
bw_organisation_note_plan (BwOrganisation *self, BwPlan *plan)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->plan_mutex);

  g_set_object (&self->plan, plan);
}

/**
 * bw_organisation_bring_plan:
 * @self: an organisation
 * @cancellable: (nullable): a cancellable
 *
 * What another program planned is in it as well. Where it cannot be read now, what was known last stands in: what keeps it
 * from being read is told by bw_organisation_dup_memory_problem().
 *
 * Returns: (transfer full) (nullable): the plan; %NULL where there is none
 */
BwPlan *
bw_organisation_bring_plan (BwOrganisation *self, GCancellable *cancellable)
{
  g_autoptr (BwPlan) plan = NULL;

  if (self->memory != NULL)
    plan = bw_memory_load_plan (self->memory, cancellable, NULL);
  if (plan == NULL)
    return dup_known (self);
  bw_organisation_note_plan (self, plan);
  return g_steal_pointer (&plan);
}

/**
 * bw_organisation_can_plan:
 * @self: an organisation
 *
 * Returns: whether a plan can be kept of it: not of saved files, of which nothing is kept
 */
gboolean
bw_organisation_can_plan (BwOrganisation *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION (self), FALSE);

  return self->memory != NULL || self->plans_here;
}

/**
 * bw_organisation_dup_plan:
 * @self: an organisation
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error of what is kept
 *
 * Neither Microsoft nor the keyring is asked.
 *
 * Returns: (transfer full): what is planned, as it is kept now, also by other programs; without entries where no plan can
 *   be kept; or %NULL on error
 */
BwPlan *
bw_organisation_dup_plan (BwOrganisation *self, GCancellable *cancellable, GError **error)
{
  BwPlan *plan = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION (self), NULL);

  if (self->memory == NULL) {
    plan = dup_known (self);
    return plan != NULL ? plan : bw_plan_new (NULL);
  }
  plan = bw_memory_load_plan (self->memory, cancellable, error);
  if (plan != NULL)
    bw_organisation_note_plan (self, plan);
  return plan;
}

/* It is stored, whether or not it can be read back. */
static void
note_stored (BwOrganisation *self, GPtrArray *entries)
{
  g_autoptr (BwPlan) plan = NULL;
  g_autoptr (GMutexLocker) locker = NULL;

  if (self->memory != NULL)
    plan = bw_memory_load_plan (self->memory, NULL, NULL);
  locker = g_mutex_locker_new (&self->plan_mutex);
  if (plan == NULL)
    plan = bw_plan_with_entries (self->plan, entries);
  g_set_object (&self->plan, plan);
}

/**
 * bw_organisation_plan_all:
 * @self: an organisation
 * @entries: (element-type BwPlanEntry): what is to be kept about some actions; an empty one takes away what was
 * @tenant_id: (nullable): the tenant that they are of, where they say so
 * @cancellable: (nullable): ends the call early
 * @error: return location for a %BW_ARCHIVE_ERROR, which is %BW_ARCHIVE_ERROR_NO_ARCHIVE where no plan can be kept of it
 *   and %BW_ARCHIVE_ERROR_OTHER_ORGANISATION where it is of another tenant, or %G_IO_ERROR_CANCELLED
 *
 * Keeps all of them, or none where it fails; what is kept about other actions stays as it is, also where another program
 * has just changed it. What a refresh gives from then on has it; records that were given before have it by
 * bw_records_new_with_plan() and bw_organisation_dup_plan(). It is never sent to Microsoft.
 *
 * Returns: whether it is kept
 */
gboolean
bw_organisation_plan_all (BwOrganisation *self,
                          GPtrArray *entries,
                          const char *tenant_id,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (BW_IS_ORGANISATION (self), FALSE);
  g_return_val_if_fail (entries != NULL, FALSE);

  if (!bw_organisation_can_plan (self)) {
    g_set_error_literal (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_NO_ARCHIVE,
                         "nothing is kept of saved files");
    return FALSE;
  }
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      (self->memory != NULL &&
       !bw_memory_store_plan (self->memory, entries, tenant_id, cancellable, error)))
    return FALSE;
  note_stored (self, entries);
  return TRUE;
}

/**
 * bw_organisation_plan:
 * @self: an organisation
 * @entry: what is to be kept about an action; an empty one takes away what was
 * @cancellable: (nullable): ends the call early
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * As bw_organisation_plan_all(), for one action.
 *
 * Returns: whether it is kept
 */
gboolean
bw_organisation_plan (BwOrganisation *self,
                      BwPlanEntry *entry,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  g_return_val_if_fail (BW_IS_PLAN_ENTRY (entry), FALSE);

  g_ptr_array_add (entries, entry);
  return bw_organisation_plan_all (self, entries, NULL, cancellable, error);
}
