/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-database.h"
#include "model/bw-snapshot.h"

G_BEGIN_DECLS

/* What Graph told last of the totals of days that are kept whole, where it is not what is kept. */

gboolean bw_told_table_note (BwDatabase *database, BwSnapshot *totals, GError **error);
gboolean bw_told_table_note_asked (BwDatabase *database, BwDay from, BwDay to, GError **error);

G_END_DECLS
