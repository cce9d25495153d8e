/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What else the page of the history tells: what happened to actions, and metrics and trends. */

#include "bw-config.h"

#include "ui/history/bw-history-case.h"

#include <string.h>

#include "present/bw-activity-text.h"
#include "present/bw-day-table.h"
#include "ui/bw-ui-test.h"
#include "ui/history/bw-activity-card.h"
#include "ui/history/bw-choice-button.h"
#include "ui/history/bw-history-save.h"
#include "ui/history/bw-metric-card.h"
#include "ui/history/bw-metrics-view.h"

static GtkWidget *
get_card (BwHistoryCase *self)
{
  return bw_ui_test_find (GTK_WIDGET (self->page), BW_TYPE_ACTIVITY_CARD);
}

static guint
count_shown (BwHistoryCase *self)
{
  g_autoptr (GPtrArray) shown = bw_activity_card_get_shown (BW_ACTIVITY_CARD (get_card (self)));

  return shown->len;
}

static gboolean
has_activity (gpointer data)
{
  return count_shown (data) > 0;
}

static void
wait_for_activity (BwHistoryCase *self)
{
  g_assert_true (bw_ui_test_wait (has_activity, self));
  bw_ui_test_wait_for_frames (GTK_WIDGET (self->window), 2);
}

static GPtrArray *
find_rows (BwHistoryCase *self)
{
  return bw_ui_test_find_all (get_card (self), ADW_TYPE_ACTION_ROW);
}

static void
filter (BwHistoryCase *self, guint i, const char *key)
{
  g_autoptr (GPtrArray) filters = bw_ui_test_find_all (get_card (self), BW_TYPE_CHOICE_BUTTON);

  g_assert_true (gtk_widget_activate_action (filters->pdata[i], "choice.key", "s", key));
  g_assert_cmpstr (bw_choice_button_get_selected (filters->pdata[i]), ==, key);
  bw_ui_test_settle ();
}

/* A row is one sentence, in the order of days, and leads to the action; no more rows are made than are asked for. */
static void
test_activity (BwHistoryCase *self, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *sentence = NULL;
  GtkWidget *more = NULL;
  guint n = 0;

  wait_for_activity (self);
  all = bw_activity_card_get_shown (BW_ACTIVITY_CARD (get_card (self)));
  shown = bw_activities_fold (all);
  g_assert_cmpuint (shown->len, <, all->len);
  g_assert_true (bw_ui_test_shows_text (get_card (self), "are added up by day"));
  rows = find_rows (self);
  g_assert_cmpuint (rows->len, ==, MIN (shown->len, 30));
  sentence = bw_activity_text_say_sentence (shown->pdata[0]);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (rows->pdata[0]),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, sentence);
  g_assert_cmpuint (shown->len, >, 30);
  more = gtk_widget_get_last_child (gtk_widget_get_first_child (get_card (self)));
  n = MIN (shown->len, 60);
  g_signal_emit_by_name (more, "clicked");
  bw_ui_test_settle ();
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = find_rows (self);
  g_assert_cmpuint (rows->len, ==, n);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == rows->pdata[30]);
  for (guint i = 0; i < rows->len; i++)
    if (gtk_actionable_get_action_name (rows->pdata[i]) != NULL) {
      g_assert_true (gtk_widget_activate (rows->pdata[i]));
      break;
    }
  bw_ui_test_settle ();
  g_assert_nonnull (bw_window_get_action (self->window));
}

/* The filters and the range leave what they say; what none is left of says so. */
static void
test_activity_filtered (BwHistoryCase *self, gconstpointer data)
{
  guint n_all = 0;

  wait_for_activity (self);
  n_all = count_shown (self);
  filter (self, 0, "regressions");
  g_assert_cmpuint (count_shown (self), >, 0);
  g_assert_cmpuint (count_shown (self), <, n_all);
  filter (self, 0, "");
  filter (self, 1, "Identity");
  g_assert_cmpuint (count_shown (self), >, 0);
  g_assert_cmpuint (count_shown (self), <, n_all);
  g_assert_true (bw_ui_test_shows_text (get_card (self), "Identity"));
  filter (self, 0, "population");
  if (count_shown (self) == 0)
    g_assert_true (
        bw_ui_test_shows_text (get_card (self), "There is no such activity in these days."));
}

static gboolean
is_month (gpointer data)
{
  BwHistoryCase *self = data;
  BwDay oldest = bw_chart_get_day (bw_history_case_get_chart (self), 0);
  g_autoptr (GPtrArray) shown = bw_activity_card_get_shown (BW_ACTIVITY_CARD (get_card (self)));

  for (guint i = 0; i < shown->len; i++)
    if (bw_activity_get_fields (shown->pdata[i])->day < oldest)
      return FALSE;
  return shown->len > 0;
}

