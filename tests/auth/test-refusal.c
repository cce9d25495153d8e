/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-auth-code.h"
#include "auth/bw-claims.h"
#include "auth/bw-refusal.h"
#include "auth/bw-registration.h"
#include "support/bw-secret-watch.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define IDS                                                  \
  "\r\nTrace ID: 0a0b0c0d-1111-2222-3333-444455556666\r\n"   \
  "Correlation ID: 99999999-8888-7777-6666-555544443333\r\n" \
  "Timestamp: 2026-11-23 12:00:00Z"

#define CLIENT "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"

static GError *
read_number (const char *error, guint number, gboolean device)
{
  g_autofree char *description = g_strdup_printf ("AADSTS%u: It says no." IDS, number);

  return bw_refusal_read (&(BwRefusal) {
      .error = error,
      .description = description,
      .device = device,
  });
}

/* Every row: what was refused comes back as its kind, with the number, the ids and a text. */
static void
test_every_number (void)
{
  gsize n_codes = 0;
  const BwAuthCode *codes = bw_auth_code_list (&n_codes);

  g_assert_cmpuint (n_codes, >=, 68);
  for (gsize i = 0; i < n_codes; i++) {
    g_autoptr (GError) error = read_number ("some_error", codes[i].number, FALSE);
    g_autoptr (GError) device = read_number ("some_error", codes[i].number, TRUE);
    const BwAuthErrorFields *fields = bw_auth_error_get_fields (error);

    g_assert_error (error, BW_AUTH_ERROR, (int) codes[i].kind);
    g_assert_error (device, BW_AUTH_ERROR, (int) codes[i].device_kind);
    g_assert_cmpuint (fields->number, ==, codes[i].number);
    g_assert_cmpstr (fields->message, ==, "It says no.");
    g_assert_cmpstr (fields->trace_id, ==, "0a0b0c0d-1111-2222-3333-444455556666");
    g_assert_cmpstr (fields->correlation_id, ==, "99999999-8888-7777-6666-555544443333");
    g_assert_cmpint (bw_auth_code_find_link (error), ==, codes[i].link);
    if (i > 0)
      g_assert_cmpuint (codes[i].number, >, codes[i - 1].number);
  }
}

/* The numbers that graph.md §4.2 to §4.6 name. */
static void
test_all_numbers_of_the_contract (void)
{
  static const guint NUMBERS[] = {
    50147,   501481, 501491,  54005,  700025, 70016,  7000218, 70019,  70020,  70018,
    53003,   50097,  530032,  530034, 530035, 50134,  50196,   700027, 700024, 7000215,
    7000222, 700016, 7000112, 700084, 50173,  700082, 70008,   70043,  50089,  50132,
    50133,   50076,  50079,   50078,  50072,  50074,  50158,   53000,  53001,  65001,
    65004,   90094,  90095,   65002,  700011, 50194,  90002,   90038,  900432, 1000104,
    50011,   50020,  50034,   16000,  51004,  90072,  50105,   50057,  50055,  53002,
    90099,   50058,  90033,   90006,  90024,  90012,  50033,   50087,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (NUMBERS); i++)
    g_assert_nonnull (bw_auth_code_find (NUMBERS[i]));
}

