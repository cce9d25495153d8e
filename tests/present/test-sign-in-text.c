/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-sign-in-text.h"

#include <gio/gio.h>
#include <string.h>

#include "auth/bw-auth-error.h"
#include "auth/bw-certificate.h"
#include "auth/bw-keyring.h"
#include "net/bw-http-error.h"
#include "present/bw-test-locale.h"

#define CLIENT "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"

#define assert_contains(text, part)                    \
  G_STMT_START                                         \
  {                                                    \
    if (strstr ((text), (part)) == NULL)               \
      g_error ("“%s” is not in “%s”", (part), (text)); \
  }                                                    \
  G_STMT_END

static BwSignInText *
say (const GError *error, const char *cloud_id)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known (cloud_id);
  BwRegistration registration = { cloud, "voorbeeld.example", CLIENT, FALSE };

  g_assert_true (bw_sign_in_text_knows (error));
  return bw_sign_in_text_new (error, &registration);
}

static BwSignInText *
say_auth (BwAuthError code, guint number)
{
  BwAuthErrorFields fields = {
    .error = "some_error",
    .number = number,
    .message = "What Microsoft says.",
    .trace_id = "trace",
    .correlation_id = "correlation",
  };
  g_autoptr (GError) error = bw_auth_error_new (code, &fields, "the message");

  return say (error, "worldwide");
}

static void
assert_whole (BwSignInText *text)
{
  g_assert_cmpuint (strlen (text->title), >, 5);
  g_assert_cmpuint (strlen (text->body), >, 20);
  g_assert_cmpstr (text->title, !=, text->body);
  g_assert_cmpint (text->link != NULL, ==, text->link_label != NULL);
  g_assert_cmpint (g_ascii_isupper (text->title[0]), !=, 0);
  g_assert_true (g_str_has_suffix (text->body, "."));
}

/* Each thing that the user can do has a title of its own; what never leaves the room has none. */
static void
test_every_kind (void)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int code = 0; code <= BW_AUTH_ERROR_UNKNOWN; code++) {
    g_autoptr (BwSignInText) text = say_auth ((BwAuthError) code, 0);

    assert_whole (text);
    g_assert_cmpstr (text->ids, ==, "Trace ID: trace\nCorrelation ID: correlation");
    if (code != BW_AUTH_ERROR_PENDING && code != BW_AUTH_ERROR_SLOW_DOWN &&
        code != BW_AUTH_ERROR_UNKNOWN)
      g_assert_true (g_hash_table_add (titles, g_strdup (text->title)));
  }
}

/* Every row of the table: a text in both languages, the way out, and the page that helps. */
static void
test_every_number (void)
{
  gsize n_codes = 0;
  const BwAuthCode *codes = bw_auth_code_list (&n_codes);

  for (gsize i = 0; i < n_codes; i++) {
    g_autoptr (BwSignInText) english = say_auth (codes[i].kind, codes[i].number);
    g_autoptr (BwSignInText) dutch = NULL;

    assert_whole (english);
    g_assert_cmpint (english->link != NULL, ==, codes[i].link != BW_AUTH_LINK_NONE);
    if (!bw_test_locale_enter ("nl_NL.UTF-8"))
      continue;
    dutch = say_auth (codes[i].kind, codes[i].number);
    bw_test_locale_enter ("C.UTF-8");
    assert_whole (dutch);
    g_assert_cmpstr (dutch->title, !=, english->title);
    g_assert_cmpstr (dutch->body, !=, english->body);
    g_assert_cmpstr (dutch->link, ==, english->link);
    if (dutch->link_label != NULL)
      g_assert_cmpstr (dutch->link_label, !=, english->link_label);
  }
}

