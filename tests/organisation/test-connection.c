/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An organisation of the list with its credential: every way in which connecting to it can end. */

#include "auth/bw-auth-error.h"
#include "auth/bw-certificate.h"
#include "auth/bw-test-key-pair.h"
#include "organisation/bw-connection-world.h"
#include "support/bw-raw-server.h"
#include "support/bw-secret-watch.h"

#define N_THREADS 8

/* Opened when it is first needed, and then the same. */
static void
test_signed_in (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *token = bw_connection_world_put_sign_in (world, BW_KEYRING (world->keyring));
  g_autofree char *sent = NULL;
  g_autoptr (BwOrganisation) first = bw_connection_world_open (world);
  g_autoptr (BwOrganisation) second = bw_connection_world_open (world);

  g_assert_true (first == second);
  g_assert_cmpuint (bw_fake_entra_count (world->entra, "token"), ==, 0);
  bw_connection_world_assert_kept (world);
  bw_connection_world_assert_reads (world);
  sent = bw_fake_entra_dup_field (world->entra, "token", "refresh_token");
  g_assert_cmpstr (sent, ==, token);
  bw_connection_world_assert_kept (world);
  g_assert_null (bw_organisation_connection_load_expiry (world->connection, NULL));
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (world->keyring), ==, 0);
}

static gpointer
open_in_thread (gpointer data)
{
  return bw_connection_world_open (data);
}

static void
test_many_threads (BwConnectionWorld *world, gconstpointer data)
{
  GThread *threads[N_THREADS] = { NULL };
  g_autoptr (BwOrganisation) organisation = NULL;

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("open", open_in_thread, world);
  organisation = bw_connection_world_open (world);
  for (guint i = 0; i < N_THREADS; i++) {
    g_autoptr (BwOrganisation) other = g_thread_join (threads[i]);

    g_assert_true (other == organisation);
  }
}

/* Whatever the keyring says: it opens, nothing goes out, nobody is asked, and what it says is told. */
static void
test_keyring_fails (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *token = bw_connection_world_put_sign_in (world, BW_KEYRING (world->keyring));

  for (int code = 0; code <= BW_KEYRING_ERROR_FAILED; code++) {
    bw_flaky_keyring_fail_load (world->keyring, code);
    bw_connection_world_assert_fails (world, BW_KEYRING_ERROR, code);
    bw_connection_world_assert_kept (world);
    g_assert_null (bw_organisation_connection_load_expiry (world->connection, NULL));
  }
  g_assert_cmpuint (bw_fake_entra_count (world->entra, "token"), ==, 0);

  /* None of it is for good. */
  bw_flaky_keyring_fail_load (world->keyring, -1);
  bw_connection_world_assert_reads (world);
}

static void
test_nothing_kept (BwConnectionWorld *world, gconstpointer data)
{
  bw_connection_world_assert_fails (world, BW_KEYRING_ERROR, BW_KEYRING_ERROR_GONE);
}

static void
test_unlock (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *token = bw_connection_world_put_sign_in (world, BW_KEYRING (world->keyring));
  g_autoptr (GError) error = NULL;

  bw_flaky_keyring_fail_load (world->keyring, BW_KEYRING_ERROR_LOCKED);
  bw_connection_world_assert_fails (world, BW_KEYRING_ERROR, BW_KEYRING_ERROR_LOCKED);
  g_assert_true (bw_organisation_connection_unlock (world->connection, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (world->keyring), ==, 1);
  bw_connection_world_assert_reads (world);
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (world->keyring), ==, 1);
}