/* Which page each number leads to, written down from what graph.md §4.2 to §4.6 says of it: not what the code says. */
static void
test_pages_of_the_contract (void)
{
#define CENTRE "https://entra.microsoft.com/#view/"
#define LOGIN "https://login.microsoftonline.com/"
#define APPLICATION CENTRE "Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/"
  static const struct {
    const char *page;
    guint numbers[12];
  } PAGES[] = {
    /* Nobody consented, approval is needed, it was declined, or a customer has not consented. */
    { LOGIN "voorbeeld.example/v2.0/adminconsent?", { 65001, 65004, 90094, 90095, 90099 } },
    /* The id is not of this organisation, or of somebody else: it is looked for among its own. */
    { CENTRE "Microsoft_AAD_RegisteredApps/ApplicationsListBlade/", { 65002, 700016, 700011 } },
    /* Redirect addresses, platforms and public client flows. */
    { APPLICATION "Authentication/appId/", { 50011, 700025, 700084, 7000218 } },
    { APPLICATION "Credentials/appId/", { 700027, 7000215, 7000222 } },
    /* Who is assigned, and whether the application is enabled. */
    { CENTRE "Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/", { 50105, 7000112 } },
    { CENTRE "Microsoft_AAD_ConditionalAccess/", { 50097, 53000, 53001, 53002, 53003, 530032 } },
    /* Security defaults, and what is blocked for risk by the own organisation. */
    { CENTRE "Microsoft_AAD_IAM/TenantOverview", { 530034, 530035 } },
    { CENTRE "Microsoft_AAD_UsersAndTenants/", { 50057 } },
    { "https://passwordreset.microsoftonline.com/", { 50055 } },
    /* Nothing that a page of the organisation mends: Microsoft tells more. */
    { LOGIN "error?code=",
      { 16000, 50020, 50034, 50147, 51004, 90002, 90038, 90072, 501481, 501491, 900432, 1000104 } },
    /* To sign in again, to wait, or to prove more is done where one is. */
    { NULL,
      { 50033, 50058, 50072, 50074, 50076, 50078, 50079, 50087, 50089, 50132, 50133, 50134 } },
    { NULL,
      { 50158, 50173, 50194, 50196, 54005, 70008, 70016, 70018, 70019, 70020, 70043, 90006 } },
    { NULL, { 90012, 90024, 90033, 700024, 700082 } },
  };
  /* Without a user, consent is given beside the permissions: no redirect is registered for the page of its own. */
  static const char PERMISSIONS[] = APPLICATION "CallAnAPI/appId/" CLIENT;
#undef APPLICATION
#undef LOGIN
#undef CENTRE
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("worldwide");
  BwRegistration user = { cloud, "voorbeeld.example", CLIENT, FALSE };
  BwRegistration application = { cloud, "voorbeeld.example", CLIENT, TRUE };
  gsize n_codes = 0;
  gsize n_seen = 0;

  bw_auth_code_list (&n_codes);
  for (gsize i = 0; i < G_N_ELEMENTS (PAGES); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (PAGES[i].numbers) && PAGES[i].numbers[j] != 0; j++) {
      g_autoptr (GError) error = read_number ("some_error", PAGES[i].numbers[j], FALSE);
      BwAuthLink link = bw_auth_code_find_link (error);
      g_autofree char *page = bw_registration_build_link (&user, link, PAGES[i].numbers[j]);
      g_autofree char *other = bw_registration_build_link (&application, link, PAGES[i].numbers[j]);

      g_test_message ("AADSTS%u leads to %s", PAGES[i].numbers[j], page);
      g_assert_cmpint (page != NULL, ==, PAGES[i].page != NULL);
      g_assert_true (page == NULL || g_str_has_prefix (page, PAGES[i].page));
      g_assert_cmpstr (other, ==, link == BW_AUTH_LINK_CONSENT ? PERMISSIONS : page);
      g_assert_nonnull (bw_auth_code_find (PAGES[i].numbers[j]));
      n_seen++;
    }
  g_assert_cmpuint (n_seen, ==, n_codes);
}

