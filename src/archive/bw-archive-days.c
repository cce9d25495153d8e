/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-archive-days.h"

#include "archive/bw-day-table.h"
#include "archive/bw-score-series.h"
#include "archive/bw-text-table.h"
#include "archive/bw-told-table.h"

static gboolean
is_whole (BwSnapshot *snapshot)
{
  return bw_snapshot_get_control_scores (snapshot)->len > 0;
}

/* A snapshot that Graph stamped earlier is the older reading, whenever it is stored. */
static gboolean
was_made_before (BwSnapshot *snapshot, GDateTime *created)
{
  GDateTime *own = bw_snapshot_get_created (snapshot);

  return own != NULL && created != NULL && g_date_time_compare (own, created) < 0;
}

/* A later reading of a day replaces it, but never with less: nothing of Graph's with what is of a file,
   nothing complete with what is not. Totals alone replace no whole day, not even by newer totals, which
   would then contradict the control scores beside them. */
static gboolean
may_replace (const BwArchiveDay *old,
             GDateTime *created,
             BwSnapshot *snapshot,
             BwArchiveOrigin origin)
{
  if (old->day == BW_DAY_NONE)
    return TRUE;
  if (origin < old->origin || (old->is_whole && !is_whole (snapshot)) ||
      (!old->is_incomplete && bw_snapshot_is_incomplete (snapshot)))
    return FALSE;
  return origin > old->origin || !was_made_before (snapshot, created);
}

typedef struct {
  BwDatabase *database;
  BwControlTable *controls;
  BwSeries *scores;
  BwArchiveOrigin origin;
  GDateTime *now;
} Store;

static gboolean
store_scores (Store *self, BwSnapshot *snapshot, gboolean was_stored, GError **error)
{
  g_autoptr (GPtrArray) values = bw_score_series_list_values (self->controls, snapshot, error);

  return values != NULL &&
         bw_series_store (self->scores,
                          &(BwSeriesDay) { .day = bw_snapshot_get_day (snapshot),
                                           .values = values,
                                           .was_stored = was_stored },
                          error) &&
         bw_text_table_store (self->database, self->controls, snapshot, error);
}

/* Microsoft corrects days that are over. */
static gboolean
tells_otherwise (const BwArchiveDay *old,
                 GDateTime *created,
                 BwSnapshot *snapshot,
                 BwArchiveOrigin origin)
{
  return old->is_whole && !is_whole (snapshot) && old->origin == BW_ARCHIVE_ORIGIN_GRAPH &&
         origin == BW_ARCHIVE_ORIGIN_GRAPH && !bw_snapshot_is_incomplete (snapshot) &&
         !was_made_before (snapshot, created);
}

static gboolean
store_day (Store *self, BwSnapshot *snapshot, gboolean *is_stored, GError **error)
{
  g_autoptr (GDateTime) created = NULL;
  BwArchiveDay old = { 0 };

  *is_stored = FALSE;
  if (!bw_day_table_find (self->database, bw_snapshot_get_day (snapshot), &old, &created, error))
    return FALSE;
  if (tells_otherwise (&old, created, snapshot, self->origin))
    return bw_told_table_note (self->database, snapshot, error);
  if (!may_replace (&old, created, snapshot, self->origin))
    return TRUE;
  *is_stored = TRUE;
  return bw_day_table_put (self->database, snapshot, self->origin, self->now, error) &&
         (!is_whole (snapshot) || store_scores (self, snapshot, old.is_whole, error));
}

static gboolean
store_all (Store *self, GPtrArray *snapshots, guint *n_stored, GError **error)
{
  for (guint i = 0; i < snapshots->len; i++) {
    gboolean is_stored = FALSE;

    if (!store_day (self, g_ptr_array_index (snapshots, i), &is_stored, error))
      return FALSE;
    *n_stored += is_stored ? 1 : 0;
  }
  return TRUE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  BwDay day_a = bw_snapshot_get_day (*(BwSnapshot **) a);
  BwDay day_b = bw_snapshot_get_day (*(BwSnapshot **) b);

  return (day_a > day_b) - (day_a < day_b);
}

/**
 * bw_archive_days_store:
 * @database: a connection in a transaction that may write
 * @snapshots: (element-type BwSnapshot): days, in any order
 * @origin: where they came from
 * @now: the present moment
 * @n_stored: (out): how many of them are stored; the others are there already, and better
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether they are stored; if not, the transaction is to be rolled back
 */
