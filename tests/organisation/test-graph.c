/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An organisation at Graph, whole: a cloud of one's own with an authority of its own, over TLS. */

#include "net/bw-http-error.h"
#include "organisation/bw-organisation.h"
#include "source/bw-test-graph.h"
#include "source/graph/bw-graph-source.h"
#include "support/bw-secret-watch.h"

#define N_DAYS 90
#define N_CONTROLS 420

typedef struct {
  BwTestAuthority *authority;
  BwFakeGraph *graph;
  BwClock *clock;
  BwInteraction *interaction;
  BwOrganisation *organisation;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (BwCloud) cloud = NULL;
  g_autoptr (BwHttp) http = NULL;
  g_autoptr (BwSource) source = NULL;
  g_autoptr (BwTokenProvider) tokens = g_object_new (BW_TYPE_TEST_TOKENS, NULL);
  g_autoptr (GError) error = NULL;
  const char *root = NULL;

  fixture->authority = bw_test_authority_new ();
  certificate = bw_test_authority_issue (fixture->authority, BW_TEST_CERTIFICATE_GOOD);
  fixture->graph = bw_fake_graph_new (&(BwFakeGraphFields) {
      .certificate = certificate, .n_days = N_DAYS, .n_controls = N_CONTROLS });
  fixture->clock = bw_manual_clock_new ("2026-07-17T12:00:00Z");
  fixture->interaction = bw_test_interaction_new ();
  root = bw_fake_graph_get_root (fixture->graph);
  cloud = bw_cloud_new_custom (
      &(BwCloudFields) { .login = root,
                         .graph = root,
                         .portal = "https://portal.example",
                         .trust_file = bw_test_authority_get_path (fixture->authority) },
      &error);
  g_assert_no_error (error);
  http = bw_http_new_for_cloud (cloud, fixture->clock, fixture->interaction, &error);
  g_assert_no_error (error);
  source = bw_graph_source_new (&(BwGraphSourceFields) {
      .http = http,
      .tokens = tokens,
      .origin = bw_cloud_get_graph (cloud),
      .clock = fixture->clock,
      .interaction = fixture->interaction,
  });
  fixture->organisation = bw_organisation_new_in_cloud (source, NULL, cloud, fixture->clock);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->organisation));
  g_clear_object (&fixture->interaction);
  g_clear_object (&fixture->clock);
  bw_fake_graph_free (fixture->graph);
  bw_test_authority_free (fixture->authority);
}

/* The links lead to the portal that the cloud states. */
static void
assert_links (BwScorecard *scorecard)
{
  BwAction *action = g_ptr_array_index (bw_scorecard_get_actions (scorecard), 0);
  g_autofree char *portal = bw_action_get_portal_address (action, NULL);
  g_autofree char *settings = bw_action_get_settings_address (action);

  g_assert_true (g_str_has_prefix (portal, "https://portal.example/securescore?"));
  g_assert_true (g_str_has_prefix (settings, "https://portal.example/control/"));
}

static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) records = bw_organisation_refresh (fixture->organisation, NULL, &error);
  BwScorecard *scorecard = NULL;

  g_assert_no_error (error);
  scorecard = bw_records_get_scorecard (records);
  g_assert_cmpuint (bw_scorecard_get_day (scorecard), ==, bw_day_new (2026, 7, 17));
  g_assert_cmpuint (bw_scorecard_get_actions (scorecard)->len, ==, N_CONTROLS);
  g_assert_cmpuint (bw_records_get_days (records)->len, ==, N_DAYS);
  g_assert_cmpuint (bw_scorecard_get_notes (scorecard)->len, ==, 0);
  assert_links (scorecard);
  /* The newest day, three pages of the catalogue, the chart. */
  g_assert_cmpuint (bw_test_server_count_requests (bw_fake_graph_get_server (fixture->graph)), ==,
                    5);
}

static void
test_incomplete (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) records = NULL;
  g_autoptr (GError) error = NULL;
  GArray *notes = NULL;

  bw_test_server_add_fault (
      bw_fake_graph_get_server (fixture->graph), 4,
      &(BwTestFault) { .status = 206,
                       .headers = "Content-Type: application/json\n"
                                  "Warning: 199 - \"Microsoft/SecureScore/504/10000\"",
                       .body = "{\"value\":[]}" });
  records = bw_organisation_refresh (fixture->organisation, NULL, &error);
  g_assert_no_error (error);
  notes = bw_scorecard_get_notes (bw_records_get_scorecard (records));
  g_assert_cmpuint (notes->len, >=, 1);
  g_assert_cmpint (g_array_index (notes, BwQualityNote, 0).kind, ==, BW_NOTE_INCOMPLETE);
}

static void
test_no_authorities (void)
{
  g_autoptr (BwClock) clock = bw_manual_clock_new ("2026-07-17T12:00:00Z");
  g_autoptr (BwCloud) cloud =
                bw_cloud_new_custom (&(BwCloudFields) { .login = "https://login.example",
                                                        .graph = "https://graph.example",
                                                        .trust_file = "/nowhere/authority.pem" },
                                     NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_http_new_for_cloud (cloud, clock, NULL, &error));
  g_assert_error (error, BW_HTTP_ERROR, BW_HTTP_ERROR_TRUST_FILE);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/organisation-graph/refresh", Fixture, NULL, set_up, test_refresh, tear_down);
  g_test_add ("/organisation-graph/incomplete", Fixture, NULL, set_up, test_incomplete, tear_down);
  g_test_add_func ("/organisation-graph/no-authorities", test_no_authorities);
  return g_test_run ();
}
