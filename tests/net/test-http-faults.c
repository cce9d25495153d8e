/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/bw-test-http.h"
#include "support/bw-raw-server.h"
#include "support/bw-secret-watch.h"

/* The least that goes by between five tries: 1, 2, 4 and 8 seconds. */
#define FOUR_WAITS (15 * G_TIME_SPAN_SECOND)

/* What happens to a connection, and what is said of it after five tries. */
static const struct {
  const char *name;
  BwTestFault fault;
  BwHttpError code;
  guint n_requests;
} FAULTS[] = {
  { "close-before-headers", { .raw = "" }, BW_HTTP_ERROR_UNREACHABLE, 5 },
  { "reset-before-headers", { .raw = "", .end = BW_TEST_END_RESET }, BW_HTTP_ERROR_UNREACHABLE, 5 },
  { "close-in-headers", { .raw = "HTTP/1.1 200 OK\r\nContent-Ty" }, BW_HTTP_ERROR_BAD_ANSWER, 5 },
  { "reset-in-headers",
    { .raw = "HTTP/1.1 200 OK\r\nContent-Ty", .end = BW_TEST_END_RESET },
    BW_HTTP_ERROR_UNREACHABLE,
    5 },
  { "reset-after-headers",
    { .raw = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", .end = BW_TEST_END_RESET },
    BW_HTTP_ERROR_UNREACHABLE,
    5 },
  { "half-a-body",
    { .raw = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"a\":" },
    BW_HTTP_ERROR_UNREACHABLE,
    5 },
  { "half-a-chunk",
    { .raw = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nA\r\n{\"a\":" },
    BW_HTTP_ERROR_UNREACHABLE,
    5 },
  { "no-last-chunk",
    { .raw = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n" },
    BW_HTTP_ERROR_UNREACHABLE,
    5 },
  { "no-http", { .raw = "SSH-2.0-OpenSSH_9.7\r\n\r\n" }, BW_HTTP_ERROR_BAD_ANSWER, 5 },
  { "no-number-for-a-length",
    { .raw = "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}", .end = BW_TEST_END_CLOSE },
    BW_HTTP_ERROR_BAD_ANSWER,
    5 },
};

static void
test_fault (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (BwTestHttp) test = bw_test_http_new ();
  g_autoptr (GError) error = NULL;

  bw_test_server_add_fault (test->server, 0, &FAULTS[i].fault);
  g_assert_null (bw_test_http_get (test, NULL, &error));
  bw_test_http_assert_error (test, error, FAULTS[i].code);
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, FAULTS[i].n_requests);
}

/* A connection that was kept open, and broke meanwhile, costs nothing but another one. */
static void
test_recovers (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (BwTestHttp) test = bw_test_http_new ();
  g_autoptr (GError) error = NULL;

  bw_test_server_add_fault (test->server, 2, &FAULTS[i].fault);
  for (guint n = 0; n < 3; n++) {
    g_autoptr (BwHttpAnswer) answer = bw_test_http_get (test, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (bw_http_answer_get_status (answer), ==, 200);
  }
}

/* A length that is too small: what comes after it is no part of the answer. */
static void
test_short_length (void)
{
  g_autoptr (BwTestHttp) test = bw_test_http_new ();
  g_autoptr (BwHttpAnswer) answer = NULL;
  g_autoptr (BwHttpAnswer) next = NULL;

  bw_test_server_add_fault (
      test->server, 1,
      &(BwTestFault) { .raw =
                           "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\n" });
  answer = bw_test_http_get (test, NULL, NULL);
  bw_test_http_assert_text (answer, "{}");
  next = bw_test_http_get (test, NULL, NULL);
  g_assert_cmpuint (bw_http_answer_get_status (next), ==, 200);
}

static void
test_slow_body (void)
{
  g_autoptr (BwTestHttp) test = bw_test_http_new_with (
      &(BwHttpFields) { .deadline = 500 * G_TIME_SPAN_MILLISECOND }, NULL);
  g_autoptr (GError) error = NULL;
  const BwTestRequest *last = NULL;

  bw_test_server_add_fault (
      test->server, 0,
      &(BwTestFault) {
          .raw = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"
                 "                                                                              "
                 "                        ",
          .pause = 20,
          .end = BW_TEST_END_HANG });
  g_assert_null (bw_test_http_get (test, NULL, &error));
  bw_test_http_assert_error (test, error, BW_HTTP_ERROR_TIMED_OUT);
  /* That of the last try: the id is all that Microsoft's support can find it by. */
  last = bw_test_server_get_request (test->server, bw_test_server_count_requests (test->server));
  g_assert_cmpstr (bw_http_error_get_fields (error)->client_request_id, ==,
                   bw_test_request_get_header (last, "client-request-id"));
  g_assert_cmpint (bw_test_http_get_waited (test), >=, FOUR_WAITS);
}

/* As slow, but within the deadline: nobody is cut off. */
static void
test_slow_but_whole (void)
{
  g_autoptr (BwTestHttp) test = bw_test_http_new ();
  g_autoptr (BwHttpAnswer) answer = NULL;

  bw_test_server_add_fault (
      test->server, 0,
      &(BwTestFault) { .raw = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", .pause = 2 });
  answer = bw_test_http_get (test, NULL, NULL);
  bw_test_http_assert_text (answer, "{}");
}

static void
test_silence (void)
{
  g_autoptr (BwTestHttp) test = bw_test_http_new_with (&(BwHttpFields) { .timeout = 1 }, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwHttpAnswer) answer = NULL;

  bw_test_server_add_fault (test->server, 1,
                            &(BwTestFault) { .raw = "HTTP/1.1 200", .end = BW_TEST_END_HANG });
  answer = bw_test_http_get (test, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bw_test_server_count_requests (test->server), >=, 2);
}

static void
test_below (gconstpointer data)
{
  BwTestEnd end = (BwTestEnd) GPOINTER_TO_UINT (data);
  g_autoptr (BwRawServer) raw = bw_raw_server_new (NULL, end);
  g_autofree char *origin = g_strdup_printf ("http://127.0.0.1:%u", bw_raw_server_get_port (raw));
  g_autoptr (BwTestHttp) test = bw_test_http_new_with (
      &(BwHttpFields) { .deadline = end == BW_TEST_END_HANG ? 200 * G_TIME_SPAN_MILLISECOND : 0 },
      origin);
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_test_http_get (test, NULL, &error));
  bw_test_http_assert_error (
      test, error, end == BW_TEST_END_HANG ? BW_HTTP_ERROR_TIMED_OUT : BW_HTTP_ERROR_UNREACHABLE);
  g_assert_cmpint (bw_test_http_get_waited (test), >=, FOUR_WAITS);
}

static void
test_refused (void)
{
  g_autoptr (BwRawServer) raw = bw_raw_server_new (NULL, BW_TEST_END_CLOSE);
  g_autofree char *origin = g_strdup_printf ("http://127.0.0.1:%u", bw_raw_server_get_port (raw));
  g_autoptr (BwTestHttp) test = bw_test_http_new_with (&(BwHttpFields) { NULL }, origin);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&raw, bw_raw_server_free);
  g_assert_null (bw_test_http_get (test, NULL, &error));
  bw_test_http_assert_error (test, error, BW_HTTP_ERROR_UNREACHABLE);
  g_assert_cmpint (bw_test_http_get_waited (test), >=, FOUR_WAITS);
}

static void
test_no_such_host (void)
{
  g_autoptr (BwTestHttp) test =
                bw_test_http_new_with (&(BwHttpFields) { NULL }, "https://nobody.invalid");
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_test_http_get (test, NULL, &error));
  bw_test_http_assert_error (test, error, BW_HTTP_ERROR_OFFLINE);
  g_assert_cmpint (bw_test_http_get_waited (test), ==, 0);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (FAULTS); i++) {
    g_autofree char *name = g_strconcat ("/http-faults/", FAULTS[i].name, NULL);
    g_autofree char *kept = g_strconcat ("/http-faults/kept-open/", FAULTS[i].name, NULL);

    g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_fault);
    if (FAULTS[i].n_requests > 1)
      g_test_add_data_func (kept, GSIZE_TO_POINTER (i), test_recovers);
  }
  g_test_add_func ("/http-faults/short-length", test_short_length);
  g_test_add_func ("/http-faults/slow-body", test_slow_body);
  g_test_add_func ("/http-faults/slow-but-whole", test_slow_but_whole);
  g_test_add_func ("/http-faults/silence", test_silence);
  g_test_add_data_func ("/http-faults/close-before-request", GUINT_TO_POINTER (BW_TEST_END_CLOSE),
                        test_below);
  g_test_add_data_func ("/http-faults/reset-before-request", GUINT_TO_POINTER (BW_TEST_END_RESET),
                        test_below);
  g_test_add_data_func ("/http-faults/nobody-listens", GUINT_TO_POINTER (BW_TEST_END_HANG),
                        test_below);
  g_test_add_func ("/http-faults/refused", test_refused);
  g_test_add_func ("/http-faults/no-such-host", test_no_such_host);
  return g_test_run ();
}
