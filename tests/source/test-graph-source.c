/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/bw-control-score.h"
#include "model/bw-state-update.h"
#include "source/bw-test-graph.h"
#include "support/bw-secret-watch.h"

#define SCORES "/v1.0/security/secureScores"
#define PROFILES "/v1.0/security/secureScoreControlProfiles"

static void
test_newest (void)
{
  g_autoptr (BwTestGraph) test =
                bw_test_graph_new (&(BwFakeGraphFields) { .n_days = 90, .n_controls = 20 });
  g_autoptr (BwSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *targets = NULL;
  g_autofree char *told = NULL;
  BwControlScore *score = NULL;

  g_assert_true (bw_source_newest (test->source, &snapshot, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (bw_snapshot_get_day (snapshot), ==, bw_day_new (2026, 7, 17));
  g_assert_cmpuint (bw_snapshot_get_control_scores (snapshot)->len, ==, 20);
  score = g_ptr_array_index (bw_snapshot_get_control_scores (snapshot), 0);
  g_assert_nonnull (bw_control_score_get_description (score));
  g_assert_false (bw_snapshot_is_incomplete (snapshot));
  targets = bw_test_graph_dup_targets (test, 1);
  g_assert_cmpstr (targets, ==, SCORES "?$top=1\n");
  told = bw_test_interaction_dup_told (BW_TEST_INTERACTION (test->interaction));
  g_assert_cmpstr (told, ==, "score 0/1, score 1/1");
}

static void
test_nothing_yet (void)
{
  g_autoptr (BwTestGraph) test = bw_test_graph_new (&(BwFakeGraphFields) { .n_controls = 3 });
  g_autoptr (BwSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_source_newest (test->source, &snapshot, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (snapshot);
  days = bw_source_days (test->source, BW_DAYS_TOTALS, BW_DAY_NONE, BW_DAY_NONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 0);

  bw_test_server_add_fault (
      test->server, 0,
      &(BwTestFault) { .status = 404, .body = "{\"error\":{\"code\":\"NotFound\"}}" });
  g_assert_true (bw_source_newest (test->source, &snapshot, NULL, &error));
  g_assert_null (snapshot);
  g_assert_true (bw_source_catalogue (test->source, NULL, NULL, &error));
  g_clear_pointer (&days, g_ptr_array_unref);
  days = bw_source_days (test->source, BW_DAYS_WHOLE, BW_DAY_NONE, BW_DAY_NONE, NULL, &error);
  g_assert_cmpuint (days->len, ==, 0);
}

/* 206 with a Warning: what came is kept, and said to be not all. */
static void
test_incomplete (void)
{
  g_autoptr (BwTestGraph) test =
                bw_test_graph_new (&(BwFakeGraphFields) { .n_days = 1, .n_controls = 1 });
  g_autoptr (BwSnapshot) snapshot = NULL;
  g_autoptr (BwCatalogue) catalogue = NULL;
  BwTestFault fault = {
    .status = 206,
    .headers = "Warning: 199 - \"Microsoft/SecureScore/504/10000\"\nContent-Type: application/json",
    .body = "{\"value\":[{\"id\":\"t_2026-07-17\",\"currentScore\":1,\"maxScore\":2}]}",
  };

  bw_test_server_add_fault (test->server, 1, &fault);
  fault.body = "{\"value\":[{\"id\":\"a\",\"controlCategory\":\"Apps\"}]}";
  bw_test_server_add_fault (test->server, 2, &fault);
  g_assert_true (bw_source_newest (test->source, &snapshot, NULL, NULL));
  g_assert_true (bw_snapshot_is_incomplete (snapshot));
  g_assert_cmpfloat (bw_snapshot_get_current (snapshot), ==, 1.0);
  g_assert_true (bw_source_catalogue (test->source, &catalogue, NULL, NULL));
  g_assert_true (bw_catalogue_is_incomplete (catalogue));
  g_assert_cmpuint (bw_catalogue_get_profiles (catalogue)->len, ==, 1);
}

static void
count_days (GPtrArray *days, gpointer data)
{
  *(guint *) data += days->len;
}

/* 206 without any day is an outage, and not an organisation that has no score yet; the next one is not lost by it. */
static void
test_outage (void)
{
  g_autoptr (BwTestGraph) test =
                bw_test_graph_new (&(BwFakeGraphFields) { .n_days = 3, .n_controls = 1 });
  static const BwTestFault FAULT = {
    .status = 206,
    .headers = "Warning: 199 - \"Microsoft/SecureScore/504/10000\"\nContent-Type: application/json",
    .body = "{\"value\":[]}",
  };
  BwSnapshot *snapshot = NULL;
  g_autoptr (GError) error = NULL;
  guint n_days = 0;

  for (guint number = 1; number <= 3; number++)
    bw_test_server_add_fault (test->server, number, &FAULT);
  g_assert_false (bw_source_newest (test->source, &snapshot, NULL, &error));
  g_assert_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_OUTAGE);
  g_assert_null (snapshot);
  g_clear_error (&error);
  g_assert_null (
      bw_source_days (test->source, BW_DAYS_TOTALS, BW_DAY_NONE, BW_DAY_NONE, NULL, &error));
  g_assert_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_OUTAGE);
  g_clear_error (&error);
  g_assert_false (
      bw_source_gather (test->source, BW_DAY_NONE, BW_DAY_NONE, count_days, &n_days, NULL, &error));
  g_assert_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_OUTAGE);
  g_assert_cmpuint (n_days, ==, 0);
  g_clear_error (&error);
  g_assert_true (
      bw_source_gather (test->source, BW_DAY_NONE, BW_DAY_NONE, count_days, &n_days, NULL, &error));
  g_assert_cmpuint (n_days, ==, 3);
}

static void
test_totals (void)
{
  g_autoptr (BwTestGraph) test =
                bw_test_graph_new (&(BwFakeGraphFields) { .n_days = 90, .n_controls = 20 });
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = bw_source_days (test->source, BW_DAYS_TOTALS, BW_DAY_NONE,
                                              BW_DAY_NONE, NULL, &error);
  g_autofree char *targets = bw_test_graph_dup_targets (test, 1);
  BwSnapshot *last = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 90);
  last = g_ptr_array_index (days, 89);
  g_assert_cmpuint (bw_snapshot_get_day (last), ==, bw_day_new (2026, 7, 17));
  g_assert_cmpfloat (bw_snapshot_get_max (last), >, 0.0);
  g_assert_cmpuint (bw_snapshot_get_comparisons (last)->len, ==, 2);
  g_assert_cmpuint (bw_snapshot_get_control_scores (last)->len, ==, 0);
  g_assert_cmpstr (targets, ==,
                   SCORES "?$top=90&$select=createdDateTime,currentScore,maxScore,"
                          "averageComparativeScores\n");
}

/* A server that gives less at once than it is asked for is asked again. */
static void
test_short_pages (void)
{
  g_autoptr (BwTestGraph) test = bw_test_graph_new (
      &(BwFakeGraphFields) { .n_days = 90, .n_controls = 1, .most_days = 40 });
  g_autoptr (GPtrArray) days =
                bw_source_days (test->source, BW_DAYS_TOTALS, BW_DAY_NONE, BW_DAY_NONE, NULL, NULL);

  g_assert_cmpuint (days->len, ==, 90);
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 3);
}

