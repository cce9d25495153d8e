/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-token-keeper.h"

#include <string.h>

#include "auth/bw-auth-error.h"
#include "auth/bw-flaky-keyring.h"
#include "auth/bw-process-lock.h"
#include "support/bw-fake-entra.h"
#include "support/bw-manual-clock.h"
#include "support/bw-secret-watch.h"
#include "support/bw-test-files.h"

#define ORGANISATION "organisation"
#define N_THREADS 16

typedef struct {
  BwFakeEntra *fake;
  BwClock *clock;
  BwHttp *http;
  BwCloud *cloud;
  BwEntra *entra;
  BwFlakyKeyring *keyring;
  BwTestFolder *folder;
  BwTokenKeeper *keeper;
} Fixture;

static BwTokenKeeper *
make_keeper (Fixture *fixture, BwCredential *credential)
{
  return bw_token_keeper_new (&(BwTokenKeeperFields) {
      .entra = fixture->entra,
      .keyring = BW_KEYRING (fixture->keyring),
      .organisation = ORGANISATION,
      .clock = fixture->clock,
      .lock_folder = bw_test_folder_get_path (fixture->folder),
      .credential = credential,
  });
}

static BwCredential *
make_credential (const char *refresh_token)
{
  return bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_REFRESH_TOKEN,
      .secret = refresh_token,
  });
}

static void
keep (Fixture *fixture, BwCredential *credential)
{
  g_autoptr (GError) error = NULL;

  bw_keyring_store (BW_KEYRING (fixture->keyring), ORGANISATION, credential, TRUE, NULL, &error);
  g_assert_no_error (error);
}

static void
keep_new_token (Fixture *fixture)
{
  g_autofree char *token = bw_fake_entra_new_refresh_token (fixture->fake);
  g_autoptr (BwCredential) credential = make_credential (token);

  keep (fixture, credential);
}

static char *
dup_kept_token (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCredential) kept =
                bw_keyring_load (BW_KEYRING (fixture->keyring), ORGANISATION, TRUE, NULL, &error);

  g_assert_no_error (error);
  return g_strdup (bw_credential_get_secret (kept));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  BwRegistration registration = { NULL, BW_FAKE_ENTRA_TENANT, BW_FAKE_ENTRA_CLIENT };

  fixture->fake = bw_fake_entra_new (NULL);
  bw_fake_entra_set_rotating (fixture->fake, TRUE);
  fixture->clock = bw_manual_clock_new ("2026-11-25T12:00:00Z");
  bw_fake_entra_set_clock (fixture->fake, fixture->clock);
  fixture->http = bw_http_new (&(BwHttpFields) { .clock = fixture->clock });
  fixture->cloud = bw_cloud_new_custom (
      &(BwCloudFields) {
          .id = "custom",
          .login = bw_fake_entra_get_root (fixture->fake),
          .graph = bw_fake_entra_get_root (fixture->fake),
      },
      &error);
  g_assert_no_error (error);
  registration.cloud = fixture->cloud;
  fixture->entra = bw_entra_new (fixture->http, fixture->clock, &registration);
  fixture->keyring = bw_flaky_keyring_new ();
  fixture->folder = bw_test_folder_new ();
  keep_new_token (fixture);
  fixture->keeper = make_keeper (fixture, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *complaint = bw_fake_entra_dup_complaint (fixture->fake);

  g_assert_cmpstr (complaint, ==, "");
  g_assert_finalize_object (fixture->keeper);
  g_assert_finalize_object (fixture->entra);
  g_assert_finalize_object (fixture->http);
  g_clear_object (&fixture->cloud);
  g_clear_object (&fixture->keyring);
  g_clear_object (&fixture->clock);
  g_clear_object (&fixture->fake);
  g_clear_pointer (&fixture->folder, bw_test_folder_free);
}

static char *
obtain (Fixture *fixture, const char *refused)
{
  g_autoptr (GError) error = NULL;
  char *token =
      bw_token_provider_obtain (BW_TOKEN_PROVIDER (fixture->keeper), refused, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (bw_fake_entra_is_token (fixture->fake, token));
  return token;
}

static void
assert_fails (Fixture *fixture, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
      bw_token_provider_obtain (BW_TOKEN_PROVIDER (fixture->keeper), NULL, NULL, NULL, &error));
  g_assert_error (error, domain, code);
  g_assert_null (strstr (error->message, BW_FAKE_ENTRA_PLANTED));
}

static guint
count (Fixture *fixture)
{
  return bw_fake_entra_count (fixture->fake, "token");
}

