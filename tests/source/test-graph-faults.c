/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each call of the source, at each of its requests, meets whatever may go wrong, over TLS. */

#include <string.h>

#include "net/bw-retry.h"
#include "source/bw-test-calls.h"
#include "source/bw-test-troubles.h"
#include "support/bw-raw-server.h"
#include "support/bw-secret-watch.h"

#define JSON "Content-Type: application/json"

/* In real time, and long enough for what goes well. */
#define SHORT_DEADLINE (400 * G_TIME_SPAN_MILLISECOND)

static GTlsDatabase *trust;
static GTlsCertificate *certificate;

static BwTestGraph *
make_with (const BwHttpFields *http)
{
  BwFakeGraphFields fields = BW_TEST_CALLS_GRAPH;
  BwHttpFields all = *http;

  fields.certificate = certificate;
  all.trust = trust;
  return bw_test_graph_new_with (&fields, &all, NULL);
}

static BwTestGraph *
make (void)
{
  return make_with (&(BwHttpFields) { NULL });
}

/* The newest day has no next page, whatever it says; and a change does not look at what comes back. */
static gboolean
is_noticed (const BwTestTrouble *fault, const BwTestCall *call)
{
  if (!call->reads)
    return !fault->content;
  return !g_str_has_suffix (fault->name, "-next") || !g_str_equal (call->name, "newest");
}

/* A page that is refused where an earlier one was not has a link that no longer counts: one begins anew, once. */
static gboolean
is_stale (const BwTestTrouble *fault, const BwTestCall *call)
{
  return call->number > 1 &&
         (fault->fault.status == 400 || fault->fault.status == 404 || fault->fault.status == 410);
}

/* Whether another try goes well. What is changed is not changed twice: it is tried again only where Graph says
 * that it did nothing. */
static gboolean
passes (const BwTestTrouble *fault, const BwTestCall *call)
{
  return is_stale (fault, call) || (fault->passes && (call->reads || fault->fault.status == 429 ||
                                                      fault->fault.status == 503));
}

/* Who may not change may still read, and is told so. */
static BwHttpError
find_code (const BwTestTrouble *fault, const BwTestCall *call)
{
  return fault->code == BW_HTTP_ERROR_FORBIDDEN && !call->reads ? BW_HTTP_ERROR_FORBIDDEN_CHANGE
                                                                : fault->code;
}

static void
check_once (const BwTestTrouble *fault, const BwTestCall *call)
{
  g_autoptr (BwTestGraph) test = make ();
  g_autoptr (GError) error = NULL;

  bw_test_server_add_fault (test->server, call->number, &fault->fault);
  if (passes (fault, call)) {
    g_assert_true (bw_test_call_run (call, test, NULL, &error));
    g_assert_no_error (error);
  } else {
    g_assert_false (bw_test_call_run (call, test, NULL, &error));
    bw_test_graph_assert_error (error, find_code (fault, call));
    g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, call->number);
  }
}

/* More often than five times: a kept connection that broke is replaced without a word. */
static void
check_always (const BwTestTrouble *fault, const BwTestCall *call)
{
  g_autoptr (BwTestGraph) test = make ();
  g_autoptr (GError) error = NULL;

  for (guint n = 0; n < 20; n++)
    bw_test_server_add_fault (test->server, call->number + n, &fault->fault);
  g_assert_false (bw_test_call_run (call, test, NULL, &error));
  bw_test_graph_assert_error (error, find_code (fault, call));

  /* Nothing is broken for good. */
  bw_test_server_clear_faults (test->server);
  g_assert_true (bw_test_call_run (call, test, NULL, NULL));
}

static void
test_fault (gconstpointer data)
{
  const BwTestTrouble *fault = data;

  for (gsize i = 0; i < BW_N_TEST_CALLS; i++) {
    const BwTestCall *call = &BW_TEST_CALLS[i];

    if (!is_noticed (fault, call))
      continue;
    g_test_message ("%s in request %u of %s", fault->name, call->number, call->name);
    check_once (fault, call);
    check_always (fault, call);
  }
}

typedef struct {
  BwTestGraph *test;
  const BwTestCall *call;
  GError *error;
} Caller;

static gpointer
run_call (gpointer data)
{
  Caller *caller = data;
  gboolean went_well = bw_test_call_run (caller->call, caller->test, NULL, &caller->error);

  g_assert_true (went_well == (caller->error == NULL));
  return NULL;
}

