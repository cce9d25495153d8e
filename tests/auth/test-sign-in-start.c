/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How a sign-in in the browser is started: nobody learns anything from the browser's arguments. */

#include <string.h>

#include "auth/bw-auth-error.h"
#include "auth/bw-sign-in-fixture.h"
#include "support/bw-secret-watch.h"

typedef BwSignInFixture Fixture;

/* With what a browser is started everybody on the machine can read: it says nothing of what the sign-in
   service is asked. */
static void
test_browser_arguments (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwCredential) credential =
                bw_sign_in_with_browser (&fixture->sign_in, NULL, NULL, NULL);
  const char *opened = bw_test_browser_get_opened (fixture->browser);
  g_autofree char *redirect = bw_fake_entra_dup_field (fixture->fake, "token", "redirect_uri");
  const char *rest = opened + strlen (redirect);
  static const char *const FIELDS[] = { "state", "nonce", "code_challenge", "client_id" };

  g_assert_nonnull (credential);
  g_assert_true (g_str_has_prefix (opened, redirect));
  g_assert_cmpuint (strlen (rest), ==, 43);
  g_assert_cmpuint (strspn (rest, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_"), ==, 43);
  for (gsize i = 0; i < G_N_ELEMENTS (FIELDS); i++) {
    g_autofree char *value = bw_fake_entra_dup_field (fixture->fake, "authorize", FIELDS[i]);

    g_assert_nonnull (value);
    g_assert_null (strstr (opened, value));
  }
}

/* Somebody who has read with what the browser was started opens it as well, before the user has signed in. */
static void
open_too (const char *address, gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *page = NULL;

  g_assert_cmpuint (bw_test_browser_fetch (bw_test_browser_get_opened (fixture->browser), &page),
                    ==, 410);
  g_assert_nonnull (strstr (page, "opened before"));
  g_assert_null (strstr (page, "state"));
}

static void
test_opened_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  bw_test_browser_set_visit (fixture->browser, open_too, fixture);
  g_assert_null (bw_sign_in_with_browser (&fixture->sign_in, NULL, NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_OPENED_TWICE);
  g_assert_cmpuint (bw_fake_entra_count (fixture->fake, "token"), ==, 0);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/sign-in-start/arguments", Fixture, NULL, bw_sign_in_fixture_set_up,
              test_browser_arguments, bw_sign_in_fixture_tear_down);
  g_test_add ("/sign-in-start/opened-twice", Fixture, NULL, bw_sign_in_fixture_set_up,
              test_opened_twice, bw_sign_in_fixture_tear_down);
  return g_test_run ();
}
