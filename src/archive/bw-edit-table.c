/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-edit-table.h"

#include "archive/bw-statement.h"

/* What is in a row, in the order in which it is bound and read; the marks take five each. */
enum {
  COLUMN_EDIT,
  COLUMN_GROUP,
  COLUMN_UNDOES,
  COLUMN_ID,
  COLUMN_STATE,
  COLUMN_ASSIGNED_TO,
  COLUMN_COMMENT,
  COLUMN_BEFORE,
  COLUMN_AFTER = COLUMN_BEFORE + 5,
  COLUMN_OUTCOME = COLUMN_AFTER + 5,
  COLUMN_BEGUN,
  COLUMN_TOLD,
  COLUMN_PROBLEM,
};

#define MARK(name) \
  name "_state, " name "_assigned_to, " name "_comment, " name "_by, " name "_updated"
#define COLUMNS                                                                            \
  "edit, \"group\", undoes, id, state, assigned_to, comment, " MARK ("before") ", " MARK ( \
      "after") ", outcome, begun, told, problem"

#define PUT                                                                               \
  "INSERT INTO edit (" COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, " \
  "?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)"

#define UPDATE                                                                            \
  "UPDATE edit SET before_state = ?8, before_assigned_to = ?9, before_comment = ?10, "    \
  "before_by = ?11, before_updated = ?12, after_state = ?13, after_assigned_to = ?14, "   \
  "after_comment = ?15, after_by = ?16, after_updated = ?17, outcome = ?18, told = ?20, " \
  "problem = ?21 WHERE edit = ?1"

/* A number that says none is nothing. */
static void
bind_number (BwStatement *statement, int column, gint64 number)
{
  bw_statement_bind_integer (statement, column + 1, number != 0 ? number : -1);
}

static void
bind_mark (BwStatement *statement, int column, BwStateUpdate *mark)
{
  if (mark == NULL)
    return;
  bw_statement_bind_text (statement, column + 1, bw_state_update_get_state (mark));
  bw_statement_bind_text (statement, column + 2, bw_state_update_get_assigned_to (mark));
  bw_statement_bind_text (statement, column + 3, bw_state_update_get_comment (mark));
  bw_statement_bind_text (statement, column + 4, bw_state_update_get_updated_by (mark));
  bw_statement_bind_moment (statement, column + 5, bw_state_update_get_updated (mark));
}

/* What came of it, which changes; all else is bound where it is put. */
static void
bind_outcome (BwStatement *statement, const BwEditFields *fields)
{
  bind_mark (statement, COLUMN_BEFORE, fields->before);
  bind_mark (statement, COLUMN_AFTER, fields->after);
  bw_statement_bind_integer (statement, COLUMN_OUTCOME + 1, fields->outcome);
  bw_statement_bind_moment (statement, COLUMN_TOLD + 1, fields->told);
  bw_statement_bind_text (statement, COLUMN_PROBLEM + 1, fields->problem);
}

static gboolean
find_next (BwDatabase *database, gint64 *number, GError **error)
{
  return bw_database_ask_integer (database, "SELECT coalesce (max (edit), 0) + 1 FROM edit", number,
                                  error);
}

/**
 * bw_edit_table_put:
 * @database: a connection in a transaction that may write
 * @edit: a change that is not kept yet
 * @group: the number of the first one of its group; 0 where it is the first
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the change with its numbers, or %NULL
 */
BwEdit *
bw_edit_table_put (BwDatabase *database, BwEdit *edit, gint64 group, GError **error)
{
  g_autoptr (BwStatement) insertion = bw_statement_new (database, PUT, error);
  BwEditFields fields = bw_edit_get_fields (edit);
  BwControlUpdate *update = fields.update;

  if (insertion == NULL || !find_next (database, &fields.number, error))
    return NULL;
  fields.group = group != 0 ? group : fields.number;
  bind_number (insertion, COLUMN_EDIT, fields.number);
  bind_number (insertion, COLUMN_GROUP, fields.group);
  bind_number (insertion, COLUMN_UNDOES, fields.undoes);
  bw_statement_bind_text (insertion, COLUMN_ID + 1, bw_control_update_get_id (update));
  bw_statement_bind_text (insertion, COLUMN_STATE + 1, bw_control_update_get_state (update));
  bw_statement_bind_text (insertion, COLUMN_ASSIGNED_TO + 1,
                          bw_control_update_get_assigned_to (update));
  bw_statement_bind_text (insertion, COLUMN_COMMENT + 1, bw_control_update_get_comment (update));
  bw_statement_bind_moment (insertion, COLUMN_BEGUN + 1, fields.begun);
  bind_outcome (insertion, &fields);
  return bw_statement_run (insertion, error) ? bw_edit_new (&fields) : NULL;
}

