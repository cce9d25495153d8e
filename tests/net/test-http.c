/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"
#include "net/bw-test-http.h"
#include "support/bw-secret-watch.h"

#define SECOND G_TIME_SPAN_SECOND

static void
test_request (void)
{
  g_autoptr (BwTestHttp) test = bw_test_http_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BwHttpAnswer) answer = bw_test_http_get (test, NULL, &error);
  g_autoptr (BwHttpAnswer) second = bw_test_http_send (test, "PATCH", NULL, NULL);
  const BwTestRequest *request = bw_test_server_get_request (test->server, 1);
  const BwTestRequest *patch = bw_test_server_get_request (test->server, 2);
  const char *id = bw_test_request_get_header (request, "client-request-id");

  g_assert_no_error (error);
  g_assert_cmpuint (bw_http_answer_get_status (answer), ==, 200);
  bw_test_http_assert_text (answer, "{}");
  g_assert_cmpstr (request->method, ==, "GET");
  g_assert_cmpstr (request->target, ==, "/v1.0/a?q=" BW_TEST_QUERY);
  g_assert_cmpstr (bw_test_request_get_header (request, "authorization"), ==,
                   "Bearer " BW_TEST_TOKEN);
  g_assert_cmpstr (bw_test_request_get_header (request, "user-agent"), ==, "Bolwerk/" BW_VERSION);
  g_assert_cmpstr (bw_test_request_get_header (request, "accept-encoding"), ==, "gzip");
  g_assert_cmpstr (bw_test_request_get_header (request, "accept"), ==, "application/json");
  g_assert_true (g_uuid_string_is_valid (id));
  g_assert_cmpstr (bw_http_answer_get_client_request_id (answer), ==, id);
  g_assert_cmpstr (bw_test_request_get_header (patch, "client-request-id"), !=, id);
  g_assert_cmpstr (bw_test_request_get_header (patch, "content-type"), ==, "application/json");
  g_assert_cmpuint (g_bytes_get_size (patch->body), ==, 2);
}

static void
test_statuses_once (void)
{
  static const struct {
    guint status;
    BwHttpError code;
  } cases[] = {
    { 400, BW_HTTP_ERROR_REFUSED },   { 401, BW_HTTP_ERROR_NOT_SIGNED_IN },
    { 403, BW_HTTP_ERROR_FORBIDDEN }, { 404, BW_HTTP_ERROR_NOT_FOUND },
    { 410, BW_HTTP_ERROR_REFUSED },   { 500, BW_HTTP_ERROR_SERVER },
    { 501, BW_HTTP_ERROR_SERVER },    { 509, BW_HTTP_ERROR_BUSY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (BwTestHttp) test = bw_test_http_new ();
    g_autoptr (BwHttpAnswer) answer = NULL;
    g_autoptr (GError) error = NULL;

    bw_test_server_add_fault (test->server, 0,
                              &(BwTestFault) { .status = cases[i].status,
                                               .headers = "request-id: r-1",
                                               .body = "{\"a\":1}" });
    answer = bw_test_http_get (test, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (bw_http_answer_get_status (answer), ==, cases[i].status);
    bw_test_http_assert_text (answer, "{\"a\":1}");
    g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 1);

    error = bw_http_answer_to_error (
        answer, &(BwHttpFault) { "Code", "Message with Bearer " BW_TEST_TOKEN, "r-body" });
    bw_test_http_assert_error (test, error, cases[i].code);
    g_assert_cmpstr (bw_http_error_get_fields (error)->host, ==, "127.0.0.1");
    g_assert_cmpstr (bw_http_error_get_fields (error)->request_id, ==, "r-1");
    g_assert_cmpstr (bw_http_error_get_fields (error)->service_code, ==, "Code");
    g_assert_cmpuint (bw_http_error_get_fields (error)->status, ==, cases[i].status);
  }
}

static void
test_tries_again (void)
{
  static const guint statuses[] = { 429, 502, 503, 504 };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++) {
    g_autoptr (BwTestHttp) test = bw_test_http_new ();
    g_autoptr (GError) error = NULL;
    g_autoptr (BwHttpAnswer) answer = NULL;

    bw_test_server_add_fault (test->server, 1, &(BwTestFault) { .status = statuses[i] });
    bw_test_server_add_fault (test->server, 2, &(BwTestFault) { .status = statuses[i] });
    answer = bw_test_http_get (test, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (bw_http_answer_get_status (answer), ==, 200);
    g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 3);
    g_assert_cmpint (bw_test_http_get_waited (test), >=, 3 * SECOND);
    g_assert_cmpint (bw_test_http_get_waited (test), <, 6 * SECOND);
  }
}