static void
test_some_days (void)
{
  g_autoptr (BwTestGraph) test =
                bw_test_graph_new (&(BwFakeGraphFields) { .n_days = 90, .n_controls = 2 });
  BwDay to = bw_day_new (2026, 7, 10);
  g_autoptr (GPtrArray) days = bw_source_days (test->source, BW_DAYS_WHOLE, to - 6, to, NULL, NULL);

  g_assert_cmpuint (days->len, ==, 7);
  g_assert_cmpuint (bw_snapshot_get_day (g_ptr_array_index (days, 0)), ==, to - 6);
  g_assert_cmpuint (bw_snapshot_get_day (g_ptr_array_index (days, 6)), ==, to);
  g_assert_cmpuint (bw_snapshot_get_control_scores (g_ptr_array_index (days, 0))->len, ==, 2);
  /* Two pages of ten days reach back to them. */
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 2);
}

static GPtrArray *
read_whole (BwTestGraph *test, GError **error)
{
  return bw_source_days (test->source, BW_DAYS_WHOLE, BW_DAY_NONE, BW_DAY_NONE, NULL, error);
}

/* Nine pages of ten days: the first, and those that the one before leads to. */
static void
assert_targets (const char *targets, gboolean with_first, guint n_next)
{
  g_autoptr (GString) expected = g_string_new (with_first ? SCORES "?$top=10\n" : "");

  for (guint i = 0; i < n_next; i++)
    g_string_append (expected, SCORES "?$top=10&$skiptoken=X\n");
  g_assert_cmpstr (targets, ==, expected->str);
}

