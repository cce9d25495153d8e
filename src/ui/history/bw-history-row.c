/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-history-row.h"

struct _BwHistoryRow {
  GObject parent_instance;

  BwHistory *history;
  guint index;
};

G_DEFINE_FINAL_TYPE (BwHistoryRow, bw_history_row, G_TYPE_OBJECT)

typedef enum {
  PROP_INDEX = 1,
} BwHistoryRowProperty;

static GParamSpec *properties[PROP_INDEX + 1];

static void
bw_history_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwHistoryRow *self = BW_HISTORY_ROW (object);

  switch ((BwHistoryRowProperty) id) {
  case PROP_INDEX:
    g_value_set_uint (value, self->index);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_history_row_finalize (GObject *object)
{
  g_clear_object (&BW_HISTORY_ROW (object)->history);

  G_OBJECT_CLASS (bw_history_row_parent_class)->finalize (object);
}

static void
bw_history_row_class_init (BwHistoryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bw_history_row_get_property;
  object_class->finalize = bw_history_row_finalize;

  properties[PROP_INDEX] = g_param_spec_uint ("index", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bw_history_row_init (BwHistoryRow *self)
{
}

/**
 * bw_history_row_list:
 * @history: (nullable): the days of a range
 *
 * Returns: (transfer full): a list of a #BwHistoryRow each, the oldest first
 */
GListModel *
bw_history_row_list (BwHistory *history)
{
  GListStore *list = g_list_store_new (BW_TYPE_HISTORY_ROW);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_days = history != NULL ? bw_history_get_days (history)->len : 0;

  for (guint i = 0; i < n_days; i++) {
    BwHistoryRow *day = g_object_new (BW_TYPE_HISTORY_ROW, NULL);

    day->history = g_object_ref (history);
    day->index = i;
    g_ptr_array_add (days, day);
  }
  g_list_store_splice (list, 0, 0, days->pdata, days->len);
  return G_LIST_MODEL (list);
}

/**
 * bw_history_row_get_history:
 * @self: a day
 *
 * Returns: (transfer none): the history that it is of
 */
BwHistory *
bw_history_row_get_history (BwHistoryRow *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_ROW (self), NULL);

  return self->history;
}

/**
 * bw_history_row_get_index:
 * @self: a day
 *
 * Returns: which day of the history it is
 */
guint
bw_history_row_get_index (BwHistoryRow *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_ROW (self), 0);

  return self->index;
}
