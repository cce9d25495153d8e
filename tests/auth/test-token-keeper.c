/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-keeper-fixture.h"

#include <string.h>

#include "auth/bw-auth-error.h"
#include "auth/bw-process-lock.h"
#include "support/bw-secret-watch.h"

#define N_THREADS 16

static void
assert_fails (BwKeeperFixture *fixture, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
      bw_token_provider_obtain (BW_TOKEN_PROVIDER (fixture->keeper), NULL, NULL, NULL, &error));
  g_assert_error (error, domain, code);
  g_assert_null (strstr (error->message, BW_FAKE_ENTRA_PLANTED));
}

/* The same token until five minutes before its end. */
static void
test_life (BwKeeperFixture *fixture, gconstpointer data)
{
  g_autofree char *first = bw_keeper_fixture_obtain (fixture, NULL);
  g_autofree char *same = NULL;
  g_autofree char *next = NULL;

  bw_keeper_fixture_wait (fixture, 54);
  same = bw_keeper_fixture_obtain (fixture, NULL);
  g_assert_cmpstr (same, ==, first);
  g_assert_cmpuint (bw_keeper_fixture_count (fixture), ==, 1);
  bw_keeper_fixture_wait (fixture, 1);
  next = bw_keeper_fixture_obtain (fixture, NULL);
  g_assert_cmpstr (next, !=, first);
  g_assert_cmpuint (bw_keeper_fixture_count (fixture), ==, 2);
}

/* A token that Graph has refused is not given again; one that is old news changes nothing. */
static void
test_refused (BwKeeperFixture *fixture, gconstpointer data)
{
  g_autofree char *first = bw_keeper_fixture_obtain (fixture, NULL);
  g_autofree char *second = bw_keeper_fixture_obtain (fixture, first);
  g_autofree char *third = bw_keeper_fixture_obtain (fixture, first);

  g_assert_cmpstr (second, !=, first);
  g_assert_cmpstr (third, ==, second);
  g_assert_cmpuint (bw_keeper_fixture_count (fixture), ==, 2);
}

static gpointer
obtain_in_thread (gpointer data)
{
  return bw_keeper_fixture_obtain (data, NULL);
}

static void
test_single_flight (BwKeeperFixture *fixture, gconstpointer data)
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
    g_assert_cmpuint (bw_keeper_fixture_count (fixture), ==, round);
    bw_keeper_fixture_wait (fixture, 60);
  }
}

/* The new refresh token is in the keyring, and the next refresh uses it. */
static void
test_rotation (BwKeeperFixture *fixture, gconstpointer data)
{
  g_autofree char *before = bw_keeper_fixture_dup_kept_token (fixture);

  for (guint i = 0; i < 5; i++) {
    g_autofree char *token = bw_keeper_fixture_obtain (fixture, NULL);
    g_autofree char *after = bw_keeper_fixture_dup_kept_token (fixture);

    g_assert_cmpstr (after, !=, before);
    g_set_str (&before, after);
    bw_keeper_fixture_wait (fixture, 60);
  }
  g_assert_null (bw_token_keeper_dup_store_error (fixture->keeper));
}

/* Where the new one cannot be kept it stays in use, that is told, and it is tried again. */
static void
test_store_fails (BwKeeperFixture *fixture, gconstpointer data)
{
  g_autofree char *old = bw_keeper_fixture_dup_kept_token (fixture);
  g_autoptr (GError) told = NULL;

  bw_flaky_keyring_fail_store (fixture->keyring, BW_KEYRING_ERROR_LOCKED);
  for (guint i = 0; i < 3; i++) {
    g_autofree char *token = bw_keeper_fixture_obtain (fixture, NULL);
    g_autofree char *kept = bw_keeper_fixture_dup_kept_token (fixture);

    g_assert_cmpstr (kept, ==, old);
    g_clear_error (&told);
    told = bw_token_keeper_dup_store_error (fixture->keeper);
    g_assert_error (told, BW_KEYRING_ERROR, BW_KEYRING_ERROR_LOCKED);
    bw_keeper_fixture_wait (fixture, 60);
  }

  bw_flaky_keyring_fail_store (fixture->keyring, -1);
  {
    g_autofree char *token = bw_keeper_fixture_obtain (fixture, NULL);
    g_autofree char *kept = bw_keeper_fixture_dup_kept_token (fixture);

    g_assert_cmpstr (kept, !=, old);
    g_assert_null (bw_token_keeper_dup_store_error (fixture->keeper));
  }
}