static void
test_whole (void)
{
  g_autoptr (BwTestGraph) test =
                bw_test_graph_new (&(BwFakeGraphFields) { .n_days = 90, .n_controls = 5 });
  g_autoptr (GPtrArray) days = read_whole (test, NULL);
  g_autofree char *targets = bw_test_graph_dup_targets (test, 1);
  g_autofree char *told = bw_test_interaction_dup_told (BW_TEST_INTERACTION (test->interaction));

  g_assert_cmpuint (days->len, ==, 90);
  for (guint i = 0; i < days->len; i++)
    g_assert_cmpuint (bw_snapshot_get_control_scores (g_ptr_array_index (days, i))->len, ==, 5);
  assert_targets (targets, TRUE, 8);
  g_assert_cmpstr (told, ==,
                   "days 0/90, days 10/90, days 20/90, days 30/90, days 40/90, days 50/90, "
                   "days 60/90, days 70/90, days 80/90, days 90/90");
}

/* What was read before it broke off is not read again. */
static void
test_goes_on (void)
{
  g_autoptr (BwTestGraph) test =
                bw_test_graph_new (&(BwFakeGraphFields) { .n_days = 90, .n_controls = 5 });
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *targets = NULL;

  bw_test_server_add_fault (test->server, 2, &(BwTestFault) { .status = 500 });
  g_assert_null (read_whole (test, &error));
  bw_test_graph_assert_error (error, BW_HTTP_ERROR_SERVER);
  g_clear_error (&error);

  bw_test_server_add_fault (test->server, 3, &(BwTestFault) { .status = 429 });
  bw_test_interaction_cancel_at (BW_TEST_INTERACTION (test->interaction), BW_STEP_WAITING,
                                 cancellable);
  g_assert_null (
      bw_source_days (test->source, BW_DAYS_WHOLE, BW_DAY_NONE, BW_DAY_NONE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  days = read_whole (test, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 90);
  targets = bw_test_graph_dup_targets (test, 2);
  /* Twice the one that broke off, then that and all that follow. */
  assert_targets (targets, FALSE, 2 + 8);

  /* Then all is new again. */
  g_clear_pointer (&days, g_ptr_array_unref);
  days = read_whole (test, &error);
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 11 + 9);
}

static void
test_starts_anew (void)
{
  static const guint STATUSES[] = { 400, 404, 410 };

  for (gsize i = 0; i < G_N_ELEMENTS (STATUSES); i++) {
    g_autoptr (BwTestGraph) test =
                  bw_test_graph_new (&(BwFakeGraphFields) { .n_days = 90, .n_controls = 5 });
    g_autoptr (GPtrArray) days = NULL;
    g_autoptr (GError) error = NULL;

    bw_fake_graph_set_dead_link (test->graph, STATUSES[i]);
    bw_test_server_add_fault (test->server, 2, &(BwTestFault) { .status = 500 });
    g_assert_null (read_whole (test, NULL));
    bw_fake_graph_forget_links (test->graph);
    days = read_whole (test, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (days->len, ==, 90);
    g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 3 + 9);
  }
}

static void
test_too_old_to_go_on (void)
{
  g_autoptr (BwTestGraph) test =
                bw_test_graph_new (&(BwFakeGraphFields) { .n_days = 90, .n_controls = 5 });
  g_autoptr (GPtrArray) days = NULL;

  bw_test_server_add_fault (test->server, 2, &(BwTestFault) { .status = 500 });
  g_assert_null (read_whole (test, NULL));
  bw_manual_clock_advance (BW_MANUAL_CLOCK (test->clock), 2 * G_TIME_SPAN_HOUR);
  days = read_whole (test, NULL);
  g_assert_cmpuint (days->len, ==, 90);
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 2 + 9);
}

