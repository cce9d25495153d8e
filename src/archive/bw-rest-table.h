/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-database.h"
#include "base/bw-day.h"

G_BEGIN_DECLS

/* What Bolwerk does not know of the profiles of the newest catalogue. */

gboolean bw_rest_table_store (BwDatabase *database, GPtrArray *profiles, BwDay day, GError **error);
GHashTable *bw_rest_table_load (BwDatabase *database, GError **error);

G_END_DECLS
