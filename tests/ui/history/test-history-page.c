/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page with the score day by day: read, chosen in, told as a table, saved. */

#include "bw-config.h"

#include "ui/bw-ui-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "present/bw-activity-text.h"
#include "present/bw-change-text.h"
#include "present/bw-chart-text.h"
#include "present/bw-history-text.h"
#include "ui/history/bw-activity-card.h"
#include "ui/history/bw-choice-button.h"
#include "ui/history/bw-history-chart.h"
#include "ui/history/bw-history-page.h"
#include "ui/history/bw-history-save.h"
#include "ui/history/bw-history-table.h"
#include "ui/history/bw-metric-card.h"
#include "ui/history/bw-metrics-view.h"
#include "ui/history/bw-why-card.h"

typedef struct {
  BwWindow *window;
  BwHistoryPage *page;
  BwHistoryChart *chart;
  GtkWidget *why;
} Fixture;

static gboolean
is_shown (gpointer page)
{
  return g_str_equal (bw_history_page_get_state (page), "content");
}

static gboolean
is_explained (gpointer why)
{
  return gtk_widget_get_visible (why);
}

static void
find_parts (Fixture *self)
{
  GtkWidget *window = GTK_WIDGET (self->window);

  self->page = BW_HISTORY_PAGE (bw_ui_test_find (window, BW_TYPE_HISTORY_PAGE));
  g_assert_true (bw_ui_test_wait (is_shown, self->page));
  self->chart = BW_HISTORY_CHART (bw_ui_test_find (GTK_WIDGET (self->page), BW_TYPE_HISTORY_CHART));
  self->why = bw_ui_test_find (GTK_WIDGET (self->page), BW_TYPE_WHY_CARD);
  g_assert_true (bw_ui_test_wait (is_explained, self->why));
  bw_ui_test_wait_for_frames (GTK_WIDGET (self->window), 2);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->window = bw_ui_test_present_demo (1200, 900);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-page", "s", "history");
  bw_ui_test_settle ();
  find_parts (self);
}

/* What was chosen is remembered, and is not to be what the next test begins with. */
static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (BW_APPLICATION_ID);
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  bw_ui_test_close (GTK_WINDOW (self->window));
  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (gsize i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
}

static void
choose (Fixture *self, const char *action, const char *value)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, "s", value));
  bw_ui_test_settle ();
}

static BwChart *
get_chart (Fixture *self)
{
  return bw_history_chart_get_chart (self->chart);
}

static guint
count_days (Fixture *self)
{
  return bw_chart_count_days (get_chart (self));
}

/* Presses a key as the shortcuts of the widget have it. */
static gboolean
press (Fixture *self, const char *accelerator)
{
  guint key = 0;
  GdkModifierType modifiers = 0;
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->chart));

  g_assert_true (gtk_accelerator_parse (accelerator, &key, &modifiers));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

    if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
      continue;
    for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

      if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
          gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
          gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
        return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                             GTK_WIDGET (self->chart),
                                             gtk_shortcut_get_arguments (shortcut));
    }
  }
  g_error ("Nothing is done by %s", accelerator);
}

static void
assert_reads (Fixture *self, guint i)
{
  g_autofree char *text = bw_chart_text_say_day (get_chart (self), i);

  g_assert_cmpstr (bw_history_chart_get_current_text (self->chart), ==, text);
  g_assert_true (bw_ui_test_shows_text (GTK_WIDGET (self->page), text));
}