static void
test_catalogue (void)
{
  g_autoptr (BwTestGraph) test = bw_test_graph_new (&(BwFakeGraphFields) { .n_controls = 420 });
  g_autoptr (BwCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *targets = NULL;
  g_autofree char *told = NULL;

  g_assert_true (bw_source_catalogue (test->source, &catalogue, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (bw_catalogue_get_profiles (catalogue)->len, ==, 420);
  g_assert_false (bw_catalogue_is_partial (catalogue));
  targets = bw_test_graph_dup_targets (test, 1);
  g_assert_cmpstr (targets, ==,
                   PROFILES "\n" PROFILES "?$skiptoken=X\n" PROFILES "?$skiptoken=X\n");
  told = bw_test_interaction_dup_told (BW_TEST_INTERACTION (test->interaction));
  g_assert_cmpstr (told, ==, "catalogue 0/0, catalogue 200/0, catalogue 400/0, catalogue 420/420");
}

static void
test_empty_last_page (void)
{
  g_autoptr (BwTestGraph) test = bw_test_graph_new (&(BwFakeGraphFields) { .n_controls = 420 });
  g_autoptr (BwCatalogue) catalogue = NULL;

  bw_test_server_add_fault (test->server, 3,
                            &(BwTestFault) { .status = 200, .body = "{\"value\":[]}" });
  g_assert_true (bw_source_catalogue (test->source, &catalogue, NULL, NULL));
  g_assert_cmpuint (bw_catalogue_get_profiles (catalogue)->len, ==, 400);
  g_assert_false (bw_catalogue_is_partial (catalogue));
}

static BwControlUpdate *
make_update (const char *id, const char *state)
{
  return bw_control_update_new (
      &(BwControlUpdateFields) { .id = id, .state = state, .comment = "why" });
}

static void
test_change (void)
{
  g_autoptr (BwTestGraph) test = bw_test_graph_new (&(BwFakeGraphFields) { .n_controls = 10 });
  g_autoptr (BwControlUpdate) update = make_update ("11005.MDA_Example_Control", "ThirdParty");
  g_autoptr (BwCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;
  const BwTestRequest *request = NULL;
  GPtrArray *updates = NULL;

  g_assert_true (bw_source_change (test->source, update, NULL, NULL, &error));
  g_assert_no_error (error);
  request = bw_test_server_get_request (test->server, 1);
  g_assert_cmpstr (request->method, ==, "PATCH");
  g_assert_cmpstr (bw_test_request_get_header (request, "prefer"), ==, "return=representation");

  g_assert_true (bw_source_catalogue (test->source, &catalogue, NULL, NULL));
  updates = bw_control_profile_get_state_updates (
      bw_catalogue_find (catalogue, "11005.MDA_Example_Control"));
  g_assert_cmpuint (updates->len, ==, 2);
  g_assert_cmpstr (bw_state_update_get_state (g_ptr_array_index (updates, 1)), ==, "ThirdParty");
}

static void
test_change_204 (void)
{
  g_autoptr (BwTestGraph) test = bw_test_graph_new (&(BwFakeGraphFields) { .n_controls = 10 });
  g_autoptr (BwControlUpdate) update = make_update ("a/b?c=d e", "Ignored");
  g_autoptr (GError) error = NULL;

  bw_test_server_add_fault (test->server, 1, &(BwTestFault) { .status = 204 });
  g_assert_true (bw_source_change (test->source, update, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (bw_test_server_get_request (test->server, 1)->target, ==,
                   PROFILES "/a%2Fb%3Fc%3Dd%20e");
}

static void
test_change_refused (void)
{
  g_autoptr (BwTestGraph) test = bw_test_graph_new (&(BwFakeGraphFields) { .n_controls = 10 });
  g_autoptr (BwControlUpdate) device = make_update ("SCID_2003", "Ignored");
  g_autoptr (BwControlUpdate) dots = make_update ("..", "Ignored");
  g_autoptr (BwControlUpdate) unknown = make_update ("aad_unknown", "Ignored");
  g_autoptr (GError) error = NULL;

  g_assert_false (bw_source_change (test->source, device, NULL, NULL, &error));
  g_assert_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (bw_source_change (test->source, dots, NULL, NULL, &error));
  g_assert_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_UNKNOWN_CONTROL);
  g_clear_error (&error);
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 0);

  g_assert_false (bw_source_change (test->source, unknown, NULL, NULL, &error));
  bw_test_graph_assert_error (error, BW_HTTP_ERROR_REFUSED);
  g_assert_cmpstr (bw_http_error_get_fields (error)->service_message, ==,
                   "Http request failed with statusCode=BadRequest");
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graph-source/newest", test_newest);
  g_test_add_func ("/graph-source/nothing-yet", test_nothing_yet);
  g_test_add_func ("/graph-source/incomplete", test_incomplete);
  g_test_add_func ("/graph-source/outage", test_outage);
  g_test_add_func ("/graph-source/totals", test_totals);
  g_test_add_func ("/graph-source/short-pages", test_short_pages);
  g_test_add_func ("/graph-source/some-days", test_some_days);
  g_test_add_func ("/graph-source/whole", test_whole);
  g_test_add_func ("/graph-source/goes-on", test_goes_on);
  g_test_add_func ("/graph-source/starts-anew", test_starts_anew);
  g_test_add_func ("/graph-source/too-old-to-go-on", test_too_old_to_go_on);
  g_test_add_func ("/graph-source/catalogue", test_catalogue);
  g_test_add_func ("/graph-source/empty-last-page", test_empty_last_page);
  g_test_add_func ("/graph-source/change", test_change);
  g_test_add_func ("/graph-source/change-204", test_change_204);
  g_test_add_func ("/graph-source/change-refused", test_change_refused);
  return g_test_run ();
}
