/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page with the score day by day: read, chosen in, told as a table, saved. */

#include "bw-config.h"

#include "ui/history/bw-history-case.h"

#include <string.h>

#include "present/bw-chart-text.h"
#include "present/bw-history-text.h"
#include "ui/bw-ui-test.h"
#include "ui/history/bw-history-save.h"
#include "ui/history/bw-history-table.h"
#include "ui/history/bw-why-card.h"

/* The demo's last ninety days, in percent, beside all organisations. */
static void
test_shown (BwHistoryCase *self, gconstpointer data)
{
  g_autofree char *summary = bw_chart_text_say_summary (bw_history_case_get_chart (self));

  g_assert_cmpuint (bw_history_case_count_days (self), >, 80);
  g_assert_cmpuint (bw_history_case_count_days (self), <=, 90);
  g_assert_cmpuint (bw_chart_get_line (bw_history_case_get_chart (self), BW_LINE_ALL)->len, >, 80);
  g_assert_true (bw_ui_test_shows_text (GTK_WIDGET (self->page), summary));
  gtk_test_accessible_assert_role (self->chart, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (self->chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary);
}

static void
test_keys (BwHistoryCase *self, gconstpointer data)
{
  guint last = bw_history_case_count_days (self) - 1;

  gtk_widget_grab_focus (GTK_WIDGET (self->chart));
  g_assert_true (bw_history_case_press (self, "Left"));
  bw_history_case_assert_reads (self, last);
  bw_history_case_press (self, "Left");
  bw_history_case_assert_reads (self, last - 1);
  bw_history_case_press (self, "<Control>Left");
  bw_history_case_assert_reads (self, last - 8);
  bw_history_case_press (self, "Page_Up");
  bw_history_case_assert_reads (
      self, bw_chart_step (bw_history_case_get_chart (self), last - 8, BW_CHART_SPAN_MONTH, -1));
  bw_history_case_press (self, "Home");
  bw_history_case_assert_reads (self, 0);
  bw_history_case_press (self, "Right");
  bw_history_case_assert_reads (self, 1);
  bw_history_case_press (self, "End");
  bw_history_case_assert_reads (self, last);
}

/* From right to left the oldest day is at the right. */
static void
test_right_to_left (BwHistoryCase *self, gconstpointer data)
{
  gtk_widget_set_direction (GTK_WIDGET (self->chart), GTK_TEXT_DIR_RTL);
  bw_ui_test_settle ();
  bw_history_case_press (self, "Home");
  bw_history_case_assert_reads (self, 0);
  bw_history_case_press (self, "Left");
  bw_history_case_assert_reads (self, 1);
  bw_history_case_press (self, "Right");
  bw_history_case_assert_reads (self, 0);
}

/* Two days are chosen by keys, the later one first; letting go of them leads back to the newest change. */
static void
test_two_days (BwHistoryCase *self, gconstpointer data)
{
  guint last = bw_history_case_count_days (self) - 1;

  bw_history_case_assert_explains (self, BW_DAY_NONE, BW_DAY_NONE);
  bw_history_case_press (self, "End");
  bw_history_case_press (self, "space");
  bw_history_case_press (self, "<Control>Left");
  bw_history_case_press (self, "Return");
  bw_history_case_assert_explains (self,
                                   bw_chart_get_day (bw_history_case_get_chart (self), last - 7),
                                   bw_chart_get_day (bw_history_case_get_chart (self), last));
  g_assert_true (bw_history_case_press (self, "Escape"));
  bw_history_case_assert_explains (self, BW_DAY_NONE, BW_DAY_NONE);
  /* With nothing chosen Esc is for others. */
  g_assert_false (bw_history_case_press (self, "Escape"));
}

/* A part of the change opens its actions, and an action the flyout. */
static void
test_action_opens (BwHistoryCase *self, gconstpointer data)
{
  GtkWidget *part = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GtkWidget *row = NULL;

  bw_history_case_press (self, "Home");
  bw_history_case_press (self, "space");
  bw_history_case_press (self, "End");
  bw_history_case_press (self, "space");
  bw_history_case_assert_explains (
      self, bw_chart_get_day (bw_history_case_get_chart (self), 0),
      bw_chart_get_day (bw_history_case_get_chart (self), bw_history_case_count_days (self) - 1));
  part = bw_ui_test_find (self->why, ADW_TYPE_EXPANDER_ROW);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (part), TRUE);
  bw_ui_test_settle ();
  rows = bw_ui_test_find_all (part, ADW_TYPE_ACTION_ROW);
  for (guint i = 0; i < rows->len && row == NULL; i++)
    if (gtk_actionable_get_action_name (rows->pdata[i]) != NULL)
      row = rows->pdata[i];
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_activate (row));
  bw_ui_test_settle ();
  g_assert_nonnull (bw_window_get_action (self->window));
}

