/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-line.h"

#include <math.h>

#include "model/bw-points.h"
#include "model/bw-words.h"

static BwLinePoint *
get_point (GArray *points, guint i)
{
  return &g_array_index (points, BwLinePoint, i);
}

/**
 * bw_line_is_known:
 * @points: achieved points of a day, or NAN
 * @max_points: its maximum, or NAN
 *
 * Returns: whether they have a place on a line: a missing score is not 0, and more points than the maximum, or less
 *   than none, cannot be
 */
gboolean
bw_line_is_known (double points, double max_points)
{
  return isfinite (points) && isfinite (max_points) && max_points > 0 && points >= 0 &&
         points <= max_points;
}

/**
 * bw_line_is_bar:
 * @kind: a line
 *
 * Returns: whether each of its points is a bar of its own
 */
gboolean
bw_line_is_bar (BwLineKind kind)
{
  return kind == BW_LINE_WON || kind == BW_LINE_LOST;
}

/**
 * bw_line_is_drawn:
 * @kind: a line
 *
 * Returns: whether it is seen in a chart, and not only read
 */
gboolean
bw_line_is_drawn (BwLineKind kind)
{
  return kind != BW_LINE_CHANGES;
}

/**
 * bw_line_has_unit:
 * @kind: a line
 * @unit: what scores are told in
 *
 * Returns: whether a history has such a line in that unit
 */
gboolean
bw_line_has_unit (BwLineKind kind, BwUnit unit)
{
  if (kind == BW_LINE_SCORE || kind == BW_LINE_GOAL)
    return TRUE;
  if (kind > BW_LINE_GOAL)
    return FALSE;
  return (kind == BW_LINE_MAXIMUM) == (unit == BW_UNIT_POINTS);
}

/* A share of more than the whole cannot be. */
static double
get_comparison (BwSnapshot *day, const char *basis)
{
  BwComparison *comparison = bw_snapshot_find_comparison (day, basis);
  double percentage = comparison != NULL ? bw_comparison_get_percentage (comparison) : NAN;

  return percentage >= 0 && percentage <= 100 ? percentage : NAN;
}

static double
get_score (BwSnapshot *day, BwUnit unit)
{
  double points = bw_snapshot_get_current (day);
  double max_points = bw_snapshot_get_max (day);

  if (!bw_line_is_known (points, max_points))
    return NAN;
  return unit == BW_UNIT_POINTS ? points : bw_points_to_percentage (points, max_points);
}

static double
get_maximum (BwSnapshot *day)
{
  double max_points = bw_snapshot_get_max (day);

  return max_points > 0 ? max_points : NAN;
}

static double
find_value (BwSnapshot *day, BwLineKind kind, BwUnit unit, double goal)
{
  switch (kind) {
  case BW_LINE_SCORE:
    return get_score (day, unit);
  case BW_LINE_MAXIMUM:
    return get_maximum (day);
  case BW_LINE_ALL:
    return get_comparison (day, BW_BASIS_ALL_TENANTS);
  case BW_LINE_SIZE:
    return get_comparison (day, BW_BASIS_TOTAL_SEATS);
  case BW_LINE_INDUSTRY:
    return get_comparison (day, BW_BASIS_INDUSTRY_TYPES);
  case BW_LINE_GOAL:
    return unit == BW_UNIT_POINTS ? goal * get_maximum (day) / 100 : goal;
  case BW_LINE_POINTS:
  case BW_LINE_ACTIONS:
  case BW_LINE_WON:
  case BW_LINE_LOST:
  case BW_LINE_CHANGES:
  default:
    g_return_val_if_reached (NAN);
  }
}

/**
 * bw_line_list_points:
 * @history: the days of a range
 * @kind: a line
 * @unit: what scores are told in
 * @goal: what is aimed at in percent, or NAN
 *
 * A day without a value has no place on the line: a missing score is not 0. A goal in percent holds on missing days
 * too.
 *
 * Returns: (transfer full) (element-type BwLinePoint): the points of the line, the oldest first; none where
 *   bw_line_has_unit() says so
 */
