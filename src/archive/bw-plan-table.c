/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-plan-table.h"

#include "archive/bw-statement.h"

/**
 * BW_PLAN_TABLE_SCHEMA:
 *
 * The step of the schema that makes these tables. One that was ever released is never changed.
 */
const char BW_PLAN_TABLE_SCHEMA[] =
    /* key: the id folded, as ids are told apart; see bw_id_equal(). due: until the end of 9999. rest: members of a plan file that Bolwerk does not
       know, as JSON. */
    "CREATE TABLE plan_entry ("
    " key TEXT PRIMARY KEY,"
    " id TEXT NOT NULL,"
    " planned INTEGER NOT NULL CHECK (planned IN (0, 1)),"
    " owner TEXT,"
    " due INTEGER CHECK (due BETWEEN 1 AND 3652059),"
    " priority INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 3),"
    " note TEXT,"
    " rest TEXT"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE plan_tag ("
    " key TEXT NOT NULL REFERENCES plan_entry ON DELETE CASCADE,"
    " place INTEGER NOT NULL,"
    " tag TEXT NOT NULL,"
    " PRIMARY KEY (key, place)"
    ") STRICT, WITHOUT ROWID;";

/* Its tags go with it. */
#define DELETE_ENTRY "DELETE FROM plan_entry WHERE key = ?1"
#define INSERT_ENTRY "INSERT INTO plan_entry VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
#define INSERT_TAG "INSERT INTO plan_tag VALUES (?1, ?2, ?3)"
#define SELECT_ENTRIES \
  "SELECT key, id, planned, owner, due, priority, note, rest FROM plan_entry ORDER BY key"
#define SELECT_TAGS "SELECT tag FROM plan_tag WHERE key = ?1 ORDER BY place"

static gboolean
run_with_key (BwDatabase *database, const char *sql, const char *key, GError **error)
{
  g_autoptr (BwStatement) statement = bw_statement_new (database, sql, error);

  if (statement == NULL)
    return FALSE;
  bw_statement_bind_text (statement, 1, key);
  return bw_statement_run (statement, error);
}

static gboolean
insert_tags (BwDatabase *database, const char *key, const char *const *tags, GError **error)
{
  g_autoptr (BwStatement) insertion = bw_statement_new (database, INSERT_TAG, error);

  if (insertion == NULL)
    return FALSE;
  for (gsize i = 0; tags[i] != NULL; i++) {
    bw_statement_bind_text (insertion, 1, key);
    bw_statement_bind_integer (insertion, 2, (gint64) i);
    bw_statement_bind_text (insertion, 3, tags[i]);
    if (!bw_statement_run (insertion, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
insert (BwDatabase *database, const char *key, BwPlanEntry *entry, GError **error)
{
  g_autoptr (BwStatement) insertion = bw_statement_new (database, INSERT_ENTRY, error);

  if (insertion == NULL)
    return FALSE;
  bw_statement_bind_text (insertion, 1, key);
  bw_statement_bind_text (insertion, 2, bw_plan_entry_get_id (entry));
  bw_statement_bind_integer (insertion, 3, bw_plan_entry_is_planned (entry));
  bw_statement_bind_text (insertion, 4, bw_plan_entry_get_owner (entry));
  bw_statement_bind_day (insertion, 5, bw_plan_entry_get_due (entry));
  bw_statement_bind_integer (insertion, 6, (gint64) bw_plan_entry_get_priority (entry));
  bw_statement_bind_text (insertion, 7, bw_plan_entry_get_note (entry));
  bw_statement_bind_text (insertion, 8, bw_plan_entry_get_rest (entry));
  return bw_statement_run (insertion, error) &&
         insert_tags (database, key, bw_plan_entry_get_tags (entry), error);
}

/**
 * bw_plan_table_put:
 * @database: a connection in a transaction that may write
 * @entry: what is to be kept about an action; nothing is, where it is empty
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Puts it in the place of what is kept about that action, and touches no other.
 *
 * Returns: whether it is there
 */
gboolean
bw_plan_table_put (BwDatabase *database, BwPlanEntry *entry, GError **error)
{
  g_autofree char *key = g_utf8_casefold (bw_plan_entry_get_id (entry), -1);

  return run_with_key (database, DELETE_ENTRY, key, error) &&
         (bw_plan_entry_is_empty (entry) || insert (database, key, entry, error));
}

/* Transfer full, or NULL. */
static GStrv
load_tags (BwDatabase *database, const char *key, GError **error)
{
  g_autoptr (BwStatement) query = bw_statement_new (database, SELECT_TAGS, error);
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  gboolean has_row = FALSE;

  if (query == NULL)
    return NULL;
  bw_statement_bind_text (query, 1, key);
  while (bw_statement_step (query, &has_row, error)) {
    if (!has_row)
      return g_strv_builder_end (tags);
    g_strv_builder_add (tags, bw_statement_get_text (query, 0));
  }
  return NULL;
}

/* Transfer full, or NULL. */
static BwPlanEntry *
load_entry (BwDatabase *database, BwStatement *row, GError **error)
{
  g_auto (GStrv) tags = load_tags (database, bw_statement_get_text (row, 0), error);

  if (tags == NULL)
    return NULL;
  return bw_plan_entry_new (&(BwPlanEntryFields) {
      .id = bw_statement_get_text (row, 1),
      .planned = bw_statement_get_flag (row, 2),
      .owner = bw_statement_get_text (row, 3),
      .due = bw_statement_get_day (row, 4),
      .priority = (BwPriority) bw_statement_get_integer (row, 5),
      .tags = (const char *const *) tags,
      .note = bw_statement_get_text (row, 6),
      .rest = bw_statement_get_text (row, 7),
  });
}

/**
 * bw_plan_table_load:
 * @database: a connection in a transaction
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): all that is kept, in the order of the ids; or %NULL
 */
BwPlan *
bw_plan_table_load (BwDatabase *database, GError **error)
{
  g_autoptr (BwStatement) query = bw_statement_new (database, SELECT_ENTRIES, error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row = FALSE;

  if (query == NULL)
    return NULL;
  while (bw_statement_step (query, &has_row, error)) {
    BwPlanEntry *entry = NULL;

    if (!has_row)
      return bw_plan_new (entries);
    entry = load_entry (database, query, error);
    if (entry == NULL)
      return NULL;
    g_ptr_array_add (entries, entry);
  }
  return NULL;
}
