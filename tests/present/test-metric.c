/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What charts of metrics show, and how their days are said. */

#include "present/bw-metric.h"

#include <math.h>
#include <string.h>

#include "model/bw-test-records.h"
#include "model/bw-words.h"
#include "present/bw-chart-legend.h"
#include "present/bw-chart-text.h"
#include "present/bw-day-table.h"
#include "present/bw-history-text.h"
#include "present/bw-test-locale.h"

/* A Monday. */
#define MONDAY (bw_day_new (2026, 8, 31))

typedef struct {
  GPtrArray *days;
  BwHistory *history;
  BwMetrics *metrics;
  BwActivities *activities;
  BwMetricFields fields;
} Fixture;

/* "a" of 10 in Identity, and of all organisations 50 %. */
static void
add_day (Fixture *self, BwDay day, double points)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (points, 10);

  records->day = day;
  bw_test_records_add_score (records, .id = "a", .category = BW_CATEGORY_IDENTITY, .points = points,
                             .percentage = points * 10, .count = -1, .total = -1);
  bw_test_records_add_comparison (records, .basis = BW_BASIS_ALL_TENANTS, .percentage = 50);
  g_ptr_array_add (self->days, bw_test_records_make_snapshot (records));
}

/* 4, 7, a gap, 5, 6; accepted on the first day. */
static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) states = bw_test_states_new ("Ignored", "2026-09-01T08:00:00Z", NULL);
  g_autoptr (BwCatalogue) catalogue = NULL;

  self->days = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (profiles,
                   BW_TEST_PROFILE (.id = "a", .title = "A", .max_points = 10,
                                    .category = BW_CATEGORY_IDENTITY, .state_updates = states));
  catalogue = bw_catalogue_new (NULL, profiles);
  add_day (self, MONDAY, 4);
  add_day (self, MONDAY + 1, 7);
  add_day (self, MONDAY + 3, 5);
  add_day (self, MONDAY + 4, 6);
  self->history = bw_history_new (self->days, BW_DAY_NONE, BW_DAY_NONE);
  self->metrics = bw_metrics_new (self->days, NULL, catalogue, BW_DAY_NONE, BW_DAY_NONE);
  self->activities = bw_activities_new (self->days, NULL, catalogue, BW_DAY_NONE, BW_DAY_NONE);
  self->fields = (BwMetricFields) { .history = self->history,
                                    .metrics = self->metrics,
                                    .activities = self->activities,
                                    .from = MONDAY,
                                    .to = MONDAY + 4,
                                    .goal = NAN };
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->days);
  g_object_unref (self->history);
  g_object_unref (self->metrics);
  g_object_unref (self->activities);
}

static void
assert_said (char *said, const char *wanted)
{
  g_autofree char *owned = said;

  g_assert_cmpstr (owned, ==, wanted);
}

static void
assert_value (BwChart *chart, BwLineKind kind, BwDay day, double value)
{
  g_assert_cmpfloat_with_epsilon (bw_line_get_value (bw_chart_get_line (chart, kind), day), value,
                                  BW_TEST_NEAR);
}

static void
test_comparison (Fixture *self, gconstpointer data)
{
  g_autoptr (BwChart) all = bw_metric_create_chart (BW_METRIC_COMPARISON, &self->fields);
  g_autoptr (BwChart) category = NULL;
  g_autofree char *meaning =
      bw_metric_say_meaning (BW_METRIC_COMPARISON, BW_CATEGORY_IDENTITY, BW_PERIOD_DAY);

  assert_value (all, BW_LINE_SCORE, MONDAY + 1, 70);
  assert_value (all, BW_LINE_ALL, MONDAY + 1, 50);
  g_assert_cmpuint (bw_chart_get_line (all, BW_LINE_GOAL)->len, ==, 0);
  self->fields.category = BW_CATEGORY_IDENTITY;
  category = bw_metric_create_chart (BW_METRIC_COMPARISON, &self->fields);
  assert_value (category, BW_LINE_SCORE, MONDAY + 1, 70);
  g_assert_cmpuint (bw_chart_get_line (category, BW_LINE_ALL)->len, ==, 0);
  assert_said (bw_chart_text_say_day (category, 1), "1 September 2026 · Your score: 70.0%");
  g_assert_nonnull (strstr (meaning, "no average score"));
}