static void
test_choices (BwHistoryCase *self, gconstpointer data)
{
  BwDay newest =
      bw_chart_get_day (bw_history_case_get_chart (self), bw_history_case_count_days (self) - 1);

  bw_history_case_choose (self, "history.range", "month");
  g_assert_cmpuint (bw_history_case_count_days (self), <=, 30);
  g_assert_cmpuint (bw_chart_get_day (bw_history_case_get_chart (self), 0), >=, newest - 29);
  bw_history_case_choose (self, "history.unit", "points");
  g_assert_cmpint (bw_chart_get_fields (bw_history_case_get_chart (self))->unit, ==,
                   BW_UNIT_POINTS);
  g_assert_cmpuint (bw_chart_get_line (bw_history_case_get_chart (self), BW_LINE_MAXIMUM)->len, >,
                    20);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "history.maximum", NULL);
  bw_ui_test_settle ();
  g_assert_cmpuint (bw_chart_get_line (bw_history_case_get_chart (self), BW_LINE_MAXIMUM)->len, ==,
                    0);
}

/* Another window begins as this one was left. */
static void
test_remembered (BwHistoryCase *self, gconstpointer data)
{
  bw_history_case_choose (self, "history.range", "month");
  bw_history_case_choose (self, "history.unit", "points");
  bw_ui_test_close (GTK_WINDOW (self->window));
  self->window = bw_ui_test_present_demo (1200, 900);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-page", "s", "history");
  bw_ui_test_settle ();
  bw_history_case_find_parts (self);
  g_assert_cmpuint (bw_history_case_count_days (self), <=, 30);
  g_assert_cmpint (bw_chart_get_fields (bw_history_case_get_chart (self))->unit, ==,
                   BW_UNIT_POINTS);
}

static void
test_table (BwHistoryCase *self, gconstpointer data)
{
  BwHistory *history = bw_chart_get_fields (bw_history_case_get_chart (self))->history;
  guint newest = bw_history_get_days (history)->len - 1;
  g_autoptr (BwDayTable) days = bw_day_table_new_for_history (history);
  g_autofree char *row = bw_day_table_say_row (days, newest);
  g_autofree char *points = bw_history_text_say_cell (history, newest, BW_HISTORY_POINTS);
  GtkWidget *table = NULL;
  GtkColumnView *view = NULL;
  GListModel *model = NULL;

  bw_history_case_choose (self, "history.form", "table");
  table = bw_ui_test_find (GTK_WIDGET (self->page), BW_TYPE_HISTORY_TABLE);
  view = GTK_COLUMN_VIEW (bw_ui_test_find (table, GTK_TYPE_COLUMN_VIEW));
  model = G_LIST_MODEL (gtk_column_view_get_model (view));
  g_assert_true (gtk_widget_get_mapped (table));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, newest + 1);
  g_assert_true (bw_ui_test_shows_text (table, points));
  g_assert_nonnull (strstr (row, points));
}

static void
test_copied (BwHistoryCase *self, gconstpointer data)
{
  g_autoptr (BwDayTable) days =
                bw_day_table_new_for_history_chart (bw_history_case_get_chart (self));
  g_autofree char *wanted = bw_day_table_say_whole (days);
  g_autofree char *copied = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), "history.copy", NULL));
  copied = bw_history_case_read_clipboard (GTK_WIDGET (self->page));
  g_assert_cmpstr (copied, ==, wanted);
}

static GBytes *
save (BwHistoryCase *self, BwHistoryFile kind)
{
  const BwHistorySubject subject = { .chart = self->chart, .kind = kind };
  BwSavingContent content = { 0 };

  bw_history_save_get_content (&subject, &content);
  return bw_history_case_save (&content);
}

