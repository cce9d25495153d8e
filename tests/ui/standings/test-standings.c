/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* All organisations at once, in a real window, with twenty of them at a made-up Microsoft. */

#include "bw-config.h"

#include <math.h>
#include <string.h>

#include "archive/bw-archive.h"
#include "organisation/bw-refresh-all.h"
#include "ui/bw-column-head.h"
#include "ui/bw-content.h"
#include "ui/flyout/bw-flyout.h"
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
  g_assert_true (g_str_has_prefix (progress, "Refreshing: ") &&
                 g_str_has_suffix (progress, " of 20"));
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

/* All in sight, from the first to the last, are in this order. */
static void
assert_falling (BwStandingsPage *page)
{
  double before = INFINITY;

  for (guint i = 0; i + 1 < N_ORGANISATIONS; i++) {
    double percentage = bw_standing_item_get_standing (get_item (page, i))->percentage;

    g_assert_cmpfloat (percentage, <=, before);
    before = percentage;
  }
}

/* Refreshed, each says what came of it, in its row; what is not known comes last whichever way it is sorted. */
static void
check_refresh (BwListedWindow *fixture, BwStandingsPage *page)
{
  BwStandingItem *failed = NULL;
  g_autofree char *state = NULL;

  g_assert_true (isnan (bw_standing_item_get_standing (get_item (page, 0))->percentage));
  sort_by (page, 1, GTK_SORT_DESCENDING);
  refresh_all (page);
  /* What is read anew takes its place in the order that was asked for before. */
  g_assert_true (get_item (page, N_ORGANISATIONS - 1) == find_item (page, SIGNED_OUT));
  assert_falling (page);
  g_assert_true (bw_listed_window_shows (fixture, "19 of 20 organisations refreshed"));
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
set (BwStandingsPage *page, const char *action, const char *value)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), action, "s", value));
  bw_ui_test_settle ();
}

/* Where there are no heads there is a menu, and both are one order. */
static void
check_sort_menu (BwStandingsPage *page)
{
  g_autofree char *sort = NULL;
  g_autofree char *direction = NULL;

  set (page, "standings.sort", "name");
  set (page, "standings.direction", "descending");
  g_assert_cmpstr (bw_standing_item_get_name (get_item (page, 0)), ==, "Voorbeeld 20");
  sort_by (page, 0, GTK_SORT_ASCENDING);
  g_object_get (page, "sort", &sort, "direction", &direction, NULL);
  g_assert_cmpstr (sort, ==, "name");
  g_assert_cmpstr (direction, ==, "ascending");
  set (page, "standings.sort", "score");
  g_assert_true (get_item (page, N_ORGANISATIONS - 1) == find_item (page, SIGNED_OUT));
  set (page, "standings.sort", "name");
}

/* Whether a button that opens a menu is in sight. */
static gboolean
has_menu (BwStandingsPage *page)
{
  g_autoptr (GPtrArray) buttons = bw_ui_test_find_all (GTK_WIDGET (page), GTK_TYPE_MENU_BUTTON);
  gboolean has = FALSE;

  for (guint i = 0; i < buttons->len; i++)
    has = has || gtk_widget_get_mapped (g_ptr_array_index (buttons, i));
  return has;
}

static void
check_narrow (BwListedWindow *fixture, BwStandingsPage *page)
{
  bw_ui_test_resize (GTK_WINDOW (fixture->window), 360, 700);
  g_assert_cmpstr (get_state (page), ==, "rows");
  g_assert_true (bw_listed_window_shows (fixture, "Signed in"));
  g_assert_true (has_menu (page));
  check_sort_menu (page);
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

static float
find_end (GtkWidget *widget, GtkWidget *in)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, in, &bounds));
  return bounds.origin.x + bounds.size.width;
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