/* The demo's last ninety days, in percent, beside all organisations. */
static void
test_shown (Fixture *self, gconstpointer data)
{
  g_autofree char *summary = bw_chart_text_say_summary (get_chart (self));

  g_assert_cmpuint (count_days (self), >, 80);
  g_assert_cmpuint (count_days (self), <=, 90);
  g_assert_cmpuint (bw_chart_get_line (get_chart (self), BW_LINE_ALL)->len, >, 80);
  g_assert_true (bw_ui_test_shows_text (GTK_WIDGET (self->page), summary));
  gtk_test_accessible_assert_role (self->chart, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (self->chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary);
}

static void
test_keys (Fixture *self, gconstpointer data)
{
  guint last = count_days (self) - 1;

  gtk_widget_grab_focus (GTK_WIDGET (self->chart));
  g_assert_true (press (self, "Left"));
  assert_reads (self, last);
  press (self, "Left");
  assert_reads (self, last - 1);
  press (self, "<Control>Left");
  assert_reads (self, last - 8);
  press (self, "Page_Up");
  assert_reads (self, bw_chart_step (get_chart (self), last - 8, BW_CHART_SPAN_MONTH, -1));
  press (self, "Home");
  assert_reads (self, 0);
  press (self, "Right");
  assert_reads (self, 1);
  press (self, "End");
  assert_reads (self, last);
}

/* From right to left the oldest day is at the right. */
static void
test_right_to_left (Fixture *self, gconstpointer data)
{
  gtk_widget_set_direction (GTK_WIDGET (self->chart), GTK_TEXT_DIR_RTL);
  bw_ui_test_settle ();
  press (self, "Home");
  assert_reads (self, 0);
  press (self, "Left");
  assert_reads (self, 1);
  press (self, "Right");
  assert_reads (self, 0);
}

static gboolean
tells (gpointer data)
{
  gpointer *wanted = data;

  return bw_ui_test_shows_text (wanted[0], wanted[1]);
}

static void
assert_explains (Fixture *self, BwDay from, BwDay to)
{
  g_autoptr (BwOrganisation) demo =
                g_object_ref (bw_session_get_organisation (bw_window_get_session (self->window)));
  g_autoptr (BwExplanation) explanation = bw_organisation_explain (demo, from, to, NULL, NULL);
  g_autofree char *days = bw_change_text_say_days (explanation);
  g_autofree char *whole = bw_change_text_say_whole (explanation);
  gpointer wanted_days[] = { self->why, days };
  gpointer wanted_whole[] = { self->why, whole };

  g_assert_true (bw_ui_test_wait (tells, wanted_days));
  g_assert_true (bw_ui_test_wait (tells, wanted_whole));
}

/* Two days are chosen by keys, the later one first; letting go of them leads back to the newest change. */
static void
test_two_days (Fixture *self, gconstpointer data)
{
  guint last = count_days (self) - 1;

  assert_explains (self, BW_DAY_NONE, BW_DAY_NONE);
  press (self, "End");
  press (self, "space");
  press (self, "<Control>Left");
  press (self, "Return");
  assert_explains (self, bw_chart_get_day (get_chart (self), last - 7),
                   bw_chart_get_day (get_chart (self), last));
  g_assert_true (press (self, "Escape"));
  assert_explains (self, BW_DAY_NONE, BW_DAY_NONE);
  /* With nothing chosen Esc is for others. */
  g_assert_false (press (self, "Escape"));
}

/* A part of the change opens its actions, and an action the flyout. */
static void
test_action_opens (Fixture *self, gconstpointer data)
{
  GtkWidget *part = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GtkWidget *row = NULL;

  press (self, "Home");
  press (self, "space");
  press (self, "End");
  press (self, "space");
  assert_explains (self, bw_chart_get_day (get_chart (self), 0),
                   bw_chart_get_day (get_chart (self), count_days (self) - 1));
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
test_choices (Fixture *self, gconstpointer data)
{
  BwDay newest = bw_chart_get_day (get_chart (self), count_days (self) - 1);

  choose (self, "history.range", "month");
  g_assert_cmpuint (count_days (self), <=, 30);
  g_assert_cmpuint (bw_chart_get_day (get_chart (self), 0), >=, newest - 29);
  choose (self, "history.unit", "points");
  g_assert_cmpint (bw_chart_get_fields (get_chart (self))->unit, ==, BW_UNIT_POINTS);
  g_assert_cmpuint (bw_chart_get_line (get_chart (self), BW_LINE_MAXIMUM)->len, >, 20);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "history.maximum", NULL);
  bw_ui_test_settle ();
  g_assert_cmpuint (bw_chart_get_line (get_chart (self), BW_LINE_MAXIMUM)->len, ==, 0);
}

/* Another window begins as this one was left. */
static void
test_remembered (Fixture *self, gconstpointer data)
{
  choose (self, "history.range", "month");
  choose (self, "history.unit", "points");
  bw_ui_test_close (GTK_WINDOW (self->window));
  self->window = bw_ui_test_present_demo (1200, 900);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-page", "s", "history");
  bw_ui_test_settle ();
  find_parts (self);
  g_assert_cmpuint (count_days (self), <=, 30);
  g_assert_cmpint (bw_chart_get_fields (get_chart (self))->unit, ==, BW_UNIT_POINTS);
}

static void
test_table (Fixture *self, gconstpointer data)
{
  BwHistory *history = bw_chart_get_fields (get_chart (self))->history;
  guint newest = bw_history_get_days (history)->len - 1;
  g_autofree char *row = bw_history_text_say_row (history, newest);
  g_autofree char *points = bw_history_text_say_cell (history, newest, BW_HISTORY_POINTS);
  GtkWidget *table = NULL;
  GtkColumnView *view = NULL;
  GListModel *model = NULL;

  choose (self, "history.form", "table");
  table = bw_ui_test_find (GTK_WIDGET (self->page), BW_TYPE_HISTORY_TABLE);
  view = GTK_COLUMN_VIEW (bw_ui_test_find (table, GTK_TYPE_COLUMN_VIEW));
  model = G_LIST_MODEL (gtk_column_view_get_model (view));
  g_assert_true (gtk_widget_get_mapped (table));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, newest + 1);
  g_assert_true (bw_ui_test_shows_text (table, points));
  g_assert_nonnull (strstr (row, points));
}

