/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-archive-day.h"
#include "archive/bw-database.h"
#include "model/bw-catalogue.h"

G_BEGIN_DECLS

/* Storing and loading of catalogues, within a transaction of who calls. */

gboolean bw_archive_catalogues_store (BwDatabase *database,
                                      BwCatalogue *catalogue,
                                      BwDay day,
                                      BwArchiveOrigin origin,
                                      GDateTime *now,
                                      gboolean *is_stored,
                                      GError **error);
gboolean bw_archive_catalogues_load (BwDatabase *database,
                                     BwDay day,
                                     const char *tenant_id,
                                     BwCatalogue **catalogue,
                                     GError **error);

G_END_DECLS
