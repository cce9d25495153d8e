/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/bw-test-http.h"
#include "support/bw-raw-server.h"
#include "support/bw-secret-watch.h"

/* Whatever is waited for here would take minutes; what is cancelled ends well before the test does. */
#define FOREVER (10 * G_TIME_SPAN_MINUTE)

typedef struct {
  BwTestHttp *test;
  GCancellable *cancellable;
  GError *error;
} Asker;

static gpointer
ask (gpointer data)
{
  Asker *asker = data;
  g_autoptr (BwHttpAnswer) answer =
                bw_test_http_get (asker->test, asker->cancellable, &asker->error);

  g_assert_null (answer);
  return NULL;
}

static BwTestHttp *
make_patient (const char *origin)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();

  return bw_test_http_new_with (
      &(BwHttpFields) { .clock = clock, .deadline = FOREVER, .timeout = 600 }, origin);
}

static void
cancel_and_join (GThread *thread, Asker *asker)
{
  g_cancellable_cancel (asker->cancellable);
  g_thread_join (thread);
  g_assert_error (asker->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&asker->error);
  g_clear_object (&asker->cancellable);
}

static void
test_before (void)
{
  g_autoptr (BwTestHttp) test = make_patient (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (bw_test_http_get (test, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 0);
}

static void
test_at_gate (void)
{
  g_autoptr (BwTestHttp) test = make_patient (NULL);
  Asker askers[BW_HTTP_MAX_AT_ONCE + 1] = { { NULL } };
  GThread *threads[BW_HTTP_MAX_AT_ONCE + 1] = { NULL };

  bw_test_server_add_fault (test->server, 0, &(BwTestFault) { .hold = TRUE });
  for (guint i = 0; i <= BW_HTTP_MAX_AT_ONCE; i++) {
    askers[i] = (Asker) { test, g_cancellable_new (), NULL };
    threads[i] = g_thread_new ("ask", ask, &askers[i]);
    if (i < BW_HTTP_MAX_AT_ONCE)
      bw_test_server_wait_for_requests (test->server, i + 1);
  }
  g_usleep (50 * 1000);
  for (guint i = BW_HTTP_MAX_AT_ONCE + 1; i-- > 0;)
    cancel_and_join (threads[i], &askers[i]);
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, BW_HTTP_MAX_AT_ONCE);
}

/* Nobody shakes hands: the connection is there, but not TLS. */
static void
test_connecting (void)
{
  g_autoptr (BwRawServer) raw = bw_raw_server_new (NULL, BW_TEST_END_HANG);
  g_autofree char *origin = g_strdup_printf ("https://127.0.0.1:%u", bw_raw_server_get_port (raw));
  g_autoptr (BwTestHttp) test = make_patient (origin);
  Asker asker = { test, g_cancellable_new (), NULL };
  GThread *thread = g_thread_new ("ask", ask, &asker);

  while (bw_raw_server_count_connections (raw) == 0)
    g_usleep (1000);
  cancel_and_join (thread, &asker);
}

static void
test_in_answer (gconstpointer data)
{
  g_autoptr (BwTestHttp) test = make_patient (NULL);
  Asker asker = { test, g_cancellable_new (), NULL };
  GThread *thread = NULL;

  bw_test_server_add_fault (test->server, 0,
                            &(BwTestFault) { .raw = data, .end = BW_TEST_END_HANG });
  thread = g_thread_new ("ask", ask, &asker);
  bw_test_server_wait_for_requests (test->server, 1);
  g_usleep (50 * 1000);
  cancel_and_join (thread, &asker);
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 1);
}

