/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The organisations of the list in the window: the start, and going from one to another. */

#include "bw-config.h"

#include <string.h>

#include "ui/bw-lazy-menu.h"
#include "ui/organisations/bw-listed-window.h"
#include "ui/organisations/bw-organisation-chooser.h"
#include "ui/organisations/bw-organisation-menu.h"
#include "ui/organisations/bw-window-organisations.h"

/* What the menu calls what is at a place. */
static char *
dup_menu_label (BwListedWindow *fixture, int place)
{
  GMenu *menu = bw_window_get_organisations_section (fixture->window);
  g_autoptr (GVariant) value = g_menu_model_get_item_attribute_value (
      G_MENU_MODEL (menu), place, G_MENU_ATTRIBUTE_LABEL, G_VARIANT_TYPE_STRING);

  return g_variant_dup_string (value, NULL);
}

static gboolean
note_state (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  if (bw_ui_test_shows_text (widget, "Welcome to Bolwerk"))
    *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

static void
test_start (BwListedWindow *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gboolean welcomed = FALSE;

  bw_listed_window_add (fixture, "one", "Snake_case & Co");
  bw_listed_window_add (fixture, "two", "<b>Two</b>");
  bw_listed_window_present (fixture);
  gtk_widget_add_tick_callback (GTK_WIDGET (fixture->window), note_state, &welcomed, NULL);
  bw_listed_window_wait_read (fixture);
  bw_listed_window_wait_for (fixture, "%");
  g_assert_false (welcomed);
  g_assert_cmpint (bw_listed_window_get_number (fixture), ==, 1);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==,
                   "Snake_case & Co – Bolwerk");
  g_assert_true (bw_listed_window_shows (fixture, "Snake_case & Co"));

  g_assert_cmpint (g_menu_model_get_n_items (
                       G_MENU_MODEL (bw_window_get_organisations_section (fixture->window))),
                   ==, 2);
  first = dup_menu_label (fixture, 0);
  second = dup_menu_label (fixture, 1);
  g_assert_cmpstr (first, ==, "Snake__case & Co");
  g_assert_cmpstr (second, ==, "<b>Two</b>");
}

