/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-archive.h"
#include "model/bw-cloud.h"
#include "organisation/bw-memory.h"
#include "organisation/bw-organisation-list.h"

G_BEGIN_DECLS

/**
 * BwArchiveMemory:
 *
 * A #BwMemory in an archive, which is opened when it is first needed.
 */
#define BW_TYPE_ARCHIVE_MEMORY (bw_archive_memory_get_type ())
G_DECLARE_FINAL_TYPE (BwArchiveMemory, bw_archive_memory, BW, ARCHIVE_MEMORY, GObject)

BwArchiveMemory *
bw_archive_memory_new (const char *folder, const char *tenant_id, BwCloud *cloud, BwClock *clock);
BwArchiveMemory *bw_archive_memory_new_for_entry (BwOrganisationList *list,
                                                  BwOrganisationEntry *entry,
                                                  BwClock *clock);
BwArchive *
bw_archive_memory_open (BwArchiveMemory *self, GCancellable *cancellable, GError **error);
gboolean bw_archive_memory_begin_anew (BwArchiveMemory *self,
                                       BwArchive *archive,
                                       GCancellable *cancellable,
                                       GError **error);
char *bw_archive_memory_dup_set_aside (BwArchiveMemory *self);

G_END_DECLS
