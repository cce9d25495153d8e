/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "auth/bw-auth-code.h"
#include "auth/bw-auth-error.h"
#include "auth/bw-entra.h"
#include "auth/bw-sign-in-fixture.h"
#include "auth/bw-test-key-pair.h"
#include "support/bw-manual-clock.h"
#include "support/bw-secret-watch.h"
#include "support/bw-test-authority.h"

typedef BwSignInFixture Fixture;

static void
test_browser (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwTokens) tokens = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCredential) credential =
                bw_sign_in_with_browser (&fixture->sign_in, &tokens, NULL, &error);
  BwAccount *account = NULL;
  g_autofree char *expires = NULL;

  g_assert_no_error (error);
  account = bw_credential_get_account (credential);
  g_assert_cmpint (bw_credential_get_kind (credential), ==, BW_CREDENTIAL_REFRESH_TOKEN);
  g_assert_cmpstr (bw_credential_get_secret (credential), ==, tokens->refresh_token);
  g_assert_cmpstr (bw_account_get_tenant_id (account), ==, BW_FAKE_ENTRA_TENANT);
  g_assert_cmpstr (bw_account_get_user_name (account), ==, BW_FAKE_ENTRA_USER);
  g_assert_cmpstr (bw_account_get_name (account), ==, "Bé Heer");
  g_assert_nonnull (strstr (bw_account_get_scope (account), "/SecurityEvents.Read.All"));
  g_assert_true (bw_fake_entra_is_token (fixture->fake, tokens->access_token));
  expires = g_date_time_format_iso8601 (tokens->expires);
  g_assert_cmpstr (expires, ==, "2026-11-25T12:59:59Z");

  bw_test_browser_join (fixture->browser);
  g_assert_cmpuint (bw_test_browser_get_status (fixture->browser), ==, 200);
  g_assert_nonnull (strstr (bw_test_browser_get_page (fixture->browser), "You are signed in"));
}

/* What belongs to the registration of a confidential client is not sent, and no secret is in the
   address that the browser shows. */
static void
test_browser_keeps_secrets (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwCredential) credential =
                bw_sign_in_with_browser (&fixture->sign_in, NULL, NULL, NULL);
  g_autofree char *secret = bw_fake_entra_dup_field (fixture->fake, "token", "client_secret");
  g_autofree char *verifier = bw_fake_entra_dup_field (fixture->fake, "token", "code_verifier");

  g_assert_nonnull (credential);
  g_assert_null (secret);
  g_assert_cmpuint (strlen (verifier), ==, 43);
  g_assert_null (strstr (bw_test_browser_get_address (fixture->browser), verifier));
}

static void
test_hints (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwCredential) credential = NULL;
  g_autofree char *hint = NULL;
  g_autofree char *claims = NULL;

  fixture->sign_in.login_hint = "é&b@voorbeeld.example";
  fixture->sign_in.claims = "{\"access_token\":{\"acrs\":{\"essential\":true}}}";
  credential = bw_sign_in_with_browser (&fixture->sign_in, NULL, NULL, NULL);
  g_assert_nonnull (credential);
  hint = bw_fake_entra_dup_field (fixture->fake, "authorize", "login_hint");
  claims = bw_fake_entra_dup_field (fixture->fake, "authorize", "claims");
  g_assert_cmpstr (hint, ==, "é&b@voorbeeld.example");
  g_assert_nonnull (strstr (claims, "acrs"));
  g_assert_nonnull (strstr (claims, "cp1"));
}

/* Somebody on this machine gets in the way, with a code of his own and without the state. */
static void
attack (const char *address, gpointer data)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);

  for (guint i = 0; i < 50; i++) {
    g_autofree char *other =
        g_strdup_printf ("http://localhost:%d/?code=evil&state=guess%u", g_uri_get_port (uri), i);

    g_assert_cmpuint (bw_test_browser_fetch (other, NULL), ==, 400);
  }
}

