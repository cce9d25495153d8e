/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-archive.h"
#include "organisation/bw-organisation-list.h"

G_BEGIN_DECLS

/**
 * BwKeptArchive:
 * @id: the id of the organisation that it is of, in the list or not any more
 * @name: (nullable): what that is or was called by people, where it is known
 * @tenant_id: (nullable): the tenant that it is of, where something was stored
 * @folder: where it lies
 * @is_listed: whether the organisation is in the list
 * @size: how many bytes it takes on the disk, with what was set aside of it as damaged
 * @days: how many days there are, and which; 0 where it cannot be read
 * @error: (nullable): why it cannot be read
 *
 * The archive of an organisation.
 */
typedef struct {
  char *id;
  char *name;
  char *tenant_id;
  char *folder;
  gboolean is_listed;
  guint64 size;
  BwArchiveMeasure days;
  GError *error;
} BwKeptArchive;

void bw_kept_archive_free (BwKeptArchive *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwKeptArchive, bw_kept_archive_free)

GPtrArray *bw_kept_archives_list (BwOrganisationList *list,
                                  BwClock *clock,
                                  GCancellable *cancellable,
                                  GError **error);
char *bw_kept_archives_claim (BwOrganisationList *list,
                              BwClock *clock,
                              const char *tenant_id,
                              BwProcessLock **claim,
                              GCancellable *cancellable);
gboolean bw_kept_archives_delete (BwOrganisationList *list,
                                  const char *id,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