/* The list follows the range of the chart; a refresh keeps its rows, and the focus on one of them. */
static void
test_activity_stays (BwHistoryCase *self, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) rows_after = NULL;
  GtkWidget *focus = NULL;

  wait_for_activity (self);
  bw_history_case_choose (self, "history.range", "month");
  g_assert_true (bw_ui_test_wait (is_month, self));
  rows = find_rows (self);
  focus = rows->pdata[0];
  gtk_widget_grab_focus (focus);
  bw_history_case_refresh (self);
  wait_for_activity (self);
  rows_after = find_rows (self);
  g_assert_cmpuint (rows_after->len, ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    g_assert_true (rows->pdata[i] == rows_after->pdata[i]);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == focus);
}

static void
test_activity_copied (BwHistoryCase *self, gconstpointer data)
{
  g_autofree char *copied = NULL;

  wait_for_activity (self);
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (self->page), "history.copy-activity", NULL));
  copied = bw_history_case_read_clipboard (GTK_WIDGET (self->page));
  g_assert_true (g_str_has_prefix (copied, "Day\tAction\tActivity\t"));
}

/* All that the filters leave, small things one by one, as comma-separated values. */
static void
test_activity_saved (BwHistoryCase *self, gconstpointer data)
{
  BwSavingContent content = { 0 };
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) lines = NULL;

  wait_for_activity (self);
  filter (self, 0, "regressions");
  shown = bw_activity_card_get_shown (BW_ACTIVITY_CARD (get_card (self)));
  bw_history_save_get_activities (shown, &content);
  bytes = bw_history_case_save (&content);
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\r\n", -1);
  g_assert_true (g_str_has_prefix (lines[0], "date,since,id,title,"));
  /* A head, and an empty text after the last line's end. */
  g_assert_cmpuint (g_strv_length (lines), ==, shown->len + 2);
}

static GtkWidget *
get_metrics (BwHistoryCase *self)
{
  return bw_ui_test_find (GTK_WIDGET (self->page), BW_TYPE_METRICS_VIEW);
}

static BwMetricCard *
get_metric (BwHistoryCase *self, BwMetric metric)
{
  g_autoptr (GPtrArray) cards = bw_ui_test_find_all (get_metrics (self), BW_TYPE_METRIC_CARD);

  return g_ptr_array_index (cards, metric);
}

static BwChart *
get_metric_chart (BwHistoryCase *self, BwMetric metric)
{
  return bw_metric_card_get_chart (get_metric (self, metric));
}

static gboolean
has_metrics (gpointer data)
{
  for (BwMetric metric = 0; metric < BW_N_METRICS; metric++) {
    BwChart *chart = get_metric_chart (data, metric);

    if (chart == NULL || bw_chart_count_days (chart) == 0)
      return FALSE;
  }
  return TRUE;
}

static void
show_metrics (BwHistoryCase *self)
{
  bw_history_case_choose (self, "history.view", "metrics");
  g_assert_true (bw_ui_test_wait (has_metrics, self));
  bw_ui_test_wait_for_frames (GTK_WIDGET (self->window), 2);
}

static double
get_newest (BwChart *chart, BwLineKind kind)
{
  GArray *line = bw_chart_get_line (chart, kind);

  g_assert_cmpuint (line->len, >, 0);
  return g_array_index (line, BwLinePoint, line->len - 1).value;
}

/* Each of them follows range and category, is named for who does not see it, and is read by key. */
static void
test_metrics (BwHistoryCase *self, gconstpointer data)
{
  GtkWidget *categories = NULL;
  double all = 0;
  double one = 0;

  show_metrics (self);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (self->chart)));
  g_assert_cmpint (bw_chart_get_fields (get_metric_chart (self, BW_METRIC_CHANGES))->period, ==,
                   BW_PERIOD_WEEK);
  all = get_newest (get_metric_chart (self, BW_METRIC_ACCEPTANCE), BW_LINE_POINTS);
  g_assert_cmpfloat (all, >, 0);
  categories = bw_ui_test_find (get_metrics (self), BW_TYPE_CHOICE_BUTTON);
  g_assert_true (gtk_widget_activate_action (categories, "choice.key", "s", "Identity"));
  bw_ui_test_settle ();
  one = get_newest (get_metric_chart (self, BW_METRIC_ACCEPTANCE), BW_LINE_POINTS);
  g_assert_cmpfloat (one, <, all);
  g_assert_cmpuint (
      bw_chart_get_line (get_metric_chart (self, BW_METRIC_COMPARISON), BW_LINE_ALL)->len, ==, 0);
  bw_history_case_choose (self, "history.range", "month");
  g_assert_true (bw_ui_test_wait (has_metrics, self));
  g_assert_cmpint (bw_chart_get_fields (get_metric_chart (self, BW_METRIC_CHANGES))->period, ==,
                   BW_PERIOD_DAY);
  g_assert_cmpstr (bw_choice_button_get_selected (BW_CHOICE_BUTTON (categories)), ==, "Identity");
}

