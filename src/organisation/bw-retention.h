/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-archive.h"
#include "organisation/bw-organisation-list.h"

G_BEGIN_DECLS

/* How long days are kept here: for so many years, or for ever. */

/** BW_RETENTION_FOR_EVER: nothing is ever deleted by itself. */
#define BW_RETENTION_FOR_EVER 0

guint bw_retention_load (BwOrganisationList *list, GCancellable *cancellable);
BwDay bw_retention_find_first (guint years, BwDay today);
gboolean bw_retention_count (BwOrganisationList *list,
                             guint years,
                             BwClock *clock,
                             guint *n_days,
                             GCancellable *cancellable,
                             GError **error);
gboolean bw_retention_set (BwOrganisationList *list,
                           guint years,
                           BwClock *clock,
                           GCancellable *cancellable,
                           GError **error);
gboolean bw_retention_apply (BwOrganisationList *list,
                             BwArchive *archive,
                             BwClock *clock,
                             GCancellable *cancellable,
                             GError **error);
gboolean bw_retention_apply_all (BwOrganisationList *list,
                                 BwClock *clock,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
