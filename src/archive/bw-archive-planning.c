/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-archive-private.h"
#include "archive/bw-plan-table.h"
#include "archive/bw-transaction.h"

/**
 * bw_archive_load_plan:
 * @self: an archive
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): what the administrator keeps here about actions, whether or not they are in a day or a
 *   catalogue; or %NULL
 */
BwPlan *
bw_archive_load_plan (BwArchive *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwArchiveUse) use = NULL;
  g_autoptr (BwTransaction) transaction = NULL;

  g_return_val_if_fail (BW_IS_ARCHIVE (self), NULL);

  use = bw_archive_use_new (self, cancellable, error);
  transaction = use != NULL ? bw_transaction_new_reading (use->database, error) : NULL;
  return transaction != NULL ? bw_plan_table_load (use->database, error) : NULL;
}

/* A plan does not make an archive one of its tenant, as records do: what somebody wrote is no proof. */
static gboolean
check_tenant (BwArchiveUse *use, const char *tenant_id, GError **error)
{
  const char *expected = bw_archive_get_tenant (use->archive);
  g_autofree char *kept = NULL;

  if (!bw_archive_check_tenant (use->database, tenant_id, &kept, error))
    return FALSE;
  if (kept != NULL || *expected == '\0' || tenant_id == NULL ||
      g_ascii_strcasecmp (expected, tenant_id) == 0)
    return TRUE;
  g_set_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_OTHER_ORGANISATION,
               "the archive is of the tenant %s, not of %s", expected, tenant_id);
  return FALSE;
}

static gboolean
put_all (BwDatabase *database, GPtrArray *entries, GError **error)
{
  for (guint i = 0; i < entries->len; i++) {
    if (!bw_plan_table_put (database, g_ptr_array_index (entries, i), error))
      return FALSE;
  }
  return TRUE;
}

/**
 * bw_archive_store_plan_entries:
 * @self: an archive
 * @entries: (element-type BwPlanEntry): what is to be kept about some actions
 * @tenant_id: (nullable): the tenant that they are of, where they say so
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR, which is %BW_ARCHIVE_ERROR_OTHER_ORGANISATION where the archive is of
 *   another tenant, or %G_IO_ERROR_CANCELLED
 *
 * Stores all of them, or none where it fails: each in the place of what was kept about its action, which an empty one
 * takes away. What is kept about other actions stays as it is, also where another process has just stored it.
 *
 * Returns: whether it is on the disk
 */
gboolean
bw_archive_store_plan_entries (BwArchive *self,
                               GPtrArray *entries,
                               const char *tenant_id,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (BwArchiveUse) use = NULL;
  g_autoptr (BwTransaction) transaction = NULL;

  g_return_val_if_fail (BW_IS_ARCHIVE (self), FALSE);
  g_return_val_if_fail (entries != NULL, FALSE);

  use = bw_archive_use_new (self, cancellable, error);
  transaction = use != NULL ? bw_transaction_new_writing (use->database, error) : NULL;
  return transaction != NULL && check_tenant (use, tenant_id, error) &&
         bw_archive_take_tenant (self, use->database, NULL, error) &&
         put_all (use->database, entries, error) && bw_transaction_commit (transaction, error);
}

/**
 * bw_archive_save_plan:
 * @database: the database of an archive that is damaged
 *
 * Returns: (transfer full) (nullable): its plan, where all of it can still be read and there is any
 */
BwPlan *
bw_archive_save_plan (BwDatabase *database)
{
  g_autoptr (BwTransaction) transaction = bw_transaction_new_reading (database, NULL);
  g_autoptr (BwPlan) plan = transaction != NULL ? bw_plan_table_load (database, NULL) : NULL;

  return plan != NULL && bw_plan_get_entries (plan)->len > 0 ? g_steal_pointer (&plan) : NULL;
}

/**
 * bw_archive_put_plan:
 * @database: the database of an archive
 * @plan: a plan
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether all of it is on the disk
 */
gboolean
bw_archive_put_plan (BwDatabase *database, BwPlan *plan, GError **error)
{
  g_autoptr (BwTransaction) transaction = bw_transaction_new_writing (database, error);

  return transaction != NULL && put_all (database, bw_plan_get_entries (plan), error) &&
         bw_transaction_commit (transaction, error);
}
