/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-plan-output.h"

#include <glib/gi18n.h>

#include "cli/bw-table.h"
#include "cli/bw-text-layout.h"
#include "export/bw-markdown.h"
#include "model/bw-plan-order.h"
#include "present/bw-label.h"
#include "present/bw-plan-text.h"

/* What a row says, in the order of the columns. */
typedef enum {
  CELL_DUE,
  CELL_PRIORITY,
  CELL_OWNER,
  CELL_ASSIGNED,
  CELL_STATUS,
  CELL_TITLE,
  CELL_TAGS,
  CELL_NOTE,
  N_CELLS,
} Cell;

typedef char *Cells[N_CELLS + 1];

static const char *const HEADS[N_CELLS] = {
  /* Translators: the head of a column: by when an action is to be done. */
  [CELL_DUE] = NC_ ("column", "Due"),
  /* Translators: the head of a column: how much an action matters to the organisation. */
  [CELL_PRIORITY] = NC_ ("column", "Priority"),
  /* Translators: the head of a column: who is to do an action, as it is kept on this computer. */
  [CELL_OWNER] = NC_ ("column", "Owner (here)"),
  /* Translators: the head of a column: to whom an action is assigned at Microsoft. */
  [CELL_ASSIGNED] = NC_ ("column", "Assigned to (Microsoft)"),
  /* Translators: the head of a column: how far an action is. */
  [CELL_STATUS] = NC_ ("column", "Status"),
  /* Translators: the head of a column: the title of an action. */
  [CELL_TITLE] = NC_ ("column", "Action"),
  /* Translators: the head of a column: words that the user has given to an action. */
  [CELL_TAGS] = NC_ ("column", "Tags"),
  /* Translators: the head of a column: what the user has written about an action. */
  [CELL_NOTE] = NC_ ("column", "Note"),
};

static const char *
say_head (Cell cell)
{
  return g_dpgettext2 (NULL, "column", HEADS[cell]);
}

static void
fill_cells (Cells cells, const BwPlanRow *row)
{
  BwPlanEntry *entry = row->entry;
  BwPriority priority = bw_plan_entry_get_priority (entry);
  BwDue due = row->action != NULL ? bw_action_get_due (row->action) : BW_DUE_NONE;

  cells[CELL_DUE] = bw_plan_text_say_due (bw_plan_entry_get_due (entry), due);
  cells[CELL_PRIORITY] =
      priority != BW_PRIORITY_NONE ? bw_label_priority (priority) : g_strdup ("");
  cells[CELL_OWNER] = g_strdup (bw_plan_entry_get_owner (entry));
  cells[CELL_ASSIGNED] =
      row->action != NULL ? g_strdup (bw_action_get_assigned_to (row->action)) : NULL;
  cells[CELL_STATUS] = row->action != NULL ? bw_plan_text_say_status (row->action) : NULL;
  cells[CELL_TITLE] = g_strdup (bw_plan_row_get_title (row));
  cells[CELL_TAGS] = bw_plan_text_say_tags (bw_plan_entry_get_tags (entry));
  cells[CELL_NOTE] = g_strdup (bw_plan_entry_get_note (entry));
  for (Cell cell = 0; cell < N_CELLS; cell++)
    if (cells[cell] == NULL)
      cells[cell] = g_strdup ("");
  cells[N_CELLS] = NULL;
}

static void
clear_cells (Cells cells)
{
  for (Cell cell = 0; cell < N_CELLS; cell++)
    g_clear_pointer (&cells[cell], g_free);
}

static guint
count_left (GArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += g_array_index (rows, BwPlanRow, i).action == NULL;
  return n;
}

/* A line below the title, where there is something to say. */
static void
append_detail (GString *text, const Cells cells, Cell cell, gboolean is_named)
{
  g_autofree char *line = bw_text_layout_clean_line (cells[cell]);

  if (*line == '\0')
    return;
  if (is_named)
    /* Translators: what a line says of an action: the name of something, and what it is, as in
       "Tags: this quarter, purchase". */
    g_string_append_printf (text, C_ ("detail", "\n  %s: %s"), say_head (cell), line);
  else
    g_string_append_printf (text, "\n  %s", line);
}