static void
later (Fixture *fixture, guint minutes)
{
  bw_manual_clock_advance (BW_MANUAL_CLOCK (fixture->clock), minutes * G_TIME_SPAN_MINUTE);
}

/* The same token until five minutes before its end. */
static void
test_life (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = obtain (fixture, NULL);
  g_autofree char *same = NULL;
  g_autofree char *next = NULL;

  later (fixture, 54);
  same = obtain (fixture, NULL);
  g_assert_cmpstr (same, ==, first);
  g_assert_cmpuint (count (fixture), ==, 1);
  later (fixture, 1);
  next = obtain (fixture, NULL);
  g_assert_cmpstr (next, !=, first);
  g_assert_cmpuint (count (fixture), ==, 2);
}

/* A token that Graph has refused is not given again; one that is old news changes nothing. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = obtain (fixture, NULL);
  g_autofree char *second = obtain (fixture, first);
  g_autofree char *third = obtain (fixture, first);

  g_assert_cmpstr (second, !=, first);
  g_assert_cmpstr (third, ==, second);
  g_assert_cmpuint (count (fixture), ==, 2);
}

static gpointer
obtain_in_thread (gpointer data)
{
  return obtain (data, NULL);
}

static void
test_single_flight (Fixture *fixture, gconstpointer data)
{
  for (guint round = 1; round <= 5; round++) {
    GThread *threads[N_THREADS];
    g_autofree char *token = NULL;

    for (guint i = 0; i < N_THREADS; i++)
      threads[i] = g_thread_new ("obtain", obtain_in_thread, fixture);
    for (guint i = 0; i < N_THREADS; i++) {
      g_autofree char *got = g_thread_join (threads[i]);

      if (token == NULL)
        token = g_strdup (got);
      g_assert_cmpstr (got, ==, token);
    }
    g_assert_cmpuint (count (fixture), ==, round);
    later (fixture, 60);
  }
}

/* The new refresh token is in the keyring, and the next refresh uses it. */
static void
test_rotation (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dup_kept_token (fixture);

  for (guint i = 0; i < 5; i++) {
    g_autofree char *token = obtain (fixture, NULL);
    g_autofree char *after = dup_kept_token (fixture);

    g_assert_cmpstr (after, !=, before);
    g_set_str (&before, after);
    later (fixture, 60);
  }
  g_assert_null (bw_token_keeper_dup_store_error (fixture->keeper));
}

/* Where the new one cannot be kept it stays in use, that is told, and it is tried again. */
static void
test_store_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old = dup_kept_token (fixture);
  g_autoptr (GError) told = NULL;

  bw_flaky_keyring_fail_store (fixture->keyring, BW_KEYRING_ERROR_LOCKED);
  for (guint i = 0; i < 3; i++) {
    g_autofree char *token = obtain (fixture, NULL);
    g_autofree char *kept = dup_kept_token (fixture);

    g_assert_cmpstr (kept, ==, old);
    g_clear_error (&told);
    told = bw_token_keeper_dup_store_error (fixture->keeper);
    g_assert_error (told, BW_KEYRING_ERROR, BW_KEYRING_ERROR_LOCKED);
    later (fixture, 60);
  }

  bw_flaky_keyring_fail_store (fixture->keyring, -1);
  {
    g_autofree char *token = obtain (fixture, NULL);
    g_autofree char *kept = dup_kept_token (fixture);

    g_assert_cmpstr (kept, !=, old);
    g_assert_null (bw_token_keeper_dup_store_error (fixture->keeper));
  }
}

/* The user unlocks on purpose, and what could not be kept is kept. */
static void
test_store_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *token = NULL;
  g_autofree char *old = dup_kept_token (fixture);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  bw_flaky_keyring_fail_store (fixture->keyring, BW_KEYRING_ERROR_LOCKED);
  token = obtain (fixture, NULL);
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, 0);
  g_assert_true (bw_token_keeper_store (fixture->keeper, TRUE, NULL, &error));
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, 1);
  kept = dup_kept_token (fixture);
  g_assert_cmpstr (kept, !=, old);
}

/* Another process has been there: its token is used, ours is not. */
static void
test_other_process (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = obtain (fixture, NULL);
  g_autofree char *second = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *theirs = bw_fake_entra_new_refresh_token (fixture->fake);
  g_autoptr (BwCredential) credential = make_credential (theirs);

  keep (fixture, credential);
  later (fixture, 60);
  second = obtain (fixture, NULL);
  sent = bw_fake_entra_dup_field (fixture->fake, "token", "refresh_token");
  g_assert_cmpstr (sent, ==, theirs);
}

