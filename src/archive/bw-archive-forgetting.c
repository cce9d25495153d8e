/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-archive-private.h"
#include "archive/bw-statement.h"
#include "archive/bw-transaction.h"

/* What holds on a day and was written on an earlier one is moved there, all that is older goes, and that a
   control was gone before needs not be told any more: ?1 is that day. */
#define SQUASH(table)                                                                              \
  "UPDATE " table " SET day = ?1 WHERE there AND day < ?1 AND day = (SELECT max (day) FROM " table \
  " AS last WHERE last.control = " table ".control AND last.day <= ?1)",                           \
      "DELETE FROM " table " WHERE day < ?1", "DELETE FROM " table " WHERE day = ?1 AND NOT there"

static const char *const DAYS[] = {
  SQUASH ("score"),
};

static const char *const CATALOGUES[] = {
  SQUASH ("profile"),
  SQUASH ("marking"),
  "DELETE FROM catalogue WHERE day < ?1",
};

/* What nothing refers to any more. */
#define TIDY                                                                     \
  "DELETE FROM score_text WHERE control NOT IN (SELECT control FROM score);"     \
  "DELETE FROM profile_text WHERE profile_text NOT IN"                           \
  " (SELECT profile_text FROM profile WHERE profile_text IS NOT NULL);"          \
  "DELETE FROM profile_rest WHERE control NOT IN (SELECT control FROM profile);" \
  "DELETE FROM control WHERE control NOT IN (SELECT control FROM score)"         \
  " AND control NOT IN (SELECT control FROM profile)"                            \
  " AND control NOT IN (SELECT control FROM marking);"

static gboolean
run_with_day (BwDatabase *database, const char *sql, BwDay day, GError **error)
{
  g_autoptr (BwStatement) statement = bw_statement_new (database, sql, error);

  if (statement == NULL)
    return FALSE;
  bw_statement_bind_day (statement, 1, day);
  return bw_statement_run (statement, error);
}

static gboolean
run_all (BwDatabase *database, const char *const *list, gsize n, BwDay day, GError **error)
{
  for (gsize i = 0; i < n; i++) {
    if (!run_with_day (database, list[i], day, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
find_day (BwDatabase *database, const char *sql, BwDay day, BwDay *found, GError **error)
{
  g_autoptr (BwStatement) query = bw_statement_new (database, sql, error);
  gboolean has_row = FALSE;

  if (query == NULL)
    return FALSE;
  bw_statement_bind_day (query, 1, day);
  if (!bw_statement_step (query, &has_row, error))
    return FALSE;
  *found = has_row ? bw_statement_get_day (query, 0) : BW_DAY_NONE;
  return TRUE;
}

/* Where no whole day is left, no control score is. */
static gboolean
forget_days (BwDatabase *database, BwDay day, GError **error)
{
  BwDay first = BW_DAY_NONE;

  if (!find_day (database, "SELECT min (day) FROM day WHERE whole AND day >= ?1", day, &first,
                 error))
    return FALSE;
  if (first == BW_DAY_NONE ? !bw_database_run (database, "DELETE FROM score", error)
                           : !run_all (database, DAYS, G_N_ELEMENTS (DAYS), first, error))
    return FALSE;
  return run_with_day (database, "DELETE FROM day WHERE day < ?1", day, error);
}

/* What came of a change and is not known yet is asked for first. 719163 is the day with which moments begin. */
static gboolean
forget_edits (BwDatabase *database, BwDay day, GError **error)
{
  return run_with_day (database,
                       "DELETE FROM edit WHERE begun < (?1 - 719163) * 86400000000"
                       " AND outcome NOT IN (0, 1, 2, 5)",
                       day, error);
}

/* The catalogue that holds on the first day stays. */
static gboolean
forget_catalogues (BwDatabase *database, BwDay day, GError **error)
{
  BwDay first = BW_DAY_NONE;

  if (!find_day (database, "SELECT max (day) FROM catalogue WHERE day <= ?1", day, &first, error))
    return FALSE;
  return first == BW_DAY_NONE ||
         run_all (database, CATALOGUES, G_N_ELEMENTS (CATALOGUES), first, error);
}

/* The file becomes smaller. That takes that nobody reads; else it becomes so the next time. */
static void
shrink (BwDatabase *database)
{
  bw_database_run (database, "VACUUM", NULL);
}

/**
 * bw_archive_forget_before:
 * @self: an archive
 * @day: the first day that is kept
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Deletes all days before @day, the catalogues before the one that held on it, and the changes of before of which it is
 * known what came of them. What is left reads as before. The plan stays whole, whatever it is about.
 *
 * Returns: whether they are deleted
 */
gboolean
bw_archive_forget_before (BwArchive *self, BwDay day, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwArchiveUse) use = NULL;
  g_autoptr (BwTransaction) transaction = NULL;

  g_return_val_if_fail (BW_IS_ARCHIVE (self), FALSE);
  g_return_val_if_fail (day != BW_DAY_NONE, FALSE);

  use = bw_archive_use_new (self, cancellable, error);
  transaction = use != NULL ? bw_transaction_new_writing (use->database, error) : NULL;
  if (transaction == NULL || !forget_days (use->database, day, error) ||
      !forget_catalogues (use->database, day, error) || !forget_edits (use->database, day, error) ||
      !bw_database_run (use->database, TIDY, error) || !bw_transaction_commit (transaction, error))
    return FALSE;
  shrink (use->database);
  return TRUE;
}
