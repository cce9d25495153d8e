/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the window shows while records are read, and where they cannot be. */

#include "bw-config.h"

#include "organisation/bw-fake-source.h"
#include "present/bw-error-text.h"
#include "reading/bw-reading-error.h"
#include "ui/bw-ui-test.h"
#include "ui/error/bw-error-page.h"

static gboolean
is_loading (gpointer window)
{
  return bw_ui_test_shows_text (window, "Reading Records");
}

static gboolean
is_done (gpointer session)
{
  return !bw_session_is_loading (session);
}

static gboolean
shows_welcome (gpointer window)
{
  return bw_ui_test_shows_text (window, "Welcome to Bolwerk");
}

static gboolean
shows_score (gpointer window)
{
  return bw_ui_test_shows_text (window, "30.0%");
}

static BwOrganisation *
new_organisation (BwFakeSource *source)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();

  return bw_organisation_new (BW_SOURCE (source), NULL, clock);
}

static gboolean
is_gone (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

/* The worker that read from it has stopped and let go of it. */
static void
assert_let_go (BwFakeSource **source, BwOrganisation **organisation)
{
  gpointer gone = *source;

  g_object_add_weak_pointer (G_OBJECT (*source), &gone);
  g_clear_object (organisation);
  g_clear_object (source);
  g_assert_true (bw_ui_test_wait (is_gone, &gone));
}

/* A long reading can be given up: the window is then as it was before. */
static void
test_cancel (void)
{
  BwWindow *window = bw_ui_test_present_window (900, 700);
  BwSession *session = bw_window_get_session (window);
  g_autoptr (BwFakeSource) source = bw_fake_source_new ();
  g_autoptr (BwOrganisation) organisation = new_organisation (source);
  GtkWidget *cancel = NULL;

  source->waits_at = BW_FAKE_NEWEST;
  bw_session_open (session, organisation);
  g_assert_true (bw_ui_test_wait (is_loading, window));
  cancel = bw_ui_test_find_by_label (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Cancel");
  g_assert_nonnull (cancel);
  gtk_test_accessible_assert_role (cancel, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_state (cancel, GTK_ACCESSIBLE_STATE_DISABLED, FALSE);
  g_signal_emit_by_name (cancel, "clicked");
  g_assert_true (bw_ui_test_wait (shows_welcome, window));
  g_assert_null (bw_session_get_scorecard (session));
  g_assert_null (bw_session_get_error (session));
  assert_let_go (&source, &organisation);
  bw_ui_test_close (GTK_WINDOW (window));
}

static void
test_slow (void)
{
  BwWindow *window = bw_ui_test_present_window (900, 700);
  BwSession *session = bw_window_get_session (window);
  g_autoptr (BwFakeSource) source = bw_fake_source_new ();
  g_autoptr (BwOrganisation) organisation = new_organisation (source);

  source->waits_at = BW_FAKE_CATALOGUE;
  bw_session_open (session, organisation);
  g_assert_true (bw_ui_test_wait (is_loading, window));
  g_atomic_int_set (&source->go_on, 1);
  g_assert_true (bw_ui_test_wait (shows_score, window));
  bw_ui_test_close (GTK_WINDOW (window));
}

static gboolean
names_demo (gpointer window)
{
  return bw_ui_test_shows_text (window, "Making up the demo organisation");
}

/* What was asked for on the command line is being read before there is a window. */
static void
test_read_before_window (void)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwSession) session = bw_session_new (clock);
  g_autoptr (BwFakeSource) source = bw_fake_source_new ();
  g_autoptr (BwOrganisation) organisation = new_organisation (source);
  BwWindow *window = NULL;

  source->waits_at = BW_FAKE_NEWEST;
  bw_session_open (session, organisation);
  window = bw_ui_test_present_session (session, 900, 700);
  g_assert_true (bw_ui_test_wait (is_loading, window));
  g_assert_true (names_demo (window));
  bw_session_cancel (session);
  bw_ui_test_close (GTK_WINDOW (window));
}

/* What is markup elsewhere is a name here. */
static void
test_name (void)
{
  BwWindow *window = bw_ui_test_present_window (900, 700);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GObject) view = NULL;
  g_autofree char *name = NULL;
  g_autofree char *said = NULL;

  g_ptr_array_add (files, g_file_new_for_path ("/nowhere/R&D <1>.json"));
  bw_window_open_files (window, files);
  g_object_get (window, "view", &view, NULL);
  g_object_get (view, "pending-name", &name, NULL);
  g_assert_true (pango_parse_markup (name, -1, 0, NULL, &said, NULL, NULL));
  g_assert_cmpstr (said, ==, "Reading R&D <1>.json");
  g_clear_object (&view);
  bw_ui_test_close (GTK_WINDOW (window));
}

