/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-archive.h"
#include "organisation/bw-organisation-list.h"

G_BEGIN_DECLS

/* What is kept of an organisation, written to a file and put back from it. */

/**
 * BwBackup:
 * @list: the list of organisations
 * @entry: one of them
 * @clock: the time
 * @path: the file
 *
 * What it takes.
 */
typedef struct {
  BwOrganisationList *list;
  BwOrganisationEntry *entry;
  BwClock *clock;
  const char *path;
} BwBackup;

gboolean bw_backup_write (const BwBackup *self,
                          BwArchiveMeasure *measure,
                          GCancellable *cancellable,
                          GError **error);
gboolean bw_backup_look (const BwBackup *self,
                         BwArchiveMeasure *backup,
                         BwArchiveMeasure *kept,
                         char **set_aside,
                         GCancellable *cancellable,
                         GError **error);
gboolean bw_backup_restore (const BwBackup *self,
                            BwArchiveMeasure *measure,
                            char **set_aside,
                            char **replaced,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
