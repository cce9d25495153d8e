/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An organisation of the list with its credential: every way in which connecting to it can end. */

#include "organisation/bw-organisation-connection.h"

#include <string.h>

#include "auth/bw-auth-error.h"
#include "auth/bw-certificate.h"
#include "auth/bw-flaky-keyring.h"
#include "auth/bw-memory-keyring.h"
#include "auth/bw-test-key-pair.h"
#include "support/bw-fake-entra.h"
#include "support/bw-fake-graph.h"
#include "support/bw-manual-clock.h"
#include "support/bw-secret-watch.h"
#include "support/bw-test-files.h"

#define ID "organisation"
#define NOW "2026-07-17T12:00:00Z"
#define N_THREADS 8

typedef struct {
  BwTestFolder *folder;
  BwFakeEntra *entra;
  BwFakeGraph *graph;
  BwFlakyKeyring *keyring;
  BwKeyring *for_this_run;
  BwClock *clock;
  BwOrganisationConnection *connection;
} Fixture;

static gboolean
is_token (const char *token, gpointer data)
{
  return bw_fake_entra_is_token (data, token);
}

static BwOrganisationEntry *
make_entry (Fixture *fixture, const char *tenant, BwSignInWay way, const char *trust_file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCloud) cloud = bw_cloud_new_custom (
      &(BwCloudFields) { .login = bw_fake_entra_get_root (fixture->entra),
                         .graph = bw_fake_graph_get_root (fixture->graph),
                         .trust_file = trust_file },
      &error);

  g_assert_no_error (error);
  return bw_organisation_entry_new (&(BwOrganisationEntryFields) {
      .id = ID,
      .name = "Voorbeeld",
      .cloud = cloud,
      .tenant = tenant,
      .client_id = BW_FAKE_ENTRA_CLIENT,
      .way = way,
  });
}

static BwOrganisationConnection *
make_connection (Fixture *fixture, BwOrganisationEntry *entry)
{
  return bw_organisation_connection_new (
      &(BwOrganisationOpening) {
          .entry = entry,
          .keyring = BW_KEYRING (fixture->keyring),
          .clock = fixture->clock,
          .lock_folder = bw_test_folder_get_path (fixture->folder),
      },
      fixture->for_this_run);
}

static void
connect_anew (Fixture *fixture, const char *tenant, BwSignInWay way)
{
  g_autoptr (BwOrganisationEntry) entry = make_entry (fixture, tenant, way, NULL);

  g_clear_object (&fixture->connection);
  fixture->connection = make_connection (fixture, entry);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = bw_test_folder_new ();
  fixture->entra = bw_fake_entra_new (NULL);
  bw_fake_entra_set_rotating (fixture->entra, TRUE);
  fixture->graph = bw_fake_graph_new (&(BwFakeGraphFields) {
      .n_days = 3, .n_controls = 5, .is_token = is_token, .is_token_data = fixture->entra });
  bw_fake_entra_set_graph (fixture->entra, bw_fake_graph_get_root (fixture->graph));
  fixture->keyring = bw_flaky_keyring_new ();
  fixture->for_this_run = bw_memory_keyring_new ();
  fixture->clock = bw_manual_clock_new (NOW);
  connect_anew (fixture, BW_FAKE_ENTRA_TENANT, BW_SIGN_IN_BROWSER);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *complaint = bw_fake_entra_dup_complaint (fixture->entra);

  g_assert_cmpstr (complaint, ==, "");
  g_assert_finalize_object (fixture->connection);
  g_assert_finalize_object (fixture->keyring);
  g_assert_finalize_object (fixture->for_this_run);
  g_clear_object (&fixture->clock);
  g_clear_pointer (&fixture->graph, bw_fake_graph_free);
  g_clear_object (&fixture->entra);
  g_clear_pointer (&fixture->folder, bw_test_folder_free);
}

static void
put (BwKeyring *keyring, const BwCredentialFields *fields)
{
  g_autoptr (BwCredential) credential = bw_credential_new (fields);
  g_autoptr (GError) error = NULL;

  bw_keyring_store (keyring, ID, credential, FALSE, NULL, &error);
  g_assert_no_error (error);
}