/* Two points below 7 after the gap, which is one; then one. */
static void
test_regression (Fixture *self, gconstpointer data)
{
  g_autoptr (BwChart) chart = bw_metric_create_chart (BW_METRIC_REGRESSION, &self->fields);
  GArray *line = bw_chart_get_line (chart, BW_LINE_POINTS);

  assert_value (chart, BW_LINE_POINTS, MONDAY + 1, 0);
  assert_value (chart, BW_LINE_POINTS, MONDAY + 3, 2);
  assert_value (chart, BW_LINE_ACTIONS, MONDAY + 3, 1);
  g_assert_true (g_array_index (line, BwLinePoint, 2).starts);
  g_assert_false (g_array_index (line, BwLinePoint, 3).starts);
  assert_said (bw_chart_text_say_day (chart, 2), "3 September 2026 · Points: 2 · Actions: 1");
  g_assert_cmpfloat (bw_chart_get_scale (chart)->low, ==, 0);
  self->fields.category = BW_CATEGORY_APPS;
  {
    g_autoptr (BwChart) none = bw_metric_create_chart (BW_METRIC_REGRESSION, &self->fields);

    g_assert_cmpuint (bw_chart_count_days (none), ==, 0);
  }
}

static void
test_acceptance (Fixture *self, gconstpointer data)
{
  g_autoptr (BwChart) chart = bw_metric_create_chart (BW_METRIC_ACCEPTANCE, &self->fields);

  assert_value (chart, BW_LINE_POINTS, MONDAY, 0);
  assert_value (chart, BW_LINE_POINTS, MONDAY + 1, 3);
  assert_value (chart, BW_LINE_ACTIONS, MONDAY + 4, 1);
}

/* +3, a day that is missing, -2, +1. */
static void
test_changes (Fixture *self, gconstpointer data)
{
  g_autoptr (BwChart) chart = bw_metric_create_chart (BW_METRIC_CHANGES, &self->fields);
  g_autoptr (BwChart) weeks = NULL;

  g_assert_cmpuint (bw_chart_count_days (chart), ==, 3);
  assert_value (chart, BW_LINE_WON, MONDAY + 1, 3);
  assert_value (chart, BW_LINE_LOST, MONDAY + 3, -2);
  g_assert_cmpfloat (bw_chart_get_scale (chart)->low, <=, -2);
  assert_said (bw_chart_text_say_day (chart, 1),
               "3 September 2026 · Points won: 0 · Points lost: 2 · Changes: 1");
  assert_said (bw_chart_text_say_summary (chart), "Points won: 4; points lost: 2; 3 changes");
  self->fields.from = MONDAY - 60;
  weeks = bw_metric_create_chart (BW_METRIC_CHANGES, &self->fields);
  g_assert_cmpuint (bw_chart_count_days (weeks), ==, 1);
  assert_said (bw_chart_text_say_day (weeks, 0),
               "Week of 31 August 2026 · Points won: 4 · Points lost: 2 · Changes: 3");
}

static void
assert_cell (BwDayTable *table, guint row, guint column, const char *wanted)
{
  assert_said (bw_day_table_say_cell (table, row, column), wanted);
}