static void
test_attack (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwCredential) credential = NULL;
  g_autoptr (GError) error = NULL;

  bw_test_browser_set_visit (fixture->browser, attack, NULL);
  credential = bw_sign_in_with_browser (&fixture->sign_in, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (credential);
  g_assert_cmpuint (bw_fake_entra_count (fixture->fake, "token"), ==, 1);
}

/* Asks for tokens with a code that was taken out of the browser. */
static void
redeem_stolen (BwEntra *thief, const char *address, const char *verifier)
{
  g_autofree char *redirect = g_strndup (address, strcspn (address, "?"));
  g_autoptr (GHashTable) query = g_uri_parse_params (address + strlen (redirect) + 1, -1, "&",
                                                    G_URI_PARAMS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  BwRedemption redemption = {
    .code = g_hash_table_lookup (query, "code"),
    .redirect = redirect,
    .verifier = verifier,
  };

  g_assert_nonnull (redemption.code);
  g_assert_null (bw_entra_redeem (thief, &redemption, NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_START_AGAIN);
  g_assert_cmpuint (bw_auth_error_get_fields (error)->number, ==, 501481);
}

static void
steal (const char *address, gpointer data)
{
  redeem_stolen (data, address, "");
  redeem_stolen (data, address, "abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOP");
}

/* Somebody who takes the code out of the browser, before Bolwerk has it, gets nothing for it: he has no verifier
   (RFC 7636 §1). Bolwerk has, and its sign-in goes on; nor does the code count again afterwards. */
static void
test_stolen_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwEntra) thief =
                bw_entra_new (fixture->http, fixture->clock, &fixture->sign_in.registration);
  g_autoptr (BwCredential) credential = NULL;
  g_autofree char *code = NULL;
  g_autofree char *redirect = NULL;
  g_autofree char *verifier = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) twice = NULL;

  bw_test_browser_set_visit (fixture->browser, steal, thief);
  credential = bw_sign_in_with_browser (&fixture->sign_in, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bw_fake_entra_count (fixture->fake, "token"), ==, 3);
  code = bw_fake_entra_dup_field (fixture->fake, "token", "code");
  redirect = bw_fake_entra_dup_field (fixture->fake, "token", "redirect_uri");
  verifier = bw_fake_entra_dup_field (fixture->fake, "token", "code_verifier");
  g_assert_null (
      bw_entra_redeem (thief, &(BwRedemption) { code, redirect, verifier, NULL }, NULL, &twice));
  g_assert_error (twice, BW_AUTH_ERROR, BW_AUTH_ERROR_START_AGAIN);
  g_assert_cmpuint (bw_auth_error_get_fields (twice)->number, ==, 54005);
}

/* Every number, told by the browser's way and by the token endpoint's. */
static void
test_every_number (Fixture *fixture, gconstpointer data)
{
  gsize n_codes = 0;
  const BwAuthCode *codes = bw_auth_code_list (&n_codes);

  for (gsize i = 0; i < n_codes; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GError) later = NULL;

    g_clear_object (&fixture->browser);
    fixture->browser = bw_test_browser_new ();
    fixture->sign_in.interaction = BW_INTERACTION (fixture->browser);
    bw_fake_entra_refuse (fixture->fake, "authorize", "some_error", codes[i].number, 1);
    g_assert_null (bw_sign_in_with_browser (&fixture->sign_in, NULL, NULL, &error));
    g_assert_error (error, BW_AUTH_ERROR, (int) codes[i].kind);
    g_assert_cmpuint (bw_auth_error_get_fields (error)->number, ==, codes[i].number);
    g_assert_cmpstr (bw_auth_error_get_fields (error)->trace_id, ==,
                     "0a0b0c0d-1111-2222-3333-444455556666");

    g_clear_object (&fixture->browser);
    fixture->browser = bw_test_browser_new ();
    fixture->sign_in.interaction = BW_INTERACTION (fixture->browser);
    bw_fake_entra_refuse (fixture->fake, "token", "some_error", codes[i].number, 1);
    g_assert_null (bw_sign_in_with_browser (&fixture->sign_in, NULL, NULL, &later));
    g_assert_error (later, BW_AUTH_ERROR, (int) codes[i].kind);
    g_assert_null (strstr (later->message, BW_FAKE_ENTRA_PLANTED));
  }
}

