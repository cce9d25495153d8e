/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-control-table.h"
#include "model/bw-snapshot.h"

G_BEGIN_DECLS

/* The texts of control scores, and what else is worth no row a day: those of the newest day that had any. */

gboolean bw_text_table_store (BwDatabase *database,
                              BwControlTable *controls,
                              BwSnapshot *snapshot,
                              GError **error);
GPtrArray *bw_text_table_add (BwDatabase *database,
                              GPtrArray *values,
                              BwDay day,
                              gboolean is_newest,
                              GError **error);

G_END_DECLS