/* Byte by byte, and never whole. All of them wait at once. */
static void
test_slow_body (void)
{
  static const BwTestFault slow = {
    .raw = "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n                                        ",
    .pause = 10,
    .end = BW_TEST_END_HANG,
  };
  Caller callers[BW_N_TEST_CALLS] = { { NULL } };
  GThread *threads[BW_N_TEST_CALLS] = { NULL };

  for (gsize i = 0; i < BW_N_TEST_CALLS; i++) {
    callers[i].test = make_with (&(BwHttpFields) { .deadline = SHORT_DEADLINE });
    callers[i].call = &BW_TEST_CALLS[i];
    for (guint n = 0; n < 20; n++)
      bw_test_server_add_fault (callers[i].test->server, callers[i].call->number + n, &slow);
    threads[i] = g_thread_new ("call", run_call, &callers[i]);
  }
  for (gsize i = 0; i < BW_N_TEST_CALLS; i++) {
    g_thread_join (threads[i]);
    bw_test_graph_assert_error (callers[i].error, BW_HTTP_ERROR_TIMED_OUT);
    bw_test_server_clear_faults (callers[i].test->server);
    g_assert_true (bw_test_call_run (callers[i].call, callers[i].test, NULL, NULL));
    g_clear_error (&callers[i].error);
    bw_test_graph_free (callers[i].test);
  }
}

static guint
count_all (void)
{
  g_autoptr (BwTestGraph) test = make ();

  for (gsize i = 0; i < BW_N_TEST_CALLS; i++)
    g_assert_true (bw_test_call_run (&BW_TEST_CALLS[i], test, NULL, NULL));
  return bw_test_server_count_requests (test->server);
}

/* All of them at once against a Graph that is busy for long: they wait, and all have their turn, with no more
 * than what was refused asked a second time. */
static void
test_storm (void)
{
  g_autoptr (BwTestGraph) test = make ();
  Caller callers[BW_N_TEST_CALLS] = { { NULL } };
  GThread *threads[BW_N_TEST_CALLS] = { NULL };

  for (guint n = 1; n <= BW_RETRY_TRIES - 1; n++)
    bw_test_server_add_fault (test->server, n,
                              &(BwTestFault) { .status = 429, .headers = "Retry-After: 2.5" });
  for (gsize i = 0; i < BW_N_TEST_CALLS; i++) {
    callers[i] = (Caller) { test, &BW_TEST_CALLS[i], NULL };
    threads[i] = g_thread_new ("call", run_call, &callers[i]);
  }
  for (gsize i = 0; i < BW_N_TEST_CALLS; i++) {
    g_thread_join (threads[i]);
    g_assert_no_error (callers[i].error);
  }
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==,
                    count_all () + BW_RETRY_TRIES - 1);
}

/* And one that stays busy is asked five times by each, no more. */
static void
test_storm_for_ever (void)
{
  for (gsize i = 0; i < BW_N_TEST_CALLS; i++) {
    const BwTestCall *call = &BW_TEST_CALLS[i];
    g_autoptr (BwTestGraph) test = make ();
    g_autoptr (GDateTime) before = bw_clock_get_now (test->clock);
    g_autoptr (GDateTime) after = NULL;
    g_autoptr (GError) error = NULL;

    for (guint n = 0; n < 20; n++)
      bw_test_server_add_fault (test->server, call->number + n,
                                &(BwTestFault) { .status = 429, .headers = "Retry-After: 7" });
    g_assert_false (bw_test_call_run (call, test, NULL, &error));
    bw_test_graph_assert_error (error, BW_HTTP_ERROR_BUSY);
    g_assert_cmpint (bw_http_error_get_fields (error)->retry_after, ==, 7 * G_TIME_SPAN_SECOND);
    g_assert_cmpuint (bw_test_server_count_requests (test->server), ==,
                      call->number + BW_RETRY_TRIES - 1);
    after = bw_clock_get_now (test->clock);
    g_assert_cmpint (g_date_time_difference (after, before), >=, 28 * G_TIME_SPAN_SECOND);
  }
}