/* Some pixels of the picture have the colour of the line. */
static void
check_picture (BwHistoryCase *self, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) picture = gdk_texture_new_from_bytes (bytes, &error);
  int width = 2 * gtk_widget_get_width (GTK_WIDGET (self->chart));
  g_autofree guint32 *pixels = NULL;
  guint n_others = 0;

  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (picture), ==, width);
  pixels = g_new (guint32, (gsize) width * gdk_texture_get_height (picture));
  gdk_texture_download (picture, (guchar *) pixels, (gsize) width * sizeof *pixels);
  for (int i = 0; i < width * gdk_texture_get_height (picture); i++)
    if (pixels[i] != pixels[0])
      n_others++;
  g_assert_cmpuint (n_others, >, (guint) width);
}

static void
test_saved (BwHistoryCase *self, gconstpointer data)
{
  g_autoptr (GBytes) csv = save (self, BW_HISTORY_FILE_CSV);
  g_autoptr (GBytes) svg = save (self, BW_HISTORY_FILE_SVG);
  g_autoptr (GBytes) png = save (self, BW_HISTORY_FILE_PNG);

  g_assert_true (g_str_has_prefix (g_bytes_get_data (csv, NULL), "date,current,max,percent"));
  g_assert_true (g_str_has_prefix (g_bytes_get_data (svg, NULL), "<?xml"));
  g_assert_nonnull (strstr (g_bytes_get_data (svg, NULL), "All organisations"));
  check_picture (self, png);
}

/* While the table stands in its place the chart can be saved too. */
static void
test_saved_from_table (void)
{
  BwHistoryCase fixture = { NULL };
  g_autoptr (GSettings) settings = g_settings_new (BW_APPLICATION_ID);
  g_autoptr (GBytes) svg = NULL;

  g_settings_set_string (settings, "history-form", "table");
  bw_history_case_set_up (&fixture, NULL);
  svg = save (&fixture, BW_HISTORY_FILE_SVG);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (svg, NULL), "<?xml"));
  bw_history_case_tear_down (&fixture, NULL);
}

static void
test_refreshed (BwHistoryCase *self, gconstpointer data)
{
  guint last = bw_history_case_count_days (self) - 1;

  gtk_widget_grab_focus (GTK_WIDGET (self->chart));
  bw_history_case_press (self, "End");
  bw_history_case_press (self, "space");
  bw_history_case_press (self, "Home");
  bw_history_case_press (self, "space");
  bw_history_case_assert_explains (self, bw_chart_get_day (bw_history_case_get_chart (self), 0),
                                   bw_chart_get_day (bw_history_case_get_chart (self), last));
  bw_history_case_refresh (self);
  g_assert_cmpstr (bw_history_page_get_state (self->page), ==, "content");
  bw_history_case_assert_reads (self, 0);
  bw_history_case_assert_explains (self, bw_chart_get_day (bw_history_case_get_chart (self), 0),
                                   bw_chart_get_day (bw_history_case_get_chart (self), last));
}

static gpointer
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

    if (g_type_is_a (G_OBJECT_TYPE (controller), type))
      return controller;
  }
  g_error ("There is no %s", g_type_name (type));
}

/* The pointer reads the day under it, and drags from one day to another, to the left as to the right. */
static void
test_pointer (BwHistoryCase *self, gconstpointer data)
{
  gpointer motion = find_controller (GTK_WIDGET (self->chart), GTK_TYPE_EVENT_CONTROLLER_MOTION);
  gpointer drag = find_controller (GTK_WIDGET (self->chart), GTK_TYPE_GESTURE_DRAG);
  double width = gtk_widget_get_width (GTK_WIDGET (self->chart));
  guint last = bw_history_case_count_days (self) - 1;

  g_signal_emit_by_name (motion, "motion", width, 50.0);
  bw_history_case_assert_reads (self, last);
  g_signal_emit_by_name (motion, "motion", 0.0, 50.0);
  bw_history_case_assert_reads (self, 0);
  g_signal_emit_by_name (motion, "leave");
  g_assert_null (bw_history_chart_get_current_text (self->chart));

  g_signal_emit_by_name (drag, "drag-begin", width, 50.0);
  g_signal_emit_by_name (drag, "drag-update", -width, 3.0);
  g_signal_emit_by_name (drag, "drag-end", -width, 3.0);
  bw_history_case_assert_explains (self, bw_chart_get_day (bw_history_case_get_chart (self), 0),
                                   bw_chart_get_day (bw_history_case_get_chart (self), last));
}

