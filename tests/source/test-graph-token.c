/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "source/bw-test-graph.h"
#include "support/bw-secret-watch.h"

#define SMALL { .n_days = 3, .n_controls = 3 }

static const char *
get_authorization (BwTestGraph *test, guint number)
{
  return bw_test_request_get_header (bw_test_server_get_request (test->server, number),
                                     "authorization");
}

static void
test_good (void)
{
  g_autoptr (BwTestGraph) test = bw_test_graph_new (&(BwFakeGraphFields) SMALL);

  g_assert_true (bw_source_newest (test->source, NULL, NULL, NULL));
  g_assert_cmpstr (get_authorization (test, 1), ==, "Bearer " BW_TEST_TOKEN);
  g_assert_cmpuint (test->tokens->n_calls, ==, 1);
}

static void
test_refused_once (void)
{
  g_autoptr (BwTestGraph) test = bw_test_graph_new (&(BwFakeGraphFields) SMALL);
  g_autoptr (GError) error = NULL;

  bw_fake_graph_accept_token (test->graph, BW_TEST_OTHER_TOKEN);
  bw_fake_graph_refuse_token (test->graph, BW_TEST_TOKEN);
  g_assert_true (bw_source_newest (test->source, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 2);
  g_assert_cmpstr (get_authorization (test, 2), ==, "Bearer " BW_TEST_OTHER_TOKEN);
  g_assert_cmpstr (test->tokens->refused, ==, BW_TEST_TOKEN);
  g_assert_null (test->tokens->claims);
}

static void
test_refused_twice (void)
{
  g_autoptr (BwTestGraph) test = bw_test_graph_new (&(BwFakeGraphFields) SMALL);
  g_autoptr (GError) error = NULL;

  bw_fake_graph_accept_token (test->graph, "none of ours");
  bw_fake_graph_refuse_token (test->graph, BW_TEST_TOKEN);
  g_assert_false (bw_source_newest (test->source, NULL, NULL, &error));
  bw_test_graph_assert_error (error, BW_HTTP_ERROR_NOT_SIGNED_IN);
  g_assert_cmpstr (bw_http_error_get_fields (error)->service_code, ==,
                   "InvalidAuthenticationToken");
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 2);
  g_assert_cmpuint (test->tokens->n_calls, ==, 2);
}

