/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Recorded answers, replayed byte for byte, give the same records over the network as out of files. */

#include <string.h>

#include "reading/bw-reader.h"
#include "source/bw-test-graph.h"
#include "support/bw-secret-watch.h"
#include "support/bw-test-files.h"

static BwReader *
read_both (GBytes *scores, GBytes *profiles)
{
  BwReader *reader = bw_reader_new ();

  g_assert_true (bw_reader_add_bytes (reader, scores, NULL, NULL));
  g_assert_true (profiles == NULL || bw_reader_add_bytes (reader, profiles, NULL, NULL));
  return reader;
}

static void
assert_same_day (BwSnapshot *a, BwSnapshot *b)
{
  g_assert_cmpuint (bw_snapshot_get_day (a), ==, bw_snapshot_get_day (b));
  g_assert_cmpfloat (bw_snapshot_get_current (a), ==, bw_snapshot_get_current (b));
  g_assert_cmpfloat (bw_snapshot_get_max (a), ==, bw_snapshot_get_max (b));
  g_assert_cmpuint (bw_snapshot_get_control_scores (a)->len, ==,
                    bw_snapshot_get_control_scores (b)->len);
}

static void
test_newest (gconstpointer data)
{
  g_autofree char *name = g_strconcat (data, "/secureScores.json", NULL);
  g_autofree char *other_name = g_strconcat (data, "/secureScoreControlProfiles.json", NULL);
  g_autoptr (GBytes) scores = bw_test_load_sample (name);
  g_autoptr (GBytes) profiles = scores != NULL ? bw_test_load_sample (other_name) : NULL;
  g_autoptr (BwTestGraph) test = NULL;
  g_autoptr (BwReader) reader = NULL;
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (BwSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  if (scores == NULL)
    return;
  test = bw_test_graph_new (&(BwFakeGraphFields) { .n_days = 1 });
  bw_fake_graph_replay (test->graph, scores, profiles);
  reader = read_both (scores, profiles);
  days = bw_reader_list_snapshots (reader);
  g_assert_true (bw_source_newest (test->source, &snapshot, NULL, &error));
  g_assert_no_error (error);
  assert_same_day (snapshot, g_ptr_array_index (days, days->len - 1));
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 1);
}

/* It names a next page of Microsoft's own, where nothing is sent from here. */
static void
test_catalogue (gconstpointer data)
{
  g_autofree char *name = g_strconcat (data, "/secureScoreControlProfiles.json", NULL);
  g_autoptr (GBytes) profiles = bw_test_load_sample (name);
  g_autoptr (BwTestGraph) test = NULL;
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (BwCatalogue) expected = NULL;
  g_autoptr (BwCatalogue) found = NULL;
  g_autoptr (GError) error = NULL;

  if (profiles == NULL)
    return;
  test = bw_test_graph_new (&(BwFakeGraphFields) { .n_days = 1 });
  bw_fake_graph_replay (test->graph, NULL, profiles);
  g_assert_true (bw_reader_add_bytes (reader, profiles, NULL, NULL));
  expected = bw_reader_dup_catalogue (reader);
  if (bw_reader_get_next_link (reader) != NULL) {
    g_assert_false (bw_source_catalogue (test->source, &found, NULL, &error));
    bw_test_graph_assert_error (error, BW_HTTP_ERROR_OTHER_HOST);
    return;
  }
  g_assert_true (bw_source_catalogue (test->source, &found, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (bw_catalogue_get_profiles (found)->len, ==,
                    bw_catalogue_get_profiles (expected)->len);
}

static void
test_history (void)
{
  g_autoptr (GBytes) scores = bw_test_load_sample ("history-shape/secureScores.json");
  g_autoptr (BwTestGraph) test = NULL;
  g_autoptr (BwReader) reader = NULL;
  g_autoptr (GPtrArray) expected = NULL;
  g_autoptr (GPtrArray) days = NULL;

  if (scores == NULL)
    return;
  test = bw_test_graph_new (&(BwFakeGraphFields) { .n_days = 1 });
  bw_fake_graph_replay (test->graph, scores, NULL);
  reader = read_both (scores, NULL);
  expected = bw_reader_list_snapshots (reader);
  days = bw_source_days (test->source, BW_DAYS_WHOLE, BW_DAY_NONE, BW_DAY_NONE, NULL, NULL);
  g_assert_cmpuint (days->len, ==, expected->len);
  for (guint i = 0; i < days->len; i++)
    assert_same_day (g_ptr_array_index (days, i), g_ptr_array_index (expected, i));
}

static void
test_errors (void)
{
  static const struct {
    const char *name;
    guint status;
    BwHttpError code;
    const char *service_code;
  } cases[] = {
    { "errors/400-empty-code.json", 400, BW_HTTP_ERROR_REFUSED, NULL },
    { "errors/401-invalid-token.json", 401, BW_HTTP_ERROR_NOT_SIGNED_IN,
      "InvalidAuthenticationToken" },
    { "errors/429-too-many-requests.json", 429, BW_HTTP_ERROR_BUSY, "TooManyRequests" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) body = bw_test_load_sample (cases[i].name);
    g_autoptr (BwTestGraph) test = NULL;
    g_autoptr (GError) error = NULL;

    if (body == NULL)
      return;
    test = bw_test_graph_new (&(BwFakeGraphFields) { .n_days = 1 });
    bw_test_server_add_fault (test->server, 0,
                              &(BwTestFault) { .status = cases[i].status, .body_bytes = body });
    g_assert_false (bw_source_newest (test->source, NULL, NULL, &error));
    bw_test_graph_assert_error (error, cases[i].code);
    g_assert_cmpstr (bw_http_error_get_fields (error)->service_code, ==, cases[i].service_code);
  }
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/graph-samples/newest/2024", "real-2024", test_newest);
  g_test_add_data_func ("/graph-samples/newest/2026", "live-2026-07", test_newest);
  g_test_add_data_func ("/graph-samples/catalogue/2024", "real-2024", test_catalogue);
  g_test_add_data_func ("/graph-samples/catalogue/2026", "live-2026-07", test_catalogue);
  g_test_add_func ("/graph-samples/history", test_history);
  g_test_add_func ("/graph-samples/errors", test_errors);
  return g_test_run ();
}
