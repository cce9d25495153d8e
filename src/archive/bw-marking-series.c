/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-marking-series.h"

#include "model/bw-control-profile.h"
#include "model/bw-state-update.h"

#define COLUMNS "marking.control, marking.day, there, id, marking"

/* Of the columns from the second on. */
static BwStateUpdate *
read_update (BwStatement *row)
{
  g_autoptr (GDateTime) updated = bw_statement_dup_moment (row, 5);

  return bw_state_update_new (&(BwStateUpdateFields) {
      .state = bw_statement_get_text (row, 1),
      .assigned_to = bw_statement_get_text (row, 2),
      .comment = bw_statement_get_text (row, 3),
      .updated_by = bw_statement_get_text (row, 4),
      .updated = updated,
  });
}

static gboolean
read_updates (BwDatabase *database, gint64 marking, GPtrArray *updates, GError **error)
{
  g_autoptr (BwStatement) query = bw_statement_new (
      database,
      "SELECT marking, state, assigned_to, comment, updated_by, updated FROM state_update"
      " WHERE marking = ?1 ORDER BY place",
      error);
  gboolean has_row = FALSE;

  if (query == NULL)
    return FALSE;
  bw_statement_bind_integer (query, 1, marking);
  while (bw_statement_step (query, &has_row, error)) {
    if (!has_row)
      return TRUE;
    g_ptr_array_add (updates, read_update (query));
  }
  return FALSE;
}

static GObject *
read_marking (BwDatabase *database, BwStatement *row, GError **error)
{
  g_autoptr (GPtrArray) updates = g_ptr_array_new_with_free_func (g_object_unref);

  if (!read_updates (database, bw_statement_get_integer (row, BW_SERIES_VALUE + 1), updates, error))
    return NULL;
  return G_OBJECT (bw_control_profile_new (&(BwControlProfileFields) {
      .id = bw_statement_get_text (row, BW_SERIES_VALUE),
      .title = "",
      .state_updates = updates,
  }));
}

static gboolean
put_update (BwDatabase *database,
            gint64 marking,
            guint place,
            BwStateUpdate *update,
            GError **error)
{
  g_autoptr (BwStatement) insertion = bw_statement_new (
      database, "INSERT INTO state_update VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", error);

  if (insertion == NULL)
    return FALSE;
  bw_statement_bind_integer (insertion, 1, marking);
  bw_statement_bind_integer (insertion, 2, place);
  bw_statement_bind_text (insertion, 3, bw_state_update_get_state (update));
  bw_statement_bind_text (insertion, 4, bw_state_update_get_assigned_to (update));
  bw_statement_bind_text (insertion, 5, bw_state_update_get_comment (update));
  bw_statement_bind_text (insertion, 6, bw_state_update_get_updated_by (update));
  bw_statement_bind_moment (insertion, 7, bw_state_update_get_updated (update));
  return bw_statement_run (insertion, error);
}

static gboolean
put_updates (BwDatabase *database, gint64 marking, GPtrArray *updates, GError **error)
{
  for (guint i = 0; i < updates->len; i++) {
    if (!put_update (database, marking, i, g_ptr_array_index (updates, i), error))
      return FALSE;
  }
  return TRUE;
}

/* Those of the row that is replaced go with it: the foreign key says so. */
static gboolean
put_marking (BwDatabase *database, gint64 control, BwDay day, GObject *value, GError **error)
{
  g_autoptr (BwStatement) insertion = bw_statement_new (
      database, "INSERT OR REPLACE INTO marking VALUES (NULL, ?1, ?2, ?3)", error);
  gint64 marking = 0;

  if (insertion == NULL)
    return FALSE;
  bw_statement_bind_integer (insertion, 1, control);
  bw_statement_bind_day (insertion, 2, day);
  bw_statement_bind_integer (insertion, 3, value != NULL);
  if (!bw_statement_run (insertion, error))
    return FALSE;
  if (value == NULL)
    return TRUE;
  marking = sqlite3_last_insert_rowid (bw_database_get_handle (database));
  return put_updates (database, marking,
                      bw_control_profile_get_state_updates (BW_CONTROL_PROFILE (value)), error);
}