static char *
read_clipboard (GtkWidget *widget)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (widget));
  g_auto (GValue) value = G_VALUE_INIT;

  g_assert_nonnull (content);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  return g_value_dup_string (&value);
}

static void
test_copied (Fixture *self, gconstpointer data)
{
  g_autofree char *wanted =
      bw_history_text_say_table (bw_chart_get_fields (get_chart (self))->history);
  g_autofree char *copied = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), "history.copy", NULL));
  copied = read_clipboard (GTK_WIDGET (self->page));
  g_assert_cmpstr (copied, ==, wanted);
}

static void
on_written (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_history_save_write_finish (answer, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static GBytes *
save (Fixture *self, BwHistoryFile kind)
{
  g_autofree char *folder = g_dir_make_tmp ("bolwerk-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "history", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  GBytes *bytes = NULL;

  bw_history_save_write_async (file, self->chart, kind, on_written, &done);
  g_assert_true (bw_ui_test_wait (is_true, &done));
  bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_delete (file, NULL, NULL);
  g_rmdir (folder);
  return bytes;
}

/* Some pixels of the picture have the colour of the line. */
static void
check_picture (Fixture *self, GBytes *bytes)
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
test_saved (Fixture *self, gconstpointer data)
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
  Fixture fixture = { NULL };
  g_autoptr (GSettings) settings = g_settings_new (BW_APPLICATION_ID);
  g_autoptr (GBytes) svg = NULL;

  g_settings_set_string (settings, "history-form", "table");
  set_up (&fixture, NULL);
  svg = save (&fixture, BW_HISTORY_FILE_SVG);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (svg, NULL), "<?xml"));
  tear_down (&fixture, NULL);
}

/* What is read anew stays where it was looked at: the day, the range and the days that were chosen. */
static gboolean
is_idle (gpointer session)
{
  return !bw_session_is_loading (session);
}

