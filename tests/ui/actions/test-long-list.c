/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A list so long that its queries are answered by a worker, after the keys that asked them. */

#include "bw-config.h"

#include "model/bw-test-records.h"
#include "organisation/bw-fake-source.h"
#include "ui/actions/bw-actions-page.h"
#include "ui/actions/bw-query-runner.h"
#include "ui/bw-ui-test.h"

#define N_ACTIONS 6000
#define WANTED 5432

typedef struct {
  BwSession *session;
  GtkWidget *page;
  GtkWindow *window;
} Fixture;

static BwScorecard *
new_scorecard (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 100);

  for (int i = 0; i < N_ACTIONS; i++) {
    g_autofree char *id = g_strdup_printf ("action-%04d", i);

    bw_test_records_add_profile (records, .id = id, .title = i == WANTED ? "Needle" : "Hay",
                                 .rank = i + 1);
  }
  return bw_test_records_make_scorecard (records);
}

static gboolean
has_scorecard (gpointer session)
{
  return bw_session_get_scorecard (session) != NULL;
}

static void
set_up (Fixture *fixture)
{
  g_autoptr (BwScorecard) scorecard = new_scorecard ();
  g_autoptr (BwFakeSource) source = bw_fake_source_new ();
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwOrganisation) organisation = NULL;

  g_set_object (&source->snapshot, bw_scorecard_get_snapshot (scorecard));
  g_set_object (&source->catalogue, bw_scorecard_get_catalogue (scorecard));
  organisation = bw_organisation_new (BW_SOURCE (source), NULL, clock);
  fixture->session = bw_session_new (clock);
  bw_session_open (fixture->session, organisation);
  g_assert_true (bw_ui_test_wait (has_scorecard, fixture->session));
  fixture->page = GTK_WIDGET (bw_actions_page_new (fixture->session));
  fixture->window = bw_ui_test_present_widget (fixture->page, 1280, 800);
}

static void
tear_down (Fixture *fixture)
{
  bw_ui_test_close (fixture->window);
  g_clear_object (&fixture->session);
}

static gboolean
is_listed (gpointer page)
{
  return bw_actions_page_get_result (page) != NULL;
}

static gboolean
has_open_action (gpointer page)
{
  return bw_actions_page_get_selected_action (page) != NULL;
}

/* Who types and presses Enter at once opens what was typed, not what stood there. */
static void
test_typed_and_opened (void)
{
  Fixture fixture = { 0 };
  BwActionsPage *page = NULL;
  GtkWidget *entry = NULL;

  set_up (&fixture);
  page = BW_ACTIONS_PAGE (fixture.page);
  g_assert_true (bw_ui_test_wait (is_listed, page));
  entry = bw_ui_test_find (fixture.page, GTK_TYPE_SEARCH_ENTRY);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "needle");
  g_signal_emit_by_name (entry, "activate");
  /* The answer is still to come. */
  g_assert_null (bw_actions_page_get_selected_action (page));
  g_assert_true (bw_ui_test_wait (has_open_action, page));
  g_assert_cmpstr (bw_action_get_title (bw_actions_page_get_selected_action (page)), ==, "Needle");
  tear_down (&fixture);
}

static void
note_count (BwQueryRunner *runner, BwQueryResult *result, guint *n)
{
  *n = bw_query_result_get_actions (result)->len;
}

static void
add_count (gpointer data)
{
  guint *counts = data;

  counts[1] += counts[0];
}

static gboolean
is_counted (gpointer data)
{
  return ((guint *) data)[1] > 0;
}

static gboolean
has_all (gpointer data)
{
  return ((guint *) data)[0] == N_ACTIONS;
}

/* What is to be done then is done once, after the answer to the newest question. */
static void
test_then (void)
{
  g_autoptr (BwScorecard) scorecard = new_scorecard ();
  g_autoptr (BwQueryRunner) runner = bw_query_runner_new ();
  g_autoptr (BwQuery) query = bw_query_new ();
  guint counts[2] = { 0 };

  g_signal_connect (runner, "answered", G_CALLBACK (note_count), counts);
  bw_query_runner_ask (runner, scorecard, query);
  bw_query_runner_then (runner, add_count, counts);
  bw_query_set_search (query, "needle");
  bw_query_runner_ask (runner, scorecard, query);
  g_assert_cmpuint (counts[1], ==, 0);
  g_assert_true (bw_ui_test_wait (is_counted, counts));
  g_assert_cmpuint (counts[1], ==, 1);
  /* It is answered: at once. */
  bw_query_runner_then (runner, add_count, counts);
  g_assert_cmpuint (counts[1], ==, 2);
  /* What is given up is not done any more. */
  bw_query_set_search (query, NULL);
  bw_query_runner_ask (runner, scorecard, query);
  bw_query_runner_then (runner, add_count, counts);
  bw_query_runner_cancel (runner);
  bw_query_runner_prepare (runner, scorecard);
  bw_query_runner_ask (runner, scorecard, query);
  g_assert_true (bw_ui_test_wait (has_all, counts));
  g_assert_cmpuint (counts[1], ==, 2);
}

#define N_RUNNERS 300

/* A runner may be let go of while its threads work, or have just done so. */
static void
test_dropped (void)
{
  for (int i = 0; i < N_RUNNERS; i++) {
    g_autoptr (BwTestRecords) records = bw_test_records_new (0, 100);
    g_autoptr (BwScorecard) scorecard = NULL;
    g_autoptr (BwQueryRunner) runner = bw_query_runner_new ();
    g_autoptr (BwQuery) query = bw_query_new ();

    bw_test_records_add_profile (records, .id = "action", .title = "Title");
    scorecard = bw_test_records_make_scorecard (records);
    bw_query_set_search (query, "title");
    bw_query_runner_prepare (runner, scorecard);
    bw_query_runner_ask (runner, scorecard, query);
    g_usleep (i % 3 * 100);
    bw_ui_test_settle ();
  }
}

static gboolean
is_gone (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

/* What is closed is let go of, all of it, also while another page is shown. */
static void
test_closed (gconstpointer data)
{
  Fixture fixture = { 0 };
  gpointer gone = NULL;

  set_up (&fixture);
  g_assert_true (bw_ui_test_wait (is_listed, fixture.page));
  gtk_editable_set_text (GTK_EDITABLE (bw_ui_test_find (fixture.page, GTK_TYPE_SEARCH_ENTRY)),
                         "needle");
  gtk_widget_activate_action (fixture.page, "actions.filter", NULL);
  bw_ui_test_wait_for_frames (fixture.page, 4);
  gtk_widget_set_visible (fixture.page, GPOINTER_TO_INT (data));
  gone = bw_session_get_scorecard (fixture.session);
  g_object_add_weak_pointer (G_OBJECT (gone), &gone);
  bw_session_close (fixture.session);
  g_assert_true (bw_ui_test_wait (is_gone, &gone));
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  g_test_add_func ("/actions/long-list/typed-and-opened", test_typed_and_opened);
  g_test_add_func ("/actions/long-list/then", test_then);
  g_test_add_func ("/actions/long-list/dropped", test_dropped);
  g_test_add_data_func ("/actions/long-list/closed/seen", GINT_TO_POINTER (TRUE), test_closed);
  g_test_add_data_func ("/actions/long-list/closed/unseen", GINT_TO_POINTER (FALSE), test_closed);
  return g_test_run ();
}