/* A refresh token that the sign-in service takes. */
static char *
put_sign_in (Fixture *fixture, BwKeyring *keyring)
{
  char *token = bw_fake_entra_new_refresh_token (fixture->entra);

  put (keyring, &(BwCredentialFields) { .kind = BW_CREDENTIAL_REFRESH_TOKEN, .secret = token });
  return token;
}

static char *
dup_kept (BwKeyring *keyring)
{
  g_autoptr (BwCredential) credential = bw_keyring_load (keyring, ID, TRUE, NULL, NULL);

  return credential != NULL ? g_strdup (bw_credential_get_secret (credential)) : NULL;
}

static BwOrganisation *
open_it (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  BwOrganisation *organisation =
      bw_organisation_connection_open (fixture->connection, NULL, &error);

  g_assert_no_error (error);
  return organisation;
}

static gboolean
refresh (Fixture *fixture, GError **error)
{
  g_autoptr (BwOrganisation) organisation = open_it (fixture);
  g_autoptr (BwRecords) records = bw_organisation_refresh (organisation, NULL, error);

  return records != NULL;
}

static void
assert_reads (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  refresh (fixture, &error);
  g_assert_no_error (error);
}

static guint
count_reads (Fixture *fixture)
{
  return bw_test_server_count_requests (bw_fake_graph_get_server (fixture->graph));
}

/* Neither is Graph asked, nor the user. */
static void
assert_fails (Fixture *fixture, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  guint n_reads = count_reads (fixture);
  guint n_prompts = bw_flaky_keyring_count_prompts (fixture->keyring);

  g_assert_false (refresh (fixture, &error));
  g_assert_error (error, domain, code);
  g_assert_null (strstr (error->message, BW_FAKE_ENTRA_PLANTED));
  g_assert_cmpuint (count_reads (fixture), ==, n_reads);
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, n_prompts);
}

static void
assert_kept (Fixture *fixture)
{
  g_autoptr (GError) unkept = bw_organisation_connection_dup_unkept (fixture->connection);

  g_assert_no_error (unkept);
}

static void
assert_unkept (Fixture *fixture, int code)
{
  g_autoptr (GError) unkept = bw_organisation_connection_dup_unkept (fixture->connection);

  g_assert_error (unkept, BW_KEYRING_ERROR, code);
}

/* Opened when it is first needed, and then the same. */
static void
test_signed_in (Fixture *fixture, gconstpointer data)
{
  g_autofree char *token = put_sign_in (fixture, BW_KEYRING (fixture->keyring));
  g_autofree char *sent = NULL;
  g_autoptr (BwOrganisation) first = open_it (fixture);
  g_autoptr (BwOrganisation) second = open_it (fixture);

  g_assert_true (first == second);
  g_assert_cmpuint (bw_fake_entra_count (fixture->entra, "token"), ==, 0);
  assert_kept (fixture);
  assert_reads (fixture);
  sent = bw_fake_entra_dup_field (fixture->entra, "token", "refresh_token");
  g_assert_cmpstr (sent, ==, token);
  assert_kept (fixture);
  g_assert_null (bw_organisation_connection_load_expiry (fixture->connection, NULL));
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, 0);
}

static gpointer
open_in_thread (gpointer data)
{
  return open_it (data);
}

static void
test_many_threads (Fixture *fixture, gconstpointer data)
{
  GThread *threads[N_THREADS] = { NULL };
  g_autoptr (BwOrganisation) organisation = NULL;

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("open", open_in_thread, fixture);
  organisation = open_it (fixture);
  for (guint i = 0; i < N_THREADS; i++) {
    g_autoptr (BwOrganisation) other = g_thread_join (threads[i]);

    g_assert_true (other == organisation);
  }
}

/* Whatever the keyring says: it opens, nothing goes out, nobody is asked, and what it says is told. */
static void
test_keyring_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *token = put_sign_in (fixture, BW_KEYRING (fixture->keyring));

  for (int code = 0; code <= BW_KEYRING_ERROR_FAILED; code++) {
    bw_flaky_keyring_fail_load (fixture->keyring, code);
    assert_fails (fixture, BW_KEYRING_ERROR, code);
    assert_kept (fixture);
    g_assert_null (bw_organisation_connection_load_expiry (fixture->connection, NULL));
  }
  g_assert_cmpuint (bw_fake_entra_count (fixture->entra, "token"), ==, 0);

  /* None of it is for good. */
  bw_flaky_keyring_fail_load (fixture->keyring, -1);
  assert_reads (fixture);
}