static gboolean
has_label (GtkWidget *root, const char *text)
{
  g_autoptr (GPtrArray) labels = bw_ui_test_find_all (root, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (g_str_equal (gtk_label_get_text (g_ptr_array_index (labels, i)), text))
      return TRUE;
  return FALSE;
}

/* Nothing in a name is markup or a mnemonic. */
static void
test_menu_names (BwListedWindow *fixture, gconstpointer data)
{
  GtkWidget *button = NULL;
  GtkWidget *menu = NULL;

  bw_listed_window_add (fixture, "one", "Snake_case & Co");
  bw_listed_window_add (fixture, "two", "<b>Two</b>");
  bw_listed_window_present_read (fixture);
  button = gtk_widget_get_parent (bw_ui_test_find_by_label (
      GTK_WIDGET (fixture->window), GTK_TYPE_TOGGLE_BUTTON, "Snake_case & Co"));
  bw_lazy_menu_give (GTK_MENU_BUTTON (button));
  menu = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  g_assert_true (has_label (menu, "Snake_case & Co"));
  g_assert_true (has_label (menu, "<b>Two</b>"));
  g_assert_true (has_label (menu, "Organisation Settings…"));
}

/* Several by one name are told apart by the account, and where that is the same too, by the cloud. */
static void
test_menu_same_names (BwListedWindow *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *third = NULL;

  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_add (fixture, "two", "Two");
  bw_listed_window_add (fixture, "three", "Long");
  g_assert_true (bw_organisation_list_mark (
      fixture->world.list, "two", &(BwOrganisationMarks) { .short_name = "One" }, NULL, NULL));
  g_assert_true (bw_organisation_list_mark (
      fixture->world.list, "three", &(BwOrganisationMarks) { .short_name = "L" }, NULL, NULL));
  bw_listed_window_present_read (fixture);
  first = dup_menu_label (fixture, 0);
  third = dup_menu_label (fixture, 2);
  g_assert_true (g_str_has_prefix (first, "One (" BW_FAKE_ENTRA_USER ", Custom: "));
  g_assert_cmpstr (third, ==, "L");
}

static void
test_none (BwListedWindow *fixture, gconstpointer data)
{
  bw_listed_window_present (fixture);
  bw_listed_window_wait_for (fixture, "Welcome to Bolwerk");
  g_assert_cmpint (bw_listed_window_get_number (fixture), ==, 0);
  g_assert_null (bw_session_get_entry (bw_listed_window_get_session (fixture)));
}

/* The welcome page offers what is in the list. */
static void
test_welcome_lists (BwListedWindow *fixture, gconstpointer data)
{
  GtkWidget *row = NULL;

  bw_listed_window_add (fixture, "one", "One & Co");
  bw_listed_window_add (fixture, "two", "Two_2");
  bw_listed_window_present_read (fixture);
  bw_listed_window_do (fixture, "win.close-organisation");
  bw_listed_window_wait_for (fixture, "Welcome to Bolwerk");
  g_assert_true (bw_listed_window_shows (fixture, "One & Co"));
  row = bw_ui_test_find_by_label (GTK_WIDGET (fixture->window), ADW_TYPE_ACTION_ROW, "Two_2");
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  bw_listed_window_wait_read (fixture);
  g_assert_cmpint (bw_listed_window_get_number (fixture), ==, 2);
}

static void
open_demo_once (BwOrganisationStore *store)
{
  g_autoptr (GtkWindow) window = g_list_model_get_item (gtk_window_get_toplevels (), 0);

  if (!bw_organisation_store_is_loaded (store))
    bw_window_open_demo (BW_WINDOW (window));
}

/* What somebody opens while the list is still being read stays. */
static void
test_opened_before (BwListedWindow *fixture, gconstpointer data)
{
  bw_listed_window_add (fixture, "one", "One");
  g_signal_connect (fixture->world.store, "notify::busy", G_CALLBACK (open_demo_once), NULL);
  bw_listed_window_present (fixture);
  while (!bw_organisation_store_is_loaded (fixture->world.store))
    g_main_context_iteration (NULL, TRUE);
  bw_listed_window_wait_read (fixture);
  g_assert_cmpint (bw_listed_window_get_number (fixture), ==, 0);
  g_assert_true (bw_listed_window_shows (fixture, "Demo Organisation"));
}

static gboolean
is_busy (gpointer data)
{
  return bw_organisation_store_is_busy (data);
}

static BwContent *
get_content (BwListedWindow *fixture)
{
  return bw_window_get_content (fixture->window);
}

static void
filter (BwListedWindow *fixture, const char *text)
{
  g_autoptr (BwQuery) query = bw_query_new ();

  bw_query_set_search (query, text);
  bw_actions_page_set_query (bw_content_show_actions (get_content (fixture)), query);
}

static BwQueryResult *
get_result (BwListedWindow *fixture)
{
  return bw_actions_page_get_result (bw_content_get_actions_page (get_content (fixture)));
}

static gboolean
has_result (gpointer data)
{
  BwQueryResult *result = get_result (data);

  return result != NULL &&
         g_strcmp0 (bw_query_get_search (bw_query_result_get_query (result)), "zzz") == 0;
}

/* Each keeps where the user was in it, and is there at once when it was read before. */
static void
test_switch (BwListedWindow *fixture, gconstpointer data)
{
  BwScorecard *scorecard = NULL;
  BwAction *action = NULL;
  guint asked = 0;

  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_add (fixture, "two", "Two");
  bw_listed_window_present_read (fixture);
  scorecard = bw_session_get_scorecard (bw_listed_window_get_session (fixture));
  action = g_ptr_array_index (bw_scorecard_get_actions (scorecard), 0);
  filter (fixture, "zzz");
  g_assert_true (bw_ui_test_wait (has_result, fixture));
  bw_window_set_action (fixture->window, action);

  bw_listed_window_switch (fixture, 2);
  bw_listed_window_wait_read (fixture);
  g_assert_cmpint (bw_listed_window_get_number (fixture), ==, 2);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Two – Bolwerk");
  g_assert_null (bw_window_get_action (fixture->window));
  g_assert_cmpstr (bw_content_get_page (get_content (fixture)), ==, "actions");
  bw_content_show_page (get_content (fixture), "overview");
  asked = bw_test_server_count_requests (bw_fake_graph_get_server (fixture->world.graph));

  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.organisation", "i", 1));
  g_assert_cmpstr (
      bw_organisation_view_get_state (bw_views_get_shown (bw_window_get_views (fixture->window))),
      ==, "content");
  g_assert_true (bw_window_get_action (fixture->window) == action);
  g_assert_cmpstr (bw_content_get_page (get_content (fixture)), ==, "actions");
  g_assert_true (has_result (fixture));
  bw_listed_window_switch (fixture, 2);
  g_assert_cmpstr (bw_content_get_page (get_content (fixture)), ==, "overview");
  g_assert_null (bw_window_get_action (fixture->window));
  g_assert_cmpuint (bw_test_server_count_requests (bw_fake_graph_get_server (fixture->world.graph)),
                    ==, asked);
}

static gboolean
is_second (gpointer data)
{
  return bw_listed_window_get_number (data) == 2;
}

/* The one that was asked for where the program was started is shown, also in a window that is there. */
static void
test_start_with (BwListedWindow *fixture, gconstpointer data)
{
  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_add (fixture, "two", "Two");
  bw_listed_window_present_read (fixture);
  g_assert_cmpint (bw_listed_window_get_number (fixture), ==, 1);
  bw_window_organisations_start_with (fixture->window, "two");
  g_assert_true (bw_ui_test_wait (is_second, fixture));
  bw_listed_window_wait_read (fixture);
  bw_window_organisations_start_with (fixture->window, "nobody");
  bw_ui_test_settle ();
  g_assert_cmpint (bw_listed_window_get_number (fixture), ==, 1);
}

static void
test_beyond (BwListedWindow *fixture, gconstpointer data)
{
  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  bw_listed_window_switch (fixture, 9);
  g_assert_cmpint (bw_listed_window_get_number (fixture), ==, 1);
  bw_listed_window_switch (fixture, 1);
  g_assert_cmpint (bw_listed_window_get_number (fixture), ==, 1);
  g_assert_true (bw_listed_window_shows (fixture, "One"));
}

/* What is opened beside them has a place of its own in the menu. */
static void
test_beside (BwListedWindow *fixture, gconstpointer data)
{
  g_autofree char *label = NULL;

  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  bw_listed_window_do (fixture, "win.open-demo");
  bw_listed_window_wait_read (fixture);
  g_assert_cmpint (bw_listed_window_get_number (fixture), ==, 0);
  bw_listed_window_wait_for (fixture, "Demo organisation with made-up records");
  label = dup_menu_label (fixture, 1);
  g_assert_cmpstr (label, ==, "Demo Organisation");

  bw_listed_window_switch (fixture, 1);
  g_assert_cmpint (bw_listed_window_get_number (fixture), ==, 1);
  g_assert_false (bw_listed_window_shows (fixture, "Demo organisation with made-up records"));
  bw_listed_window_switch (fixture, 0);
  g_assert_true (bw_listed_window_shows (fixture, "Demo organisation with made-up records"));
  bw_listed_window_do (fixture, "win.close-organisation");
  bw_listed_window_wait_for (fixture, "Welcome to Bolwerk");
  g_assert_cmpint (g_menu_model_get_n_items (
                       G_MENU_MODEL (bw_window_get_organisations_section (fixture->window))),
                   ==, 1);
}

static void
choose_from_many (BwListedWindow *fixture)
{
  GtkWidget *dialog = NULL;
  GtkWidget *search = NULL;

  bw_listed_window_do (fixture, "win.choose-organisation");
  bw_ui_test_wait_for_frames (GTK_WIDGET (fixture->window), 4);
  dialog = bw_ui_test_find (GTK_WIDGET (fixture->window), BW_TYPE_ORGANISATION_CHOOSER);
  g_assert_true (bw_ui_test_shows_text (dialog, "Number 1"));
  search = bw_ui_test_find (dialog, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "number 1987");
  g_signal_emit_by_name (search, "activate");
  /* Of this one the keyring has nothing. */
  bw_listed_window_wait_for (fixture, "Sign In Again…");
  g_assert_cmpint (bw_listed_window_get_number (fixture), ==, 1987);

  bw_listed_window_do (fixture, "win.close-organisation");
  bw_listed_window_wait_for (fixture, "All Organisations…");
  bw_listed_window_click (fixture, "All Organisations…");
  bw_ui_test_wait_for_frames (GTK_WIDGET (fixture->window), 4);
  dialog = bw_ui_test_find (GTK_WIDGET (fixture->window), BW_TYPE_ORGANISATION_CHOOSER);
  g_signal_emit_by_name (bw_ui_test_find (dialog, GTK_TYPE_LIST_VIEW), "activate", 20);
  bw_listed_window_wait_for (fixture, "Number 21");
  g_assert_cmpint (bw_listed_window_get_number (fixture), ==, 21);
}

/* Partners may have thousands. */
static void
test_many (BwListedWindow *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *one = NULL;
  g_autoptr (GString) text =
                g_string_new ("{\"version\": 1, \"default\": \"n-1\", \"organisations\": [");
  g_autofree char *lines = NULL;
  const char *from = NULL;
  const char *to = NULL;
  gint64 begin = 0;

  bw_listed_window_add (fixture, "n-1", "Number 1");
  path = g_build_filename (bw_test_folder_get_path (fixture->world.folder), "organisations.json",
                           NULL);
  g_assert_true (g_file_get_contents (path, &lines, NULL, NULL));
  from = strchr (strstr (lines, "\"organisations\""), '{');
  to = strrchr (lines, ']');
  one = g_strndup (from, (gsize) (to - from));
  for (guint i = 1; i <= 2000; i++) {
    g_autofree char *id = g_strdup_printf ("n-%u\"", i);
    g_autofree char *name = g_strdup_printf ("Number %u\"", i);
    g_autoptr (GString) entry = g_string_new (one);

    g_string_replace (entry, "n-1\"", id, 0);
    g_string_replace (entry, "Number 1\"", name, 0);
    g_string_append_printf (text, "%s%s", i > 1 ? "," : "", entry->str);
  }
  g_string_append (text, "]}");
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));

  begin = g_get_monotonic_time ();
  bw_listed_window_present_read (fixture);
  g_test_message ("start: %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - begin) / 1000);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->world.store)), ==, 2000);
  begin = g_get_monotonic_time ();
  bw_listed_window_switch (fixture, 2);
  g_test_message ("switch: %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - begin) / 1000);
  begin = g_get_monotonic_time ();
  bw_listed_window_switch (fixture, 1);
  g_test_message ("switch back: %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - begin) / 1000);
  begin = g_get_monotonic_time ();
  bw_organisation_store_load (fixture->world.store);
  g_assert_true (is_busy (fixture->world.store));
  bw_listed_window_wait_idle (fixture);
  g_test_message ("load: %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - begin) / 1000);
  /* The menu stays one that can be looked through, and leads to all. */
  g_assert_cmpint (g_menu_model_get_n_items (
                       G_MENU_MODEL (bw_window_get_organisations_section (fixture->window))),
                   ==, BW_ORGANISATION_MENU_MOST + 1);
  choose_from_many (fixture);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (BwListedWindow *fixture, gconstpointer data);
  } TESTS[] = {
    { "/organisations/start", test_start },
    { "/organisations/menu-names", test_menu_names },
    { "/organisations/menu-same-names", test_menu_same_names },
    { "/organisations/none", test_none },
    { "/organisations/welcome-lists", test_welcome_lists },
    { "/organisations/opened-before", test_opened_before },
    { "/organisations/switch", test_switch },
    { "/organisations/start-with", test_start_with },
    { "/organisations/beyond", test_beyond },
    { "/organisations/beside", test_beside },
    { "/organisations/many", test_many },
  };

  bw_ui_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (TESTS); i++)
    g_test_add (TESTS[i].path, BwListedWindow, NULL, bw_listed_window_set_up, TESTS[i].test,
                bw_listed_window_tear_down);
  return g_test_run ();
}
