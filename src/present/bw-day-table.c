/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-day-table.h"

#include <glib/gi18n.h>
#include <math.h>

#include "present/bw-chart-text.h"
#include "present/bw-format.h"
#include "present/bw-history-text.h"

struct _BwDayTable {
  GObject parent_instance;

  /* One of both. */
  BwHistory *history;
  BwChart *chart;
  /* Of a history, what is marked of its days; NULL where nobody asks for that. */
  BwChart *marks;
  /* Of a chart, the lines that the columns after the first one tell. */
  GArray *kinds;
};

G_DEFINE_FINAL_TYPE (BwDayTable, bw_day_table, G_TYPE_OBJECT)

static void
bw_day_table_finalize (GObject *object)
{
  BwDayTable *self = BW_DAY_TABLE (object);

  g_clear_object (&self->history);
  g_clear_object (&self->chart);
  g_clear_object (&self->marks);
  g_clear_pointer (&self->kinds, g_array_unref);

  G_OBJECT_CLASS (bw_day_table_parent_class)->finalize (object);
}

static void
bw_day_table_class_init (BwDayTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_day_table_finalize;
}

static void
bw_day_table_init (BwDayTable *self)
{
  self->kinds = g_array_new (FALSE, FALSE, sizeof (BwLineKind));
}

/**
 * bw_day_table_new_for_history:
 * @history: the days of a range
 *
 * Returns: (transfer full): the score day by day, with what there is to remark
 */
BwDayTable *
bw_day_table_new_for_history (BwHistory *history)
{
  BwDayTable *self = NULL;

  g_return_val_if_fail (BW_IS_HISTORY (history), NULL);

  self = g_object_new (BW_TYPE_DAY_TABLE, NULL);
  self->history = g_object_ref (history);
  return self;
}

/**
 * bw_day_table_new_for_history_chart:
 * @chart: a chart of a history
 *
 * Returns: (transfer full): the history day by day, whatever lines @chart has, with what there is to remark, and what is
 *   marked in @chart among that: what people set
 */
BwDayTable *
bw_day_table_new_for_history_chart (BwChart *chart)
{
  BwDayTable *self = NULL;

  g_return_val_if_fail (BW_IS_CHART (chart), NULL);
  g_return_val_if_fail (bw_chart_is_of_history (chart), NULL);

  self = bw_day_table_new_for_history (bw_chart_get_fields (chart)->history);
  self->marks = g_object_ref (chart);
  return self;
}

/**
 * bw_day_table_new_for_chart:
 * @chart: a chart
 *
 * Returns: (transfer full): the lines and bars of @chart in columns, a row for each of its days or periods
 */
BwDayTable *
bw_day_table_new_for_chart (BwChart *chart)
{
  BwDayTable *self = NULL;

  g_return_val_if_fail (BW_IS_CHART (chart), NULL);

  self = g_object_new (BW_TYPE_DAY_TABLE, NULL);
  self->chart = g_object_ref (chart);
  for (BwLineKind kind = 0; kind < BW_N_LINE_KINDS; kind++)
    if (bw_chart_get_line (chart, kind)->len > 0)
      g_array_append_val (self->kinds, kind);
  return self;
}

/**
 * bw_day_table_count_rows:
 * @self: a table
 *
 * Returns: how many days or periods it has
 */
guint
bw_day_table_count_rows (BwDayTable *self)
{
  g_return_val_if_fail (BW_IS_DAY_TABLE (self), 0);

  return self->history != NULL ? bw_history_get_days (self->history)->len
                               : bw_chart_count_days (self->chart);
}

/**
 * bw_day_table_count_columns:
 * @self: a table
 *
 * Returns: how many columns it has, that of days among them
 */
guint
bw_day_table_count_columns (BwDayTable *self)
{
  g_return_val_if_fail (BW_IS_DAY_TABLE (self), 0);

  return self->history != NULL ? BW_N_HISTORY_COLUMNS : self->kinds->len + 1;
}

/**
 * bw_day_table_get_day:
 * @self: a table
 * @row: one of its rows
 *
 * Returns: the day of the row; of a period, one within it
 */
