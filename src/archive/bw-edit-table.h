/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-database.h"
#include "model/bw-edit.h"

G_BEGIN_DECLS

/* The changes that were made of controls at Microsoft, or were to be. */

BwEdit *bw_edit_table_put (BwDatabase *database, BwEdit *edit, gint64 group, GError **error);
gboolean bw_edit_table_update (BwDatabase *database, BwEdit *edit, GError **error);
GPtrArray *bw_edit_table_list (BwDatabase *database, GError **error);

G_END_DECLS
