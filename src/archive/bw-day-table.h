/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-archive-day.h"
#include "archive/bw-statement.h"
#include "model/bw-snapshot.h"

G_BEGIN_DECLS

/* The totals of days and their comparisons. */

gboolean bw_day_table_find (BwDatabase *database,
                            BwDay day,
                            BwArchiveDay *found,
                            GDateTime **created,
                            GError **error);
gboolean bw_day_table_put (BwDatabase *database,
                           BwSnapshot *snapshot,
                           BwArchiveOrigin origin,
                           GDateTime *now,
                           GError **error);
GPtrArray *bw_day_table_load (BwDatabase *database, BwDay from, BwDay to, GError **error);
GArray *bw_day_table_list (BwDatabase *database, GError **error);
gboolean bw_day_table_note_asked (BwDatabase *database,
                                  BwDay from,
                                  BwDay to,
                                  GDateTime *now,
                                  GError **error);

G_END_DECLS