/* The user unlocks on purpose, and what could not be kept is kept. */
static void
test_store_again (BwKeeperFixture *fixture, gconstpointer data)
{
  g_autofree char *token = NULL;
  g_autofree char *old = bw_keeper_fixture_dup_kept_token (fixture);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  bw_flaky_keyring_fail_store (fixture->keyring, BW_KEYRING_ERROR_LOCKED);
  token = bw_keeper_fixture_obtain (fixture, NULL);
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, 0);
  g_assert_true (bw_token_keeper_store (fixture->keeper, TRUE, NULL, &error));
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, 1);
  kept = bw_keeper_fixture_dup_kept_token (fixture);
  g_assert_cmpstr (kept, !=, old);
}

/* Another process has been there: its token is used, ours is not. */
static void
test_other_process (BwKeeperFixture *fixture, gconstpointer data)
{
  g_autofree char *first = bw_keeper_fixture_obtain (fixture, NULL);
  g_autofree char *second = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *theirs = bw_fake_entra_new_refresh_token (fixture->fake);
  g_autoptr (BwCredential) credential = bw_keeper_fixture_make_credential (theirs);

  bw_keeper_fixture_keep (fixture, credential);
  bw_keeper_fixture_wait (fixture, 60);
  second = bw_keeper_fixture_obtain (fixture, NULL);
  sent = bw_fake_entra_dup_field (fixture->fake, "token", "refresh_token");
  g_assert_cmpstr (sent, ==, theirs);
}

/* Somebody signed in again in another process while ours could not be kept: theirs is the newer one. */
static void
test_other_process_while_unkept (BwKeeperFixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *theirs = bw_fake_entra_new_refresh_token (fixture->fake);
  g_autoptr (BwCredential) credential = bw_keeper_fixture_make_credential (theirs);

  bw_flaky_keyring_fail_store (fixture->keyring, BW_KEYRING_ERROR_FAILED);
  first = bw_keeper_fixture_obtain (fixture, NULL);
  bw_flaky_keyring_fail_store (fixture->keyring, -1);
  bw_keeper_fixture_keep (fixture, credential);
  bw_keeper_fixture_wait (fixture, 60);
  second = bw_keeper_fixture_obtain (fixture, NULL);
  sent = bw_fake_entra_dup_field (fixture->fake, "token", "refresh_token");
  g_assert_cmpstr (sent, ==, theirs);
}

/* Fresh from a sign-in: what that brought counts, whatever old item the keyring has. */
static void
test_after_sign_in (BwKeeperFixture *fixture, gconstpointer data)
{
  g_autofree char *fresh = bw_fake_entra_new_refresh_token (fixture->fake);
  g_autoptr (BwCredential) credential = bw_keeper_fixture_make_credential (fresh);
  g_autofree char *token = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->keeper);
  fixture->keeper = bw_keeper_fixture_make_keeper (fixture, credential);
  token = bw_keeper_fixture_obtain (fixture, NULL);
  sent = bw_fake_entra_dup_field (fixture->fake, "token", "refresh_token");
  g_assert_cmpstr (sent, ==, fresh);
  g_assert_true (bw_token_keeper_store (fixture->keeper, FALSE, NULL, &error));
  kept = bw_keeper_fixture_dup_kept_token (fixture);
  g_assert_cmpstr (kept, !=, fresh);
}

static void
test_keyring_errors (BwKeeperFixture *fixture, gconstpointer data)
{
  g_autofree char *token = NULL;
  g_autoptr (GError) error = NULL;

  for (int code = 0; code <= BW_KEYRING_ERROR_FAILED; code++) {
    bw_flaky_keyring_fail_load (fixture->keyring, code);
    assert_fails (fixture, BW_KEYRING_ERROR, code);
  }
  g_assert_cmpuint (bw_keeper_fixture_count (fixture), ==, 0);
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, 0);

  bw_flaky_keyring_fail_load (fixture->keyring, BW_KEYRING_ERROR_LOCKED);
  g_assert_true (bw_token_keeper_unlock (fixture->keeper, NULL, &error));
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, 1);
  token = bw_keeper_fixture_obtain (fixture, NULL);
}