GArray *
bw_line_list_points (BwHistory *history, BwLineKind kind, BwUnit unit, double goal)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (BwLinePoint));
  gboolean is_constant = kind == BW_LINE_GOAL && unit == BW_UNIT_PERCENTAGE;
  GPtrArray *days = bw_history_get_days (history);

  for (guint i = 0; i < days->len && bw_line_has_unit (kind, unit); i++) {
    BwSnapshot *snapshot = g_ptr_array_index (days, i);
    BwLinePoint point = { .day = bw_snapshot_get_day (snapshot),
                          .value = find_value (snapshot, kind, unit, goal) };

    if (point.day == BW_DAY_NONE || !isfinite (point.value))
      continue;
    point.starts = points->len == 0 ||
                   (!is_constant && point.day > get_point (points, points->len - 1)->day + 1);
    g_array_append_val (points, point);
  }
  return g_steal_pointer (&points);
}

/* The points of a column that a picture of it needs: first, lowest, highest, last, each once. */
static void
add_column (GArray *reduced, GArray *points, guint first, guint last)
{
  guint lowest = first;
  guint highest = first;

  for (guint i = first + 1; i <= last; i++) {
    if (get_point (points, i)->value < get_point (points, lowest)->value)
      lowest = i;
    if (get_point (points, i)->value > get_point (points, highest)->value)
      highest = i;
  }
  for (guint i = first; i <= last; i++)
    if (i == first || i == lowest || i == highest || i == last) {
      BwLinePoint point = *get_point (points, i);

      /* What is missing within a column cannot be seen. */
      point.starts = point.starts && i == first;
      g_array_append_val (reduced, point);
    }
}

static guint
find_column (GArray *points, guint i, guint n_columns)
{
  BwDay from = get_point (points, 0)->day;
  guint64 span = get_point (points, points->len - 1)->day - from + 1;

  return (guint) ((guint64) (get_point (points, i)->day - from) * n_columns / span);
}

/**
 * bw_line_reduce:
 * @points: (element-type BwLinePoint): points, the oldest first
 * @n_columns: how many columns of pixels there are for them, at least 1
 *
 * Leaves out what cannot be seen: of the days that share a column of pixels, only the first, the lowest, the highest
 * and the last are kept, so that no peak is lost.
 *
 * Returns: (transfer full) (element-type BwLinePoint): at most four points a column; all where that is not more
 */
GArray *
bw_line_reduce (GArray *points, guint n_columns)
{
  g_autoptr (GArray) reduced = g_array_new (FALSE, FALSE, sizeof (BwLinePoint));
  guint first = 0;

  g_return_val_if_fail (n_columns > 0, NULL);

  if (points->len <= n_columns)
    return g_array_ref (points);
  for (guint i = 1; i <= points->len; i++)
    if (i == points->len ||
        find_column (points, i, n_columns) != find_column (points, first, n_columns)) {
      add_column (reduced, points, first, i - 1);
      first = i;
    }
  return g_steal_pointer (&reduced);
}

/**
 * bw_line_find_extremes:
 * @points: (element-type BwLinePoint): points
 * @lowest: (out): the first of the lowest of them
 * @highest: (out): the first of the highest
 *
 * Returns: whether there are any
 */
gboolean
bw_line_find_extremes (GArray *points, guint *lowest, guint *highest)
{
  *lowest = 0;
  *highest = 0;
  for (guint i = 1; i < points->len; i++) {
    if (get_point (points, i)->value < get_point (points, *lowest)->value)
      *lowest = i;
    if (get_point (points, i)->value > get_point (points, *highest)->value)
      *highest = i;
  }
  return points->len > 0;
}

static int
compare_to_day (gconstpointer a, gconstpointer b)
{
  BwDay day_a = ((const BwLinePoint *) a)->day;
  BwDay day_b = ((const BwLinePoint *) b)->day;

  return (day_a > day_b) - (day_a < day_b);
}

/**
 * bw_line_get_value:
 * @points: (element-type BwLinePoint): points, the oldest first
 * @day: a day
 *
 * Returns: the value of @day, or NAN where it has none
 */
double
bw_line_get_value (GArray *points, BwDay day)
{
  BwLinePoint wanted = { .day = day };
  guint found = 0;

  if (!g_array_binary_search (points, &wanted, compare_to_day, &found))
    return NAN;
  return get_point (points, found)->value;
}
