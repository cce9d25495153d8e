/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-chart.h"

#include <math.h>

#include "model/bw-points.h"

/* No more lines across than these, or their numbers touch. */
#define MOST_STEPS 5

/* People are told percentages with one decimal. */
#define LEAST_STEP_PERCENTAGE 0.1
#define LEAST_STEP_POINTS 1

/* A small chart is looked at for where the score goes: what comes and goes by the day is not to look like a slope. */
#define LEAST_STEP_SMALL 1

struct _BwChart {
  GObject parent_instance;

  BwChartFields fields;
  GArray *lines[BW_N_LINE_KINDS];
  /* For each day of the leading line, which day of the history it is. */
  GArray *indices;
  /* What people set: a BwChartEvents for each day, the oldest first. */
  GArray *events;
  gboolean has_steps;
  BwScale scale;
};

G_DEFINE_FINAL_TYPE (BwChart, bw_chart, G_TYPE_OBJECT)

static void
bw_chart_finalize (GObject *object)
{
  BwChart *self = BW_CHART (object);

  for (guint i = 0; i < BW_N_LINE_KINDS; i++) {
    g_clear_pointer (&self->lines[i], g_array_unref);
    g_clear_pointer (&self->fields.given[i], g_array_unref);
  }
  g_clear_pointer (&self->events, g_array_unref);
  g_clear_object (&self->fields.activities);
  g_clear_pointer (&self->indices, g_array_unref);
  g_clear_object (&self->fields.history);

  G_OBJECT_CLASS (bw_chart_parent_class)->finalize (object);
}

static void
bw_chart_class_init (BwChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_chart_finalize;
}

static void
bw_chart_init (BwChart *self)
{
  self->indices = g_array_new (FALSE, FALSE, sizeof (guint));
  self->events = g_array_new (FALSE, FALSE, sizeof (BwChartEvents));
}

static BwLinePoint *
get_point (BwChart *self, guint i)
{
  return &g_array_index (self->lines[self->fields.lead], BwLinePoint, i);
}

static void
list_lines (BwChart *self)
{
  const BwChartFields *fields = &self->fields;

  for (guint kind = 0; kind < BW_N_LINE_KINDS; kind++)
    if (fields->given[kind] != NULL)
      self->lines[kind] = g_array_ref (fields->given[kind]);
    else if (fields->shown[kind] && fields->history != NULL)
      self->lines[kind] =
          bw_line_list_points (fields->history, (BwLineKind) kind, fields->unit, fields->goal);
    else
      self->lines[kind] = g_array_new (FALSE, FALSE, sizeof (BwLinePoint));
}

static void
list_indices (BwChart *self)
{
  GPtrArray *days = NULL;
  guint n_days = bw_chart_count_days (self);

  if (!bw_chart_is_of_history (self))
    return;
  days = bw_history_get_days (self->fields.history);
  for (guint i = 0; i < days->len && self->indices->len < n_days; i++)
    if (bw_snapshot_get_day (g_ptr_array_index (days, i)) ==
        get_point (self, self->indices->len)->day)
      g_array_append_val (self->indices, i);
}

static void
add_event (BwChart *self, BwDay day)
{
  const BwChartEvents events = { day, 1 };
  guint n = self->events->len;

  if (n > 0 && g_array_index (self->events, BwChartEvents, n - 1).day == day)
    g_array_index (self->events, BwChartEvents, n - 1).n++;
  else
    g_array_append_val (self->events, events);
}

/* Where there is no score of a day, as in a gap and after the newest one, people may have set something all the same. What
   they set before the first one is left out: that may be years ago. */
static void
list_events (BwChart *self)
{
  GPtrArray *all =
      self->fields.activities != NULL ? bw_activities_get_all (self->fields.activities) : NULL;
  BwDay end =
      self->fields.history != NULL ? bw_history_get_end (self->fields.history) : BW_DAY_NONE;

  if (all == NULL || bw_chart_count_days (self) == 0)
    return;
  for (guint i = all->len; i > 0; i--) {
    BwDay day = bw_activity_get_fields (all->pdata[i - 1])->day;

    if (bw_activity_get_group (all->pdata[i - 1]) == BW_ACTIVITY_GROUP_PEOPLE &&
        day >= bw_chart_get_day (self, 0) && (end == BW_DAY_NONE || day <= end))
      add_event (self, day);
  }
}

