/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-table.h"

#include <string.h>

#include "cli/bw-text-layout.h"

/* The cells between two columns. */
#define GAP 2

/* A column is not made narrower than this, however narrow the terminal. */
#define LEAST_WIDTH 12

typedef struct {
  char *title;
  BwTableAlign align;
  int width;
} Column;

/* A row of cells, or a heading across all columns. */
typedef struct {
  GPtrArray *cells;
  char *heading;
} Row;

struct _BwTable {
  GArray *columns;
  GPtrArray *rows;
};

static void
clear_column (gpointer data)
{
  g_free (((Column *) data)->title);
}

static void
free_row (gpointer data)
{
  Row *row = data;

  g_clear_pointer (&row->cells, g_ptr_array_unref);
  g_free (row->heading);
  g_free (row);
}

/**
 * bw_table_new:
 *
 * Returns: (transfer full): a table without columns and rows
 */
BwTable *
bw_table_new (void)
{
  BwTable *self = g_new0 (BwTable, 1);

  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, clear_column);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  return self;
}

/**
 * bw_table_free:
 * @self: (nullable): a table
 */
void
bw_table_free (BwTable *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * bw_table_add_column:
 * @self: a table
 * @title: (nullable): what stands above it; no column has one or all do
 * @align: how it is set
 *
 * Adds a column; all of them come before the first cell.
 */
void
bw_table_add_column (BwTable *self, const char *title, BwTableAlign align)
{
  Column column = { g_strdup (title), align, 0 };

  g_array_append_val (self->columns, column);
}

/* The row that the next cell belongs to: the last one until it is full. */
static Row *
find_open_row (BwTable *self)
{
  Row *row = NULL;

  if (self->rows->len > 0)
    row = g_ptr_array_index (self->rows, self->rows->len - 1);
  if (row != NULL && row->cells != NULL && row->cells->len < self->columns->len)
    return row;

  row = g_new0 (Row, 1);
  row->cells = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->rows, row);
  return row;
}

/**
 * bw_table_take_cell:
 * @self: a table
 * @text: (transfer full): what stands in the cell
 *
 * Adds a cell to the row; a full row is followed by the next.
 */
void
bw_table_take_cell (BwTable *self, char *text)
{
  g_autofree char *taken = text;

  bw_table_add_cell (self, taken);
}

/**
 * bw_table_add_cell:
 * @self: a table
 * @text: (nullable): what stands in the cell
 *
 * Like bw_table_take_cell().
 */
void
bw_table_add_cell (BwTable *self, const char *text)
{
  g_ptr_array_add (find_open_row (self)->cells, bw_text_layout_clean (text));
}

/**
 * bw_table_add_heading:
 * @self: a table whose last row is full
 * @text: a heading for the rows that follow
 */
void
bw_table_add_heading (BwTable *self, const char *text)
{
  Row *row = g_new0 (Row, 1);

  row->heading = g_strdup (text);
  g_ptr_array_add (self->rows, row);
}

static Column *
get_column (BwTable *self, guint position)
{
  return &g_array_index (self->columns, Column, position);
}

static gboolean
has_titles (BwTable *self)
{
  return self->columns->len > 0 && get_column (self, 0)->title != NULL;
}

static int
measure_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  int width = 0;

  for (gsize i = 0; lines[i] != NULL; i++)
    width = MAX (width, bw_text_layout_measure (lines[i]));
  return width;
}

static void
measure_columns (BwTable *self)
{
  for (guint c = 0; c < self->columns->len; c++) {
    Column *column = get_column (self, c);

    column->width = column->title != NULL ? measure_lines (column->title) : 0;
    for (guint r = 0; r < self->rows->len; r++) {
      Row *row = g_ptr_array_index (self->rows, r);

      if (row->cells != NULL && c < row->cells->len)
        column->width = MAX (column->width, measure_lines (g_ptr_array_index (row->cells, c)));
    }
  }
}

static int
measure_row (BwTable *self)
{
  int width = GAP * ((int) self->columns->len - 1);

  for (guint c = 0; c < self->columns->len; c++)
    width += get_column (self, c)->width;
  return width;
}

static Column *
find_widest_flexible (BwTable *self)
{
  Column *widest = NULL;

  for (guint c = 0; c < self->columns->len; c++) {
    Column *column = get_column (self, c);

    if (column->align == BW_TABLE_FLEXIBLE && column->width > LEAST_WIDTH &&
        (widest == NULL || column->width > widest->width))
      widest = column;
  }
  return widest;
}

static void
narrow_columns (BwTable *self, int limit)
{
  Column *column = NULL;

  while (measure_row (self) > limit && (column = find_widest_flexible (self)) != NULL)
    column->width--;
}

static void
append_spaces (GString *output, int n_spaces)
{
  g_string_append_printf (output, "%*s", MAX (0, n_spaces), "");
}

static void
append_cell (const Column *column, GString *line, const char *text)
{
  int space = column->width - bw_text_layout_measure (text);

  if (column->align == BW_TABLE_END)
    append_spaces (line, space);
  g_string_append (line, text);
  if (column->align != BW_TABLE_END)
    append_spaces (line, space);
}

static void
cut_trailing_spaces (GString *line)
{
  while (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
}

static void
append_row (BwTable *self, GPtrArray *cells, GString *output)
{
  g_autoptr (GPtrArray) wrapped = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint n_lines = 0;

  for (guint c = 0; c < cells->len; c++) {
    GStrv lines = bw_text_layout_wrap (g_ptr_array_index (cells, c), get_column (self, c)->width);

    n_lines = MAX (n_lines, g_strv_length (lines));
    g_ptr_array_add (wrapped, lines);
  }

  for (guint l = 0; l < n_lines; l++) {
    g_autoptr (GString) line = g_string_new (NULL);

    for (guint c = 0; c < wrapped->len; c++) {
      GStrv lines = g_ptr_array_index (wrapped, c);

      append_spaces (line, c > 0 ? GAP : 0);
      append_cell (get_column (self, c), line, l < g_strv_length (lines) ? lines[l] : "");
    }
    cut_trailing_spaces (line);
    g_string_append_printf (output, "%s\n", line->str);
  }
}

static void
append_titles (BwTable *self, const BwTerminal *terminal, GString *output)
{
  g_autoptr (GString) line = g_string_new (NULL);
  BwTerminal unlimited = { 0, terminal->bold };

  for (guint c = 0; c < self->columns->len; c++) {
    append_spaces (line, c > 0 ? GAP : 0);
    append_cell (get_column (self, c), line, get_column (self, c)->title);
  }
  cut_trailing_spaces (line);
  bw_terminal_append_heading (&unlimited, output, line->str);
}

/**
 * bw_table_append_to:
 * @self: a table
 * @terminal: where it is to be shown
 * @output: where to write
 *
 * Writes the table. Where the terminal is too narrow, flexible columns are wrapped; where there is
 * no terminal, nothing is.
 */
void
bw_table_append_to (BwTable *self, const BwTerminal *terminal, GString *output)
{
  measure_columns (self);
  if (terminal->columns > 0)
    narrow_columns (self, terminal->columns);

  if (has_titles (self))
    append_titles (self, terminal, output);
  for (guint r = 0; r < self->rows->len; r++) {
    Row *row = g_ptr_array_index (self->rows, r);

    if (row->heading != NULL) {
      g_string_append_c (output, '\n');
      bw_terminal_append_heading (terminal, output, row->heading);
    } else
      append_row (self, row->cells, output);
  }
}