/* Somebody signed in again in another process while ours could not be kept: theirs is the newer one. */
static void
test_other_process_while_unkept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *theirs = bw_fake_entra_new_refresh_token (fixture->fake);
  g_autoptr (BwCredential) credential = make_credential (theirs);

  bw_flaky_keyring_fail_store (fixture->keyring, BW_KEYRING_ERROR_FAILED);
  first = obtain (fixture, NULL);
  bw_flaky_keyring_fail_store (fixture->keyring, -1);
  keep (fixture, credential);
  later (fixture, 60);
  second = obtain (fixture, NULL);
  sent = bw_fake_entra_dup_field (fixture->fake, "token", "refresh_token");
  g_assert_cmpstr (sent, ==, theirs);
}

/* Fresh from a sign-in: what that brought counts, whatever old item the keyring has. */
static void
test_after_sign_in (Fixture *fixture, gconstpointer data)
{
  g_autofree char *fresh = bw_fake_entra_new_refresh_token (fixture->fake);
  g_autoptr (BwCredential) credential = make_credential (fresh);
  g_autofree char *token = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->keeper);
  fixture->keeper = make_keeper (fixture, credential);
  token = obtain (fixture, NULL);
  sent = bw_fake_entra_dup_field (fixture->fake, "token", "refresh_token");
  g_assert_cmpstr (sent, ==, fresh);
  g_assert_true (bw_token_keeper_store (fixture->keeper, FALSE, NULL, &error));
  kept = dup_kept_token (fixture);
  g_assert_cmpstr (kept, !=, fresh);
}

static void
test_keyring_errors (Fixture *fixture, gconstpointer data)
{
  g_autofree char *token = NULL;
  g_autoptr (GError) error = NULL;

  for (int code = 0; code <= BW_KEYRING_ERROR_FAILED; code++) {
    bw_flaky_keyring_fail_load (fixture->keyring, code);
    assert_fails (fixture, BW_KEYRING_ERROR, code);
  }
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, 0);

  bw_flaky_keyring_fail_load (fixture->keyring, BW_KEYRING_ERROR_LOCKED);
  g_assert_true (bw_token_keeper_unlock (fixture->keeper, NULL, &error));
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, 1);
  token = obtain (fixture, NULL);
}

/* Once it is known, a keyring that is locked again or gone stops nobody; a deleted item does. */
static void
test_signed_out_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = obtain (fixture, NULL);
  g_autofree char *second = NULL;

  later (fixture, 60);
  bw_flaky_keyring_fail_load (fixture->keyring, BW_KEYRING_ERROR_NO_SERVICE);
  second = obtain (fixture, NULL);
  later (fixture, 60);
  bw_flaky_keyring_fail_load (fixture->keyring, BW_KEYRING_ERROR_GONE);
  assert_fails (fixture, BW_KEYRING_ERROR, BW_KEYRING_ERROR_GONE);
}

static void
test_revoked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  bw_fake_entra_revoke (fixture->fake);
  g_assert_null (
      bw_token_provider_obtain (BW_TOKEN_PROVIDER (fixture->keeper), NULL, NULL, NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_SIGN_IN_AGAIN);
  g_assert_true (bw_auth_error_wants_sign_in (error));
  g_assert_null (strstr (error->message, BW_FAKE_ENTRA_PLANTED));
  kept = dup_kept_token (fixture);
  g_assert_nonnull (kept);
}

/* No network signs nobody out. */
static void
test_network_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *token = NULL;

  bw_fake_entra_answer (fixture->fake, "token", 503, "ill", 5);
  assert_fails (fixture, BW_HTTP_ERROR, BW_HTTP_ERROR_SERVER);
  token = obtain (fixture, NULL);
  g_assert_nonnull (token);
}

static void
test_transient (Fixture *fixture, gconstpointer data)
{
  g_autofree char *token = NULL;

  bw_fake_entra_refuse (fixture->fake, "token", "temporarily_unavailable", 90033, 2);
  token = obtain (fixture, NULL);
  g_assert_cmpuint (count (fixture), ==, 3);
  later (fixture, 60);
  bw_fake_entra_refuse (fixture->fake, "token", "temporarily_unavailable", 90033, 3);
  assert_fails (fixture, BW_AUTH_ERROR, BW_AUTH_ERROR_TRANSIENT);
}

