/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The cards of the overview on records that the demo organisation does not have. */

#include "bw-config.h"

#include "ui/bw-ui-test.h"

#include <math.h>
#include <string.h>

#include "model/bw-test-records.h"
#include "ui/history/bw-history-chart.h"
#include "ui/overview/bw-breakdown-card.h"
#include "ui/overview/bw-comparison-card.h"
#include "ui/overview/bw-meter-row.h"
#include "ui/overview/bw-notes-card.h"
#include "ui/overview/bw-score-card.h"
#include "ui/overview/bw-top-actions-card.h"

#define assert_shows(root, text) g_assert_true (bw_ui_test_shows_text ((root), (text)))
#define assert_hides(root, text) g_assert_false (bw_ui_test_shows_text ((root), (text)))

/* In a page that scrolls, as where they are used. */
static GtkWindow *
present_card (GtkWidget *card)
{
  GtkWidget *page = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (page), card);
  return bw_ui_test_present_widget (page, 600, 600);
}

static GtkWindow *
present_top_actions (BwTestRecords *records)
{
  g_autoptr (BwScorecard) scorecard = bw_test_records_make_scorecard (records);
  GtkWidget *card = g_object_new (BW_TYPE_TOP_ACTIONS_CARD, NULL);
  GtkWindow *window = present_card (card);

  bw_top_actions_card_set_scorecard (BW_TOP_ACTIONS_CARD (card), scorecard);
  bw_ui_test_settle ();
  return window;
}

/* Without the catalogue the maximum is not known: there may be much to win, which is never said to be 0. */
static void
test_top_actions_unknown (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (3, 100);
  GtkWindow *window = NULL;

  bw_test_records_add_score (records, .id = "Find <me> & mine", .points = 0, .percentage = 0);
  window = present_top_actions (records);
  assert_shows (GTK_WIDGET (window), "Find <me> & mine");
  assert_shows (GTK_WIDGET (window), "Impact not known · To address");
  assert_hides (GTK_WIDGET (window), "Nothing is left to address");
  bw_ui_test_close (window);
}

static void
test_top_actions_without_points (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (3, 100);
  GtkWindow *window = NULL;

  bw_test_records_add_profile (records, .id = "a", .title = "Worth doing", .max_points = 0);
  bw_test_records_add_score (records, .id = "a", .points = 0, .percentage = 0);
  window = present_top_actions (records);
  assert_shows (GTK_WIDGET (window), "No points are left to win");
  assert_hides (GTK_WIDGET (window), "Nothing is left to address");
  bw_ui_test_close (window);
}

static void
test_top_actions_done (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (10, 10);
  GtkWindow *window = NULL;

  bw_test_records_add_profile (records, .id = "a", .title = "Done", .max_points = 10);
  bw_test_records_add_score (records, .id = "a", .points = 10, .percentage = 100);
  window = present_top_actions (records);
  assert_shows (GTK_WIDGET (window), "Nothing is left to address");
  assert_hides (GTK_WIDGET (window), "No points are left to win");
  bw_ui_test_close (window);
}

static BwScorecard *
make_actions (const char *const *titles, double points)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (10, 100);

  for (gsize i = 0; titles[i] != NULL; i++) {
    bw_test_records_add_profile (records, .id = titles[i], .title = titles[i], .max_points = 10);
    bw_test_records_add_score (records, .id = titles[i], .points = points,
                               .percentage = points * 10);
  }
  return bw_test_records_make_scorecard (records);
}

static GtkListBoxRow *
get_row (GtkWidget *card, int i)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (bw_ui_test_find (card, GTK_TYPE_LIST_BOX)),
                                        i);
}

