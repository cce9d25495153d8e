/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the window says of an organisation whose sign-in, keyring, network or score is not as it should be. */

#include "bw-config.h"

#include <string.h>

#include "auth/bw-auth-error.h"
#include "auth/bw-process-lock.h"
#include "ui/error/bw-error-page.h"
#include "ui/organisations/bw-listed-window.h"
#include "ui/organisations/bw-window-organisations.h"
#include "ui/sign-in/bw-sign-in-dialog.h"

static BwTestServer *
get_server (BwListedWindow *fixture)
{
  return bw_fake_graph_get_server (fixture->world.graph);
}

static void
present_one (BwListedWindow *fixture)
{
  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
}

static void
refresh (BwListedWindow *fixture)
{
  bw_listed_window_do (fixture, "win.refresh");
  bw_listed_window_wait_done (fixture);
}

/* Numbers from 1; another one is asked for next. */
static guint
get_next (BwListedWindow *fixture)
{
  return bw_test_server_count_requests (get_server (fixture)) + 1;
}

static gboolean
shows_wizard (gpointer data)
{
  return bw_ui_test_find (GTK_WIDGET (((BwListedWindow *) data)->window), BW_TYPE_SIGN_IN_DIALOG) !=
         NULL;
}

static gboolean
has_no_error (gpointer data)
{
  return !bw_session_is_loading (data) && bw_session_get_error (data) == NULL;
}

/* Signing in again. */

static void
test_revoked (BwListedWindow *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = NULL;
  g_autofree char *token = NULL;
  g_autoptr (BwCredential) credential = NULL;

  present_one (fixture);
  bw_fake_entra_revoke (fixture->world.entra);
  bw_listed_window_age (fixture);
  refresh (fixture);
  bw_listed_window_wait_for (fixture, "Sign In Again…");
  g_assert_nonnull (bw_session_get_records (bw_listed_window_get_session (fixture)));
  g_assert_true (bw_listed_window_shows (fixture, "%"));
  bw_listed_window_click (fixture, "Sign In Again…");
  g_assert_nonnull (bw_ui_test_find (GTK_WIDGET (fixture->window), BW_TYPE_SIGN_IN_DIALOG));
  adw_dialog_force_close (
      ADW_DIALOG (bw_ui_test_find (GTK_WIDGET (fixture->window), BW_TYPE_SIGN_IN_DIALOG)));

  /* What a sign-in leaves behind. */
  token = bw_fake_entra_new_refresh_token (fixture->world.entra);
  credential = bw_credential_new (
      &(BwCredentialFields) { .kind = BW_CREDENTIAL_REFRESH_TOKEN, .secret = token });
  bw_keyring_store (BW_KEYRING (fixture->world.keyring), "one", credential, FALSE, NULL, NULL);
  entry = bw_organisation_store_find (fixture->world.store, "one");
  bw_window_organisations_signed_in (fixture->window, entry);
  g_assert_nonnull (bw_session_get_records (bw_listed_window_get_session (fixture)));
  bw_listed_window_wait_done (fixture);
  g_assert_no_error (bw_session_get_error (bw_listed_window_get_session (fixture)));
  bw_listed_window_wait_gone (fixture, "Sign In Again…");
}

static AdwDialog *
get_dialog (BwListedWindow *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
}

/* Of what nobody here knows, Microsoft's own words and ids are there, and what may mend it. */
static void
test_unknown (BwListedWindow *fixture, gconstpointer data)
{
  present_one (fixture);
  bw_fake_entra_refuse (fixture->world.entra, "token", "invalid_request", 4242424, 1);
  bw_listed_window_age (fixture);
  refresh (fixture);
  bw_listed_window_wait_for (fixture, "Microsoft refused the sign-in");
  bw_listed_window_click (fixture, "Details");
  bw_listed_window_wait_for (fixture, "AADSTS4242424");
  bw_listed_window_wait_for (fixture, "Copy IDs for Support");
  bw_listed_window_click (fixture, "Sign In Again…");
  g_assert_true (bw_ui_test_wait (shows_wizard, fixture));
}