static void
find_steps (BwChart *self)
{
  for (guint i = 0; i < bw_chart_count_days (self) && !self->has_steps; i++)
    self->has_steps = bw_chart_get_step (self, i) != 0;
}

static double
choose_least_step (BwChart *self)
{
  if (self->fields.unit == BW_UNIT_POINTS)
    return LEAST_STEP_POINTS;
  return self->fields.is_small ? LEAST_STEP_SMALL : LEAST_STEP_PERCENTAGE;
}

/* Bars and amounts are measured from 0. */
static void
fit_scale (BwChart *self)
{
  gboolean in_points = self->fields.unit == BW_UNIT_POINTS;
  gboolean is_amount = self->fields.lead > BW_LINE_GOAL;
  const BwScaleLimits limits = { bw_line_is_bar (self->fields.lead) ? -INFINITY : 0,
                                 in_points ? INFINITY : 100, choose_least_step (self), MOST_STEPS };
  double low = is_amount ? 0 : INFINITY;
  double high = is_amount ? 0 : -INFINITY;

  for (guint kind = 0; kind < BW_N_LINE_KINDS; kind++) {
    guint lowest = 0;
    guint highest = 0;

    if (!bw_line_is_drawn ((BwLineKind) kind) ||
        !bw_line_find_extremes (self->lines[kind], &lowest, &highest))
      continue;
    low = MIN (low, g_array_index (self->lines[kind], BwLinePoint, lowest).value);
    high = MAX (high, g_array_index (self->lines[kind], BwLinePoint, highest).value);
  }
  self->scale = low <= high ? bw_scale_fit (low, high, &limits) : (BwScale) { 0, 100, 25 };
}

/**
 * bw_chart_new:
 * @fields: what it shows
 *
 * Returns: (transfer full): a chart
 */
BwChart *
bw_chart_new (const BwChartFields *fields)
{
  BwChart *self = NULL;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->history == NULL || BW_IS_HISTORY (fields->history), NULL);

  self = g_object_new (BW_TYPE_CHART, NULL);
  self->fields = *fields;
  if (fields->history != NULL)
    g_object_ref (fields->history);
  if (fields->activities != NULL)
    g_object_ref (fields->activities);
  for (guint i = 0; i < BW_N_LINE_KINDS; i++)
    if (fields->given[i] != NULL)
      g_array_ref (fields->given[i]);
  self->fields.shown[BW_LINE_SCORE] = TRUE;
  list_lines (self);
  list_indices (self);
  list_events (self);
  find_steps (self);
  fit_scale (self);
  return self;
}

/**
 * bw_chart_get_fields:
 * @self: a chart
 *
 * Returns: (transfer none): what it is made of
 */
const BwChartFields *
bw_chart_get_fields (BwChart *self)
{
  g_return_val_if_fail (BW_IS_CHART (self), NULL);

  return &self->fields;
}

/**
 * bw_chart_get_line:
 * @self: a chart
 * @kind: a line
 *
 * Returns: (transfer none) (element-type BwLinePoint): its points, the oldest first; none where it is not shown
 */
GArray *
bw_chart_get_line (BwChart *self, BwLineKind kind)
{
  g_return_val_if_fail (BW_IS_CHART (self), NULL);
  g_return_val_if_fail ((guint) kind < BW_N_LINE_KINDS, NULL);

  return self->lines[kind];
}

/**
 * bw_chart_get_lines:
 * @self: a chart
 *
 * Returns: (transfer none): the lines that it has, those among them of which no day is known; they belong to @self
 */
BwLines
bw_chart_get_lines (BwChart *self)
{
  BwLines lines = { 0 };

  g_return_val_if_fail (BW_IS_CHART (self), lines);

  lines.lead = self->fields.lead;
  lines.period = self->fields.period;
  for (BwLineKind kind = 0; kind < BW_N_LINE_KINDS; kind++)
    if (self->fields.given[kind] != NULL ||
        (self->fields.shown[kind] && self->fields.history != NULL) || kind == lines.lead)
      lines.points[kind] = self->lines[kind];
  return lines;
}

/**
 * bw_chart_is_of_history:
 * @self: a chart
 *
 * Returns: whether the days that can be read are those of a history, of which more is known
 */