static void
test_five_tries (void)
{
  g_autoptr (BwTestHttp) test = bw_test_http_new ();
  g_autoptr (BwHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  bw_test_server_add_fault (test->server, 0, &(BwTestFault) { .status = 503 });
  answer = bw_test_http_get (test, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bw_http_answer_get_status (answer), ==, 503);
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 5);
  g_assert_cmpint (bw_test_http_get_waited (test), >=, 15 * SECOND);
  g_assert_cmpint (bw_test_http_get_waited (test), <=, 30 * SECOND);
  for (guint i = 1; i <= 5; i++)
    g_hash_table_add (ids, (gpointer) bw_test_request_get_header (
                               bw_test_server_get_request (test->server, i), "client-request-id"));
  g_assert_cmpuint (g_hash_table_size (ids), ==, 5);
  error = bw_http_answer_to_error (answer, NULL);
  bw_test_http_assert_error (test, error, BW_HTTP_ERROR_SERVER);
}

static void
test_retry_after (void)
{
  static const struct {
    const char *header;
    GTimeSpan least;
    GTimeSpan most;
  } cases[] = {
    { "Retry-After: 10", 10 * SECOND, 11 * SECOND },
    { "Retry-After: 2.128", 2128000, 2400000 },
    { "Retry-After: 0", 0, 0 },
    { "Date: Fri, 17 Jul 2026 12:00:00 GMT\nRetry-After: Fri, 17 Jul 2026 12:01:00 GMT",
      60 * SECOND, 61 * SECOND },
    { "Date: Fri, 17 Jul 2026 12:00:00 GMT\nRetry-After: Fri, 17 Jul 2026 11:00:00 GMT", 0, 0 },
    /* The clock here is an hour slow, and an hour fast. */
    { "Date: Fri, 17 Jul 2026 13:00:00 GMT\nRetry-After: Fri, 17 Jul 2026 13:00:07 GMT", 7 * SECOND,
      8 * SECOND },
    { "Date: Fri, 17 Jul 2026 11:00:00 GMT\nRetry-After: Fri, 17 Jul 2026 11:00:07 GMT", 7 * SECOND,
      8 * SECOND },
    { "Date: nonsense\nRetry-After: Fri, 17 Jul 2026 12:01:00 GMT", 60 * SECOND, 61 * SECOND },
    { "Retry-After: 300", 300 * SECOND, 301 * SECOND },
    { "Retry-After: nonsense", SECOND, 2 * SECOND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (BwTestHttp) test = bw_test_http_new ();
    g_autoptr (BwHttpAnswer) answer = NULL;

    bw_test_server_add_fault (test->server, 1,
                              &(BwTestFault) { .status = 429, .headers = cases[i].header });
    answer = bw_test_http_get (test, NULL, NULL);
    g_assert_cmpuint (bw_http_answer_get_status (answer), ==, 200);
    g_assert_cmpint (bw_test_http_get_waited (test), >=, cases[i].least);
    g_assert_cmpint (bw_test_http_get_waited (test), <=, cases[i].most);
  }
}

static void
test_too_long (void)
{
  g_autoptr (BwTestHttp) test = bw_test_http_new ();
  g_autoptr (BwHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  bw_test_server_add_fault (test->server, 1,
                            &(BwTestFault) { .status = 429, .headers = "Retry-After: 301" });
  answer = bw_test_http_get (test, NULL, &error);
  g_assert_no_error (error);
  error = bw_http_answer_to_error (answer, NULL);
  bw_test_http_assert_error (test, error, BW_HTTP_ERROR_BUSY);
  g_assert_cmpint (bw_http_error_get_fields (error)->retry_after, ==, 301 * SECOND);
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 1);
}

static void
test_told (void)
{
  g_autoptr (BwTestHttp) test = bw_test_http_new ();
  g_autoptr (BwHttpAnswer) answer = NULL;
  g_autofree char *told = NULL;

  bw_test_server_add_fault (test->server, 1,
                            &(BwTestFault) { .status = 429, .headers = "Retry-After: 2" });
  answer = bw_test_http_get (test, NULL, NULL);
  told = bw_test_interaction_dup_told (BW_TEST_INTERACTION (test->interaction));
  g_assert_cmpstr (told, ==, "waiting 0/3, waiting 1/3, waiting 2/3, waiting 3/3");
}

/* Microsoft has asked for nothing where the network dropped, or where it does not say how long. */
static void
test_trying_again_told (void)
{
  static const BwTestFault FAULTS[] = { { .raw = "", .end = BW_TEST_END_RESET },
                                        { .status = 503 } };

  for (gsize i = 0; i < G_N_ELEMENTS (FAULTS); i++) {
    g_autoptr (BwTestHttp) test = bw_test_http_new ();
    g_autoptr (BwHttpAnswer) answer = NULL;
    g_autofree char *told = NULL;

    bw_test_server_add_fault (test->server, 1, &FAULTS[i]);
    answer = bw_test_http_get (test, NULL, NULL);
    g_assert_nonnull (answer);
    told = bw_test_interaction_dup_told (BW_TEST_INTERACTION (test->interaction));
    g_assert_true (g_str_has_prefix (told, "trying again 0/2, "));
    g_assert_null (strstr (told, "waiting"));
  }
}

/* What adds to a history happens once, unless the service says that it did not. */
static void
test_patch (void)
{
  static const struct {
    BwTestFault fault;
    guint n_requests;
  } cases[] = {
    { { .status = 429 }, 2 },
    { { .status = 503 }, 2 },
    { { .status = 502 }, 1 },
    { { .status = 504 }, 1 },
    { { .raw = "", .end = BW_TEST_END_RESET }, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (BwTestHttp) test = bw_test_http_new ();
    g_autoptr (BwHttpAnswer) answer = NULL;

    bw_test_server_add_fault (test->server, 1, &cases[i].fault);
    answer = bw_test_http_send (test, "PATCH", NULL, NULL);
    g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, cases[i].n_requests);
  }
}

static BwHttpAnswer *
redirect (BwTestHttp *test, const char *method, const char *location, GError **error)
{
  g_autofree char *header = g_strconcat ("Location: ", location, NULL);

  bw_test_server_add_fault (test->server, 1, &(BwTestFault) { .status = 302, .headers = header });
  return bw_test_http_send (test, method, NULL, error);
}

static void
test_redirect (void)
{
  g_autoptr (BwTestHttp) test = bw_test_http_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BwHttpAnswer) answer = redirect (test, "GET", "/elsewhere?a=1", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (bw_http_answer_get_status (answer), ==, 200);
  g_assert_cmpstr (bw_test_server_get_request (test->server, 2)->target, ==, "/elsewhere?a=1");
}

static void
test_redirects_away (void)
{
  static const struct {
    const char *location;
    BwHttpError code;
  } cases[] = {
    { "https://evil.example/?" BW_TEST_QUERY, BW_HTTP_ERROR_CAPTIVE_PORTAL },
    { "//evil.example/", BW_HTTP_ERROR_CAPTIVE_PORTAL },
    { "http://127.0.0.1:1/", BW_HTTP_ERROR_CAPTIVE_PORTAL },
    { "http://x@127.0.0.1/", BW_HTTP_ERROR_BAD_ANSWER },
    { "data:text/plain,a", BW_HTTP_ERROR_BAD_ANSWER },
    { "http://[", BW_HTTP_ERROR_BAD_ANSWER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (BwTestHttp) test = bw_test_http_new ();
    g_autoptr (GError) error = NULL;

    g_assert_null (redirect (test, "GET", cases[i].location, &error));
    bw_test_http_assert_error (test, error, cases[i].code);
    g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 1);
  }
}

static void
test_redirect_patch (void)
{
  g_autoptr (BwTestHttp) test = bw_test_http_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (redirect (test, "PATCH", "/elsewhere", &error));
  bw_test_http_assert_error (test, error, BW_HTTP_ERROR_BAD_ANSWER);
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 1);
}