/* The clock of this computer is wrong; what Graph asks to wait is a moment of Graph's clock. */
static void
test_clock (gconstpointer here)
{
  static const BwTestFault busy = {
    .status = 429,
    .headers = "Date: Fri, 17 Jul 2026 12:00:00 GMT\nRetry-After: Fri, 17 Jul 2026 12:00:20 GMT",
  };

  for (gsize i = 0; i < BW_N_TEST_CALLS; i++) {
    const BwTestCall *call = &BW_TEST_CALLS[i];
    g_autoptr (BwClock) clock = bw_manual_clock_new (here);
    g_autoptr (BwTestGraph) test = make_with (&(BwHttpFields) { .clock = clock });
    g_autoptr (GDateTime) before = bw_clock_get_now (clock);
    g_autoptr (GDateTime) after = NULL;
    g_autoptr (GError) error = NULL;

    bw_test_server_add_fault (test->server, call->number, &busy);
    g_assert_true (bw_test_call_run (call, test, NULL, &error));
    g_assert_no_error (error);
    after = bw_clock_get_now (clock);
    g_assert_cmpint (g_date_time_difference (after, before), >=, 20 * G_TIME_SPAN_SECOND);
    g_assert_cmpint (g_date_time_difference (after, before), <=, 44 * G_TIME_SPAN_SECOND);
  }
}

/* Somewhere else there is somebody who could be believed: nothing is sent there. */
static void
test_redirect (void)
{
  BwFakeGraphFields fields = { .certificate = certificate, .n_days = 3, .n_controls = 3 };
  g_autoptr (BwFakeGraph) other = bw_fake_graph_new (&fields);
  g_autofree char *location =
      g_strdup_printf ("Location: %s/v1.0/security/secureScores", bw_fake_graph_get_root (other));

  for (gsize i = 0; i < BW_N_TEST_CALLS; i++) {
    static const guint STATUSES[] = { 301, 302, 303, 307, 308 };
    const BwTestCall *call = &BW_TEST_CALLS[i];

    for (gsize j = 0; j < G_N_ELEMENTS (STATUSES); j++) {
      g_autoptr (BwTestGraph) test = make ();
      g_autoptr (GError) error = NULL;

      bw_test_server_add_fault (test->server, call->number,
                                &(BwTestFault) { .status = STATUSES[j], .headers = location });
      g_assert_false (bw_test_call_run (call, test, NULL, &error));
      bw_test_graph_assert_error (error, BW_HTTP_ERROR_OTHER_HOST);
    }
  }
  g_assert_cmpuint (bw_test_server_count_requests (bw_fake_graph_get_server (other)), ==, 0);
}

/* Before anything is asked. Those that last are not tried again. */
static void
check_before (const char *origin, GTlsDatabase *trusted, BwHttpError code, gboolean lasts)
{
  for (gsize i = 0; i < BW_N_TEST_CALLS; i++) {
    const BwTestCall *call = &BW_TEST_CALLS[i];
    g_autoptr (BwTestGraph) test = bw_test_graph_new_with (
        &BW_TEST_CALLS_GRAPH, &(BwHttpFields) { .trust = trusted }, origin);
    g_autoptr (GDateTime) before = bw_clock_get_now (test->clock);
    g_autoptr (GDateTime) after = NULL;
    g_autoptr (GError) error = NULL;

    if (call->number > 1)
      continue;
    g_assert_false (bw_test_call_run (call, test, NULL, &error));
    bw_test_graph_assert_error (error, code);
    after = bw_clock_get_now (test->clock);
    g_assert_true (g_date_time_equal (before, after) == (lasts || !call->reads));
  }
}

static void
check_certificate (BwTestCertificate kind, gboolean known, BwHttpError code)
{
  g_autoptr (BwTestAuthority) authority = bw_test_authority_new ();
  g_autoptr (GTlsDatabase) its = bw_test_authority_dup_database (authority);
  g_autoptr (GTlsCertificate) issued = bw_test_authority_issue (authority, kind);
  g_autoptr (BwFakeGraph) graph =
                bw_fake_graph_new (&(BwFakeGraphFields) { .certificate = issued, .n_days = 1 });

  check_before (bw_fake_graph_get_root (graph), known ? its : trust, code, TRUE);
  g_assert_cmpuint (bw_test_server_count_requests (bw_fake_graph_get_server (graph)), ==, 0);
}

static void
test_certificates (void)
{
  check_certificate (BW_TEST_CERTIFICATE_GOOD, FALSE, BW_HTTP_ERROR_UNKNOWN_AUTHORITY);
  check_certificate (BW_TEST_CERTIFICATE_EXPIRED, TRUE, BW_HTTP_ERROR_CERTIFICATE);
  /* As it looks where the clock of this computer is slow. */
  check_certificate (BW_TEST_CERTIFICATE_EARLY, TRUE, BW_HTTP_ERROR_CERTIFICATE);
  check_certificate (BW_TEST_CERTIFICATE_OTHER_NAME, TRUE, BW_HTTP_ERROR_CERTIFICATE);
}

