/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each call of the source is called off in every state that it can be in. It ends, and Graph sees it: the
 * connection goes, or nothing more is asked. Whatever is waited for here would take minutes; what did not end at
 * once would end the test. */

#include "source/bw-test-calls.h"
#include "support/bw-raw-server.h"
#include "support/bw-secret-watch.h"
#include "support/bw-stepped-clock.h"

#define FOREVER (10 * G_TIME_SPAN_MINUTE)

/* Long enough for what was sent to have been read, and for a thread to come to its wait. */
#define A_WHILE (20 * 1000)

/* How a request is answered, and no further. */
static const struct {
  const char *name;
  BwTestFault fault;
} ANSWERS[] = {
  { "before-headers", { .raw = "", .end = BW_TEST_END_HANG } },
  { "in-headers", { .raw = "HTTP/1.1 200 OK\r\nConte", .end = BW_TEST_END_HANG } },
  { "after-headers",
    { .raw = "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n", .end = BW_TEST_END_HANG } },
  { "in-body",
    { .raw = "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"value\":[",
      .end = BW_TEST_END_HANG } },
  { "in-chunk",
    { .raw = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n99\r\n{\"value\":[",
      .end = BW_TEST_END_HANG } },
  { "in-slow-body",
    { .raw =
          "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n                                        ",
      .pause = 1,
      .end = BW_TEST_END_HANG } },
};

typedef struct {
  BwTestGraph *test;
  const BwTestCall *call;
  GCancellable *cancellable;
  GThread *thread;
} Caller;

static GTlsDatabase *trust;
static GTlsCertificate *certificate;

static gpointer
run_call (gpointer data)
{
  Caller *caller = data;
  g_autoptr (GError) error = NULL;

  g_assert_false (bw_test_call_run (caller->call, caller->test, caller->cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return NULL;
}

static void
start (Caller *caller, BwTestGraph *test, const BwTestCall *call)
{
  caller->test = test;
  caller->call = call;
  caller->cancellable = g_cancellable_new ();
  caller->thread = g_thread_new ("call", run_call, caller);
}

static void
cancel_and_join (Caller *caller)
{
  g_cancellable_cancel (caller->cancellable);
  g_thread_join (g_steal_pointer (&caller->thread));
  g_clear_object (&caller->cancellable);
}

static BwTestGraph *
make (BwClock *clock)
{
  BwFakeGraphFields fields = BW_TEST_CALLS_GRAPH;

  fields.certificate = certificate;
  return bw_test_graph_new_with (
      &fields,
      &(BwHttpFields) { .clock = clock, .trust = trust, .deadline = FOREVER, .timeout = 600 },
      NULL);
}

static BwTestGraph *
make_patient (void)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();

  return make (clock);
}

/* Another call tells what Graph was asked up to now: it comes after whatever was still on its way. And what was
 * called off can be called again. */
static void
assert_asked (BwTestGraph *test, const BwTestCall *call, guint n)
{
  g_autoptr (GError) error = NULL;

  bw_test_server_clear_faults (test->server);
  g_assert_true (bw_source_newest (test->source, NULL, NULL, &error));
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, n + 1);
  g_assert_true (bw_test_call_run (call, test, NULL, &error));
  g_assert_no_error (error);
}

static void
test_in_answer (gconstpointer data)
{
  const BwTestFault *fault = data;

  for (gsize i = 0; i < BW_N_TEST_CALLS; i++) {
    const BwTestCall *call = &BW_TEST_CALLS[i];
    g_autoptr (BwTestGraph) test = make_patient ();
    Caller caller;

    g_test_message ("request %u of %s", call->number, call->name);
    bw_test_server_add_fault (test->server, call->number, fault);
    start (&caller, test, call);
    bw_test_server_wait_for_requests (test->server, call->number);
    g_usleep (A_WHILE);
    cancel_and_join (&caller);
    bw_test_server_wait_for_gone (test->server, 1);
    assert_asked (test, call, call->number);
  }
}

/* There is somebody, who does not shake hands. */
static void
test_connecting (void)
{
  for (gsize i = 0; i < BW_N_TEST_CALLS; i++) {
    const BwTestCall *call = &BW_TEST_CALLS[i];
    g_autoptr (BwRawServer) raw = bw_raw_server_new (NULL, BW_TEST_END_HANG);
    g_autofree char *origin =
        g_strdup_printf ("https://127.0.0.1:%u", bw_raw_server_get_port (raw));
    g_autoptr (BwTestGraph) test = bw_test_graph_new_with (
        &BW_TEST_CALLS_GRAPH, &(BwHttpFields) { .deadline = FOREVER, .timeout = 600 }, origin);
    Caller caller;

    if (call->number > 1)
      continue;
    start (&caller, test, call);
    while (bw_raw_server_count_connections (raw) == 0)
      g_usleep (1000);
    g_usleep (A_WHILE);
    cancel_and_join (&caller);
    bw_raw_server_wait_for_gone (raw);
    g_assert_cmpuint (bw_raw_server_count_connections (raw), ==, 1);
  }
}

/* It waits to be let in again, because it was told to or because Graph is ill. */
static void
test_waiting (gconstpointer data)
{
  const BwTestFault *fault = data;

  for (gsize i = 0; i < BW_N_TEST_CALLS; i++) {
    const BwTestCall *call = &BW_TEST_CALLS[i];
    g_autoptr (BwClock) clock = bw_stepped_clock_new (BW_TEST_GRAPH_NOW);
    g_autoptr (BwTestGraph) test = make (clock);
    Caller caller;

    g_test_message ("request %u of %s", call->number, call->name);
    bw_test_server_add_fault (test->server, call->number, fault);
    start (&caller, test, call);
    bw_stepped_clock_await (BW_STEPPED_CLOCK (clock), 1);
    cancel_and_join (&caller);
    bw_stepped_clock_await (BW_STEPPED_CLOCK (clock), 0);
    bw_stepped_clock_advance (BW_STEPPED_CLOCK (clock), FOREVER);
    assert_asked (test, call, call->number);
  }
}

/* As many as may be asked at once are on their way. */
static void
test_at_gate (void)
{
  static const BwTestCall newest = { "newest", 1, TRUE };

  for (gsize i = 0; i < BW_N_TEST_CALLS; i++) {
    const BwTestCall *call = &BW_TEST_CALLS[i];
    g_autoptr (BwTestGraph) test = make_patient ();
    Caller inside[BW_HTTP_MAX_AT_ONCE];
    Caller caller;

    if (call->number > 1)
      continue;
    bw_test_server_add_fault (test->server, 0,
                              &(BwTestFault) { .raw = "", .end = BW_TEST_END_HANG });
    for (guint n = 0; n < BW_HTTP_MAX_AT_ONCE; n++)
      start (&inside[n], test, &newest);
    bw_test_server_wait_for_requests (test->server, BW_HTTP_MAX_AT_ONCE);
    start (&caller, test, call);
    g_usleep (A_WHILE);
    cancel_and_join (&caller);
    for (guint n = 0; n < BW_HTTP_MAX_AT_ONCE; n++)
      cancel_and_join (&inside[n]);
    bw_test_server_wait_for_gone (test->server, BW_HTTP_MAX_AT_ONCE);
    assert_asked (test, call, BW_HTTP_MAX_AT_ONCE);
  }
}

/* Whole days are read by one at a time. */
static void
test_behind_another (void)
{
  static const BwTestCall whole = { "whole", 1, TRUE };
  g_autoptr (BwTestGraph) test = make_patient ();
  Caller first;
  Caller second;

  bw_test_server_add_fault (test->server, 0, &(BwTestFault) { .raw = "", .end = BW_TEST_END_HANG });
  start (&first, test, &whole);
  bw_test_server_wait_for_requests (test->server, 1);
  start (&second, test, &whole);
  g_usleep (A_WHILE);
  cancel_and_join (&second);
  cancel_and_join (&first);
  bw_test_server_wait_for_gone (test->server, 1);
  assert_asked (test, &whole, 1);
}

/* For a token at first, or for another one where Graph refused the first. */
static void
test_for_token (gconstpointer data)
{
  gboolean other = GPOINTER_TO_INT (data);

  for (gsize i = 0; i < BW_N_TEST_CALLS; i++) {
    const BwTestCall *call = &BW_TEST_CALLS[i];
    g_autoptr (BwTestGraph) test = make_patient ();
    Caller caller;

    g_test_message ("request %u of %s", call->number, call->name);
    if (other)
      bw_test_server_add_fault (test->server, call->number, &(BwTestFault) { .status = 401 });
    test->tokens->hangs_at = call->number + (other ? 1 : 0);
    start (&caller, test, call);
    while (!g_atomic_int_get (&test->tokens->hanging))
      g_usleep (1000);
    cancel_and_join (&caller);
    assert_asked (test, call, other ? call->number : call->number - 1);
  }
}

static void
test_before (void)
{
  g_autoptr (BwTestGraph) test = make_patient ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (gsize i = 0; i < BW_N_TEST_CALLS; i++) {
    Caller caller = { test, &BW_TEST_CALLS[i], cancellable, NULL };

    run_call (&caller);
  }
  assert_asked (test, &BW_TEST_CALLS[0], 0);
}

int
main (int argc, char *argv[])
{
  static const BwTestFault busy = { .status = 429, .headers = "Retry-After: 299" };
  static const BwTestFault ill = { .status = 503 };
  g_autoptr (BwTestAuthority) authority = bw_test_authority_new ();
  int status = 0;

  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  trust = bw_test_authority_dup_database (authority);
  certificate = bw_test_authority_issue (authority, BW_TEST_CERTIFICATE_GOOD);
  g_test_add_func ("/graph-cancel/before", test_before);
  g_test_add_data_func ("/graph-cancel/for-token/first", GINT_TO_POINTER (FALSE), test_for_token);
  g_test_add_data_func ("/graph-cancel/for-token/other", GINT_TO_POINTER (TRUE), test_for_token);
  g_test_add_func ("/graph-cancel/at-gate", test_at_gate);
  g_test_add_func ("/graph-cancel/behind-another", test_behind_another);
  g_test_add_func ("/graph-cancel/connecting", test_connecting);
  for (gsize i = 0; i < G_N_ELEMENTS (ANSWERS); i++) {
    g_autofree char *name = g_strconcat ("/graph-cancel/", ANSWERS[i].name, NULL);

    g_test_add_data_func (name, &ANSWERS[i].fault, test_in_answer);
  }
  g_test_add_data_func ("/graph-cancel/waiting/told", &busy, test_waiting);
  g_test_add_data_func ("/graph-cancel/waiting/ill", &ill, test_waiting);
  status = g_test_run ();
  g_clear_object (&trust);
  g_clear_object (&certificate);
  return status;
}
