/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-history-case.h"

#include <glib/gstdio.h>
#include <string.h>

#include "present/bw-change-text.h"
#include "present/bw-chart-text.h"
#include "ui/bw-ui-test.h"
#include "ui/history/bw-why-card.h"

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

void
bw_history_case_find_parts (BwHistoryCase *self)
{
  GtkWidget *window = GTK_WIDGET (self->window);

  self->page = BW_HISTORY_PAGE (bw_ui_test_find (window, BW_TYPE_HISTORY_PAGE));
  g_assert_true (bw_ui_test_wait (is_shown, self->page));
  self->chart = BW_HISTORY_CHART (bw_ui_test_find (GTK_WIDGET (self->page), BW_TYPE_HISTORY_CHART));
  self->why = bw_ui_test_find (GTK_WIDGET (self->page), BW_TYPE_WHY_CARD);
  g_assert_true (bw_ui_test_wait (is_explained, self->why));
  bw_ui_test_wait_for_frames (GTK_WIDGET (self->window), 2);
}

void
bw_history_case_set_up (BwHistoryCase *self, gconstpointer data)
{
  self->window = bw_ui_test_present_demo (1200, 900);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-page", "s", "history");
  bw_ui_test_settle ();
  bw_history_case_find_parts (self);
}

/* What was chosen is remembered, and is not to be what the next test begins with. */
void
bw_history_case_tear_down (BwHistoryCase *self, gconstpointer data)
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

void
bw_history_case_choose (BwHistoryCase *self, const char *action, const char *value)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, "s", value));
  bw_ui_test_settle ();
}

BwChart *
bw_history_case_get_chart (BwHistoryCase *self)
{
  return bw_history_chart_get_chart (self->chart);
}

guint
bw_history_case_count_days (BwHistoryCase *self)
{
  return bw_chart_count_days (bw_history_case_get_chart (self));
}

/* Presses a key as the shortcuts of the widget have it. */
gboolean
bw_history_case_press (BwHistoryCase *self, const char *accelerator)
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

void
bw_history_case_assert_reads (BwHistoryCase *self, guint i)
{
  g_autofree char *text = bw_chart_text_say_day (bw_history_case_get_chart (self), i);

  g_assert_cmpstr (bw_history_chart_get_current_text (self->chart), ==, text);
  g_assert_true (bw_ui_test_shows_text (GTK_WIDGET (self->page), text));
}

static gboolean
tells (gpointer data)
{
  gpointer *wanted = data;

  return bw_ui_test_shows_text (wanted[0], wanted[1]);
}

void
bw_history_case_assert_explains (BwHistoryCase *self, BwDay from, BwDay to)
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

char *
bw_history_case_read_clipboard (GtkWidget *widget)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (widget));
  g_auto (GValue) value = G_VALUE_INIT;

  g_assert_nonnull (content);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  return g_value_dup_string (&value);
}

static void
on_written (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_saving_write_finish (answer, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* What is in the file when it is written. */
GBytes *
bw_history_case_save (const BwSavingContent *content)
{
  g_autofree char *folder = g_dir_make_tmp ("bolwerk-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "history", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  GBytes *bytes = NULL;

  bw_saving_write_async (file, content, on_written, &done);
  g_assert_true (bw_ui_test_wait (is_true, &done));
  bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_delete (file, NULL, NULL);
  g_rmdir (folder);
  return bytes;
}

/* What is read anew stays where it was looked at: the day, the range and the days that were chosen. */
static gboolean
is_idle (gpointer session)
{
  return !bw_session_is_loading (session);
}

void
bw_history_case_refresh (BwHistoryCase *self)
{
  BwSession *session = bw_window_get_session (self->window);

  bw_session_refresh (session);
  g_assert_true (bw_ui_test_wait (is_idle, session));
  bw_ui_test_settle ();
  bw_ui_test_wait_for_frames (GTK_WIDGET (self->window), 2);
}

static gboolean
has_dialog (gpointer window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (window);

  return dialog != NULL &&
         bw_ui_test_find_by_label (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Cancel") != NULL;
}

GtkWidget *
bw_history_case_open_dialog (BwHistoryCase *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL));
  g_assert_true (bw_ui_test_wait (has_dialog, self->window));
  return GTK_WIDGET (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
}
