/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-series.h"

/* @values are those that hold on the day @at, of all rows of or before it. */
struct _BwSeries {
  const BwSeriesKind *kind;
  BwDatabase *database;
  GPtrArray *values;
  BwDay at;
};

/* A row of one control on a day: a value, or that there is none. */
typedef struct {
  GObject *value;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_clear_object (&row->value);
  g_free (row);
}

static void
clear_object (gpointer object)
{
  g_clear_object (&object);
}

/**
 * bw_series_list_new:
 *
 * Returns: (transfer full): values, of no control yet
 */
GPtrArray *
bw_series_list_new (void)
{
  return g_ptr_array_new_with_free_func (clear_object);
}

/**
 * bw_series_list_get:
 * @values: values
 * @control: the number of a control
 *
 * Returns: (transfer none) (nullable): its value
 */
GObject *
bw_series_list_get (GPtrArray *values, gint64 control)
{
  return control < values->len ? values->pdata[control] : NULL;
}

/**
 * bw_series_list_set:
 * @values: values
 * @control: the number of a control
 * @value: (transfer none) (nullable): its value from now on
 */
void
bw_series_list_set (GPtrArray *values, gint64 control, GObject *value)
{
  if (control >= values->len)
    g_ptr_array_set_size (values, (int) control + 1);
  g_set_object ((GObject **) &values->pdata[control], value);
}

/**
 * bw_series_new:
 * @kind: (transfer none): its table and its values
 * @database: a connection in a transaction, which has to stay as long as the series
 *
 * Returns: (transfer full): a series, before its first day
 */
BwSeries *
bw_series_new (const BwSeriesKind *kind, BwDatabase *database)
{
  BwSeries *self = g_new0 (BwSeries, 1);

  self->kind = kind;
  self->database = database;
  self->values = bw_series_list_new ();
  return self;
}

/**
 * bw_series_free:
 * @self: (transfer full): a series
 */
void
bw_series_free (BwSeries *self)
{
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self);
}

/**
 * bw_series_get_values:
 * @self: a series
 *
 * Returns: (transfer none): what holds on the day that was sought last
 */
GPtrArray *
bw_series_get_values (BwSeries *self)
{
  return self->values;
}

/* @value is %NULL, without @error, where the control is gone. */
static gboolean
read_row (BwSeries *self, BwStatement *row, GObject **value, GError **error)
{
  *value = NULL;
  if (!bw_statement_get_flag (row, 2))
    return TRUE;
  *value = self->kind->read (self->database, row, error);
  return *value != NULL;
}

static gboolean
take_rows (BwSeries *self, BwStatement *query, GError **error)
{
  gboolean has_row = FALSE;

  while (bw_statement_step (query, &has_row, error)) {
    g_autoptr (GObject) value = NULL;

    if (!has_row)
      return TRUE;
    if (!read_row (self, query, &value, error))
      return FALSE;
    bw_series_list_set (self->values, bw_statement_get_integer (query, 0), value);
  }
  return FALSE;
}

/**
 * bw_series_seek:
 * @self: a series
 * @day: a day
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Goes to what holds on @day. It is quickest from an earlier day.
 *
 * Returns: whether it is there
 */
gboolean
bw_series_seek (BwSeries *self, BwDay day, GError **error)
{
  gboolean begins = self->at == BW_DAY_NONE || self->at > day;
  g_autoptr (BwStatement) query = NULL;

  if (day == self->at)
    return TRUE;
  query =
      bw_statement_new (self->database, begins ? self->kind->until : self->kind->between, error);
  if (query == NULL)
    return FALSE;
  if (begins) {
    g_ptr_array_set_size (self->values, 0);
    bw_statement_bind_day (query, 1, day);
  } else {
    bw_statement_bind_day (query, 1, self->at);
    bw_statement_bind_day (query, 2, day);
  }

  /* Where it fails half way, it begins anew the next time. */
  self->at = BW_DAY_NONE;
  if (!take_rows (self, query, error))
    return FALSE;
  self->at = day;
  return TRUE;
}

/* The rows of one day, by control; (transfer full), or NULL. */
static GHashTable *
load_rows (BwSeries *self, BwDay day, GError **error)
{
  g_autoptr (BwStatement) query = bw_statement_new (self->database, self->kind->between, error);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (NULL, NULL, NULL, row_free);
  gboolean has_row = FALSE;

  if (query == NULL)
    return NULL;
  bw_statement_bind_integer (query, 1, (gint64) day - 1);
  bw_statement_bind_day (query, 2, day);
  while (bw_statement_step (query, &has_row, error)) {
    Row *row = NULL;

    if (!has_row)
      return g_steal_pointer (&rows);
    row = g_new0 (Row, 1);
    g_hash_table_insert (rows, GINT_TO_POINTER ((int) bw_statement_get_integer (query, 0)), row);
    if (!read_row (self, query, &row->value, error))
      return NULL;
  }
  return NULL;
}