static void
test_some_numbers (void)
{
  g_autoptr (BwSignInText) consent = say_auth (BW_AUTH_ERROR_CONSENT, 65001);
  g_autoptr (BwSignInText) secret = say_auth (BW_AUTH_ERROR_WRONG_SECRET, 7000215);
  g_autoptr (BwSignInText) device = say_auth (BW_AUTH_ERROR_CONDITIONAL_ACCESS, 53000);
  g_autoptr (BwSignInText) code = say_auth (BW_AUTH_ERROR_DEVICE_CODE_BLOCKED, 53000);
  g_autoptr (BwSignInText) one = say_auth (BW_AUTH_ERROR_OTHER_TENANT, 50194);
  g_autoptr (BwSignInText) other = say_auth (BW_AUTH_ERROR_OTHER_TENANT, 90002);

  assert_contains (consent->link, "https://login.microsoftonline.com/voorbeeld.example/v2.0/"
                                  "adminconsent?client_id=" CLIENT);
  assert_contains (secret->body, "not its id");
  assert_contains (secret->link, "/Credentials/appId/" CLIENT);
  assert_contains (device->body, "Intune");
  assert_contains (code->body, "Sign in with the browser");
  g_assert_cmpstr (one->title, !=, other->title);
  g_assert_null (consent->said);
}

/* OAuth's own code tells what to do, but what Microsoft says to a number that is not known here is shown
   as well, whatever that code is. */
static void
test_unknown_numbers (void)
{
  for (int code = 0; code <= BW_AUTH_ERROR_UNKNOWN; code++) {
    g_autoptr (BwSignInText) unknown = say_auth ((BwAuthError) code, 999999);
    g_autoptr (BwSignInText) unsaid = say_auth ((BwAuthError) code, 0);

    g_assert_cmpstr (unknown->said, ==, "AADSTS999999: What Microsoft says.");
    g_assert_nonnull (unknown->link);
    g_assert_cmpint (unsaid->said != NULL, ==, code == BW_AUTH_ERROR_UNKNOWN);
  }
}

/* A link goes to the cloud's own hosts. */
static void
test_other_cloud (void)
{
  static const BwAuthErrorFields FIELDS = { .number = 50011 };
  static const BwAuthErrorFields UNKNOWN = { .number = 90038 };
  g_autoptr (GError) redirect = bw_auth_error_new (BW_AUTH_ERROR_REDIRECT, &FIELDS, "the message");
  g_autoptr (GError) cloud = bw_auth_error_new (BW_AUTH_ERROR_OTHER_CLOUD, &UNKNOWN, "the message");
  g_autoptr (BwSignInText) page = say (redirect, "dod");
  g_autoptr (BwSignInText) lookup = say (cloud, "dod");

  g_assert_null (strstr (page->link, "entra.microsoft.com"));
  assert_contains (page->link, "Authentication/appId/" CLIENT);
  g_assert_cmpstr (lookup->link, ==, "https://login.microsoftonline.us/error?code=90038");
}

/* A number that nobody knows: what Microsoft says, and where to look it up. */
static void
test_unknown (void)
{
  g_autoptr (BwSignInText) text = say_auth (BW_AUTH_ERROR_UNKNOWN, 999999);

  g_assert_cmpstr (text->said, ==, "AADSTS999999: What Microsoft says.");
  g_assert_cmpstr (text->link, ==, "https://login.microsoftonline.com/error?code=999999");
  g_assert_cmpstr (text->ids, ==, "Trace ID: trace\nCorrelation ID: correlation");
}

static void
assert_domain (GQuark domain, int last, gboolean distinct)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int code = 0; code <= last; code++) {
    g_autoptr (GError) error = domain == BW_HTTP_ERROR
                                  ? bw_http_error_new ((BwHttpError) code, NULL, "the message")
                                  : g_error_new_literal (domain, code, "the message");
    g_autoptr (BwSignInText) english = say (error, "worldwide");
    g_autoptr (BwSignInText) dutch = NULL;

    assert_whole (english);
    g_assert_cmpstr (english->detail, ==, "the message");
    g_assert_true (g_hash_table_add (titles, g_strdup (english->title)) || !distinct);
    if (!bw_test_locale_enter ("nl_NL.UTF-8"))
      continue;
    dutch = say (error, "worldwide");
    bw_test_locale_enter ("C.UTF-8");
    g_assert_cmpstr (dutch->title, !=, english->title);
    g_assert_cmpstr (dutch->body, !=, english->body);
  }
}

static void
test_http (void)
{
  assert_domain (BW_HTTP_ERROR, BW_HTTP_ERROR_FORBIDDEN_CHANGE, TRUE);
}

static void
test_keyring (void)
{
  assert_domain (BW_KEYRING_ERROR, BW_KEYRING_ERROR_FAILED, TRUE);
}

