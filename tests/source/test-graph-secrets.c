/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Nothing secret is written anywhere, with all logs on: the same program runs once more, and what it
 * says is looked through. */

#include "source/bw-test-graph.h"
#include "support/bw-secret-watch.h"

#define N_FAULTS G_N_ELEMENTS (FAULTS)
#define JSON "Content-Type: application/json"
#define ECHO "sent Bearer " BW_TEST_TOKEN " to https://graph.microsoft.com/?$skiptoken=planted-link"

static const BwTestFault FAULTS[] = {
  { .status = 200, .headers = JSON, .body = "{\"value\":[]}" },
  { .status = 400,
    .headers = JSON,
    .body = "{\"error\":{\"code\":\"a\",\"message\":\"" ECHO "\"}}" },
  { .status = 401,
    .headers = JSON,
    .body = "{\"error\":{\"code\":\"a\",\"message\":\"" ECHO "\"}}" },
  { .status = 403,
    .headers = JSON,
    .body = "{\"error\":{\"code\":\"" ECHO "\",\"message\":\"\"}}" },
  { .status = 429, .headers = JSON, .body = ECHO },
  { .status = 500, .headers = JSON, .body = ECHO },
  { .status = 200, .headers = JSON, .body = ECHO },
  { .status = 200, .headers = "Content-Type: text/html", .body = "<html>" ECHO },
  { .status = 302, .headers = "Location: https://evil.example/?planted-link" },
  { .status = 302, .headers = "Location: nonsense://" BW_TEST_TOKEN },
  { .status = 200,
    .headers = JSON,
    .body =
        "{\"value\":[],\"@odata.nextLink\":\"https://evil.example/?$skiptoken=planted-link\"}" },
  { .status = 200,
    .headers = JSON,
    .body = "{\"value\":[],\"@odata.nextLink\":\"" BW_TEST_TOKEN "\"}" },
  { .raw = "planted-garbage " BW_TEST_TOKEN "\r\n\r\n" },
  { .raw = "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" ECHO, .end = BW_TEST_END_RESET },
};

static void
say (const GError *error)
{
  const BwHttpErrorFields *fields = bw_http_error_get_fields (error);

  if (error == NULL)
    return;
  g_printerr ("said: %s\n", error->message);
  if (fields != NULL)
    g_printerr ("kept: %s %s %s\n", fields->service_code != NULL ? fields->service_code : "-",
                fields->service_message != NULL ? fields->service_message : "-",
                fields->request_id != NULL ? fields->request_id : "-");
}

static void
call_all (const BwTestFault *fault)
{
  g_autoptr (BwTestGraph) test =
                bw_test_graph_new (&(BwFakeGraphFields) { .n_days = 3, .n_controls = 3 });
  g_autoptr (GError) newest = NULL;
  g_autoptr (GError) catalogue = NULL;

  bw_test_server_add_fault (test->server, 0, fault);
  bw_source_newest (test->source, NULL, NULL, &newest);
  bw_source_catalogue (test->source, NULL, NULL, &catalogue);
  say (newest);
  say (catalogue);
}

static void
test_silent (void)
{
  if (g_test_subprocess ()) {
    for (gsize i = 0; i < N_FAULTS; i++)
      call_all (&FAULTS[i]);
    g_debug ("the log is heard");
    return;
  }

  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*said: *access is not allowed*");
  g_test_trap_assert_stderr ("*kept: *sent Bearer*");
  g_test_trap_assert_stderr_unmatched ("*planted*");
  g_test_trap_assert_stderr_unmatched ("*eyJ0eXAi*");
  g_test_trap_assert_stdout_unmatched ("*planted*");
  g_test_trap_assert_stdout_unmatched ("*eyJ0eXAi*");
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graph-secrets/silent", test_silent);
  return g_test_run ();
}