gboolean
bw_chart_is_of_history (BwChart *self)
{
  g_return_val_if_fail (BW_IS_CHART (self), FALSE);

  return self->fields.history != NULL && self->fields.lead == BW_LINE_SCORE &&
         self->fields.given[BW_LINE_SCORE] == NULL;
}

/**
 * bw_chart_has_zones:
 * @self: a chart
 *
 * Returns: whether the zones of scores are seen in it, which are in percent
 */
gboolean
bw_chart_has_zones (BwChart *self)
{
  g_return_val_if_fail (BW_IS_CHART (self), FALSE);

  return self->fields.unit == BW_UNIT_PERCENTAGE && bw_zones_are_set (&self->fields.zones);
}

/**
 * bw_chart_get_events:
 * @self: a chart
 *
 * Returns: (transfer none) (element-type BwChartEvents): the days that are marked as ones on which people set something,
 *   whether there is a value of them or not; the oldest first
 */
GArray *
bw_chart_get_events (BwChart *self)
{
  g_return_val_if_fail (BW_IS_CHART (self), NULL);

  return self->events;
}

static BwChartEvents *
get_events (BwChart *self, guint i)
{
  return &g_array_index (self->events, BwChartEvents, i);
}

/* The first ones that are not before @day, by halves. */
static guint
find_events (BwChart *self, BwDay day)
{
  guint from = 0;
  guint to = self->events->len;

  while (from < to) {
    guint middle = from + (to - from) / 2;

    if (get_events (self, middle)->day < day)
      from = middle + 1;
    else
      to = middle;
  }
  return from;
}

/**
 * bw_chart_count_events:
 * @self: a chart
 * @from: a day
 * @to: a day
 *
 * Returns: how many things people set from @from to @to, both among them
 */
guint
bw_chart_count_events (BwChart *self, BwDay from, BwDay to)
{
  guint n = 0;

  g_return_val_if_fail (BW_IS_CHART (self), 0);

  for (guint i = find_events (self, from); i < self->events->len && get_events (self, i)->day <= to;
       i++)
    n += get_events (self, i)->n;
  return n;
}

/**
 * bw_chart_get_step:
 * @self: a chart
 * @i: one of its days
 *
 * Returns: by how many points the maximum changed on that day, where that is to be marked; else 0
 */
double
bw_chart_get_step (BwChart *self, guint i)
{
  double change = NAN;

  g_return_val_if_fail (BW_IS_CHART (self), 0);
  g_return_val_if_fail (i < bw_chart_count_days (self), 0);

  if (self->fields.is_small || !bw_chart_is_of_history (self))
    return 0;
  change = bw_history_get_max_change (self->fields.history, bw_chart_get_history_index (self, i));
  return isfinite (change) && fabs (change) > BW_POINTS_EPSILON ? change : 0;
}

/**
 * bw_chart_has_steps:
 * @self: a chart
 *
 * Returns: whether any of its days is marked as one on which the maximum changed
 */
gboolean
bw_chart_has_steps (BwChart *self)
{
  g_return_val_if_fail (BW_IS_CHART (self), FALSE);

  return self->has_steps;
}

/**
 * bw_chart_has_events:
 * @self: a chart
 *
 * Returns: whether any of its days is marked as one on which people set something
 */
gboolean
bw_chart_has_events (BwChart *self)
{
  g_return_val_if_fail (BW_IS_CHART (self), FALSE);

  return self->events->len > 0;
}

/**
 * bw_chart_get_scale:
 * @self: a chart
 *
 * Returns: (transfer none): what its height stands for
 */
const BwScale *
bw_chart_get_scale (BwChart *self)
{
  g_return_val_if_fail (BW_IS_CHART (self), NULL);

  return &self->scale;
}

/**
 * bw_chart_count_days:
 * @self: a chart
 *
 * Returns: how many days have a value of the leading line
 */
guint
bw_chart_count_days (BwChart *self)
{
  g_return_val_if_fail (BW_IS_CHART (self), 0);

  return self->lines[self->fields.lead]->len;
}

/**
 * bw_chart_get_day:
 * @self: a chart
 * @i: one of its days, the oldest is 0
 *
 * Returns: which day that is
 */