static void
test_certificate (void)
{
  assert_domain (BW_CERTIFICATE_ERROR, BW_CERTIFICATE_ERROR_FILE, TRUE);
}

/* The 403 names both mends: the permission and the role. */
static void
test_forbidden (void)
{
  static const BwHttpErrorFields FIELDS = { .status = 403, .request_id = "request" };
  g_autoptr (GError) error = bw_http_error_new (BW_HTTP_ERROR_FORBIDDEN, &FIELDS, "the message");
  g_autoptr (BwSignInText) text = say (error, "worldwide");

  assert_contains (text->body, "SecurityEvents.Read.All");
  assert_contains (text->body, "Security Reader");
  assert_contains (text->body, "last page");
  assert_contains (text->link, "adminconsent");
  g_assert_true (g_str_has_prefix (text->other_link, "https://entra.microsoft.com/#view/"));
  assert_contains (text->other_link, "/RolesManagementMenuBlade/");
  g_assert_cmpstr (text->other_label, ==, "Open the roles");
  g_assert_cmpstr (text->ids, ==, "Request ID: request");
}

/* To make changes takes another permission and another role; the consent that is asked for has it. */
static void
test_forbidden_change (void)
{
  static const BwHttpErrorFields FIELDS = { .status = 403, .request_id = "request" };
  g_autoptr (GError) error =
                bw_http_error_new (BW_HTTP_ERROR_FORBIDDEN_CHANGE, &FIELDS, "the message");
  g_autoptr (BwSignInText) text = say (error, "worldwide");

  assert_contains (text->body, "SecurityEvents.ReadWrite.All");
  assert_contains (text->body, "Security Administrator");
  assert_contains (text->body, "stays readable");
  assert_contains (text->link, "adminconsent");
  assert_contains (text->link, "SecurityEvents.ReadWrite.All");
  assert_contains (text->other_link, "/RolesManagementMenuBlade/");
}

static void
test_read_only (void)
{
  g_autoptr (GError) error = bw_auth_error_new (BW_AUTH_ERROR_READ_ONLY, NULL, "the message");
  g_autoptr (BwSignInText) text = say (error, "worldwide");

  assert_whole (text);
  assert_contains (text->body, "SecurityEvents.ReadWrite.All");
  assert_contains (text->link, "adminconsent");
  assert_contains (text->link, "SecurityEvents.ReadWrite.All");
}

/* A role is for a user; an application needs the permission of its own kind (graph.md §4.4). */
static void
test_forbidden_application (void)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("worldwide");
  BwRegistration registration = { cloud, "voorbeeld.example", CLIENT, TRUE };
  g_autoptr (GError) error = bw_http_error_new (BW_HTTP_ERROR_FORBIDDEN, NULL, "the message");
  g_autoptr (BwSignInText) text = bw_sign_in_text_new (error, &registration);

  assert_whole (text);
  assert_contains (text->body, "application permission");
  g_assert_null (strstr (text->body, "Security Reader"));
  assert_contains (text->body, "Grant admin consent");
  g_assert_null (strstr (text->body, "last page"));
  g_assert_cmpstr (text->link, ==,
                   "https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/"
                   "ApplicationMenuBlade/~/CallAnAPI/appId/" CLIENT);
  g_assert_cmpstr (text->link_label, ==, "Open the registration");
  g_assert_null (text->other_link);
  {
    g_autoptr (GError) change =
                  bw_http_error_new (BW_HTTP_ERROR_FORBIDDEN_CHANGE, NULL, "the message");
    g_autoptr (BwSignInText) of_change = bw_sign_in_text_new (change, &registration);

    assert_contains (of_change->body, "SecurityEvents.ReadWrite.All as an application permission");
    assert_contains (of_change->link, "/CallAnAPI/");
  }
}

