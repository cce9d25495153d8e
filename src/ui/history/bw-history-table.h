/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "present/bw-day-table.h"

G_BEGIN_DECLS

/**
 * BwHistoryTable:
 *
 * What a chart shows, as a table: a row a day or period, the newest first, to sort by day.
 */
#define BW_TYPE_HISTORY_TABLE (bw_history_table_get_type ())
G_DECLARE_FINAL_TYPE (BwHistoryTable, bw_history_table, BW, HISTORY_TABLE, AdwBin)

void bw_history_table_set_name (BwHistoryTable *self, const char *name);
void bw_history_table_set_table (BwHistoryTable *self, BwDayTable *table);

G_END_DECLS
