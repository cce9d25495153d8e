/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* All organisations at once, in a real window, with twenty of them at a made-up Microsoft. */

#include "bw-config.h"

#include <math.h>

#include "ui/bw-content.h"
#include "ui/organisations/bw-listed-window.h"
#include "ui/standings/bw-lookup-page.h"
#include "ui/standings/bw-standings-page.h"

#define N_ORGANISATIONS 20

/* This one has no sign-in. */
#define SIGNED_OUT "organisation-07"

static void
add_all (BwListedWindow *fixture)
{
  for (guint i = 0; i < N_ORGANISATIONS; i++) {
    g_autofree char *id = g_strdup_printf ("organisation-%02u", i);
    g_autofree char *name = g_strdup_printf ("Voorbeeld %02u", N_ORGANISATIONS - i);

    bw_listed_window_add (fixture, id, name);
  }
  g_assert_true (
      bw_keyring_remove (BW_KEYRING (fixture->world.keyring), SIGNED_OUT, FALSE, NULL, NULL));
}

static AdwNavigationView *
get_navigation (BwListedWindow *fixture)
{
  return ADW_NAVIGATION_VIEW (
      bw_ui_test_find (GTK_WIDGET (fixture->window), ADW_TYPE_NAVIGATION_VIEW));
}

static const char *
get_tag (BwListedWindow *fixture)
{
  return adw_navigation_view_get_visible_page_tag (get_navigation (fixture));
}

static gboolean
is_loaded (gpointer page)
{
  return bw_standings_model_is_loaded (bw_standings_page_get_model (page));
}

static BwStandingsPage *
show (BwListedWindow *fixture)
{
  GtkWidget *page = NULL;

  bw_listed_window_do (fixture, "win.all-organisations");
  bw_ui_test_settle ();
  g_assert_cmpstr (get_tag (fixture), ==, "standings");
  page = bw_ui_test_find (GTK_WIDGET (fixture->window), BW_TYPE_STANDINGS_PAGE);
  g_assert_true (bw_ui_test_wait (is_loaded, page));
  bw_ui_test_wait_for_frames (page, 2);
  return BW_STANDINGS_PAGE (page);
}

static const char *
get_state (BwStandingsPage *page)
{
  GtkWidget *table = bw_ui_test_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW);
  GtkWidget *stack = gtk_widget_get_ancestor (table, GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

/* What the table shows, in its order. */
static GListModel *
get_shown (BwStandingsPage *page)
{
  GtkWidget *table = bw_ui_test_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW);

  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)));
}

static BwStandingItem *
get_item (BwStandingsPage *page, guint i)
{
  g_autoptr (BwStandingItem) item = g_list_model_get_item (get_shown (page), i);

  return item;
}

static BwStandingItem *
find_item (BwStandingsPage *page, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (get_shown (page)); i++)
    if (g_str_equal (bw_standing_item_get_id (get_item (page, i)), id))
      return get_item (page, i);
  g_assert_not_reached ();
}

static gboolean
is_refreshed (gpointer page)
{
  return !bw_standings_model_is_refreshing (bw_standings_page_get_model (page));
}

static gboolean
has_days (gpointer page)
{
  GListModel *items = bw_standings_model_get_items (bw_standings_page_get_model (page));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++) {
    g_autoptr (BwStandingItem) item = g_list_model_get_item (items, i);

    n += bw_standing_item_get_standing (item)->day != BW_DAY_NONE;
  }
  return n == N_ORGANISATIONS - 1;
}

static void
on_progress (BwStandingsModel *model, GParamSpec *pspec, guint *n_told)
{
  g_autofree char *progress = NULL;

  g_object_get (model, "progress", &progress, NULL);
  if (progress == NULL)
    return;
  g_assert_nonnull (strstr (progress, " of 20: Voorbeeld "));
  (*n_told)++;
}