static void
test_refreshed (Fixture *self, gconstpointer data)
{
  BwSession *session = bw_window_get_session (self->window);
  guint last = count_days (self) - 1;

  gtk_widget_grab_focus (GTK_WIDGET (self->chart));
  press (self, "End");
  press (self, "space");
  press (self, "Home");
  press (self, "space");
  assert_explains (self, bw_chart_get_day (get_chart (self), 0),
                   bw_chart_get_day (get_chart (self), last));
  bw_session_refresh (session);
  g_assert_true (bw_ui_test_wait (is_idle, session));
  bw_ui_test_settle ();
  g_assert_cmpstr (bw_history_page_get_state (self->page), ==, "content");
  assert_reads (self, 0);
  assert_explains (self, bw_chart_get_day (get_chart (self), 0),
                   bw_chart_get_day (get_chart (self), last));
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
test_pointer (Fixture *self, gconstpointer data)
{
  gpointer motion = find_controller (GTK_WIDGET (self->chart), GTK_TYPE_EVENT_CONTROLLER_MOTION);
  gpointer drag = find_controller (GTK_WIDGET (self->chart), GTK_TYPE_GESTURE_DRAG);
  double width = gtk_widget_get_width (GTK_WIDGET (self->chart));
  guint last = count_days (self) - 1;

  g_signal_emit_by_name (motion, "motion", width, 50.0);
  assert_reads (self, last);
  g_signal_emit_by_name (motion, "motion", 0.0, 50.0);
  assert_reads (self, 0);
  g_signal_emit_by_name (motion, "leave");
  g_assert_null (bw_history_chart_get_current_text (self->chart));

  g_signal_emit_by_name (drag, "drag-begin", width, 50.0);
  g_signal_emit_by_name (drag, "drag-update", -width, 3.0);
  g_signal_emit_by_name (drag, "drag-end", -width, 3.0);
  assert_explains (self, bw_chart_get_day (get_chart (self), 0),
                   bw_chart_get_day (get_chart (self), last));
}

/* Ctrl+C copies wherever the focus is; other keys are left to others. */
static void
test_copied_by_key (Fixture *self, gconstpointer data)
{
  gpointer keys = find_controller (GTK_WIDGET (self->page), GTK_TYPE_EVENT_CONTROLLER_KEY);
  gboolean taken = FALSE;

  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_c, 0, GDK_NO_MODIFIER_MASK, &taken);
  g_assert_false (taken);
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_c, 0, GDK_CONTROL_MASK, &taken);
  g_assert_true (taken);
  g_assert_nonnull (gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (self->page))));
}

static gboolean
has_dialog (gpointer window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (window);

  return dialog != NULL &&
         bw_ui_test_find_by_label (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Cancel") != NULL;
}

static GtkWidget *
open_dialog (Fixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL));
  g_assert_true (bw_ui_test_wait (has_dialog, self->window));
  return GTK_WIDGET (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
}

static void
fill_in (GtkWidget *dialog, guint i, const char *text)
{
  g_autoptr (GPtrArray) rows = bw_ui_test_find_all (dialog, ADW_TYPE_ENTRY_ROW);

  gtk_editable_set_text (GTK_EDITABLE (g_ptr_array_index (rows, i)), text);
}

/* What is no day, or ends before it begins, cannot be asked for. */
static void
test_custom_range (Fixture *self, gconstpointer data)
{
  BwDay first = bw_chart_get_day (get_chart (self), 10);
  BwDay last = bw_chart_get_day (get_chart (self), 20);
  g_autofree char *from = bw_day_to_iso (first);
  g_autofree char *to = bw_day_to_iso (last);
  GtkWidget *dialog = open_dialog (self, "history.choose-range");
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
  g_assert_cmpuint (count_days (self), ==, 11);
  g_assert_cmpuint (bw_chart_get_day (get_chart (self), 0), ==, first);
  g_assert_cmpuint (bw_chart_get_day (get_chart (self), 10), ==, last);
}

static void
set_goal (Fixture *self, double goal)
{
  GtkWidget *dialog = open_dialog (self, "history.choose-goal");
  GtkWidget *set = bw_ui_test_find_by_label (dialog, GTK_TYPE_BUTTON, "Set");

  adw_spin_row_set_value (ADW_SPIN_ROW (bw_ui_test_find (dialog, ADW_TYPE_SPIN_ROW)), goal);
  g_signal_emit_by_name (set, "clicked");
  bw_ui_test_settle ();
}

