/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is kept of an organisation comes first, and stays where Microsoft cannot be reached. */

#include "bw-config.h"

#include <glib/gstdio.h>

#include "archive/bw-archive.h"
#include "net/bw-http-error.h"
#include "organisation/bw-retention.h"
#include "ui/organisations/bw-history-adding.h"
#include "ui/organisations/bw-listed-window.h"
#include "ui/organisations/bw-window-organisations.h"

#define NOTICE "The network wants you to sign in first"
#define SHOWN "Shown is what was read on 17 July 2026"

#define READ "· read on 17 July 2026, "

/* Enough for whatever is asked of Graph while a window is open. */
#define MANY 60

static BwTestServer *
get_server (BwListedWindow *fixture)
{
  return bw_fake_graph_get_server (fixture->world.graph);
}

/* A network that shows a page of its own to whoever asks for anything. */
static void
close_network (BwListedWindow *fixture)
{
  const BwTestFault portal = { .status = 200,
                               .headers = "Content-Type: text/html",
                               .body = "<html>" };
  guint next = bw_test_server_count_requests (get_server (fixture)) + 1;

  for (guint n = 0; n < MANY; n++)
    bw_test_server_add_fault (get_server (fixture), next + n, &portal);
}

static void
close_window (BwListedWindow *fixture)
{
  bw_ui_test_close (GTK_WINDOW (g_steal_pointer (&fixture->window)));
}

static double
get_percentage (BwListedWindow *fixture)
{
  return bw_scorecard_get_percentage (
      bw_session_get_scorecard (bw_listed_window_get_session (fixture)));
}

static void
test_recall (BwListedWindow *fixture, gconstpointer data)
{
  BwSession *session = NULL;
  double percentage = 0;

  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  session = bw_listed_window_get_session (fixture);
  g_assert_no_error (bw_session_get_error (session));
  g_assert_null (bw_session_get_notices (session).unstored);
  g_assert_false (bw_records_are_kept (bw_session_get_records (session)));
  percentage = get_percentage (fixture);
  close_window (fixture);

  close_network (fixture);
  bw_listed_window_present_read (fixture);
  session = bw_listed_window_get_session (fixture);
  g_assert_error (bw_session_get_error (session), BW_HTTP_ERROR, BW_HTTP_ERROR_CAPTIVE_PORTAL);
  g_assert_true (bw_records_are_kept (bw_session_get_records (session)));
  g_assert_cmpfloat (get_percentage (fixture), ==, percentage);
  bw_listed_window_wait_for (fixture, NOTICE);
  bw_listed_window_wait_for (fixture, READ);
  bw_listed_window_wait_for (fixture, NOTICE ". " SHOWN);

  bw_test_server_clear_faults (get_server (fixture));
  bw_listed_window_do (fixture, "win.refresh");
  bw_listed_window_wait_done (fixture);
  g_assert_no_error (bw_session_get_error (session));
  g_assert_false (bw_records_are_kept (bw_session_get_records (session)));
  bw_listed_window_wait_gone (fixture, SHOWN);
  g_assert_false (bw_listed_window_shows (fixture, READ));
}

/* The keyring is not asked before something is shown. */
static void
test_locked (BwListedWindow *fixture, gconstpointer data)
{
  BwSession *session = NULL;

  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  close_window (fixture);

  bw_flaky_keyring_fail_load (fixture->world.keyring, BW_KEYRING_ERROR_LOCKED);
  bw_listed_window_present_read (fixture);
  session = bw_listed_window_get_session (fixture);
  g_assert_error (bw_session_get_error (session), BW_KEYRING_ERROR, BW_KEYRING_ERROR_LOCKED);
  g_assert_true (bw_records_are_kept (bw_session_get_records (session)));
  bw_listed_window_wait_for (fixture, SHOWN);
}