static void
test_words (void)
{
  static const struct {
    const char *error;
    BwAuthError kind;
    gboolean wants_sign_in;
  } WORDS[] = {
    { "invalid_grant", BW_AUTH_ERROR_SIGN_IN_AGAIN, TRUE },
    { "interaction_required", BW_AUTH_ERROR_MORE_PROOF, TRUE },
    { "login_required", BW_AUTH_ERROR_SIGN_IN_AGAIN, TRUE },
    { "consent_required", BW_AUTH_ERROR_CONSENT, TRUE },
    { "access_denied", BW_AUTH_ERROR_DECLINED, FALSE },
    { "authorization_pending", BW_AUTH_ERROR_PENDING, FALSE },
    { "slow_down", BW_AUTH_ERROR_SLOW_DOWN, FALSE },
    { "authorization_declined", BW_AUTH_ERROR_DECLINED, FALSE },
    { "expired_token", BW_AUTH_ERROR_EXPIRED, FALSE },
    { "temporarily_unavailable", BW_AUTH_ERROR_TRANSIENT, FALSE },
    { "invalid_client", BW_AUTH_ERROR_PUBLIC_CLIENT, FALSE },
    { "something_new", BW_AUTH_ERROR_UNKNOWN, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (WORDS); i++) {
    g_autoptr (GError) error = bw_refusal_read (&(BwRefusal) { .error = WORDS[i].error });

    g_assert_error (error, BW_AUTH_ERROR, (int) WORDS[i].kind);
    g_assert_cmpint (bw_auth_error_wants_sign_in (error), ==, WORDS[i].wants_sign_in);
  }
}

/* OAuth's own code decides how it goes on, also where the number says another thing. */
static void
test_word_decides (void)
{
  g_autoptr (GError) pending = read_number ("authorization_pending", 50196, TRUE);
  g_autoptr (GError) again = read_number ("invalid_grant", 53003, FALSE);
  g_autoptr (GError) secret = bw_refusal_read (&(BwRefusal) {
      .error = "invalid_client",
      .application = TRUE,
  });
  g_autoptr (GError) busy = read_number ("invalid_grant", 90033, FALSE);

  g_assert_error (pending, BW_AUTH_ERROR, BW_AUTH_ERROR_PENDING);
  g_assert_error (again, BW_AUTH_ERROR, BW_AUTH_ERROR_CONDITIONAL_ACCESS);
  g_assert_true (bw_auth_error_wants_sign_in (again));
  g_assert_error (secret, BW_AUTH_ERROR, BW_AUTH_ERROR_WRONG_SECRET);
  g_assert_error (busy, BW_AUTH_ERROR, BW_AUTH_ERROR_TRANSIENT);
  g_assert_false (bw_auth_error_wants_sign_in (busy));
}

static void
test_unknown_number (void)
{
  g_autoptr (GError) error = read_number ("something_new", 999999, FALSE);

  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_UNKNOWN);
  g_assert_cmpint (bw_auth_code_find_link (error), ==, BW_AUTH_LINK_LOOKUP);
}

static void
test_json (void)
{
  static const char TEXT[] =
      "{\"error\":\"interaction_required\",\"error_description\":\"AADSTS50076: You must use "
      "multi-factor authentication.\\r\\nTrace ID: x\",\"error_codes\":[50076],\"suberror\":"
      "\"basic_action\",\"trace_id\":\"aaaa\",\"correlation_id\":\"bbbb\",\"claims\":\"{\\\"access_"
      "token\\\":{}}\"}";
  g_autoptr (GBytes) body = g_bytes_new_static (TEXT, strlen (TEXT));
  g_autoptr (GError) error = bw_refusal_read_json (body, &(BwRefusal) { NULL });
  g_autoptr (GError) copy = g_error_copy (error);
  const BwAuthErrorFields *fields = NULL;

  g_clear_error (&error);
  fields = bw_auth_error_get_fields (copy);
  g_assert_error (copy, BW_AUTH_ERROR, BW_AUTH_ERROR_MORE_PROOF);
  g_assert_cmpstr (fields->suberror, ==, "basic_action");
  g_assert_cmpstr (fields->trace_id, ==, "aaaa");
  g_assert_cmpstr (fields->correlation_id, ==, "bbbb");
  g_assert_cmpstr (fields->claims, ==, "{\"access_token\":{}}");
  g_assert_cmpstr (fields->message, ==, "You must use multi-factor authentication.");
}

/* The number stands in a list of its own, too, which counts where the text does not tell it. */
static void
test_codes (void)
{
  static const struct {
    const char *text;
    guint number;
  } ANSWERS[] = {
    { "{\"error\":\"invalid_grant\",\"error_codes\":[53003,50076]}", 53003 },
    { "{\"error\":\"invalid_grant\",\"error_description\":\"No.\",\"error_codes\":[700016]}",
      700016 },
    { "{\"error\":\"invalid_grant\",\"error_description\":\"AADSTS50057: x\",\"error_codes\":[1]}",
      50057 },
    { "{\"error\":\"invalid_grant\",\"error_codes\":[]}", 0 },
    { "{\"error\":\"invalid_grant\",\"error_codes\":[\"53003\"]}", 0 },
    { "{\"error\":\"invalid_grant\",\"error_codes\":[-5]}", 0 },
    { "{\"error\":\"invalid_grant\",\"error_codes\":[null]}", 0 },
    { "{\"error\":\"invalid_grant\",\"error_codes\":53003}", 0 },
    { "{\"error\":\"invalid_grant\",\"error_codes\":[99999999999]}", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ANSWERS); i++) {
    g_autoptr (GBytes) body = g_bytes_new_static (ANSWERS[i].text, strlen (ANSWERS[i].text));
    g_autoptr (GError) error = bw_refusal_read_json (body, &(BwRefusal) { NULL });
    const BwAuthCode *code = bw_auth_code_find (ANSWERS[i].number);

    g_assert_cmpuint (bw_auth_error_get_fields (error)->number, ==, ANSWERS[i].number);
    if (code != NULL)
      g_assert_cmpint (error->code, ==, (int) code->kind);
  }
}