static void
test_metrics_keys (BwHistoryCase *self, gconstpointer data)
{
  BwChart *chart = NULL;
  guint last = 0;

  show_metrics (self);
  self->chart = BW_HISTORY_CHART (bw_ui_test_find (
      GTK_WIDGET (get_metric (self, BW_METRIC_REGRESSION)), BW_TYPE_HISTORY_CHART));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Regression Trend");
  chart = bw_history_case_get_chart (self);
  last = bw_chart_count_days (chart) - 1;
  g_assert_true (bw_history_case_press (self, "End"));
  bw_history_case_assert_reads (self, last);
  g_assert_true (bw_history_case_press (self, "Left"));
  bw_history_case_assert_reads (self, last - 1);
  /* There is nothing to choose days for. */
  g_assert_false (bw_history_case_press (self, "space"));
  g_assert_false (bw_history_chart_is_choosing (self->chart));
}

static char *
copy_metric (BwHistoryCase *self, BwMetric metric)
{
  GtkWidget *card = GTK_WIDGET (get_metric (self, metric));

  g_assert_true (gtk_widget_activate_action (card, "metric.copy", NULL));
  return bw_history_case_read_clipboard (card);
}

/* Each of them is a table too, with a row for each point, named for who does not see it; what is copied is that table. */
static void
test_metrics_tables (BwHistoryCase *self, gconstpointer data)
{
  show_metrics (self);
  bw_history_case_choose (self, "history.form", "table");
  for (BwMetric metric = 0; metric < BW_N_METRICS; metric++) {
    GtkWidget *card = GTK_WIDGET (get_metric (self, metric));
    GtkWidget *view = bw_ui_test_find (card, GTK_TYPE_COLUMN_VIEW);
    GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
    BwChart *chart = get_metric_chart (self, metric);
    g_autoptr (BwDayTable) table = bw_day_table_new_for_chart (chart);
    g_autofree char *label = bw_metric_label (metric);
    g_autofree char *newest = bw_day_table_say_cell (table, bw_day_table_count_rows (table) - 1, 0);
    g_autofree char *copied = copy_metric (self, metric);
    g_autofree char *wanted = bw_day_table_say_whole (table);

    g_assert_true (gtk_widget_get_mapped (view));
    g_assert_false (gtk_widget_get_mapped (bw_ui_test_find (card, BW_TYPE_HISTORY_CHART)));
    g_assert_cmpuint (g_list_model_get_n_items (model), ==, bw_chart_count_days (chart));
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         label);
    g_assert_true (bw_ui_test_shows_text (view, newest));
    g_assert_cmpstr (copied, ==, wanted);
  }
}

/* Another category has other columns, and another range other periods: the table follows. */
static void
test_metrics_tables_follow (BwHistoryCase *self, gconstpointer data)
{
  GtkWidget *categories = NULL;
  GtkWidget *card = NULL;
  GtkColumnView *view = NULL;
  GListModel *columns = NULL;
  guint n_columns = 0;

  show_metrics (self);
  bw_history_case_choose (self, "history.form", "table");
  card = GTK_WIDGET (get_metric (self, BW_METRIC_COMPARISON));
  view = GTK_COLUMN_VIEW (bw_ui_test_find (card, GTK_TYPE_COLUMN_VIEW));
  columns = gtk_column_view_get_columns (view);
  n_columns = g_list_model_get_n_items (columns);
  g_assert_cmpuint (n_columns, >=, 3);
  categories = bw_ui_test_find (get_metrics (self), BW_TYPE_CHOICE_BUTTON);
  g_assert_true (gtk_widget_activate_action (categories, "choice.key", "s", "Identity"));
  bw_ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (columns), ==, 2);
  g_assert_true (bw_ui_test_shows_text (card, "Your score"));
  g_assert_false (bw_ui_test_shows_text (card, "All organisations"));
  g_assert_true (gtk_widget_activate_action (categories, "choice.key", "s", ""));
  bw_ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (columns), ==, n_columns);
  card = GTK_WIDGET (get_metric (self, BW_METRIC_CHANGES));
  g_assert_true (bw_ui_test_shows_text (card, "Week of "));
  bw_history_case_choose (self, "history.range", "month");
  bw_ui_test_settle ();
  g_assert_false (bw_ui_test_shows_text (card, "Week of "));
}