static void
add_table_row (BwTable *table, const BwPlanRow *row)
{
  Cells cells;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = NULL;

  fill_cells (cells, row);
  title = bw_text_layout_clean_line (cells[CELL_TITLE]);
  g_string_append (text, title);
  append_detail (text, cells, CELL_ASSIGNED, TRUE);
  append_detail (text, cells, CELL_TAGS, TRUE);
  append_detail (text, cells, CELL_NOTE, FALSE);
  bw_table_add_cell (table, cells[CELL_DUE]);
  bw_table_add_cell (table, cells[CELL_PRIORITY]);
  bw_table_take_cell (table, bw_text_layout_clean_line (cells[CELL_OWNER]));
  bw_table_add_cell (table, cells[CELL_STATUS]);
  bw_table_add_cell (table, text->str);
  clear_cells (cells);
}

static void
append_table (const BwTerminal *terminal, GString *output, GArray *rows, gboolean is_there)
{
  g_autoptr (BwTable) table = bw_table_new ();

  bw_table_add_column (table, say_head (CELL_DUE), BW_TABLE_FLEXIBLE);
  bw_table_add_column (table, say_head (CELL_PRIORITY), BW_TABLE_START);
  bw_table_add_column (table, say_head (CELL_OWNER), BW_TABLE_FLEXIBLE);
  bw_table_add_column (table, say_head (CELL_STATUS), BW_TABLE_FLEXIBLE);
  bw_table_add_column (table, say_head (CELL_TITLE), BW_TABLE_FLEXIBLE);
  for (guint i = 0; i < rows->len; i++) {
    const BwPlanRow *row = &g_array_index (rows, BwPlanRow, i);

    if ((row->action != NULL) == is_there)
      add_table_row (table, row);
  }
  g_string_append_c (output, '\n');
  bw_table_append_to (table, terminal, output);
}

/**
 * bw_plan_output_to_text:
 * @scorecard: a scorecard
 *
 * Returns: (transfer full): what is kept here about its actions, for a terminal
 */
char *
bw_plan_output_to_text (BwScorecard *scorecard)
{
  g_autoptr (GString) output = g_string_new (NULL);
  g_autoptr (GArray) rows = bw_plan_order_list (scorecard);
  g_autofree char *summary = bw_plan_text_say_summary (scorecard);
  BwTerminal terminal = bw_terminal_for_output ();
  guint n_left = count_left (rows);

  /* Translators: the heading of what the user has planned. */
  bw_terminal_append_heading (&terminal, output, C_ ("heading", "Plan"));
  bw_terminal_append_prose (&terminal, output, summary);
  if (rows->len > n_left)
    append_table (&terminal, output, rows, TRUE);
  if (n_left > 0) {
    g_autofree char *left = bw_plan_text_say_left (n_left);

    g_string_append_c (output, '\n');
    bw_terminal_append_prose (&terminal, output, left);
    append_table (&terminal, output, rows, FALSE);
  }
  return g_string_free_and_steal (g_steal_pointer (&output));
}

static void
add_markdown_table (BwMarkdown *markdown, GArray *rows, gboolean is_there)
{
  const char *heads[N_CELLS + 1] = { NULL };

  for (Cell cell = 0; cell < N_CELLS; cell++)
    heads[cell] = say_head (cell);
  bw_markdown_begin_table (markdown, heads);
  for (guint i = 0; i < rows->len; i++) {
    const BwPlanRow *row = &g_array_index (rows, BwPlanRow, i);
    Cells cells;

    if ((row->action != NULL) != is_there)
      continue;
    fill_cells (cells, row);
    bw_markdown_add_row (markdown, (const char *const *) cells);
    clear_cells (cells);
  }
}

/**
 * bw_plan_output_to_markdown:
 * @scorecard: a scorecard
 *
 * Returns: (transfer full): what is kept here about its actions, as Markdown, in the language of the user
 */
char *
bw_plan_output_to_markdown (BwScorecard *scorecard)
{
  g_autoptr (BwMarkdown) markdown = bw_markdown_new ();
  g_autoptr (GArray) rows = bw_plan_order_list (scorecard);
  g_autofree char *summary = bw_plan_text_say_summary (scorecard);
  guint n_left = count_left (rows);

  bw_markdown_add_heading (markdown, C_ ("heading", "Plan"));
  bw_markdown_add_paragraph (markdown, summary);
  if (rows->len > n_left)
    add_markdown_table (markdown, rows, TRUE);
  if (n_left > 0) {
    g_autofree char *left = bw_plan_text_say_left (n_left);

    bw_markdown_add_paragraph (markdown, left);
    add_markdown_table (markdown, rows, FALSE);
  }
  return bw_markdown_dup_text (markdown);
}