static void
refresh_all (BwStandingsPage *page)
{
  BwStandingsModel *model = bw_standings_page_get_model (page);
  guint n_told = 0;

  g_signal_connect (model, "notify::progress", G_CALLBACK (on_progress), &n_told);
  gtk_widget_activate_action (GTK_WIDGET (page), "standings.refresh", NULL);
  g_assert_true (bw_standings_model_is_refreshing (model));
  g_assert_true (bw_ui_test_wait (is_refreshed, page));
  g_assert_true (bw_ui_test_wait (has_days, page));
  bw_ui_test_wait_for_frames (GTK_WIDGET (page), 2);
  g_signal_handlers_disconnect_by_func (model, on_progress, &n_told);
  g_assert_cmpuint (n_told, >, 1);
}

static void
search (BwStandingsPage *page, const char *text)
{
  GtkWidget *entry = bw_ui_test_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  bw_ui_test_settle ();
}

static void
sort_by (BwStandingsPage *page, guint column, GtkSortType order)
{
  GtkColumnView *table =
      GTK_COLUMN_VIEW (bw_ui_test_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW));
  g_autoptr (GtkColumnViewColumn) by =
                g_list_model_get_item (gtk_column_view_get_columns (table), column);

  gtk_column_view_sort_by_column (table, by, order);
  bw_ui_test_settle ();
}

/* Refreshed, each says what came of it, in its row; what is not known comes last whichever way it is sorted. */
static void
check_refresh (BwListedWindow *fixture, BwStandingsPage *page)
{
  BwStandingItem *failed = NULL;
  g_autofree char *state = NULL;

  g_assert_true (isnan (bw_standing_item_get_standing (get_item (page, 0))->percentage));
  refresh_all (page);
  failed = find_item (page, SIGNED_OUT);
  state = bw_standing_item_say_state (failed);
  g_assert_true (bw_standing_item_has_problem (failed));
  g_assert_nonnull (state);
  g_assert_cmpstr (bw_standing_item_say_signed_in (failed), ==, "Signed out");
  g_assert_true (bw_listed_window_shows (fixture, state));
  g_assert_cmpstr (bw_standing_item_say_signed_in (get_item (page, 0)), ==, "Signed in");
  for (guint order = GTK_SORT_ASCENDING; order <= GTK_SORT_DESCENDING; order++) {
    sort_by (page, 1, (GtkSortType) order);
    g_assert_true (get_item (page, N_ORGANISATIONS - 1) == failed);
  }
  sort_by (page, 0, GTK_SORT_DESCENDING);
  g_assert_cmpstr (bw_standing_item_get_name (get_item (page, 0)), ==, "Voorbeeld 20");
  sort_by (page, 0, GTK_SORT_ASCENDING);
  g_assert_cmpstr (bw_standing_item_get_name (get_item (page, 0)), ==, "Voorbeeld 01");
}

static void
check_search (BwListedWindow *fixture, BwStandingsPage *page)
{
  search (page, "voorbeeld 05");
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (page)), ==, 1);
  search (page, "nobody is called so");
  g_assert_cmpstr (get_state (page), ==, "none");
  search (page, "");
  g_assert_cmpstr (get_state (page), ==, "table");
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (page)), ==, N_ORGANISATIONS);
}

static void
check_narrow (BwListedWindow *fixture, BwStandingsPage *page)
{
  bw_ui_test_resize (GTK_WINDOW (fixture->window), 360, 700);
  g_assert_cmpstr (get_state (page), ==, "rows");
  g_assert_true (bw_listed_window_shows (fixture, "Signed in"));
  bw_ui_test_resize (GTK_WINDOW (fixture->window), 1100, 800);
  g_assert_cmpstr (get_state (page), ==, "table");
}

/* What is under the page is not to change, and activating a row shows that organisation. */
static void
check_open (BwListedWindow *fixture, BwStandingsPage *page)
{
  GtkWidget *table = bw_ui_test_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW);

  bw_listed_window_do (fixture, "win.refresh");
  g_assert_false (bw_session_is_loading (bw_listed_window_get_session (fixture)));
  g_signal_emit_by_name (table, "activate", 3);
  bw_ui_test_settle ();
  g_assert_cmpstr (get_tag (fixture), ==, "main");
  /* The names run against the order of the list: the fourth by name is the seventeenth. */
  g_assert_cmpint (bw_listed_window_get_number (fixture), ==, N_ORGANISATIONS - 3);
  bw_listed_window_wait_read (fixture);
  bw_listed_window_do (fixture, "win.refresh");
  g_assert_true (bw_session_is_loading (bw_listed_window_get_session (fixture)));
  bw_listed_window_wait_done (fixture);
}

