/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is tried again where the sign-in service is disturbed, how often, and with what. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "auth/bw-auth-error.h"
#include "auth/bw-base64url.h"
#include "auth/bw-sign-in.h"
#include "auth/bw-test-key-pair.h"
#include "support/bw-fake-entra.h"
#include "support/bw-manual-clock.h"
#include "support/bw-secret-watch.h"

#define UNAVAILABLE "{\"error\":\"temporarily_unavailable\"}"

/* Everything that an application needs, by the real time, which the sign-in service goes by. */
typedef struct {
  BwFakeEntra *fake;
  BwClock *clock;
  GDateTime *began;
  BwHttp *http;
  BwCloud *cloud;
  BwSignIn sign_in;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *now = NULL;

  fixture->fake = bw_fake_entra_new (NULL);
  fixture->began = g_date_time_new_now_utc ();
  now = g_date_time_format_iso8601 (fixture->began);
  fixture->clock = bw_manual_clock_new (now);
  fixture->http = bw_http_new (&(BwHttpFields) { .clock = fixture->clock });
  fixture->cloud = bw_cloud_new_custom (
      &(BwCloudFields) {
          .id = "custom",
          .login = bw_fake_entra_get_root (fixture->fake),
          .graph = bw_fake_entra_get_root (fixture->fake),
      },
      &error);
  g_assert_no_error (error);
  fixture->sign_in = (BwSignIn) {
    .http = fixture->http,
    .clock = fixture->clock,
    .registration = { fixture->cloud, BW_FAKE_ENTRA_TENANT, BW_FAKE_ENTRA_CLIENT },
  };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *complaint = bw_fake_entra_dup_complaint (fixture->fake);

  g_assert_cmpstr (complaint, ==, "");
  g_assert_finalize_object (fixture->http);
  g_clear_object (&fixture->cloud);
  g_clear_object (&fixture->clock);
  g_clear_pointer (&fixture->began, g_date_time_unref);
  g_clear_object (&fixture->fake);
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
  gint64 began = g_date_time_to_unix (fixture->began);
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
  g_test_add ("/tries/count", Fixture, NULL, set_up, test_count, tear_down);
  g_test_add ("/tries/count-of-text", Fixture, NULL, set_up, test_count_of_text, tear_down);
  g_test_add ("/tries/assertion", Fixture, NULL, set_up, test_assertion, tear_down);
  return g_test_run ();
}