/* graph.md §4.7: the challenge goes along; where that does not do, the error carries it to the sign-in. */
static void
test_claims (Fixture *fixture, gconstpointer data)
{
  static const char CHALLENGE[] = "{\"access_token\":{\"nbf\":{\"essential\":true}}}";
  g_autofree char *first = obtain (fixture, NULL);
  g_autofree char *second = NULL;
  g_autofree char *sent = NULL;
  g_autoptr (GError) error = NULL;

  second = bw_token_provider_obtain (BW_TOKEN_PROVIDER (fixture->keeper), first, CHALLENGE, NULL,
                                     &error);
  g_assert_no_error (error);
  sent = bw_fake_entra_dup_field (fixture->fake, "token", "claims");
  g_assert_cmpstr (
      sent, ==,
      "{\"access_token\":{\"nbf\":{\"essential\":true},\"xms_cc\":{\"values\":[\"cp1\"]}}}");

  bw_fake_entra_refuse (fixture->fake, "token", "interaction_required", 50076, 1);
  g_assert_null (bw_token_provider_obtain (BW_TOKEN_PROVIDER (fixture->keeper), second, CHALLENGE,
                                           NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_MORE_PROOF);
  g_assert_true (bw_auth_error_wants_sign_in (error));
  g_assert_cmpstr (bw_auth_error_get_fields (error)->claims, ==, CHALLENGE);
}

static char *
obtain_with (Fixture *fixture, const char *refused, const char *claims)
{
  g_autoptr (GError) error = NULL;
  char *token =
      bw_token_provider_obtain (BW_TOKEN_PROVIDER (fixture->keeper), refused, claims, NULL, &error);

  g_assert_no_error (error);
  return token;
}

/* What another thread got meanwhile does for a demand only where it was asked for with it. */
static void
test_claims_of_others (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = obtain (fixture, NULL);
  g_autofree char *without = obtain (fixture, first);
  g_autofree char *with = obtain_with (fixture, first, "{\"access_token\":{\"a\":null}}");
  g_autofree char *sent = bw_fake_entra_dup_field (fixture->fake, "token", "claims");
  g_autofree char *same = obtain_with (fixture, first, "{\"access_token\":{\"a\":null}}");
  g_autofree char *whichever = obtain (fixture, first);
  g_autofree char *other = NULL;

  g_assert_cmpstr (with, !=, without);
  g_assert_cmpstr (sent, ==,
                   "{\"access_token\":{\"a\":null,\"xms_cc\":{\"values\":[\"cp1\"]}}}");
  g_assert_cmpstr (same, ==, with);
  g_assert_cmpstr (whichever, ==, with);
  g_assert_cmpuint (count (fixture), ==, 3);
  other = obtain_with (fixture, first, "{\"access_token\":{\"b\":null}}");
  g_assert_cmpstr (other, !=, with);
  g_assert_cmpuint (count (fixture), ==, 4);
}

static gpointer
release_soon (gpointer data)
{
  g_usleep (150 * 1000);
  bw_process_lock_free (data);
  return NULL;
}

static gpointer
obtain_refused (gpointer data)
{
  Fixture *fixture = data;
  GError *error = NULL;

  g_assert_null (
      bw_token_provider_obtain (BW_TOKEN_PROVIDER (fixture->keeper), NULL, NULL, NULL, &error));
  return error;
}

/* One that waited for another thread, and fails with it, says what was demanded of itself. */
static void
test_claims_of_follower (Fixture *fixture, gconstpointer data)
{
  static const char CHALLENGE[] = "{\"access_token\":{\"a\":null}}";
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) leading = NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (BwProcessLock) lock = bw_process_lock_new (bw_test_folder_get_path (fixture->folder),
                                                       ORGANISATION ".lock", NULL, &problem);
  GThread *leader = NULL;
  GThread *release = NULL;

  bw_fake_entra_refuse (fixture->fake, "token", "interaction_required", 50076, 2);
  leader = g_thread_new ("obtain", obtain_refused, fixture);
  g_usleep (50 * 1000);
  release = g_thread_new ("release", release_soon, g_steal_pointer (&lock));
  g_assert_null (bw_token_provider_obtain (BW_TOKEN_PROVIDER (fixture->keeper), NULL, CHALLENGE,
                                           NULL, &error));
  g_thread_join (release);
  leading = g_thread_join (leader);
  g_assert_error (leading, BW_AUTH_ERROR, BW_AUTH_ERROR_MORE_PROOF);
  g_assert_null (bw_auth_error_get_fields (leading)->claims);
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_MORE_PROOF);
  g_assert_cmpstr (bw_auth_error_get_fields (error)->claims, ==, CHALLENGE);
}

