/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The history of an organisation at Microsoft: out of the archive, also where nobody can be asked. */

#include "bw-config.h"

#include "archive/bw-archive.h"
#include "ui/history/bw-history-chart.h"
#include "ui/history/bw-history-page.h"
#include "ui/history/bw-why-card.h"
#include "ui/organisations/bw-listed-window.h"

#define PAGE "win.show-page"

static gboolean
is_shown (gpointer page)
{
  return g_str_equal (bw_history_page_get_state (page), "content");
}

static BwHistoryPage *
show_history (BwListedWindow *fixture)
{
  GtkWidget *content = NULL;
  BwHistoryPage *page = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), PAGE, "s", "history");
  bw_ui_test_settle ();
  content = GTK_WIDGET (bw_window_get_content (fixture->window));
  page = BW_HISTORY_PAGE (bw_ui_test_find (content, BW_TYPE_HISTORY_PAGE));
  g_assert_true (bw_ui_test_wait (is_shown, page));
  return page;
}

static BwChart *
get_chart (BwHistoryPage *page)
{
  GtkWidget *chart = bw_ui_test_find (GTK_WIDGET (page), BW_TYPE_HISTORY_CHART);

  return bw_history_chart_get_chart (BW_HISTORY_CHART (chart));
}

static gboolean
is_explained (gpointer page)
{
  return gtk_widget_get_visible (bw_ui_test_find (page, BW_TYPE_WHY_CARD));
}

static guint
count_kept (BwListedWindow *fixture, const char *id)
{
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->world.list, id);
  g_autoptr (BwArchive) archive = bw_archive_open (folder, NULL, fixture->world.clock, NULL, NULL);
  g_autoptr (GArray) days = bw_archive_list_days (archive, NULL, NULL);

  return days->len;
}

static gboolean
knows_recent (BwListedWindow *fixture)
{
  BwRecords *records = bw_session_get_records (bw_listed_window_get_session (fixture));

  return bw_scorecard_get_recent (bw_records_get_scorecard (records)) != NULL;
}

/* Called whenever other records take the place of those that were. */
static void
on_records (BwListedWindow *fixture)
{
  g_assert_true (knows_recent (fixture));
}

static void
test_read (BwListedWindow *fixture, gconstpointer data)
{
  BwHistoryPage *page = NULL;

  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  page = show_history (fixture);
  gtk_widget_activate_action (GTK_WIDGET (page), "history.range", "s", "all");
  bw_ui_test_settle ();
  g_assert_cmpuint (bw_chart_count_days (get_chart (page)), ==, count_kept (fixture, "one"));
  g_assert_cmpuint (bw_chart_count_days (get_chart (page)), >, 1);
  g_assert_true (bw_ui_test_wait (is_explained, page));
  g_assert_true (knows_recent (fixture));
}

/* Where the keyring is locked nothing can be asked, but what is kept can be read. */
static void
test_locked (BwListedWindow *fixture, gconstpointer data)
{
  BwHistoryPage *page = NULL;

  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  bw_ui_test_close (GTK_WINDOW (g_steal_pointer (&fixture->window)));

  bw_flaky_keyring_fail_load (fixture->world.keyring, BW_KEYRING_ERROR_LOCKED);
  bw_listed_window_present_read (fixture);
  g_assert_true (
      bw_records_are_kept (bw_session_get_records (bw_listed_window_get_session (fixture))));
  g_assert_true (knows_recent (fixture));
  page = show_history (fixture);
  g_assert_cmpuint (bw_chart_count_days (get_chart (page)), >, 1);
  g_assert_true (bw_ui_test_wait (is_explained, page));
}

typedef struct {
  BwHistoryPage *page;
  BwChart *before;
} Wait;

static gboolean
is_another (gpointer data)
{
  Wait *wait = data;

  return get_chart (wait->page) != wait->before;
}