static BwWindow *
present_fake (BwFakeSource *source)
{
  BwWindow *window = bw_ui_test_present_window (900, 700);
  g_autoptr (BwOrganisation) organisation = new_organisation (source);

  bw_session_open (bw_window_get_session (window), organisation);
  g_assert_true (bw_ui_test_wait (is_done, bw_window_get_session (window)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "overview");
  g_assert_true (bw_ui_test_wait (shows_score, window));
  return window;
}

static gboolean
shows_refused (gpointer data)
{
  return bw_ui_test_shows_text (data, "The change was refused");
}

/* A refresh that fails leaves all that was there, and says so. */
static void
test_refresh_fails (void)
{
  g_autoptr (BwFakeSource) source = bw_fake_source_new ();
  BwWindow *window = present_fake (source);
  BwSession *session = bw_window_get_session (window);
  BwScorecard *scorecard = bw_session_get_scorecard (session);

  source->fails_at = BW_FAKE_CATALOGUE;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.refresh", NULL);
  g_assert_true (bw_ui_test_wait (is_done, session));
  bw_ui_test_settle ();
  g_assert_true (bw_session_get_scorecard (session) == scorecard);
  g_assert_true (shows_score (window));
  g_assert_nonnull (bw_session_get_error (session));
  g_assert_true (bw_ui_test_wait (shows_refused, window));

  source->fails_at = BW_FAKE_NOTHING;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.refresh", NULL);
  g_assert_true (bw_ui_test_wait (is_done, session));
  g_assert_null (bw_session_get_error (session));
  g_assert_true (bw_session_get_scorecard (session) != scorecard);
  bw_ui_test_close (GTK_WINDOW (window));
}

/* While a refresh goes on, what is there can be read; giving it up is no error. */
static void
test_refresh_cancelled (void)
{
  g_autoptr (BwFakeSource) source = bw_fake_source_new ();
  BwWindow *window = present_fake (source);
  BwSession *session = bw_window_get_session (window);
  BwScorecard *scorecard = bw_session_get_scorecard (session);

  source->waits_at = BW_FAKE_DAYS;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.refresh", NULL);
  bw_ui_test_settle ();
  g_assert_true (bw_session_is_loading (session));
  g_assert_true (shows_score (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.cancel", NULL);
  g_assert_true (bw_ui_test_wait (is_done, session));
  bw_ui_test_settle ();
  g_assert_true (bw_session_get_scorecard (session) == scorecard);
  g_assert_true (shows_score (window));
  g_assert_null (bw_session_get_error (session));
  bw_ui_test_close (GTK_WINDOW (window));
}

/* Closing the window ends a reading that nobody waits for any more. */
static void
test_closed_while_loading (void)
{
  BwWindow *window = bw_ui_test_present_window (900, 700);
  g_autoptr (BwFakeSource) source = bw_fake_source_new ();
  g_autoptr (BwOrganisation) organisation = new_organisation (source);
  gpointer gone = window;

  source->waits_at = BW_FAKE_NEWEST;
  bw_session_open (bw_window_get_session (window), organisation);
  g_assert_true (bw_ui_test_wait (is_loading, window));
  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  bw_ui_test_close (GTK_WINDOW (window));
  g_assert_null (gone);
  assert_let_go (&source, &organisation);
}

/* Every kind of error has its title, its place and its words on the page, and ways on beside them. */
static void
test_error_kinds (void)
{
  for (BwReadingError code = 0; code <= BW_READING_ERROR_FAILED; code++) {
    GtkWidget *page = g_object_new (BW_TYPE_ERROR_PAGE, NULL);
    GtkWindow *window = bw_ui_test_present_widget (page, 600, 700);
    GtkWidget *again = NULL;
    g_autoptr (GError) error =
                  bw_reading_error_new (code, "scores.json", 3, 7, NULL, "for developers");
    g_autoptr (BwErrorText) text = bw_error_text_new (error);

    bw_error_page_set_error (BW_ERROR_PAGE (page), error, NULL);
    bw_ui_test_settle ();
    g_test_message ("%s", text->title);
    g_assert_true (bw_ui_test_shows_text (page, text->title));
    g_assert_true (bw_ui_test_shows_text (page, "scores.json, line 3, column 7"));
    again = bw_ui_test_find_by_label (page, GTK_TYPE_BUTTON, "Try Again");
    g_assert_nonnull (again);
    gtk_test_accessible_assert_role (again, GTK_ACCESSIBLE_ROLE_BUTTON);
    g_assert_nonnull (bw_ui_test_find_by_label (page, GTK_TYPE_BUTTON, "Open Other Files…"));
    bw_ui_test_close (window);
  }
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/loading/cancel", test_cancel);
  g_test_add_func ("/ui/loading/slow", test_slow);
  g_test_add_func ("/ui/loading/before-window", test_read_before_window);
  g_test_add_func ("/ui/loading/name", test_name);
  g_test_add_func ("/ui/loading/refresh-fails", test_refresh_fails);
  g_test_add_func ("/ui/loading/refresh-cancelled", test_refresh_cancelled);
  g_test_add_func ("/ui/loading/closed", test_closed_while_loading);
  g_test_add_func ("/ui/loading/error-kinds", test_error_kinds);
  return g_test_run ();
}