static void
test_goal (Fixture *self, gconstpointer data)
{
  GArray *line = NULL;

  set_goal (self, 80);
  line = bw_chart_get_line (get_chart (self), BW_LINE_GOAL);
  g_assert_cmpuint (line->len, >=, count_days (self));
  g_assert_cmpfloat (g_array_index (line, BwLinePoint, 0).value, ==, 80);
  g_assert_true (bw_ui_test_shows_text (GTK_WIDGET (self->page), "Goal"));
  set_goal (self, 0);
  g_assert_cmpuint (bw_chart_get_line (get_chart (self), BW_LINE_GOAL)->len, ==, 0);
}

/* Of nothing there is nothing to show, to save or to copy; the way on is all days. */
static void
test_no_days (Fixture *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (BW_APPLICATION_ID);

  g_settings_set_string (settings, "history-range", "custom");
  g_settings_set_string (settings, "history-from", "1999-01-01");
  g_settings_set_string (settings, "history-to", "1999-12-31");
  bw_ui_test_close (GTK_WINDOW (self->window));
  self->window = bw_ui_test_present_demo (1200, 900);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-page", "s", "history");
  bw_ui_test_settle ();
  find_parts (self);
  g_assert_cmpuint (count_days (self), ==, 0);
  g_assert_true (bw_ui_test_shows_text (GTK_WIDGET (self->page), "No Records of These Days"));
  g_assert_false (gtk_widget_activate_action (GTK_WIDGET (self->page), "history.copy", NULL) &&
                  bw_ui_test_shows_text (GTK_WIDGET (self->window), "Copied"));
  choose (self, "history.range", "all");
  g_assert_cmpuint (count_days (self), >, 80);
}

/* The activity. */

static GtkWidget *
get_card (Fixture *self)
{
  return bw_ui_test_find (GTK_WIDGET (self->page), BW_TYPE_ACTIVITY_CARD);
}

static guint
count_shown (Fixture *self)
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
wait_for_activity (Fixture *self)
{
  g_assert_true (bw_ui_test_wait (has_activity, self));
  bw_ui_test_wait_for_frames (GTK_WIDGET (self->window), 2);
}

static GPtrArray *
find_rows (Fixture *self)
{
  return bw_ui_test_find_all (get_card (self), ADW_TYPE_ACTION_ROW);
}

static void
filter (Fixture *self, guint i, const char *key)
{
  g_autoptr (GPtrArray) filters = bw_ui_test_find_all (get_card (self), BW_TYPE_CHOICE_BUTTON);

  g_assert_true (gtk_widget_activate_action (filters->pdata[i], "choice.key", "s", key));
  g_assert_cmpstr (bw_choice_button_get_selected (filters->pdata[i]), ==, key);
  bw_ui_test_settle ();
}

/* A row is one sentence, in the order of days, and leads to the action; no more rows are made than are asked for. */
static void
test_activity (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *sentence = NULL;
  GtkWidget *more = NULL;
  guint n = 0;

  wait_for_activity (self);
  shown = bw_activity_card_get_shown (BW_ACTIVITY_CARD (get_card (self)));
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
test_activity_filtered (Fixture *self, gconstpointer data)
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
  Fixture *self = data;
  BwDay oldest = bw_chart_get_day (get_chart (self), 0);
  g_autoptr (GPtrArray) shown = bw_activity_card_get_shown (BW_ACTIVITY_CARD (get_card (self)));

  for (guint i = 0; i < shown->len; i++)
    if (bw_activity_get_fields (shown->pdata[i])->day < oldest)
      return FALSE;
  return shown->len > 0;
}

