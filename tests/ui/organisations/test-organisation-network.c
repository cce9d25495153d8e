/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the window does where the network fails while an organisation is read again; and where an error leads. */

#include "bw-config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "net/bw-http-error.h"
#include "ui/organisations/bw-listed-window.h"

/* How the network fails, and what is said of it. Which request: the newest score, the catalogue, the days. */
static const struct {
  const char *name;
  BwTestFault fault;
  BwHttpError code;
  const char *notice;
} FAULTS[] = {
  { "dropped",
    { .raw = "", .end = BW_TEST_END_RESET },
    BW_HTTP_ERROR_UNREACHABLE,
    "Microsoft cannot be reached" },
  { "half-a-body",
    { .raw = "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"value\":[" },
    BW_HTTP_ERROR_UNREACHABLE,
    "Microsoft cannot be reached" },
  { "portal",
    { .status = 200, .headers = "Content-Type: text/html", .body = "<html>" },
    BW_HTTP_ERROR_CAPTIVE_PORTAL,
    "The network wants you to sign in first" },
};
#define N_REQUESTS 3

static BwTestServer *
get_server (BwListedWindow *fixture)
{
  return bw_fake_graph_get_server (fixture->world.graph);
}

static void
add_faults (BwListedWindow *fixture, guint ahead, const BwTestFault *fault)
{
  guint next = bw_test_server_count_requests (get_server (fixture)) + 1;

  for (guint n = 0; n < 20; n++)
    bw_test_server_add_fault (get_server (fixture), next + ahead + n, fault);
}