static void
test_while_waiting (void)
{
  g_autoptr (BwTestHttp) test = make_patient (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  bw_test_server_add_fault (test->server, 0,
                            &(BwTestFault) { .status = 429, .headers = "Retry-After: 299" });
  bw_test_interaction_cancel_at (BW_TEST_INTERACTION (test->interaction), BW_STEP_WAITING,
                                 cancellable);
  g_assert_null (bw_test_http_get (test, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 1);
}

/* And a while later, in the middle of the wait. */
static void
test_in_the_wait (void)
{
  g_autoptr (BwTestHttp) test = make_patient (NULL);
  Asker asker = { test, g_cancellable_new (), NULL };
  GThread *thread = NULL;

  bw_test_server_add_fault (test->server, 0,
                            &(BwTestFault) { .status = 429, .headers = "Retry-After: 299" });
  thread = g_thread_new ("ask", ask, &asker);
  bw_test_server_wait_for_requests (test->server, 1);
  g_usleep (200 * 1000);
  cancel_and_join (thread, &asker);
}

/* One that was cancelled leaves the others as they are. */
static void
test_leaves_others (void)
{
  g_autoptr (BwTestHttp) test = make_patient (NULL);
  Asker asker = { test, g_cancellable_new (), NULL };
  GThread *thread = NULL;
  g_autoptr (BwHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  bw_test_server_add_fault (test->server, 1,
                            &(BwTestFault) { .raw = "HTTP", .end = BW_TEST_END_HANG });
  thread = g_thread_new ("ask", ask, &asker);
  bw_test_server_wait_for_requests (test->server, 1);
  cancel_and_join (thread, &asker);
  answer = bw_test_http_get (test, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bw_http_answer_get_status (answer), ==, 200);
}

typedef struct {
  BwTestHttp *test;
  GCancellable *cancellable;
  BwHttpAnswer *answer;
} Graced;

static gpointer
ask_with_grace (gpointer data)
{
  Graced *graced = data;
  g_autofree char *address = g_strconcat (graced->test->origin, "/token", NULL);
  g_autoptr (GBytes) body = g_bytes_new_static ("a=b", 3);
  BwHttpRequest request = {
    .method = "POST",
    .address = address,
    .origin = graced->test->origin,
    .content_type = "application/x-www-form-urlencoded",
    .body = body,
    .grace = FOREVER,
  };
  GError *error = NULL;

  graced->answer = bw_http_exchange (graced->test->http, &request, graced->cancellable, &error);
  return error;
}

/* What is on its way is waited for, where it is asked for; its answer comes in spite of the cancelling. */
static void
test_grace (void)
{
  g_autoptr (BwTestHttp) test = make_patient (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Graced graced = { test, cancellable, NULL };
  g_autoptr (GError) error = NULL;
  GThread *thread = NULL;

  bw_test_server_add_fault (test->server, 0, &(BwTestFault) { .hold = TRUE });
  thread = g_thread_new ("ask", ask_with_grace, &graced);
  bw_test_server_wait_for_requests (test->server, 1);
  g_cancellable_cancel (cancellable);
  bw_test_server_release (test->server);
  error = g_thread_join (thread);
  g_assert_no_error (error);
  g_assert_cmpuint (bw_http_answer_get_status (graced.answer), ==, 200);
  g_clear_object (&graced.answer);
}

/* Where nothing is on its way yet there is nothing to wait for: nobody shakes hands. */
static void
test_grace_before (void)
{
  g_autoptr (BwRawServer) raw = bw_raw_server_new (NULL, BW_TEST_END_HANG);
  g_autofree char *origin = g_strdup_printf ("https://127.0.0.1:%u", bw_raw_server_get_port (raw));
  g_autoptr (BwTestHttp) test = make_patient (origin);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Graced graced = { test, cancellable, NULL };
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("ask", ask_with_grace, &graced);

  while (bw_raw_server_count_connections (raw) == 0)
    g_usleep (1000);
  g_cancellable_cancel (cancellable);
  error = g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (graced.answer);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/http-cancel/before", test_before);
  g_test_add_func ("/http-cancel/at-gate", test_at_gate);
  g_test_add_func ("/http-cancel/connecting", test_connecting);
  g_test_add_data_func ("/http-cancel/before-headers", "", test_in_answer);
  g_test_add_data_func ("/http-cancel/in-headers", "HTTP/1.1 200 OK\r\nConte", test_in_answer);
  g_test_add_data_func ("/http-cancel/in-body",
                        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"a\"", test_in_answer);
  g_test_add_func ("/http-cancel/while-waiting", test_while_waiting);
  g_test_add_func ("/http-cancel/in-the-wait", test_in_the_wait);
  g_test_add_func ("/http-cancel/leaves-others", test_leaves_others);
  g_test_add_func ("/http-cancel/grace", test_grace);
  g_test_add_func ("/http-cancel/grace-before", test_grace_before);
  return g_test_run ();
}