static void
test_no_such_host (void)
{
  check_before ("https://nobody.invalid", trust, BW_HTTP_ERROR_OFFLINE, TRUE);
}

/* What is there hangs up before it has shown who it is, or speaks something else. */
static void
test_no_handshake (void)
{
  static const struct {
    const char *greeting;
    BwTestEnd end;
  } cases[] = {
    { NULL, BW_TEST_END_CLOSE },
    { NULL, BW_TEST_END_RESET },
    { "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n", BW_TEST_END_CLOSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (BwRawServer) raw = bw_raw_server_new (cases[i].greeting, cases[i].end);
    g_autofree char *origin =
        g_strdup_printf ("https://127.0.0.1:%u", bw_raw_server_get_port (raw));

    check_before (origin, trust, BW_HTTP_ERROR_UNREACHABLE, FALSE);
  }
}

static void
test_refused (void)
{
  g_autoptr (BwRawServer) raw = bw_raw_server_new (NULL, BW_TEST_END_CLOSE);
  g_autofree char *origin = g_strdup_printf ("https://127.0.0.1:%u", bw_raw_server_get_port (raw));

  g_clear_pointer (&raw, bw_raw_server_free);
  check_before (origin, trust, BW_HTTP_ERROR_UNREACHABLE, FALSE);
}

static void
test_deep (void)
{
  g_autoptr (GString) body = g_string_new ("{\"value\":");

  for (guint i = 0; i < 70; i++)
    g_string_append_c (body, '[');
  for (guint i = 0; i < 70; i++)
    g_string_append_c (body, ']');
  g_string_append_c (body, '}');
  for (gsize i = 0; i < BW_N_TEST_CALLS; i++) {
    g_autoptr (BwTestGraph) test = make ();
    g_autoptr (GError) error = NULL;

    if (!BW_TEST_CALLS[i].reads)
      continue;
    bw_test_server_add_fault (test->server, BW_TEST_CALLS[i].number,
                              &(BwTestFault) { .status = 200, .headers = JSON, .body = body->str });
    g_assert_false (bw_test_call_run (&BW_TEST_CALLS[i], test, NULL, &error));
    bw_test_graph_assert_error (error, BW_HTTP_ERROR_TOO_DEEP);
  }
}

/* A page that names itself, and two that name each other. */
static void
test_circle (gconstpointer data)
{
  g_autoptr (BwTestGraph) test = make ();
  const char *root = bw_fake_graph_get_root (test->graph);
  g_autofree char *one = g_strdup_printf ("{\"value\":[],\"@odata.nextLink\":\"%s/v1.0/a\"}", root);
  g_autofree char *two = g_strdup_printf ("{\"value\":[],\"@odata.nextLink\":\"%s/v1.0/b\"}", root);
  g_autoptr (GError) error = NULL;

  bw_test_server_add_fault (test->server, 0,
                            &(BwTestFault) { .status = 200, .headers = JSON, .body = one });
  bw_test_server_add_fault (test->server, 2,
                            &(BwTestFault) { .status = 200, .headers = JSON, .body = two });
  g_assert_false (bw_test_call_run (&(BwTestCall) { .name = data }, test, NULL, &error));
  bw_test_graph_assert_error (error, BW_HTTP_ERROR_REPEATED_PAGE);
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 3);
}

/* A first page of its own that leads on, since the days of a chart stand on one page. */
static void
add_first_page (BwTestGraph *test, const char *name)
{
  g_autofree char *body = g_strdup_printf ("{\"value\":[],\"@odata.nextLink\":\"%s/v1.0/a\"}",
                                           bw_fake_graph_get_root (test->graph));

  if (g_str_equal (name, "totals"))
    bw_test_server_add_fault (test->server, 1,
                              &(BwTestFault) { .status = 200, .headers = JSON, .body = body });
}

static gboolean
call (BwTestGraph *test, const char *name, GError **error)
{
  gsize i = 0;

  while (!g_str_equal (BW_TEST_CALLS[i].name, name))
    i++;
  return bw_test_call_run (&BW_TEST_CALLS[i], test, NULL, error);
}

/* That there is nothing is known where the first page says so. Where a later one does, what was read counts
   for nothing, and is not an empty organisation: it is read anew, or fails. */