/* Ctrl+C copies wherever the focus is; other keys are left to others. */
static void
test_copied_by_key (BwHistoryCase *self, gconstpointer data)
{
  gpointer keys = find_controller (GTK_WIDGET (self->page), GTK_TYPE_EVENT_CONTROLLER_KEY);
  gboolean taken = FALSE;

  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_c, 0, GDK_NO_MODIFIER_MASK, &taken);
  g_assert_false (taken);
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_c, 0, GDK_CONTROL_MASK, &taken);
  g_assert_true (taken);
  g_assert_nonnull (gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (self->page))));
}

static void
fill_in (GtkWidget *dialog, guint i, const char *text)
{
  g_autoptr (GPtrArray) rows = bw_ui_test_find_all (dialog, ADW_TYPE_ENTRY_ROW);

  gtk_editable_set_text (GTK_EDITABLE (g_ptr_array_index (rows, i)), text);
}

/* What is no day, or ends before it begins, cannot be asked for. */
static void
test_custom_range (BwHistoryCase *self, gconstpointer data)
{
  BwDay first = bw_chart_get_day (bw_history_case_get_chart (self), 10);
  BwDay last = bw_chart_get_day (bw_history_case_get_chart (self), 20);
  g_autofree char *from = bw_day_to_iso (first);
  g_autofree char *to = bw_day_to_iso (last);
  GtkWidget *dialog = bw_history_case_open_dialog (self, "history.choose-range");
  GtkWidget *show = bw_ui_test_find_by_label (dialog, GTK_TYPE_BUTTON, "Show");

  g_assert_true (gtk_widget_is_sensitive (show));
  fill_in (dialog, 0, "yesterday");
  g_assert_false (gtk_widget_is_sensitive (show));
  fill_in (dialog, 0, to);
  fill_in (dialog, 1, from);
  g_assert_false (gtk_widget_is_sensitive (show));
  fill_in (dialog, 0, from);
  fill_in (dialog, 1, to);
  g_assert_true (gtk_widget_is_sensitive (show));
  g_signal_emit_by_name (show, "clicked");
  bw_ui_test_settle ();
  g_assert_cmpuint (bw_history_case_count_days (self), ==, 11);
  g_assert_cmpuint (bw_chart_get_day (bw_history_case_get_chart (self), 0), ==, first);
  g_assert_cmpuint (bw_chart_get_day (bw_history_case_get_chart (self), 10), ==, last);
}

static void
set_goal (BwHistoryCase *self, double goal)
{
  GtkWidget *dialog = bw_history_case_open_dialog (self, "history.choose-goal");
  GtkWidget *set = bw_ui_test_find_by_label (dialog, GTK_TYPE_BUTTON, "Set");

  adw_spin_row_set_value (ADW_SPIN_ROW (bw_ui_test_find (dialog, ADW_TYPE_SPIN_ROW)), goal);
  g_signal_emit_by_name (set, "clicked");
  bw_ui_test_settle ();
}

static void
test_goal (BwHistoryCase *self, gconstpointer data)
{
  GArray *line = NULL;

  set_goal (self, 80);
  line = bw_chart_get_line (bw_history_case_get_chart (self), BW_LINE_GOAL);
  g_assert_cmpuint (line->len, >=, bw_history_case_count_days (self));
  g_assert_cmpfloat (g_array_index (line, BwLinePoint, 0).value, ==, 80);
  g_assert_true (bw_ui_test_shows_text (GTK_WIDGET (self->page), "Goal"));
  set_goal (self, 0);
  g_assert_cmpuint (bw_chart_get_line (bw_history_case_get_chart (self), BW_LINE_GOAL)->len, ==, 0);
}

/* Of nothing there is nothing to show, to save or to copy; the way on is all days. */
static void
test_no_days (BwHistoryCase *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (BW_APPLICATION_ID);

  g_settings_set_string (settings, "history-range", "custom");
  g_settings_set_string (settings, "history-from", "1999-01-01");
  g_settings_set_string (settings, "history-to", "1999-12-31");
  bw_ui_test_close (GTK_WINDOW (self->window));
  self->window = bw_ui_test_present_demo (1200, 900);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-page", "s", "history");
  bw_ui_test_settle ();
  bw_history_case_find_parts (self);
  g_assert_cmpuint (bw_history_case_count_days (self), ==, 0);
  g_assert_true (bw_ui_test_shows_text (GTK_WIDGET (self->page), "No Records of These Days"));
  g_assert_false (gtk_widget_activate_action (GTK_WIDGET (self->page), "history.copy", NULL) &&
                  bw_ui_test_shows_text (GTK_WIDGET (self->window), "Copied"));
  bw_history_case_choose (self, "history.range", "all");
  g_assert_cmpuint (bw_history_case_count_days (self), >, 80);
}