BwDay
bw_day_table_get_day (BwDayTable *self, guint row)
{
  g_return_val_if_fail (BW_IS_DAY_TABLE (self), BW_DAY_NONE);
  g_return_val_if_fail (row < bw_day_table_count_rows (self), BW_DAY_NONE);

  return self->history != NULL
             ? bw_snapshot_get_day (bw_history_get_days (self->history)->pdata[row])
             : bw_chart_get_day (self->chart, row);
}

/**
 * bw_day_table_get_column:
 * @self: a table
 * @column: one of its columns
 *
 * Returns: what the column holds
 */
BwDayColumn
bw_day_table_get_column (BwDayTable *self, guint column)
{
  g_return_val_if_fail (BW_IS_DAY_TABLE (self), BW_DAY_COLUMN_TEXT);

  if (column == 0)
    return BW_DAY_COLUMN_DAY;
  return self->history != NULL && column == BW_HISTORY_REMARKS ? BW_DAY_COLUMN_TEXT
                                                               : BW_DAY_COLUMN_NUMBER;
}

static BwLineKind
get_kind (BwDayTable *self, guint column)
{
  return g_array_index (self->kinds, BwLineKind, column - 1);
}

/**
 * bw_day_table_label_column:
 * @self: a table
 * @column: one of its columns
 *
 * Returns: (transfer full): its head
 */
char *
bw_day_table_label_column (BwDayTable *self, guint column)
{
  g_return_val_if_fail (BW_IS_DAY_TABLE (self), NULL);
  g_return_val_if_fail (column < bw_day_table_count_columns (self), NULL);

  if (self->history != NULL)
    return bw_history_text_label_column ((BwHistoryColumn) column);
  if (column > 0)
    return bw_chart_text_label_line (get_kind (self, column));
  return bw_chart_text_label_period (bw_chart_get_fields (self->chart)->period);
}

/* What people set, of a row of a history. */
static GStrv
list_events (BwDayTable *self, guint row)
{
  BwDay before = row > 0 ? bw_day_table_get_day (self, row - 1) : BW_DAY_NONE;

  if (self->marks == NULL)
    return g_new0 (char *, 1);
  return bw_chart_text_list_events (self->marks, before, bw_day_table_get_day (self, row),
                                    row + 1 == bw_day_table_count_rows (self));
}

static char *
say_history_cell (BwDayTable *self, guint row, BwHistoryColumn column)
{
  g_autofree char *text = bw_history_text_say_cell (self->history, row, column);
  g_auto (GStrv) events = NULL;
  g_autofree char *said = NULL;

  if (column != BW_HISTORY_REMARKS)
    return g_steal_pointer (&text);
  events = list_events (self, row);
  said = g_strjoinv (C_ ("list", ", "), events);
  if (*text == '\0' || *said == '\0')
    return g_strconcat (text, said, NULL);
  return g_strjoin (C_ ("list", ", "), text, said, NULL);
}

/**
 * bw_day_table_say_cell:
 * @self: a table
 * @row: one of its rows
 * @column: one of its columns
 *
 * Returns: (transfer full): what stands there; an en dash for what is not known
 */
char *
bw_day_table_say_cell (BwDayTable *self, guint row, guint column)
{
  BwDay day = BW_DAY_NONE;

  g_return_val_if_fail (BW_IS_DAY_TABLE (self), NULL);
  g_return_val_if_fail (row < bw_day_table_count_rows (self), NULL);
  g_return_val_if_fail (column < bw_day_table_count_columns (self), NULL);

  if (self->history != NULL)
    return say_history_cell (self, row, (BwHistoryColumn) column);
  day = bw_chart_get_day (self->chart, row);
  return column == 0 ? bw_chart_text_say_period (self->chart, day)
                     : bw_chart_text_say_line (self->chart, get_kind (self, column), day);
}

/**
 * bw_day_table_say_row:
 * @self: a table
 * @row: one of its rows
 *
 * Returns: (transfer full): all that stands in the row, for a screen reader
 */