static void
test_redirect_loop (void)
{
  g_autoptr (BwTestHttp) test = bw_test_http_new ();
  g_autoptr (GError) error = NULL;

  bw_test_server_add_fault (test->server, 0,
                            &(BwTestFault) { .status = 307, .headers = "Location: /round" });
  g_assert_null (bw_test_http_get (test, NULL, &error));
  g_assert_error (error, BW_HTTP_ERROR, BW_HTTP_ERROR_BAD_ANSWER);
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 6);
}

/* A token, and anything else, goes to the origin that was meant and nowhere else. */
static void
test_origin (void)
{
  static const struct {
    const char *address;
    const char *origin;
  } cases[] = {
    { "https://evil.example/a", "https://graph.microsoft.com" },
    { "https://graph.microsoft.com@evil.example/", "https://graph.microsoft.com" },
    { "http://graph.microsoft.com/", "https://graph.microsoft.com" },
    { "http://graph.microsoft.com/", "http://graph.microsoft.com" },
    { "nonsense", "nonsense" },
  };
  g_autoptr (BwTestHttp) test = bw_test_http_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    BwHttpRequest request = {
      .method = "GET",
      .address = cases[i].address,
      .origin = cases[i].origin,
      .bearer = BW_TEST_TOKEN,
    };

    g_assert_null (bw_http_exchange (test->http, &request, NULL, &error));
    bw_test_http_assert_error (test, error, BW_HTTP_ERROR_OTHER_HOST);
  }
}