static gboolean
find_next (BwSeries *self, BwDay day, BwDay *next, GError **error)
{
  g_autoptr (BwStatement) query = bw_statement_new (self->database, self->kind->next, error);
  gboolean has_row = FALSE;

  if (query == NULL)
    return FALSE;
  bw_statement_bind_day (query, 1, day);
  if (!bw_statement_step (query, &has_row, error))
    return FALSE;
  *next = has_row ? bw_statement_get_day (query, 0) : BW_DAY_NONE;
  return TRUE;
}

static gboolean
remove_row (BwSeries *self, gint64 control, BwDay day, GError **error)
{
  g_autoptr (BwStatement) removal = bw_statement_new (self->database, self->kind->remove, error);

  if (removal == NULL)
    return FALSE;
  bw_statement_bind_integer (removal, 1, control);
  bw_statement_bind_day (removal, 2, day);
  return bw_statement_run (removal, error);
}

static gboolean
is_same (BwSeries *self, GObject *a, GObject *b)
{
  if (a == b)
    return TRUE;
  return a != NULL && b != NULL && self->kind->is_same (a, b);
}

/* Sees to it that the value of a control on a day is @value, where @before holds on the stored day before.
   @row is the row that is there. */
static gboolean
settle (BwSeries *self,
        gint64 control,
        BwDay day,
        GObject *before,
        const Row *row,
        GObject *value,
        GError **error)
{
  if (is_same (self, before, value))
    return row == NULL || remove_row (self, control, day, error);
  if (row != NULL && is_same (self, row->value, value))
    return TRUE;
  return self->kind->put (self->database, control, day, value, error);
}

/* What a day and the stored day after it have in the table. */
typedef struct {
  const BwSeriesDay *day;
  GHashTable *rows;
  BwDay next;
  GHashTable *next_rows;
} Place;

static GObject *
ref (GObject *value)
{
  return value != NULL ? g_object_ref (value) : NULL;
}

/* The value that a control is to have on the day. Transfer full, nullable. */
static GObject *
choose (BwSeries *self, const Place *place, gint64 control, GObject *old)
{
  GObject *new = bw_series_list_get (place->day->values, control);

  if (new == NULL)
    return place->day->keeps_missing ? ref (old) : NULL;
  if (place->day->was_stored && old != NULL && self->kind->merge != NULL)
    return self->kind->merge (old, new);
  return g_object_ref (new);
}

static gboolean
store_control (BwSeries *self, const Place *place, gint64 control, GError **error)
{
  g_autoptr (GObject) before = ref (bw_series_list_get (self->values, control));
  const Row *row = g_hash_table_lookup (place->rows, GINT_TO_POINTER ((int) control));
  const Row *next_row = g_hash_table_lookup (place->next_rows, GINT_TO_POINTER ((int) control));
  GObject *old = row != NULL ? row->value : before;
  GObject *next_value = next_row != NULL ? next_row->value : old;
  g_autoptr (GObject) value = choose (self, place, control, old);

  bw_series_list_set (self->values, control, value);
  return settle (self, control, place->day->day, before, row, value, error) &&
         (place->next == BW_DAY_NONE ||
          settle (self, control, place->next, value, next_row, next_value, error));
}

static guint
find_end (BwSeries *self, const Place *place)
{
  guint end = MAX (self->values->len, place->day->values->len);
  GHashTable *tables[] = { place->rows, place->next_rows };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++) {
    GHashTableIter iter;
    gpointer control = NULL;

    g_hash_table_iter_init (&iter, tables[i]);
    while (g_hash_table_iter_next (&iter, &control, NULL))
      end = MAX (end, (guint) GPOINTER_TO_INT (control) + 1);
  }
  return end;
}

static gboolean
store_controls (BwSeries *self, const Place *place, GError **error)
{
  guint end = find_end (self, place);

  for (guint control = 1; control < end; control++) {
    if (!store_control (self, place, control, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * bw_series_store:
 * @self: a series
 * @day: a day and its values; it counts as stored for the @next of the kind
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Stores a day, in the place of what was stored for it. All other stored days keep their values. Goes to
 * that day; many are stored quickest oldest first.
 *
 * Returns: whether it is stored; if not, the transaction is to be rolled back
 */
gboolean
bw_series_store (BwSeries *self, const BwSeriesDay *day, GError **error)
{
  Place place = { .day = day };
  g_autoptr (GHashTable) rows = NULL;
  g_autoptr (GHashTable) next_rows = NULL;

  if (!bw_series_seek (self, day->day - 1, error) ||
      !find_next (self, day->day, &place.next, error))
    return FALSE;
  place.rows = rows = load_rows (self, day->day, error);
  if (rows == NULL)
    return FALSE;
  place.next_rows = next_rows = place.next != BW_DAY_NONE ? load_rows (self, place.next, error)
                                                          : g_hash_table_new (NULL, NULL);
  if (next_rows == NULL || !store_controls (self, &place, error))
    return FALSE;
  self->at = day->day;
  return TRUE;
}