/* All days are kept with their control scores, once the first read is done; the next one asks for none of them. */
static void
test_fill_in (BwListedWindow *fixture, gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autoptr (BwArchive) archive = NULL;
  g_autoptr (GArray) days = NULL;
  guint first = 0;

  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  folder = bw_organisation_list_build_archive_folder (fixture->world.list, "one");
  archive = bw_archive_open (folder, NULL, fixture->world.clock, NULL, NULL);
  days = bw_archive_list_days (archive, NULL, NULL);
  g_assert_cmpuint (days->len, >, 1);
  for (guint i = 0; i < days->len; i++)
    g_assert_true (g_array_index (days, BwArchiveDay, i).is_whole);

  first = bw_test_server_count_requests (get_server (fixture));
  bw_listed_window_do (fixture, "win.refresh");
  bw_listed_window_wait_done (fixture);
  /* The newest day, the catalogue and the totals. */
  g_assert_cmpuint (bw_test_server_count_requests (get_server (fixture)) - first, <, first);
}

/* The list as it stands in its file. */
static char *
read_list (BwListedWindow *fixture)
{
  g_autofree char *path = g_build_filename (bw_test_folder_get_path (fixture->world.folder),
                                            "organisations.json", NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static gboolean
is_seen (gpointer fixture)
{
  g_autofree char *text = read_list (fixture);

  return strstr (text, "2026-07-17") != NULL;
}

/* As if it had been looked at the last time some days ago, by a program that ended since. */
static void
forget_seen (BwListedWindow *fixture)
{
  g_autofree char *path = g_build_filename (bw_test_folder_get_path (fixture->world.folder),
                                            "organisations.json", NULL);
  g_autofree char *text = read_list (fixture);
  g_autoptr (GString) older = g_string_new (text);

  g_assert_cmpuint (g_string_replace (older, "2026-07-17", "2026-07-15", 0), ==, 1);
  g_assert_true (g_file_set_contents (path, older->str, -1, NULL));
  g_clear_object (&fixture->world.store);
  fixture->world.store = bw_organisation_store_new (
      fixture->world.list, BW_KEYRING (fixture->world.keyring), fixture->world.clock);
}

#define SINCE "Since You Last Looked"

/* What is newer than what was seen the last time is told until it is put away; what was shown counts as seen. */
static void
test_since (BwListedWindow *fixture, gconstpointer data)
{
  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  g_assert_true (bw_ui_test_wait (is_seen, fixture));
  g_assert_false (bw_listed_window_shows (fixture, SINCE));
  close_window (fixture);

  bw_listed_window_present_read (fixture);
  g_assert_false (bw_listed_window_shows (fixture, SINCE));
  close_window (fixture);

  forget_seen (fixture);
  bw_listed_window_present_read (fixture);
  bw_listed_window_wait_for (fixture, SINCE);
  bw_listed_window_wait_for (fixture, "15 July 2026");
  g_assert_true (bw_ui_test_wait (is_seen, fixture));
  bw_listed_window_do (fixture, "win.refresh");
  bw_listed_window_wait_done (fixture);
  g_assert_true (bw_listed_window_shows (fixture, SINCE));
  bw_listed_window_click (fixture, "Got It");
  g_assert_false (bw_listed_window_shows (fixture, SINCE));
  bw_listed_window_do (fixture, "win.refresh");
  bw_listed_window_wait_done (fixture);
  g_assert_false (bw_listed_window_shows (fixture, SINCE));
}

/* An archive that cannot be used keeps nobody from reading, and is told. */
static void
test_unstored (BwListedWindow *fixture, gconstpointer data)
{
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->world.list, "one");
  g_autofree char *above = g_path_get_dirname (folder);
  BwSession *session = NULL;

  g_assert_true (g_file_set_contents (above, "in the way", -1, NULL));
  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  session = bw_listed_window_get_session (fixture);
  g_assert_no_error (bw_session_get_error (session));
  g_assert_nonnull (bw_session_get_notices (session).unstored);
  g_assert_true (bw_session_get_notices (session).unstored->domain == BW_ARCHIVE_ERROR);
}

/* What is shown stays where Microsoft has no score now, also where none of it could be kept. */
static void
test_unstored_past (BwListedWindow *fixture, gconstpointer data)
{
  BwTestServer *server = bw_fake_graph_get_server (fixture->world.graph);
  guint next = 0;

  test_unstored (fixture, data);
  next = bw_test_server_count_requests (server) + 1;
  for (guint i = 0; i < 3; i++)
    bw_test_server_add_fault (server, next + i,
                              &(BwTestFault) { .status = 200, .body = "{\"value\": []}" });
  bw_listed_window_do (fixture, "win.refresh");
  bw_listed_window_wait_done (fixture);
  bw_listed_window_wait_for (fixture, "Microsoft has no score of this organisation now");
  g_assert_false (bw_listed_window_shows (fixture, "No Score Yet"));
}

/* Also where nobody can be asked then: the next time there is nothing the matter with the new one. */
static void
test_damaged_alone (BwListedWindow *fixture, gconstpointer data)
{
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->world.list, "one");
  g_autofree char *path = g_build_filename (folder, BW_ARCHIVE_FILE, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "no database at all", -1, NULL));
  bw_listed_window_add (fixture, "one", "One");
  if (data != NULL)
    bw_flaky_keyring_fail_load (fixture->world.keyring, BW_KEYRING_ERROR_LOCKED);
  else
    close_network (fixture);
  bw_listed_window_present (fixture);
  bw_listed_window_wait_for (fixture, "The archive was damaged");
  bw_listed_window_wait_done (fixture);
  g_assert_nonnull (bw_session_get_error (bw_listed_window_get_session (fixture)));
  g_assert_null (bw_session_get_records (bw_listed_window_get_session (fixture)));
  g_assert_true (bw_listed_window_shows (fixture, "The archive was damaged"));
  bw_listed_window_do (fixture, "win.show-unstored");
  bw_listed_window_wait_for (fixture, "The damaged archive is here now: /");
}