/* What a chart draws, in rows: only the lines of which something is known, and an en dash where a day has none. */
static void
test_table (Fixture *self, gconstpointer data)
{
  g_autoptr (BwChart) comparison = bw_metric_create_chart (BW_METRIC_COMPARISON, &self->fields);
  g_autoptr (BwChart) changes = bw_metric_create_chart (BW_METRIC_CHANGES, &self->fields);
  g_autoptr (BwDayTable) compared = bw_day_table_new_for_chart (comparison);
  g_autoptr (BwDayTable) changed = bw_day_table_new_for_chart (changes);

  g_assert_cmpuint (bw_day_table_count_rows (compared), ==, 4);
  g_assert_cmpuint (bw_day_table_count_columns (compared), ==, 3);
  assert_said (bw_day_table_label_column (compared, 0), "Day");
  assert_said (bw_day_table_label_column (compared, 2), "All organisations");
  g_assert_cmpint (bw_day_table_get_column (compared, 0), ==, BW_DAY_COLUMN_DAY);
  g_assert_cmpint (bw_day_table_get_column (compared, 2), ==, BW_DAY_COLUMN_NUMBER);
  assert_cell (compared, 1, 0, "1 September 2026");
  assert_cell (compared, 1, 1, "70.0%");
  assert_said (bw_day_table_say_row (compared, 1),
               "1 September 2026, Your score: 70.0%, All organisations: 50.0%");
  assert_said (bw_day_table_say_whole (changed),
               "Day\tPoints won\tPoints lost\tChanges\n1 September 2026\t3\t0\t1\n"
               "3 September 2026\t0\t2\t1\n4 September 2026\t1\t0\t1\n");
}

/* Of a history the score falls, which other programs are to read as a number below 0. */
static void
test_history_table (Fixture *self, gconstpointer data)
{
  g_autoptr (BwDayTable) table = bw_day_table_new_for_history (self->history);
  g_autofree char *whole = bw_day_table_say_whole (table);

  g_assert_cmpuint (bw_day_table_count_columns (table), ==, 6);
  g_assert_cmpint (bw_day_table_get_column (table, 5), ==, BW_DAY_COLUMN_TEXT);
  g_assert_cmpuint (bw_day_table_get_day (table, 2), ==, MONDAY + 3);
  assert_cell (table, 2, 2, "−20.00%");
  assert_said (bw_day_table_say_row (table, 2),
               "3 September 2026, Score: 50.0%, Change: −20.00%, Points: 5 / 10, All: 50.0%, "
               "Remarks: 1 day missing before");
  g_assert_nonnull (strstr (whole, "\t50.0%\t-20.00%\t5 / 10\t"));
}

/* Rows stay where they tell the same; another value, period or category is another row. */
static void
test_same_rows (Fixture *self, gconstpointer data)
{
  g_autoptr (BwChart) first = bw_metric_create_chart (BW_METRIC_REGRESSION, &self->fields);
  g_autoptr (BwChart) acceptance = bw_metric_create_chart (BW_METRIC_ACCEPTANCE, &self->fields);
  g_autoptr (BwChart) days = bw_metric_create_chart (BW_METRIC_CHANGES, &self->fields);
  g_autoptr (BwChart) weeks = NULL;
  g_autoptr (BwDayTable) table = bw_day_table_new_for_chart (first);
  g_autoptr (BwDayTable) again = bw_day_table_new_for_chart (first);
  g_autoptr (BwDayTable) other = bw_day_table_new_for_chart (acceptance);
  g_autoptr (BwDayTable) daily = bw_day_table_new_for_chart (days);
  g_autoptr (BwDayTable) history = bw_day_table_new_for_history (self->history);
  g_autoptr (BwDayTable) weekly = NULL;

  self->fields.from = MONDAY - 60;
  weeks = bw_metric_create_chart (BW_METRIC_CHANGES, &self->fields);
  weekly = bw_day_table_new_for_chart (weeks);
  assert_said (bw_day_table_label_column (weekly, 0), "Week");
  assert_cell (weekly, 0, 0, "Week of 31 August 2026");
  g_assert_true (bw_day_table_is_same_row (table, 2, again, 2));
  g_assert_false (bw_day_table_is_same_row (table, 2, again, 3));
  g_assert_true (bw_day_table_has_same_columns (table, other));
  g_assert_false (bw_day_table_is_same_row (table, 2, other, 2));
  g_assert_false (bw_day_table_has_same_columns (daily, weekly));
  g_assert_false (bw_day_table_has_same_columns (daily, table));
  g_assert_false (bw_day_table_has_same_columns (table, history));
  g_assert_false (bw_day_table_has_same_columns (table, NULL));
  g_assert_true (bw_day_table_is_same_row (history, 1, history, 1));
}

