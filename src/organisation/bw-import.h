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
 * @n_stored: how many of them were stored; the others are there already, and better
 * @first: the first day of the files
 * @last: the last one
 *
 * What came of adding saved files to what is kept of an organisation.
 */
typedef struct {
  guint n_days;
  guint n_stored;
  BwDay first;
  BwDay last;
} BwImported;

gboolean bw_import_files (BwSource *files,
                          BwOrganisationList *list,
                          BwOrganisationEntry *entry,
                          BwClock *clock,
                          BwImported *imported,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