BwDay
bw_chart_get_day (BwChart *self, guint i)
{
  g_return_val_if_fail (BW_IS_CHART (self), BW_DAY_NONE);
  g_return_val_if_fail (i < bw_chart_count_days (self), BW_DAY_NONE);

  return get_point (self, i)->day;
}

/**
 * bw_chart_get_value:
 * @self: a chart
 * @i: one of its days
 *
 * Returns: the value of the leading line on that day, in the unit of the chart
 */
double
bw_chart_get_value (BwChart *self, guint i)
{
  g_return_val_if_fail (BW_IS_CHART (self), NAN);
  g_return_val_if_fail (i < bw_chart_count_days (self), NAN);

  return get_point (self, i)->value;
}

/**
 * bw_chart_get_history_index:
 * @self: a chart of a history
 * @i: one of its days
 *
 * Returns: which day of the history that is
 */
guint
bw_chart_get_history_index (BwChart *self, guint i)
{
  g_return_val_if_fail (BW_IS_CHART (self), 0);
  g_return_val_if_fail (i < self->indices->len, 0);

  return g_array_index (self->indices, guint, i);
}

/**
 * bw_chart_get_last_day:
 * @self: a chart with days
 *
 * Returns: the last day that something is drawn of: that of the newest value, or one on which people set something after it
 */
BwDay
bw_chart_get_last_day (BwChart *self)
{
  BwDay last = BW_DAY_NONE;
  guint n = 0;

  g_return_val_if_fail (BW_IS_CHART (self), BW_DAY_NONE);
  g_return_val_if_fail (bw_chart_count_days (self) > 0, BW_DAY_NONE);

  last = bw_chart_get_day (self, bw_chart_count_days (self) - 1);
  n = self->events->len;
  return n > 0 ? MAX (last, g_array_index (self->events, BwChartEvents, n - 1).day) : last;
}

/**
 * bw_chart_find_day:
 * @self: a chart with days
 * @day: a day
 *
 * Returns: the nearest of its days; of two, the earlier
 */
guint
bw_chart_find_day (BwChart *self, BwDay day)
{
  guint before = 0;
  guint after = 0;

  g_return_val_if_fail (BW_IS_CHART (self), 0);
  g_return_val_if_fail (bw_chart_count_days (self) > 0, 0);

  /* The last one that is not after @day, by halves. */
  after = bw_chart_count_days (self) - 1;
  while (before < after) {
    guint middle = before + (after - before + 1) / 2;

    if (get_point (self, middle)->day <= day)
      before = middle;
    else
      after = middle - 1;
  }
  if (get_point (self, before)->day >= day || before + 1 == bw_chart_count_days (self))
    return before;
  return get_point (self, before + 1)->day - day < day - get_point (self, before)->day ? before + 1
                                                                                       : before;
}

static guint
find_from (BwChart *self, guint i, guint n_days, int direction)
{
  BwDay day = get_point (self, i)->day;
  guint found = 0;

  if (direction < 0)
    found = bw_chart_find_day (self, day > n_days ? day - n_days : 1);
  else
    found = bw_chart_find_day (self, day + n_days);
  /* Across a gap the nearest day may be the one that it starts from. */
  if (found == i && direction < 0 && i > 0)
    return i - 1;
  if (found == i && direction > 0 && i + 1 < bw_chart_count_days (self))
    return i + 1;
  return found;
}

/**
 * bw_chart_step:
 * @self: a chart with days
 * @i: one of its days
 * @span: how far
 * @direction: -1 to earlier days, 1 to later ones
 *
 * Returns: the day that a step leads to, which has a score; @i at the end
 */
guint
bw_chart_step (BwChart *self, guint i, BwChartSpan span, int direction)
{
  guint last = 0;

  g_return_val_if_fail (BW_IS_CHART (self), 0);
  g_return_val_if_fail (i < bw_chart_count_days (self), 0);

  last = bw_chart_count_days (self) - 1;
  switch (span) {
  case BW_CHART_SPAN_WEEK:
    return find_from (self, i, 7, direction);
  case BW_CHART_SPAN_MONTH:
    return find_from (self, i, 30, direction);
  case BW_CHART_SPAN_ALL:
    return direction < 0 ? 0 : last;
  case BW_CHART_SPAN_DAY:
  default:
    if (direction < 0)
      return i > 0 ? i - 1 : 0;
    return MIN (i + 1, last);
  }
}
