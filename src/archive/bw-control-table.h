/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-database.h"

G_BEGIN_DECLS

/*
 * BwControlTable:
 *
 * The controls that an archive knows, each with a number, as long as a transaction lasts.
 */
typedef struct _BwControlTable BwControlTable;

BwControlTable *bw_control_table_new (BwDatabase *database, GError **error);
void bw_control_table_free (BwControlTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwControlTable, bw_control_table_free)

gint64 bw_control_table_take (BwControlTable *self, const char *id, GError **error);

G_END_DECLS