static gboolean
is_same_moment (GDateTime *a, GDateTime *b)
{
  return a == b || (a != NULL && b != NULL && g_date_time_compare (a, b) == 0);
}

static gboolean
is_same_update (BwStateUpdate *a, BwStateUpdate *b)
{
  return g_str_equal (bw_state_update_get_state (a), bw_state_update_get_state (b)) &&
         g_strcmp0 (bw_state_update_get_assigned_to (a), bw_state_update_get_assigned_to (b)) ==
             0 &&
         g_strcmp0 (bw_state_update_get_comment (a), bw_state_update_get_comment (b)) == 0 &&
         g_strcmp0 (bw_state_update_get_updated_by (a), bw_state_update_get_updated_by (b)) == 0 &&
         is_same_moment (bw_state_update_get_updated (a), bw_state_update_get_updated (b));
}

static gboolean
is_same (GObject *a, GObject *b)
{
  GPtrArray *updates = bw_control_profile_get_state_updates (BW_CONTROL_PROFILE (a));
  GPtrArray *others = bw_control_profile_get_state_updates (BW_CONTROL_PROFILE (b));

  if (updates->len != others->len)
    return FALSE;
  for (guint i = 0; i < updates->len; i++) {
    if (!is_same_update (g_ptr_array_index (updates, i), g_ptr_array_index (others, i)))
      return FALSE;
  }
  return TRUE;
}

const BwSeriesKind bw_marking_series = {
  .until = "SELECT " COLUMNS " FROM control CROSS JOIN marking ON marking.control = control.control"
           " WHERE day = (SELECT max (day) FROM marking AS last"
           " WHERE last.control = control.control AND last.day <= ?1)",
  .between = "SELECT " COLUMNS " FROM marking JOIN control ON control.control = marking.control"
             " WHERE day > ?1 AND day <= ?2 ORDER BY day",
  .next = "SELECT min (day) FROM catalogue WHERE day > ?1",
  .remove = "DELETE FROM marking WHERE control = ?1 AND day = ?2",
  .read = read_marking,
  .put = put_marking,
  .is_same = is_same,
};

/* Few controls are ever set, and each untouched one has an entry that says nothing (graph.md §1.5). */
#define SET                                                                              \
  "SELECT control, state, assigned_to, comment, updated_by, updated"                     \
  " FROM marking JOIN state_update USING (marking)"                                      \
  " WHERE day = (SELECT max (day) FROM marking AS last"                                  \
  " WHERE last.control = marking.control AND last.there)"                                \
  " AND control IN (SELECT control FROM state_update CROSS JOIN marking USING (marking)" \
  " WHERE updated IS NOT NULL OR state <> 'Default')"                                    \
  " ORDER BY control, place"

static void
add_update (GHashTable *set, BwStatement *row)
{
  gpointer control = GINT_TO_POINTER ((int) bw_statement_get_integer (row, 0));
  GPtrArray *updates = g_hash_table_lookup (set, control);

  if (updates == NULL) {
    updates = g_ptr_array_new_with_free_func (g_object_unref);
    g_hash_table_insert (set, control, updates);
  }
  g_ptr_array_add (updates, read_update (row));
}

/**
 * bw_marking_series_load_set:
 * @database: a connection in a transaction
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type int GPtrArray): by number of control, the state updates of those controls whose
 *   state anybody ever set, as they were when the control was last in a catalogue; or %NULL
 */
GHashTable *
bw_marking_series_load_set (BwDatabase *database, GError **error)
{
  g_autoptr (BwStatement) query = bw_statement_new (database, SET, error);
  g_autoptr (GHashTable) set =
                g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  gboolean has_row = FALSE;

  if (query == NULL)
    return NULL;
  while (bw_statement_step (query, &has_row, error)) {
    if (!has_row)
      return g_steal_pointer (&set);
    add_update (set, query);
  }
  return NULL;
}
