/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-history-row.h"

#include "ui/actions/bw-list-diff.h"

/* More runs than these cost more than filling the list anew. */
#define MAX_RUNS 200

struct _BwHistoryRow {
  GObject parent_instance;

  BwDayTable *table;
  guint index;
};

G_DEFINE_FINAL_TYPE (BwHistoryRow, bw_history_row, G_TYPE_OBJECT)

typedef enum {
  PROP_DAY = 1,
} BwHistoryRowProperty;

static GParamSpec *properties[PROP_DAY + 1];

static BwDay
get_day (BwHistoryRow *self)
{
  return bw_day_table_get_day (self->table, self->index);
}

static void
bw_history_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwHistoryRow *self = BW_HISTORY_ROW (object);

  switch ((BwHistoryRowProperty) id) {
  case PROP_DAY:
    g_value_set_uint (value, get_day (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_history_row_finalize (GObject *object)
{
  g_clear_object (&BW_HISTORY_ROW (object)->table);

  G_OBJECT_CLASS (bw_history_row_parent_class)->finalize (object);
}

static void
bw_history_row_class_init (BwHistoryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bw_history_row_get_property;
  object_class->finalize = bw_history_row_finalize;

  properties[PROP_DAY] = g_param_spec_uint ("day", NULL, NULL, 0, G_MAXUINT, 0,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bw_history_row_init (BwHistoryRow *self)
{
}

static BwHistoryRow *
create_row (BwDayTable *table, guint i)
{
  BwHistoryRow *row = g_object_new (BW_TYPE_HISTORY_ROW, NULL);

  row->table = g_object_ref (table);
  row->index = i;
  return row;
}

static GPtrArray *
list_rows (GListStore *rows)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    g_ptr_array_add (list, g_list_model_get_item (G_LIST_MODEL (rows), i));
  return list;
}

/* The row of a day that tells the same as before is the one that is there. */
static GPtrArray *
create_rows (BwDayTable *table, GPtrArray *old)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_rows = table != NULL ? bw_day_table_count_rows (table) : 0;
  guint k = 0;

  for (guint i = 0; i < n_rows; i++) {
    BwDay day = bw_day_table_get_day (table, i);
    BwHistoryRow *row = NULL;

    while (k < old->len && get_day (old->pdata[k]) < day)
      k++;
    row = k < old->len ? old->pdata[k] : NULL;
    if (row != NULL && bw_day_table_is_same_row (row->table, row->index, table, i))
      g_ptr_array_add (list, g_object_ref (row));
    else
      g_ptr_array_add (list, create_row (table, i));
  }
  return list;
}

/**
 * bw_history_row_update:
 * @rows: (element-type BwHistoryRow): a list of a row for each day, the oldest first
 * @table: (nullable): the days that it is to have
 *
 * Has @rows be those of @table. Those that tell the same as before stay.
 */
void
bw_history_row_update (GListStore *rows, BwDayTable *table)
{
  g_autoptr (GPtrArray) old = list_rows (rows);
  g_autoptr (GPtrArray) list = create_rows (table, old);
  g_autoptr (GArray) runs = bw_list_diff (old, list, MAX_RUNS);

  for (guint i = 0; i < runs->len; i++) {
    const BwListRun *run = &g_array_index (runs, BwListRun, i);

    g_list_store_splice (rows, run->position, run->removed, list->pdata + run->position,
                         run->added);
  }
}

/**
 * bw_history_row_get_table:
 * @self: a day
 *
 * Returns: (transfer none): the table that it is of
 */
BwDayTable *
bw_history_row_get_table (BwHistoryRow *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_ROW (self), NULL);

  return self->table;
}

/**
 * bw_history_row_get_index:
 * @self: a day
 *
 * Returns: which row of the table it is
 */
guint
bw_history_row_get_index (BwHistoryRow *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_ROW (self), 0);

  return self->index;
}