/* What is told again keeps its row, and with it the keyboard; the button stays the last. */
static void
test_top_actions_again (void)
{
  const char *const one[] = { "One", NULL };
  const char *const three[] = { "One", "Three", "Two", NULL };
  g_autoptr (BwScorecard) first = make_actions (one, 0);
  g_autoptr (BwScorecard) second = make_actions (three, 5);
  g_autoptr (BwScorecard) done = make_actions (one, 10);
  GtkWidget *card = g_object_new (BW_TYPE_TOP_ACTIONS_CARD, NULL);
  GtkWindow *window = present_card (card);
  GtkListBoxRow *row = NULL;

  bw_top_actions_card_set_scorecard (BW_TOP_ACTIONS_CARD (card), first);
  row = get_row (card, 0);
  bw_top_actions_card_set_scorecard (BW_TOP_ACTIONS_CARD (card), second);
  g_assert_true (get_row (card, 0) == row);
  g_assert_true (gtk_list_box_row_get_activatable (get_row (card, 2)));
  g_assert_cmpstr (
      g_variant_get_string (
          gtk_actionable_get_action_target_value (GTK_ACTIONABLE (get_row (card, 2))), NULL),
      ==, "Two");
  g_assert_true (ADW_IS_BUTTON_ROW (get_row (card, 3)));
  g_assert_null (get_row (card, 4));

  bw_top_actions_card_set_scorecard (BW_TOP_ACTIONS_CARD (card), done);
  g_assert_true (get_row (card, 0) == row);
  g_assert_false (gtk_list_box_row_get_activatable (row));
  g_assert_null (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)));
  g_assert_true (ADW_IS_BUTTON_ROW (get_row (card, 1)));
  bw_ui_test_settle ();
  assert_shows (card, "Nothing is left to address");
  assert_hides (card, "Three");

  bw_top_actions_card_set_scorecard (BW_TOP_ACTIONS_CARD (card), NULL);
  g_assert_true (ADW_IS_BUTTON_ROW (get_row (card, 0)));
  bw_ui_test_close (window);
}

static GtkLevelBar *
get_bar (GtkWidget *card, guint row)
{
  g_autoptr (GPtrArray) rows = bw_ui_test_find_all (card, BW_TYPE_METER_ROW);

  g_assert_cmpuint (row, <, rows->len);
  return GTK_LEVEL_BAR (bw_ui_test_find (g_ptr_array_index (rows, row), GTK_TYPE_LEVEL_BAR));
}

/* Of Apps one of three maxima is known: its 1 of 1 is not 100 % of Apps. */
static void
test_breakdown_unknown (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (3, 100);
  g_autoptr (BwScorecard) scorecard = NULL;
  GtkWidget *card = g_object_new (BW_TYPE_BREAKDOWN_CARD, NULL);
  GtkWindow *window = present_card (card);

  bw_test_records_add_score (records, .id = "a", .category = "Apps", .points = 1,
                             .percentage = 100);
  bw_test_records_add_score (records, .id = "b", .category = "Apps", .points = 0, .percentage = 0);
  bw_test_records_add_score (records, .id = "c", .category = "Apps", .points = 0, .percentage = 0);
  scorecard = bw_test_records_make_scorecard (records);
  bw_breakdown_card_set_scorecard (BW_BREAKDOWN_CARD (card), scorecard);
  bw_ui_test_settle ();
  assert_shows (card, "1 / 1");
  assert_hides (card, "100.0%");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_bar (card, 0))));
  bw_ui_test_close (window);
}

/* As if the score were so many days old. */
static void
show_age (GtkWidget *card, int days)
{
  g_autoptr (BwTestRecords) made = bw_test_records_new (4, 10);
  g_autoptr (GPtrArray) earlier = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwScorecard) scorecard = NULL;
  g_autoptr (GDateTime) loaded = NULL;
  g_autoptr (BwRecords) records = NULL;

  made->today = made->day + days;
  loaded = bw_day_to_date_time (made->today);
  scorecard = bw_test_records_make_scorecard (made);
  records = bw_records_new (scorecard, earlier, loaded);
  bw_score_card_set_records (BW_SCORE_CARD (card), records);
  bw_ui_test_settle ();
}

