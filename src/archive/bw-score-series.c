/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-score-series.h"

#include <math.h>

#include "model/bw-control-score.h"

#define COLUMNS                                                                     \
  "score.control, score.day, there, id, category, points, percentage, count, total" \
  " FROM control CROSS JOIN score ON score.control = control.control"

static GObject *
read_score (BwDatabase *database, BwStatement *row, GError **error)
{
  return G_OBJECT (bw_control_score_new (&(BwControlScoreFields) {
      .id = bw_statement_get_text (row, BW_SERIES_VALUE),
      .category = bw_statement_get_text (row, BW_SERIES_VALUE + 1),
      .points = bw_statement_get_number (row, BW_SERIES_VALUE + 2),
      .percentage = bw_statement_get_number (row, BW_SERIES_VALUE + 3),
      .count = bw_statement_get_integer (row, BW_SERIES_VALUE + 4),
      .total = bw_statement_get_integer (row, BW_SERIES_VALUE + 5),
  }));
}

static gboolean
put_score (BwDatabase *database, gint64 control, BwDay day, GObject *value, GError **error)
{
  g_autoptr (BwStatement) insertion = bw_statement_new (
      database, "INSERT OR REPLACE INTO score VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", error);
  BwControlScore *score = (BwControlScore *) value;

  if (insertion == NULL)
    return FALSE;
  bw_statement_bind_integer (insertion, 1, control);
  bw_statement_bind_day (insertion, 2, day);
  bw_statement_bind_integer (insertion, 3, score != NULL);
  if (score != NULL) {
    bw_statement_bind_text (insertion, 4, bw_control_score_get_category (score));
    bw_statement_bind_number (insertion, 5, bw_control_score_get_points (score));
    bw_statement_bind_number (insertion, 6, bw_control_score_get_percentage (score));
    bw_statement_bind_integer (insertion, 7, bw_control_score_get_count (score));
    bw_statement_bind_integer (insertion, 8, bw_control_score_get_total (score));
  }
  return bw_statement_run (insertion, error);
}

/* To the last bit, since what is read is to be what was stored. */
static gboolean
is_same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
is_same (GObject *a, GObject *b)
{
  BwControlScore *score = BW_CONTROL_SCORE (a);
  BwControlScore *other = BW_CONTROL_SCORE (b);

  return is_same_number (bw_control_score_get_points (score),
                         bw_control_score_get_points (other)) &&
         is_same_number (bw_control_score_get_percentage (score),
                         bw_control_score_get_percentage (other)) &&
         bw_control_score_get_count (score) == bw_control_score_get_count (other) &&
         bw_control_score_get_total (score) == bw_control_score_get_total (other) &&
         g_str_equal (bw_control_score_get_category (score), bw_control_score_get_category (other));
}

/* Graph tells how many of which population only as long as the day is the newest (graph.md §0 no. 2): a
   later reading does not take that away. */
static GObject *
merge (GObject *earlier, GObject *later)
{
  BwControlScore *old = BW_CONTROL_SCORE (earlier);
  BwControlScore *new = BW_CONTROL_SCORE (later);

  if (bw_control_score_get_count (new) >= 0 || bw_control_score_get_total (new) >= 0)
    return g_object_ref (later);
  return G_OBJECT (bw_control_score_new (&(BwControlScoreFields) {
      .id = bw_control_score_get_id (new),
      .category = bw_control_score_get_category (new),
      .points = bw_control_score_get_points (new),
      .percentage = bw_control_score_get_percentage (new),
      .count = bw_control_score_get_count (old),
      .total = bw_control_score_get_total (old),
  }));
}

const BwSeriesKind bw_score_series = {
  .until = "SELECT " COLUMNS " AND score.day = (SELECT max(day) FROM score AS last"
           " WHERE last.control = control.control AND last.day <= ?1)",
  .between =
      "SELECT score.control, score.day, there, id, category, points, percentage, count, total"
      " FROM score JOIN control USING (control) WHERE day > ?1 AND day <= ?2 ORDER BY day",
  .next = "SELECT min(day) FROM day WHERE whole AND day > ?1",
  .remove = "DELETE FROM score WHERE control = ?1 AND day = ?2",
  .read = read_score,
  .put = put_score,
  .is_same = is_same,
  .merge = merge,
};

/**
 * bw_score_series_list_values:
 * @controls: the controls that the archive knows
 * @snapshot: a whole day
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): its control scores as values of the series, or %NULL
 */
GPtrArray *
bw_score_series_list_values (BwControlTable *controls, BwSnapshot *snapshot, GError **error)
{
  GPtrArray *scores = bw_snapshot_get_control_scores (snapshot);
  g_autoptr (GPtrArray) values = bw_series_list_new ();

  for (guint i = 0; i < scores->len; i++) {
    BwControlScore *score = g_ptr_array_index (scores, i);
    gint64 control = bw_control_table_take (controls, bw_control_score_get_id (score), error);

    if (control == 0)
      return NULL;
    bw_series_list_set (values, control, G_OBJECT (score));
  }
  return g_steal_pointer (&values);
}