/* A dialog is about what was shown when it opened, whatever is shown when it is answered. */
static void
test_other_shown (BwListedWindow *fixture, gconstpointer data)
{
  const BwTestFault fault = { .status = 403, .body = "{}" };
  BwSession *one = NULL;
  BwSession *two = NULL;
  BwRecords *records = NULL;
  guint asked = 0;

  bw_listed_window_add (fixture, "two", "Two");
  present_one (fixture);
  two = bw_listed_window_get_session (fixture);
  bw_listed_window_switch (fixture, 2);
  bw_listed_window_wait_read (fixture);
  one = bw_listed_window_get_session (fixture);
  bw_test_server_add_fault (get_server (fixture), get_next (fixture), &fault);
  refresh (fixture);
  bw_listed_window_wait_for (fixture, "Details");
  bw_listed_window_click (fixture, "Details");
  bw_listed_window_wait_for (fixture, "Copy IDs for Support");

  /* The keys of the window do not reach under it. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.organisation", "i", 1);
  g_assert_true (bw_listed_window_get_session (fixture) == one);
  bw_window_organisations_switch (fixture->window, 1);
  g_assert_true (bw_listed_window_get_session (fixture) == two);
  records = bw_session_get_records (two);
  asked = bw_test_server_count_requests (get_server (fixture));
  bw_listed_window_click (fixture, "Try Again");
  g_assert_true (bw_ui_test_wait (has_no_error, one));
  g_assert_true (bw_test_server_count_requests (get_server (fixture)) > asked);
  g_assert_true (bw_session_get_records (two) == records);
  g_assert_false (bw_session_is_loading (two));
  g_assert_null (get_dialog (fixture));
  bw_listed_window_switch (fixture, 2);
  g_assert_true (bw_listed_window_get_session (fixture) == one);
}

/* Whatever the number says: where Microsoft wants the user, the banner leads there. */
static void
test_wanted (BwListedWindow *fixture, gconstpointer data)
{
  static const struct {
    const char *error;
    guint number;
  } REFUSALS[] = {
    { "interaction_required", 53000 }, { "interaction_required", 530035 },
    { "invalid_grant", 53003 },        { "invalid_grant", 65001 },
    { "invalid_grant", 50105 },        { "invalid_grant", 50057 },
    { "invalid_grant", 50055 },
  };

  present_one (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (REFUSALS); i++) {
    bw_fake_entra_refuse (fixture->world.entra, "token", REFUSALS[i].error, REFUSALS[i].number, 1);
    bw_listed_window_age (fixture);
    refresh (fixture);
    bw_listed_window_wait_for (fixture, "Sign In Again…");
    g_assert_true (bw_listed_window_shows (fixture, "%"));
    refresh (fixture);
    bw_listed_window_wait_gone (fixture, "Sign In Again…");
  }
}

#define DEMAND "{\"access_token\":{\"nbf\":{\"essential\":true}}}"

static const BwTestFault CHALLENGE = {
  .status = 401,
  .headers = "WWW-Authenticate: Bearer realm=\"\", error=\"insufficient_claims\", "
             "claims=\"eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZX19fQ==\"",
  .body = "{}",
};

/* The next sign-in is asked for what was demanded. */
static void
assert_demanded (BwListedWindow *fixture)
{
  BwSignInDialog *dialog = NULL;

  bw_listed_window_click (fixture, "Sign In Again…");
  dialog =
      BW_SIGN_IN_DIALOG (bw_ui_test_find (GTK_WIDGET (fixture->window), BW_TYPE_SIGN_IN_DIALOG));
  g_assert_cmpstr (bw_sign_in_form_get_claims (bw_sign_in_dialog_get_form (dialog)), ==, DEMAND);
}

/* What Graph demands of the next sign-in is handed to the dialog (graph.md §4.7). */
static void
test_claims (BwListedWindow *fixture, gconstpointer data)
{
  present_one (fixture);
  bw_fake_entra_refuse (fixture->world.entra, "token", "interaction_required", 50076, 1);
  bw_test_server_add_fault (get_server (fixture), get_next (fixture), &CHALLENGE);
  refresh (fixture);
  assert_demanded (fixture);
}

/* The same where a token was given without a word, and Graph is not content with it. */
static void
test_unmet_claims (BwListedWindow *fixture, gconstpointer data)
{
  guint first = 0;

  present_one (fixture);
  first = get_next (fixture);
  for (guint i = 0; i < 20; i++)
    bw_test_server_add_fault (get_server (fixture), first + i, &CHALLENGE);
  refresh (fixture);
  assert_demanded (fixture);
}

/* The keyring. */

static void
test_locked_at_start (BwListedWindow *fixture, gconstpointer data)
{
  bw_listed_window_add (fixture, "one", "One");
  bw_flaky_keyring_fail_load (fixture->world.keyring, BW_KEYRING_ERROR_LOCKED);
  bw_listed_window_present (fixture);
  bw_listed_window_wait_for (fixture, "Unlock Keyring");
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->world.keyring), ==, 0);
  bw_listed_window_do (fixture, "win.retry");
  bw_listed_window_wait_done (fixture);
  bw_listed_window_wait_for (fixture, "Unlock Keyring");
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->world.keyring), ==, 0);

  bw_listed_window_click (fixture, "Unlock Keyring");
  bw_listed_window_wait_read (fixture);
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->world.keyring), ==, 1);
  bw_listed_window_wait_for (fixture, "%");
}

