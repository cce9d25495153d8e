/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "net/bw-test-http.h"
#include "support/bw-raw-server.h"
#include "support/bw-secret-watch.h"

static void
answer_well (SoupServerMessage *message, const BwTestRequest *request, gpointer data)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, "{}", 2);
}

/* Asks a server that has such a certificate, trusting only the authority that issued it, or nobody. */
static BwHttpAnswer *
ask (BwTestCertificate kind, gboolean known, const BwTestFault *fault, guint *n, GError **error)
{
  g_autoptr (BwTestAuthority) authority = bw_test_authority_new ();
  g_autoptr (BwTestAuthority) stranger = bw_test_authority_new ();
  g_autoptr (GTlsDatabase) trust = bw_test_authority_dup_database (known ? authority : stranger);
  g_autoptr (GTlsCertificate) certificate = bw_test_authority_issue (authority, kind);
  g_autoptr (BwTestServer) server = bw_test_server_new (certificate, answer_well, NULL);
  g_autoptr (BwTestHttp) test = bw_test_http_new_with (&(BwHttpFields) { .trust = trust },
                                                      bw_test_server_get_root (server));
  BwHttpAnswer *answer = NULL;

  if (fault != NULL)
    bw_test_server_add_fault (server, 0, fault);
  answer = bw_test_http_get (test, NULL, error);
  *n = bw_test_server_count_requests (server);
  g_assert_cmpint (*n > 1, ==, bw_test_http_get_waited (test) > 0);
  return answer;
}

static void
test_good (void)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;
  g_autoptr (BwHttpAnswer) answer = ask (BW_TEST_CERTIFICATE_GOOD, TRUE, NULL, &n, &error);

  g_assert_no_error (error);
  bw_test_http_assert_text (answer, "{}");
}

static void
assert_refused (BwTestCertificate kind, gboolean known, BwHttpError code, const char *word)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_null (ask (kind, known, NULL, &n, &error));
  g_assert_error (error, BW_HTTP_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, word));
  g_assert_cmpstr (bw_http_error_get_fields (error)->host, ==, "localhost");
  g_assert_cmpuint (n, ==, 0);
}

static void
test_unknown_authority (void)
{
  assert_refused (BW_TEST_CERTIFICATE_GOOD, FALSE, BW_HTTP_ERROR_UNKNOWN_AUTHORITY, "authority");
  assert_refused (BW_TEST_CERTIFICATE_EXPIRED, FALSE, BW_HTTP_ERROR_UNKNOWN_AUTHORITY, "authority");
}

static void
test_wrong_certificates (void)
{
  assert_refused (BW_TEST_CERTIFICATE_EXPIRED, TRUE, BW_HTTP_ERROR_CERTIFICATE, "expired");
  assert_refused (BW_TEST_CERTIFICATE_EARLY, TRUE, BW_HTTP_ERROR_CERTIFICATE, "not valid yet");
  assert_refused (BW_TEST_CERTIFICATE_OTHER_NAME, TRUE, BW_HTTP_ERROR_CERTIFICATE, "another name");
}

/* The system does not know our authority either. */
static void
test_system_authorities (void)
{
  g_autoptr (BwTestAuthority) authority = bw_test_authority_new ();
  g_autoptr (GTlsCertificate) certificate =
                bw_test_authority_issue (authority, BW_TEST_CERTIFICATE_GOOD);
  g_autoptr (BwTestServer) server = bw_test_server_new (certificate, answer_well, NULL);
  g_autoptr (BwTestHttp) test =
                bw_test_http_new_with (&(BwHttpFields) { NULL }, bw_test_server_get_root (server));
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_test_http_get (test, NULL, &error));
  bw_test_http_assert_error (test, error, BW_HTTP_ERROR_UNKNOWN_AUTHORITY);
}

/* A redirect away from where TLS was good is no portal: it is the service's own. */
static void
test_redirect_away (void)
{
  BwTestFault fault = { .status = 302, .headers = "Location: https://evil.example/?a=planted" };
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_null (ask (BW_TEST_CERTIFICATE_GOOD, TRUE, &fault, &n, &error));
  g_assert_error (error, BW_HTTP_ERROR, BW_HTTP_ERROR_OTHER_HOST);
  g_assert_cmpstr (error->message, ==, "localhost leads to evil.example, where nothing is sent");
  g_assert_cmpuint (n, ==, 1);
}

static void
test_faults (void)
{
  static const BwTestFault faults[] = {
    { .raw = "", .end = BW_TEST_END_RESET },
    { .raw = "HTTP/1.1 200 OK\r\nConte", .end = BW_TEST_END_RESET },
    { .raw = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", .end = BW_TEST_END_RESET },
    { .raw = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", .end = BW_TEST_END_CLOSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++) {
    g_autoptr (GError) error = NULL;
    guint n = 0;

    g_assert_null (ask (BW_TEST_CERTIFICATE_GOOD, TRUE, &faults[i], &n, &error));
    g_assert_error (error, BW_HTTP_ERROR, BW_HTTP_ERROR_UNREACHABLE);
    g_assert_cmpuint (n, ==, 5);
  }
}

static void
assert_below (const char *greeting, BwTestEnd end, BwHttpError code)
{
  g_autoptr (BwRawServer) raw = bw_raw_server_new (greeting, end);
  g_autofree char *origin = g_strdup_printf ("https://127.0.0.1:%u", bw_raw_server_get_port (raw));
  g_autoptr (BwTestHttp) test = bw_test_http_new_with (
      &(BwHttpFields) { .deadline =
                            code == BW_HTTP_ERROR_TIMED_OUT ? 200 * G_TIME_SPAN_MILLISECOND : 0 },
      origin);
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_test_http_get (test, NULL, &error));
  bw_test_http_assert_error (test, error, code);
}

static void
test_handshake (void)
{
  assert_below (NULL, BW_TEST_END_CLOSE, BW_HTTP_ERROR_UNREACHABLE);
  assert_below (NULL, BW_TEST_END_RESET, BW_HTTP_ERROR_UNREACHABLE);
  assert_below (NULL, BW_TEST_END_HANG, BW_HTTP_ERROR_TIMED_OUT);
  assert_below ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", BW_TEST_END_HANG,
                BW_HTTP_ERROR_UNREACHABLE);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/http-tls/good", test_good);
  g_test_add_func ("/http-tls/unknown-authority", test_unknown_authority);
  g_test_add_func ("/http-tls/wrong-certificates", test_wrong_certificates);
  g_test_add_func ("/http-tls/system-authorities", test_system_authorities);
  g_test_add_func ("/http-tls/redirect-away", test_redirect_away);
  g_test_add_func ("/http-tls/faults", test_faults);
  g_test_add_func ("/http-tls/handshake", test_handshake);
  return g_test_run ();
}
