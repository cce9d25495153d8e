/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-statement.h"

#include <math.h>

struct _BwStatement {
  BwDatabase *database;
  const char *sql;
  sqlite3_stmt *statement;
  int bound;
};

/**
 * bw_statement_new:
 * @database: a connection, which has to stay
 * @sql: (transfer none): one statement, which lives as long as the program
 * @error: return location for a %BW_ARCHIVE_ERROR
 *
 * Returns: (transfer full): the statement, to which no value is bound; or %NULL
 */
BwStatement *
bw_statement_new (BwDatabase *database, const char *sql, GError **error)
{
  sqlite3_stmt *statement = bw_database_take_statement (database, sql, error);
  BwStatement *self = NULL;

  if (statement == NULL)
    return NULL;
  self = g_new0 (BwStatement, 1);
  self->database = database;
  self->sql = sql;
  self->statement = statement;
  return self;
}

/**
 * bw_statement_free:
 * @self: (transfer full): a statement
 */
void
bw_statement_free (BwStatement *self)
{
  bw_database_give_statement (self->database, self->sql, self->statement);
  g_free (self);
}

/* The first failure to bind is told when the statement is run. */
static void
note (BwStatement *self, int result)
{
  if (self->bound == SQLITE_OK)
    self->bound = result;
}

/**
 * bw_statement_bind_text:
 * @self: a statement
 * @place: the number of the value, from 1
 * @text: (nullable): the text; it is copied
 */
void
bw_statement_bind_text (BwStatement *self, int place, const char *text)
{
  note (self, sqlite3_bind_text (self->statement, place, text, -1, SQLITE_TRANSIENT));
}

/**
 * bw_statement_bind_number:
 * @self: a statement
 * @place: the number of the value, from 1
 * @number: the number, or NAN
 */
void
bw_statement_bind_number (BwStatement *self, int place, double number)
{
  note (self, isnan (number) ? sqlite3_bind_null (self->statement, place)
                             : sqlite3_bind_double (self->statement, place, number));
}

/**
 * bw_statement_bind_integer:
 * @self: a statement
 * @place: the number of the value, from 1
 * @integer: the number, or -1
 */
void
bw_statement_bind_integer (BwStatement *self, int place, gint64 integer)
{
  note (self, integer < 0 ? sqlite3_bind_null (self->statement, place)
                          : sqlite3_bind_int64 (self->statement, place, integer));
}

/**
 * bw_statement_bind_day:
 * @self: a statement
 * @place: the number of the value, from 1
 * @day: the day, or %BW_DAY_NONE
 */
void
bw_statement_bind_day (BwStatement *self, int place, BwDay day)
{
  bw_statement_bind_integer (self, place, day != BW_DAY_NONE ? (gint64) day : -1);
}

/**
 * bw_statement_bind_moment:
 * @self: a statement
 * @place: the number of the value, from 1
 * @moment: (nullable): the moment, kept in microseconds of UTC
 */
void
bw_statement_bind_moment (BwStatement *self, int place, GDateTime *moment)
{
  note (self, moment == NULL
                  ? sqlite3_bind_null (self->statement, place)
                  : sqlite3_bind_int64 (self->statement, place, g_date_time_to_unix_usec (moment)));
}

/**
 * bw_statement_step:
 * @self: a statement
 * @has_row: (out): whether there is a row more
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether all is well
 */
gboolean
bw_statement_step (BwStatement *self, gboolean *has_row, GError **error)
{
  int result = self->bound == SQLITE_OK ? sqlite3_step (self->statement) : self->bound;

  *has_row = result == SQLITE_ROW;
  return result == SQLITE_ROW || result == SQLITE_DONE ||
         bw_database_fail (self->database, result, error);
}

/**
 * bw_statement_run:
 * @self: a statement without rows
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Does it; afterwards other values can be bound, and it can be run again.
 *
 * Returns: whether it was done
 */
gboolean
bw_statement_run (BwStatement *self, GError **error)
{
  gboolean has_row = FALSE;
  gboolean done = bw_statement_step (self, &has_row, error);

  sqlite3_reset (self->statement);
  return done;
}

static gboolean
is_null (BwStatement *self, int column)
{
  return sqlite3_column_type (self->statement, column) == SQLITE_NULL;
}

/**
 * bw_statement_get_text:
 * @self: a statement with a row
 * @column: the number of the column, from 0
 *
 * Returns: (transfer none) (nullable): the text, valid until the next step
 */
const char *
bw_statement_get_text (BwStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->statement, column);
}

/**
 * bw_statement_get_number:
 * @self: a statement with a row
 * @column: the number of the column, from 0
 *
 * Returns: the number, or NAN
 */
double
bw_statement_get_number (BwStatement *self, int column)
{
  return is_null (self, column) ? NAN : sqlite3_column_double (self->statement, column);
}

/**
 * bw_statement_get_integer:
 * @self: a statement with a row
 * @column: the number of the column, from 0
 *
 * Returns: the number, or -1
 */
gint64
bw_statement_get_integer (BwStatement *self, int column)
{
  return is_null (self, column) ? -1 : sqlite3_column_int64 (self->statement, column);
}

/**
 * bw_statement_get_flag:
 * @self: a statement with a row
 * @column: the number of the column, from 0
 *
 * Returns: whether the number there is neither 0 nor missing
 */
gboolean
bw_statement_get_flag (BwStatement *self, int column)
{
  return sqlite3_column_int (self->statement, column) != 0;
}

/**
 * bw_statement_get_day:
 * @self: a statement with a row
 * @column: the number of the column, from 0
 *
 * Returns: the day, or %BW_DAY_NONE
 */
BwDay
bw_statement_get_day (BwStatement *self, int column)
{
  gint64 day = sqlite3_column_int64 (self->statement, column);

  return day > 0 && day <= G_MAXUINT32 ? (BwDay) day : BW_DAY_NONE;
}

/**
 * bw_statement_dup_moment:
 * @self: a statement with a row
 * @column: the number of the column, from 0
 *
 * Returns: (transfer full) (nullable): the moment in UTC
 */
GDateTime *
bw_statement_dup_moment (BwStatement *self, int column)
{
  if (is_null (self, column))
    return NULL;
  return g_date_time_new_from_unix_utc_usec (sqlite3_column_int64 (self->statement, column));
}