/* What is saved is what the chart draws, as figures for other programs and as a drawing under its own name. */
static void
test_metrics_saved (BwHistoryCase *self, gconstpointer data)
{
  BwHistorySubject subject = { .is_metric = TRUE };
  BwSavingContent content = { 0 };
  g_autoptr (GBytes) csv = NULL;
  g_autoptr (GBytes) svg = NULL;
  g_auto (GStrv) lines = NULL;

  show_metrics (self);
  subject.chart = BW_HISTORY_CHART (bw_ui_test_find (
      GTK_WIDGET (get_metric (self, BW_METRIC_REGRESSION)), BW_TYPE_HISTORY_CHART));
  bw_history_save_get_content (&subject, &content);
  csv = bw_history_case_save (&content);
  lines = g_strsplit (g_bytes_get_data (csv, NULL), "\r\n", -1);
  g_assert_cmpstr (lines[0], ==, "from,to,points,actions");
  g_assert_cmpuint (g_strv_length (lines), ==,
                    bw_chart_count_days (get_metric_chart (self, BW_METRIC_REGRESSION)) + 2);
  subject.kind = BW_HISTORY_FILE_SVG;
  bw_history_save_get_content (&subject, &content);
  svg = bw_history_case_save (&content);
  g_assert_nonnull (strstr (g_bytes_get_data (svg, NULL), "Regression Trend"));
}

static void
set_zones (BwHistoryCase *self, double okay, double good)
{
  GtkWidget *dialog = bw_history_case_open_dialog (self, "history.choose-zones");
  GtkWidget *set = bw_ui_test_find_by_label (dialog, GTK_TYPE_BUTTON, "Set");
  g_autoptr (GPtrArray) rows = bw_ui_test_find_all (dialog, ADW_TYPE_SPIN_ROW);

  adw_spin_row_set_value (rows->pdata[0], good);
  adw_spin_row_set_value (rows->pdata[1], good);
  g_assert_false (gtk_widget_is_sensitive (set));
  adw_spin_row_set_value (rows->pdata[0], okay);
  g_assert_true (gtk_widget_is_sensitive (set));
  g_signal_emit_by_name (set, "clicked");
  bw_ui_test_settle ();
}

static gboolean
has_words (gpointer data)
{
  BwHistoryCase *self = data;
  GtkWidget *row = bw_ui_test_find (get_metrics (self), ADW_TYPE_ACTION_ROW);

  return strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "is okay") != NULL;
}

/* The zones are said in words and drawn in both views; another window has them too. */
static void
test_zones (BwHistoryCase *self, gconstpointer data)
{
  show_metrics (self);
  g_assert_true (bw_ui_test_shows_text (get_metrics (self),
                                        "No zones are set: say from what score on "
                                        "it is okay, and from what score on it is "
                                        "good."));
  set_zones (self, 20, 95);
  g_assert_true (has_words (self));
  g_assert_true (bw_chart_has_zones (get_metric_chart (self, BW_METRIC_COMPARISON)));
  bw_history_case_choose (self, "history.view", "score");
  g_assert_true (bw_chart_has_zones (bw_history_case_get_chart (self)));
  bw_ui_test_close (GTK_WINDOW (self->window));
  self->window = bw_ui_test_present_demo (1200, 900);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-page", "s", "history");
  bw_ui_test_settle ();
  bw_history_case_find_parts (self);
  g_assert_true (bw_chart_has_zones (bw_history_case_get_chart (self)));
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*run) (BwHistoryCase *, gconstpointer);
  } tests[] = {
    { "/ui/history-activity/activity", test_activity },
    { "/ui/history-activity/activity-filtered", test_activity_filtered },
    { "/ui/history-activity/activity-stays", test_activity_stays },
    { "/ui/history-activity/activity-copied", test_activity_copied },
    { "/ui/history-activity/activity-saved", test_activity_saved },
    { "/ui/history-activity/metrics", test_metrics },
    { "/ui/history-activity/metrics-tables", test_metrics_tables },
    { "/ui/history-activity/metrics-tables-follow", test_metrics_tables_follow },
    { "/ui/history-activity/metrics-saved", test_metrics_saved },
    { "/ui/history-activity/metrics-keys", test_metrics_keys },
    { "/ui/history-activity/zones", test_zones },
  };

  bw_ui_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, BwHistoryCase, NULL, bw_history_case_set_up, tests[i].run,
                bw_history_case_tear_down);
  return g_test_run ();
}