/**
 * bw_edit_table_update:
 * @database: a connection in a transaction that may write
 * @edit: a change that is kept
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Notes what came of it, and what was read before and after.
 *
 * Returns: whether that is noted
 */
gboolean
bw_edit_table_update (BwDatabase *database, BwEdit *edit, GError **error)
{
  g_autoptr (BwStatement) statement = bw_statement_new (database, UPDATE, error);
  BwEditFields fields = bw_edit_get_fields (edit);

  if (statement == NULL)
    return FALSE;
  bind_number (statement, COLUMN_EDIT, fields.number);
  bind_outcome (statement, &fields);
  return bw_statement_run (statement, error);
}

static BwStateUpdate *
read_mark (BwStatement *query, int column)
{
  g_autoptr (GDateTime) updated = bw_statement_dup_moment (query, column + 4);
  const char *state = bw_statement_get_text (query, column);

  if (state == NULL)
    return NULL;
  return bw_state_update_new (&(BwStateUpdateFields) {
      .state = state,
      .assigned_to = bw_statement_get_text (query, column + 1),
      .comment = bw_statement_get_text (query, column + 2),
      .updated_by = bw_statement_get_text (query, column + 3),
      .updated = updated,
  });
}

/* An outcome of a later version is not known here, and what is not known has to be asked for. */
static BwEditOutcome
read_outcome (BwStatement *query)
{
  gint64 outcome = bw_statement_get_integer (query, COLUMN_OUTCOME);

  return outcome >= 0 && outcome < BW_N_EDIT_OUTCOMES ? (BwEditOutcome) outcome : BW_EDIT_UNKNOWN;
}

static BwEdit *
read_edit (BwStatement *query)
{
  g_autoptr (GDateTime) begun = bw_statement_dup_moment (query, COLUMN_BEGUN);
  g_autoptr (GDateTime) told = bw_statement_dup_moment (query, COLUMN_TOLD);
  g_autoptr (BwStateUpdate) before = read_mark (query, COLUMN_BEFORE);
  g_autoptr (BwStateUpdate) after = read_mark (query, COLUMN_AFTER);
  g_autoptr (BwControlUpdate) update = bw_control_update_new (&(BwControlUpdateFields) {
      .id = bw_statement_get_text (query, COLUMN_ID),
      .state = bw_statement_get_text (query, COLUMN_STATE),
      .assigned_to = bw_statement_get_text (query, COLUMN_ASSIGNED_TO),
      .comment = bw_statement_get_text (query, COLUMN_COMMENT),
  });

  return bw_edit_new (&(BwEditFields) {
      .number = bw_statement_get_integer (query, COLUMN_EDIT),
      .group = bw_statement_get_integer (query, COLUMN_GROUP),
      .undoes = MAX (bw_statement_get_integer (query, COLUMN_UNDOES), 0),
      .update = update,
      .before = before,
      .after = after,
      .outcome = read_outcome (query),
      .begun = begun,
      .told = told,
      .problem = bw_statement_get_text (query, COLUMN_PROBLEM),
  });
}

/**
 * bw_edit_table_list:
 * @database: a connection
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type BwEdit): all changes that are kept, in the order in which they were planned; or
 *   %NULL
 */
GPtrArray *
bw_edit_table_list (BwDatabase *database, GError **error)
{
  g_autoptr (BwStatement) query =
                bw_statement_new (database, "SELECT " COLUMNS " FROM edit ORDER BY edit", error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row = FALSE;

  if (query == NULL)
    return NULL;
  while (TRUE) {
    if (!bw_statement_step (query, &has_row, error))
      return NULL;
    if (!has_row)
      return g_steal_pointer (&list);
    g_ptr_array_add (list, read_edit (query));
  }
}