static void
test_nothing_kept (Fixture *fixture, gconstpointer data)
{
  assert_fails (fixture, BW_KEYRING_ERROR, BW_KEYRING_ERROR_GONE);
}

static void
test_unlock (Fixture *fixture, gconstpointer data)
{
  g_autofree char *token = put_sign_in (fixture, BW_KEYRING (fixture->keyring));
  g_autoptr (GError) error = NULL;

  bw_flaky_keyring_fail_load (fixture->keyring, BW_KEYRING_ERROR_LOCKED);
  assert_fails (fixture, BW_KEYRING_ERROR, BW_KEYRING_ERROR_LOCKED);
  g_assert_true (bw_organisation_connection_unlock (fixture->connection, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, 1);
  assert_reads (fixture);
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, 1);
}

/* Who dismissed it is asked again when they ask for it again. */
static void
test_dismissed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *token = put_sign_in (fixture, BW_KEYRING (fixture->keyring));
  g_autoptr (GError) error = NULL;

  bw_flaky_keyring_fail_load (fixture->keyring, BW_KEYRING_ERROR_DISMISSED);
  g_assert_false (bw_organisation_connection_unlock (fixture->connection, NULL, &error));
  g_assert_error (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_DISMISSED);
  g_clear_error (&error);
  assert_fails (fixture, BW_KEYRING_ERROR, BW_KEYRING_ERROR_DISMISSED);

  bw_flaky_keyring_fail_load (fixture->keyring, BW_KEYRING_ERROR_LOCKED);
  g_assert_true (bw_organisation_connection_unlock (fixture->connection, NULL, &error));
  assert_reads (fixture);
}

/* The keyring says why it has not what is used. */
static void
test_for_this_run (Fixture *fixture, gconstpointer data)
{
  for (int code = 0; code <= BW_KEYRING_ERROR_FAILED; code++) {
    g_autofree char *token = put_sign_in (fixture, fixture->for_this_run);
    g_autofree char *sent = NULL;

    connect_anew (fixture, BW_FAKE_ENTRA_TENANT, BW_SIGN_IN_BROWSER);
    bw_flaky_keyring_fail_load (fixture->keyring, code);
    assert_kept (fixture);
    assert_reads (fixture);
    sent = bw_fake_entra_dup_field (fixture->entra, "token", "refresh_token");
    g_assert_cmpstr (sent, ==, token);
    assert_unkept (fixture, code);
  }
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, 0);
  g_assert_cmpuint (bw_flaky_keyring_count_stores (fixture->keyring), ==, 0);
}

/* What is there for this run only is the newer one. */
static void
test_older_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *older = put_sign_in (fixture, BW_KEYRING (fixture->keyring));
  g_autofree char *newer = put_sign_in (fixture, fixture->for_this_run);
  g_autofree char *sent = NULL;
  g_autofree char *kept = NULL;

  assert_reads (fixture);
  sent = bw_fake_entra_dup_field (fixture->entra, "token", "refresh_token");
  g_assert_cmpstr (sent, ==, newer);
  kept = dup_kept (BW_KEYRING (fixture->keyring));
  g_assert_cmpstr (kept, ==, older);
  assert_unkept (fixture, BW_KEYRING_ERROR_REFUSED);
}