/* The lines that a metric has, also where nothing is known of them; none that it has not. */
static void
test_lines (Fixture *self, gconstpointer data)
{
  g_autoptr (BwChart) chart = bw_metric_create_chart (BW_METRIC_COMPARISON, &self->fields);
  BwLines lines = bw_chart_get_lines (chart);
  BwMetric metric = BW_METRIC_ACCEPTANCE;

  g_assert_cmpuint (lines.points[BW_LINE_SCORE]->len, ==, 4);
  g_assert_cmpuint (lines.points[BW_LINE_SIZE]->len, ==, 0);
  g_assert_null (lines.points[BW_LINE_GOAL]);
  g_assert_null (lines.points[BW_LINE_WON]);
  for (guint i = 0; i < BW_N_METRICS; i++) {
    g_assert_true (bw_metric_from_key (bw_metric_to_key ((BwMetric) i), &metric));
    g_assert_cmpuint (metric, ==, i);
  }
  g_assert_false (bw_metric_from_key ("none", &metric));
}

static double
measure (const char *text, gpointer data)
{
  return 8.0 * (double) g_utf8_strlen (text, -1);
}

static guint
count_shapes (BwDrawing *drawing, BwShapeKind kind, BwInk ink)
{
  guint n = 0;

  for (guint i = 0; i < drawing->shapes->len; i++) {
    const BwShape *shape = g_ptr_array_index (drawing->shapes, i);

    n += shape->kind == kind && shape->ink == ink;
  }
  return n;
}

/* Where the first form of an ink begins. */
static const BwSpot *
find_first (BwDrawing *drawing, BwInk ink)
{
  for (guint i = 0; i < drawing->shapes->len; i++) {
    const BwShape *shape = g_ptr_array_index (drawing->shapes, i);

    if (shape->kind == BW_SHAPE_FORM && shape->ink == ink)
      return &g_array_index (shape->spots, BwSpot, 0);
  }
  g_assert_not_reached ();
}

static gboolean
has_text (BwDrawing *drawing, const char *text)
{
  for (guint i = 0; i < drawing->shapes->len; i++) {
    const BwShape *shape = g_ptr_array_index (drawing->shapes, i);

    if (g_strcmp0 (shape->text, text) == 0)
      return TRUE;
  }
  return FALSE;
}

/* What is won stands full above 0, what is lost hollow below it; nothing is left out of the picture at its sides. */
static void
test_bars (Fixture *self, gconstpointer data)
{
  const BwChartRoom room = { 600, 300, 16, measure, NULL, FALSE };
  g_autoptr (BwChart) chart = bw_metric_create_chart (BW_METRIC_CHANGES, &self->fields);
  g_autoptr (BwDrawing) drawing = bw_chart_layout_draw (chart, &room);

  g_assert_cmpuint (count_shapes (drawing, BW_SHAPE_FORM, BW_INK_WON), ==, 2);
  g_assert_cmpuint (count_shapes (drawing, BW_SHAPE_LINE, BW_INK_LOST), ==, 1);
  for (guint i = 0; i < drawing->shapes->len; i++) {
    const BwShape *shape = g_ptr_array_index (drawing->shapes, i);

    for (guint k = 0; k < shape->spots->len; k++) {
      g_assert_cmpfloat (g_array_index (shape->spots, BwSpot, k).x, >=, -0.01);
      g_assert_cmpfloat (g_array_index (shape->spots, BwSpot, k).x, <=, 600.01);
    }
  }
}

