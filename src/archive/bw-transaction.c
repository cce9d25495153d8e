/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-transaction.h"

struct _BwTransaction {
  BwDatabase *database;
};

static BwTransaction *
begin (BwDatabase *database, const char *sql, GError **error)
{
  BwTransaction *self = NULL;

  if (!bw_database_run (database, sql, error))
    return NULL;
  self = g_new0 (BwTransaction, 1);
  self->database = database;
  return self;
}

/**
 * bw_transaction_new_reading:
 * @database: a connection, which has to stay
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): one in which everything is read as it was at one moment; or %NULL
 */
BwTransaction *
bw_transaction_new_reading (BwDatabase *database, GError **error)
{
  return begin (database, "BEGIN", error);
}

/**
 * bw_transaction_new_writing:
 * @database: a connection, which has to stay
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Waits for others that write at its beginning, where nothing is lost by it: one that begins by reading
 * cannot wait later (https://www.sqlite.org/isolation.html).
 *
 * Returns: (transfer full): one in which may be written; or %NULL
 */
BwTransaction *
bw_transaction_new_writing (BwDatabase *database, GError **error)
{
  return begin (database, "BEGIN IMMEDIATE", error);
}

/**
 * bw_transaction_commit:
 * @self: a transaction
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether all of it is done, and stays done if the power fails now
 */
gboolean
bw_transaction_commit (BwTransaction *self, GError **error)
{
  return bw_database_run (self->database, "COMMIT", error);
}

/**
 * bw_transaction_free:
 * @self: (transfer full): a transaction, which is rolled back where it was not committed
 */
void
bw_transaction_free (BwTransaction *self)
{
  sqlite3 *handle = bw_database_get_handle (self->database);

  if (!sqlite3_get_autocommit (handle)) {
    /* Nobody calls off what undoes. */
    bw_database_set_cancellable (self->database, NULL);
    sqlite3_exec (handle, "ROLLBACK", NULL, NULL, NULL);
  }
  g_free (self);
}