/* What was read stays, it is said, and trying again helps. */
static void
test_refresh (BwListedWindow *fixture, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  BwSession *session = NULL;

  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  session = bw_listed_window_get_session (fixture);
  for (guint ahead = 0; ahead < N_REQUESTS; ahead++) {
    g_autoptr (BwRecords) before = g_object_ref (bw_session_get_records (session));
    guint n_stores = bw_flaky_keyring_count_stores (fixture->world.keyring);

    add_faults (fixture, ahead, &FAULTS[i].fault);
    bw_listed_window_do (fixture, "win.refresh");
    bw_listed_window_wait_done (fixture);
    g_assert_error (bw_session_get_error (session), BW_HTTP_ERROR, (int) FAULTS[i].code);
    g_assert_true (bw_session_get_records (session) == before);
    bw_listed_window_wait_for (fixture, FAULTS[i].notice);
    g_assert_true (bw_listed_window_shows (fixture, "%"));
    g_assert_null (
        bw_ui_test_find_by_label (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Sign In Again…"));
    g_assert_cmpuint (bw_flaky_keyring_count_stores (fixture->world.keyring), ==, n_stores);

    bw_test_server_clear_faults (get_server (fixture));
    bw_listed_window_click (fixture, "Details");
    bw_listed_window_wait_for (fixture, "Try Again");
    bw_listed_window_click (fixture, "Try Again");
    bw_listed_window_wait_done (fixture);
    g_assert_no_error (bw_session_get_error (session));
    g_assert_true (bw_session_get_records (session) != before);
    bw_listed_window_wait_gone (fixture, FAULTS[i].notice);
  }
}

/* The sign-in service cannot be reached: that is the network's fault, and signs nobody out. */
static void
test_token (BwListedWindow *fixture, gconstpointer data)
{
  BwSession *session = NULL;

  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  session = bw_listed_window_get_session (fixture);
  bw_fake_entra_answer (fixture->world.entra, "token", 503, "ill", 5);
  bw_listed_window_age (fixture);
  bw_listed_window_do (fixture, "win.refresh");
  bw_listed_window_wait_done (fixture);
  g_assert_error (bw_session_get_error (session), BW_HTTP_ERROR, BW_HTTP_ERROR_SERVER);
  bw_listed_window_wait_for (fixture, "Details");
  g_assert_true (bw_listed_window_shows (fixture, "%"));
  g_assert_null (
      bw_ui_test_find_by_label (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Sign In Again…"));
}

/* An outage at Microsoft is no organisation without a score: what was there stays. */
static void
test_outage (BwListedWindow *fixture, gconstpointer data)
{
  const BwTestFault outage = {
    .status = 206,
    .headers = "Content-Type: application/json\nWarning: 199 - \"Microsoft/SecureScore/504/10000\"",
    .body = "{\"value\":[]}",
  };
  BwSession *session = NULL;
  BwRecords *before = NULL;

  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  session = bw_listed_window_get_session (fixture);
  before = bw_session_get_records (session);
  add_faults (fixture, 0, &outage);
  bw_listed_window_do (fixture, "win.refresh");
  bw_listed_window_wait_done (fixture);
  g_assert_error (bw_session_get_error (session), BW_SOURCE_ERROR, BW_SOURCE_ERROR_OUTAGE);
  g_assert_true (bw_session_get_records (session) == before);
  bw_listed_window_wait_for (fixture, "Microsoft has an outage");
  g_assert_true (bw_listed_window_shows (fixture, "%"));
}

/* A browser that notes what it is to open. */
static char *
install_browser (BwListedWindow *fixture)
{
  const char *folder = bw_test_folder_get_path (fixture->world.folder);
  g_autofree char *program = g_build_filename (folder, "browser", NULL);
  g_autofree char *script = NULL;
  g_autofree char *applications = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *desktop = g_build_filename (applications, "browser.desktop", NULL);
  g_autofree char *entry = NULL;
  g_autofree char *defaults = g_build_filename (g_get_user_config_dir (), "mimeapps.list", NULL);
  char *noted = g_build_filename (folder, "opened", NULL);

  script = g_strdup_printf ("#!/bin/sh\nprintf '%%s' \"$1\" > '%s.new' && mv '%s.new' '%s'\n",
                            noted, noted, noted);
  entry = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Browser\nExec=%s %%u\n"
                           "MimeType=x-scheme-handler/http;\n",
                           program);
  g_assert_true (
      g_file_set_contents_full (program, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  g_assert_cmpint (g_mkdir_with_parents (applications, 0700), ==, 0);
  g_assert_true (g_file_set_contents (desktop, entry, -1, NULL));
  g_assert_true (g_file_set_contents (
      defaults, "[Default Applications]\nx-scheme-handler/http=browser.desktop\n", -1, NULL));
  return noted;
}

static gboolean
is_there (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

/* An error leads to the page where it is mended, with all that this page has to know. */
static void
test_link (BwListedWindow *fixture, gconstpointer data)
{
  const BwTestFault forbidden = {
    .status = 403,
    .body = "{\"error\": {\"code\": \"Forbidden\", \"message\": \"Insufficient privileges.\"}}",
  };
  g_autofree char *noted = install_browser (fixture);
  g_autofree char *opened = NULL;
  g_autofree char *start =
      g_strdup_printf ("%s/%s/v2.0/adminconsent?", bw_fake_entra_get_root (fixture->world.entra),
                       BW_FAKE_ENTRA_TENANT);

  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  add_faults (fixture, 0, &forbidden);
  bw_listed_window_do (fixture, "win.refresh");
  bw_listed_window_wait_done (fixture);
  bw_listed_window_wait_for (fixture, "Details");
  bw_listed_window_click (fixture, "Details");
  bw_listed_window_wait_for (fixture, "Open the page for administrators");
  g_assert_false (is_there (noted));
  bw_listed_window_click (fixture, "Open the page for administrators");
  g_assert_true (bw_ui_test_wait (is_there, noted));
  g_assert_true (g_file_get_contents (noted, &opened, NULL, NULL));
  g_assert_true (g_str_has_prefix (opened, start));
  g_assert_nonnull (strstr (opened, "client_id=" BW_FAKE_ENTRA_CLIENT));
  g_assert_nonnull (strstr (opened, "SecurityEvents.Read.All"));
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (FAULTS); i++) {
    g_autofree char *path = g_strconcat ("/organisation-network/refresh/", FAULTS[i].name, NULL);

    g_test_add (path, BwListedWindow, GSIZE_TO_POINTER (i), bw_listed_window_set_up, test_refresh,
                bw_listed_window_tear_down);
  }
  g_test_add ("/organisation-network/outage", BwListedWindow, NULL, bw_listed_window_set_up,
              test_outage, bw_listed_window_tear_down);
  g_test_add ("/organisation-network/token", BwListedWindow, NULL, bw_listed_window_set_up,
              test_token, bw_listed_window_tear_down);
  g_test_add ("/organisation-network/link", BwListedWindow, NULL, bw_listed_window_set_up,
              test_link, bw_listed_window_tear_down);
  return g_test_run ();
}