/* From then on the keyring's own is used. */
static void
test_keep (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = put_sign_in (fixture, fixture->for_this_run);
  g_autofree char *newest = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *left = NULL;
  g_autofree char *rotated = NULL;
  g_autoptr (GError) error = NULL;

  bw_flaky_keyring_fail_load (fixture->keyring, BW_KEYRING_ERROR_LOCKED);
  bw_flaky_keyring_fail_store (fixture->keyring, BW_KEYRING_ERROR_LOCKED);
  assert_reads (fixture);
  assert_unkept (fixture, BW_KEYRING_ERROR_LOCKED);
  newest = dup_kept (fixture->for_this_run);
  g_assert_true (bw_organisation_connection_keep (fixture->connection, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, 1);
  bw_flaky_keyring_fail_load (fixture->keyring, -1);
  bw_flaky_keyring_fail_store (fixture->keyring, -1);
  kept = dup_kept (BW_KEYRING (fixture->keyring));
  left = dup_kept (fixture->for_this_run);
  g_assert_cmpstr (kept, ==, newest);
  g_assert_null (left);
  assert_kept (fixture);

  assert_reads (fixture);
  rotated = dup_kept (BW_KEYRING (fixture->keyring));
  g_assert_cmpstr (rotated, !=, kept);
  assert_kept (fixture);
}

/* Where it cannot be kept still, all is as it was. */
static void
test_keep_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *token = put_sign_in (fixture, fixture->for_this_run);
  g_autoptr (BwOrganisation) before = NULL;

  bw_flaky_keyring_fail_load (fixture->keyring, BW_KEYRING_ERROR_NO_SERVICE);
  before = open_it (fixture);
  for (int code = 0; code <= BW_KEYRING_ERROR_FAILED; code++) {
    g_autoptr (BwOrganisation) after = NULL;
    g_autofree char *left = NULL;
    g_autoptr (GError) error = NULL;

    if (code == BW_KEYRING_ERROR_LOCKED)
      continue; /* which is asked about */
    bw_flaky_keyring_fail_store (fixture->keyring, code);
    g_assert_false (bw_organisation_connection_keep (fixture->connection, NULL, &error));
    g_assert_error (error, BW_KEYRING_ERROR, code);
    left = dup_kept (fixture->for_this_run);
    g_assert_cmpstr (left, ==, token);
    after = open_it (fixture);
    g_assert_true (after == before);
    assert_unkept (fixture, BW_KEYRING_ERROR_NO_SERVICE);
  }
  assert_reads (fixture);
}

/* A keyring that had it but did not take what came after it. */
static void
test_keep_rotated (Fixture *fixture, gconstpointer data)
{
  g_autofree char *token = put_sign_in (fixture, BW_KEYRING (fixture->keyring));
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  bw_flaky_keyring_fail_store (fixture->keyring, BW_KEYRING_ERROR_REFUSED);
  assert_reads (fixture);
  assert_unkept (fixture, BW_KEYRING_ERROR_REFUSED);
  g_assert_false (bw_organisation_connection_keep (fixture->connection, NULL, &error));
  g_assert_error (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_REFUSED);
  g_clear_error (&error);
  assert_unkept (fixture, BW_KEYRING_ERROR_REFUSED);

  bw_flaky_keyring_fail_store (fixture->keyring, -1);
  g_assert_true (bw_organisation_connection_keep (fixture->connection, NULL, &error));
  g_assert_no_error (error);
  kept = dup_kept (BW_KEYRING (fixture->keyring));
  g_assert_cmpstr (kept, !=, token);
  assert_kept (fixture);
}

/* Who asks twice for it to be kept has it kept; where there is nothing to keep, that is said. */
static void
test_keep_twice (Fixture *fixture, gconstpointer data)
{
  g_autofree char *token = put_sign_in (fixture, fixture->for_this_run);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++) {
    g_assert_true (bw_organisation_connection_keep (fixture->connection, NULL, &error));
    g_assert_no_error (error);
  }
  kept = dup_kept (BW_KEYRING (fixture->keyring));
  g_assert_cmpstr (kept, ==, token);

  bw_keyring_remove (BW_KEYRING (fixture->keyring), ID, FALSE, NULL, NULL);
  connect_anew (fixture, BW_FAKE_ENTRA_TENANT, BW_SIGN_IN_BROWSER);
  g_assert_false (bw_organisation_connection_keep (fixture->connection, NULL, &error));
  g_assert_error (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_GONE);
}

static gpointer
refresh_in_thread (gpointer data)
{
  assert_reads (data);
  return NULL;
}

static gpointer
keep_in_thread (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;

  bw_organisation_connection_keep (fixture->connection, NULL, &error);
  g_assert_no_error (error);
  return NULL;
}

/* Kept while the sign-in service changes the refresh token: what the keyring gets is the new one, since the
   old one counts no more. */
