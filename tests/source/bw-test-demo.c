/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/bw-test-demo.h"

#include <math.h>

/**
 * bw_test_demo_free:
 * @demo: (transfer full): a demo organisation
 */
void
bw_test_demo_free (BwTestDemo *demo)
{
  g_clear_object (&demo->clock);
  g_clear_object (&demo->source);
  g_clear_object (&demo->newest);
  g_clear_object (&demo->catalogue);
  g_clear_object (&demo->plan);
  g_clear_object (&demo->scorecard);
  g_clear_pointer (&demo->days, g_ptr_array_unref);
  g_free (demo);
}

/**
 * bw_test_demo_refresh:
 * @demo: a demo organisation
 *
 * Asks the source for everything anew.
 */
void
bw_test_demo_refresh (BwTestDemo *demo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = bw_clock_get_now (demo->clock);

  g_clear_object (&demo->newest);
  g_clear_object (&demo->catalogue);
  g_clear_object (&demo->scorecard);
  g_clear_pointer (&demo->days, g_ptr_array_unref);
  demo->today = bw_day_from_date_time (now);
  g_assert_true (bw_source_newest (demo->source, &demo->newest, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (bw_source_catalogue (demo->source, &demo->catalogue, NULL, &error));
  demo->days = bw_source_days (demo->source, BW_DAYS_WHOLE, BW_DAY_NONE, BW_DAY_NONE, NULL, &error);
  g_assert_no_error (error);
  demo->scorecard = bw_scorecard_new (demo->newest, demo->catalogue, demo->plan, demo->today);
}

/**
 * bw_test_demo_new:
 * @now: the moment that its clock, a #BwManualClock, stands at
 *
 * Returns: (transfer full): the demo organisation, read once
 */
BwTestDemo *
bw_test_demo_new (const char *now)
{
  BwTestDemo *demo = g_new0 (BwTestDemo, 1);

  demo->clock = bw_manual_clock_new (now);
  demo->source = bw_demo_source_new (demo->clock);
  demo->plan = bw_demo_source_dup_plan (BW_DEMO_SOURCE (demo->source));
  bw_test_demo_refresh (demo);
  return demo;
}

/**
 * bw_test_demo_find_day:
 * @demo: a demo organisation
 * @days_ago: how many days before the present one
 *
 * Returns: (transfer none) (nullable): that day
 */
BwSnapshot *
bw_test_demo_find_day (BwTestDemo *demo, int days_ago)
{
  for (guint i = 0; i < demo->days->len; i++) {
    BwSnapshot *day = g_ptr_array_index (demo->days, i);

    if (bw_snapshot_get_day (day) == demo->today - days_ago)
      return day;
  }
  return NULL;
}

/**
 * bw_test_demo_find_score:
 * @day: a day
 * @id: the id of a control
 *
 * Returns: (transfer none) (nullable): what it earned
 */
BwControlScore *
bw_test_demo_find_score (BwSnapshot *day, const char *id)
{
  GPtrArray *scores = bw_snapshot_get_control_scores (day);

  for (guint i = 0; i < scores->len; i++)
    if (g_str_equal (bw_control_score_get_id (g_ptr_array_index (scores, i)), id))
      return g_ptr_array_index (scores, i);
  return NULL;
}

/**
 * bw_test_demo_points_on:
 * @demo: a demo organisation
 * @days_ago: how many days before the present one
 * @id: the id of a control
 *
 * Returns: its points on that day, or NAN where it had none
 */
double
bw_test_demo_points_on (BwTestDemo *demo, int days_ago, const char *id)
{
  BwControlScore *score = bw_test_demo_find_score (bw_test_demo_find_day (demo, days_ago), id);

  return score != NULL ? bw_control_score_get_points (score) : NAN;
}

/**
 * bw_test_demo_max_on:
 * @demo: a demo organisation
 * @days_ago: how many days before the present one
 *
 * Returns: the attainable points of that day
 */
double
bw_test_demo_max_on (BwTestDemo *demo, int days_ago)
{
  return bw_snapshot_get_max (bw_test_demo_find_day (demo, days_ago));
}
