/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-metric.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/bw-points.h"
#include "present/bw-chart-text.h"
#include "present/bw-format.h"

static GArray *
create_line (void)
{
  return g_array_new (FALSE, FALSE, sizeof (BwLinePoint));
}

/* A day that is missing is a gap. */
static void
add_point (GArray *line, BwDay day, double value)
{
  BwLinePoint point = { day, value, TRUE };

  if (line->len > 0)
    point.starts = day > g_array_index (line, BwLinePoint, line->len - 1).day + 1;
  g_array_append_val (line, point);
}

static BwChart *
create_comparison (const BwMetricFields *fields)
{
  BwChartFields chart = {
    .history = fields->history,
    .goal = fields->goal,
    .zones = fields->zones,
    .shown = { [BW_LINE_ALL] = TRUE,
               [BW_LINE_SIZE] = TRUE,
               [BW_LINE_GOAL] = isfinite (fields->goal) },
  };

  return bw_chart_new (&chart);
}

/* Of one category nothing of others is set beside it. Newer answers do carry the average points of others by category and
 * their average maximum (graph.md §1.4), but one divided by the other is no average score: over all categories it makes
 * 48.5 % where Microsoft itself says 52.86 %. Older answers have no maximum at all. */
static BwChart *
create_category (const BwMetricFields *fields)
{
  GArray *days =
      fields->metrics != NULL ? bw_metrics_get_days (fields->metrics, fields->category) : NULL;
  g_autoptr (GArray) line = create_line ();
  BwChartFields chart = { .goal = NAN, .zones = fields->zones };

  for (guint i = 0; days != NULL && i < days->len; i++) {
    const BwMetricsDay *day = &g_array_index (days, BwMetricsDay, i);

    if (bw_line_is_known (day->points, day->max_points))
      add_point (line, day->day, bw_points_to_percentage (day->points, day->max_points));
  }
  chart.given[BW_LINE_SCORE] = line;
  return bw_chart_new (&chart);
}

static BwChart *
create_amounts (BwMetric metric, const BwMetricFields *fields)
{
  GArray *days =
      fields->metrics != NULL ? bw_metrics_get_days (fields->metrics, fields->category) : NULL;
  gboolean regressed = metric == BW_METRIC_REGRESSION;
  g_autoptr (GArray) points = create_line ();
  g_autoptr (GArray) actions = create_line ();
  BwChartFields chart = { .unit = BW_UNIT_POINTS, .goal = NAN, .lead = BW_LINE_POINTS };

  for (guint i = 0; days != NULL && i < days->len; i++) {
    const BwMetricsDay *day = &g_array_index (days, BwMetricsDay, i);

    add_point (points, day->day, regressed ? day->regressed : day->accepted);
    add_point (actions, day->day, regressed ? day->n_regressed : day->n_accepted);
  }
  chart.given[BW_LINE_POINTS] = points;
  chart.given[BW_LINE_ACTIONS] = actions;
  return bw_chart_new (&chart);
}

/* A bar stands in the middle of its period. */
static BwDay
find_middle (BwPeriod period, const BwScoreChange *change)
{
  BwDay from = BW_DAY_NONE;
  BwDay to = BW_DAY_NONE;

  bw_period_find_days (period, change->from, &from, &to);
  return from + (to - from) / 2;
}

static BwChart *
create_changes (const BwMetricFields *fields)
{
  BwChartFields chart = { .unit = BW_UNIT_POINTS,
                          .goal = NAN,
                          .lead = BW_LINE_WON,
                          .period = bw_period_choose (fields->from, fields->to) };
  g_autoptr (GArray) won = create_line ();
  g_autoptr (GArray) lost = create_line ();
  g_autoptr (GArray) counts = create_line ();
  g_autoptr (GArray) changes = fields->activities != NULL
                                  ? bw_score_changes_list (fields->activities, fields->category,
                                                           chart.period, fields->from, fields->to)
                                  : g_array_new (FALSE, FALSE, sizeof (BwScoreChange));

  for (guint i = 0; i < changes->len; i++) {
    const BwScoreChange *change = &g_array_index (changes, BwScoreChange, i);
    BwDay day = find_middle (chart.period, change);

    if (!change->is_known)
      continue;
    add_point (won, day, change->won);
    add_point (lost, day, -change->lost);
    add_point (counts, day, change->n_changes);
  }
  chart.given[BW_LINE_WON] = won;
  chart.given[BW_LINE_LOST] = lost;
  chart.given[BW_LINE_CHANGES] = counts;
  return bw_chart_new (&chart);
}

/**
 * bw_metric_create_chart:
 * @metric: what is told
 * @fields: from what
 *
 * The score of one category stands alone: what Microsoft tells of others by category are average points, of which no average
 * score can be made (graph.md §1.4).
 *
 * Returns: (transfer full): its chart, which may have no days
 */
BwChart *
bw_metric_create_chart (BwMetric metric, const BwMetricFields *fields)
{
  switch (metric) {
  case BW_METRIC_CHANGES:
    return create_changes (fields);
  case BW_METRIC_REGRESSION:
  case BW_METRIC_ACCEPTANCE:
    return create_amounts (metric, fields);
  case BW_METRIC_COMPARISON:
  default:
    return fields->category == NULL ? create_comparison (fields) : create_category (fields);
  }
}

