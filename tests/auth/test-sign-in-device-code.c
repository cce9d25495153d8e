/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Signing in by a code that is entered elsewhere (RFC 8628): the pace, the end, and all that may be answered. */

#include <string.h>

#include "auth/bw-auth-error.h"
#include "auth/bw-entra.h"
#include "auth/bw-sign-in-fixture.h"
#include "support/bw-secret-watch.h"

typedef BwSignInFixture Fixture;

static GTimeSpan
elapsed (Fixture *fixture)
{
  g_autoptr (GDateTime) began = g_date_time_new_from_iso8601 ("2026-11-25T12:00:00Z", NULL);
  g_autoptr (GDateTime) now = bw_clock_get_now (fixture->clock);

  return g_date_time_difference (now, began) / G_TIME_SPAN_SECOND;
}

static void
test_device_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwTokens) tokens = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCredential) credential = NULL;

  bw_fake_entra_set_pending (fixture->fake, 3, 0);
  credential = bw_sign_in_with_device_code (&fixture->sign_in, &tokens, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bw_test_browser_get_code (fixture->browser), ==, "K7XQ2M9PA");
  g_assert_true (g_str_has_suffix (bw_test_browser_get_code_address (fixture->browser), "/device"));
  g_assert_cmpstr (bw_account_get_user_name (bw_credential_get_account (credential)), ==,
                   BW_FAKE_ENTRA_USER);
  g_assert_cmpuint (bw_fake_entra_count (fixture->fake, "token"), ==, 4);
  g_assert_cmpint (elapsed (fixture), ==, 4 * 5);
}

/* What was demanded of the sign-in is asked for with a code as well; and who is signed in has to be told. */
static void
test_device_code_claims (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwCredential) credential = NULL;
  g_autofree char *claims = NULL;
  g_autoptr (GError) error = NULL;

  fixture->sign_in.claims = "{\"access_token\":{\"acrs\":{\"essential\":true}}}";
  credential = bw_sign_in_with_device_code (&fixture->sign_in, NULL, NULL, NULL);
  g_assert_nonnull (credential);
  claims = bw_fake_entra_dup_field (fixture->fake, "token", "claims");
  g_assert_nonnull (strstr (claims, "acrs"));

  bw_fake_entra_answer (
      fixture->fake, "token", 200,
      "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"refresh_token\":\"r\"}", 1);
  g_assert_null (bw_sign_in_with_device_code (&fixture->sign_in, NULL, NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_BAD_ANSWER);
}

/* RFC 8628 §3.5: five seconds more, from then on. */
static void
test_slow_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCredential) credential = NULL;

  bw_fake_entra_set_pending (fixture->fake, 2, 2);
  credential = bw_sign_in_with_device_code (&fixture->sign_in, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (elapsed (fixture), ==, 5 + 10 + 15 + 15 + 15);
}

static void
test_device_code_expires (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  bw_fake_entra_set_device_life (fixture->fake, 60);
  bw_fake_entra_set_pending (fixture->fake, 1000, 0);
  g_assert_null (bw_sign_in_with_device_code (&fixture->sign_in, NULL, NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_EXPIRED);
  g_assert_cmpuint (bw_fake_entra_count (fixture->fake, "token"), ==, 11);
  g_assert_cmpint (elapsed (fixture), ==, 59);
}

/* A code that is entered in the last seconds of its life counts, whatever the pace. */
static void
test_device_code_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCredential) credential = NULL;

  bw_fake_entra_set_device_life (fixture->fake, 64);
  bw_fake_entra_set_pending (fixture->fake, 11, 0);
  credential = bw_sign_in_with_device_code (&fixture->sign_in, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (credential);
  g_assert_cmpint (elapsed (fixture), ==, 63);
}

/* The service says so where this computer does not know: its clock may be wrong. */
static void
test_device_code_expires_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  bw_fake_entra_set_device_life (fixture->fake, 0); /* which is taken for the usual */
  g_assert_null (bw_sign_in_with_device_code (&fixture->sign_in, NULL, NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_EXPIRED);
  g_assert_cmpuint (bw_fake_entra_count (fixture->fake, "token"), ==, 1);
}