/* The head of a column of figures ends where they do. */
static void
check_heads (BwStandingsPage *page)
{
  GtkWidget *table = bw_ui_test_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW);
  g_autoptr (GtkColumnViewColumn) score =
                g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (table)), 1);
  GtkWidget *head = bw_column_head_find (score);
  GtkWidget *words = NULL;

  g_assert_nonnull (head);
  words = bw_ui_test_find (head, GTK_TYPE_LABEL);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (words)), ==, "Score");
  g_assert_cmpfloat_with_epsilon (find_end (words, table), find_end (find_cell (table, "%"), table),
                                  1.0);
}

static void
test_all (BwListedWindow *fixture, gconstpointer data)
{
  BwStandingsPage *page = NULL;

  add_all (fixture);
  bw_listed_window_present_read (fixture);
  page = show (fixture);
  g_assert_cmpstr (get_state (page), ==, "table");
  gtk_test_accessible_assert_property (bw_ui_test_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Organisations");
  gtk_test_accessible_assert_property (bw_ui_test_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Search organisations");
  check_refresh (fixture, page);
  check_heads (page);
  check_search (fixture, page);
  check_narrow (fixture, page);
  check_open (fixture, page);
  check_look_up (fixture);
}

static guint
count_states (BwStandingsPage *page, const char *state)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (get_shown (page)); i++) {
    g_autofree char *said = bw_standing_item_say_state (get_item (page, i));

    n += said != NULL && strstr (said, state) != NULL;
  }
  return n;
}

/* Four of them, each by itself. */
static gboolean
tell_steps (gpointer page)
{
  return count_states (page, "Reading the newest score…") == BW_REFRESH_AT_ONCE;
}

/* Microsoft answers nothing more: whoever asks hangs. */
static void
hold_all (BwListedWindow *fixture)
{
  const BwTestFault held = { .status = 503, .hold = TRUE };

  bw_test_server_add_fault (bw_fake_graph_get_server (fixture->world.graph), 0, &held);
}

static void
let_all_go (BwListedWindow *fixture)
{
  bw_test_server_clear_faults (bw_fake_graph_get_server (fixture->world.graph));
  bw_test_server_release (bw_fake_graph_get_server (fixture->world.graph));
}

/* While all hang, each of the four tells in its row what is being read; called off, all of them end at once, without a
   word of complaint, and what came of it is told. Who leaves the page has not called it off. */
static void
test_cancel (BwListedWindow *fixture, gconstpointer data)
{
  BwStandingsPage *page = NULL;

  add_all (fixture);
  bw_listed_window_present_read (fixture);
  page = show (fixture);
  hold_all (fixture);
  gtk_widget_activate_action (GTK_WIDGET (page), "standings.refresh", NULL);
  g_assert_true (bw_ui_test_wait (tell_steps, page));
  g_assert_true (bw_listed_window_shows (fixture, "Refreshing: 0 of 20"));
  gtk_widget_activate_action (GTK_WIDGET (page), "standings.cancel", NULL);
  g_assert_true (bw_ui_test_wait (is_refreshed, page));
  g_assert_cmpuint (count_states (page, ""), ==, 0);
  bw_listed_window_wait_for (fixture, "Refresh called off: 0 of 20 done");
  g_assert_false (has_days (page));

  gtk_widget_activate_action (GTK_WIDGET (page), "standings.refresh", NULL);
  g_assert_true (bw_ui_test_wait (tell_steps, page));
  gtk_widget_activate_action (GTK_WIDGET (page), "navigation.pop", NULL);
  bw_ui_test_settle ();
  g_assert_cmpstr (get_tag (fixture), ==, "main");
  page = show (fixture);
  g_assert_true (bw_standings_model_is_refreshing (bw_standings_page_get_model (page)));
  g_assert_true (tell_steps (page));
  gtk_widget_activate_action (GTK_WIDGET (page), "navigation.pop", NULL);
  bw_ui_test_settle ();
  let_all_go (fixture);
  bw_listed_window_wait_for (fixture, "of 20 organisations refreshed");
  g_assert_cmpstr (get_tag (fixture), ==, "main");
  page = show (fixture);
  g_assert_true (has_days (page));
}

/* Four are begun, and wait for their turn. */
static gboolean
waits (gpointer page)
{
  return count_states (page, "Refreshing…") == BW_REFRESH_AT_ONCE;
}