static void
test_nothing_later (void)
{
  static const char *const NAMES[] = { "whole", "totals", "catalogue" };

  for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++) {
    g_autoptr (BwTestGraph) first = make ();
    g_autoptr (BwTestGraph) once = make ();
    g_autoptr (BwTestGraph) always = make ();
    g_autoptr (GError) error = NULL;

    bw_test_server_add_fault (
        first->server, 1,
        &(BwTestFault) { .status = 404, .body = "{\"error\":{\"code\":\"NotFound\"}}" });
    g_assert_true (call (first, NAMES[i], NULL));
    g_assert_cmpuint (bw_test_server_count_requests (first->server), ==, 1);
    bw_test_server_add_fault (first->server, 2, &(BwTestFault) { .status = 404 });
    g_assert_false (call (first, NAMES[i], &error));
    bw_test_graph_assert_error (error, BW_HTTP_ERROR_NOT_FOUND);
    g_clear_error (&error);

    add_first_page (once, NAMES[i]);
    bw_test_server_add_fault (once->server, 2, &(BwTestFault) { .status = 404 });
    g_assert_true (call (once, NAMES[i], NULL));
    g_assert_cmpuint (bw_test_server_count_requests (once->server), >=, 3);

    add_first_page (always, NAMES[i]);
    for (guint n = 2; n < 10; n++)
      bw_test_server_add_fault (always->server, n, &(BwTestFault) { .status = 404 });
    g_assert_false (call (always, NAMES[i], &error));
    bw_test_graph_assert_error (error, BW_HTTP_ERROR_NOT_FOUND);
    g_assert_cmpuint (bw_test_server_count_requests (always->server), ==, 3);
  }
}

static void
test_too_many_pages (void)
{
  g_autoptr (BwTestGraph) just =
                bw_test_graph_new (&(BwFakeGraphFields) { .n_controls = 200, .page_size = 1 });
  g_autoptr (BwTestGraph) over =
                bw_test_graph_new (&(BwFakeGraphFields) { .n_controls = 201, .page_size = 1 });
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_source_catalogue (just->source, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (bw_source_catalogue (over->source, NULL, NULL, &error));
  bw_test_graph_assert_error (error, BW_HTTP_ERROR_TOO_MANY_PAGES);
  g_assert_cmpuint (bw_test_server_count_requests (over->server), ==, 200);
}

int
main (int argc, char *argv[])
{
  g_autoptr (BwTestAuthority) authority = bw_test_authority_new ();
  int status = 0;

  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  trust = bw_test_authority_dup_database (authority);
  certificate = bw_test_authority_issue (authority, BW_TEST_CERTIFICATE_GOOD);
  for (gsize i = 0; i < BW_N_TEST_TROUBLES; i++) {
    g_autofree char *name = g_strconcat ("/graph-faults/", BW_TEST_TROUBLES[i].name, NULL);

    g_test_add_data_func (name, &BW_TEST_TROUBLES[i], test_fault);
  }
  g_test_add_func ("/graph-faults/slow-body", test_slow_body);
  g_test_add_func ("/graph-faults/storm", test_storm);
  g_test_add_func ("/graph-faults/storm-for-ever", test_storm_for_ever);
  g_test_add_data_func ("/graph-faults/clock/slow", "2026-07-17T11:00:00Z", test_clock);
  g_test_add_data_func ("/graph-faults/clock/fast", "2026-07-17T13:00:00Z", test_clock);
  g_test_add_func ("/graph-faults/redirect-away", test_redirect);
  g_test_add_func ("/graph-faults/certificates", test_certificates);
  g_test_add_func ("/graph-faults/no-such-host", test_no_such_host);
  g_test_add_func ("/graph-faults/no-handshake", test_no_handshake);
  g_test_add_func ("/graph-faults/refused", test_refused);
  g_test_add_func ("/graph-faults/deep", test_deep);
  g_test_add_data_func ("/graph-faults/circle/catalogue", "catalogue", test_circle);
  g_test_add_data_func ("/graph-faults/circle/whole", "whole", test_circle);
  g_test_add_data_func ("/graph-faults/circle/totals", "totals", test_circle);
  g_test_add_func ("/graph-faults/nothing-later", test_nothing_later);
  g_test_add_func ("/graph-faults/too-many-pages", test_too_many_pages);
  status = g_test_run ();
  g_clear_object (&trust);
  g_clear_object (&certificate);
  return status;
}