/* What was open, and the rows of the table, stay through a refresh. */
static void
test_rows_stay (BwHistoryCase *self, gconstpointer data)
{
  GtkWidget *part = bw_ui_test_find (self->why, ADW_TYPE_EXPANDER_ROW);
  GtkWidget *table = NULL;
  GListModel *model = NULL;
  g_autoptr (GObject) first = NULL;
  g_autoptr (GObject) first_after = NULL;
  BwHistory *before = bw_chart_get_fields (bw_history_case_get_chart (self))->history;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (part), TRUE);
  bw_history_case_choose (self, "history.form", "table");
  table = bw_ui_test_find (GTK_WIDGET (self->page), BW_TYPE_HISTORY_TABLE);
  model = G_LIST_MODEL (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (bw_ui_test_find (table, GTK_TYPE_COLUMN_VIEW))));
  first = g_list_model_get_item (model, 0);
  bw_history_case_refresh (self);
  g_assert_true (bw_chart_get_fields (bw_history_case_get_chart (self))->history != before);
  first_after = g_list_model_get_item (model, 0);
  g_assert_true (first == first_after);
  g_assert_true (bw_ui_test_find (self->why, ADW_TYPE_EXPANDER_ROW) == part);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (part)));
}

static GtkWidget *
find_newest (BwHistoryCase *self)
{
  return bw_ui_test_find_by_label (GTK_WIDGET (self->page), GTK_TYPE_BUTTON,
                                   "Back to the Newest Change");
}

static void
test_newest (BwHistoryCase *self, gconstpointer data)
{
  g_assert_null (find_newest (self));
  bw_history_case_press (self, "Home");
  bw_history_case_press (self, "space");
  bw_history_case_press (self, "Right");
  bw_history_case_press (self, "space");
  bw_history_case_assert_explains (self, bw_chart_get_day (bw_history_case_get_chart (self), 0),
                                   bw_chart_get_day (bw_history_case_get_chart (self), 1));
  g_signal_emit_by_name (find_newest (self), "clicked");
  bw_history_case_assert_explains (self, BW_DAY_NONE, BW_DAY_NONE);
  g_assert_null (find_newest (self));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == GTK_WIDGET (self->chart));
}

/* What is chosen elsewhere: the goal and the range hold here too, the unit does not. */
static void
test_followed (BwHistoryCase *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (BW_APPLICATION_ID);

  g_settings_set_double (settings, "history-goal", 75);
  g_settings_set_string (settings, "history-range", "month");
  g_settings_set_string (settings, "history-unit", "points");
  bw_ui_test_settle ();
  g_assert_cmpfloat (bw_chart_get_fields (bw_history_case_get_chart (self))->goal, ==, 75);
  g_assert_cmpuint (bw_history_case_count_days (self), <=, 30);
  g_assert_cmpint (bw_chart_get_fields (bw_history_case_get_chart (self))->unit, ==,
                   BW_UNIT_PERCENTAGE);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*run) (BwHistoryCase *, gconstpointer);
  } tests[] = {
    { "/ui/history-page/shown", test_shown },
    { "/ui/history-page/keys", test_keys },
    { "/ui/history-page/right-to-left", test_right_to_left },
    { "/ui/history-page/two-days", test_two_days },
    { "/ui/history-page/action-opens", test_action_opens },
    { "/ui/history-page/choices", test_choices },
    { "/ui/history-page/remembered", test_remembered },
    { "/ui/history-page/table", test_table },
    { "/ui/history-page/copied", test_copied },
    { "/ui/history-page/saved", test_saved },
    { "/ui/history-page/refreshed", test_refreshed },
    { "/ui/history-page/pointer", test_pointer },
    { "/ui/history-page/copied-by-key", test_copied_by_key },
    { "/ui/history-page/custom-range", test_custom_range },
    { "/ui/history-page/goal", test_goal },
    { "/ui/history-page/no-days", test_no_days },
    { "/ui/history-page/rows-stay", test_rows_stay },
    { "/ui/history-page/newest", test_newest },
    { "/ui/history-page/followed", test_followed },
  };

  bw_ui_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, BwHistoryCase, NULL, bw_history_case_set_up, tests[i].run,
                bw_history_case_tear_down);
  g_test_add_func ("/ui/history-page/saved-from-table", test_saved_from_table);
  return g_test_run ();
}