/* Once it is known, a keyring that is locked again or gone stops nobody; a deleted item does. */
static void
test_signed_out_elsewhere (BwKeeperFixture *fixture, gconstpointer data)
{
  g_autofree char *first = bw_keeper_fixture_obtain (fixture, NULL);
  g_autofree char *second = NULL;

  bw_keeper_fixture_wait (fixture, 60);
  bw_flaky_keyring_fail_load (fixture->keyring, BW_KEYRING_ERROR_NO_SERVICE);
  second = bw_keeper_fixture_obtain (fixture, NULL);
  bw_keeper_fixture_wait (fixture, 60);
  bw_flaky_keyring_fail_load (fixture->keyring, BW_KEYRING_ERROR_GONE);
  assert_fails (fixture, BW_KEYRING_ERROR, BW_KEYRING_ERROR_GONE);
}

static void
test_revoked (BwKeeperFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  bw_fake_entra_revoke (fixture->fake);
  g_assert_null (
      bw_token_provider_obtain (BW_TOKEN_PROVIDER (fixture->keeper), NULL, NULL, NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_SIGN_IN_AGAIN);
  g_assert_true (bw_auth_error_wants_sign_in (error));
  g_assert_null (strstr (error->message, BW_FAKE_ENTRA_PLANTED));
  kept = bw_keeper_fixture_dup_kept_token (fixture);
  g_assert_nonnull (kept);
}

/* No network signs nobody out. */
static void
test_network_fails (BwKeeperFixture *fixture, gconstpointer data)
{
  g_autofree char *token = NULL;

  bw_fake_entra_answer (fixture->fake, "token", 503, "ill", 5);
  assert_fails (fixture, BW_HTTP_ERROR, BW_HTTP_ERROR_SERVER);
  token = bw_keeper_fixture_obtain (fixture, NULL);
  g_assert_nonnull (token);
}

static void
test_transient (BwKeeperFixture *fixture, gconstpointer data)
{
  g_autofree char *token = NULL;

  bw_fake_entra_refuse (fixture->fake, "token", "temporarily_unavailable", 90033, 2);
  token = bw_keeper_fixture_obtain (fixture, NULL);
  g_assert_cmpuint (bw_keeper_fixture_count (fixture), ==, 3);
  bw_keeper_fixture_wait (fixture, 60);
  bw_fake_entra_refuse (fixture->fake, "token", "temporarily_unavailable", 90033, 3);
  assert_fails (fixture, BW_AUTH_ERROR, BW_AUTH_ERROR_TRANSIENT);
}

static void
test_application (BwKeeperFixture *fixture, gconstpointer data)
{
  g_autoptr (BwCredential) credential = bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_SECRET,
      .secret = BW_FAKE_ENTRA_SECRET,
  });
  guint n_stores = 0;

  bw_keeper_fixture_keep (fixture, credential);
  n_stores = bw_flaky_keyring_count_stores (fixture->keyring);
  for (guint i = 0; i < 3; i++) {
    g_autofree char *token = bw_keeper_fixture_obtain (fixture, NULL);
    g_autofree char *grant = bw_fake_entra_dup_field (fixture->fake, "token", "grant_type");

    g_assert_cmpstr (grant, ==, "client_credentials");
    bw_keeper_fixture_wait (fixture, 60);
  }
  g_assert_cmpuint (bw_keeper_fixture_count (fixture), ==, 3);
  g_assert_cmpuint (bw_flaky_keyring_count_stores (fixture->keyring), ==, n_stores);
}

