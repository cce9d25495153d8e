/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "source/bw-test-graph.h"
#include "support/bw-secret-watch.h"

#define JSON "Content-Type: application/json"

/* Each call of the source, and at which of its requests it is disturbed. */
static const struct {
  const char *name;
  guint number;
} STEPS[] = {
  { "newest", 1 }, { "totals", 1 },    { "whole", 1 },
  { "whole", 2 },  { "catalogue", 1 }, { "catalogue", 3 },
};

typedef struct {
  const char *name;
  BwTestFault fault;
  int passes; /* whether another try goes well */
  int domain_code; /* what is said where it happens every time */
} Fault;

static const Fault FAULTS[] = {
  { "reset-before-headers",
    { .raw = "", .end = BW_TEST_END_RESET },
    TRUE,
    BW_HTTP_ERROR_UNREACHABLE },
  { "close-before-headers", { .raw = "" }, TRUE, BW_HTTP_ERROR_UNREACHABLE },
  { "reset-in-headers",
    { .raw = "HTTP/1.1 200 OK\r\nCon", .end = BW_TEST_END_RESET },
    TRUE,
    BW_HTTP_ERROR_UNREACHABLE },
  { "reset-after-headers",
    { .raw = "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n", .end = BW_TEST_END_RESET },
    TRUE,
    BW_HTTP_ERROR_UNREACHABLE },
  { "half-a-body",
    { .raw = "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"value\":[" },
    TRUE,
    BW_HTTP_ERROR_UNREACHABLE },
  { "short-length",
    { .raw = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"value\":[]}" },
    FALSE,
    BW_HTTP_ERROR_BAD_ANSWER },
  { "429", { .status = 429, .headers = "Retry-After: 3" }, TRUE, BW_HTTP_ERROR_BUSY },
  { "502", { .status = 502 }, TRUE, BW_HTTP_ERROR_SERVER },
  { "503", { .status = 503 }, TRUE, BW_HTTP_ERROR_SERVER },
  { "504", { .status = 504 }, TRUE, BW_HTTP_ERROR_SERVER },
  { "500", { .status = 500 }, FALSE, BW_HTTP_ERROR_SERVER },
  { "400", { .status = 400 }, FALSE, BW_HTTP_ERROR_REFUSED },
  { "410", { .status = 410 }, FALSE, BW_HTTP_ERROR_REFUSED },
  { "403", { .status = 403 }, FALSE, BW_HTTP_ERROR_FORBIDDEN },
  { "portal",
    { .status = 200, .headers = "Content-Type: text/html", .body = "<html>" },
    FALSE,
    BW_HTTP_ERROR_CAPTIVE_PORTAL },
  { "redirect",
    { .status = 302, .headers = "Location: https://evil.example/?a=planted" },
    FALSE,
    BW_HTTP_ERROR_CAPTIVE_PORTAL },
  { "no-json",
    { .status = 200, .headers = JSON, .body = "nonsense" },
    FALSE,
    BW_HTTP_ERROR_BAD_ANSWER },
  { "no-body", { .status = 200, .headers = JSON }, FALSE, BW_HTTP_ERROR_BAD_ANSWER },
  { "other-collection",
    { .status = 200,
      .headers = JSON,
      .body = "{\"@odata.context\":\"https://graph.microsoft.com/v1.0/$metadata#users\","
              "\"value\":[{\"id\":\"a\"}]}" },
    FALSE,
    BW_HTTP_ERROR_BAD_ANSWER },
  { "other-origin-next",
    { .status = 200,
      .headers = JSON,
      .body =
          "{\"value\":[],\"@odata.nextLink\":\"https://evil.example/v1.0/?$skiptoken=planted\"}" },
    FALSE,
    BW_HTTP_ERROR_OTHER_HOST },
  { "user-in-next",
    { .status = 200,
      .headers = JSON,
      .body = "{\"value\":[],\"@odata.nextLink\":\"https://graph.microsoft.com@evil.example/\"}" },
    FALSE,
    BW_HTTP_ERROR_OTHER_HOST },
  { "relative-next",
    { .status = 200, .headers = JSON, .body = "{\"value\":[],\"@odata.nextLink\":\"/v1.0/a\"}" },
    FALSE,
    BW_HTTP_ERROR_OTHER_HOST },
};

/* A page that is refused where an earlier one was not has a link that no longer counts: one begins anew, once. */
static gboolean
is_stale (const Fault *fault, guint number)
{
  return number > 1 &&
         (fault->fault.status == 400 || fault->fault.status == 404 || fault->fault.status == 410);
}

static gboolean
call (BwTestGraph *test, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) days = NULL;

  if (g_str_equal (name, "newest"))
    return bw_source_newest (test->source, NULL, cancellable, error);
  if (g_str_equal (name, "catalogue"))
    return bw_source_catalogue (test->source, NULL, cancellable, error);
  days =
      bw_source_days (test->source, g_str_equal (name, "totals") ? BW_DAYS_TOTALS : BW_DAYS_WHOLE,
                      BW_DAY_NONE, BW_DAY_NONE, cancellable, error);
  return days != NULL;
}

static BwTestGraph *
make (void)
{
  return bw_test_graph_new (&(BwFakeGraphFields) { .n_days = 80, .n_controls = 5, .page_size = 2 });
}

/* The newest day has no next page, whatever it says. */
static gboolean
is_about_next (const Fault *fault, const char *name)
{
  return g_str_has_suffix (fault->name, "-next") && g_str_equal (name, "newest");
}

