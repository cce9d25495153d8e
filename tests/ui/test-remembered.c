/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a window leaves behind for the next one. */

#include "bw-config.h"

#include "support/bw-test-files.h"
#include "ui/bw-content.h"
#include "ui/bw-ui-test.h"
#include "ui/welcome/bw-welcome-page.h"

static void
reset_settings (void)
{
  g_autoptr (GSettings) settings = g_settings_new (BW_APPLICATION_ID);
  const char *const keys[] = {
    "window-width", "window-height", "window-maximized", "page", "sort", "sort-descending", "group",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
}

static BwActionsPage *
get_page (BwWindow *window)
{
  return bw_content_get_actions_page (bw_window_get_content (window));
}

/* Whether a list on the screen is filled. */
static gboolean
lists_actions (gpointer window)
{
  g_autoptr (GPtrArray) lists = bw_ui_test_find_all (window, GTK_TYPE_LIST_VIEW);

  for (guint i = 0; i < lists->len; i++) {
    GtkSelectionModel *model = gtk_list_view_get_model (g_ptr_array_index (lists, i));

    if (gtk_widget_get_mapped (g_ptr_array_index (lists, i)) && model != NULL &&
        g_list_model_get_n_items (G_LIST_MODEL (model)) > 0)
      return TRUE;
  }
  return FALSE;
}

static void
close_by_user (BwWindow *window)
{
  gpointer gone = window;

  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  gtk_window_close (GTK_WINDOW (window));
  bw_ui_test_settle ();
  g_assert_null (gone);
}

static gboolean
is_maximized (gpointer window)
{
  return gtk_window_is_maximized (window);
}

static gboolean
is_not_maximized (gpointer window)
{
  return !gtk_window_is_maximized (window);
}

/* The next window is as large as the last one was, and shows the same page. */
static void
test_size_and_page (void)
{
  BwWindow *window = bw_ui_test_present_few (930, 610);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "actions");
  close_by_user (window);

  window = bw_ui_test_present_few (0, 0);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), ==, 930);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (window)), ==, 610);
  g_assert_false (gtk_window_is_maximized (GTK_WINDOW (window)));
  g_assert_cmpstr (bw_content_get_page (bw_window_get_content (window)), ==, "actions");
  g_assert_true (bw_ui_test_wait (lists_actions, window));
  bw_ui_test_close (GTK_WINDOW (window));
  reset_settings ();
}

/* One that filled the screen does so again, and is as large as before once it does not. */
static void
test_maximized (void)
{
  BwWindow *window = bw_ui_test_present_window (930, 610);
  int width = 0;
  int height = 0;

  gtk_window_maximize (GTK_WINDOW (window));
  g_assert_true (bw_ui_test_wait (is_maximized, window));
  close_by_user (window);

  window = bw_ui_test_present_window (0, 0);
  g_assert_true (bw_ui_test_wait (is_maximized, window));
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 930);
  g_assert_cmpint (height, ==, 610);
  gtk_window_unmaximize (GTK_WINDOW (window));
  g_assert_true (bw_ui_test_wait (is_not_maximized, window));
  close_by_user (window);

  window = bw_ui_test_present_window (0, 0);
  g_assert_false (gtk_window_is_maximized (GTK_WINDOW (window)));
  bw_ui_test_close (GTK_WINDOW (window));
  reset_settings ();
}

/* The list is arranged as it was left; what it was filtered by is not remembered. */
static void
test_arrangement (void)
{
  BwWindow *window = bw_ui_test_present_few (1200, 800);
  GtkWidget *page = GTK_WIDGET (get_page (window));
  const BwQuery *query = NULL;

  gtk_widget_activate_action (page, "actions.sort", "s", "title");
  gtk_widget_activate_action (page, "actions.direction", "s", "descending");
  gtk_widget_activate_action (page, "actions.group", "s", "product");
  gtk_widget_activate_action (page, "actions.toggle-filter", "(ss)", "category", "Identity");
  close_by_user (window);

  window = bw_ui_test_present_few (1200, 800);
  query = bw_query_result_get_query (bw_actions_page_get_result (get_page (window)));
  g_assert_cmpint (bw_query_get_sort_key (query), ==, BW_SORT_TITLE);
  g_assert_true (bw_query_is_descending (query));
  g_assert_cmpint (bw_query_get_group (query), ==, BW_FACET_PRODUCT);
  g_assert_false (bw_query_is_selected (query, BW_FACET_CATEGORY, "Identity"));
  bw_ui_test_close (GTK_WINDOW (window));
  reset_settings ();
}

static gboolean
offers_recent (BwWindow *window)
{
  GtkWidget *page = bw_ui_test_find (GTK_WIDGET (window), BW_TYPE_WELCOME_PAGE);

  return bw_ui_test_find_by_label (page, GTK_TYPE_BUTTON, "Clear") != NULL;
}

/* All that was open before is forgotten by one button of the welcome page, for the next window too. */
static void
test_recent_cleared (void)
{
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) file = bw_test_folder_add_text (folder, "scores.json", "{}");
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  BwWindow *window = bw_ui_test_present_window (900, 700);

  g_assert_false (offers_recent (window));
  g_ptr_array_add (files, file);
  bw_recent_files_add (bw_window_get_recent_files (window), files);
  bw_ui_test_settle ();
  g_assert_true (offers_recent (window));
  g_assert_true (bw_ui_test_shows_text (GTK_WIDGET (window), "scores.json"));

  g_signal_emit_by_name (bw_ui_test_find_by_label (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Clear"),
                         "clicked");
  bw_ui_test_settle ();
  g_assert_false (offers_recent (window));
  bw_ui_test_close (GTK_WINDOW (window));

  window = bw_ui_test_present_window (900, 700);
  g_assert_false (offers_recent (window));
  bw_ui_test_close (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  /* Things stand still once they are there. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/ui/remembered/size-and-page", test_size_and_page);
  g_test_add_func ("/ui/remembered/maximized", test_maximized);
  g_test_add_func ("/ui/remembered/arrangement", test_arrangement);
  g_test_add_func ("/ui/remembered/recent-cleared", test_recent_cleared);
  return g_test_run ();
}