static gboolean
is_any_done (gpointer page)
{
  g_autofree char *progress = NULL;

  g_object_get (bw_standings_page_get_model (page), "progress", &progress, NULL);
  return strstr (progress, " 0 of ") == NULL;
}

/* What is read of all organisations at once, those of the windows too, has one limit. */
static void
test_limit (BwListedWindow *fixture, gconstpointer data)
{
  BwWorkLimit *limit = bw_organisation_store_get_limit (fixture->world.store);
  BwTestServer *server = bw_fake_graph_get_server (fixture->world.graph);
  g_autoptr (GCancellable) full = g_cancellable_new ();
  BwStandingsPage *page = NULL;
  guint n_requests = 0;
  guint n_taken = 0;

  add_all (fixture);
  bw_listed_window_present_read (fixture);
  page = show (fixture);
  n_requests = bw_test_server_count_requests (server);
  /* A cancelled one is let in as long as there is room. */
  g_cancellable_cancel (full);
  while (bw_work_limit_enter (limit, full))
    n_taken++;
  g_assert_cmpuint (n_taken, >, BW_REFRESH_AT_ONCE);
  gtk_widget_activate_action (GTK_WIDGET (page), "standings.refresh", NULL);
  g_assert_true (bw_ui_test_wait (waits, page));
  bw_ui_test_wait_for_frames (GTK_WIDGET (page), 30);
  g_assert_cmpuint (bw_test_server_count_requests (server), ==, n_requests);
  g_assert_false (is_any_done (page));

  bw_work_limit_leave (limit);
  g_assert_true (bw_ui_test_wait (is_any_done, page));
  gtk_widget_activate_action (GTK_WIDGET (page), "standings.cancel", NULL);
  g_assert_true (bw_ui_test_wait (is_refreshed, page));
  for (guint i = 1; i < n_taken; i++)
    bw_work_limit_leave (limit);
}

/* A session, and since when what it shows was to be read. */
typedef struct {
  BwSession *session;
  GDateTime *since;
} Shown;

static gboolean
is_new (gpointer data)
{
  const Shown *shown = data;
  BwRecords *records = bw_session_get_records (shown->session);

  return !bw_session_is_loading (shown->session) && records != NULL &&
         g_date_time_compare (bw_records_get_loaded (records), shown->since) >= 0;
}

static gboolean
is_read (gpointer window)
{
  BwSession *session = bw_window_get_session (window);

  return bw_session_get_records (session) != NULL && !bw_session_is_loading (session);
}

/* One that is open, here or in another window, shows what was read of it with the others, as if it had read it itself:
   nobody has to ask for it, and why its own last read failed is over. */
static void
test_open (BwListedWindow *fixture, gconstpointer data)
{
  const BwTestFault refused = { .status = 503, .body = "{}" };
  BwTestServer *server = bw_fake_graph_get_server (fixture->world.graph);
  g_autoptr (GDateTime) since = NULL;
  Shown shown = { NULL };
  Shown elsewhere = { NULL };
  BwWindow *second = NULL;
  BwStandingsPage *page = NULL;

  add_all (fixture);
  bw_listed_window_present_read (fixture);
  second = bw_ui_test_present_store (fixture->world.store, 800, 600);
  g_assert_true (bw_ui_test_wait (is_read, second));
  shown.session = bw_listed_window_get_session (fixture);
  bw_listed_window_age (fixture);
  bw_test_server_add_fault (server, 0, &refused);
  bw_listed_window_do (fixture, "win.refresh");
  bw_listed_window_wait_done (fixture);
  g_assert_nonnull (bw_session_get_error (shown.session));
  bw_test_server_clear_faults (server);
  shown.since = since = bw_clock_get_now (fixture->world.clock);
  elsewhere = (Shown) { bw_window_get_session (second), since };
  g_assert_false (is_new (&shown));
  g_assert_false (is_new (&elsewhere));

  page = show (fixture);
  refresh_all (page);
  g_assert_true (bw_ui_test_wait (is_new, &shown));
  g_assert_true (bw_ui_test_wait (is_new, &elsewhere));
  g_assert_no_error (bw_session_get_error (shown.session));
  g_assert_false (bw_records_are_kept (bw_session_get_records (shown.session)));
  g_assert_nonnull (bw_scorecard_get_recent (bw_session_get_scorecard (shown.session)));
  bw_ui_test_close (GTK_WINDOW (second));
}