/* The scale goes from 40 to 70: two of three zones are seen, each with its name; in points none is. */
static void
test_zones (Fixture *self, gconstpointer data)
{
  const BwChartRoom room = { 600, 300, 16, measure, NULL, FALSE };
  g_autoptr (BwChart) chart = NULL;
  g_autoptr (BwDrawing) drawing = NULL;

  self->fields.zones = (BwZones) { 30, 60 };
  chart = bw_metric_create_chart (BW_METRIC_COMPARISON, &self->fields);
  drawing = bw_chart_layout_draw (chart, &room);
  g_assert_true (has_text (drawing, "Okay"));
  g_assert_true (has_text (drawing, "Good"));
  g_assert_false (has_text (drawing, "Bad"));
  g_assert_cmpuint (count_shapes (drawing, BW_SHAPE_FORM, BW_INK_ZONE), ==, 1);
  g_assert_cmpuint (count_shapes (drawing, BW_SHAPE_LINE, BW_INK_LIMIT), ==, 1);
  assert_said (bw_metric_say_zone (&self->fields.zones, 29), "29.0% is bad: okay begins at 30.0%.");
  assert_said (bw_metric_say_zone (&self->fields.zones, 30),
               "30.0% is okay: from 30.0% on, and good begins at 60.0%.");
  assert_said (bw_metric_say_zone (&self->fields.zones, 60), "60.0% is good: from 60.0% on.");
  assert_said (bw_metric_say_zone (&self->fields.zones, NAN), "The newest score is not known.");
}

/* A day on which people set something is marked, and says so. */
static void
test_events (Fixture *self, gconstpointer data)
{
  const BwChartRoom room = { 600, 300, 16, measure, NULL, FALSE };
  BwChartFields fields = { .history = self->history, .goal = NAN, .activities = self->activities };
  g_autoptr (BwChart) chart = bw_chart_new (&fields);
  g_autoptr (BwDrawing) drawing = bw_chart_layout_draw (chart, &room);
  g_autofree char *said = bw_chart_text_say_day (chart, 1);
  g_autoptr (BwDayTable) table = bw_day_table_new_for_history_chart (chart);
  g_autoptr (BwDayTable) plain = bw_day_table_new_for_history (self->history);

  g_assert_cmpuint (count_shapes (drawing, BW_SHAPE_FORM, BW_INK_EVENT), ==, 1);
  g_assert_true (g_str_has_suffix (said, "1 change by people"));
  /* The table tells the same, and a row that tells more than before is another one. */
  assert_said (bw_day_table_say_cell (plain, 1, BW_HISTORY_REMARKS), "");
  assert_said (bw_day_table_say_cell (table, 1, BW_HISTORY_REMARKS), "1 change by people");
  g_assert_true (bw_day_table_is_same_row (table, 0, plain, 0));
  g_assert_false (bw_day_table_is_same_row (table, 1, plain, 1));
  g_assert_true (bw_day_table_is_same_row (table, 1, table, 1));
}

/* What people set on a day without a score is marked there, and told with the day that follows; what they set after the
   newest score with that, as far as the range goes. What was before the first score is left out. */