static void
test_application (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwCredential) credential = bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_SECRET,
      .secret = BW_FAKE_ENTRA_SECRET,
  });
  guint n_stores = 0;

  keep (fixture, credential);
  n_stores = bw_flaky_keyring_count_stores (fixture->keyring);
  for (guint i = 0; i < 3; i++) {
    g_autofree char *token = obtain (fixture, NULL);
    g_autofree char *grant = bw_fake_entra_dup_field (fixture->fake, "token", "grant_type");

    g_assert_cmpstr (grant, ==, "client_credentials");
    later (fixture, 60);
  }
  g_assert_cmpuint (count (fixture), ==, 3);
  g_assert_cmpuint (bw_flaky_keyring_count_stores (fixture->keyring), ==, n_stores);
}

/* Another program may have put another secret into the keyring, or have signed out. */
static void
test_application_again (Fixture *fixture, gconstpointer data)
{
  static const char *const SECRETS[] = { BW_FAKE_ENTRA_SECRET, "Planted-other",
                                         BW_FAKE_ENTRA_SECRET };

  for (gsize i = 0; i < G_N_ELEMENTS (SECRETS); i++) {
    g_autoptr (BwCredential) credential = bw_credential_new (
        &(BwCredentialFields) { .kind = BW_CREDENTIAL_SECRET, .secret = SECRETS[i] });
    g_autoptr (GError) error = NULL;
    g_autofree char *token = NULL;

    keep (fixture, credential);
    token =
        bw_token_provider_obtain (BW_TOKEN_PROVIDER (fixture->keeper), NULL, NULL, NULL, &error);
    g_assert_cmpint (token != NULL, ==, i != 1);
    if (i == 1)
      g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_WRONG_SECRET);
    later (fixture, 60);
  }

  bw_keyring_remove (BW_KEYRING (fixture->keyring), ORGANISATION, FALSE, NULL, NULL);
  g_assert_null (
      bw_token_provider_obtain (BW_TOKEN_PROVIDER (fixture->keeper), NULL, NULL, NULL, NULL));
}