/* Who dismissed it is asked again when they ask for it again. */
static void
test_dismissed (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *token = bw_connection_world_put_sign_in (world, BW_KEYRING (world->keyring));
  g_autoptr (GError) error = NULL;

  bw_flaky_keyring_fail_load (world->keyring, BW_KEYRING_ERROR_DISMISSED);
  g_assert_false (bw_organisation_connection_unlock (world->connection, NULL, &error));
  g_assert_error (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_DISMISSED);
  g_clear_error (&error);
  bw_connection_world_assert_fails (world, BW_KEYRING_ERROR, BW_KEYRING_ERROR_DISMISSED);

  bw_flaky_keyring_fail_load (world->keyring, BW_KEYRING_ERROR_LOCKED);
  g_assert_true (bw_organisation_connection_unlock (world->connection, NULL, &error));
  bw_connection_world_assert_reads (world);
}

static void
test_revoked (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *token = bw_connection_world_put_sign_in (world, BW_KEYRING (world->keyring));
  g_autofree char *kept = NULL;

  bw_fake_entra_revoke (world->entra);
  bw_connection_world_assert_fails (world, BW_AUTH_ERROR, BW_AUTH_ERROR_SIGN_IN_AGAIN);
  kept = bw_connection_world_dup_kept (BW_KEYRING (world->keyring));
  g_assert_cmpstr (kept, ==, token);
}