/* A damaged archive is set aside, which is told, and everything is read and kept anew. */
static void
test_damaged (BwListedWindow *fixture, gconstpointer data)
{
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->world.list, "one");
  g_autofree char *path = g_build_filename (folder, BW_ARCHIVE_FILE, NULL);
  BwSession *session = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (
      g_file_set_contents (path, "no database at all, but long enough to be looked at", -1, NULL));
  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  session = bw_listed_window_get_session (fixture);
  g_assert_no_error (bw_session_get_error (session));
  g_assert_error (bw_session_get_notices (session).unstored, BW_ARCHIVE_ERROR,
                  BW_ARCHIVE_ERROR_SET_ASIDE);
  bw_listed_window_wait_for (fixture, "The archive was damaged");
  /* Where it is now is told as well. */
  bw_listed_window_do (fixture, "win.show-unstored");
  bw_listed_window_wait_for (fixture, "The damaged archive is here now: /");
  close_window (fixture);

  /* Once, as it is whole now. */
  bw_listed_window_present_read (fixture);
  g_assert_null (bw_session_get_notices (bw_listed_window_get_session (fixture)).unstored);
}

static gboolean
can_add (BwListedWindow *fixture)
{
  bw_ui_test_settle ();
  return bw_history_adding_is_possible (fixture->window);
}

/* Saved files that are open can be added to the history of their organisation, and to no other one. */
static void
test_add_to_history (BwListedWindow *fixture, gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autoptr (BwArchive) archive = NULL;
  g_autoptr (GArray) days = NULL;

  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  g_assert_false (can_add (fixture));
  bw_listed_window_open_old_day (fixture, "99999999-2222-3333-4444-555555555555");
  g_assert_false (can_add (fixture));
  bw_listed_window_open_old_day (fixture, BW_FAKE_ENTRA_TENANT);
  g_assert_true (can_add (fixture));
  bw_listed_window_answer (bw_listed_window_ask_to_add (fixture), "one");
  bw_listed_window_wait_for (fixture, "Added 1 of 1 day to the history of “One”");
  folder = bw_organisation_list_build_archive_folder (fixture->world.list, "one");
  archive = bw_archive_open (folder, NULL, fixture->world.clock, NULL, NULL);
  days = bw_archive_list_days (archive, NULL, NULL);
  g_assert_cmpint (g_array_index (days, BwArchiveDay, 0).origin, ==, BW_ARCHIVE_ORIGIN_FILE);
  g_assert_cmpuint (g_array_index (days, BwArchiveDay, 0).day, ==, bw_day_new (2024, 3, 1));
}

/* Days that are too old to be kept are told before, and are not said to be added. */
static void
test_add_too_old (BwListedWindow *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog = NULL;

  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  bw_retention_set (fixture->world.list, 2, fixture->world.clock, NULL, &error);
  g_assert_no_error (error);
  bw_listed_window_open_old_day (fixture, BW_FAKE_ENTRA_TENANT);
  dialog = bw_listed_window_ask_to_add (fixture);
  bw_listed_window_wait_for (fixture, "1 day is older than 2 years and is not added");
  bw_listed_window_answer (dialog, "one");
  bw_listed_window_wait_for (fixture, "Added 0 of 1 day to the history of “One”");
}

