/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The window that a start of the program brings to the screen: what is in it when it comes there. */

#include "bw-config.h"

#include "ui/bw-first-frame.h"
#include "ui/history/bw-why-card.h"
#include "ui/organisations/bw-listed-window.h"
#include "ui/overview/bw-notes-card.h"

/* Enough for whatever is asked of Graph while a window is open. */
#define MANY 60

/* A start. */
typedef struct {
  BwListedWindow listed;
  guint n_windows;
  gboolean had_records;
  char *state;
  guint n_views;
  GdkFrameClock *clock;
  gboolean is_painted;
  gboolean had_score;
  GString *unseen; /* what nobody sees, and was made all the same */
} Start;

static const char *
get_state (Start *start)
{
  return bw_organisation_view_get_state (
      bw_views_get_shown (bw_window_get_views (start->listed.window)));
}

static guint
count_views (Start *start)
{
  BwViews *views = bw_window_get_views (start->listed.window);
  GtkWidget *stack = gtk_widget_get_parent (GTK_WIDGET (bw_views_get_shown (views)));
  guint n = 0;

  for (GtkWidget *view = gtk_widget_get_first_child (stack); view != NULL;
       view = gtk_widget_get_next_sibling (view))
    n++;
  return n;
}

/* The first frame is done. */
static void
on_painted (GdkFrameClock *clock, Start *start)
{
  const GType types[] = { ADW_TYPE_BANNER, ADW_TYPE_VIEW_SWITCHER_BAR, ADW_TYPE_STATUS_PAGE,
                          BW_TYPE_WHY_CARD, BW_TYPE_NOTES_CARD };

  if (start->is_painted)
    return;
  start->is_painted = TRUE;
  start->had_score = bw_listed_window_shows (&start->listed, "Your Secure Score");
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++) {
    g_autoptr (GPtrArray) found = bw_ui_test_find_all (GTK_WIDGET (start->listed.window), types[i]);

    if (found->len > 0)
      g_string_append_printf (start->unseen, " %s", g_type_name (types[i]));
  }
}

static void
on_mapped (BwWindow *window, Start *start)
{
  g_set_object (&start->clock, gtk_widget_get_frame_clock (GTK_WIDGET (window)));
  g_signal_connect (start->clock, "after-paint", G_CALLBACK (on_painted), start);
  start->had_records = bw_session_get_records (bw_window_get_session (window)) != NULL;
  g_set_str (&start->state, get_state (start));
  start->n_views = count_views (start);
}

static void
on_added (GtkApplication *application, GtkWindow *window, Start *start)
{
  if (!BW_IS_WINDOW (window))
    return;
  start->n_windows++;
  start->listed.window = BW_WINDOW (window);
  g_signal_connect (window, "map", G_CALLBACK (on_mapped), start);
}

static void
set_up (Start *start, gconstpointer data)
{
  bw_listed_window_set_up (&start->listed, data);
  start->unseen = g_string_new (NULL);
  g_signal_connect (g_application_get_default (), "window-added", G_CALLBACK (on_added), start);
}

/* The clock of a window that is closed may go on for a moment. */
static void
leave_clock (Start *start)
{
  if (start->clock != NULL)
    g_signal_handlers_disconnect_by_data (start->clock, start);
  g_clear_object (&start->clock);
}

static void
tear_down (Start *start, gconstpointer data)
{
  leave_clock (start);
  g_signal_handlers_disconnect_by_data (g_application_get_default (), start);
  bw_listed_window_tear_down (&start->listed, data);
  g_clear_pointer (&start->state, g_free);
  g_string_free (start->unseen, TRUE);
}

/* As a program that starts anew. */
static void
renew_store (Start *start)
{
  BwSignInWorld *world = &start->listed.world;

  g_clear_object (&world->store);
  world->store = bw_organisation_store_new (world->list, BW_KEYRING (world->keyring), world->clock);
}

static void
close_window (Start *start)
{
  leave_clock (start);
  bw_ui_test_close (GTK_WINDOW (g_steal_pointer (&start->listed.window)));
}

static void
begin (Start *start, const char *id)
{
  start->n_windows = 0;
  start->is_painted = FALSE;
  g_string_truncate (start->unseen, 0);
  bw_first_frame_open (GTK_APPLICATION (g_application_get_default ()), start->listed.world.store,
                       id);
}

static gboolean
is_mapped (gpointer data)
{
  Start *start = data;

  return start->listed.window != NULL && gtk_widget_get_mapped (GTK_WIDGET (start->listed.window));
}

/* A whole start, up to the window on the screen. */
static void
start_with (Start *start, const char *id)
{
  renew_store (start);
  bw_organisation_store_load (start->listed.world.store);
  begin (start, id);
  g_assert_true (bw_ui_test_wait (is_mapped, start));
  g_assert_cmpuint (start->n_windows, ==, 1);
}

static void
read_once (Start *start)
{
  bw_listed_window_present_read (&start->listed);
  close_window (start);
}

/* Nobody answers any more. */
static void
fall_silent (Start *start)
{
  const BwTestFault silence = { .raw = "", .end = BW_TEST_END_HANG };
  BwTestServer *server = bw_fake_graph_get_server (start->listed.world.graph);
  guint next = bw_test_server_count_requests (server) + 1;

  for (guint n = 0; n < MANY; n++)
    bw_test_server_add_fault (server, next + n, &silence);
}

