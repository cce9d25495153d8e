/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is demanded of a token goes along when it is got, and from there to the sign-in (graph.md §4.7). */

#include "auth/bw-auth-error.h"
#include "auth/bw-keeper-fixture.h"
#include "auth/bw-process-lock.h"
#include "support/bw-secret-watch.h"

/* graph.md §4.7: the challenge goes along; where that does not do, the error carries it to the sign-in. */
static void
test_claims (BwKeeperFixture *fixture, gconstpointer data)
{
  static const char CHALLENGE[] = "{\"access_token\":{\"nbf\":{\"essential\":true}}}";
  g_autofree char *first = bw_keeper_fixture_obtain (fixture, NULL);
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
obtain_with (BwKeeperFixture *fixture, const char *refused, const char *claims)
{
  g_autoptr (GError) error = NULL;
  char *token =
      bw_token_provider_obtain (BW_TOKEN_PROVIDER (fixture->keeper), refused, claims, NULL, &error);

  g_assert_no_error (error);
  return token;
}

/* What another thread got meanwhile does for a demand only where it was asked for with it. */
static void
test_claims_of_others (BwKeeperFixture *fixture, gconstpointer data)
{
  g_autofree char *first = bw_keeper_fixture_obtain (fixture, NULL);
  g_autofree char *without = bw_keeper_fixture_obtain (fixture, first);
  g_autofree char *with = obtain_with (fixture, first, "{\"access_token\":{\"a\":null}}");
  g_autofree char *sent = bw_fake_entra_dup_field (fixture->fake, "token", "claims");
  g_autofree char *same = obtain_with (fixture, first, "{\"access_token\":{\"a\":null}}");
  g_autofree char *whichever = bw_keeper_fixture_obtain (fixture, first);
  g_autofree char *other = NULL;

  g_assert_cmpstr (with, !=, without);
  g_assert_cmpstr (sent, ==, "{\"access_token\":{\"a\":null,\"xms_cc\":{\"values\":[\"cp1\"]}}}");
  g_assert_cmpstr (same, ==, with);
  g_assert_cmpstr (whichever, ==, with);
  g_assert_cmpuint (bw_keeper_fixture_count (fixture), ==, 3);
  other = obtain_with (fixture, first, "{\"access_token\":{\"b\":null}}");
  g_assert_cmpstr (other, !=, with);
  g_assert_cmpuint (bw_keeper_fixture_count (fixture), ==, 4);
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
  BwKeeperFixture *fixture = data;
  GError *error = NULL;

  g_assert_null (
      bw_token_provider_obtain (BW_TOKEN_PROVIDER (fixture->keeper), NULL, NULL, NULL, &error));
  return error;
}

/* One that waited for another thread, and fails with it, says what was demanded of itself. */
static void
test_claims_of_follower (BwKeeperFixture *fixture, gconstpointer data)
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

#define add(name, test)                                                                            \
  g_test_add ("/token-keeper-claims/" name, BwKeeperFixture, NULL, bw_keeper_fixture_set_up, test, \
              bw_keeper_fixture_tear_down)

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  add ("claims", test_claims);
  add ("of-others", test_claims_of_others);
  add ("of-follower", test_claims_of_follower);
  return g_test_run ();
}
