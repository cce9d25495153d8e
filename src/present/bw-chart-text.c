/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-chart-text.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/bw-points.h"
#include "present/bw-format.h"
#include "present/bw-history-text.h"

/* Between what is said of a day. */
#define SEPARATOR " · "

static const char *const LABELS[] = {
  /* Translators: a line of the chart: the organisation's own score. */
  [BW_LINE_SCORE] = N_ ("Your score"),
  /* Translators: a line of the chart: how many points can be achieved. */
  [BW_LINE_MAXIMUM] = N_ ("Maximum"),
  [BW_LINE_ALL] = N_ ("All organisations"),
  [BW_LINE_SIZE] = N_ ("Organisations of like size"),
  [BW_LINE_INDUSTRY] = N_ ("Organisations of the same industry"),
  /* Translators: a line of the chart: the score that is aimed at. */
  [BW_LINE_GOAL] = N_ ("Goal"),
  /* Translators: a line of a chart: points of actions. */
  [BW_LINE_POINTS] = N_ ("Points"),
  /* Translators: a line of a chart: a number of actions. */
  [BW_LINE_ACTIONS] = N_ ("Actions"),
  /* Translators: bars of a chart: points that were won. */
  [BW_LINE_WON] = N_ ("Points won"),
  /* Translators: bars of a chart: points that were lost. */
  [BW_LINE_LOST] = N_ ("Points lost"),
  /* Translators: read in a chart: how many times points were won or lost. */
  [BW_LINE_CHANGES] = N_ ("Changes"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (LABELS) == BW_N_LINE_KINDS);

/**
 * bw_chart_text_label_line:
 * @kind: a line
 *
 * Returns: (transfer full): its name
 */
char *
bw_chart_text_label_line (BwLineKind kind)
{
  g_return_val_if_fail ((guint) kind < BW_N_LINE_KINDS, NULL);

  return g_strdup (gettext (LABELS[kind]));
}

static const char *const ZONES[] = {
  [BW_ZONE_NONE] = "",
  /* Translators: a zone of scores. */
  [BW_ZONE_BAD] = NC_ ("zone", "Bad"),
  /* Translators: a zone of scores, between bad and good. */
  [BW_ZONE_OKAY] = NC_ ("zone", "Okay"),
  /* Translators: a zone of scores. */
  [BW_ZONE_GOOD] = NC_ ("zone", "Good"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (ZONES) == BW_N_ZONES);

/**
 * bw_chart_text_label_zone:
 * @zone: how good a score is held to be
 *
 * Returns: (transfer full): its name; empty for none
 */
char *
bw_chart_text_label_zone (BwZone zone)
{
  g_return_val_if_fail ((guint) zone < BW_N_ZONES, NULL);

  return g_strdup (zone == BW_ZONE_NONE ? "" : g_dpgettext2 (NULL, "zone", ZONES[zone]));
}

/**
 * bw_chart_text_say_value:
 * @chart: a chart
 * @value: a value in its unit, or NAN
 *
 * Returns: (transfer full): the value, as in "53.4%" or "520"
 */
char *
bw_chart_text_say_value (BwChart *chart, double value)
{
  return bw_chart_get_fields (chart)->unit == BW_UNIT_POINTS ? bw_format_points (value)
                                                             : bw_format_percentage (value);
}

/**
 * bw_chart_text_say_mark:
 * @chart: a chart
 * @i: a mark of its scale
 *
 * Returns: (transfer full): what it stands for, with as few decimals as all marks need
 */
char *
bw_chart_text_say_mark (BwChart *chart, guint i)
{
  const BwScale *scale = bw_chart_get_scale (chart);
  double mark = bw_scale_get_mark (scale, i);

  if (bw_chart_get_fields (chart)->unit == BW_UNIT_POINTS || bw_scale_count_decimals (scale) > 0)
    return bw_chart_text_say_value (chart, mark);
  return bw_format_whole_percentage (mark);
}

/**
 * bw_chart_text_say_tick:
 * @day: a day below the chart
 * @unit: what it stands for
 * @is_first: whether it is the first one
 *
 * Returns: (transfer full): the day, month or year, as short as it can be
 */
char *
bw_chart_text_say_tick (BwDay day, BwTickUnit unit, gboolean is_first)
{
  g_autoptr (GDate) date = NULL;

  if (unit == BW_TICK_YEAR)
    return bw_format_year (day);
  if (unit == BW_TICK_DAY)
    return bw_format_day_of_month (day);
  date = g_date_new_julian (day);
  return is_first || g_date_get_month (date) == G_DATE_JANUARY ? bw_format_month_of_year (day)
                                                               : bw_format_month (day);
}

static char *
say_score (BwSnapshot *day)
{
  double points = bw_snapshot_get_current (day);
  double max_points = bw_snapshot_get_max (day);
  g_autofree char *date = bw_format_day (bw_snapshot_get_day (day));
  g_autofree char *percentage = bw_format_percentage (bw_points_to_percentage (points, max_points));
  g_autofree char *amount = bw_format_points_of (points, max_points);

  /* Translators: one day of the chart: a date, a percentage and achieved points of
     attainable points, as "520 / 1,201". */
  return g_strdup_printf (_ ("%s: %s, %s"), date, percentage, amount);
}

/* The score's own sentence has the maximum. */
static void
add_line (GString *text, BwChart *chart, BwLineKind kind, BwDay day)
{
  double value = bw_line_get_value (bw_chart_get_line (chart, kind), day);
  g_autofree char *label = bw_chart_text_label_line (kind);
  g_autofree char *amount = bw_chart_text_say_value (chart, value);

  if (!isfinite (value) || kind == BW_LINE_SCORE || kind == BW_LINE_MAXIMUM)
    return;
  g_string_append (text, SEPARATOR);
  /* Translators: one line of the chart on one day, as in "All organisations: 45.1%". */
  g_string_append_printf (text, C_ ("chart", "%s: %s"), label, amount);
}

/**
 * bw_chart_text_label_period:
 * @period: what a point of a chart stands for
 *
 * Returns: (transfer full): its name
 */
char *
bw_chart_text_label_period (BwPeriod period)
{
  switch (period) {
  case BW_PERIOD_WEEK:
    /* Translators: the head of a column of weeks. */
    return g_strdup (C_ ("history", "Week"));
  case BW_PERIOD_MONTH:
    /* Translators: the head of a column of months. */
    return g_strdup (C_ ("history", "Month"));
  case BW_PERIOD_DAY:
  default:
    return bw_history_text_label_column (BW_HISTORY_DAY);
  }
}

/**
 * bw_chart_text_say_period:
 * @chart: a chart
 * @day: one of its days
 *
 * Returns: (transfer full): which day, week or month its point stands for
 */
char *
bw_chart_text_say_period (BwChart *chart, BwDay day)
{
  BwPeriod period = bw_chart_get_fields (chart)->period;
  g_autofree char *first = NULL;
  BwDay from = day;
  BwDay to = day;

  if (period == BW_PERIOD_MONTH)
    return bw_format_month_of_year (day);
  bw_period_find_days (period, day, &from, &to);
  first = bw_format_day (from);
  if (period == BW_PERIOD_DAY)
    return g_steal_pointer (&first);
  /* Translators: %s is the Monday of a week. */
  return g_strdup_printf (_ ("Week of %s"), first);
}

/**
 * bw_chart_text_say_line:
 * @chart: a chart
 * @kind: one of its lines
 * @day: a day
 *
 * Numbers of things are no points, and have no unit of their own. Points that were lost are told without a sign, as the
 * name of their line says it.
 *
 * Returns: (transfer full): its value on that day; an en dash where it has none
 */
char *
bw_chart_text_say_line (BwChart *chart, BwLineKind kind, BwDay day)
{
  double value = bw_line_get_value (bw_chart_get_line (chart, kind), day);

  if (isfinite (value) && (kind == BW_LINE_ACTIONS || kind == BW_LINE_CHANGES))
    return bw_format_count ((guint) value);
  return bw_chart_text_say_value (chart, kind == BW_LINE_LOST ? fabs (value) : value);
}

/* A day of lines that are not of a history: each of them by its name. */
static char *
say_given (BwChart *chart, BwDay day)
{
  g_autofree char *period = bw_chart_text_say_period (chart, day);
  GString *text = g_string_new (period);

  for (guint kind = 0; kind < BW_N_LINE_KINDS; kind++) {
    double value = bw_line_get_value (bw_chart_get_line (chart, (BwLineKind) kind), day);
    g_autofree char *label = bw_chart_text_label_line ((BwLineKind) kind);
    g_autofree char *amount = bw_chart_text_say_line (chart, (BwLineKind) kind, day);

    if (!isfinite (value))
      continue;
    g_string_append (text, SEPARATOR);
    g_string_append_printf (text, C_ ("chart", "%s: %s"), label, amount);
  }
  return g_string_free_and_steal (text);
}

static char *
say_events (guint n)
{
  g_autofree char *count = bw_format_count (n);

  /* Translators: %s is how many things people set on a day: states, notes and the like. */
  return g_strdup_printf (ngettext ("%s change by people", "%s changes by people", n), count);
}

static char *
say_events_before (guint n)
{
  g_autofree char *count = bw_format_count (n);

  return g_strdup_printf (
      /* Translators: %s is how many things people set on days without a score, which lie before the day that is told of. */
      ngettext ("%s change by people on the days without a score before it",
                "%s changes by people on the days without a score before it", n),
      count);
}

static char *
say_events_after (guint n)
{
  g_autofree char *count = bw_format_count (n);

  /* Translators: %s is how many things people set after the day that is told of, which has the newest score. */
  return g_strdup_printf (ngettext ("%s change by people since", "%s changes by people since", n),
                          count);
}

static void
add_events (GStrvBuilder *list, BwChart *chart, BwDay from, BwDay to, char *(*say) (guint n))
{
  guint n = bw_chart_count_events (chart, from, to);

  if (n > 0)
    g_strv_builder_take (list, say (n));
}

/**
 * bw_chart_text_list_events:
 * @chart: a chart
 * @before: the day that is told before @day, or %BW_DAY_NONE where none is
 * @day: a day that is told
 * @is_last: whether none is told after it
 *
 * A day that is not told itself cannot be read: what people set on it is told with the day that follows, and of those after
 * the newest one with that.
 *
 * Returns: (transfer full): how many things people set, a sentence for each kind of days; empty where they set none
 */
GStrv
bw_chart_text_list_events (BwChart *chart, BwDay before, BwDay day, gboolean is_last)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();

  g_return_val_if_fail (BW_IS_CHART (chart), NULL);

  add_events (list, chart, day, day, say_events);
  if (before != BW_DAY_NONE)
    add_events (list, chart, before + 1, day - 1, say_events_before);
  if (is_last && bw_chart_has_events (chart))
    add_events (list, chart, day + 1, bw_chart_get_last_day (chart), say_events_after);
  return g_strv_builder_end (list);
}

static void
add_all_events (GString *text, BwChart *chart, guint i)
{
  BwDay before = i > 0 ? bw_chart_get_day (chart, i - 1) : BW_DAY_NONE;
  g_auto (GStrv) events = bw_chart_text_list_events (chart, before, bw_chart_get_day (chart, i),
                                                    i + 1 == bw_chart_count_days (chart));

  for (guint k = 0; events[k] != NULL; k++)
    g_string_append_printf (text, SEPARATOR "%s", events[k]);
}

static char *
say_history (BwChart *chart, guint i)
{
  BwHistory *history = bw_chart_get_fields (chart)->history;
  guint index = bw_chart_get_history_index (chart, i);
  BwSnapshot *day = g_ptr_array_index (bw_history_get_days (history), index);
  g_autofree char *score = say_score (day);
  g_autofree char *remarks = bw_history_text_say_remarks (history, index);
  GString *text = g_string_new (score);

  for (guint kind = 0; kind < BW_N_LINE_KINDS; kind++)
    add_line (text, chart, (BwLineKind) kind, bw_snapshot_get_day (day));
  if (*remarks != '\0')
    g_string_append_printf (text, SEPARATOR "%s", remarks);
  add_all_events (text, chart, i);
  return g_string_free_and_steal (text);
}

/**
 * bw_chart_text_say_day:
 * @chart: a chart
 * @i: one of its days
 *
 * Returns: (transfer full): what is known of the day, in a line
 */
char *
bw_chart_text_say_day (BwChart *chart, guint i)
{
  if (bw_chart_is_of_history (chart))
    return say_history (chart, i);
  return say_given (chart, bw_chart_get_day (chart, i));
}

/**
 * bw_chart_text_say_between:
 * @chart: a chart
 * @i: one of its days
 * @k: another one
 *
 * Returns: (transfer full): which days are chosen, the earlier one first
 */
char *
bw_chart_text_say_between (BwChart *chart, guint i, guint k)
{
  g_autofree char *first = bw_format_day (bw_chart_get_day (chart, MIN (i, k)));
  g_autofree char *last = bw_format_day (bw_chart_get_day (chart, MAX (i, k)));

  /* Translators: two days. */
  return g_strdup_printf (_ ("From %s to %s"), first, last);
}

static char *
say_value_of (BwChart *chart, guint i)
{
  return bw_chart_text_say_value (chart, bw_chart_get_value (chart, i));
}

static char *
say_whole_line (BwChart *chart)
{
  guint last = bw_chart_count_days (chart) - 1;
  guint lowest = 0;
  guint highest = 0;
  g_autofree char *from_day = bw_format_day (bw_chart_get_day (chart, 0));
  g_autofree char *to_day = bw_format_day (bw_chart_get_day (chart, last));
  g_autofree char *from = say_value_of (chart, 0);
  g_autofree char *to = say_value_of (chart, last);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  bw_line_find_extremes (bw_chart_get_line (chart, bw_chart_get_fields (chart)->lead), &lowest,
                         &highest);
  low = say_value_of (chart, lowest);
  high = say_value_of (chart, highest);

  /* Translators: what the chart shows, in words: from a score on a date to a score on a date; then the lowest and the
     highest score. A score is a percentage, or points. */
  return g_strdup_printf (_ ("From %s on %s to %s on %s; lowest %s, highest %s"), from, from_day,
                          to, to_day, low, high);
}

static double
add_up (BwChart *chart, BwLineKind kind)
{
  GArray *points = bw_chart_get_line (chart, kind);
  double sum = 0;

  for (guint i = 0; i < points->len; i++)
    sum += g_array_index (points, BwLinePoint, i).value;
  return sum;
}

static char *
say_bars (BwChart *chart)
{
  g_autofree char *won = bw_format_points (add_up (chart, BW_LINE_WON));
  g_autofree char *lost = bw_format_points (fabs (add_up (chart, BW_LINE_LOST)));
  guint n = (guint) add_up (chart, BW_LINE_CHANGES);
  g_autofree char *count = bw_format_count (n);

  /* Translators: what a chart shows, in words: points won, points lost, and how many times either happened. */
  return g_strdup_printf (ngettext ("Points won: %s; points lost: %s; %s change",
                                    "Points won: %s; points lost: %s; %s changes", n),
                          won, lost, count);
}

/**
 * bw_chart_text_say_summary:
 * @chart: a chart
 *
 * Returns: (transfer full): what its leading line shows, in words
 */
char *
bw_chart_text_say_summary (BwChart *chart)
{
  if (bw_chart_count_days (chart) == 0)
    return g_strdup (_ ("There are no records of these days."));
  if (bw_line_is_bar (bw_chart_get_fields (chart)->lead))
    return say_bars (chart);
  if (bw_chart_count_days (chart) == 1)
    return g_strdup (_ ("Only one day is known, so there is no line yet."));

  return say_whole_line (chart);
}
