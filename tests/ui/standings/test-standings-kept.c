/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is kept of all organisations: when it is looked through anew, and what it is compared with. */

#include "bw-config.h"

#include <string.h>

#include "archive/bw-archive.h"
#include "ui/organisations/bw-listed-window.h"
#include "ui/standings/bw-lookup-page.h"
#include "ui/standings/bw-standings-page.h"

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

/* What the table shows, in its order. */
static GListModel *
get_shown (BwStandingsPage *page)
{
  GtkWidget *table = bw_ui_test_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW);

  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)));
}

static BwStandingItem *
find_item (BwStandingsPage *page, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (get_shown (page)); i++) {
    g_autoptr (BwStandingItem) item = g_list_model_get_item (get_shown (page), i);

    if (g_str_equal (bw_standing_item_get_id (item), id))
      return item;
  }
  g_assert_not_reached ();
}

static gboolean
is_read (gpointer window)
{
  BwSession *session = bw_window_get_session (window);

  return bw_session_get_records (session) != NULL && !bw_session_is_loading (session);
}

static gboolean
finds_one (gpointer page)
{
  return bw_ui_test_shows_text (page, "1 of 1 organisation");
}

/* The cell of a column that is in sight: a label with its text. */
static GtkWidget *
find_cell (GtkWidget *table, const char *text)
{
  g_autoptr (GPtrArray) labels = bw_ui_test_find_all (table, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (g_str_has_suffix (gtk_label_get_label (g_ptr_array_index (labels, i)), text) &&
        gtk_widget_get_mapped (g_ptr_array_index (labels, i)))
      return g_ptr_array_index (labels, i);
  g_assert_not_reached ();
}

static gboolean
finds_two (gpointer page)
{
  return bw_ui_test_shows_text (page, "2 of 2 organisations");
}

static gboolean
finds_third (gpointer page)
{
  return bw_ui_test_shows_text (page, "Een derde");
}

static gboolean
finds_three (gpointer page)
{
  return bw_ui_test_shows_text (page, "3 of 3 organisations");
}

static gboolean
is_refreshed (gpointer page)
{
  return !bw_standings_model_is_refreshing (bw_standings_page_get_model (page));
}

/* That an entry of the list changes as well, as when it is told its name, is not what makes the page read anew. */
static void
ignore_list (BwListedWindow *fixture, GtkWidget *page)
{
  guint id = g_signal_lookup ("items-changed", G_TYPE_LIST_MODEL);

  g_assert_cmpuint (g_signal_handlers_block_matched (fixture->world.store,
                                                     G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA, id, 0,
                                                     NULL, NULL, page),
                    ==, 1);
}

/* What was found is looked up anew when the list has changed, and when one was refreshed, with all or in another window; the
   row that is open stays what it is, and open. */
static void
test_anew (BwListedWindow *fixture, gconstpointer data)
{
  BwScorecard *scorecard = NULL;
  BwStandingsPage *standings = NULL;
  BwWindow *second = NULL;
  GtkWidget *page = NULL;
  g_autoptr (GtkWidget) row = NULL;

  bw_listed_window_add (fixture, "organisation-00", "Voorbeeld");
  bw_listed_window_add (fixture, "organisation-01", "Nog een");
  bw_listed_window_present_read (fixture);
  scorecard = bw_session_get_scorecard (bw_listed_window_get_session (fixture));
  standings = show (fixture);
  gtk_widget_activate_action (GTK_WIDGET (standings), "standings.look-up", NULL);
  bw_ui_test_settle ();
  page = bw_ui_test_find (GTK_WIDGET (fixture->window), BW_TYPE_LOOKUP_PAGE);
  bw_lookup_page_search (BW_LOOKUP_PAGE (page),
                         bw_action_get_id (bw_scorecard_get_actions (scorecard)->pdata[0]));
  g_assert_true (bw_ui_test_wait (finds_one, page));
  row = g_object_ref (bw_ui_test_find (page, ADW_TYPE_EXPANDER_ROW));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  g_assert_true (bw_ui_test_shows_text (page, "Nothing kept yet"));

  bw_standings_model_refresh (bw_standings_page_get_model (standings));
  g_assert_true (bw_ui_test_wait (finds_two, page));
  g_assert_true (bw_ui_test_wait (is_refreshed, standings));
  bw_listed_window_wait_idle (fixture);
  g_assert_false (bw_ui_test_shows_text (page, "Nothing kept yet"));

  bw_listed_window_add (fixture, "organisation-02", "Een derde");
  bw_organisation_store_load (fixture->world.store);
  g_assert_true (bw_ui_test_wait (finds_third, page));
  g_assert_true (bw_ui_test_shows_text (page, "Nothing kept yet"));

  ignore_list (fixture, page);
  second = bw_ui_test_present_store (fixture->world.store, 800, 600);
  g_assert_true (gtk_widget_activate_action (
      GTK_WIDGET (second), "win.organisation", "i",
      bw_organisation_store_get_number (fixture->world.store, "organisation-02")));
  g_assert_true (bw_ui_test_wait (finds_three, page));
  g_assert_true (gtk_widget_is_ancestor (row, page));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  g_assert_true (bw_ui_test_wait (is_read, second));
  bw_ui_test_close (GTK_WINDOW (second));
}

static void
store_day (BwListedWindow *fixture, const char *id, BwDay day, double points)
{
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->world.list, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwArchive) archive =
                bw_archive_open (folder, BW_FAKE_ENTRA_TENANT, fixture->world.clock, NULL, &error);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (days, bw_snapshot_new (&(BwSnapshotFields) { .id = "",
                                                                .tenant_id = BW_FAKE_ENTRA_TENANT,
                                                                .day = day,
                                                                .current = points,
                                                                .max = 100 }));
  bw_archive_store_days (archive, days, BW_ARCHIVE_ORIGIN_GRAPH, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Where of 30 days before nothing is kept, the row and the tooltip of the cell tell with which day the score is compared. */
static void
test_month (BwListedWindow *fixture, gconstpointer data)
{
  const BwDay newest = bw_day_new (2026, 7, 10);
  BwStandingsPage *page = NULL;
  GtkWidget *table = NULL;
  g_autofree char *row = NULL;
  g_autofree char *exact_row = NULL;

  bw_listed_window_add (fixture, "organisation-00", "Voorbeeld");
  bw_listed_window_add (fixture, "organisation-01", "Nog een");
  bw_listed_window_add (fixture, "organisation-02", "Een derde");
  store_day (fixture, "organisation-01", newest, 60);
  store_day (fixture, "organisation-01", newest - 33, 40);
  store_day (fixture, "organisation-02", newest, 60);
  store_day (fixture, "organisation-02", newest - 30, 30);
  bw_listed_window_present_read (fixture);
  page = show (fixture);
  table = bw_ui_test_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (find_cell (table, "+20.00%")), ==,
                   "Since 7 June 2026, as nothing is kept of 30 days before");
  g_assert_null (gtk_widget_get_tooltip_text (find_cell (table, "+30.00%")));
  row = bw_standing_item_say_row (find_item (page, "organisation-01"));
  g_assert_nonnull (strstr (row, "+20.00% since 7 June 2026"));
  g_assert_null (strstr (row, "over 30 days"));
  exact_row = bw_standing_item_say_row (find_item (page, "organisation-02"));
  g_assert_nonnull (strstr (exact_row, "+30.00% over 30 days"));
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/standings-kept/" name, BwListedWindow, NULL, bw_listed_window_set_up, function, \
              bw_listed_window_tear_down)
  ADD ("anew", test_anew);
  ADD ("month", test_month);
#undef ADD

  return g_test_run ();
}