/* A score older than two days is warned of beside the day that it is of. */
static void
test_score_old (void)
{
  GtkWidget *card = g_object_new (BW_TYPE_SCORE_CARD, NULL);
  GtkWindow *window = present_card (card);

  show_age (card, 2);
  assert_shows (card, "Last calculated");
  assert_hides (card, "The newest score is");
  show_age (card, 3);
  assert_shows (card, "The newest score is 3 days old.");
  show_age (card, 0);
  assert_hides (card, "The newest score is");
  bw_ui_test_close (window);
}

static void
show_comparison (GtkWidget *card, double all_tenants)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (43.3, 100);
  g_autoptr (BwScorecard) scorecard = NULL;

  bw_test_records_add_comparison (records, .basis = "TotalSeats", .percentage = 52.5,
                                  .seats_lower = 101, .seats_upper = 500);
  bw_test_records_add_comparison (records, .basis = "AllTenants", .percentage = all_tenants);
  scorecard = bw_test_records_make_scorecard (records);
  bw_comparison_card_set_scorecard (BW_COMPARISON_CARD (card), scorecard);
  bw_ui_test_settle ();
}

/* What Microsoft did not send is not available, and has no bar: it is never 0 %. */
static void
test_comparison (void)
{
  const char *own = "Your organisation: 43.3%";
  const char *like = "Organisations of like size (101–500 seats): 52.5%";
  GtkWidget *card = g_object_new (BW_TYPE_COMPARISON_CARD, NULL);
  GtkWindow *window = present_card (card);
  g_autoptr (GPtrArray) rows = NULL;

  show_comparison (card, NAN);
  rows = bw_ui_test_find_all (card, BW_TYPE_METER_ROW);
  g_assert_cmpuint (rows->len, ==, 3);
  /* Not in the call: the macro takes a per cent sign in it for a format. */
  gtk_test_accessible_assert_property (g_ptr_array_index (rows, 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       own);
  gtk_test_accessible_assert_property (g_ptr_array_index (rows, 1), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "All organisations: Not available");
  gtk_test_accessible_assert_property (g_ptr_array_index (rows, 2), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       like);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_bar (card, 1))));
  g_assert_cmpfloat_with_epsilon (gtk_level_bar_get_value (get_bar (card, 2)), 0.525, 1e-6);

  show_comparison (card, 0);
  assert_shows (card, "0.0%");
  assert_hides (card, "Not available");
  gtk_test_accessible_assert_role (card, GTK_ACCESSIBLE_ROLE_GROUP);
  bw_ui_test_close (window);
}

/* The remark on how long points take is always there; the rest hangs on the records. */
static void
test_notes (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (4, 10);
  g_autoptr (BwScorecard) good = NULL;
  g_autoptr (BwScorecard) doubtful = NULL;
  GtkWidget *card = g_object_new (BW_TYPE_NOTES_CARD, NULL);
  GtkWindow *window = present_card (card);
  g_autoptr (GPtrArray) good_rows = NULL;
  g_autoptr (GPtrArray) doubtful_rows = NULL;

  bw_test_records_add_profile (records, .id = "a", .max_points = 10);
  bw_test_records_add_score (records, .id = "a", .points = 4, .percentage = 40);
  bw_test_records_add_comparison (records, .basis = "AllTenants", .percentage = 40);
  good = bw_test_records_make_scorecard (records);
  bw_notes_card_set_scorecard (BW_NOTES_CARD (card), good);
  good_rows = bw_ui_test_find_all (card, ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (good_rows->len, ==, 1);
  assert_shows (card, "24 hours");

  records->current = 20;
  doubtful = bw_test_records_make_scorecard (records);
  bw_notes_card_set_scorecard (BW_NOTES_CARD (card), doubtful);
  doubtful_rows = bw_ui_test_find_all (card, ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (doubtful_rows->len, ==, 3);
  assert_shows (card, "The total cannot be right: 20 points of at most 10.");
  assert_shows (card, "add up to 4, but the total");
  bw_ui_test_close (window);
}

/* The card of the score, with so many of 1 to 5 July, of which the third is missing: 10, 20, -, 40 and 50 %. */
static GtkWidget *
present_score (guint n_days)
{
  static const guint days_of_july[] = { 1, 2, 4, 5 };
  g_autoptr (BwTestRecords) made = bw_test_records_new (5, 10);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwScorecard) scorecard = NULL;
  g_autoptr (GDateTime) loaded = NULL;
  g_autoptr (BwRecords) records = NULL;
  GtkWidget *card = g_object_new (BW_TYPE_SCORE_CARD, NULL);

  made->today = made->day = bw_day_new (2026, 7, 5);
  scorecard = bw_test_records_make_scorecard (made);
  for (guint i = 0; i < n_days; i++) {
    made->day = bw_day_new (2026, 7, days_of_july[i]);
    made->current = days_of_july[i];
    g_ptr_array_add (days, bw_test_records_make_snapshot (made));
  }
  loaded = bw_day_to_date_time (made->today);
  records = bw_records_new (scorecard, days, loaded);
  present_card (card);
  bw_score_card_set_records (BW_SCORE_CARD (card), records);
  bw_ui_test_settle ();
  return card;
}

static GtkWidget *
get_chart (GtkWidget *card)
{
  return bw_ui_test_find (card, BW_TYPE_HISTORY_CHART);
}

static gboolean
activate_key (GtkWidget *widget, GListModel *shortcuts, guint key)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++) {
    g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
    GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

    if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
        gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key)
      return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                           gtk_shortcut_get_arguments (shortcut));
  }
  return FALSE;
}