static void
test_device_code_declined (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  bw_fake_entra_decline (fixture->fake);
  g_assert_null (bw_sign_in_with_device_code (&fixture->sign_in, NULL, NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_DECLINED);
  g_assert_cmpuint (bw_fake_entra_count (fixture->fake, "token"), ==, 1);
}

/* Whoever polls faster than told is told to be slower each time, and gets nothing (RFC 8628 §3.5) before the last
   question, which comes later than that: this service holds to that, so that all that is signed in to it by device code
   has kept the pace. */
static void
test_device_code_too_fast (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwEntra) entra =
                bw_entra_new (fixture->http, fixture->clock, &fixture->sign_in.registration);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDeviceCode) code = bw_entra_start_device_code (entra, NULL, NULL, &error);
  g_autoptr (BwTokens) tokens = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (code->interval, ==, 5);
  code->interval = 4;
  bw_fake_entra_set_pending (fixture->fake, 1, 0);
  tokens = bw_entra_await_device_code (entra, code, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (tokens);
  g_assert_cmpint (elapsed (fixture), ==, 899);
  /* 4 s, 8 s, and five more every time, within fifteen minutes. */
  g_assert_cmpuint (bw_fake_entra_count (fixture->fake, "token"), ==, 19);
}

static void
test_device_code_ends (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *error;
    guint number;
    BwAuthError kind;
  } ENDS[] = {
    { "authorization_declined", 65004, BW_AUTH_ERROR_DECLINED },
    { "expired_token", 70020, BW_AUTH_ERROR_EXPIRED },
    { "code_expired", 70019, BW_AUTH_ERROR_EXPIRED },
    { "bad_verification_code", 70018, BW_AUTH_ERROR_START_AGAIN },
    { "invalid_client", 7000218, BW_AUTH_ERROR_PUBLIC_CLIENT },
    { "invalid_grant", 53003, BW_AUTH_ERROR_DEVICE_CODE_BLOCKED },
    { "invalid_grant", 50097, BW_AUTH_ERROR_DEVICE_CODE_BLOCKED },
    { "invalid_grant", 530035, BW_AUTH_ERROR_DEVICE_CODE_BLOCKED },
    { "invalid_grant", 50134, BW_AUTH_ERROR_START_AGAIN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ENDS); i++) {
    g_autoptr (GError) error = NULL;
    guint before = bw_fake_entra_count (fixture->fake, "token");

    bw_fake_entra_refuse (fixture->fake, "token", ENDS[i].error, ENDS[i].number, 1);
    g_assert_null (bw_sign_in_with_device_code (&fixture->sign_in, NULL, NULL, &error));
    g_assert_error (error, BW_AUTH_ERROR, (int) ENDS[i].kind);
    g_assert_cmpuint (bw_fake_entra_count (fixture->fake, "token"), ==, before + 1);
  }
}

/* A server that is ill for a while, or says that it is asked too fast, ends nothing. */
static void
test_device_code_goes_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCredential) credential = NULL;

  bw_fake_entra_answer (fixture->fake, "token", 503, "ill", 1);
  bw_fake_entra_refuse (fixture->fake, "token", "invalid_grant", 50196, 1);
  bw_fake_entra_refuse (fixture->fake, "token", "temporarily_unavailable", 90033, 1);
  credential = bw_sign_in_with_device_code (&fixture->sign_in, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (credential);
  g_assert_cmpint (elapsed (fixture), ==, 5 + 10 + 15 + 20);
}

/* The user is sent nowhere that is not secure. */
static void
test_device_code_address (Fixture *fixture, gconstpointer data)
{
  static const char *const ADDRESSES[] = { "http://evil.example/", "javascript:alert(1)",
                                           "file:///etc/passwd", "device", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (ADDRESSES); i++) {
    g_autofree char *body = g_strdup_printf (
        "{\"user_code\":\"A\",\"device_code\":\"B\",\"verification_uri\":\"%s\"}", ADDRESSES[i]);
    g_autoptr (GError) error = NULL;

    bw_fake_entra_answer (fixture->fake, "devicecode", 200, body, 1);
    g_assert_null (bw_sign_in_with_device_code (&fixture->sign_in, NULL, NULL, &error));
    g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_BAD_ANSWER);
    g_assert_null (bw_test_browser_get_code_address (fixture->browser));
  }
}

#define add(name, test)                                                                     \
  g_test_add ("/sign-in-device-code/" name, Fixture, NULL, bw_sign_in_fixture_set_up, test, \
              bw_sign_in_fixture_tear_down)

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  add ("signed-in", test_device_code);
  add ("claims", test_device_code_claims);
  add ("slow-down", test_slow_down);
  add ("expires", test_device_code_expires);
  add ("late", test_device_code_late);
  add ("expires-there", test_device_code_expires_there);
  add ("declined", test_device_code_declined);
  add ("too-fast", test_device_code_too_fast);
  add ("ends", test_device_code_ends);
  add ("goes-on", test_device_code_goes_on);
  add ("address", test_device_code_address);
  return g_test_run ();
}