/* The list follows the range of the chart; a refresh keeps its rows, and the focus on one of them. */
static void
test_activity_stays (Fixture *self, gconstpointer data)
{
  BwSession *session = bw_window_get_session (self->window);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) rows_after = NULL;
  GtkWidget *focus = NULL;

  wait_for_activity (self);
  choose (self, "history.range", "month");
  g_assert_true (bw_ui_test_wait (is_month, self));
  rows = find_rows (self);
  focus = rows->pdata[0];
  gtk_widget_grab_focus (focus);
  bw_session_refresh (session);
  g_assert_true (bw_ui_test_wait (is_idle, session));
  bw_ui_test_settle ();
  wait_for_activity (self);
  rows_after = find_rows (self);
  g_assert_cmpuint (rows_after->len, ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    g_assert_true (rows->pdata[i] == rows_after->pdata[i]);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == focus);
}

static void
test_activity_copied (Fixture *self, gconstpointer data)
{
  g_autofree char *copied = NULL;

  wait_for_activity (self);
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (self->page), "history.copy-activity", NULL));
  copied = read_clipboard (GTK_WIDGET (self->page));
  g_assert_true (g_str_has_prefix (copied, "Day\tAction\tActivity\t"));
}

static void
refresh (Fixture *self)
{
  BwSession *session = bw_window_get_session (self->window);

  bw_session_refresh (session);
  g_assert_true (bw_ui_test_wait (is_idle, session));
  bw_ui_test_settle ();
  bw_ui_test_wait_for_frames (GTK_WIDGET (self->window), 2);
}

/* What was open, and the rows of the table, stay through a refresh. */
static void
test_rows_stay (Fixture *self, gconstpointer data)
{
  GtkWidget *part = bw_ui_test_find (self->why, ADW_TYPE_EXPANDER_ROW);
  GtkWidget *table = NULL;
  GListModel *model = NULL;
  g_autoptr (GObject) first = NULL;
  g_autoptr (GObject) first_after = NULL;
  BwHistory *before = bw_chart_get_fields (get_chart (self))->history;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (part), TRUE);
  choose (self, "history.form", "table");
  table = bw_ui_test_find (GTK_WIDGET (self->page), BW_TYPE_HISTORY_TABLE);
  model = G_LIST_MODEL (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (bw_ui_test_find (table, GTK_TYPE_COLUMN_VIEW))));
  first = g_list_model_get_item (model, 0);
  refresh (self);
  g_assert_true (bw_chart_get_fields (get_chart (self))->history != before);
  first_after = g_list_model_get_item (model, 0);
  g_assert_true (first == first_after);
  g_assert_true (bw_ui_test_find (self->why, ADW_TYPE_EXPANDER_ROW) == part);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (part)));
}

static GtkWidget *
find_newest (Fixture *self)
{
  return bw_ui_test_find_by_label (GTK_WIDGET (self->page), GTK_TYPE_BUTTON,
                                   "Back to the Newest Change");
}

static void
test_newest (Fixture *self, gconstpointer data)
{
  g_assert_null (find_newest (self));
  press (self, "Home");
  press (self, "space");
  press (self, "Right");
  press (self, "space");
  assert_explains (self, bw_chart_get_day (get_chart (self), 0),
                   bw_chart_get_day (get_chart (self), 1));
  g_signal_emit_by_name (find_newest (self), "clicked");
  assert_explains (self, BW_DAY_NONE, BW_DAY_NONE);
  g_assert_null (find_newest (self));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == GTK_WIDGET (self->chart));
}

/* What is chosen elsewhere: the goal and the range hold here too, the unit does not. */
static void
test_followed (Fixture *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (BW_APPLICATION_ID);

  g_settings_set_double (settings, "history-goal", 75);
  g_settings_set_string (settings, "history-range", "month");
  g_settings_set_string (settings, "history-unit", "points");
  bw_ui_test_settle ();
  g_assert_cmpfloat (bw_chart_get_fields (get_chart (self))->goal, ==, 75);
  g_assert_cmpuint (count_days (self), <=, 30);
  g_assert_cmpint (bw_chart_get_fields (get_chart (self))->unit, ==, BW_UNIT_PERCENTAGE);
}