/* What was unlocked once is in memory: nobody is asked, and nothing fails. */
static void
test_locked_at_refresh (BwListedWindow *fixture, gconstpointer data)
{
  present_one (fixture);
  bw_flaky_keyring_fail_load (fixture->world.keyring, BW_KEYRING_ERROR_LOCKED);
  bw_listed_window_age (fixture);
  refresh (fixture);
  g_assert_no_error (bw_session_get_error (bw_listed_window_get_session (fixture)));
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->world.keyring), ==, 0);
}

/* A token that was changed cannot be kept: a banner says so, and its button may ask. */
static void
test_locked_at_store (BwListedWindow *fixture, gconstpointer data)
{
  bw_fake_entra_set_rotating (fixture->world.entra, TRUE);
  present_one (fixture);
  bw_flaky_keyring_fail_load (fixture->world.keyring, BW_KEYRING_ERROR_LOCKED);
  bw_flaky_keyring_fail_store (fixture->world.keyring, BW_KEYRING_ERROR_LOCKED);
  bw_listed_window_age (fixture);
  refresh (fixture);
  bw_listed_window_wait_for (fixture, "Signed in for this run only");
  g_assert_true (bw_listed_window_shows (fixture, "%"));
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->world.keyring), ==, 0);
  bw_listed_window_click (fixture, "Try Again");
  bw_listed_window_wait_done (fixture);
  bw_listed_window_wait_gone (fixture, "Signed in for this run only");
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->world.keyring), >=, 1);
}

/* As a sign-in leaves it where there is no keyring. */
static void
keep_for_this_run (BwListedWindow *fixture)
{
  g_autoptr (BwCredential) credential =
                bw_keyring_load (BW_KEYRING (fixture->world.keyring), "one", FALSE, NULL, NULL);

  bw_keyring_store (bw_organisation_store_get_for_this_run (fixture->world.store), "one",
                    credential, FALSE, NULL, NULL);
  bw_keyring_remove (BW_KEYRING (fixture->world.keyring), "one", FALSE, NULL, NULL);
}

