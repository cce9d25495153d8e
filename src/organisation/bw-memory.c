/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-memory.h"

G_DEFINE_INTERFACE (BwMemory, bw_memory, G_TYPE_OBJECT)

static void
bw_memory_default_init (BwMemoryInterface *iface)
{
}

/**
 * bw_memory_recall:
 * @self: a memory
 * @plan: (nullable): what is kept here about its actions; %NULL for what this memory itself keeps
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of the memory or %G_IO_ERROR_CANCELLED
 *
 * Works out the records of what was known last, without network and keyring.
 *
 * What is found to be damaged is set aside, which bw_memory_dup_problem() tells, and then nothing is kept.
 *
 * Returns: (transfer full) (nullable): the records; or %NULL, without @error where nothing is kept
 */
BwRecords *
bw_memory_recall (BwMemory *self, BwPlan *plan, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (BW_IS_MEMORY (self), NULL);

  return BW_MEMORY_GET_IFACE (self)->recall (self, plan, cancellable, error);
}

/**
 * bw_memory_keep:
 * @self: a memory
 * @newest: (nullable): the newest day, whole
 * @catalogue: (nullable): today's catalogue
 * @days: (nullable) (element-type BwSnapshot): other days
 * @cancellable: (nullable): a cancellable
 *
 * Stores what came from Microsoft. Where that fails, bw_memory_dup_problem() says why: what came can be shown all the
 * same. What could not be kept of a newest day is forgiven by a later one alone, not by days that are filled in.
 *
 * Returns: whether it is kept
 */
gboolean
bw_memory_keep (BwMemory *self,
                BwSnapshot *newest,
                BwCatalogue *catalogue,
                GPtrArray *days,
                GCancellable *cancellable)
{
  g_return_val_if_fail (BW_IS_MEMORY (self), FALSE);

  return BW_MEMORY_GET_IFACE (self)->keep (self, newest, catalogue, days, cancellable);
}

/**
 * bw_memory_find_missing:
 * @self: a memory
 * @since: the first day that counts
 * @from: (out): the first day whose control scores are not kept
 * @to: (out): the last one
 * @cancellable: (nullable): a cancellable
 *
 * Finds the days that Microsoft has and whose control scores are not kept, or come from a file. A day that is not kept
 * at all is a gap at Microsoft's too, once the totals of all days have been asked for; and one of which Microsoft has
 * no control scores is not missing once it was asked for (bw_memory_note_asked()) and is over for long enough that none
 * will come. A day that is kept whole counts as missing where Microsoft tells other totals of it than are kept, as it has
 * been corrected: once for each that are told.
 *
 * Returns: whether there are any; %FALSE too where the memory is of no use
 */
gboolean
bw_memory_find_missing (BwMemory *self,
                        BwDay since,
                        BwDay *from,
                        BwDay *to,
                        GCancellable *cancellable)
{
  g_return_val_if_fail (BW_IS_MEMORY (self), FALSE);

  return BW_MEMORY_GET_IFACE (self)->find_missing (self, since, from, to, cancellable);
}

/**
 * bw_memory_note_asked:
 * @self: a memory
 * @from: the first day
 * @to: the last day
 * @cancellable: (nullable): a cancellable
 *
 * Notes that Microsoft was asked for the whole of those days just now, and that what it has of them was kept.
 */
void
bw_memory_note_asked (BwMemory *self, BwDay from, BwDay to, GCancellable *cancellable)
{
  g_return_if_fail (BW_IS_MEMORY (self));

  BW_MEMORY_GET_IFACE (self)->note_asked (self, from, to, cancellable);
}

/**
 * bw_memory_open_source:
 * @self: a memory
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of the memory or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a source over what is kept, or %NULL
 */
BwSource *
bw_memory_open_source (BwMemory *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (BW_IS_MEMORY (self), NULL);

  return BW_MEMORY_GET_IFACE (self)->open_source (self, cancellable, error);
}

/**
 * bw_memory_list_profile_days:
 * @self: a memory
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of the memory or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type BwProfileDays): since when each profile is there, and is what it is, as far as
 *   the catalogues that are kept tell; or %NULL
 */