static const struct {
  const char *key;
  const char *file_name;
} KEYS[] = {
  /* Translators: the name of a file, without what it ends in. No spaces. */
  [BW_METRIC_COMPARISON] = { "comparison", NC_ ("file name", "secure-score-comparison") },
  /* Translators: the name of a file, without what it ends in. No spaces. */
  [BW_METRIC_CHANGES] = { "changes", NC_ ("file name", "secure-score-changes") },
  /* Translators: the name of a file, without what it ends in. No spaces. */
  [BW_METRIC_REGRESSION] = { "regression", NC_ ("file name", "secure-score-regression") },
  /* Translators: the name of a file, without what it ends in. No spaces. */
  [BW_METRIC_ACCEPTANCE] = { "acceptance", NC_ ("file name", "secure-score-risk-acceptance") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (KEYS) == BW_N_METRICS);

/**
 * bw_metric_to_key:
 * @metric: what is told
 *
 * Returns: (transfer none): its stable, untranslated key
 */
const char *
bw_metric_to_key (BwMetric metric)
{
  g_return_val_if_fail ((guint) metric < BW_N_METRICS, NULL);

  return KEYS[metric].key;
}

/**
 * bw_metric_from_key:
 * @key: a key
 * @metric: (out): what it stands for
 *
 * Returns: whether it stands for any
 */
gboolean
bw_metric_from_key (const char *key, BwMetric *metric)
{
  for (guint i = 0; i < BW_N_METRICS; i++)
    if (g_strcmp0 (KEYS[i].key, key) == 0) {
      *metric = (BwMetric) i;
      return TRUE;
    }
  return FALSE;
}

/**
 * bw_metric_say_file_name:
 * @metric: what is told
 *
 * Returns: (transfer full): what a file of it is called, without what its name ends in
 */
char *
bw_metric_say_file_name (BwMetric metric)
{
  g_return_val_if_fail ((guint) metric < BW_N_METRICS, NULL);

  return g_strdup (g_dpgettext2 (NULL, "file name", KEYS[metric].file_name));
}

static const char *const LABELS[] = {
  /* Translators: a heading over a chart: the score beside that of other organisations. */
  [BW_METRIC_COMPARISON] = N_ ("Comparison Trend"),
  /* Translators: a heading over a chart: points won and lost. */
  [BW_METRIC_CHANGES] = N_ ("Score Changes"),
  /* Translators: a heading over a chart: actions that are below their best. */
  [BW_METRIC_REGRESSION] = N_ ("Regression Trend"),
  /* Translators: a heading over a chart: actions of which the risk is accepted. */
  [BW_METRIC_ACCEPTANCE] = N_ ("Risk Acceptance Trend"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (LABELS) == BW_N_METRICS);

/**
 * bw_metric_label:
 * @metric: what is told
 *
 * Returns: (transfer full): its name
 */
char *
bw_metric_label (BwMetric metric)
{
  g_return_val_if_fail ((guint) metric < BW_N_METRICS, NULL);

  return g_strdup (gettext (LABELS[metric]));
}

static char *
say_changes (BwPeriod period)
{
  switch (period) {
  case BW_PERIOD_DAY:
    return g_strdup (_ ("Points that actions won and lost, day by day. What Microsoft or a licence "
                        "changed is not among it."));
  case BW_PERIOD_WEEK:
    return g_strdup (_ ("Points that actions won and lost, week by week. What Microsoft or a "
                        "licence changed is not among it."));
  case BW_PERIOD_MONTH:
  default:
    return g_strdup (_ ("Points that actions won and lost, month by month. What Microsoft or a "
                        "licence changed is not among it."));
  }
}

/**
 * bw_metric_say_meaning:
 * @metric: what is told
 * @category: (nullable): of which category, or %NULL for all
 * @period: what a point of its chart stands for
 *
 * Returns: (transfer full): what that is, in words
 */
char *
bw_metric_say_meaning (BwMetric metric, const char *category, BwPeriod period)
{
  switch (metric) {
  case BW_METRIC_CHANGES:
    return say_changes (period);
  case BW_METRIC_REGRESSION:
    return g_strdup (_ ("Actions with a smaller part of their points than at their best in the 90 "
                        "days before, and how many points that is."));
  case BW_METRIC_ACCEPTANCE:
    return g_strdup (_ ("Actions of which the risk is accepted, and how many points they could "
                        "still bring."));
  case BW_METRIC_COMPARISON:
  default:
    if (category != NULL)
      return g_strdup (_ ("Your score in this category. Of other organisations Microsoft tells "
                          "average points by category, but no average score, so nothing is drawn "
                          "beside it."));
    return g_strdup (_ ("Your score beside the average of all organisations, and of those of like "
                        "size."));
  }
}

/**
 * bw_metric_say_zone:
 * @zones: the zones of scores
 * @percentage: the newest score in percent, or NAN
 *
 * Returns: (transfer full): which zone it is in, in words
 */
char *
bw_metric_say_zone (const BwZones *zones, double percentage)
{
  BwZone zone = bw_zones_find (zones, percentage);
  g_autofree char *score = bw_format_percentage (percentage);
  g_autofree char *okay = bw_format_percentage (zones->okay);
  g_autofree char *good = bw_format_percentage (zones->good);

  switch (zone) {
  case BW_ZONE_BAD:
    /* Translators: the zone of a score: the score, then where the next zone begins. */
    return g_strdup_printf (_ ("%s is bad: okay begins at %s."), score, okay);
  case BW_ZONE_OKAY:
    /* Translators: the zone of a score: the score, then where the zone begins and where the next one does. */
    return g_strdup_printf (_ ("%s is okay: from %s on, and good begins at %s."), score, okay,
                            good);
  case BW_ZONE_GOOD:
    /* Translators: the zone of a score: the score, then where the zone begins. */
    return g_strdup_printf (_ ("%s is good: from %s on."), score, good);
  case BW_ZONE_NONE:
  default:
    if (bw_zones_are_set (zones))
      return g_strdup (_ ("The newest score is not known."));
    return g_strdup (_ ("No zones are set: say from what score on it is okay, and from what score "
                        "on it is good."));
  }
}
