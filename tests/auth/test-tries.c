/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is tried again where the sign-in service is disturbed, how often, and with what. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "auth/bw-auth-error.h"
#include "auth/bw-base64url.h"
#include "auth/bw-sign-in-fixture.h"
#include "auth/bw-test-key-pair.h"
#include "support/bw-manual-clock.h"
#include "support/bw-secret-watch.h"

#define UNAVAILABLE "{\"error\":\"temporarily_unavailable\"}"

typedef BwSignInFixture Fixture;

/* By the real time, as an assertion has to be that is checked. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *iso = g_date_time_format_iso8601 (now);

  bw_sign_in_fixture_set_up (fixture, data);
  bw_manual_clock_set (BW_MANUAL_CLOCK (fixture->clock), iso);
  fixture->sign_in.registration.tenant = BW_FAKE_ENTRA_TENANT;
}

/* A disturbance that is told with a status that is tried again is not tried again for its text as well. */
static void
test_count (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwCredential) application = bw_credential_new (
      &(BwCredentialFields) { .kind = BW_CREDENTIAL_SECRET, .secret = BW_FAKE_ENTRA_SECRET });
  g_autoptr (GError) error = NULL;

  bw_fake_entra_answer (fixture->fake, "token", 503, UNAVAILABLE, 20);
  g_assert_null (bw_sign_in_as_application (&fixture->sign_in, application, NULL, NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_TRANSIENT);
  g_assert_cmpuint (bw_fake_entra_count (fixture->fake, "token"), ==, 5);
}

/* And one that is told with another status is, three times. */
static void
test_count_of_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwCredential) application = bw_credential_new (
      &(BwCredentialFields) { .kind = BW_CREDENTIAL_SECRET, .secret = BW_FAKE_ENTRA_SECRET });
  g_autoptr (GError) error = NULL;

  bw_fake_entra_answer (fixture->fake, "token", 400, UNAVAILABLE, 20);
  g_assert_null (bw_sign_in_as_application (&fixture->sign_in, application, NULL, NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_TRANSIENT);
  g_assert_cmpuint (bw_fake_entra_count (fixture->fake, "token"), ==, 3);
}

static gint64
find_time (const char *assertion)
{
  g_auto (GStrv) parts = g_strsplit (assertion, ".", -1);
  gsize length = 0;
  g_autofree guint8 *bytes = bw_base64url_decode (parts[1], &length);
  g_autofree char *text = g_strndup ((const char *) bytes, length);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  g_assert_nonnull (node);
  return json_object_get_int_member (json_node_get_object (node), "iat");
}

/* Each try has an assertion of its own: one counts for minutes, and the waits may take as long. */
static void
test_assertion (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) now = bw_clock_get_now (fixture->clock);
  gint64 began = g_date_time_to_unix (now);
  g_autoptr (BwTestKeyPair) made =
                bw_test_key_pair_new (BW_TEST_KEY_RSA, began - 86400, began + 86400);
  g_autoptr (BwCredential) application = bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_CERTIFICATE,
      .certificate = made->pkcs12,
      .password = BW_TEST_KEY_PAIR_PASSWORD,
  });
  g_autoptr (BwCredential) credential = NULL;
  g_autofree char *assertion = NULL;
  g_autoptr (GError) error = NULL;

  bw_fake_entra_set_certificate (fixture->fake, made->certificate);
  bw_fake_entra_answer (fixture->fake, "token", 503, UNAVAILABLE, 3);
  credential = bw_sign_in_as_application (&fixture->sign_in, application, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bw_fake_entra_count (fixture->fake, "token"), ==, 4);
  assertion = bw_fake_entra_dup_field (fixture->fake, "token", "client_assertion");
  /* After one second, two and four at least. */
  g_assert_cmpint (find_time (assertion), >=, began + 7);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/tries/count", Fixture, NULL, set_up, test_count, bw_sign_in_fixture_tear_down);
  g_test_add ("/tries/count-of-text", Fixture, NULL, set_up, test_count_of_text,
              bw_sign_in_fixture_tear_down);
  g_test_add ("/tries/assertion", Fixture, NULL, set_up, test_assertion,
              bw_sign_in_fixture_tear_down);
  return g_test_run ();
}