/* What is kept stands in the first frame, and nothing that nobody sees was made for it. */
static void
test_kept (Start *start, gconstpointer data)
{
  bw_listed_window_add (&start->listed, "one", "One");
  read_once (start);
  start_with (start, NULL);
  g_assert_true (start->had_records);
  g_assert_cmpstr (start->state, ==, "content");
  g_assert_cmpuint (start->n_views, ==, 1);
  bw_listed_window_wait_for (&start->listed, "About These Records");
  g_assert_true (start->is_painted);
  g_assert_true (start->had_score);
  g_assert_cmpstr (start->unseen->str, ==, "");
  bw_listed_window_wait_done (&start->listed);
  g_assert_cmpint (bw_listed_window_get_number (&start->listed), ==, 1);
}

/* Where nothing is kept, the window does not wait for Microsoft. */
static void
test_not_kept (Start *start, gconstpointer data)
{
  bw_listed_window_add (&start->listed, "one", "One");
  fall_silent (start);
  start_with (start, NULL);
  g_assert_false (start->had_records);
  g_assert_true (bw_session_is_loading (bw_listed_window_get_session (&start->listed)));
  bw_listed_window_wait_for (&start->listed, "Reading Records");
}

static void
test_wanted (Start *start, gconstpointer data)
{
  bw_listed_window_add (&start->listed, "one", "One");
  bw_listed_window_add (&start->listed, "two", "Two");
  start_with (start, "two");
  g_assert_cmpint (bw_listed_window_get_number (&start->listed), ==, 2);
  bw_listed_window_wait_done (&start->listed);
  close_window (start);

  /* The one that opens at the start stands in for one that is not in the list. */
  start_with (start, "nobody");
  g_assert_cmpint (bw_listed_window_get_number (&start->listed), ==, 1);
  bw_listed_window_wait_done (&start->listed);
}

static void
test_nothing (Start *start, gconstpointer data)
{
  start_with (start, NULL);
  bw_listed_window_wait_for (&start->listed, "Welcome to Bolwerk");
}

/* What was the matter with the list is told by the window that it was read for. */
static void
test_damaged (Start *start, gconstpointer data)
{
  g_autofree char *path = g_build_filename (bw_test_folder_get_path (start->listed.world.folder),
                                            "organisations.json", NULL);

  g_assert_true (g_file_set_contents (path, "{\"version\": 1, \"organ", -1, NULL));
  start_with (start, NULL);
  bw_listed_window_wait_for (&start->listed, "The List of Organisations Was Damaged");
}

/* Two who ask for a start while the list is read get one window, with what was asked for last. */
static void
test_twice (Start *start, gconstpointer data)
{
  bw_listed_window_add (&start->listed, "one", "One");
  bw_listed_window_add (&start->listed, "two", "Two");
  begin (start, NULL);
  bw_first_frame_open (GTK_APPLICATION (g_application_get_default ()), start->listed.world.store,
                       "two");
  bw_organisation_store_load (start->listed.world.store);
  g_assert_true (bw_ui_test_wait (is_mapped, start));
  g_assert_cmpuint (start->n_windows, ==, 1);
  g_assert_cmpint (bw_listed_window_get_number (&start->listed), ==, 2);
  bw_listed_window_wait_done (&start->listed);
}

static gboolean
is_loaded (gpointer store)
{
  return bw_organisation_store_is_loaded (store);
}

/* Who opens something while the list is read has that in the window. */
static void
test_meanwhile (Start *start, gconstpointer data)
{
  g_autoptr (BwSession) session = bw_session_new (start->listed.world.clock);
  g_autoptr (BwOrganisation) demo = bw_organisation_new_demo (start->listed.world.clock);

  bw_listed_window_add (&start->listed, "one", "One");
  begin (start, NULL);
  g_assert_cmpuint (start->n_windows, ==, 0);
  bw_session_open (session, demo);
  g_object_new (BW_TYPE_WINDOW, "application", g_application_get_default (), "session", session,
                "store", start->listed.world.store, NULL);
  bw_first_frame_present (start->listed.window);
  bw_organisation_store_load (start->listed.world.store);
  g_assert_true (bw_ui_test_wait (is_loaded, start->listed.world.store));
  g_assert_true (bw_ui_test_wait (is_mapped, start));
  bw_ui_test_settle ();
  g_assert_cmpuint (start->n_windows, ==, 1);
  g_assert_true (bw_window_get_session (start->listed.window) == session);
}

/* A list that takes long keeps no window from the screen. */
static void
test_late (Start *start, gconstpointer data)
{
  bw_listed_window_add (&start->listed, "one", "One");
  begin (start, NULL);
  g_assert_true (bw_ui_test_wait (is_mapped, start));
  g_assert_cmpstr (start->state, ==, "blank");
  bw_organisation_store_load (start->listed.world.store);
  bw_listed_window_wait_read (&start->listed);
  g_assert_cmpuint (start->n_windows, ==, 1);
  g_assert_cmpint (bw_listed_window_get_number (&start->listed), ==, 1);
}

int
main (int argc, char **argv)
{
  const struct {
    const char *path;
    void (*test) (Start *start, gconstpointer data);
  } tests[] = {
    { "/first-window/kept", test_kept },           { "/first-window/not-kept", test_not_kept },
    { "/first-window/wanted", test_wanted },       { "/first-window/nothing", test_nothing },
    { "/first-window/damaged", test_damaged },     { "/first-window/twice", test_twice },
    { "/first-window/meanwhile", test_meanwhile }, { "/first-window/late", test_late },
  };

  bw_ui_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Start, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
