/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-trend.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/bw-line.h"
#include "present/bw-format.h"

/* How many days the line goes back: what Graph keeps (graph.md §1.7). */
#define N_DAYS 90

/* No more lines across than these, or their numbers touch. */
#define MAX_STEPS 4

static const BwTrendPoint *
get_point (GArray *points, guint i)
{
  return &g_array_index (points, BwTrendPoint, i);
}

/**
 * bw_trend_list_points:
 * @days: (element-type BwSnapshot): days, oldest first
 * @newest: the newest day of the line, or %BW_DAY_NONE for the last of @days
 *
 * Takes from @days the 90 days up to @newest. A day without points or without a maximum has no place
 * on the line and is left out: a missing score is not zero. So has a day
 * with more points than its maximum, or with less than none: what it says cannot be.
 *
 * Returns: (transfer full) (element-type BwTrendPoint): the points of the line, oldest first
 */
GArray *
bw_trend_list_points (GPtrArray *days, BwDay newest)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (BwTrendPoint));

  if (newest == BW_DAY_NONE && days->len > 0)
    newest = bw_snapshot_get_day (g_ptr_array_index (days, days->len - 1));

  for (guint i = 0; i < days->len; i++) {
    BwSnapshot *snapshot = g_ptr_array_index (days, i);
    BwTrendPoint point = {
      .day = bw_snapshot_get_day (snapshot),
      .points = bw_snapshot_get_current (snapshot),
      .max_points = bw_snapshot_get_max (snapshot),
    };

    if (point.day == BW_DAY_NONE || point.day > newest || point.day + N_DAYS <= newest)
      continue;
    if (!bw_line_is_known (point.points, point.max_points))
      continue;
    point.percentage = point.points / point.max_points * 100;
    g_array_append_val (points, point);
  }

  return g_steal_pointer (&points);
}

/**
 * bw_trend_starts_line:
 * @points: (element-type BwTrendPoint): points, oldest first
 * @i: one of them
 *
 * Returns: whether a line starts at point @i, because it is the first or the day before it is missing
 */
gboolean
bw_trend_starts_line (GArray *points, guint i)
{
  return i == 0 || get_point (points, i)->day > get_point (points, i - 1)->day + 1;
}

/**
 * bw_trend_place_day:
 * @points: (element-type BwTrendPoint): points, oldest first, at least one
 * @day: a day
 *
 * Returns: where @day stands on the width of the chart: 0 is the oldest day, 1 the newest. A single
 *   day stands at the end.
 */
double
bw_trend_place_day (GArray *points, BwDay day)
{
  BwDay first = get_point (points, 0)->day;
  BwDay last = get_point (points, points->len - 1)->day;

  if (first == last)
    return 1;
  return ((double) day - first) / ((double) last - first);
}

/**
 * bw_trend_find_nearest:
 * @points: (element-type BwTrendPoint): points, oldest first, at least one
 * @share: a place on the width of the chart, 0 to 1
 *
 * Returns: which point is nearest to @share
 */
guint
bw_trend_find_nearest (GArray *points, double share)
{
  guint nearest = 0;
  double distance = G_MAXDOUBLE;

  for (guint i = 0; i < points->len; i++) {
    double here = fabs (bw_trend_place_day (points, get_point (points, i)->day) - share);

    if (here < distance) {
      distance = here;
      nearest = i;
    }
  }
  return nearest;
}

static void
find_extremes (GArray *points, guint *lowest, guint *highest)
{
  *lowest = 0;
  *highest = 0;
  for (guint i = 1; i < points->len; i++) {
    if (get_point (points, i)->percentage < get_point (points, *lowest)->percentage)
      *lowest = i;
    if (get_point (points, i)->percentage > get_point (points, *highest)->percentage)
      *highest = i;
  }
}

/**
 * bw_trend_work_out_scale:
 * @points: (element-type BwTrendPoint): points, from 0 to 100 %
 *
 * Finds round percentages below and above all points, with at most five lines across them. The scale
 * stays within 0 to 100 %.
 *
 * Returns: the scale
 */
BwScale
bw_trend_work_out_scale (GArray *points)
{
  const BwScaleLimits limits = { 0, 100, 1, MAX_STEPS };
  guint lowest = 0;
  guint highest = 0;

  if (points->len == 0)
    return (BwScale) { 0, 100, 25 };

  find_extremes (points, &lowest, &highest);
  return bw_scale_fit (get_point (points, lowest)->percentage,
                       get_point (points, highest)->percentage, &limits);
}

/**
 * bw_trend_say_mark:
 * @percentage: a whole percentage, a mark of a scale
 *
 * Returns: (transfer full): the percentage without decimals
 */
char *
bw_trend_say_mark (double percentage)
{
  /* Translators: a mark beside the chart: a percentage without decimals. Many languages set a
     (no-break) space before the sign, Dutch among them. */
  return g_strdup_printf (C_ ("chart", "%d%%"), (int) round (percentage));
}

/**
 * bw_trend_say_point:
 * @point: a point
 *
 * Returns: (transfer full): its day, score and points in a line
 */
char *
bw_trend_say_point (const BwTrendPoint *point)
{
  g_autofree char *day = bw_format_day (point->day);
  g_autofree char *percentage = bw_format_percentage (point->percentage);
  g_autofree char *points = bw_format_points_of (point->points, point->max_points);

  /* Translators: one day of the chart: a date, a percentage and achieved points of
     attainable points, as "520 / 1,201". */
  return g_strdup_printf (_ ("%s: %s, %s"), day, percentage, points);
}

static char *
say_whole_line (GArray *points)
{
  guint lowest = 0;
  guint highest = 0;
  g_autofree char *first_day = bw_format_day (get_point (points, 0)->day);
  g_autofree char *first = bw_format_percentage (get_point (points, 0)->percentage);
  g_autofree char *last_day = bw_format_day (get_point (points, points->len - 1)->day);
  g_autofree char *last = bw_format_percentage (get_point (points, points->len - 1)->percentage);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  find_extremes (points, &lowest, &highest);
  low = bw_format_percentage (get_point (points, lowest)->percentage);
  high = bw_format_percentage (get_point (points, highest)->percentage);

  /* Translators: what the chart shows, in words: from a percentage on a date to a percentage on a date;
     then the lowest and the highest percentage. */
  return g_strdup_printf (_ ("From %s on %s to %s on %s; lowest %s, highest %s"), first, first_day,
                          last, last_day, low, high);
}

/**
 * bw_trend_say_summary:
 * @points: (element-type BwTrendPoint): points, oldest first
 *
 * Returns: (transfer full): what the line shows, in words
 */
char *
bw_trend_say_summary (GArray *points)
{
  if (points->len == 0)
    return g_strdup (_ ("No earlier days are known."));
  if (points->len == 1)
    return g_strdup (_ ("Only one day is known, so there is no line yet."));

  return say_whole_line (points);
}