gboolean
bw_archive_days_store (BwDatabase *database,
                       GPtrArray *snapshots,
                       BwArchiveOrigin origin,
                       GDateTime *now,
                       guint *n_stored,
                       GError **error)
{
  g_autoptr (BwControlTable) controls = bw_control_table_new (database, error);
  g_autoptr (BwSeries) scores = bw_series_new (&bw_score_series, database);
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (snapshots, NULL, NULL);
  Store store = { database, controls, scores, origin, now };

  *n_stored = 0;
  if (controls == NULL)
    return FALSE;
  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_days);
  return store_all (&store, sorted, n_stored, error);
}

/* The day of @totals with its control scores. Transfer full. */
static BwSnapshot *
add_scores (BwSnapshot *totals, GPtrArray *values)
{
  g_autoptr (GPtrArray) scores = g_ptr_array_new_full (values->len, g_object_unref);

  for (guint i = 0; i < values->len; i++) {
    if (values->pdata[i] != NULL)
      g_ptr_array_add (scores, g_object_ref (values->pdata[i]));
  }
  return bw_snapshot_new_with_scores (totals, scores);
}

/* Transfer full, or NULL. Scores that did not change from day to day are the same objects. */
static BwSnapshot *
load_whole (BwDatabase *database,
            BwSeries *scores,
            BwSnapshot *totals,
            BwDay newest,
            GError **error)
{
  BwDay day = bw_snapshot_get_day (totals);
  g_autoptr (GPtrArray) values = NULL;

  if (!bw_series_seek (scores, day, error))
    return NULL;
  values = bw_text_table_add (database, bw_series_get_values (scores), day, day == newest, error);
  return values != NULL ? add_scores (totals, values) : NULL;
}

/* Those of the days that have control scores; transfer full, or NULL. */
static GHashTable *
list_whole (BwDatabase *database, BwDay from, BwDay to, GError **error)
{
  g_autoptr (BwStatement) query = bw_statement_new (
      database, "SELECT day FROM day WHERE day BETWEEN ?1 AND ?2 AND whole", error);
  g_autoptr (GHashTable) whole = g_hash_table_new (NULL, NULL);
  gboolean has_row = FALSE;

  if (query == NULL)
    return NULL;
  bw_statement_bind_integer (query, 1, from);
  bw_statement_bind_integer (query, 2, to);
  while (bw_statement_step (query, &has_row, error)) {
    if (!has_row)
      return g_steal_pointer (&whole);
    g_hash_table_add (whole, GUINT_TO_POINTER (bw_statement_get_day (query, 0)));
  }
  return NULL;
}

/* Puts control scores into those days that have them. */
static gboolean
fill (BwDatabase *database, GPtrArray *days, BwDay from, BwDay to, GError **error)
{
  g_autoptr (BwSeries) scores = bw_series_new (&bw_score_series, database);
  g_autoptr (GHashTable) whole = list_whole (database, from, to, error);
  BwDay newest = BW_DAY_NONE;

  if (whole == NULL || !bw_archive_days_find_newest (database, &newest, error))
    return FALSE;
  for (guint i = 0; i < days->len; i++) {
    BwSnapshot *totals = g_ptr_array_index (days, i);
    BwSnapshot *snapshot = NULL;

    if (!g_hash_table_contains (whole, GUINT_TO_POINTER (bw_snapshot_get_day (totals))))
      continue;
    snapshot = load_whole (database, scores, totals, newest, error);
    if (snapshot == NULL)
      return FALSE;
    g_object_unref (totals);
    days->pdata[i] = snapshot;
  }
  return TRUE;
}

/**
 * bw_archive_days_load:
 * @database: a connection in a transaction
 * @from: the first day
 * @to: the last day
 * @whole: whether those days that have control scores come with them
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type BwSnapshot): the days that there are, oldest first; or %NULL
 */
GPtrArray *
bw_archive_days_load (BwDatabase *database, BwDay from, BwDay to, gboolean whole, GError **error)
{
  g_autoptr (GPtrArray) days = bw_day_table_load (database, from, to, error);

  if (days == NULL || (whole && days->len > 0 && !fill (database, days, from, to, error)))
    return NULL;
  return g_steal_pointer (&days);
}

/**
 * bw_archive_days_find_newest:
 * @database: a connection in a transaction
 * @day: (out): the newest day that is there whole; where none is, the newest; or %BW_DAY_NONE
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it could be looked up
 */
gboolean
bw_archive_days_find_newest (BwDatabase *database, BwDay *day, GError **error)
{
  gint64 newest = -1;

  if (!bw_database_ask_integer (
          database,
          "SELECT coalesce ((SELECT day FROM day WHERE whole ORDER BY day DESC LIMIT 1),"
          " (SELECT max (day) FROM day))",
          &newest, error))
    return FALSE;
  *day = newest > 0 ? (BwDay) newest : BW_DAY_NONE;
  return TRUE;
}