char *
bw_day_table_say_row (BwDayTable *self, guint row)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) cells = NULL;

  for (guint column = 0; column < bw_day_table_count_columns (self); column++) {
    g_autofree char *label = bw_day_table_label_column (self, column);
    g_autofree char *cell = bw_day_table_say_cell (self, row, column);

    if (column == 0)
      g_strv_builder_add (builder, cell);
    else if (*cell != '\0')
      /* Translators: what a screen reader says of a day: the head of a column and what stands there. */
      g_strv_builder_take (builder, g_strdup_printf (C_ ("history", "%s: %s"), label, cell));
  }
  cells = g_strv_builder_end (builder);
  return g_strjoinv (C_ ("list", ", "), cells);
}

/**
 * bw_day_table_say_whole:
 * @self: a table
 *
 * Returns: (transfer full): all of it for the clipboard: a line a day after one of heads, with tabs between the columns,
 *   and numbers as other programs read them
 */
char *
bw_day_table_say_whole (BwDayTable *self)
{
  GString *table = g_string_new (NULL);
  guint n_columns = bw_day_table_count_columns (self);

  for (guint line = 0; line <= bw_day_table_count_rows (self); line++)
    for (guint column = 0; column < n_columns; column++) {
      g_autofree char *cell = line == 0 ? bw_day_table_label_column (self, column)
                                        : bw_day_table_say_cell (self, line - 1, column);
      g_autofree char *plain = bw_format_to_plain_signs (cell);

      g_string_append (table, plain);
      g_string_append_c (table, column + 1 < n_columns ? '\t' : '\n');
    }
  return g_string_free_and_steal (table);
}

/**
 * bw_day_table_has_same_columns:
 * @self: a table
 * @other: (nullable): another one
 *
 * Returns: whether both tell the same things of each day
 */
gboolean
bw_day_table_has_same_columns (BwDayTable *self, BwDayTable *other)
{
  g_return_val_if_fail (BW_IS_DAY_TABLE (self), FALSE);

  if (other == NULL || (self->history != NULL) != (other->history != NULL))
    return FALSE;
  if (self->history != NULL)
    return TRUE;
  if (bw_chart_get_fields (self->chart)->period != bw_chart_get_fields (other->chart)->period ||
      self->kinds->len != other->kinds->len)
    return FALSE;
  for (guint column = 1; column <= self->kinds->len; column++)
    if (get_kind (self, column) != get_kind (other, column))
      return FALSE;
  return TRUE;
}

static gboolean
is_same_value (BwDayTable *self, guint row, BwDayTable *other, guint other_row, guint column)
{
  BwLineKind kind = get_kind (self, column);
  double one =
      bw_line_get_value (bw_chart_get_line (self->chart, kind), bw_day_table_get_day (self, row));
  double another = bw_line_get_value (bw_chart_get_line (other->chart, kind),
                                      bw_day_table_get_day (other, other_row));

  return one == another || (isnan (one) && isnan (another));
}

static gboolean
has_same_events (BwDayTable *self, guint row, BwDayTable *other, guint other_row)
{
  g_auto (GStrv) events = list_events (self, row);
  g_auto (GStrv) other_events = list_events (other, other_row);

  return g_strv_equal ((const char *const *) events, (const char *const *) other_events);
}

/**
 * bw_day_table_is_same_row:
 * @self: a table
 * @row: one of its rows
 * @other: another table
 * @other_row: a row of @other
 *
 * Returns: whether both rows tell the same, so that one of them may stay where the other comes in its place
 */
gboolean
bw_day_table_is_same_row (BwDayTable *self, guint row, BwDayTable *other, guint other_row)
{
  if (!bw_day_table_has_same_columns (self, other))
    return FALSE;
  if (self->history != NULL)
    return bw_history_is_same_day (self->history, row, other->history, other_row) &&
           has_same_events (self, row, other, other_row);
  if (bw_day_table_get_day (self, row) != bw_day_table_get_day (other, other_row))
    return FALSE;
  for (guint column = 1; column <= self->kinds->len; column++)
    if (!is_same_value (self, row, other, other_row, column))
      return FALSE;
  return TRUE;
}