static void
test_portal (void)
{
  static const struct {
    guint status;
    const char *type;
    gboolean portal;
  } cases[] = {
    { 200, "Content-Type: text/html; charset=utf-8", TRUE },
    { 403, "Content-Type: Text/HTML", TRUE },
    { 511, "Content-Type: application/json", TRUE },
    { 200, "Content-Type: application/json", FALSE },
    { 500, "Content-Type: text/html", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (BwTestHttp) test = bw_test_http_new ();
    g_autoptr (BwHttpAnswer) answer = NULL;
    g_autoptr (GError) error = NULL;

    bw_test_server_add_fault (
        test->server, 0,
        &(BwTestFault) { .status = cases[i].status, .headers = cases[i].type, .body = "<html>" });
    answer = bw_test_http_get (test, NULL, &error);
    g_assert_true ((answer == NULL) == cases[i].portal);
    if (cases[i].portal)
      bw_test_http_assert_error (test, error, BW_HTTP_ERROR_CAPTIVE_PORTAL);
    g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 1);
  }
}

static void
test_headers_joined (void)
{
  g_autoptr (BwTestHttp) test = bw_test_http_new ();
  g_autoptr (BwHttpAnswer) answer = NULL;

  bw_test_server_add_fault (
      test->server, 0,
      &(BwTestFault) { .status = 401,
                       .headers = "WWW-Authenticate: A\nwww-authenticate: B c=\"d\"" });
  answer = bw_test_http_get (test, NULL, NULL);
  g_assert_cmpstr (bw_http_answer_get_header (answer, "WWW-Authenticate"), ==, "A, B c=\"d\"");
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/http/request", test_request);
  g_test_add_func ("/http/statuses-once", test_statuses_once);
  g_test_add_func ("/http/tries-again", test_tries_again);
  g_test_add_func ("/http/five-tries", test_five_tries);
  g_test_add_func ("/http/retry-after", test_retry_after);
  g_test_add_func ("/http/too-long", test_too_long);
  g_test_add_func ("/http/told", test_told);
  g_test_add_func ("/http/trying-again-told", test_trying_again_told);
  g_test_add_func ("/http/patch", test_patch);
  g_test_add_func ("/http/redirect", test_redirect);
  g_test_add_func ("/http/redirects-away", test_redirects_away);
  g_test_add_func ("/http/redirect-patch", test_redirect_patch);
  g_test_add_func ("/http/redirect-loop", test_redirect_loop);
  g_test_add_func ("/http/origin", test_origin);
  g_test_add_func ("/http/portal", test_portal);
  g_test_add_func ("/http/headers-joined", test_headers_joined);
  return g_test_run ();
}
