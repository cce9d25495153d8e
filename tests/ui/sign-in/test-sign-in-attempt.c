/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Signing in on a thread, told on the main loop, against real servers. */

#include "auth/bw-auth-error.h"
#include "auth/bw-certificate.h"
#include "auth/bw-test-key-pair.h"
#include "support/bw-manual-clock.h"
#include "ui/bw-ui-test.h"
#include "ui/sign-in/bw-sign-in-attempt.h"
#include "ui/sign-in/bw-sign-in-world.h"

typedef struct {
  BwSignInWorld world;
  BwSignInForm *form;
  BwSignInAttempt *attempt;
  guint n_ended;
  guint n_opened;
  guint n_codes;
} Fixture;

static void
on_open (Fixture *fixture, BwAddressMaker *addresses)
{
  fixture->n_opened++;
  bw_interaction_open_address (BW_INTERACTION (fixture->world.browser), addresses, NULL, NULL);
}

static void
on_code (Fixture *fixture, const char *code, const char *address, GDateTime *expires)
{
  g_assert_cmpstr (code, !=, "");
  g_assert_true (g_str_has_prefix (address, "http"));
  fixture->n_codes++;
}

static void
on_ended (Fixture *fixture)
{
  fixture->n_ended++;
}

static void
set_up (Fixture *fixture, gconstpointer real_time)
{
  bw_sign_in_world_set_up (&fixture->world, real_time != NULL
                                                ? bw_system_clock_new ()
                                                : bw_manual_clock_new ("2026-07-17T12:00:00Z"));
  fixture->form = bw_sign_in_form_new (NULL, NULL, NULL);
  bw_sign_in_world_fill_in (&fixture->world, fixture->form);
  fixture->attempt = bw_sign_in_attempt_new (fixture->world.store);
  g_signal_connect_swapped (fixture->attempt, "open-address", G_CALLBACK (on_open), fixture);
  g_signal_connect_swapped (fixture->attempt, "show-code", G_CALLBACK (on_code), fixture);
  g_signal_connect_swapped (fixture->attempt, "ended", G_CALLBACK (on_ended), fixture);
}

