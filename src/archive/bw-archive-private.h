/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-archive.h"
#include "archive/bw-database.h"

G_BEGIN_DECLS

/*
 * BwArchiveUse:
 *
 * The archive's connection in the hands of one call: others wait until it is given back.
 */
typedef struct {
  BwArchive *archive;
  BwDatabase *database;
} BwArchiveUse;

BwArchiveUse *bw_archive_use_new (BwArchive *archive, GCancellable *cancellable, GError **error);
void bw_archive_use_free (BwArchiveUse *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwArchiveUse, bw_archive_use_free)

const char *bw_archive_get_path (BwArchive *self);
const char *bw_archive_get_folder (BwArchive *self);
GTimeSpan bw_archive_get_patience (BwArchive *self);
GDateTime *bw_archive_get_now (BwArchive *self);
gboolean bw_archive_take_tenant (BwArchive *self,
                                 BwDatabase *database,
                                 const char *tenant_id,
                                 GError **error);
const char *bw_archive_get_tenant (BwArchive *self);
void bw_archive_set_tenant (BwArchive *self, const char *tenant_id);
gboolean
bw_archive_check_tenant (BwDatabase *database, const char *tenant_id, char **kept, GError **error);

BwPlan *bw_archive_save_plan (BwDatabase *database);
gboolean bw_archive_put_plan (BwDatabase *database, BwPlan *plan, GError **error);

G_END_DECLS