/* Another program may have put another secret into the keyring, or have signed out. */
static void
test_application_again (BwKeeperFixture *fixture, gconstpointer data)
{
  static const char *const SECRETS[] = { BW_FAKE_ENTRA_SECRET, "Planted-other",
                                         BW_FAKE_ENTRA_SECRET };

  for (gsize i = 0; i < G_N_ELEMENTS (SECRETS); i++) {
    g_autoptr (BwCredential) credential = bw_credential_new (
        &(BwCredentialFields) { .kind = BW_CREDENTIAL_SECRET, .secret = SECRETS[i] });
    g_autoptr (GError) error = NULL;
    g_autofree char *token = NULL;

    bw_keeper_fixture_keep (fixture, credential);
    token =
        bw_token_provider_obtain (BW_TOKEN_PROVIDER (fixture->keeper), NULL, NULL, NULL, &error);
    g_assert_cmpint (token != NULL, ==, i != 1);
    if (i == 1)
      g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_WRONG_SECRET);
    bw_keeper_fixture_wait (fixture, 60);
  }

  bw_keyring_remove (BW_KEYRING (fixture->keyring), ORGANISATION, FALSE, NULL, NULL);
  g_assert_null (
      bw_token_provider_obtain (BW_TOKEN_PROVIDER (fixture->keeper), NULL, NULL, NULL, NULL));
}

/* Another program that never lets go does not keep this one for ever. */
static void
test_lock_within (BwKeeperFixture *fixture, gconstpointer data)
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
test_cancelled_at_lock (BwKeeperFixture *fixture, gconstpointer data)
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
  g_assert_cmpuint (bw_keeper_fixture_count (fixture), ==, 0);
  g_clear_pointer (&lock, bw_process_lock_free);
  token = bw_keeper_fixture_obtain (fixture, NULL);
}

/* One of two that wait for the same token gives up; the other gets it. */
static void
test_cancelled_follower (BwKeeperFixture *fixture, gconstpointer data)
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
  g_assert_cmpuint (bw_keeper_fixture_count (fixture), ==, 1);
}

typedef struct {
  BwKeeperFixture *fixture;
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
test_cancelled_leader (BwKeeperFixture *fixture, gconstpointer data)
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
test_cancelled_in_rotation (BwKeeperFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Cancelled cancelled = { fixture, cancellable };
  g_autofree char *before = bw_keeper_fixture_dup_kept_token (fixture);
  g_autofree char *after = NULL;
  g_autofree char *late = NULL;
  g_autofree char *token = NULL;
  g_autoptr (GError) error = NULL;
  GThread *thread = NULL;

  bw_fake_entra_hold (fixture->fake, "token");
  thread = g_thread_new ("obtain", obtain_whatever, &cancelled);
  while (bw_keeper_fixture_count (fixture) == 0)
    g_usleep (1000);
  g_cancellable_cancel (cancellable);
  bw_fake_entra_release (fixture->fake);
  late = g_thread_join (thread);
  after = bw_keeper_fixture_dup_kept_token (fixture);
  g_assert_cmpstr (before, !=, after);

  token = bw_keeper_fixture_obtain (fixture, late);
  g_assert_cmpuint (bw_keeper_fixture_count (fixture), ==, 2);
  g_assert_true (bw_fake_entra_is_token (fixture->fake, token));
}

/* A server that does not answer is not waited for: the caller has its thread back, and the lock is let go of. */
static void
test_cancelled_without_answer (BwKeeperFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Cancelled cancelled = { fixture, cancellable };
  g_autoptr (GError) error = NULL;
  g_autoptr (BwProcessLock) lock = NULL;
  GThread *thread = NULL;

  bw_fake_entra_hold (fixture->fake, "token");
  thread = g_thread_new ("obtain", obtain_cancelled, &cancelled);
  while (bw_keeper_fixture_count (fixture) == 0)
    g_usleep (1000);
  g_cancellable_cancel (cancellable);
  g_thread_join (thread);
  lock =
      bw_process_lock_try (bw_test_folder_get_path (fixture->folder), ORGANISATION ".lock", &error);
  g_assert_no_error (error);
  g_assert_nonnull (lock);
  bw_fake_entra_release (fixture->fake);
}

#define add(name, test)                                                                     \
  g_test_add ("/token-keeper/" name, BwKeeperFixture, NULL, bw_keeper_fixture_set_up, test, \
              bw_keeper_fixture_tear_down)

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