static void
test_events_without_score (Fixture *self, gconstpointer data)
{
  const BwChartRoom room = { 600, 300, 16, measure, NULL, FALSE };
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) states = bw_test_states_new (
      "Ignored", "2026-08-01T08:00:00Z", "Default", "2026-09-02T08:00:00Z", "Ignored",
      "2026-09-02T09:00:00Z", "Default", "2026-09-08T08:00:00Z", NULL);
  const struct {
    BwDay to;
    BwDay last;
    guint n_marks;
    const char *after;
  } ranges[] = { { BW_DAY_NONE, MONDAY + 8, 2, "1 change by people since" },
                 { MONDAY + 8, MONDAY + 8, 2, "1 change by people since" },
                 { MONDAY + 7, MONDAY + 4, 1, NULL } };
  g_autoptr (BwCatalogue) catalogue = NULL;
  g_autoptr (BwActivities) activities = NULL;

  g_ptr_array_add (profiles, BW_TEST_PROFILE (.id = "a", .title = "A", .max_points = 10,
                                              .state_updates = states));
  catalogue = bw_catalogue_new (NULL, profiles);
  activities = bw_activities_new (self->days, NULL, catalogue, BW_DAY_NONE, BW_DAY_NONE);
  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++) {
    g_autoptr (BwHistory) history = bw_history_new (self->days, BW_DAY_NONE, ranges[i].to);
    BwChartFields fields = { .history = history, .goal = NAN, .activities = activities };
    g_autoptr (BwChart) chart = bw_chart_new (&fields);
    g_autoptr (BwDrawing) drawing = bw_chart_layout_draw (chart, &room);
    BwChartFrame frame = bw_chart_layout_frame (chart, &room);
    g_autofree char *gap = bw_chart_text_say_day (chart, 2);
    g_autofree char *newest = bw_chart_text_say_day (chart, 3);
    g_autoptr (BwDayTable) table = bw_day_table_new_for_history_chart (chart);
    g_autofree char *gap_cell = bw_day_table_say_cell (table, 2, BW_HISTORY_REMARKS);
    g_autofree char *newest_cell = bw_day_table_say_cell (table, 3, BW_HISTORY_REMARKS);

    g_assert_cmpuint (frame.last, ==, ranges[i].last);
    g_assert_cmpuint (count_shapes (drawing, BW_SHAPE_FORM, BW_INK_EVENT), ==, ranges[i].n_marks);
    g_assert_cmpfloat_with_epsilon (find_first (drawing, BW_INK_EVENT)->x,
                                    bw_chart_frame_place_day (&frame, MONDAY + 2), 1e-9);
    g_assert_true (g_str_has_suffix (gap, "2 changes by people on the days without a score before "
                                          "it"));
    g_assert_true (ranges[i].after != NULL ? g_str_has_suffix (newest, ranges[i].after)
                                           : strstr (newest, "people") == NULL);
    g_assert_cmpstr (gap_cell, ==,
                     "1 day missing before, 2 changes by people on the days without a score "
                     "before it");
    g_assert_true (ranges[i].after != NULL ? g_str_has_suffix (newest_cell, ranges[i].after)
                                           : strstr (newest_cell, "people") == NULL);
  }
}

/* A picture that stands alone says what its lines and marks are, one below the other where it is narrow, and is higher for
   it. */
static void
test_legend (Fixture *self, gconstpointer data)
{
  const BwChartRoom wide = { 900, 300, 16, measure, NULL, FALSE };
  const BwChartRoom narrow = { 200, 300, 16, measure, NULL, TRUE };
  g_autoptr (BwChart) chart = bw_metric_create_chart (BW_METRIC_CHANGES, &self->fields);
  g_autoptr (BwDrawing) one_row = bw_chart_legend_draw_below (chart, &wide);
  g_autoptr (BwDrawing) rows = bw_chart_legend_draw_below (chart, &narrow);

  g_assert_true (has_text (one_row, "Points won"));
  g_assert_true (has_text (one_row, "Points lost"));
  g_assert_false (has_text (one_row, "Changes"));
  g_assert_cmpuint (count_shapes (one_row, BW_SHAPE_FORM, BW_INK_WON), ==, 3);
  g_assert_cmpfloat (one_row->height, >, 300);
  g_assert_cmpfloat (rows->height, >, one_row->height);
  for (guint i = 0; i < rows->shapes->len; i++) {
    const BwShape *shape = g_ptr_array_index (rows->shapes, i);

    for (guint k = 0; k < shape->spots->len; k++)
      g_assert_cmpfloat (g_array_index (shape->spots, BwSpot, k).y, <=, rows->height);
  }
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/metric/comparison", test_comparison },
    { "/metric/regression", test_regression },
    { "/metric/acceptance", test_acceptance },
    { "/metric/changes", test_changes },
    { "/metric/table", test_table },
    { "/metric/history-table", test_history_table },
    { "/metric/same-rows", test_same_rows },
    { "/metric/lines", test_lines },
    { "/metric/bars", test_bars },
    { "/metric/zones", test_zones },
    { "/metric/events", test_events },
    { "/metric/events-without-score", test_events_without_score },
    { "/metric/legend", test_legend },
  };

  bw_test_locale_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