static gboolean
is_alone (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

/* What was cancelled is let go of once its thread has come back. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_true (bw_ui_test_wait (is_alone, fixture->attempt));
  g_assert_finalize_object (g_steal_pointer (&fixture->attempt));
  g_clear_object (&fixture->form);
  bw_sign_in_world_tear_down (&fixture->world);
}

static gboolean
has_ended (gpointer data)
{
  return ((Fixture *) data)->n_ended > 0;
}

static gboolean
has_opened (gpointer data)
{
  return ((Fixture *) data)->n_opened > 0;
}

static gboolean
has_code (gpointer data)
{
  return ((Fixture *) data)->n_codes > 0;
}

static const BwOrganisationSignedIn *
sign_in (Fixture *fixture)
{
  const BwOrganisationSignedIn *result = NULL;

  fixture->n_ended = 0;
  bw_sign_in_attempt_start (fixture->attempt, fixture->form);
  g_assert_true (bw_sign_in_attempt_is_running (fixture->attempt));
  g_assert_true (bw_ui_test_wait (has_ended, fixture));
  g_assert_cmpuint (fixture->n_ended, ==, 1);
  g_assert_false (bw_sign_in_attempt_is_running (fixture->attempt));
  result = bw_sign_in_attempt_get_result (fixture->attempt);
  g_assert_true ((result == NULL) == (bw_sign_in_attempt_get_error (fixture->attempt) != NULL));
  return result;
}

static void
test_browser (Fixture *fixture, gconstpointer data)
{
  const BwOrganisationSignedIn *result = sign_in (fixture);

  g_assert_no_error (bw_sign_in_attempt_get_error (fixture->attempt));
  g_assert_cmpstr (bw_organisation_entry_get_name (result->entry), ==, BW_FAKE_GRAPH_NAME);
  g_assert_cmpstr (bw_account_get_user_name (result->account), ==, BW_FAKE_ENTRA_USER);
  g_assert_no_error (result->reading);
  g_assert_no_error (result->keeping);
  g_assert_cmpuint (fixture->n_opened, ==, 1);
  g_assert_cmpuint (bw_sign_in_world_count (&fixture->world), ==, 1);
}

static void
test_device_code (Fixture *fixture, gconstpointer data)
{
  bw_fake_entra_set_pending (fixture->world.entra, 2, 1);
  bw_sign_in_form_set (fixture->form, BW_SIGN_IN_FIELD_WAY, "device-code");
  g_assert_nonnull (sign_in (fixture));
  g_assert_cmpuint (fixture->n_codes, ==, 1);
  g_assert_cmpuint (fixture->n_opened, ==, 0);
}

static void
test_secret (Fixture *fixture, gconstpointer data)
{
  bw_sign_in_form_set (fixture->form, BW_SIGN_IN_FIELD_WAY, "application");
  bw_sign_in_form_set (fixture->form, BW_SIGN_IN_FIELD_TENANT, BW_FAKE_ENTRA_DOMAIN);
  bw_sign_in_form_set_secret (fixture->form, BW_FAKE_ENTRA_SECRET);
  g_assert_nonnull (sign_in (fixture));
  g_assert_null (bw_sign_in_attempt_get_expires (fixture->attempt));
}

static void
certificate (Fixture *fixture, const char *keeping, BwCredentialKind kind)
{
  g_autofree char *key = NULL;
  g_autofree char *file = bw_sign_in_world_add_certificate (&fixture->world, &key);
  const BwOrganisationSignedIn *result = NULL;
  g_autoptr (BwCredential) kept = NULL;

  bw_sign_in_form_set (fixture->form, BW_SIGN_IN_FIELD_WAY, "application");
  bw_sign_in_form_set (fixture->form, BW_SIGN_IN_FIELD_TENANT, BW_FAKE_ENTRA_TENANT);
  bw_sign_in_form_set (fixture->form, BW_SIGN_IN_FIELD_PROOF, "certificate");
  bw_sign_in_form_set (fixture->form, BW_SIGN_IN_FIELD_CERTIFICATE_FILE, file);
  bw_sign_in_form_set (fixture->form, BW_SIGN_IN_FIELD_KEY_FILE, key);
  bw_sign_in_form_set (fixture->form, BW_SIGN_IN_FIELD_KEEPING, keeping);
  g_assert_null (sign_in (fixture));
  g_assert_error (bw_sign_in_attempt_get_error (fixture->attempt), BW_CERTIFICATE_ERROR,
                  BW_CERTIFICATE_ERROR_WANTS_PASSWORD);

  bw_sign_in_form_set_password (fixture->form, BW_TEST_KEY_PAIR_PASSWORD);
  result = sign_in (fixture);
  g_assert_no_error (bw_sign_in_attempt_get_error (fixture->attempt));
  g_assert_nonnull (bw_sign_in_attempt_get_expires (fixture->attempt));
  kept = bw_keyring_load (BW_KEYRING (fixture->world.keyring),
                          bw_organisation_entry_get_id (result->entry), FALSE, NULL, NULL);
  g_assert_cmpint (bw_credential_get_kind (kept), ==, kind);
}

static void
test_certificate_kept (Fixture *fixture, gconstpointer data)
{
  certificate (fixture, "keyring", BW_CREDENTIAL_CERTIFICATE);
}

static void
test_certificate_file (Fixture *fixture, gconstpointer data)
{
  certificate (fixture, "file", BW_CREDENTIAL_CERTIFICATE_FILE);
}

static void
test_refused_and_again (Fixture *fixture, gconstpointer data)
{
  bw_fake_entra_refuse (fixture->world.entra, "token", "invalid_client", 7000218, 1);
  g_assert_null (sign_in (fixture));
  g_assert_error (bw_sign_in_attempt_get_error (fixture->attempt), BW_AUTH_ERROR,
                  BW_AUTH_ERROR_PUBLIC_CLIENT);
  bw_sign_in_world_renew_browser (&fixture->world);
  g_assert_nonnull (sign_in (fixture));
}

static void
test_no_keyring (Fixture *fixture, gconstpointer data)
{
  const BwOrganisationSignedIn *result = NULL;

  bw_flaky_keyring_fail_load (fixture->world.keyring, BW_KEYRING_ERROR_NO_SERVICE);
  bw_flaky_keyring_fail_store (fixture->world.keyring, BW_KEYRING_ERROR_NO_SERVICE);
  result = sign_in (fixture);
  g_assert_error (result->keeping, BW_KEYRING_ERROR, BW_KEYRING_ERROR_NO_SERVICE);
}

/* Nothing is told after it was cancelled, and the next one is not disturbed. */
static void
test_cancel_browser (Fixture *fixture, gconstpointer data)
{
  bw_test_browser_set_closed (fixture->world.browser, TRUE);
  bw_sign_in_attempt_start (fixture->attempt, fixture->form);
  g_assert_true (bw_ui_test_wait (has_opened, fixture));
  bw_sign_in_attempt_cancel (fixture->attempt);
  g_assert_false (bw_sign_in_attempt_is_running (fixture->attempt));

  bw_sign_in_world_renew_browser (&fixture->world);
  g_assert_nonnull (sign_in (fixture));
  g_assert_cmpuint (fixture->n_opened, ==, 2);
}

static void
test_cancel_code (Fixture *fixture, gconstpointer data)
{
  bw_fake_entra_set_pending (fixture->world.entra, G_MAXUINT, 0);
  bw_sign_in_form_set (fixture->form, BW_SIGN_IN_FIELD_WAY, "device-code");
  bw_sign_in_attempt_start (fixture->attempt, fixture->form);
  g_assert_true (bw_ui_test_wait (has_code, fixture));
  bw_sign_in_attempt_cancel (fixture->attempt);
  g_assert_true (bw_ui_test_wait (is_alone, fixture->attempt));
  g_assert_cmpuint (fixture->n_ended, ==, 0);
  g_assert_cmpuint (bw_sign_in_world_count (&fixture->world), ==, 0);
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/sign-in-attempt/browser", test_browser);
  ADD ("/sign-in-attempt/device-code", test_device_code);
  ADD ("/sign-in-attempt/secret", test_secret);
  ADD ("/sign-in-attempt/refused-and-again", test_refused_and_again);
  ADD ("/sign-in-attempt/no-keyring", test_no_keyring);
#undef ADD
#define ADD(name, function) \
  g_test_add (name, Fixture, GINT_TO_POINTER (1), set_up, function, tear_down)
  ADD ("/sign-in-attempt/certificate-kept", test_certificate_kept);
  ADD ("/sign-in-attempt/certificate-file", test_certificate_file);
  ADD ("/sign-in-attempt/cancel-browser", test_cancel_browser);
  ADD ("/sign-in-attempt/cancel-code", test_cancel_code);
#undef ADD
  return g_test_run ();
}
