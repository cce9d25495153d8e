/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-archive-memory-private.h"

/**
 * bw_archive_memory_load_plan:
 * @memory: an archive memory
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * As bw_memory_load_plan() says. That it fails is remembered, for bw_memory_dup_problem().
 *
 * Returns: (transfer full): the plan, or %NULL
 */
BwPlan *
bw_archive_memory_load_plan (BwMemory *memory, GCancellable *cancellable, GError **error)
{
  BwArchiveMemory *self = BW_ARCHIVE_MEMORY (memory);
  g_autoptr (BwArchive) archive = bw_archive_memory_open (self, cancellable, error);
  GError *problem = NULL;
  BwPlan *plan = NULL;

  if (archive == NULL)
    return NULL;
  plan = bw_archive_load_plan (archive, cancellable, &problem);
  if (problem != NULL)
    bw_archive_memory_note_problem (self, problem, error);
  return plan;
}

/* Damage that was met only now: what is there is set aside, which bw_memory_dup_problem() tells. */
static gboolean
store_anew (BwArchiveMemory *self,
            BwArchive *archive,
            GPtrArray *entries,
            const char *tenant_id,
            GCancellable *cancellable,
            GError **error)
{
  return bw_archive_memory_begin_anew (self, archive, cancellable, error) &&
         bw_archive_store_plan_entries (archive, entries, tenant_id, cancellable, error);
}

/**
 * bw_archive_memory_store_plan:
 * @memory: an archive memory
 * @entries: (element-type BwPlanEntry): what is to be kept about some actions
 * @tenant_id: (nullable): the tenant that they are of, where they say so
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * As bw_memory_store_plan() says. That it fails is told to who asked for it alone: it says nothing of what came from
 * Microsoft.
 *
 * Returns: whether it is kept
 */
gboolean
bw_archive_memory_store_plan (BwMemory *memory,
                              GPtrArray *entries,
                              const char *tenant_id,
                              GCancellable *cancellable,
                              GError **error)
{
  BwArchiveMemory *self = BW_ARCHIVE_MEMORY (memory);
  g_autoptr (BwArchive) archive = bw_archive_memory_open (self, cancellable, error);
  GError *problem = NULL;

  if (archive == NULL)
    return FALSE;
  if (bw_archive_store_plan_entries (archive, entries, tenant_id, cancellable, &problem))
    return TRUE;
  if (!g_error_matches (problem, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_DAMAGED)) {
    g_propagate_error (error, problem);
    return FALSE;
  }
  g_clear_error (&problem);
  return store_anew (self, archive, entries, tenant_id, cancellable, error);
}