/* A damaged archive that is met by it is set aside, which is told. */
static void
test_add_damaged (BwListedWindow *fixture, gconstpointer data)
{
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->world.list, "one");
  g_autofree char *path = g_build_filename (folder, BW_ARCHIVE_FILE, NULL);

  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  bw_listed_window_open_old_day (fixture, BW_FAKE_ENTRA_TENANT);
  g_assert_true (bw_archive_delete_folder (folder, NULL, NULL));
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "no database at all", -1, NULL));
  bw_listed_window_answer (bw_listed_window_ask_to_add (fixture), "one");
  bw_listed_window_wait_for (fixture, "The damaged archive is here now: /");
  bw_listed_window_wait_for (fixture, "Added 1 of 1 day to the history of “One”");
}

/* When a program starts, what has become too old is deleted of organisations too that were removed. */
static void
test_start (BwListedWindow *fixture, gconstpointer data)
{
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->world.list, "left");
  g_autoptr (BwArchive) archive = bw_archive_open (folder, NULL, fixture->world.clock, NULL, NULL);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  BwArchiveMeasure measure = { 0 };

  bw_retention_set (fixture->world.list, 2, fixture->world.clock, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_add (days, bw_snapshot_new (&(BwSnapshotFields) { .id = "",
                                                                .tenant_id = BW_FAKE_ENTRA_TENANT,
                                                                .day = bw_day_new (2024, 3, 1),
                                                                .current = 1,
                                                                .max = 2,
                                                                .active_users = -1 }));
  bw_archive_store_days (archive, days, BW_ARCHIVE_ORIGIN_GRAPH, NULL, NULL, &error);
  g_assert_no_error (error);
  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  bw_listed_window_wait_idle (fixture);
  g_assert_true (bw_archive_measure (archive, &measure, NULL, &error));
  g_assert_cmpuint (measure.n_days, ==, 0);
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  g_test_add ("/organisation-kept/add-too-old", BwListedWindow, NULL, bw_listed_window_set_up,
              test_add_too_old, bw_listed_window_tear_down);
  g_test_add ("/organisation-kept/add-damaged", BwListedWindow, NULL, bw_listed_window_set_up,
              test_add_damaged, bw_listed_window_tear_down);
  g_test_add ("/organisation-kept/start", BwListedWindow, NULL, bw_listed_window_set_up, test_start,
              bw_listed_window_tear_down);
  g_test_add ("/organisation-kept/add-to-history", BwListedWindow, NULL, bw_listed_window_set_up,
              test_add_to_history, bw_listed_window_tear_down);
  g_test_add ("/organisation-kept/recall", BwListedWindow, NULL, bw_listed_window_set_up,
              test_recall, bw_listed_window_tear_down);
  g_test_add ("/organisation-kept/locked", BwListedWindow, NULL, bw_listed_window_set_up,
              test_locked, bw_listed_window_tear_down);
  g_test_add ("/organisation-kept/fill-in", BwListedWindow, NULL, bw_listed_window_set_up,
              test_fill_in, bw_listed_window_tear_down);
  g_test_add ("/organisation-kept/since", BwListedWindow, NULL, bw_listed_window_set_up, test_since,
              bw_listed_window_tear_down);
  g_test_add ("/organisation-kept/unstored", BwListedWindow, NULL, bw_listed_window_set_up,
              test_unstored, bw_listed_window_tear_down);
  g_test_add ("/organisation-kept/unstored-past", BwListedWindow, NULL, bw_listed_window_set_up,
              test_unstored_past, bw_listed_window_tear_down);
  g_test_add ("/organisation-kept/damaged", BwListedWindow, NULL, bw_listed_window_set_up,
              test_damaged, bw_listed_window_tear_down);
  g_test_add ("/organisation-kept/damaged-offline", BwListedWindow, NULL, bw_listed_window_set_up,
              test_damaged_alone, bw_listed_window_tear_down);
  g_test_add ("/organisation-kept/damaged-locked", BwListedWindow, "locked",
              bw_listed_window_set_up, test_damaged_alone, bw_listed_window_tear_down);
  return g_test_run ();
}