static void
test_no_other (void)
{
  g_autoptr (BwTestGraph) test = bw_test_graph_new (&(BwFakeGraphFields) SMALL);
  g_autoptr (GError) error = NULL;

  bw_fake_graph_accept_token (test->graph, "none of ours");
  bw_fake_graph_refuse_token (test->graph, BW_TEST_TOKEN);
  test->tokens->fails = TRUE;
  g_assert_false (bw_source_newest (test->source, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

/* What may be demanded, and how it is written in a header. */
static const struct {
  const char *claims;
  const char *encoded;
} DEMANDS[] = {
  { "{\"access_token\":{}}", "eyJhY2Nlc3NfdG9rZW4iOnt9fQ" },
  { "{\"access_token\":{\"a\":null}}", "eyJhY2Nlc3NfdG9rZW4iOnsiYSI6bnVsbH19" },
  { "{\"access_token\":{\"b\":null}}", "eyJhY2Nlc3NfdG9rZW4iOnsiYiI6bnVsbH19" },
};

/* Has a request be refused with a demand. */
static void
demand (BwTestGraph *test, guint number, guint status, gsize i)
{
  g_autofree char *headers =
      g_strdup_printf ("WWW-Authenticate: Basic realm=\"a\"\n"
                       "WWW-Authenticate: Bearer error=\"insufficient_claims\", claims=\"%s\"",
                       DEMANDS[i].encoded);

  bw_test_server_add_fault (test->server, number,
                            &(BwTestFault) { .status = status, .headers = headers });
}

static void
test_claims (gconstpointer data)
{
  g_autoptr (BwTestGraph) test = bw_test_graph_new (&(BwFakeGraphFields) SMALL);
  g_autoptr (GError) error = NULL;

  demand (test, 1, GPOINTER_TO_UINT (data), 0);
  bw_fake_graph_accept_token (test->graph, BW_TEST_OTHER_TOKEN);
  g_assert_true (bw_source_newest (test->source, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (test->tokens->claims, ==, DEMANDS[0].claims);
  g_assert_cmpstr (get_authorization (test, 2), ==, "Bearer " BW_TEST_OTHER_TOKEN);
}

/* A second demand, for another thing, is met as the first one was. */
static void
test_other_claims (gconstpointer data)
{
  g_autoptr (BwTestGraph) test = bw_test_graph_new (&(BwFakeGraphFields) SMALL);
  g_autoptr (GError) error = NULL;

  demand (test, 1, GPOINTER_TO_UINT (data), 0);
  demand (test, 2, GPOINTER_TO_UINT (data), 1);
  bw_fake_graph_accept_token (test->graph, BW_TEST_OTHER_TOKEN);
  g_assert_true (bw_source_newest (test->source, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 3);
  g_assert_cmpuint (test->tokens->n_calls, ==, 3);
  g_assert_cmpstr (test->tokens->refused, ==, BW_TEST_OTHER_TOKEN);
  g_assert_cmpstr (test->tokens->claims, ==, DEMANDS[1].claims);
}

/* The first refusal may be for another reason. */
static void
test_claims_later (void)
{
  g_autoptr (BwTestGraph) test = bw_test_graph_new (&(BwFakeGraphFields) SMALL);
  g_autoptr (GError) error = NULL;

  bw_test_server_add_fault (test->server, 1, &(BwTestFault) { .status = 401 });
  demand (test, 2, 403, 0);
  bw_fake_graph_accept_token (test->graph, BW_TEST_OTHER_TOKEN);
  g_assert_true (bw_source_newest (test->source, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 3);
  g_assert_cmpstr (test->tokens->claims, ==, DEMANDS[0].claims);
}

static void
assert_unmet (BwTestGraph *test, guint n_requests, gsize i)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (bw_source_newest (test->source, NULL, NULL, &error));
  bw_test_graph_assert_error (error, BW_HTTP_ERROR_NOT_SIGNED_IN);
  g_assert_cmpstr (bw_http_error_get_fields (error)->claims, ==, DEMANDS[i].claims);
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, n_requests);
}

/* A demand that a token does not meet, though it was asked for with it, is for a sign-in: the error brings it there.
   There is an end to it too where each time another thing is demanded. */
static void
test_unmet_claims (gconstpointer data)
{
  guint status = GPOINTER_TO_UINT (data);
  g_autoptr (BwTestGraph) same = bw_test_graph_new (&(BwFakeGraphFields) SMALL);
  g_autoptr (BwTestGraph) others = bw_test_graph_new (&(BwFakeGraphFields) SMALL);

  demand (same, 1, status, 1);
  demand (same, 2, status, 1);
  assert_unmet (same, 2, 1);
  for (guint i = 0; i < G_N_ELEMENTS (DEMANDS); i++)
    demand (others, i + 1, status, i);
  assert_unmet (others, 3, 2);
}

static void
test_forbidden (void)
{
  g_autoptr (BwTestGraph) test = bw_test_graph_new (&(BwFakeGraphFields) SMALL);
  g_autoptr (GError) error = NULL;
  const BwHttpErrorFields *fields = NULL;

  bw_test_server_add_fault (
      test->server, 1,
      &(BwTestFault) { .status = 403,
                       .headers = "request-id: r-7\nContent-Type: application/json",
                       .body = "{\"error\":{\"code\":\"\",\"message\":\"Auth token does not "
                               "contain valid permissions "
                               "or user does not have valid roles. " BW_TEST_TOKEN
                               "\",\"innererror\":{\"code\":\"AccessDenied\"}}}" });
  g_assert_false (bw_source_newest (test->source, NULL, NULL, &error));
  bw_test_graph_assert_error (error, BW_HTTP_ERROR_FORBIDDEN);
  fields = bw_http_error_get_fields (error);
  g_assert_cmpstr (fields->service_code, ==, "AccessDenied");
  g_assert_true (g_str_has_prefix (fields->service_message, "Auth token does not contain"));
  g_assert_cmpstr (fields->request_id, ==, "r-7");
  g_assert_cmpuint (test->tokens->n_calls, ==, 1);
}

/* Where no header has the id of the request, the body does. */
static void
test_request_id (void)
{
  g_autoptr (BwTestGraph) test = bw_test_graph_new (&(BwFakeGraphFields) SMALL);
  g_autoptr (GError) error = NULL;

  bw_test_server_add_fault (
      test->server, 1,
      &(BwTestFault) { .status = 403,
                       .headers = "Content-Type: application/json",
                       .body = "{\"error\":{\"code\":\"Forbidden\",\"message\":\"No.\","
                               "\"innerError\":{\"request-id\":\"r-8\"}}}" });
  g_assert_false (bw_source_newest (test->source, NULL, NULL, &error));
  g_assert_cmpstr (bw_http_error_get_fields (error)->request_id, ==, "r-8");
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graph-token/good", test_good);
  g_test_add_func ("/graph-token/refused-once", test_refused_once);
  g_test_add_func ("/graph-token/refused-twice", test_refused_twice);
  g_test_add_func ("/graph-token/no-other", test_no_other);
  g_test_add_data_func ("/graph-token/claims/401", GUINT_TO_POINTER (401), test_claims);
  g_test_add_data_func ("/graph-token/claims/403", GUINT_TO_POINTER (403), test_claims);
  g_test_add_data_func ("/graph-token/other-claims/401", GUINT_TO_POINTER (401), test_other_claims);
  g_test_add_data_func ("/graph-token/other-claims/403", GUINT_TO_POINTER (403), test_other_claims);
  g_test_add_func ("/graph-token/claims-later", test_claims_later);
  g_test_add_data_func ("/graph-token/unmet-claims/401", GUINT_TO_POINTER (401), test_unmet_claims);
  g_test_add_data_func ("/graph-token/unmet-claims/403", GUINT_TO_POINTER (403), test_unmet_claims);
  g_test_add_func ("/graph-token/forbidden", test_forbidden);
  g_test_add_func ("/graph-token/request-id", test_request_id);
  return g_test_run ();
}
