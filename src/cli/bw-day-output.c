/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-day-output.h"

#include <glib/gi18n.h>

#include "cli/bw-table.h"

static BwTableAlign
choose_align (BwDayColumn column)
{
  switch (column) {
  case BW_DAY_COLUMN_NUMBER:
    return BW_TABLE_END;
  case BW_DAY_COLUMN_TEXT:
    return BW_TABLE_FLEXIBLE;
  case BW_DAY_COLUMN_DAY:
  default:
    return BW_TABLE_START;
  }
}

/**
 * bw_day_output_append:
 * @output: where to write
 * @terminal: a terminal
 * @days: days in words
 *
 * Writes a line for each day after one of heads; where there are none, it says so.
 */
void
bw_day_output_append (GString *output, const BwTerminal *terminal, BwDayTable *days)
{
  g_autoptr (BwTable) table = bw_table_new ();
  guint n_columns = bw_day_table_count_columns (days);

  if (bw_day_table_count_rows (days) == 0) {
    bw_terminal_append_prose (terminal, output, _ ("There are no records of these days."));
    return;
  }
  for (guint column = 0; column < n_columns; column++) {
    g_autofree char *label = bw_day_table_label_column (days, column);

    bw_table_add_column (table, label, choose_align (bw_day_table_get_column (days, column)));
  }
  for (guint row = 0; row < bw_day_table_count_rows (days); row++)
    for (guint column = 0; column < n_columns; column++)
      bw_table_take_cell (table, bw_day_table_say_cell (days, row, column));
  bw_table_append_to (table, terminal, output);
}