/* Returns: whether the widget has something to do with that key. */
static gboolean
press (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_SHORTCUT_CONTROLLER (controller) &&
        activate_key (widget, G_LIST_MODEL (controller), key))
      return TRUE;
  }
  return FALSE;
}

static GtkEventController *
find_motion (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
      return controller;
  }
  g_assert_not_reached ();
}

static void
point_at (GtkWidget *widget, double x)
{
  g_signal_emit_by_name (find_motion (widget), "motion", x, 20.0);
}

static void
leave (GtkWidget *widget)
{
  g_signal_emit_by_name (find_motion (widget), "leave");
}

/* What is read can be seen, not only heard. */
static void
assert_reads (GtkWidget *card, const char *text)
{
  const char *read = bw_history_chart_get_current_text (BW_HISTORY_CHART (get_chart (card)));

  g_assert_nonnull (read);
  g_assert_nonnull (strstr (read, text));
  assert_shows (card, read);
}

static void
test_chart_keys (void)
{
  GtkWidget *card = present_score (4);
  GtkWidget *chart = get_chart (card);

  g_assert_true (press (chart, GDK_KEY_Left));
  assert_reads (card, "5 July 2026: 50.0%, 5 / 10");
  g_assert_true (press (chart, GDK_KEY_Left));
  assert_reads (card, "40.0%");
  /* The day that is missing is passed over. */
  g_assert_true (press (chart, GDK_KEY_Left));
  assert_reads (card, "20.0%");
  g_assert_true (press (chart, GDK_KEY_Right));
  assert_reads (card, "40.0%");
  g_assert_true (press (chart, GDK_KEY_Home));
  assert_reads (card, "10.0%");
  g_assert_true (press (chart, GDK_KEY_Left));
  assert_reads (card, "10.0%");
  g_assert_true (press (chart, GDK_KEY_End));
  assert_reads (card, "50.0%");
  g_assert_true (press (chart, GDK_KEY_Right));
  assert_reads (card, "50.0%");
  /* There is nothing to choose days for. */
  g_assert_false (press (chart, GDK_KEY_space));
  bw_ui_test_close (GTK_WINDOW (gtk_widget_get_root (card)));
}

/* Where one reads from right to left, time runs that way too. */
static void
test_chart_right_to_left (void)
{
  GtkWidget *card = present_score (4);
  GtkWidget *chart = get_chart (card);

  gtk_widget_set_direction (chart, GTK_TEXT_DIR_RTL);
  g_assert_true (press (chart, GDK_KEY_Right));
  assert_reads (card, "50.0%");
  g_assert_true (press (chart, GDK_KEY_Right));
  assert_reads (card, "40.0%");
  g_assert_true (press (chart, GDK_KEY_Home));
  assert_reads (card, "10.0%");
  point_at (chart, 5);
  assert_reads (card, "50.0%");
  bw_ui_test_close (GTK_WINDOW (gtk_widget_get_root (card)));
}

