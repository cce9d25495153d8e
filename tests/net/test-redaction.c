/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/bw-http-error.h"
#include "net/bw-redaction.h"
#include "support/bw-secret-watch.h"

static void
test_redact (void)
{
  static const struct {
    const char *text;
    const char *left;
  } cases[] = {
    { NULL, NULL },
    { "", NULL },
    { " \n ", NULL },
    { "Access denied", "Access denied" },
    { "one\r\ntwo\tthree", "one two three" },
    { "GET https://a.example/v1.0/x?code=abc&state=1 failed",
      "GET https://a.example/v1.0/x?… failed" },
    { "https://a.example/#access_token=abc", "https://a.example/?…" },
    { "proxy http://me:secret@proxy.example:3128", "proxy http://proxy.example:3128" },
    { "Authorization: Bearer abcdefghijklmnopqrstuvwxyz", "Authorization: Bearer …" },
    { "sent {\"client_secret\":\"abc~1\"}", "sent {\"client_secret\":\"…\"}" },
    { "refresh_token=0.AX4A&scope=a", "refresh_token=…&scope=a" },
    { "a eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiIwMDAwIn0.c2ln b", "a … b" },
    { "id 0f8fad5b-d9cb-469f-a165-70867728950e.", "id 0f8fad5b-d9cb-469f-a165-70867728950e." },
    { "Why? Because.", "Why? Because." },
    { "https://graph.microsoft.com/v1.0/security/secureScoreControlProfiles",
      "https://graph.microsoft.com/v1.0/security/secureScoreControlProfiles" },
    { "https://a-very-long-name-of-a-host.in-a-department.voorbeeld.example:8443/x",
      "https://a-very-long-name-of-a-host.in-a-department.voorbeeld.example:8443/x" },
    /* No host: a label that is too long, or an end that is no word. */
    { "abcdefghijklmnopqrstuvwxyz0123456789abcdefgh.example", "…" },
    { "abcdefghijklmnopqrstuvwxyz.abcdefghijklmnopqrstuvwxyz.0123456789", "…" },
    { "bad \xff byte", "bad � byte" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *left = bw_redact (cases[i].text, 300);

    g_assert_cmpstr (left, ==, cases[i].left);
  }
}

static void
test_cut (void)
{
  g_autofree char *cut = bw_redact ("äöü and more", 3);
  g_autofree char *again = bw_redact (cut, 3);

  g_assert_cmpstr (cut, ==, "äöü…");
  g_assert_cmpstr (again, ==, cut);
}

static void
test_error (void)
{
  BwHttpErrorFields fields = {
    .host = "graph.microsoft.com",
    .status = 403,
    .service_code = "Denied",
    .service_message = "see https://a.example/?secret=1",
    .request_id = "r",
    .client_request_id = "c",
    .retry_after = 7,
  };
  g_autoptr (GError) error = bw_http_error_new (BW_HTTP_ERROR_FORBIDDEN, &fields, "%s?token=%s",
                                               "http://x/", "abc");
  g_autoptr (GError) copy = g_error_copy (error);
  g_autoptr (GError) bare = bw_http_error_new (BW_HTTP_ERROR_SERVER, NULL, "bare");
  g_autoptr (GError) other = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "other");
  const BwHttpErrorFields *kept = bw_http_error_get_fields (copy);

  g_assert_cmpstr (copy->message, ==, "http://x/?…");
  g_assert_cmpstr (kept->host, ==, "graph.microsoft.com");
  g_assert_cmpuint (kept->status, ==, 403);
  g_assert_cmpstr (kept->service_code, ==, "Denied");
  g_assert_cmpstr (kept->service_message, ==, "see https://a.example/?…");
  g_assert_cmpstr (kept->request_id, ==, "r");
  g_assert_cmpstr (kept->client_request_id, ==, "c");
  g_assert_cmpint (kept->retry_after, ==, 7);
  g_assert_null (bw_http_error_get_fields (bare)->host);
  g_assert_null (bw_http_error_get_fields (other));
  g_assert_null (bw_http_error_get_fields (NULL));
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/redaction/redact", test_redact);
  g_test_add_func ("/redaction/cut", test_cut);
  g_test_add_func ("/redaction/error", test_error);
  return g_test_run ();
}