/* Metrics and trends. */

static GtkWidget *
get_metrics (Fixture *self)
{
  return bw_ui_test_find (GTK_WIDGET (self->page), BW_TYPE_METRICS_VIEW);
}

static BwMetricCard *
get_metric (Fixture *self, BwMetric metric)
{
  g_autoptr (GPtrArray) cards = bw_ui_test_find_all (get_metrics (self), BW_TYPE_METRIC_CARD);

  return g_ptr_array_index (cards, metric);
}

static BwChart *
get_metric_chart (Fixture *self, BwMetric metric)
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
show_metrics (Fixture *self)
{
  choose (self, "history.view", "metrics");
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
test_metrics (Fixture *self, gconstpointer data)
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
  choose (self, "history.range", "month");
  g_assert_true (bw_ui_test_wait (has_metrics, self));
  g_assert_cmpint (bw_chart_get_fields (get_metric_chart (self, BW_METRIC_CHANGES))->period, ==,
                   BW_PERIOD_DAY);
  g_assert_cmpstr (bw_choice_button_get_selected (BW_CHOICE_BUTTON (categories)), ==, "Identity");
}

static void
test_metrics_keys (Fixture *self, gconstpointer data)
{
  BwChart *chart = NULL;
  guint last = 0;

  show_metrics (self);
  self->chart = BW_HISTORY_CHART (bw_ui_test_find (
      GTK_WIDGET (get_metric (self, BW_METRIC_REGRESSION)), BW_TYPE_HISTORY_CHART));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Regression Trend");
  chart = get_chart (self);
  last = bw_chart_count_days (chart) - 1;
  g_assert_true (press (self, "End"));
  assert_reads (self, last);
  g_assert_true (press (self, "Left"));
  assert_reads (self, last - 1);
  /* There is nothing to choose days for. */
  g_assert_false (press (self, "space"));
  g_assert_false (bw_history_chart_is_choosing (self->chart));
}

static void
set_zones (Fixture *self, double okay, double good)
{
  GtkWidget *dialog = open_dialog (self, "history.choose-zones");
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
  Fixture *self = data;
  GtkWidget *row = bw_ui_test_find (get_metrics (self), ADW_TYPE_ACTION_ROW);

  return strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "is okay") != NULL;
}

/* The zones are said in words and drawn in both views; another window has them too. */
static void
test_zones (Fixture *self, gconstpointer data)
{
  show_metrics (self);
  g_assert_true (bw_ui_test_shows_text (get_metrics (self),
                                        "No zones are set: say from what score on "
                                        "it is okay, and from what score on it is "
                                        "good."));
  set_zones (self, 20, 95);
  g_assert_true (has_words (self));
  g_assert_true (bw_chart_has_zones (get_metric_chart (self, BW_METRIC_COMPARISON)));
  choose (self, "history.view", "score");
  g_assert_true (bw_chart_has_zones (get_chart (self)));
  bw_ui_test_close (GTK_WINDOW (self->window));
  self->window = bw_ui_test_present_demo (1200, 900);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-page", "s", "history");
  bw_ui_test_settle ();
  find_parts (self);
  g_assert_true (bw_chart_has_zones (get_chart (self)));
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
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
    { "/ui/history-page/activity", test_activity },
    { "/ui/history-page/activity-filtered", test_activity_filtered },
    { "/ui/history-page/activity-stays", test_activity_stays },
    { "/ui/history-page/activity-copied", test_activity_copied },
    { "/ui/history-page/rows-stay", test_rows_stay },
    { "/ui/history-page/newest", test_newest },
    { "/ui/history-page/followed", test_followed },
    { "/ui/history-page/metrics", test_metrics },
    { "/ui/history-page/metrics-keys", test_metrics_keys },
    { "/ui/history-page/zones", test_zones },
  };

  bw_ui_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  g_test_add_func ("/ui/history-page/saved-from-table", test_saved_from_table);
  return g_test_run ();
}
