/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-text-table.h"

#include "archive/bw-series.h"
#include "archive/bw-statement.h"
#include "model/bw-control-score.h"

/* A description stays where a newer day has none: it is of the control, not of the day. What was observed,
   and when, is of the day, so both are that day's or none. */
#define STORE                                                    \
  "INSERT INTO score_text VALUES (?1, ?2, ?3, ?4, ?5, ?6)"       \
  " ON CONFLICT (control) DO UPDATE SET"                         \
  " day = excluded.day,"                                         \
  " description = coalesce (excluded.description, description)," \
  " implementation_status = excluded.implementation_status,"     \
  " last_synced = excluded.last_synced,"                         \
  " rest = excluded.rest"                                        \
  " WHERE excluded.day >= day"

/* The texts of an older day are hollow (graph.md §0 no. 2). */
static gboolean
is_hollow (BwControlScore *score)
{
  const char *description = bw_control_score_get_description (score);
  const char *status = bw_control_score_get_implementation_status (score);

  return (description == NULL || *description == '\0') && (status == NULL || *status == '\0') &&
         bw_control_score_get_last_synced (score) == NULL &&
         bw_control_score_get_rest (score) == NULL;
}

static void
bind_text (BwStatement *statement, int place, const char *text)
{
  bw_statement_bind_text (statement, place, text != NULL && *text != '\0' ? text : NULL);
}

static gboolean
store_one (BwStatement *insertion, gint64 control, BwDay day, BwControlScore *score, GError **error)
{
  bw_statement_bind_integer (insertion, 1, control);
  bw_statement_bind_day (insertion, 2, day);
  bind_text (insertion, 3, bw_control_score_get_description (score));
  bind_text (insertion, 4, bw_control_score_get_implementation_status (score));
  bw_statement_bind_moment (insertion, 5, bw_control_score_get_last_synced (score));
  bw_statement_bind_text (insertion, 6, bw_control_score_get_rest (score));
  return bw_statement_run (insertion, error);
}

/**
 * bw_text_table_store:
 * @database: a connection in a transaction
 * @controls: the controls that the archive knows
 * @snapshot: a whole day
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Keeps the texts of each control that has any, unless a newer day's are kept.
 *
 * Returns: whether they are kept
 */
gboolean
bw_text_table_store (BwDatabase *database,
                     BwControlTable *controls,
                     BwSnapshot *snapshot,
                     GError **error)
{
  GPtrArray *scores = bw_snapshot_get_control_scores (snapshot);
  g_autoptr (BwStatement) insertion = bw_statement_new (database, STORE, error);

  if (insertion == NULL)
    return FALSE;
  for (guint i = 0; i < scores->len; i++) {
    BwControlScore *score = g_ptr_array_index (scores, i);
    gint64 control = 0;

    if (is_hollow (score))
      continue;
    control = bw_control_table_take (controls, bw_control_score_get_id (score), error);
    if (control == 0 ||
        !store_one (insertion, control, bw_snapshot_get_day (snapshot), score, error))
      return FALSE;
  }
  return TRUE;
}

/* The same score with the texts in the row. Transfer full. */
static BwControlScore *
add_texts (BwControlScore *score, BwStatement *row, BwDay day)
{
  gboolean is_of_day = bw_statement_get_day (row, 1) == day;
  g_autoptr (GDateTime) last_synced = is_of_day ? bw_statement_dup_moment (row, 4) : NULL;

  return bw_control_score_new (&(BwControlScoreFields) {
      .id = bw_control_score_get_id (score),
      .category = bw_control_score_get_category (score),
      .points = bw_control_score_get_points (score),
      .percentage = bw_control_score_get_percentage (score),
      .description = bw_statement_get_text (row, 2),
      .implementation_status = is_of_day ? bw_statement_get_text (row, 3) : NULL,
      .last_synced = last_synced,
      .count = bw_control_score_get_count (score),
      .total = bw_control_score_get_total (score),
      .rest = is_of_day ? bw_statement_get_text (row, 5) : NULL,
  });
}

/**
 * bw_text_table_add:
 * @database: a connection in a transaction
 * @values: (element-type BwControlScore): the control scores of a day, by number of control
 * @day: the day
 * @is_newest: whether no stored whole day is newer: then a description of an older one will do
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the same scores with the texts that are kept of that day, or %NULL
 */
GPtrArray *
bw_text_table_add (BwDatabase *database,
                   GPtrArray *values,
                   BwDay day,
                   gboolean is_newest,
                   GError **error)
{
  g_autoptr (BwStatement) query = bw_statement_new (
      database,
      "SELECT control, day, description, implementation_status, last_synced, rest FROM score_text"
      " WHERE day = ?1 OR (?2 AND day < ?1)",
      error);
  g_autoptr (GPtrArray) full = bw_series_list_new ();
  gboolean has_row = FALSE;

  if (query == NULL)
    return NULL;
  for (guint i = 0; i < values->len; i++)
    bw_series_list_set (full, i, values->pdata[i]);
  bw_statement_bind_day (query, 1, day);
  bw_statement_bind_integer (query, 2, is_newest);
  while (bw_statement_step (query, &has_row, error)) {
    GObject *score = NULL;
    g_autoptr (BwControlScore) with_texts = NULL;

    if (!has_row)
      return g_steal_pointer (&full);
    score = bw_series_list_get (values, bw_statement_get_integer (query, 0));
    if (score == NULL)
      continue;
    with_texts = add_texts (BW_CONTROL_SCORE (score), query, day);
    bw_series_list_set (full, bw_statement_get_integer (query, 0), G_OBJECT (with_texts));
  }
  return NULL;
}