GPtrArray *
bw_memory_list_profile_days (BwMemory *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (BW_IS_MEMORY (self), NULL);

  return BW_MEMORY_GET_IFACE (self)->list_profile_days (self, cancellable, error);
}

/**
 * bw_memory_load_plan:
 * @self: a memory
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of the memory or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): what the administrator keeps here about its actions, as it is now, whoever stored it; or %NULL
 */
BwPlan *
bw_memory_load_plan (BwMemory *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (BW_IS_MEMORY (self), NULL);

  return BW_MEMORY_GET_IFACE (self)->load_plan (self, cancellable, error);
}

/**
 * bw_memory_store_plan:
 * @self: a memory
 * @entries: (element-type BwPlanEntry): what is to be kept about some actions; an empty one takes away what was
 * @tenant_id: (nullable): the tenant that they are of, where they say so; of another one nothing is kept
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of the memory or %G_IO_ERROR_CANCELLED
 *
 * Stores all of them or none. What is kept about other actions stays as it is.
 *
 * Returns: whether it is kept
 */
gboolean
bw_memory_store_plan (BwMemory *self,
                      GPtrArray *entries,
                      const char *tenant_id,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (BW_IS_MEMORY (self), FALSE);
  g_return_val_if_fail (entries != NULL, FALSE);

  return BW_MEMORY_GET_IFACE (self)->store_plan (self, entries, tenant_id, cancellable, error);
}

/**
 * bw_memory_hold_edits:
 * @self: a memory
 * @patience: how long to wait, in microseconds
 * @lock: (out) (nullable) (transfer full): what keeps others from making changes to the organisation
 * @cancellable: (nullable): ends the wait
 * @error: return location for an error of the file system, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether nobody else makes changes; %FALSE without @error where somebody does still
 */
gboolean
bw_memory_hold_edits (BwMemory *self,
                      GTimeSpan patience,
                      BwProcessLock **lock,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (BW_IS_MEMORY (self), FALSE);

  return BW_MEMORY_GET_IFACE (self)->hold_edits (self, patience, lock, cancellable, error);
}

/**
 * bw_memory_add_edits:
 * @self: a memory
 * @edits: (element-type BwEdit): changes that are made together
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of the memory or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type BwEdit): the same with their numbers, once they are on the disk; or %NULL
 */
GPtrArray *
bw_memory_add_edits (BwMemory *self, GPtrArray *edits, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (BW_IS_MEMORY (self), NULL);

  return BW_MEMORY_GET_IFACE (self)->add_edits (self, edits, cancellable, error);
}

/**
 * bw_memory_update_edit:
 * @self: a memory
 * @edit: a change of bw_memory_add_edits(), with what came of it
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of the memory or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether that is on the disk
 */
gboolean
bw_memory_update_edit (BwMemory *self, BwEdit *edit, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (BW_IS_MEMORY (self), FALSE);

  return BW_MEMORY_GET_IFACE (self)->update_edit (self, edit, cancellable, error);
}

/**
 * bw_memory_list_edits:
 * @self: a memory
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of the memory or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type BwEdit): all changes that are kept, in the order in which they were planned; or
 *   %NULL
 */
GPtrArray *
bw_memory_list_edits (BwMemory *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (BW_IS_MEMORY (self), NULL);

  return BW_MEMORY_GET_IFACE (self)->list_edits (self, cancellable, error);
}

/**
 * bw_memory_is_behind:
 * @self: a memory
 *
 * Returns: whether what came last could not be kept, so that Microsoft may know what is not kept
 */
gboolean
bw_memory_is_behind (BwMemory *self)
{
  g_return_val_if_fail (BW_IS_MEMORY (self), FALSE);

  return BW_MEMORY_GET_IFACE (self)->is_behind (self);
}

/**
 * bw_memory_dup_problem:
 * @self: a memory
 *
 * Returns: (transfer full) (nullable): why what came last could not be kept or recalled, or %NULL where it could. Of a
 *   damaged archive it is %BW_ARCHIVE_ERROR_SET_ASIDE once that was set aside; what came is kept in a new one
 */
GError *
bw_memory_dup_problem (BwMemory *self)
{
  g_return_val_if_fail (BW_IS_MEMORY (self), NULL);

  return BW_MEMORY_GET_IFACE (self)->dup_problem (self);
}