/* What the system says is in the user's language, what Microsoft says is not. */
static void
test_language (void)
{
  g_autoptr (GError) keyring =
                g_error_new_literal (BW_KEYRING_ERROR, BW_KEYRING_ERROR_FAILED, "Gezegd");
  g_autoptr (GError) file =
                g_error_new_literal (BW_CERTIFICATE_ERROR, BW_CERTIFICATE_ERROR_FILE, "Gezegd");
  g_autoptr (BwSignInText) of_keyring = say (keyring, "worldwide");
  g_autoptr (BwSignInText) of_file = say (file, "worldwide");
  g_autoptr (BwSignInText) of_microsoft = say_auth (BW_AUTH_ERROR_UNKNOWN, 999999);

  g_assert_cmpstr (of_keyring->said, ==, "Gezegd");
  g_assert_false (of_keyring->is_english);
  g_assert_cmpstr (of_file->said, ==, "Gezegd");
  g_assert_false (of_file->is_english);
  g_assert_true (of_microsoft->is_english);
}

/* Where the page of consent leads nobody waits, which is told where it is offered, and nowhere else. */
static void
test_last_page (void)
{
  g_autoptr (BwSignInText) consent = say_auth (BW_AUTH_ERROR_CONSENT, 65001);
  g_autoptr (BwSignInText) secret = say_auth (BW_AUTH_ERROR_WRONG_SECRET, 7000215);
  g_autoptr (GError) error = bw_http_error_new (BW_HTTP_ERROR_FORBIDDEN, NULL, "the message");
  g_autoptr (BwSignInText) forbidden = say (error, "worldwide");
  g_autoptr (BwSignInText) nowhere = bw_sign_in_text_new (error, NULL);

  assert_contains (consent->body, "cannot open the last page");
  assert_contains (forbidden->body, "cannot open the last page");
  g_assert_null (strstr (secret->body, "last page"));
  g_assert_null (strstr (nowhere->body, "last page"));
}

static void
test_busy (void)
{
  static const BwHttpErrorFields ONE = { .status = 429, .retry_after = 20 * G_TIME_SPAN_SECOND };
  static const BwHttpErrorFields TWO = { .status = 429, .retry_after = 61 * G_TIME_SPAN_SECOND };
  g_autoptr (GError) soon = bw_http_error_new (BW_HTTP_ERROR_BUSY, &ONE, "the message");
  g_autoptr (GError) later = bw_http_error_new (BW_HTTP_ERROR_BUSY, &TWO, "the message");
  g_autoptr (BwSignInText) one = say (soon, "worldwide");
  g_autoptr (BwSignInText) two = say (later, "worldwide");

  assert_contains (one->body, "again in 1 minute.");
  assert_contains (two->body, "again in 2 minutes.");
}

static void
test_strange (void)
{
  g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "x");
  g_autoptr (GError) far = g_error_new_literal (BW_KEYRING_ERROR, 9999, "x");
  g_autoptr (BwSignInText) text = say (far, "worldwide");
  g_autoptr (BwSignInText) nowhere = bw_sign_in_text_new (far, NULL);

  g_assert_false (bw_sign_in_text_knows (other));
  assert_whole (text);
  g_assert_null (nowhere->link);
}

int
main (int argc, char **argv)
{
  bw_test_locale_init (&argc, &argv);
  g_test_add_func ("/sign-in-text/every-kind", test_every_kind);
  g_test_add_func ("/sign-in-text/every-number", test_every_number);
  g_test_add_func ("/sign-in-text/some-numbers", test_some_numbers);
  g_test_add_func ("/sign-in-text/other-cloud", test_other_cloud);
  g_test_add_func ("/sign-in-text/unknown", test_unknown);
  g_test_add_func ("/sign-in-text/http", test_http);
  g_test_add_func ("/sign-in-text/keyring", test_keyring);
  g_test_add_func ("/sign-in-text/certificate", test_certificate);
  g_test_add_func ("/sign-in-text/unknown-numbers", test_unknown_numbers);
  g_test_add_func ("/sign-in-text/forbidden", test_forbidden);
  g_test_add_func ("/sign-in-text/forbidden-change", test_forbidden_change);
  g_test_add_func ("/sign-in-text/read-only", test_read_only);
  g_test_add_func ("/sign-in-text/forbidden-application", test_forbidden_application);
  g_test_add_func ("/sign-in-text/language", test_language);
  g_test_add_func ("/sign-in-text/last-page", test_last_page);
  g_test_add_func ("/sign-in-text/busy", test_busy);
  g_test_add_func ("/sign-in-text/strange", test_strange);
  return g_test_run ();
}
