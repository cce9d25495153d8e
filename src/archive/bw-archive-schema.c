/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-archive-schema.h"

#include "archive/bw-plan-table.h"
#include "archive/bw-transaction.h"

/*
 * Days are numbers (see BwDay), moments are microseconds of UTC, and NULL is what is not known.
 *
 * A series (score, profile, marking) holds rows of a control only where something changed: what holds on a
 * day that the series was stored for is the last row of or before that day, and `there` is 0 where the
 * control was gone. See bw-series.h.
 */
static const char FIRST[] =
    /* What the archive is of; one row. */
    "CREATE TABLE about ("
    " one INTEGER PRIMARY KEY CHECK (one = 1),"
    " tenant TEXT NOT NULL"
    ") STRICT;"
    /* A day's totals. tenant: where it is spelled otherwise than in about. */
    "CREATE TABLE day ("
    " day INTEGER PRIMARY KEY CHECK (day > 0),"
    " graph_id TEXT NOT NULL,"
    " tenant TEXT,"
    " created INTEGER,"
    " current REAL,"
    " max REAL,"
    " active_users INTEGER,"
    " n_nameless INTEGER NOT NULL,"
    " incomplete INTEGER NOT NULL CHECK (incomplete IN (0, 1)),"
    " whole INTEGER NOT NULL CHECK (whole IN (0, 1)),"
    " origin INTEGER NOT NULL,"
    " stored INTEGER NOT NULL,"
    " rest TEXT"
    ") STRICT;"
    "CREATE TABLE comparison ("
    " day INTEGER NOT NULL REFERENCES day ON DELETE CASCADE,"
    " place INTEGER NOT NULL,"
    " basis TEXT NOT NULL,"
    " percentage REAL,"
    " seats_lower INTEGER,"
    " seats_upper INTEGER,"
    " industry TEXT,"
    " rest TEXT,"
    " PRIMARY KEY (day, place)"
    ") STRICT, WITHOUT ROWID;"
    /* Controls by the id as it came: one that comes in another case is another. */
    "CREATE TABLE control ("
    " control INTEGER PRIMARY KEY,"
    " id TEXT NOT NULL UNIQUE"
    ") STRICT;"
    "CREATE TABLE score ("
    " control INTEGER NOT NULL REFERENCES control,"
    " day INTEGER NOT NULL REFERENCES day,"
    " there INTEGER NOT NULL CHECK (there IN (0, 1)),"
    " category TEXT,"
    " points REAL,"
    " percentage REAL,"
    " count INTEGER,"
    " total INTEGER,"
    " PRIMARY KEY (control, day)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX score_day ON score (day);"
    /* The texts of a control on the newest day that had any. */
    "CREATE TABLE score_text ("
    " control INTEGER PRIMARY KEY REFERENCES control,"
    " day INTEGER NOT NULL,"
    " description TEXT,"
    " implementation_status TEXT,"
    " last_synced INTEGER,"
    " rest TEXT"
    ") STRICT;"
    /* The days of which there is a catalogue. lacks: 0 nothing, 1 pages, 2 what Microsoft could not gather. */
    "CREATE TABLE catalogue ("
    " day INTEGER PRIMARY KEY CHECK (day > 0),"
    " lacks INTEGER NOT NULL CHECK (lacks IN (0, 1, 2)),"
    " origin INTEGER NOT NULL,"
    " stored INTEGER NOT NULL"
    ") STRICT;"
    /* The long texts of profiles, apart: they change less often than the rest. */
    "CREATE TABLE profile_text ("
    " profile_text INTEGER PRIMARY KEY,"
    " control INTEGER NOT NULL REFERENCES control,"
    " remediation TEXT,"
    " remediation_impact TEXT"
    ") STRICT;"
    "CREATE INDEX profile_text_control ON profile_text (control);"
    "CREATE TABLE profile ("
    " control INTEGER NOT NULL REFERENCES control,"
    " day INTEGER NOT NULL REFERENCES catalogue,"
    " there INTEGER NOT NULL CHECK (there IN (0, 1)),"
    " title TEXT,"
    " service TEXT,"
    " category TEXT,"
    " max_points REAL,"
    " rank INTEGER,"
    " action_type TEXT,"
    " tier TEXT,"
    " cost TEXT,"
    " user_impact TEXT,"
    " threats TEXT,"
    " action_url TEXT,"
    " deprecated INTEGER,"
    " profile_text INTEGER REFERENCES profile_text,"
    " PRIMARY KEY (control, day)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX profile_day ON profile (day);"
    "CREATE INDEX profile_profile_text ON profile (profile_text);"
    /* What Bolwerk does not know of a profile, in the newest catalogue: nobody can tell how often it changes. */
    "CREATE TABLE profile_rest ("
    " control INTEGER PRIMARY KEY REFERENCES control,"
    " day INTEGER NOT NULL,"
    " rest TEXT"
    ") STRICT;"
    /* The state updates of a profile, apart: the organisation makes them, not Microsoft. */
    "CREATE TABLE marking ("
    " marking INTEGER PRIMARY KEY,"
    " control INTEGER NOT NULL REFERENCES control,"
    " day INTEGER NOT NULL REFERENCES catalogue,"
    " there INTEGER NOT NULL CHECK (there IN (0, 1)),"
    " UNIQUE (control, day)"
    ") STRICT;"
    "CREATE INDEX marking_day ON marking (day);"
    "CREATE TABLE state_update ("
    " marking INTEGER NOT NULL REFERENCES marking ON DELETE CASCADE,"
    " place INTEGER NOT NULL,"
    " state TEXT NOT NULL,"
    " assigned_to TEXT,"
    " comment TEXT,"
    " updated_by TEXT,"
    " updated INTEGER,"
    " PRIMARY KEY (marking, place)"
    ") STRICT, WITHOUT ROWID;";