static void
test_fault (gconstpointer data)
{
  const Fault *fault = data;

  for (gsize i = 0; i < G_N_ELEMENTS (STEPS); i++) {
    g_autoptr (BwTestGraph) once = make ();
    g_autoptr (BwTestGraph) always = make ();
    g_autoptr (GError) error = NULL;
    gboolean passes = FALSE;

    g_test_message ("%s in request %u of %s", fault->name, STEPS[i].number, STEPS[i].name);
    if (is_about_next (fault, STEPS[i].name))
      continue;
    bw_test_server_add_fault (once->server, STEPS[i].number, &fault->fault);
    passes = fault->passes || is_stale (fault, STEPS[i].number);
    g_assert_cmpint (call (once, STEPS[i].name, NULL, &error), ==, passes);
    if (!passes)
      bw_test_graph_assert_error (error, (BwHttpError) fault->domain_code);
    g_clear_error (&error);

    /* More often than five times: a kept connection that broke is replaced without a word. */
    for (guint n = 0; n < 20; n++)
      bw_test_server_add_fault (always->server, STEPS[i].number + n, &fault->fault);
    g_assert_false (call (always, STEPS[i].name, NULL, &error));
    bw_test_graph_assert_error (error, (BwHttpError) fault->domain_code);

    /* Nothing is broken for good. */
    bw_test_server_clear_faults (always->server);
    g_assert_true (call (always, STEPS[i].name, NULL, NULL));
  }
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
  for (gsize i = 0; i < G_N_ELEMENTS (STEPS); i++) {
    g_autoptr (BwTestGraph) test = make ();
    g_autoptr (GError) error = NULL;

    bw_test_server_add_fault (test->server, STEPS[i].number,
                              &(BwTestFault) { .status = 200, .headers = JSON, .body = body->str });
    g_assert_false (call (test, STEPS[i].name, NULL, &error));
    bw_test_graph_assert_error (error, BW_HTTP_ERROR_BAD_ANSWER);
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
  g_assert_false (call (test, data, NULL, &error));
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

    bw_test_server_add_fault (first->server, 1, &(BwTestFault) { .status = 404 });
    g_assert_true (call (first, NAMES[i], NULL, NULL));
    g_assert_cmpuint (bw_test_server_count_requests (first->server), ==, 1);

    add_first_page (once, NAMES[i]);
    bw_test_server_add_fault (once->server, 2, &(BwTestFault) { .status = 404 });
    g_assert_true (call (once, NAMES[i], NULL, NULL));
    g_assert_cmpuint (bw_test_server_count_requests (once->server), >=, 3);

    add_first_page (always, NAMES[i]);
    for (guint n = 2; n < 10; n++)
      bw_test_server_add_fault (always->server, n, &(BwTestFault) { .status = 404 });
    g_assert_false (call (always, NAMES[i], NULL, &error));
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

static void
test_wrong_certificate (void)
{
  g_autoptr (BwTestAuthority) authority = bw_test_authority_new ();
  g_autoptr (BwTestAuthority) stranger = bw_test_authority_new ();
  g_autoptr (GTlsDatabase) trust = bw_test_authority_dup_database (authority);
  g_autoptr (GTlsDatabase) other = bw_test_authority_dup_database (stranger);
  g_autoptr (GTlsCertificate) certificate =
                bw_test_authority_issue (authority, BW_TEST_CERTIFICATE_GOOD);
  BwFakeGraphFields fields = { .certificate = certificate, .n_days = 3, .n_controls = 3 };
  g_autoptr (BwTestGraph) good = bw_test_graph_new_with_trust (&fields, trust);
  g_autoptr (BwTestGraph) bad = bw_test_graph_new_with_trust (&fields, other);
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_source_newest (good->source, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (bw_source_newest (bad->source, NULL, NULL, &error));
  bw_test_graph_assert_error (error, BW_HTTP_ERROR_UNKNOWN_AUTHORITY);
  g_assert_cmpuint (bw_test_server_count_requests (bad->server), ==, 0);
}

typedef struct {
  BwTestGraph *test;
  const char *name;
  GCancellable *cancellable;
} Caller;

static gpointer
run_call (gpointer data)
{
  Caller *caller = data;
  g_autoptr (GError) error = NULL;

  g_assert_false (call (caller->test, caller->name, caller->cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return NULL;
}

static void
test_cancel (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (STEPS); i++) {
    g_autoptr (BwTestGraph) test = make ();
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    Caller caller = { test, STEPS[i].name, cancellable };
    GThread *thread = NULL;

    bw_test_server_add_fault (
        test->server, STEPS[i].number,
        &(BwTestFault) { .raw = "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{",
                         .end = BW_TEST_END_HANG });
    thread = g_thread_new ("call", run_call, &caller);
    bw_test_server_wait_for_requests (test->server, STEPS[i].number);
    g_usleep (20 * 1000);
    g_cancellable_cancel (cancellable);
    g_thread_join (thread);
  }
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (FAULTS); i++) {
    g_autofree char *name = g_strconcat ("/graph-faults/", FAULTS[i].name, NULL);

    g_test_add_data_func (name, &FAULTS[i], test_fault);
  }
  g_test_add_func ("/graph-faults/deep", test_deep);
  g_test_add_data_func ("/graph-faults/circle/catalogue", "catalogue", test_circle);
  g_test_add_data_func ("/graph-faults/circle/whole", "whole", test_circle);
  g_test_add_data_func ("/graph-faults/circle/totals", "totals", test_circle);
  g_test_add_func ("/graph-faults/nothing-later", test_nothing_later);
  g_test_add_func ("/graph-faults/too-many-pages", test_too_many_pages);
  g_test_add_func ("/graph-faults/wrong-certificate", test_wrong_certificate);
  g_test_add_func ("/graph-faults/cancel", test_cancel);
  return g_test_run ();
}