static void
test_keep_in_rotation (Fixture *fixture, gconstpointer data)
{
  g_autofree char *token = put_sign_in (fixture, fixture->for_this_run);
  g_autofree char *kept = NULL;
  g_autofree char *left = NULL;
  GThread *reading = NULL;
  GThread *keeping = NULL;

  bw_fake_entra_hold (fixture->entra, "token");
  reading = g_thread_new ("refresh", refresh_in_thread, fixture);
  while (bw_fake_entra_count (fixture->entra, "token") == 0)
    g_usleep (1000);
  keeping = g_thread_new ("keep", keep_in_thread, fixture);
  g_usleep (100 * 1000);
  bw_fake_entra_release (fixture->entra);
  g_thread_join (reading);
  g_thread_join (keeping);

  kept = dup_kept (BW_KEYRING (fixture->keyring));
  left = dup_kept (fixture->for_this_run);
  g_assert_cmpstr (kept, !=, token);
  g_assert_null (left);
  bw_manual_clock_advance (BW_MANUAL_CLOCK (fixture->clock), G_TIME_SPAN_HOUR);
  assert_reads (fixture);
}

static void
test_revoked (Fixture *fixture, gconstpointer data)
{
  g_autofree char *token = put_sign_in (fixture, BW_KEYRING (fixture->keyring));
  g_autofree char *kept = NULL;

  bw_fake_entra_revoke (fixture->entra);
  assert_fails (fixture, BW_AUTH_ERROR, BW_AUTH_ERROR_SIGN_IN_AGAIN);
  kept = dup_kept (BW_KEYRING (fixture->keyring));
  g_assert_cmpstr (kept, ==, token);
}

