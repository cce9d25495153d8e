/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "present/bw-chart.h"

G_BEGIN_DECLS

/**
 * BwDayColumn:
 * @BW_DAY_COLUMN_DAY: the day, or the period
 * @BW_DAY_COLUMN_NUMBER: a number
 * @BW_DAY_COLUMN_TEXT: what else there is to say, which takes the room that is left
 *
 * What a column holds.
 */
typedef enum {
  BW_DAY_COLUMN_DAY,
  BW_DAY_COLUMN_NUMBER,
  BW_DAY_COLUMN_TEXT,
} BwDayColumn;

/**
 * BwDayTable:
 *
 * Days in words, a row each, the oldest first: those of a history, or what a chart shows. The same for window, clipboard
 * and terminal. Immutable.
 */
#define BW_TYPE_DAY_TABLE (bw_day_table_get_type ())
G_DECLARE_FINAL_TYPE (BwDayTable, bw_day_table, BW, DAY_TABLE, GObject)

BwDayTable *bw_day_table_new_for_history (BwHistory *history);
BwDayTable *bw_day_table_new_for_history_chart (BwChart *chart);
BwDayTable *bw_day_table_new_for_chart (BwChart *chart);
guint bw_day_table_count_rows (BwDayTable *self);
guint bw_day_table_count_columns (BwDayTable *self);
BwDay bw_day_table_get_day (BwDayTable *self, guint row);
BwDayColumn bw_day_table_get_column (BwDayTable *self, guint column);
char *bw_day_table_label_column (BwDayTable *self, guint column);
char *bw_day_table_say_cell (BwDayTable *self, guint row, guint column);
char *bw_day_table_say_row (BwDayTable *self, guint row);
char *bw_day_table_say_whole (BwDayTable *self);
gboolean bw_day_table_has_same_columns (BwDayTable *self, BwDayTable *other);
gboolean bw_day_table_is_same_row (BwDayTable *self, guint row, BwDayTable *other, guint other_row);

G_END_DECLS