/* When Graph was asked for the whole of a day, whatever it had of it; NULL where it never was. A day of which it has
   no control scores, or that it keeps no longer, is not asked for again and again. */
static const char ASKED[] = "ALTER TABLE day ADD COLUMN asked INTEGER;";

/* The totals that Graph told last of a day that is kept whole, where they are others; asked: whether its whole was asked
   for since. */
static const char TOLD[] = "CREATE TABLE told ("
                           " day INTEGER PRIMARY KEY REFERENCES day ON DELETE CASCADE,"
                           " current REAL,"
                           " max REAL,"
                           " asked INTEGER NOT NULL CHECK (asked IN (0, 1))"
                           ") STRICT;";

/* The changes that were made of controls at Microsoft, or were to be (BwEdit); group: the first one of those that were made
   together. before and after are the entries of the history of the control. */
static const char EDITS[] = "CREATE TABLE edit ("
                            " edit INTEGER PRIMARY KEY,"
                            " \"group\" INTEGER NOT NULL,"
                            " undoes INTEGER,"
                            " id TEXT NOT NULL,"
                            " state TEXT NOT NULL,"
                            " assigned_to TEXT,"
                            " comment TEXT,"
                            " before_state TEXT,"
                            " before_assigned_to TEXT,"
                            " before_comment TEXT,"
                            " before_by TEXT,"
                            " before_updated INTEGER,"
                            " after_state TEXT,"
                            " after_assigned_to TEXT,"
                            " after_comment TEXT,"
                            " after_by TEXT,"
                            " after_updated INTEGER,"
                            " outcome INTEGER NOT NULL,"
                            " begun INTEGER NOT NULL,"
                            " told INTEGER,"
                            " problem TEXT"
                            ") STRICT;";

/* Step N makes version N + 1 of version N. One that was ever released is never changed. */
static const BwArchiveStep STEPS[] = { FIRST, ASKED, TOLD, BW_PLAN_TABLE_SCHEMA, EDITS };

/**
 * bw_archive_schema_get_steps:
 * @n_steps: (out): how many there are, which is the version that this program writes
 *
 * Returns: (transfer none) (array length=n_steps): how an archive comes to be as this program writes it
 */
const BwArchiveStep *
bw_archive_schema_get_steps (guint *n_steps)
{
  *n_steps = G_N_ELEMENTS (STEPS);
  return STEPS;
}

/* A file without a table is one that nothing was ever stored in. */
static gboolean
check_owner (BwDatabase *database, GError **error)
{
  gint64 application = 0;
  gint64 n_tables = 0;

  if (!bw_database_ask_integer (database, "PRAGMA application_id", &application, error) ||
      !bw_database_ask_integer (database, "SELECT count(*) FROM sqlite_schema", &n_tables, error))
    return FALSE;
  if (application == BW_ARCHIVE_APPLICATION_ID || n_tables == 0)
    return TRUE;
  g_set_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_NOT_ARCHIVE,
               "the database is one of another program (%" G_GINT64_FORMAT ")", application);
  return FALSE;
}

/**
 * bw_archive_schema_check:
 * @database: any database
 * @n_steps: the version that this program writes
 * @error: return location for %BW_ARCHIVE_ERROR_NOT_ARCHIVE, %BW_ARCHIVE_ERROR_NEWER and others
 *
 * Returns: whether @database is an archive, or nothing yet, that this program understands
 */
gboolean
bw_archive_schema_check (BwDatabase *database, guint n_steps, GError **error)
{
  gint64 version = 0;

  if (!check_owner (database, error) ||
      !bw_database_ask_integer (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= 0 && version <= n_steps)
    return TRUE;
  g_set_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_NEWER,
               "the archive has version %" G_GINT64_FORMAT ", this program knows %u", version,
               n_steps);
  return FALSE;
}

/* PRAGMA takes no bound values; these are numbers of the program's own. */
static gboolean
set_version (BwDatabase *database, guint version, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u;",
                                          BW_ARCHIVE_APPLICATION_ID, version);

  return bw_database_run (database, sql, error);
}

/* Another process may have done it while this one waited for its turn. */
static gboolean
take_step (BwDatabase *database, const BwArchiveStep *steps, guint step, GError **error)
{
  g_autoptr (BwTransaction) transaction = bw_transaction_new_writing (database, error);
  gint64 version = 0;

  if (transaction == NULL ||
      !bw_database_ask_integer (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > step)
    return bw_transaction_commit (transaction, error);
  return bw_database_run (database, steps[step], error) &&
         set_version (database, step + 1, error) && bw_transaction_commit (transaction, error);
}

/**
 * bw_archive_schema_bring_up:
 * @database: a database that bw_archive_schema_check() lets pass
 * @steps: (array length=n_steps): how it comes to be
 * @n_steps: the version to reach
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Takes the steps that are missing, each of them whole or not at all.
 *
 * Returns: whether all of them are taken
 */
gboolean
bw_archive_schema_bring_up (BwDatabase *database,
                            const BwArchiveStep *steps,
                            guint n_steps,
                            GError **error)
{
  gint64 version = 0;

  if (!bw_database_ask_integer (database, "PRAGMA user_version", &version, error))
    return FALSE;
  for (guint step = (guint) MAX (version, 0); step < n_steps; step++) {
    if (!take_step (database, steps, step, error))
      return FALSE;
  }
  return TRUE;
}