/* What is in the way of one that is kept, is told in its row, and does not keep the others from being read. */
static void
test_damaged (BwListedWindow *fixture, gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autofree char *file = NULL;
  BwStandingsPage *page = NULL;
  BwStandingItem *item = NULL;
  g_autofree char *state = NULL;
  g_autofree char *said = NULL;

  add_all (fixture);
  folder = bw_organisation_list_build_archive_folder (fixture->world.list, "organisation-03");
  file = g_build_filename (folder, BW_ARCHIVE_FILE, NULL);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "no database at all", -1, NULL));
  bw_listed_window_present_read (fixture);
  page = show (fixture);
  item = find_item (page, "organisation-03");
  state = bw_standing_item_say_state (item);
  g_assert_true (bw_standing_item_has_problem (item));
  g_assert_true (bw_listed_window_shows (fixture, state));
  said = bw_standing_item_say_row (item);
  g_assert_nonnull (strstr (said, state));
  g_assert_null (strstr (said, "Nothing kept yet"));
  g_assert_cmpuint (count_states (page, ""), ==, 1);
  g_assert_true (
      isfinite (bw_standing_item_get_standing (find_item (page, "organisation-00"))->percentage));
}

static GtkWidget *
find_elsewhere (BwListedWindow *fixture)
{
  GtkWidget *flyout = bw_ui_test_find (GTK_WIDGET (fixture->window), BW_TYPE_FLYOUT);

  return bw_ui_test_find_by_label (flyout, GTK_TYPE_BUTTON, "Other Organisations…");
}

static void
open_first_action (BwListedWindow *fixture)
{
  BwScorecard *scorecard = bw_session_get_scorecard (bw_listed_window_get_session (fixture));

  bw_window_set_action (fixture->window,
                        g_ptr_array_index (bw_scorecard_get_actions (scorecard), 0));
  bw_ui_test_wait_for_frames (GTK_WIDGET (fixture->window), 2);
}

static gboolean
finds_one (gpointer window)
{
  GtkWidget *page = bw_ui_test_find (window, BW_TYPE_LOOKUP_PAGE);

  return page != NULL && bw_ui_test_shows_text (page, "1 of 1 organisation");
}

/* From an action there is a way to the same in all organisations, once there is more than one; and back. */
static void
test_elsewhere (BwListedWindow *fixture, gconstpointer data)
{
  GtkWidget *button = NULL;

  bw_listed_window_add (fixture, "organisation-00", "Voorbeeld");
  bw_listed_window_present_read (fixture);
  open_first_action (fixture);
  g_assert_null (find_elsewhere (fixture));
  bw_listed_window_add (fixture, "organisation-01", "Nog een");
  bw_organisation_store_load (fixture->world.store);
  bw_listed_window_wait_idle (fixture);
  button = find_elsewhere (fixture);
  g_assert_true (gtk_widget_get_mapped (button));
  bw_listed_window_click (fixture, "Other Organisations…");
  g_assert_cmpstr (get_tag (fixture), ==, "lookup");
  g_assert_true (bw_ui_test_wait (finds_one, fixture->window));
  gtk_widget_activate_action (bw_ui_test_find (GTK_WIDGET (fixture->window), BW_TYPE_LOOKUP_PAGE),
                              "navigation.pop", NULL);
  bw_ui_test_settle ();
  g_assert_cmpstr (get_tag (fixture), ==, "main");
  g_assert_true (gtk_widget_get_mapped (button));
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
  ADD ("limit", test_limit);
  ADD ("open", test_open);
  ADD ("damaged", test_damaged);
  ADD ("elsewhere", test_elsewhere);
  ADD ("empty", test_empty);
#undef ADD

  return g_test_run ();
}
