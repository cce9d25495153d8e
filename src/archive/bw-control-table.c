/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-control-table.h"

#include "archive/bw-statement.h"

struct _BwControlTable {
  BwDatabase *database;
  GHashTable *numbers;
};

static gboolean
load (BwControlTable *self, GError **error)
{
  g_autoptr (BwStatement) query =
                bw_statement_new (self->database, "SELECT control, id FROM control", error);
  gboolean has_row = FALSE;

  if (query == NULL)
    return FALSE;
  while (bw_statement_step (query, &has_row, error)) {
    if (!has_row)
      return TRUE;
    g_hash_table_insert (self->numbers, g_strdup (bw_statement_get_text (query, 1)),
                         GINT_TO_POINTER ((int) bw_statement_get_integer (query, 0)));
  }
  return FALSE;
}

/**
 * bw_control_table_new:
 * @database: a connection in a transaction, which has to stay
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the controls that are known, or %NULL
 */
BwControlTable *
bw_control_table_new (BwDatabase *database, GError **error)
{
  g_autoptr (BwControlTable) self = g_new0 (BwControlTable, 1);

  self->database = database;
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return load (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * bw_control_table_free:
 * @self: (transfer full): a table
 */
void
bw_control_table_free (BwControlTable *self)
{
  g_hash_table_unref (self->numbers);
  g_free (self);
}

static gint64
add (BwControlTable *self, const char *id, GError **error)
{
  g_autoptr (BwStatement) insertion =
                bw_statement_new (self->database, "INSERT INTO control (id) VALUES (?1)", error);
  gint64 number = 0;

  if (insertion == NULL)
    return 0;
  bw_statement_bind_text (insertion, 1, id);
  if (!bw_statement_run (insertion, error))
    return 0;
  number = sqlite3_last_insert_rowid (bw_database_get_handle (self->database));
  g_hash_table_insert (self->numbers, g_strdup (id), GINT_TO_POINTER ((int) number));
  return number;
}

/**
 * bw_control_table_take:
 * @self: a table
 * @id: the id of a control as it came
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: the number of that control, from 1, which is kept from now on; 0 where that fails
 */
gint64
bw_control_table_take (BwControlTable *self, const char *id, GError **error)
{
  gint64 number = GPOINTER_TO_INT (g_hash_table_lookup (self->numbers, id));

  return number != 0 ? number : add (self, id, error);
}