/* Another program that never lets go does not keep this one for ever. */
static void
test_lock_within (Fixture *fixture, gconstpointer data)
{
  const char *folder = bw_test_folder_get_path (fixture->folder);
  g_autoptr (BwProcessLock) held = bw_process_lock_try (folder, "name", NULL);
  g_autoptr (BwProcessLock) free = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (
      bw_process_lock_new_within (folder, "name", 100 * G_TIME_SPAN_MILLISECOND, NULL, &error));
  g_assert_no_error (error);
  free = bw_process_lock_new_within (folder, "other", 0, NULL, &error);
  g_assert_nonnull (free);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (150 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

/* Another process holds the lock and does not let go: who waits can be cancelled, and nothing was asked. */
static void
test_cancelled_at_lock (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (BwProcessLock) lock = bw_process_lock_new (bw_test_folder_get_path (fixture->folder),
                                                       ORGANISATION ".lock", NULL, &error);
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_autofree char *token = NULL;

  g_assert_null (bw_token_provider_obtain (BW_TOKEN_PROVIDER (fixture->keeper), NULL, NULL,
                                           cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_assert_cmpuint (count (fixture), ==, 0);
  g_clear_pointer (&lock, bw_process_lock_free);
  token = obtain (fixture, NULL);
}

/* One of two that wait for the same token gives up; the other gets it. */
static void
test_cancelled_follower (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (BwProcessLock) lock = bw_process_lock_new (bw_test_folder_get_path (fixture->folder),
                                                       ORGANISATION ".lock", NULL, &error);
  GThread *leader = g_thread_new ("obtain", obtain_in_thread, fixture);
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_autofree char *token = NULL;

  g_usleep (50 * 1000);
  g_assert_null (bw_token_provider_obtain (BW_TOKEN_PROVIDER (fixture->keeper), NULL, NULL,
                                           cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_clear_pointer (&lock, bw_process_lock_free);
  token = g_thread_join (leader);
  g_assert_nonnull (token);
  g_assert_cmpuint (count (fixture), ==, 1);
}

typedef struct {
  Fixture *fixture;
  GCancellable *cancellable;
} Cancelled;

static gpointer
obtain_cancelled (gpointer data)
{
  Cancelled *cancelled = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_token_provider_obtain (BW_TOKEN_PROVIDER (cancelled->fixture->keeper), NULL,
                                           NULL, cancelled->cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return NULL;
}

/* The one that leads gives up; one that waited takes it on. */
static void
test_cancelled_leader (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (BwProcessLock) lock = bw_process_lock_new (bw_test_folder_get_path (fixture->folder),
                                                       ORGANISATION ".lock", NULL, &error);
  Cancelled cancelled = { fixture, cancellable };
  GThread *leader = g_thread_new ("obtain", obtain_cancelled, &cancelled);
  GThread *follower = NULL;
  g_autofree char *token = NULL;

  g_usleep (50 * 1000);
  follower = g_thread_new ("obtain", obtain_in_thread, fixture);
  g_usleep (50 * 1000);
  g_cancellable_cancel (cancellable);
  g_thread_join (leader);
  g_clear_pointer (&lock, bw_process_lock_free);
  token = g_thread_join (follower);
  g_assert_nonnull (token);
}

static gpointer
obtain_whatever (gpointer data)
{
  Cancelled *cancelled = data;
  g_autoptr (GError) error = NULL;
  char *token = bw_token_provider_obtain (BW_TOKEN_PROVIDER (cancelled->fixture->keeper), NULL,
                                          NULL, cancelled->cancellable, &error);

  if (token == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return token;
}

/* Cancelled when the server has taken the old refresh token, and before its answer is here: the new one is kept
   all the same, and counts. A server like this one takes an old one that comes back for theft. */
static void
test_cancelled_in_rotation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Cancelled cancelled = { fixture, cancellable };
  g_autofree char *before = dup_kept_token (fixture);
  g_autofree char *after = NULL;
  g_autofree char *late = NULL;
  g_autofree char *token = NULL;
  g_autoptr (GError) error = NULL;
  GThread *thread = NULL;

  bw_fake_entra_hold (fixture->fake, "token");
  thread = g_thread_new ("obtain", obtain_whatever, &cancelled);
  while (count (fixture) == 0)
    g_usleep (1000);
  g_cancellable_cancel (cancellable);
  bw_fake_entra_release (fixture->fake);
  late = g_thread_join (thread);
  after = dup_kept_token (fixture);
  g_assert_cmpstr (before, !=, after);

  token = obtain (fixture, late);
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_true (bw_fake_entra_is_token (fixture->fake, token));
}

/* A server that does not answer is not waited for: the caller has its thread back, and the lock is let go of. */
static void
test_cancelled_without_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Cancelled cancelled = { fixture, cancellable };
  g_autoptr (GError) error = NULL;
  g_autoptr (BwProcessLock) lock = NULL;
  GThread *thread = NULL;

  bw_fake_entra_hold (fixture->fake, "token");
  thread = g_thread_new ("obtain", obtain_cancelled, &cancelled);
  while (count (fixture) == 0)
    g_usleep (1000);
  g_cancellable_cancel (cancellable);
  g_thread_join (thread);
  lock =
      bw_process_lock_try (bw_test_folder_get_path (fixture->folder), ORGANISATION ".lock", &error);
  g_assert_no_error (error);
  g_assert_nonnull (lock);
  bw_fake_entra_release (fixture->fake);
}

#define add(name, test) g_test_add ("/token-keeper/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  add ("life", test_life);
  add ("refused", test_refused);
  add ("single-flight", test_single_flight);
  add ("rotation", test_rotation);
  add ("store-fails", test_store_fails);
  add ("store-again", test_store_again);
  add ("other-process", test_other_process);
  add ("other-process-while-unkept", test_other_process_while_unkept);
  add ("after-sign-in", test_after_sign_in);
  add ("keyring-errors", test_keyring_errors);
  add ("signed-out-elsewhere", test_signed_out_elsewhere);
  add ("revoked", test_revoked);
  add ("network-fails", test_network_fails);
  add ("transient", test_transient);
  add ("claims", test_claims);
  add ("claims-of-others", test_claims_of_others);
  add ("claims-of-follower", test_claims_of_follower);
  add ("application", test_application);
  add ("application-again", test_application_again);
  add ("lock-within", test_lock_within);
  add ("cancelled-at-lock", test_cancelled_at_lock);
  add ("cancelled-follower", test_cancelled_follower);
  add ("cancelled-leader", test_cancelled_leader);
  add ("cancelled-in-rotation", test_cancelled_in_rotation);
  add ("cancelled-without-answer", test_cancelled_without_answer);
  return g_test_run ();
}
