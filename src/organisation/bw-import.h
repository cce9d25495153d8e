/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-clock.h"
#include "organisation/bw-organisation-entry.h"
#include "organisation/bw-organisation-list.h"
#include "source/bw-source.h"

G_BEGIN_DECLS

/**
 * BwImported:
 * @n_days: how many days the files hold
 * @n_stored: how many of them were stored; the others are too old, still to come, or there already, and better
 * @n_too_old: how many of them are older than days are kept
 * @n_future: how many of them are still to come
 * @first: the first day of the files
 * @last: the last one
 * @years: for how many years days are kept, or %BW_RETENTION_FOR_EVER
 * @set_aside: (nullable): where the archive is now that was found to be damaged, and in the place of which a new one was
 *   begun; to be told to the user
 *
 * What came of adding saved files to what is kept of an organisation.
 */
typedef struct {
  guint n_days;
  guint n_stored;
  BwDay first;
  BwDay last;
  guint years;
  guint n_too_old;
  guint n_future;
  char *set_aside;
} BwImported;

void bw_imported_clear (BwImported *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BwImported, bw_imported_clear)

gboolean bw_import_look (BwSource *files,
                         BwOrganisationList *list,
                         BwClock *clock,
                         BwImported *imported,
                         GCancellable *cancellable,
                         GError **error);

gboolean bw_import_files (BwSource *files,
                          BwOrganisationList *list,
                          BwOrganisationEntry *entry,
                          BwClock *clock,
                          BwImported *imported,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