static gboolean
finds (gpointer page)
{
  return bw_ui_test_shows_text (page, "19 of 19 organisations");
}

/* One whose id is typed is there in all that were refreshed; below it stand all, the one without anything too. */
static void
check_look_up (BwListedWindow *fixture)
{
  BwScorecard *scorecard = bw_session_get_scorecard (bw_listed_window_get_session (fixture));
  BwAction *action = g_ptr_array_index (bw_scorecard_get_actions (scorecard), 0);
  GtkWidget *page = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.look-up", "s",
                              bw_action_get_id (action));
  bw_ui_test_settle ();
  g_assert_cmpstr (get_tag (fixture), ==, "lookup");
  page = bw_ui_test_find (GTK_WIDGET (fixture->window), BW_TYPE_LOOKUP_PAGE);
  g_assert_true (bw_ui_test_wait (finds, page));
  g_assert_true (bw_ui_test_shows_text (page, "Voorbeeld 13"));
  g_assert_true (bw_ui_test_shows_text (page, "Nothing kept yet"));
  bw_lookup_page_search (BW_LOOKUP_PAGE (page), "no action is called so");
  bw_ui_test_wait_for_frames (page, 30);
  g_assert_true (bw_ui_test_shows_text (page, "No Such Action"));
  gtk_widget_activate_action (page, "navigation.pop", NULL);
  bw_ui_test_settle ();
  g_assert_cmpstr (get_tag (fixture), ==, "main");
}

static void
test_all (BwListedWindow *fixture, gconstpointer data)
{
  BwStandingsPage *page = NULL;

  add_all (fixture);
  bw_listed_window_present_read (fixture);
  page = show (fixture);
  g_assert_cmpstr (get_state (page), ==, "table");
  check_refresh (fixture, page);
  check_search (fixture, page);
  check_narrow (fixture, page);
  check_open (fixture, page);
  check_look_up (fixture);
}

static gboolean
has_begun (gpointer page)
{
  g_autofree char *progress = NULL;

  g_object_get (bw_standings_page_get_model (page), "progress", &progress, NULL);
  return progress != NULL;
}

/* Called off, what was not begun is as it was; and a page that is left in the middle of it lets go of all. */
static void
test_cancel (BwListedWindow *fixture, gconstpointer data)
{
  BwStandingsPage *page = NULL;

  add_all (fixture);
  bw_listed_window_present_read (fixture);
  page = show (fixture);
  gtk_widget_activate_action (GTK_WIDGET (page), "standings.refresh", NULL);
  g_assert_true (bw_ui_test_wait (has_begun, page));
  gtk_widget_activate_action (GTK_WIDGET (page), "standings.cancel", NULL);
  g_assert_true (bw_ui_test_wait (is_refreshed, page));
  g_assert_false (has_days (page));

  gtk_widget_activate_action (GTK_WIDGET (page), "standings.refresh", NULL);
  g_assert_true (bw_ui_test_wait (has_begun, page));
  gtk_widget_activate_action (GTK_WIDGET (page), "navigation.pop", NULL);
  bw_ui_test_settle ();
  g_assert_cmpstr (get_tag (fixture), ==, "main");
}

/* Without organisations there is a way on. */
static void
test_empty (BwListedWindow *fixture, gconstpointer data)
{
  BwStandingsPage *page = NULL;

  bw_listed_window_present (fixture);
  bw_listed_window_wait_idle (fixture);
  page = show (fixture);
  g_assert_cmpstr (get_state (page), ==, "empty");
  g_assert_nonnull (
      bw_ui_test_find_by_label (GTK_WIDGET (page), GTK_TYPE_BUTTON, "Add Organisation…"));
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);

#define ADD(name, function)                                                                   \
  g_test_add ("/ui/standings/" name, BwListedWindow, NULL, bw_listed_window_set_up, function, \
              bw_listed_window_tear_down)
  ADD ("all", test_all);
  ADD ("cancel", test_cancel);
  ADD ("empty", test_empty);
#undef ADD

  return g_test_run ();
}
