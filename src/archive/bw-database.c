/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-database.h"

#include <sys/statvfs.h>

#include "archive/bw-statement.h"
#include "base/bw-lock-wait.h"

/* After how many steps of SQLite's machine it is looked whether somebody called it off. */
#define STEPS_BETWEEN_LOOKS 2000

struct _BwDatabase {
  char *path;
  sqlite3 *handle;
  GHashTable *statements;
  GCancellable *cancellable;
  GTimeSpan patience;
  gint64 waits_since;
};

static gboolean
is_cancelled (BwDatabase *self)
{
  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

static int
look_for_cancel (gpointer data)
{
  return is_cancelled (data) ? 1 : 0;
}

/* SQLite calls it while another connection holds a lock. By real time: what another program does is not
   done sooner where a test's clock goes on. */
static int
wait_for_others (gpointer data, int n_calls)
{
  BwDatabase *self = data;
  gint64 now = g_get_monotonic_time ();

  if (n_calls == 0)
    self->waits_since = now;
  if (is_cancelled (self) || now - self->waits_since >= self->patience)
    return 0;
  bw_lock_pause (self->cancellable);
  return 1;
}

/* What is written to a file that may only be read: because of the file system, or of who asks. */
static BwArchiveError
tell_read_only (BwDatabase *self)
{
  struct statvfs system;

  if (statvfs (self->path, &system) == 0 && (system.f_flag & ST_RDONLY) == 0)
    return BW_ARCHIVE_ERROR_PERMISSION;
  return BW_ARCHIVE_ERROR_READ_ONLY;
}

static BwArchiveError
tell_code (BwDatabase *self, int result)
{
  switch (result & 0xff) {
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    return BW_ARCHIVE_ERROR_DAMAGED;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
  case SQLITE_PROTOCOL:
    return BW_ARCHIVE_ERROR_LOCKED;
  case SQLITE_FULL:
    return BW_ARCHIVE_ERROR_FULL;
  case SQLITE_READONLY:
    return tell_read_only (self);
  case SQLITE_PERM:
    return BW_ARCHIVE_ERROR_PERMISSION;
  case SQLITE_IOERR:
  case SQLITE_CANTOPEN:
    return bw_archive_error_from_errno (sqlite3_system_errno (self->handle));
  default:
    return BW_ARCHIVE_ERROR_FAILED;
  }
}

static const char *
say (BwDatabase *self, int result)
{
  gboolean knows = self->handle != NULL && sqlite3_extended_errcode (self->handle) == result;

  return knows ? sqlite3_errmsg (self->handle) : sqlite3_errstr (result);
}

/**
 * bw_database_fail:
 * @self: a connection
 * @result: what SQLite said, an extended result code
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE
 */
gboolean
bw_database_fail (BwDatabase *self, int result, GError **error)
{
  if (is_cancelled (self) &&
      ((result & 0xff) == SQLITE_INTERRUPT || (result & 0xff) == SQLITE_BUSY)) {
    g_cancellable_set_error_if_cancelled (self->cancellable, error);
    return FALSE;
  }
  g_set_error (error, BW_ARCHIVE_ERROR, (int) tell_code (self, result), "%s: %s (%d)", self->path,
               say (self, result), result);
  return FALSE;
}

static void
free_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* What a file holds cannot make the program do more than read and write rows: no functions with effects in its
   schema, no writing past the pages (https://www.sqlite.org/security.html). */
static void
be_careful (sqlite3 *handle)
{
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
}

/* Temporary content stays in memory: nothing of an organisation goes to a folder for all. Neither of the two reads
   the file. */
#define SETTINGS "PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON;"

/**
 * bw_database_open:
 * @path: the file, or a URI where @flags say so
 * @flags: how, as of sqlite3_open_v2()
 * @patience: how long to wait for others that write, in microseconds
 * @error: return location for a %BW_ARCHIVE_ERROR
 *
 * Returns: (transfer full): the connection, or %NULL
 */
BwDatabase *
bw_database_open (const char *path, int flags, GTimeSpan patience, GError **error)
{
  g_autoptr (BwDatabase) self = g_new0 (BwDatabase, 1);
  int result = SQLITE_OK;

  self->path = g_strdup (path);
  self->patience = patience;
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, free_statement);
  result = sqlite3_open_v2 (path, &self->handle,
                            flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (result != SQLITE_OK) {
    bw_database_fail (self, result, error);
    return NULL;
  }

  be_careful (self->handle);
  bw_database_wait_anew (self);
  sqlite3_progress_handler (self->handle, STEPS_BETWEEN_LOOKS, look_for_cancel, self);
  return bw_database_run (self, SETTINGS, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * bw_database_close:
 * @self: (transfer full): a connection, of which no statement is in use
 */
void
bw_database_close (BwDatabase *self)
{
  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close_v2 (self->handle);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

/**
 * bw_database_get_handle:
 * @self: a connection
 *
 * Returns: (transfer none): SQLite's own
 */
sqlite3 *
bw_database_get_handle (BwDatabase *self)
{
  return self->handle;
}

/**
 * bw_database_check_writable:
 * @self: a connection that was opened to write
 * @error: return location for %BW_ARCHIVE_ERROR_READ_ONLY or %BW_ARCHIVE_ERROR_PERMISSION
 *
 * SQLite opens a file that cannot be written for reading, whatever it was asked for.
 *
 * Returns: whether it can be written
 */
gboolean
bw_database_check_writable (BwDatabase *self, GError **error)
{
  return sqlite3_db_readonly (self->handle, "main") == 0 ||
         bw_database_fail (self, SQLITE_READONLY, error);
}

/**
 * bw_database_set_cancellable:
 * @self: a connection
 * @cancellable: (nullable): what ends all that is done from now on
 */
void
bw_database_set_cancellable (BwDatabase *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

/**
 * bw_database_wait_anew:
 * @self: a connection
 *
 * Lets what comes next wait for others as long as @self has patience. A statement does so by itself; the steps of
 * sqlite3_backup_step() go on with the wait before them, also where that has come to its end.
 */
void
bw_database_wait_anew (BwDatabase *self)
{
  sqlite3_busy_handler (self->handle, wait_for_others, self);
}

/**
 * bw_database_run:
 * @self: a connection
 * @sql: statements without values
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether all of them were done
 */
gboolean
bw_database_run (BwDatabase *self, const char *sql, GError **error)
{
  int result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  return result == SQLITE_OK || bw_database_fail (self, result, error);
}

/**
 * bw_database_ask_integer:
 * @self: a connection
 * @sql: a query without values
 * @answer: (out): the first number of its first row, or -1 where there is none
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it was answered
 */
gboolean
bw_database_ask_integer (BwDatabase *self, const char *sql, gint64 *answer, GError **error)
{
  g_autoptr (BwStatement) query = bw_statement_new (self, sql, error);
  gboolean has_row = FALSE;

  if (query == NULL || !bw_statement_step (query, &has_row, error))
    return FALSE;
  *answer = has_row ? bw_statement_get_integer (query, 0) : -1;
  return TRUE;
}

/**
 * bw_database_take_statement:
 * @self: a connection
 * @sql: (transfer none): one statement, which lives as long as the program
 * @error: return location for a %BW_ARCHIVE_ERROR
 *
 * Returns: (transfer full): @sql, prepared; to be given back. %NULL where it cannot be prepared
 */
sqlite3_stmt *
bw_database_take_statement (BwDatabase *self, const char *sql, GError **error)
{
  gpointer kept = NULL;
  sqlite3_stmt *statement = NULL;
  int result = SQLITE_OK;

  if (g_hash_table_steal_extended (self->statements, sql, NULL, &kept))
    return kept;
  result = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (result != SQLITE_OK)
    bw_database_fail (self, result, error);
  return statement;
}

/**
 * bw_database_give_statement:
 * @self: a connection
 * @sql: (transfer none): the text of the statement
 * @statement: (transfer full): what was taken
 *
 * Keeps it for the next time: to prepare a statement takes longer than most of them.
 */
void
bw_database_give_statement (BwDatabase *self, const char *sql, sqlite3_stmt *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  g_hash_table_replace (self->statements, (gpointer) sql, statement);
}
