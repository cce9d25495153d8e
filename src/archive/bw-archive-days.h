/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-archive-day.h"
#include "archive/bw-database.h"
#include "model/bw-snapshot.h"

G_BEGIN_DECLS

/* Storing and loading of days, within a transaction of who calls. */

gboolean bw_archive_days_store (BwDatabase *database,
                                GPtrArray *snapshots,
                                BwArchiveOrigin origin,
                                GDateTime *now,
                                guint *n_stored,
                                GError **error);
GPtrArray *
bw_archive_days_load (BwDatabase *database, BwDay from, BwDay to, gboolean whole, GError **error);
gboolean bw_archive_days_find_newest (BwDatabase *database, BwDay *day, GError **error);

G_END_DECLS
