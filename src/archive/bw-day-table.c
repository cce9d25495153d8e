/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-day-table.h"

#include <math.h>

#include "model/bw-comparison.h"

/**
 * bw_day_table_find:
 * @database: a connection in a transaction
 * @day: a day
 * @found: (out): what there is of it; its day is %BW_DAY_NONE where there is nothing
 * @created: (out) (nullable) (transfer full): the moment that Graph stamped it with
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it could be looked up
 */
gboolean
bw_day_table_find (BwDatabase *database,
                   BwDay day,
                   BwArchiveDay *found,
                   GDateTime **created,
                   GError **error)
{
  g_autoptr (BwStatement) query = bw_statement_new (
      database, "SELECT day, origin, whole, incomplete, created FROM day WHERE day = ?1", error);
  gboolean has_row = FALSE;

  *found = (BwArchiveDay) { .day = BW_DAY_NONE };
  *created = NULL;
  if (query == NULL)
    return FALSE;
  bw_statement_bind_day (query, 1, day);
  if (!bw_statement_step (query, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  found->day = bw_statement_get_day (query, 0);
  found->origin = (BwArchiveOrigin) bw_statement_get_integer (query, 1);
  found->is_whole = bw_statement_get_flag (query, 2);
  found->is_incomplete = bw_statement_get_flag (query, 3);
  *created = bw_statement_dup_moment (query, 4);
  return TRUE;
}

/* What a later reading of a day does not tell, the earlier one still tells. */
#define PUT                                                                                  \
  "INSERT INTO day VALUES (?1, ?2, nullif (?3, (SELECT tenant FROM about)), ?4, ?5, ?6, ?7," \
  " ?8, ?9, ?10, ?11, ?12, ?13, NULL)"                                                       \
  " ON CONFLICT (day) DO UPDATE SET"                                                         \
  " graph_id = iif (excluded.graph_id = '', graph_id, excluded.graph_id),"                   \
  " tenant = excluded.tenant,"                                                               \
  " created = coalesce (excluded.created, created),"                                         \
  " current = coalesce (excluded.current, current),"                                         \
  " max = coalesce (excluded.max, max),"                                                     \
  " active_users = coalesce (excluded.active_users, active_users),"                          \
  " n_nameless = excluded.n_nameless,"                                                       \
  " incomplete = excluded.incomplete,"                                                       \
  " whole = excluded.whole,"                                                                 \
  " origin = excluded.origin,"                                                               \
  " stored = excluded.stored,"                                                               \
  " rest = coalesce (excluded.rest, rest)"

static gboolean
put_totals (BwDatabase *database,
            BwSnapshot *snapshot,
            BwArchiveOrigin origin,
            GDateTime *now,
            GError **error)
{
  g_autoptr (BwStatement) insertion = bw_statement_new (database, PUT, error);

  if (insertion == NULL)
    return FALSE;
  bw_statement_bind_day (insertion, 1, bw_snapshot_get_day (snapshot));
  bw_statement_bind_text (insertion, 2, bw_snapshot_get_id (snapshot));
  bw_statement_bind_text (insertion, 3, bw_snapshot_get_tenant_id (snapshot));
  bw_statement_bind_moment (insertion, 4, bw_snapshot_get_created (snapshot));
  bw_statement_bind_number (insertion, 5, bw_snapshot_get_current (snapshot));
  bw_statement_bind_number (insertion, 6, bw_snapshot_get_max (snapshot));
  bw_statement_bind_integer (insertion, 7, bw_snapshot_get_active_users (snapshot));
  bw_statement_bind_integer (insertion, 8, bw_snapshot_count_nameless (snapshot));
  bw_statement_bind_integer (insertion, 9, bw_snapshot_is_incomplete (snapshot) ? 1 : 0);
  bw_statement_bind_integer (insertion, 10, bw_snapshot_get_control_scores (snapshot)->len > 0);
  bw_statement_bind_integer (insertion, 11, origin);
  bw_statement_bind_moment (insertion, 12, now);
  bw_statement_bind_text (insertion, 13, bw_snapshot_get_rest (snapshot));
  return bw_statement_run (insertion, error);
}

static gboolean
put_comparison (BwDatabase *database,
                BwDay day,
                guint place,
                BwComparison *comparison,
                GError **error)
{
  g_autoptr (BwStatement) insertion = bw_statement_new (
      database, "INSERT INTO comparison VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", error);

  if (insertion == NULL)
    return FALSE;
  bw_statement_bind_day (insertion, 1, day);
  bw_statement_bind_integer (insertion, 2, place);
  bw_statement_bind_text (insertion, 3, bw_comparison_get_basis (comparison));
  bw_statement_bind_number (insertion, 4, bw_comparison_get_percentage (comparison));
  bw_statement_bind_integer (insertion, 5, bw_comparison_get_seats_lower (comparison));
  bw_statement_bind_integer (insertion, 6, bw_comparison_get_seats_upper (comparison));
  bw_statement_bind_text (insertion, 7, bw_comparison_get_industry (comparison));
  bw_statement_bind_text (insertion, 8, bw_comparison_get_rest (comparison));
  return bw_statement_run (insertion, error);
}

static gboolean
put_comparisons (BwDatabase *database, BwSnapshot *snapshot, GError **error)
{
  GPtrArray *comparisons = bw_snapshot_get_comparisons (snapshot);
  BwDay day = bw_snapshot_get_day (snapshot);
  g_autoptr (BwStatement) removal = NULL;

  if (comparisons->len == 0)
    return TRUE;
  removal = bw_statement_new (database, "DELETE FROM comparison WHERE day = ?1", error);
  if (removal == NULL)
    return FALSE;
  bw_statement_bind_day (removal, 1, day);
  if (!bw_statement_run (removal, error))
    return FALSE;
  for (guint i = 0; i < comparisons->len; i++) {
    if (!put_comparison (database, day, i, g_ptr_array_index (comparisons, i), error))
      return FALSE;
  }
  return TRUE;
}

/**
 * bw_day_table_put:
 * @database: a connection in a transaction
 * @snapshot: a day; without control scores it is one of totals alone
 * @origin: where it came from
 * @now: the present moment
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Puts its totals in the place of those that are there. What @snapshot does not tell stays.
 *
 * Returns: whether they are there
 */
gboolean
bw_day_table_put (BwDatabase *database,
                  BwSnapshot *snapshot,
                  BwArchiveOrigin origin,
                  GDateTime *now,
                  GError **error)
{
  return put_totals (database, snapshot, origin, now, error) &&
         put_comparisons (database, snapshot, error);
}

/* The comparisons of a range of days, which are read in step with the days. */
typedef struct {
  BwStatement *query;
  gboolean has_row;
} Comparisons;

static BwComparison *
read_comparison (BwStatement *row)
{
  return bw_comparison_new (&(BwComparisonFields) {
      .basis = bw_statement_get_text (row, 1),
      .percentage = bw_statement_get_number (row, 2),
      .seats_lower = bw_statement_get_integer (row, 3),
      .seats_upper = bw_statement_get_integer (row, 4),
      .industry = bw_statement_get_text (row, 5),
      .rest = bw_statement_get_text (row, 6),
  });
}

/* Transfer full: the query, at its first row; or NULL. */
static BwStatement *
begin_comparisons (Comparisons *self, BwDatabase *database, BwDay from, BwDay to, GError **error)
{
  g_autoptr (BwStatement) query = bw_statement_new (
      database,
      "SELECT day, basis, percentage, seats_lower, seats_upper, industry, rest FROM comparison"
      " WHERE day BETWEEN ?1 AND ?2 ORDER BY day, place",
      error);

  if (query == NULL)
    return NULL;
  bw_statement_bind_integer (query, 1, from);
  bw_statement_bind_integer (query, 2, to);
  if (!bw_statement_step (query, &self->has_row, error))
    return NULL;
  self->query = query;
  return g_steal_pointer (&query);
}

/* Those of one day, which come next; transfer full, or NULL. */
static GPtrArray *
take_comparisons (Comparisons *self, BwDay day, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  while (self->has_row && bw_statement_get_day (self->query, 0) == day) {
    g_ptr_array_add (list, read_comparison (self->query));
    if (!bw_statement_step (self->query, &self->has_row, error))
      return NULL;
  }
  return g_steal_pointer (&list);
}

static BwSnapshot *
read_totals (BwStatement *row, GPtrArray *comparisons)
{
  g_autoptr (GDateTime) created = bw_statement_dup_moment (row, 3);

  return bw_snapshot_new (&(BwSnapshotFields) {
      .day = bw_statement_get_day (row, 0),
      .id = bw_statement_get_text (row, 1),
      .tenant_id = bw_statement_get_text (row, 2),
      .created = created,
      .current = bw_statement_get_number (row, 4),
      .max = bw_statement_get_number (row, 5),
      .active_users = bw_statement_get_integer (row, 6),
      .n_nameless = (guint) bw_statement_get_integer (row, 7),
      .incomplete = bw_statement_get_flag (row, 8),
      .from_file = bw_statement_get_integer (row, 10) == BW_ARCHIVE_ORIGIN_FILE,
      .rest = bw_statement_get_text (row, 9),
      .comparisons = comparisons,
  });
}

static gboolean
load_days (BwStatement *query, Comparisons *comparisons, GPtrArray *days, GError **error)
{
  gboolean has_row = FALSE;

  while (bw_statement_step (query, &has_row, error)) {
    g_autoptr (GPtrArray) list = NULL;

    if (!has_row)
      return TRUE;
    list = take_comparisons (comparisons, bw_statement_get_day (query, 0), error);
    if (list == NULL)
      return FALSE;
    g_ptr_array_add (days, read_totals (query, list));
  }
  return FALSE;
}

/**
 * bw_day_table_load:
 * @database: a connection in a transaction
 * @from: the first day
 * @to: the last day
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type BwSnapshot): the totals of the days that there are, oldest
 *   first; or %NULL
 */
GPtrArray *
bw_day_table_load (BwDatabase *database, BwDay from, BwDay to, GError **error)
{
  g_autoptr (BwStatement) query = bw_statement_new (
      database,
      "SELECT day, graph_id, coalesce (day.tenant, (SELECT tenant FROM about), ''), created,"
      " current, max, active_users, n_nameless, incomplete, rest, origin FROM day"
      " WHERE day BETWEEN ?1 AND ?2 ORDER BY day",
      error);
  g_autoptr (BwStatement) comparing = NULL;
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  Comparisons comparisons = { NULL };

  if (query == NULL)
    return NULL;
  comparing = begin_comparisons (&comparisons, database, from, to, error);
  if (comparing == NULL)
    return NULL;
  bw_statement_bind_integer (query, 1, from);
  bw_statement_bind_integer (query, 2, to);
  return load_days (query, &comparisons, days, error) ? g_steal_pointer (&days) : NULL;
}

/**
 * bw_day_table_list:
 * @database: a connection
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type BwArchiveDay): which days there are, oldest first; or %NULL
 */
GArray *
bw_day_table_list (BwDatabase *database, GError **error)
{
  g_autoptr (BwStatement) query = bw_statement_new (
      database,
      "SELECT day, origin, whole, incomplete, stored, day.asked,"
      " whole AND told.asked = 0 AND (day.current IS NOT coalesce (told.current, day.current)"
      " OR day.max IS NOT coalesce (told.max, day.max))"
      " FROM day LEFT JOIN told USING (day) ORDER BY day",
      error);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (BwArchiveDay));
  gboolean has_row = FALSE;

  if (query == NULL)
    return NULL;
  while (bw_statement_step (query, &has_row, error)) {
    BwArchiveDay day = { 0 };

    if (!has_row)
      return g_steal_pointer (&days);
    day.day = bw_statement_get_day (query, 0);
    day.origin = (BwArchiveOrigin) bw_statement_get_integer (query, 1);
    day.is_whole = bw_statement_get_flag (query, 2);
    day.is_incomplete = bw_statement_get_flag (query, 3);
    day.stored = bw_statement_get_integer (query, 4);
    day.asked = bw_statement_get_integer (query, 5);
    day.is_doubted = bw_statement_get_flag (query, 6);
    g_array_append_val (days, day);
  }
  return NULL;
}

/**
 * bw_day_table_note_asked:
 * @database: a connection in a transaction
 * @from: the first day
 * @to: the last day
 * @now: the present moment
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Notes that Graph was asked for the whole of the days between them that there are.
 *
 * Returns: whether that is noted
 */
gboolean
bw_day_table_note_asked (BwDatabase *database, BwDay from, BwDay to, GDateTime *now, GError **error)
{
  g_autoptr (BwStatement) update = bw_statement_new (
      database, "UPDATE day SET asked = ?3 WHERE day BETWEEN ?1 AND ?2", error);

  if (update == NULL)
    return FALSE;
  bw_statement_bind_day (update, 1, from);
  bw_statement_bind_day (update, 2, to);
  bw_statement_bind_moment (update, 3, now);
  return bw_statement_run (update, error);
}