/* What a refresh stored is read anew; what happened recently is known all the while. */
static void
test_refreshed (BwListedWindow *fixture, gconstpointer data)
{
  Wait wait = { NULL };
  g_autoptr (BwChart) before = NULL;

  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  wait.page = show_history (fixture);
  before = g_object_ref (get_chart (wait.page));
  wait.before = before;
  g_signal_connect_swapped (bw_listed_window_get_session (fixture), "notify::records",
                            G_CALLBACK (on_records), fixture);
  bw_listed_window_do (fixture, "win.refresh");
  bw_listed_window_wait_done (fixture);
  g_signal_handlers_disconnect_by_func (bw_listed_window_get_session (fixture), on_records,
                                        fixture);
  g_assert_true (bw_ui_test_wait (is_another, &wait));
  g_assert_cmpuint (bw_chart_count_days (get_chart (wait.page)), ==, bw_chart_count_days (before));
}

/* Each organisation keeps what was chosen for it while others are looked at. */
static void
test_each_its_own (BwListedWindow *fixture, gconstpointer data)
{
  BwHistoryPage *one = NULL;
  BwHistoryPage *two = NULL;

  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_add (fixture, "two", "Two");
  bw_listed_window_present_read (fixture);
  bw_listed_window_switch (fixture, 1);
  bw_listed_window_wait_done (fixture);
  one = show_history (fixture);
  bw_listed_window_switch (fixture, 2);
  bw_listed_window_wait_done (fixture);
  two = show_history (fixture);
  g_assert_true (one != two);
  gtk_widget_activate_action (GTK_WIDGET (two), "history.unit", "s", "points");
  bw_ui_test_settle ();
  g_assert_cmpint (bw_chart_get_fields (get_chart (two))->unit, ==, BW_UNIT_POINTS);
  bw_listed_window_switch (fixture, 1);
  bw_ui_test_settle ();
  g_assert_cmpint (bw_chart_get_fields (get_chart (one))->unit, ==, BW_UNIT_PERCENTAGE);
}

typedef struct {
  BwHistoryPage *page;
  guint n_days;
} Count;

static gboolean
has_days (gpointer data)
{
  Count *count = data;

  return bw_chart_count_days (get_chart (count->page)) == count->n_days;
}

/* Days of files that were added are there when one comes back to the organisation. */
static void
test_added (BwListedWindow *fixture, gconstpointer data)
{
  Count count = { NULL };

  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  count.page = show_history (fixture);
  gtk_widget_activate_action (GTK_WIDGET (count.page), "history.range", "s", "all");
  bw_ui_test_settle ();
  count.n_days = bw_chart_count_days (get_chart (count.page)) + 1;
  bw_listed_window_open_old_day (fixture, BW_FAKE_ENTRA_TENANT);
  bw_listed_window_answer (bw_listed_window_ask_to_add (fixture), "one");
  bw_listed_window_wait_for (fixture, "Added 1 of 1 day to the history of “One”");
  bw_listed_window_switch (fixture, 1);
  g_assert_true (bw_ui_test_wait (has_days, &count));
}

static void
set_up (BwListedWindow *fixture, gconstpointer data)
{
  bw_listed_window_set_up (fixture, data);
}

static void
tear_down (BwListedWindow *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (BW_APPLICATION_ID);

  bw_listed_window_tear_down (fixture, data);
  g_settings_reset (settings, "history-unit");
  g_settings_reset (settings, "history-range");
  g_settings_reset (settings, "page");
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*run) (BwListedWindow *, gconstpointer);
  } tests[] = {
    { "/ui/organisation-history/read", test_read },
    { "/ui/organisation-history/locked", test_locked },
    { "/ui/organisation-history/refreshed", test_refreshed },
    { "/ui/organisation-history/each-its-own", test_each_its_own },
    { "/ui/organisation-history/added", test_added },
  };

  bw_ui_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, BwListedWindow, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
