/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-score-changes.h"

/* So many days are told each; up to so many by the week; more of them by the month. */
#define MOST_DAYS 31
#define MOST_DAYS_OF_WEEKS 190

/**
 * bw_period_choose:
 * @from: the first day of a range
 * @to: its last day
 *
 * Returns: what its changes are added up over, so that there are few enough sums to be told apart
 */
BwPeriod
bw_period_choose (BwDay from, BwDay to)
{
  BwDay n_days = to - from + 1;

  if (n_days <= MOST_DAYS)
    return BW_PERIOD_DAY;
  return n_days <= MOST_DAYS_OF_WEEKS ? BW_PERIOD_WEEK : BW_PERIOD_MONTH;
}

/**
 * bw_period_find_days:
 * @period: a kind of period
 * @day: a day
 * @from: (out): the first day of the period that @day is in
 * @to: (out): its last day
 */
void
bw_period_find_days (BwPeriod period, BwDay day, BwDay *from, BwDay *to)
{
  g_autoptr (GDate) date = g_date_new_julian (day);

  *from = day;
  *to = day;
  if (period == BW_PERIOD_WEEK) {
    *from = day - (BwDay) g_date_get_weekday (date) + G_DATE_MONDAY;
    *to = *from + 6;
  } else if (period == BW_PERIOD_MONTH) {
    *from = day - g_date_get_day (date) + 1;
    *to = *from + g_date_get_days_in_month (g_date_get_month (date), g_date_get_year (date)) - 1;
  }
}

/* The periods from one day to another, without anything in them. */
static GArray *
list_periods (BwPeriod period, BwDay from, BwDay to)
{
  GArray *changes = g_array_new (FALSE, TRUE, sizeof (BwScoreChange));

  for (BwDay day = from; day <= to;) {
    BwScoreChange change = { 0 };

    bw_period_find_days (period, day, &change.from, &change.to);
    day = change.to + 1;
    change.from = MAX (change.from, from);
    change.to = MIN (change.to, to);
    g_array_append_val (changes, change);
  }
  return changes;
}

static int
compare_to_day (gconstpointer a, gconstpointer b)
{
  const BwScoreChange *change = a;
  BwDay day = ((const BwScoreChange *) b)->from;

  return (change->from > day) - (change->to < day);
}

static BwScoreChange *
find_period (GArray *changes, BwDay day)
{
  const BwScoreChange wanted = { .from = day };
  guint found = 0;

  return g_array_binary_search (changes, &wanted, compare_to_day, &found)
             ? &g_array_index (changes, BwScoreChange, found)
             : NULL;
}

static void
add (GArray *changes, BwActivity *activity)
{
  const BwActivityFields *fields = bw_activity_get_fields (activity);
  BwScoreChange *change = find_period (changes, fields->day);

  if (change == NULL)
    return;
  if (fields->change.points > 0)
    change->won += fields->change.points;
  else
    change->lost -= fields->change.points;
  change->n_changes++;
}

/**
 * bw_score_changes_list:
 * @activities: what happened
 * @category: (nullable): of which category, or %NULL for all
 * @period: what is added up over
 * @from: the first day that counts
 * @to: the last one
 *
 * Returns: (transfer full) (element-type BwScoreChange): how points changed in each period from @from to @to, the oldest
 *   first; those at the ends may be cut off
 */
GArray *
bw_score_changes_list (BwActivities *activities,
                       const char *category,
                       BwPeriod period,
                       BwDay from,
                       BwDay to)
{
  GArray *changes = list_periods (period, from, to);
  GPtrArray *all = bw_activities_get_all (activities);
  GArray *compared = bw_activities_get_compared (activities);

  for (guint i = 0; i < compared->len; i++) {
    BwScoreChange *change = find_period (changes, g_array_index (compared, BwDay, i));

    if (change != NULL)
      change->is_known = TRUE;
  }
  for (guint i = 0; i < all->len; i++)
    if (bw_activity_matches (all->pdata[i], BW_ACTIVITY_GROUP_IMPROVEMENTS, category) ||
        bw_activity_matches (all->pdata[i], BW_ACTIVITY_GROUP_REGRESSIONS, category))
      add (changes, all->pdata[i]);
  return changes;
}