/* Microsoft knows no such organisation; a file that somebody has changed names what cannot be one. */
static void
test_no_such_organisation (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *token = bw_connection_world_put_sign_in (world, BW_KEYRING (world->keyring));
  g_autoptr (GError) error = NULL;

  bw_fake_entra_refuse (world->entra, "token", "invalid_request", 90002, 1);
  bw_connection_world_assert_fails (world, BW_AUTH_ERROR, BW_AUTH_ERROR_OTHER_TENANT);
  bw_connection_world_assert_kept (world);
  bw_connection_world_assert_reads (world);

  bw_connection_world_connect_anew (world, "../evil.example/", BW_SIGN_IN_BROWSER);
  g_assert_null (bw_organisation_connection_open (world->connection, NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_FORM);
  g_clear_error (&error);
  g_assert_false (bw_organisation_connection_unlock (world->connection, NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_FORM);
  g_clear_error (&error);
  g_assert_false (bw_organisation_connection_keep (world->connection, NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_FORM);
  g_assert_null (bw_organisation_connection_load_expiry (world->connection, NULL));
  bw_connection_world_assert_kept (world);
}

/* The file of trusted authorities of the cloud is not there; later it is. */
static void
test_no_authorities (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *path = bw_test_folder_build_path (world->folder, "authorities.pem");
  g_autoptr (BwTestAuthority) authority = bw_test_authority_new ();
  g_autofree char *token = bw_connection_world_put_sign_in (world, BW_KEYRING (world->keyring));
  g_autofree char *pem = NULL;
  g_autoptr (GError) error = NULL;

  bw_connection_world_connect_by (world, NULL, path);
  g_assert_null (bw_organisation_connection_open (world->connection, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  g_file_get_contents (bw_test_authority_get_path (authority), &pem, NULL, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, pem, -1, &error);
  g_assert_no_error (error);
  bw_connection_world_assert_reads (world);
}

/* A secret counts as long as the registration has it; nothing expires here. */
static void
test_secret (BwConnectionWorld *world, gconstpointer data)
{
  bw_connection_world_put (
      BW_KEYRING (world->keyring),
      &(BwCredentialFields) { .kind = BW_CREDENTIAL_SECRET, .secret = BW_FAKE_ENTRA_SECRET });
  bw_connection_world_connect_anew (world, BW_FAKE_ENTRA_TENANT, BW_SIGN_IN_APPLICATION);
  bw_connection_world_assert_reads (world);
  bw_connection_world_assert_kept (world);
  g_assert_null (bw_organisation_connection_load_expiry (world->connection, NULL));

  bw_connection_world_put (
      BW_KEYRING (world->keyring),
      &(BwCredentialFields) { .kind = BW_CREDENTIAL_SECRET, .secret = "Planted-other-secret" });
  bw_connection_world_connect_anew (world, BW_FAKE_ENTRA_TENANT, BW_SIGN_IN_APPLICATION);
  bw_fake_entra_refuse (world->entra, "token", "invalid_client", 7000215, 1);
  bw_connection_world_assert_fails (world, BW_AUTH_ERROR, BW_AUTH_ERROR_WRONG_SECRET);
}

/* A certificate that is read from its file each time: there, gone, and there again. */
static void
test_certificate_file (BwConnectionWorld *world, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *iso = g_date_time_format_iso8601 (now);
  gint64 second = g_date_time_to_unix (now);
  g_autoptr (BwTestKeyPair) pair =
                bw_test_key_pair_new (BW_TEST_KEY_RSA, second - 3600, second + 7200);
  g_autofree char *text = g_strconcat (pair->certificate, pair->key, NULL);
  g_autoptr (GFile) file = bw_test_folder_add_text (world->folder, "application.pem", text);
  const char *path = g_file_peek_path (file);
  g_autoptr (GDateTime) expires = NULL;

  /* The sign-in service looks at the real clock; its tokens are used once here. */
  bw_manual_clock_set (BW_MANUAL_CLOCK (world->clock), iso);
  bw_fake_entra_set_life (world->entra, 60);
  bw_fake_entra_set_certificate (world->entra, pair->certificate);
  bw_connection_world_put (
      BW_KEYRING (world->keyring),
      &(BwCredentialFields) { .kind = BW_CREDENTIAL_CERTIFICATE_FILE, .certificate_file = path });
  bw_connection_world_connect_anew (world, BW_FAKE_ENTRA_TENANT, BW_SIGN_IN_APPLICATION);
  g_assert_null (bw_organisation_connection_load_expiry (world->connection, NULL));
  bw_connection_world_assert_reads (world);
  expires = bw_organisation_connection_load_expiry (world->connection, NULL);
  g_assert_cmpint (g_date_time_to_unix (expires), ==, second + 7200);

  g_assert_true (g_file_delete (file, NULL, NULL));
  bw_connection_world_assert_fails (world, BW_CERTIFICATE_ERROR, BW_CERTIFICATE_ERROR_FILE);
  g_assert_null (bw_organisation_connection_load_expiry (world->connection, NULL));
  bw_connection_world_assert_kept (world);

  g_clear_object (&file);
  file = bw_test_folder_add_text (world->folder, "application.pem", text);
  bw_connection_world_assert_reads (world);
}

/* Called off while it is opened: what was not asked says nothing about the keyring. */
static void
test_cancelled (BwConnectionWorld *world, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *token = bw_connection_world_put_sign_in (world, world->for_this_run);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  bw_flaky_keyring_fail_load (world->keyring, BW_KEYRING_ERROR_NO_SERVICE);
  g_assert_null (bw_organisation_connection_open (world->connection, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  bw_connection_world_assert_kept (world);
  bw_connection_world_assert_reads (world);
  bw_connection_world_assert_unkept (world, BW_KEYRING_ERROR_NO_SERVICE);
}

typedef struct {
  BwConnectionWorld *world;
  GCancellable *cancellable;
} Reader;

static gpointer
refresh_in_vain (gpointer data)
{
  Reader *reader = data;
  g_autoptr (BwOrganisation) organisation = bw_connection_world_open (reader->world);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) records =
                bw_organisation_refresh (organisation, reader->cancellable, &error);

  g_assert_null (records);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return NULL;
}

static void
cancel_and_join (GThread *thread, Reader *reader)
{
  g_cancellable_cancel (reader->cancellable);
  g_thread_join (thread);
  g_clear_object (&reader->cancellable);
}

/* Another process is getting a token, and takes its time: a read that waits for that asks nobody anything. */
static void
test_cancelled_at_lock (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *token = bw_connection_world_put_sign_in (world, BW_KEYRING (world->keyring));
  Reader reader = { world, g_cancellable_new () };
  g_autoptr (GError) error = NULL;
  g_autoptr (BwProcessLock) lock = bw_token_keeper_hold (bw_test_folder_get_path (world->folder),
                                                        BW_CONNECTION_WORLD_ID, NULL, &error);
  GThread *thread = g_thread_new ("refresh", refresh_in_vain, &reader);

  g_usleep (20 * 1000);
  cancel_and_join (thread, &reader);
  g_assert_cmpuint (bw_fake_entra_count (world->entra, "token"), ==, 0);
  g_assert_cmpuint (bw_connection_world_count_reads (world), ==, 0);
  g_clear_pointer (&lock, bw_process_lock_free);
  bw_connection_world_assert_reads (world);
}

/* The sign-in service does not shake hands. */
static void
test_cancelled_connecting (BwConnectionWorld *world, gconstpointer data)
{
  g_autoptr (BwRawServer) raw = bw_raw_server_new (NULL, BW_TEST_END_HANG);
  g_autofree char *login = g_strdup_printf ("https://127.0.0.1:%u", bw_raw_server_get_port (raw));
  g_autofree char *token = bw_connection_world_put_sign_in (world, BW_KEYRING (world->keyring));
  Reader reader = { world, g_cancellable_new () };
  GThread *thread = NULL;

  bw_connection_world_connect_by (world, login, NULL);
  thread = g_thread_new ("refresh", refresh_in_vain, &reader);
  while (bw_raw_server_count_connections (raw) == 0)
    g_usleep (1000);
  cancel_and_join (thread, &reader);
  bw_raw_server_wait_for_gone (raw);
  g_assert_cmpuint (bw_raw_server_count_connections (raw), ==, 1);
  g_assert_cmpuint (bw_connection_world_count_reads (world), ==, 0);
}

/* The sign-in service has been asked: what it answers is kept, and nothing is read with it. */
static void
test_cancelled_in_rotation (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *token = bw_connection_world_put_sign_in (world, BW_KEYRING (world->keyring));
  g_autofree char *kept = NULL;
  Reader reader = { world, g_cancellable_new () };
  GThread *thread = NULL;

  bw_fake_entra_hold (world->entra, "token");
  thread = g_thread_new ("refresh", refresh_in_vain, &reader);
  while (bw_fake_entra_count (world->entra, "token") == 0)
    g_usleep (1000);
  g_cancellable_cancel (reader.cancellable);
  bw_fake_entra_release (world->entra);
  cancel_and_join (thread, &reader);
  kept = bw_connection_world_dup_kept (BW_KEYRING (world->keyring));
  g_assert_cmpstr (kept, !=, token);
  g_assert_cmpuint (bw_connection_world_count_reads (world), ==, 0);
  bw_connection_world_assert_reads (world);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                        \
  g_test_add (name, BwConnectionWorld, NULL, bw_connection_world_set_up, function, \
              bw_connection_world_tear_down)
  ADD ("/connection/signed-in", test_signed_in);
  ADD ("/connection/many-threads", test_many_threads);
  ADD ("/connection/keyring-fails", test_keyring_fails);
  ADD ("/connection/nothing-kept", test_nothing_kept);
  ADD ("/connection/unlock", test_unlock);
  ADD ("/connection/dismissed", test_dismissed);
  ADD ("/connection/revoked", test_revoked);
  ADD ("/connection/no-such-organisation", test_no_such_organisation);
  ADD ("/connection/no-authorities", test_no_authorities);
  ADD ("/connection/secret", test_secret);
  ADD ("/connection/certificate-file", test_certificate_file);
  ADD ("/connection/cancelled", test_cancelled);
  ADD ("/connection/cancelled-at-lock", test_cancelled_at_lock);
  ADD ("/connection/cancelled-connecting", test_cancelled_connecting);
  ADD ("/connection/cancelled-in-rotation", test_cancelled_in_rotation);
#undef ADD

  return g_test_run ();
}