/* The pointer reads too; when it leaves, the whole line is told again. */
static void
test_chart_pointer (void)
{
  GtkWidget *card = present_score (4);
  GtkWidget *chart = get_chart (card);

  assert_shows (card, "From 10.0% on 1 July 2026 to 50.0% on 5 July 2026");
  point_at (chart, 0);
  assert_reads (card, "10.0%");
  assert_hides (card, "From 10.0%");
  point_at (chart, gtk_widget_get_width (chart));
  assert_reads (card, "50.0%");
  assert_reads (card, "5 / 10");
  leave (chart);
  assert_shows (card, "From 10.0% on 1 July 2026 to 50.0% on 5 July 2026");
  bw_ui_test_close (GTK_WINDOW (gtk_widget_get_root (card)));
}

static gboolean
is_in_sight (gpointer data)
{
  GtkWidget *label = data;
  GtkWidget *page = gtk_widget_get_ancestor (label, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (label, page, &bounds) && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (page);
}

/* In a low window the chart alone has room: what the keyboard reads is brought into sight, and what the pointer does, not. */
static void
test_chart_in_sight (void)
{
  GtkWidget *card = present_score (4);
  GtkWidget *chart = get_chart (card);
  GtkWidget *label = gtk_widget_get_next_sibling (chart);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (card));

  bw_ui_test_resize (window, 600, 260);
  g_assert_false (is_in_sight (label));
  point_at (chart, 300);
  bw_ui_test_wait_for_frames (card, 3);
  g_assert_false (is_in_sight (label));
  leave (chart);
  g_assert_true (press (chart, GDK_KEY_Home));
  g_assert_true (bw_ui_test_wait (is_in_sight, label));
  bw_ui_test_close (window);
}

/* One day is no line, and is said instead. */
static void
test_chart_one_day (void)
{
  GtkWidget *card = present_score (1);

  g_assert_false (gtk_widget_get_visible (get_chart (card)));
  assert_shows (card, "Only one day is known, so there is no line yet.");
  bw_ui_test_close (GTK_WINDOW (gtk_widget_get_root (card)));
}

static void
test_chart_no_day (void)
{
  GtkWidget *card = present_score (0);
  GtkWidget *chart = get_chart (card);

  g_assert_false (gtk_widget_get_visible (chart));
  assert_shows (card, "No earlier days are known.");
  point_at (chart, 300);
  g_assert_null (bw_history_chart_get_current_text (BW_HISTORY_CHART (chart)));
  g_assert_false (press (chart, GDK_KEY_Left));
  bw_ui_test_close (GTK_WINDOW (gtk_widget_get_root (card)));
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/cards/top-actions/unknown", test_top_actions_unknown);
  g_test_add_func ("/ui/cards/top-actions/without-points", test_top_actions_without_points);
  g_test_add_func ("/ui/cards/top-actions/done", test_top_actions_done);
  g_test_add_func ("/ui/cards/top-actions/again", test_top_actions_again);
  g_test_add_func ("/ui/cards/score/old", test_score_old);
  g_test_add_func ("/ui/cards/breakdown/unknown", test_breakdown_unknown);
  g_test_add_func ("/ui/cards/comparison", test_comparison);
  g_test_add_func ("/ui/cards/notes", test_notes);
  g_test_add_func ("/ui/cards/chart/keys", test_chart_keys);
  g_test_add_func ("/ui/cards/chart/right-to-left", test_chart_right_to_left);
  g_test_add_func ("/ui/cards/chart/pointer", test_chart_pointer);
  g_test_add_func ("/ui/cards/chart/in-sight", test_chart_in_sight);
  g_test_add_func ("/ui/cards/chart/one-day", test_chart_one_day);
  g_test_add_func ("/ui/cards/chart/no-day", test_chart_no_day);
  return g_test_run ();
}