static void
test_no_keyring (BwListedWindow *fixture, gconstpointer data)
{
  bw_listed_window_add (fixture, "one", "One");
  keep_for_this_run (fixture);
  bw_flaky_keyring_fail_load (fixture->world.keyring, BW_KEYRING_ERROR_NO_SERVICE);
  bw_flaky_keyring_fail_store (fixture->world.keyring, BW_KEYRING_ERROR_NO_SERVICE);
  bw_flaky_keyring_fail_remove (fixture->world.keyring, BW_KEYRING_ERROR_NO_SERVICE);
  bw_listed_window_present_read (fixture);
  bw_listed_window_wait_for (fixture, "Signed in for this run only: there is no keyring here");
  g_assert_null (
      bw_ui_test_find_by_label (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Try Again"));

  /* Signing out needs none either. */
  bw_organisation_store_sign_out (fixture->world.store,
                                  bw_session_get_entry (bw_listed_window_get_session (fixture)));
  bw_listed_window_wait_for (fixture, "Signed out of “One”");
  g_assert_null (bw_keyring_load (bw_organisation_store_get_for_this_run (fixture->world.store),
                                  "one", FALSE, NULL, NULL));
}

static void
test_keep (BwListedWindow *fixture, gconstpointer data)
{
  BwRecords *records = NULL;
  g_autoptr (BwCredential) credential = NULL;

  bw_listed_window_add (fixture, "one", "One");
  keep_for_this_run (fixture);
  bw_flaky_keyring_fail_store (fixture->world.keyring, BW_KEYRING_ERROR_REFUSED);
  bw_listed_window_present_read (fixture);
  bw_listed_window_wait_for (fixture, "the keyring did not take the sign-in");
  bw_listed_window_click (fixture, "Try Again");
  bw_listed_window_wait_done (fixture);
  bw_listed_window_wait_for (fixture, "the keyring did not take the sign-in");

  /* Who dismisses the keyring is asked again the next time, and what there is is read. */
  bw_flaky_keyring_fail_store (fixture->world.keyring, BW_KEYRING_ERROR_DISMISSED);
  records = bw_session_get_records (bw_listed_window_get_session (fixture));
  bw_listed_window_click (fixture, "Try Again");
  bw_listed_window_wait_done (fixture);
  g_assert_no_error (bw_session_get_error (bw_listed_window_get_session (fixture)));
  g_assert_true (bw_session_get_records (bw_listed_window_get_session (fixture)) != records);
  g_assert_false (bw_listed_window_shows (fixture, "Unlock Keyring"));

  bw_flaky_keyring_fail_store (fixture->world.keyring, -1);
  bw_listed_window_click (fixture, "Try Again");
  bw_listed_window_wait_done (fixture);
  g_assert_no_error (bw_session_get_error (bw_listed_window_get_session (fixture)));
  bw_listed_window_wait_gone (fixture, "the keyring did not take the sign-in");
  credential = bw_keyring_load (BW_KEYRING (fixture->world.keyring), "one", FALSE, NULL, NULL);
  g_assert_nonnull (credential);
}

/* A token that was changed is not kept: the sign-in would be lost with the program. */
static void
test_rotated (BwListedWindow *fixture, gconstpointer data)
{
  bw_fake_entra_set_rotating (fixture->world.entra, TRUE);
  bw_listed_window_add (fixture, "one", "One");
  bw_flaky_keyring_fail_store (fixture->world.keyring, BW_KEYRING_ERROR_REFUSED);
  bw_listed_window_present_read (fixture);
  bw_listed_window_wait_for (fixture, "the keyring did not take the sign-in");
  bw_flaky_keyring_fail_store (fixture->world.keyring, -1);
  bw_listed_window_click (fixture, "Try Again");
  bw_listed_window_wait_done (fixture);
  bw_listed_window_wait_gone (fixture, "the keyring did not take the sign-in");
}

/* The network. */

static void
on_text (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static gboolean
has_text (gpointer data)
{
  return *(char **) data != NULL;
}

/* The keyring is as it was, and what was read stays. */
static void
test_network (BwListedWindow *fixture, gconstpointer data)
{
  const BwTestFault fault = {
    .status = 403,
    .headers = "request-id: 99999999-8888-7777-6666-555555555555",
    .body = "{\"error\": {\"code\": \"Forbidden\", \"message\": \"Insufficient privileges.\"}}",
  };
  guint n_stores = 0;
  g_autofree char *copied = NULL;

  present_one (fixture);
  n_stores = bw_flaky_keyring_count_stores (fixture->world.keyring);
  bw_test_server_add_fault (get_server (fixture), get_next (fixture), &fault);
  refresh (fixture);
  g_assert_true (bw_listed_window_shows (fixture, "%"));
  g_assert_null (
      bw_ui_test_find_by_label (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Sign In Again…"));
  g_assert_cmpuint (bw_flaky_keyring_count_stores (fixture->world.keyring), ==, n_stores);
  bw_listed_window_wait_for (fixture, "Details");
  bw_listed_window_click (fixture, "Details");
  bw_listed_window_wait_for (fixture, "Copy IDs for Support");
  bw_listed_window_click (fixture, "Copy IDs for Support");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), NULL,
                                 on_text, &copied);
  g_assert_true (bw_ui_test_wait (has_text, &copied));
  g_assert_nonnull (strstr (copied, "99999999-8888-7777-6666-555555555555"));
  bw_listed_window_wait_for (fixture, "Copied");
  bw_listed_window_click (fixture, "Try Again");
  bw_listed_window_wait_done (fixture);
  g_assert_no_error (bw_session_get_error (bw_listed_window_get_session (fixture)));
}

/* The way, and how far. */

static gboolean
is_reading (gpointer data)
{
  return bw_listed_window_shows (data, "Reading the catalogue of actions");
}

static void
hold (BwListedWindow *fixture, guint ahead)
{
  const BwTestFault held = { .status = 503, .hold = TRUE };

  bw_test_server_add_fault (get_server (fixture), get_next (fixture) + ahead, &held);
}

static void
test_progress (BwListedWindow *fixture, gconstpointer data)
{
  BwSession *session = NULL;
  BwRecords *records = NULL;

  present_one (fixture);
  session = bw_listed_window_get_session (fixture);
  records = bw_session_get_records (session);
  hold (fixture, 1);
  bw_listed_window_do (fixture, "win.refresh");
  g_assert_true (bw_ui_test_wait (is_reading, fixture));
  g_assert_true (bw_listed_window_shows (fixture, "%"));
  bw_listed_window_click (fixture, "Cancel");
  g_assert_false (bw_session_is_loading (session));
  bw_listed_window_wait_gone (fixture, "Reading the catalogue of actions");
  g_assert_true (bw_session_get_records (session) == records);
  g_assert_no_error (bw_session_get_error (session));

  refresh (fixture);
  g_assert_true (bw_session_get_records (session) != records);
}

static void
note_progress (BwSession *session, GParamSpec *pspec, GPtrArray *noted)
{
  if (bw_session_get_progress (session) != NULL)
    g_ptr_array_add (noted, g_strdup (bw_session_get_progress (session)));
}

/* Once a wait is over, what goes on is what was waited with. */
static void
test_waited (BwListedWindow *fixture, gconstpointer data)
{
  const BwTestFault busy = { .status = 429, .headers = "Retry-After: 2", .body = "{}" };
  g_autoptr (GPtrArray) noted = g_ptr_array_new_with_free_func (g_free);
  guint i = 0;

  present_one (fixture);
  g_signal_connect (bw_listed_window_get_session (fixture), "notify::progress",
                    G_CALLBACK (note_progress), noted);
  bw_test_server_add_fault (get_server (fixture), get_next (fixture), &busy);
  refresh (fixture);
  g_signal_handlers_disconnect_by_data (bw_listed_window_get_session (fixture), noted);
  while (i < noted->len && strstr (g_ptr_array_index (noted, i), "asked to wait") == NULL)
    i++;
  g_assert_cmpuint (i, >, 0);
  g_assert_cmpuint (i, <, noted->len);
  for (; i < noted->len && strstr (g_ptr_array_index (noted, i), "asked to wait") != NULL; i++)
    g_assert_null (strstr (g_ptr_array_index (noted, i), ": 0 seconds"));
  g_assert_cmpuint (i, <, noted->len);
  g_assert_cmpstr (g_ptr_array_index (noted, i), ==, g_ptr_array_index (noted, 0));
}

/* Also while a token is waited for. */
static void
test_progress_of_token (BwListedWindow *fixture, gconstpointer data)
{
  g_autofree char *folder = bw_organisation_list_build_lock_folder (fixture->world.list);
  g_autoptr (BwProcessLock) lock = NULL;

  present_one (fixture);
  /* As another process does that is asking for a token. */
  lock = bw_process_lock_new (folder, "one.lock", NULL, NULL);
  g_assert_nonnull (lock);
  bw_listed_window_age (fixture);
  bw_listed_window_do (fixture, "win.refresh");
  bw_listed_window_wait_for (fixture, "Reading the newest score");
  bw_listed_window_click (fixture, "Cancel");
  g_assert_false (bw_session_is_loading (bw_listed_window_get_session (fixture)));
}

static void
test_cancel_first (BwListedWindow *fixture, gconstpointer data)
{
  bw_listed_window_add (fixture, "one", "One");
  hold (fixture, 0);
  bw_listed_window_present (fixture);
  bw_listed_window_wait_for (fixture, "Reading the newest score");
  bw_listed_window_click (fixture, "Cancel");
  bw_listed_window_wait_for (fixture, "Stopped");
  bw_listed_window_click (fixture, "Try Again");
  bw_listed_window_wait_read (fixture);
}

static void
test_refresh_twice (BwListedWindow *fixture, gconstpointer data)
{
  BwSession *session = NULL;
  BwRecords *records = NULL;
  guint next = 0;

  present_one (fixture);
  session = bw_listed_window_get_session (fixture);
  records = g_object_ref (bw_session_get_records (session));
  hold (fixture, 0);
  /* Counted before it is asked for: it may have come before one looks. */
  next = get_next (fixture);
  bw_listed_window_do (fixture, "win.refresh");
  bw_test_server_wait_for_requests (get_server (fixture), next);
  bw_listed_window_do (fixture, "win.refresh");
  bw_listed_window_wait_done (fixture);
  g_assert_no_error (bw_session_get_error (session));
  g_assert_true (bw_session_get_records (session) != records);
  g_object_unref (records);
}

/* The fixture sees that nothing is left of it. */
static void
test_close_reading (BwListedWindow *fixture, gconstpointer data)
{
  bw_listed_window_add (fixture, "one", "One");
  hold (fixture, 0);
  bw_listed_window_present (fixture);
  bw_listed_window_wait_for (fixture, "Reading the newest score");
}

/* An organisation without a score. */

static void
check_no_score (BwListedWindow *fixture, const BwTestFault *fault)
{
  bw_listed_window_add (fixture, "one", "One");
  for (guint i = 1; i <= 3; i++)
    bw_test_server_add_fault (get_server (fixture), i, fault);
  bw_listed_window_present (fixture);
  bw_listed_window_wait_for (fixture, "No Score Yet");
  bw_listed_window_wait_for (fixture, "can take a day or two");
  bw_listed_window_do (fixture, "win.refresh");
  bw_listed_window_wait_gone (fixture, "No Score Yet");
  bw_listed_window_wait_for (fixture, "%");
}

static void
test_empty (BwListedWindow *fixture, gconstpointer data)
{
  check_no_score (fixture, &(BwTestFault) { .status = 200,
                                            .headers = "Content-Type: application/json",
                                            .body = "{\"value\": []}" });
}

static void
test_not_found (BwListedWindow *fixture, gconstpointer data)
{
  check_no_score (fixture, &(BwTestFault) { .status = 404,
                                            .headers = "Content-Type: application/json",
                                            .body = "{\"error\": {\"code\": \"NotFound\"}}" });
}

/* That there is none now takes nothing from the page of one that is known; it is told, and refreshing leads on. */
static void
check_no_score_now (BwListedWindow *fixture, const BwTestFault *fault)
{
  guint next = 0;

  present_one (fixture);
  next = get_next (fixture);
  for (guint i = 0; i < 3; i++)
    bw_test_server_add_fault (get_server (fixture), next + i, fault);
  refresh (fixture);
  bw_listed_window_wait_for (fixture, "Microsoft has no score of this organisation now; what is "
                                      "shown is of ");
  g_assert_nonnull (bw_scorecard_get_snapshot (
      bw_session_get_scorecard (bw_listed_window_get_session (fixture))));
  bw_listed_window_click (fixture, "Refresh");
  bw_listed_window_wait_gone (fixture, "Microsoft has no score of this organisation now");
}

static void
test_empty_now (BwListedWindow *fixture, gconstpointer data)
{
  check_no_score_now (fixture, &(BwTestFault) { .status = 200,
                                                .headers = "Content-Type: application/json",
                                                .body = "{\"value\": []}" });
}

static void
test_not_found_now (BwListedWindow *fixture, gconstpointer data)
{
  check_no_score_now (fixture, &(BwTestFault) { .status = 404,
                                                .headers = "Content-Type: application/json",
                                                .body = "{\"error\": {\"code\": \"NotFound\"}}" });
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (BwListedWindow *fixture, gconstpointer data);
  } TESTS[] = {
    { "/organisation-states/revoked", test_revoked },
    { "/organisation-states/wanted", test_wanted },
    { "/organisation-states/claims", test_claims },
    { "/organisation-states/unmet-claims", test_unmet_claims },
    { "/organisation-states/unknown", test_unknown },
    { "/organisation-states/other-shown", test_other_shown },
    { "/organisation-states/waited", test_waited },
    { "/organisation-states/locked-at-start", test_locked_at_start },
    { "/organisation-states/locked-at-refresh", test_locked_at_refresh },
    { "/organisation-states/locked-at-store", test_locked_at_store },
    { "/organisation-states/no-keyring", test_no_keyring },
    { "/organisation-states/keep", test_keep },
    { "/organisation-states/rotated", test_rotated },
    { "/organisation-states/network", test_network },
    { "/organisation-states/progress", test_progress },
    { "/organisation-states/progress-of-token", test_progress_of_token },
    { "/organisation-states/cancel-first", test_cancel_first },
    { "/organisation-states/refresh-twice", test_refresh_twice },
    { "/organisation-states/close-reading", test_close_reading },
    { "/organisation-states/empty", test_empty },
    { "/organisation-states/not-found", test_not_found },
    { "/organisation-states/empty-now", test_empty_now },
    { "/organisation-states/not-found-now", test_not_found_now },
  };

  bw_ui_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (TESTS); i++)
    g_test_add (TESTS[i].path, BwListedWindow, NULL, bw_listed_window_set_up, TESTS[i].test,
                bw_listed_window_tear_down);
  return g_test_run ();
}