static gpointer
advance_soon (gpointer data)
{
  g_usleep (300 * 1000);
  bw_manual_clock_advance (data, 6 * G_TIME_SPAN_MINUTE);
  return NULL;
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (200 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_closed_browser (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("advance", advance_soon, fixture->clock);

  bw_test_browser_set_closed (fixture->browser, TRUE);
  g_assert_null (bw_sign_in_with_browser (&fixture->sign_in, NULL, NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_TIMED_OUT);
  g_thread_join (thread);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  bw_test_browser_set_closed (fixture->browser, TRUE);
  g_assert_null (bw_sign_in_with_browser (&fixture->sign_in, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

/* Answers that are none, from a token endpoint that is not what it should be. */
static void
test_bad_answers (Fixture *fixture, gconstpointer data)
{
  static const char *const BODIES[] = {
    "",
    "{}",
    "[]",
    "{\"access_token\":1,\"token_type\":\"Bearer\"}",
    "{\"access_token\":\"a b\",\"token_type\":\"Bearer\",\"refresh_token\":\"r\"}",
    "{\"access_token\":\"a\\nHost: evil\",\"token_type\":\"Bearer\",\"refresh_token\":\"r\"}",
    "{\"access_token\":\"a\",\"token_type\":\"mac\",\"refresh_token\":\"r\"}",
    "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}",
    "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"refresh_token\":\"r\"}",
    "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"refresh_token\":\"r\",\"id_token\":\"x\"}",
    "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"refresh_token\":\"r\",\"id_token\":"
    "\"e30.eyJub25jZSI6Im90aGVyIn0.e30\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (BODIES); i++) {
    g_autoptr (GError) error = NULL;

    g_clear_object (&fixture->browser);
    fixture->browser = bw_test_browser_new ();
    fixture->sign_in.interaction = BW_INTERACTION (fixture->browser);
    bw_fake_entra_answer (fixture->fake, "token", 200, BODIES[i], 1);
    g_assert_null (bw_sign_in_with_browser (&fixture->sign_in, NULL, NULL, &error));
    g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_BAD_ANSWER);
  }
}

static BwCredential *
make_secret (const char *secret)
{
  return bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_SECRET,
      .secret = secret,
  });
}

static void
test_application_secret (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwCredential) application = make_secret (BW_FAKE_ENTRA_SECRET);
  g_autoptr (BwCredential) wrong = make_secret ("Planted-wrong&=+%");
  g_autoptr (BwCredential) credential = NULL;
  g_autoptr (BwTokens) tokens = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sent = NULL;

  fixture->sign_in.registration.tenant = BW_FAKE_ENTRA_DOMAIN;
  credential = bw_sign_in_as_application (&fixture->sign_in, application, &tokens, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (tokens->refresh_token);
  g_assert_cmpstr (bw_account_get_tenant_id (bw_credential_get_account (credential)), ==,
                   BW_FAKE_ENTRA_DOMAIN);
  g_assert_null (bw_account_get_user_name (bw_credential_get_account (credential)));

  g_assert_null (bw_sign_in_as_application (&fixture->sign_in, wrong, NULL, NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_WRONG_SECRET);
  sent = bw_fake_entra_dup_field (fixture->fake, "token", "client_secret");
  g_assert_cmpstr (sent, ==, "Planted-wrong&=+%");
}

static void
test_application_certificate (Fixture *fixture, gconstpointer data)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (BwTestKeyPair) made = bw_test_key_pair_new (BW_TEST_KEY_RSA, now - 86400, now + 86400);
  g_autoptr (BwTestKeyPair) other = bw_test_key_pair_new (BW_TEST_KEY_RSA, now - 86400, now + 86400);
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwCredential) application = bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_CERTIFICATE,
      .certificate = made->pkcs12,
      .password = BW_TEST_KEY_PAIR_PASSWORD,
  });
  g_autoptr (BwCredential) credential = NULL;
  g_autoptr (GError) error = NULL;

  fixture->sign_in.clock = clock;
  bw_fake_entra_set_clock (fixture->fake, clock);
  fixture->sign_in.registration.tenant = BW_FAKE_ENTRA_TENANT;
  g_assert_null (bw_sign_in_as_application (&fixture->sign_in, application, NULL, NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_CERTIFICATE);
  g_clear_error (&error);

  bw_fake_entra_set_certificate (fixture->fake, other->certificate);
  g_assert_null (bw_sign_in_as_application (&fixture->sign_in, application, NULL, NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_CERTIFICATE);
  g_clear_error (&error);

  /* What has no text of its own is not taken for a wrong secret: none was sent. */
  bw_fake_entra_set_certificate (fixture->fake, made->certificate);
  bw_fake_entra_refuse (fixture->fake, "token", "invalid_client", 700021, 1);
  g_assert_null (bw_sign_in_as_application (&fixture->sign_in, application, NULL, NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_UNKNOWN);
  g_assert_cmpuint (bw_auth_error_get_fields (error)->number, ==, 700021);
  g_clear_error (&error);

  credential = bw_sign_in_as_application (&fixture->sign_in, application, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (credential);
}

/* A computer whose clock is an hour off, in either direction, is told so by the number of Entra: an assertion ended already,
   or counts only later. */
static void
test_application_clock (Fixture *fixture, gconstpointer data)
{
  static const int OFF[] = { -3600, 3600 };
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (BwTestKeyPair) made = bw_test_key_pair_new (BW_TEST_KEY_RSA, now - 86400, now + 86400);
  g_autoptr (GBytes) bytes = g_bytes_new (made->certificate, strlen (made->certificate));
  g_autoptr (GBytes) key = g_bytes_new (made->key, strlen (made->key));
  g_autoptr (BwClock) right = bw_system_clock_new ();
  g_autoptr (BwCredential) application = bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_CERTIFICATE,
      .certificate = bytes,
      .key = key,
  });

  bw_fake_entra_set_clock (fixture->fake, right);
  bw_fake_entra_set_certificate (fixture->fake, made->certificate);
  fixture->sign_in.registration.tenant = BW_FAKE_ENTRA_TENANT;
  for (gsize i = 0; i < G_N_ELEMENTS (OFF); i++) {
    g_autoptr (GDateTime) shown = g_date_time_new_from_unix_utc (now + OFF[i]);
    g_autofree char *iso = g_date_time_format_iso8601 (shown);
    g_autoptr (GError) error = NULL;

    bw_manual_clock_set (BW_MANUAL_CLOCK (fixture->clock), iso);
    g_assert_null (bw_sign_in_as_application (&fixture->sign_in, application, NULL, NULL, &error));
    g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_CLOCK);
    g_assert_cmpuint (bw_auth_error_get_fields (error)->number, ==, 700024);
  }
}

static void
test_forms (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *tenant;
    const char *client_id;
    gboolean user;
    gboolean application;
  } FORMS[] = {
    { "organizations", BW_FAKE_ENTRA_CLIENT, TRUE, FALSE },
    { "voorbeeld.onmicrosoft.com", BW_FAKE_ENTRA_CLIENT, TRUE, TRUE },
    { BW_FAKE_ENTRA_TENANT, BW_FAKE_ENTRA_CLIENT, TRUE, TRUE },
    { "xn--bcher-kva.example", BW_FAKE_ENTRA_CLIENT, TRUE, TRUE },
    { "common", BW_FAKE_ENTRA_CLIENT, FALSE, FALSE },
    { "consumers", BW_FAKE_ENTRA_CLIENT, FALSE, FALSE },
    { "", BW_FAKE_ENTRA_CLIENT, FALSE, FALSE },
    { NULL, BW_FAKE_ENTRA_CLIENT, FALSE, FALSE },
    { "a b.example", BW_FAKE_ENTRA_CLIENT, FALSE, FALSE },
    { "../evil.example", BW_FAKE_ENTRA_CLIENT, FALSE, FALSE },
    { "x.example/..", BW_FAKE_ENTRA_CLIENT, FALSE, FALSE },
    { "x.example?y", BW_FAKE_ENTRA_CLIENT, FALSE, FALSE },
    { "-x.example", BW_FAKE_ENTRA_CLIENT, FALSE, FALSE },
    { "x..example", BW_FAKE_ENTRA_CLIENT, FALSE, FALSE },
    { "organizations", "", FALSE, FALSE },
    { "organizations", NULL, FALSE, FALSE },
    { "organizations", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeeez", FALSE, FALSE },
    { "organizations", "aaaaaaaabbbbccccddddeeeeeeeeeeee", FALSE, FALSE },
    { "organizations", "{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}", FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (FORMS); i++) {
    BwRegistration registration = { fixture->cloud, FORMS[i].tenant, FORMS[i].client_id };
    g_autoptr (GError) user = NULL;
    g_autoptr (GError) application = NULL;

    g_assert_cmpint (bw_registration_check (&registration, FALSE, &user), ==, FORMS[i].user);
    g_assert_cmpint (bw_registration_check (&registration, TRUE, &application), ==,
                     FORMS[i].application);
    if (!FORMS[i].application)
      g_assert_error (application, BW_AUTH_ERROR, BW_AUTH_ERROR_FORM);
  }
}

/* graph.md §4.8 */
static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("gcc-high");
  BwRegistration registration = { cloud, "organizations", BW_FAKE_ENTRA_CLIENT };
  g_autofree char *consent = bw_registration_build_link (&registration, BW_AUTH_LINK_CONSENT, 0);
  g_autofree char *lookup = bw_registration_build_link (&registration, BW_AUTH_LINK_LOOKUP, 50011);
  g_autofree char *page =
      bw_registration_build_link (&registration, BW_AUTH_LINK_AUTHENTICATION, 0);
  g_autofree char *application = NULL;

  g_assert_cmpstr (
      consent, ==,
      "https://login.microsoftonline.us/organizations/v2.0/"
      "adminconsent?client_id=" BW_FAKE_ENTRA_CLIENT
      "&scope=https%3A%2F%2Fgraph.microsoft.us%2FSecurityEvents.Read.All%20https%3A%2F%"
      "2Fgraph.microsoft.us%2FUser.Read&redirect_uri=http%3A%2F%2Flocalhost");
  g_assert_cmpstr (lookup, ==, "https://login.microsoftonline.us/error?code=50011");
  g_assert_nonnull (strstr (page, "/ApplicationMenuBlade/~/Authentication/appId/aaaaaaaa-"));

  /* One that signs in as an application has no redirect to be led back to, and is consented to beside its permissions. */
  registration.application = TRUE;
  application = bw_registration_build_link (&registration, BW_AUTH_LINK_CONSENT, 0);
  g_assert_cmpstr (application, ==,
                   "https://entra.microsoft.us/#view/Microsoft_AAD_RegisteredApps/"
                   "ApplicationMenuBlade/~/CallAnAPI/appId/" BW_FAKE_ENTRA_CLIENT);
}

/* As an administrator does: the page of a refusal is opened, and leads back once consent is given. The redirect is compared
   letter by letter there. */
static void
test_consent (Fixture *fixture, gconstpointer data)
{
  static const char *const OTHERS[] = { "http%3A%2F%2Flocalhost%2F", "http%3A%2F%2F127.0.0.1", "" };
  static const char *const TENANTS[] = { BW_FAKE_ENTRA_DOMAIN, BW_FAKE_ENTRA_TENANT,
                                         BW_TENANT_ANY };

  for (gsize i = 0; i < G_N_ELEMENTS (TENANTS); i++) {
    BwRegistration registration = { fixture->cloud, TENANTS[i], BW_FAKE_ENTRA_CLIENT };
    g_autofree char *link = bw_registration_build_link (&registration, BW_AUTH_LINK_CONSENT, 0);
    g_autofree char *led = bw_test_browser_find_location (link);

    g_test_message ("%s leads to %s", link, led);
    g_assert_nonnull (led);
    g_assert_true (g_str_has_prefix (led, BW_REDIRECT "/?admin_consent=True&"));
    g_assert_nonnull (strstr (led, "&tenant=" BW_FAKE_ENTRA_TENANT "&"));
    for (gsize k = 0; k < G_N_ELEMENTS (OTHERS); k++) {
      g_autofree char *start = g_strndup (link, strlen (link) - strlen ("http%3A%2F%2Flocalhost"));
      g_autofree char *other = g_strconcat (start, OTHERS[k], NULL);
      g_autofree char *page = NULL;

      g_assert_true (g_str_has_suffix (start, "&redirect_uri="));
      g_assert_cmpuint (bw_test_browser_fetch (other, &page), ==, 400);
      g_assert_nonnull (strstr (page, "AADSTS50011"));
    }
  }
}

/* The same over TLS, by an authority that only this test knows. */
static void
test_https (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwTestAuthority) authority = bw_test_authority_new ();
  g_autoptr (GTlsDatabase) trust = bw_test_authority_dup_database (authority);
  g_autoptr (GTlsCertificate) certificate =
                bw_test_authority_issue (authority, BW_TEST_CERTIFICATE_GOOD);
  g_autoptr (BwFakeEntra) fake = bw_fake_entra_new (certificate);
  const char *root = bw_fake_entra_get_root (fake);
  g_autoptr (BwCloud) cloud = bw_cloud_new_custom (
      &(BwCloudFields) {
          .id = "custom",
          .login = root,
          .graph = root,
          .trust_file = bw_test_authority_get_path (authority),
      },
      NULL);
  g_autoptr (BwHttp) http =
                bw_http_new (&(BwHttpFields) { .clock = fixture->clock, .trust = trust });
  g_autoptr (BwCredential) credential = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_prefix (root, "https://"));
  fixture->sign_in.registration.cloud = cloud;
  bw_test_browser_set_trust (fixture->browser, trust);

  /* Who does not trust the authority gives nothing away, neither code nor verifier. */
  g_assert_null (bw_sign_in_with_browser (&fixture->sign_in, NULL, NULL, &error));
  g_assert_error (error, BW_HTTP_ERROR, BW_HTTP_ERROR_UNKNOWN_AUTHORITY);
  g_assert_cmpuint (bw_fake_entra_count (fake, "token"), ==, 0);
  g_clear_error (&error);

  g_clear_object (&fixture->browser);
  fixture->browser = bw_test_browser_new ();
  bw_test_browser_set_trust (fixture->browser, trust);
  fixture->sign_in.interaction = BW_INTERACTION (fixture->browser);
  fixture->sign_in.http = http;
  credential = bw_sign_in_with_browser (&fixture->sign_in, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (credential);
}

#define add(name, test)                                                         \
  g_test_add ("/sign-in/" name, Fixture, NULL, bw_sign_in_fixture_set_up, test, \
              bw_sign_in_fixture_tear_down)

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  add ("browser", test_browser);
  add ("browser-keeps-secrets", test_browser_keeps_secrets);
  add ("hints", test_hints);
  add ("attack", test_attack);
  add ("stolen-code", test_stolen_code);
  add ("every-number", test_every_number);
  add ("closed-browser", test_closed_browser);
  add ("cancelled", test_cancelled);
  add ("bad-answers", test_bad_answers);
  add ("application-secret", test_application_secret);
  add ("application-certificate", test_application_certificate);
  add ("application-clock", test_application_clock);
  add ("forms", test_forms);
  add ("links", test_links);
  add ("consent", test_consent);
  add ("https", test_https);
  return g_test_run ();
}
