/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "present/bw-day-table.h"

G_BEGIN_DECLS

/**
 * BwHistoryRow:
 *
 * One day or period, as a row of a table. Immutable.
 *
 * Properties:
 * - `day` (uint, read-only): which #BwDay it is
 */
#define BW_TYPE_HISTORY_ROW (bw_history_row_get_type ())
G_DECLARE_FINAL_TYPE (BwHistoryRow, bw_history_row, BW, HISTORY_ROW, GObject)

void bw_history_row_update (GListStore *rows, BwDayTable *table);
BwDayTable *bw_history_row_get_table (BwHistoryRow *self);
guint bw_history_row_get_index (BwHistoryRow *self);

G_END_DECLS