static void
test_no_json (void)
{
  static const char *const TEXTS[] = {
    "", "{", "null", "[]", "\"error\"", "{\"error\":1}", "{\"error\":null}", "<html>", "{}", NULL
  };

  for (gsize i = 0; TEXTS[i] != NULL; i++) {
    g_autoptr (GBytes) body = g_bytes_new_static (TEXTS[i], strlen (TEXTS[i]));
    g_autoptr (GError) error = bw_refusal_read_json (body, &(BwRefusal) { NULL });

    g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_BAD_ANSWER);
  }
}

/* Nothing that was sent, and nothing that looks like a token, comes back in a message. */
static void
test_redaction (void)
{
  static const char *const SECRETS[] = { "short", "eyJhbGciOiJIUzI1NiJ9.eyJ4IjoxfQ.c2ln", NULL };
  g_autoptr (GError) error = bw_refusal_read (&(BwRefusal) {
      .error = "invalid_grant",
      .description = "AADSTS70000: The value short of "
                     "1.AXoAn1234567890abcdefGHIJKLMNOPQRSTUVWXYZ0123456789_-abc is wrong for "
                     "application 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'. "
                     "eyJhbGciOiJIUzI1NiJ9.eyJ4IjoxfQ.c2ln",
      .secrets = SECRETS,
  });

  g_assert_null (strstr (error->message, "short"));
  g_assert_null (strstr (error->message, "AXoAn"));
  g_assert_null (strstr (error->message, "eyJ"));
  g_assert_nonnull (strstr (error->message, "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"));
}

static void
test_hostile (void)
{
  g_autofree char *long_text = g_strnfill (100000, 'x');
  g_autofree char *description = g_strconcat ("AADSTS", long_text, "\n\033[31m", NULL);
  g_autoptr (GError) error = bw_refusal_read (&(BwRefusal) {
      .error = long_text,
      .description = description,
      .claims = long_text,
      .trace_id = "<b>",
  });
  const BwAuthErrorFields *fields = bw_auth_error_get_fields (error);

  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_UNKNOWN);
  g_assert_null (fields->error);
  g_assert_null (fields->claims);
  g_assert_null (fields->trace_id);
  g_assert_cmpuint (strlen (error->message), <, 1000);
  g_assert_null (strchr (error->message, '\033'));
}

static void
test_claims (void)
{
  g_autofree char *alone = bw_claims_merge (NULL);
  g_autofree char *damaged = bw_claims_merge ("{");
  g_autofree char *merged = bw_claims_merge (
      "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}},\"id_token\":{}}");

  g_assert_cmpstr (alone, ==, "{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]}}}");
  g_assert_cmpstr (damaged, ==, alone);
  g_assert_cmpstr (merged, ==,
                   "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"},"
                   "\"xms_cc\":{\"values\":[\"cp1\"]}},\"id_token\":{}}");
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/refusal/every-number", test_every_number);
  g_test_add_func ("/refusal/all-numbers-of-the-contract", test_all_numbers_of_the_contract);
  g_test_add_func ("/refusal/pages", test_pages_of_the_contract);
  g_test_add_func ("/refusal/codes", test_codes);
  g_test_add_func ("/refusal/words", test_words);
  g_test_add_func ("/refusal/word-decides", test_word_decides);
  g_test_add_func ("/refusal/unknown-number", test_unknown_number);
  g_test_add_func ("/refusal/json", test_json);
  g_test_add_func ("/refusal/no-json", test_no_json);
  g_test_add_func ("/refusal/redaction", test_redaction);
  g_test_add_func ("/refusal/hostile", test_hostile);
  g_test_add_func ("/refusal/claims", test_claims);
  return g_test_run ();
}