/* Microsoft knows no such organisation; a file that somebody has changed names what cannot be one. */
static void
test_no_such_organisation (Fixture *fixture, gconstpointer data)
{
  g_autofree char *token = put_sign_in (fixture, BW_KEYRING (fixture->keyring));
  g_autoptr (GError) error = NULL;

  bw_fake_entra_refuse (fixture->entra, "token", "invalid_request", 90002, 1);
  assert_fails (fixture, BW_AUTH_ERROR, BW_AUTH_ERROR_OTHER_TENANT);
  assert_kept (fixture);
  assert_reads (fixture);

  connect_anew (fixture, "../evil.example/", BW_SIGN_IN_BROWSER);
  g_assert_null (bw_organisation_connection_open (fixture->connection, NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_FORM);
  g_clear_error (&error);
  g_assert_false (bw_organisation_connection_unlock (fixture->connection, NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_FORM);
  g_clear_error (&error);
  g_assert_false (bw_organisation_connection_keep (fixture->connection, NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_FORM);
  g_assert_null (bw_organisation_connection_load_expiry (fixture->connection, NULL));
  assert_kept (fixture);
}

/* The file of trusted authorities of the cloud is not there; later it is. */
static void
test_no_authorities (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = bw_test_folder_build_path (fixture->folder, "authorities.pem");
  g_autoptr (BwOrganisationEntry) entry =
                make_entry (fixture, BW_FAKE_ENTRA_TENANT, BW_SIGN_IN_BROWSER, path);
  g_autoptr (BwTestAuthority) authority = bw_test_authority_new ();
  g_autofree char *token = put_sign_in (fixture, BW_KEYRING (fixture->keyring));
  g_autofree char *pem = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->connection);
  fixture->connection = make_connection (fixture, entry);
  g_assert_null (bw_organisation_connection_open (fixture->connection, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  g_file_get_contents (bw_test_authority_get_path (authority), &pem, NULL, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, pem, -1, &error);
  g_assert_no_error (error);
  assert_reads (fixture);
}

/* A secret counts as long as the registration has it; nothing expires here. */
static void
test_secret (Fixture *fixture, gconstpointer data)
{
  put (BW_KEYRING (fixture->keyring),
       &(BwCredentialFields) { .kind = BW_CREDENTIAL_SECRET, .secret = BW_FAKE_ENTRA_SECRET });
  connect_anew (fixture, BW_FAKE_ENTRA_TENANT, BW_SIGN_IN_APPLICATION);
  assert_reads (fixture);
  assert_kept (fixture);
  g_assert_null (bw_organisation_connection_load_expiry (fixture->connection, NULL));

  put (BW_KEYRING (fixture->keyring),
       &(BwCredentialFields) { .kind = BW_CREDENTIAL_SECRET, .secret = "Planted-other-secret" });
  connect_anew (fixture, BW_FAKE_ENTRA_TENANT, BW_SIGN_IN_APPLICATION);
  bw_fake_entra_refuse (fixture->entra, "token", "invalid_client", 7000215, 1);
  assert_fails (fixture, BW_AUTH_ERROR, BW_AUTH_ERROR_WRONG_SECRET);
}

/* A certificate that is read from its file each time: there, gone, and there again. */
static void
test_certificate_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *iso = g_date_time_format_iso8601 (now);
  gint64 second = g_date_time_to_unix (now);
  g_autoptr (BwTestKeyPair) pair =
                bw_test_key_pair_new (BW_TEST_KEY_RSA, second - 3600, second + 7200);
  g_autofree char *text = g_strconcat (pair->certificate, pair->key, NULL);
  g_autoptr (GFile) file = bw_test_folder_add_text (fixture->folder, "application.pem", text);
  const char *path = g_file_peek_path (file);
  g_autoptr (GDateTime) expires = NULL;

  /* The sign-in service looks at the real clock; its tokens are used once here. */
  bw_manual_clock_set (BW_MANUAL_CLOCK (fixture->clock), iso);
  bw_fake_entra_set_life (fixture->entra, 60);
  bw_fake_entra_set_certificate (fixture->entra, pair->certificate);
  put (BW_KEYRING (fixture->keyring),
       &(BwCredentialFields) { .kind = BW_CREDENTIAL_CERTIFICATE_FILE, .certificate_file = path });
  connect_anew (fixture, BW_FAKE_ENTRA_TENANT, BW_SIGN_IN_APPLICATION);
  g_assert_null (bw_organisation_connection_load_expiry (fixture->connection, NULL));
  assert_reads (fixture);
  expires = bw_organisation_connection_load_expiry (fixture->connection, NULL);
  g_assert_cmpint (g_date_time_to_unix (expires), ==, second + 7200);

  g_assert_true (g_file_delete (file, NULL, NULL));
  assert_fails (fixture, BW_CERTIFICATE_ERROR, BW_CERTIFICATE_ERROR_FILE);
  g_assert_null (bw_organisation_connection_load_expiry (fixture->connection, NULL));
  assert_kept (fixture);

  g_clear_object (&file);
  file = bw_test_folder_add_text (fixture->folder, "application.pem", text);
  assert_reads (fixture);
}

/* Called off while it is opened: what was not asked says nothing about the keyring. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *token = put_sign_in (fixture, fixture->for_this_run);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  bw_flaky_keyring_fail_load (fixture->keyring, BW_KEYRING_ERROR_NO_SERVICE);
  g_assert_null (bw_organisation_connection_open (fixture->connection, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_kept (fixture);
  assert_reads (fixture);
  assert_unkept (fixture, BW_KEYRING_ERROR_NO_SERVICE);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/connection/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("signed-in", test_signed_in);
  ADD ("many-threads", test_many_threads);
  ADD ("keyring-fails", test_keyring_fails);
  ADD ("nothing-kept", test_nothing_kept);
  ADD ("unlock", test_unlock);
  ADD ("dismissed", test_dismissed);
  ADD ("for-this-run", test_for_this_run);
  ADD ("older-kept", test_older_kept);
  ADD ("keep", test_keep);
  ADD ("keep-fails", test_keep_fails);
  ADD ("keep-rotated", test_keep_rotated);
  ADD ("keep-twice", test_keep_twice);
  ADD ("keep-in-rotation", test_keep_in_rotation);
  ADD ("revoked", test_revoked);
  ADD ("no-such-organisation", test_no_such_organisation);
  ADD ("no-authorities", test_no_authorities);
  ADD ("secret", test_secret);
  ADD ("certificate-file", test_certificate_file);
  ADD ("cancelled", test_cancelled);
#undef ADD

  return g_test_run ();
}
