/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-archive.h"
#include "support/bw-manual-clock.h"
#include "support/bw-test-files.h"

G_BEGIN_DECLS

#define BW_WORLD_TENANT "11111111-2222-3333-4444-555555555555"

/** BwArchiveWorld: a folder that vanishes, a clock that stands still, and an archive. */
typedef struct {
  BwTestFolder *folder;
  BwClock *clock;
  char *place;
  BwArchive *archive;
} BwArchiveWorld;

BwArchiveWorld *bw_archive_world_new (void);
void bw_archive_world_free (BwArchiveWorld *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwArchiveWorld, bw_archive_world_free)

char *bw_archive_world_build_path (BwArchiveWorld *self);
void bw_archive_world_reopen (BwArchiveWorld *self);
guint bw_archive_world_store (BwArchiveWorld *self, BwSnapshot *snapshot, BwArchiveOrigin origin);
BwSnapshot *bw_archive_world_load (BwArchiveWorld *self, BwDay day);

G_END_DECLS
