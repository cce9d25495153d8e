/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "organisation/bw-archive-memory.h"

G_BEGIN_DECLS

/* Parts of the interface that are in a file of their own. */

void bw_archive_memory_note_problem (BwArchiveMemory *self, GError *problem, GError **error);
BwPlan *bw_archive_memory_load_plan (BwMemory *memory, GCancellable *cancellable, GError **error);
gboolean bw_archive_memory_store_plan (BwMemory *memory,
                                       GPtrArray *entries,
                                       const char *tenant_id,
                                       GCancellable *cancellable,
                                       GError **error);
char *bw_archive_memory_build_lock_folder (BwArchiveMemory *self);
const char *bw_archive_memory_get_id (BwArchiveMemory *self);
void bw_archive_memory_init_edits (BwMemoryInterface *iface);
void bw_archive_memory_init_missing (BwMemoryInterface *iface);

G_END_DECLS
