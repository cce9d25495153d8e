/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-history-text.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/bw-points.h"
#include "model/bw-words.h"
#include "present/bw-format.h"

static const char *const COLUMNS[] = {
  /* Translators: the head of a column of days. */
  [BW_HISTORY_DAY] = NC_ ("history", "Day"),
  /* Translators: the head of a column: the score in percent. */
  [BW_HISTORY_SCORE] = NC_ ("history", "Score"),
  /* Translators: the head of a column: by how much the score changed since the day before. */
  [BW_HISTORY_CHANGE] = NC_ ("history", "Change"),
  /* Translators: the head of a column: points achieved of attainable points. */
  [BW_HISTORY_POINTS] = NC_ ("history", "Points"),
  /* Translators: the head of a column: the average score of all organisations in percent. */
  [BW_HISTORY_ALL] = NC_ ("history", "All"),
  /* Translators: the head of a column: what else there is to say of a day. */
  [BW_HISTORY_REMARKS] = NC_ ("history", "Remarks"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (COLUMNS) == BW_N_HISTORY_COLUMNS);

static const char *const RANGES[] = {
  [BW_RANGE_MONTH] = N_ ("Last 30 days"),
  [BW_RANGE_QUARTER] = N_ ("Last 90 days"),
  /* Translators: a range of days: the last 365. */
  [BW_RANGE_YEAR] = N_ ("Last year"),
  /* Translators: a range of days: all that there are records of. */
  [BW_RANGE_ALL] = N_ ("All days"),
  /* Translators: a range of days: from one to another, which are asked for. */
  [BW_RANGE_CUSTOM] = N_ ("Other days…"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (RANGES) == BW_N_RANGE_KINDS);

/**
 * bw_history_text_label_range:
 * @kind: which days
 *
 * Returns: (transfer full): their name in a menu
 */
char *
bw_history_text_label_range (BwRangeKind kind)
{
  g_return_val_if_fail ((guint) kind < BW_N_RANGE_KINDS, NULL);

  return g_strdup (gettext (RANGES[kind]));
}

/**
 * bw_history_text_say_range:
 * @range: days that are looked at
 *
 * Returns: (transfer full): which they are
 */
char *
bw_history_text_say_range (const BwRange *range)
{
  g_autofree char *from = bw_format_day_short (range->from);
  g_autofree char *to = bw_format_day_short (range->to);

  if (range->kind != BW_RANGE_CUSTOM)
    return bw_history_text_label_range (range->kind);
  /* Translators: a range of days, as in "1 Sep 2026 – 23 Nov 2026". */
  return g_strdup_printf (C_ ("range", "%s – %s"), from, to);
}

/**
 * bw_history_text_say_known_days:
 * @oldest: the oldest day that there is a record of
 * @newest: the newest one
 *
 * Returns: (transfer full): which days can be asked for, and how they are written
 */
char *
bw_history_text_say_known_days (BwDay oldest, BwDay newest)
{
  g_autofree char *from = bw_format_day (oldest);
  g_autofree char *to = bw_format_day (newest);
  g_autofree char *example = bw_day_to_iso (newest);

  /* Translators: the first two %s are days; the last one is how a day is to be written, as in 2026-11-23. */
  return g_strdup_printf (_ ("There are records from %s to %s. Write a day as in %s."), from, to,
                          example);
}

static gboolean
is_step (double change)
{
  return isfinite (change) && fabs (change) > BW_POINTS_EPSILON;
}

/**
 * bw_history_text_say_remarks:
 * @history: the days of a range
 * @i: which of its days
 *
 * Returns: (transfer full): what there is to say of the day besides its numbers: days that are missing before it, a step
 *   of the maximum, a dip, where it comes from; empty where that is nothing
 */
char *
bw_history_text_say_remarks (BwHistory *history, guint i)
{
  guint missing = bw_history_count_missing (history, i);
  double max_change = bw_history_get_max_change (history, i);
  BwSnapshot *day = g_ptr_array_index (bw_history_get_days (history), i);
  g_autofree char *step = bw_format_points_change (max_change);
  g_autofree char *count = bw_format_count (missing);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (missing > 0)
    g_strv_builder_take (
        builder,
        /* Translators: %s is a number of days that there are no records of, before the day of this line. */
        g_strdup_printf (ngettext ("%s day missing before", "%s days missing before", missing),
                         count));
  if (is_step (max_change))
    /* Translators: %s is a number of points with its sign, as in "+12". */
    g_strv_builder_take (builder, g_strdup_printf (_ ("maximum changed by %s"), step));
  if (bw_history_is_dip (history, i))
    /* Translators: said of a day on which the score was lower, and soon as high as before again. */
    g_strv_builder_add (builder, _ ("dip that healed"));
  if (bw_snapshot_is_from_file (day) && !bw_history_is_from_files (history))
    /* Translators: said of a day that was added from a saved file, among others that come from Microsoft itself. */
    g_strv_builder_add (builder, _ ("from a file"));

  parts = g_strv_builder_end (builder);
  return g_strjoinv (C_ ("list", ", "), parts);
}

/**
 * bw_history_text_label_column:
 * @column: what is told of each day
 *
 * Returns: (transfer full): the head of its column
 */
char *
bw_history_text_label_column (BwHistoryColumn column)
{
  g_return_val_if_fail ((guint) column < BW_N_HISTORY_COLUMNS, NULL);

  return g_strdup (g_dpgettext2 (NULL, "history", COLUMNS[column]));
}

static char *
say_all (BwSnapshot *day)
{
  BwComparison *all = bw_snapshot_find_comparison (day, BW_BASIS_ALL_TENANTS);

  return bw_format_percentage (all != NULL ? bw_comparison_get_percentage (all) : NAN);
}

/**
 * bw_history_text_say_cell:
 * @history: the days of a range
 * @i: which of its days
 * @column: what is to be told of it
 *
 * Returns: (transfer full): that
 */
char *
bw_history_text_say_cell (BwHistory *history, guint i, BwHistoryColumn column)
{
  BwSnapshot *day = g_ptr_array_index (bw_history_get_days (history), i);

  switch (column) {
  case BW_HISTORY_DAY:
    return bw_format_day (bw_snapshot_get_day (day));
  case BW_HISTORY_SCORE:
    return bw_format_percentage (bw_history_get_percentage (history, i));
  case BW_HISTORY_CHANGE:
    return bw_format_impact (bw_history_get_change (history, i));
  case BW_HISTORY_POINTS:
    return bw_format_points_of (bw_snapshot_get_current (day), bw_snapshot_get_max (day));
  case BW_HISTORY_ALL:
    return say_all (day);
  case BW_HISTORY_REMARKS:
    return bw_history_text_say_remarks (history, i);
  default:
    g_return_val_if_reached (NULL);
  }
}
