/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What Microsoft tells in part, or not at all while it says that it could not gather everything (graph.md §5, 206): what is
   kept of it stays, stands in for it, and is asked for again. Graph and the archive are real. */

#include "organisation/bw-memory-case.h"
#include "support/bw-secret-watch.h"

/* Days that are told in part are asked for again, however long ago they are. */
static void
test_partial (BwMemoryCase *fixture, gconstpointer data)
{
  const BwTestFault partial = {
    .status = 206,
    .headers = "Warning: 199 - \"Microsoft/SecureScore/504/10000\"\nContent-Type: application/json",
    .body = "{\"value\":[{\"id\":\"t_2026-07-01\",\"currentScore\":1,\"maxScore\":2}]}",
  };

  bw_memory_case_refresh (fixture);
  bw_test_server_add_fault (fixture->graph->server, BW_MEMORY_CASE_REQUESTS + 1, &partial);
  bw_memory_case_fill_in (fixture);
  g_assert_cmpuint (bw_memory_case_count_requests (fixture), ==, BW_MEMORY_CASE_REQUESTS + 1);
  g_assert_cmpuint (bw_memory_case_count_asked (fixture), ==,
                    BW_MEMORY_CASE_REQUESTS + BW_MEMORY_CASE_DAYS / BW_MEMORY_CASE_DAYS_IN_PAGE);
  g_assert_cmpuint (bw_memory_case_count_whole (fixture->place, fixture->graph->clock), ==,
                    BW_MEMORY_CASE_DAYS - BW_MEMORY_CASE_HOLLOW);
}

static void
add_partial (BwMemoryCase *fixture, guint number, const char *body)
{
  bw_test_server_add_fault (fixture->graph->server, number,
                            &(BwTestFault) {
                                .status = 206,
                                .headers = "Warning: 199 - \"Microsoft/SecureScore/504/10000\"\n"
                                           "Content-Type: application/json",
                                .body = body,
                            });
}

static gboolean
has_note (BwRecords *records, BwQualityNoteKind kind)
{
  GArray *notes = bw_scorecard_get_notes (bw_records_get_scorecard (records));

  for (guint i = 0; i < notes->len; i++)
    if (g_array_index (notes, BwQualityNote, i).kind == kind)
      return TRUE;
  return FALSE;
}

/* An outage in which no day is told asks for all of them again, too. */
static void
test_outage (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  bw_memory_case_refresh (fixture);
  add_partial (fixture, BW_MEMORY_CASE_REQUESTS + 1, "{\"value\":[]}");
  g_assert_false (bw_organisation_fill_in (fixture->organisation, NULL, &error));
  g_assert_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_OUTAGE);
  g_assert_cmpuint (bw_memory_case_count_asked (fixture), ==,
                    BW_MEMORY_CASE_REQUESTS + BW_MEMORY_CASE_DAYS / BW_MEMORY_CASE_DAYS_IN_PAGE);
  g_assert_cmpuint (bw_memory_case_count_whole (fixture->place, fixture->graph->clock), ==,
                    BW_MEMORY_CASE_DAYS - BW_MEMORY_CASE_HOLLOW);
}

/* One in which no newest day is told takes nothing away. */
static void
test_outage_newest (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) kept = NULL;

  bw_memory_case_refresh (fixture);
  add_partial (fixture, BW_MEMORY_CASE_REQUESTS + 1, "{\"value\":[]}");
  g_assert_null (bw_organisation_refresh (fixture->organisation, NULL, &error));
  g_assert_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_OUTAGE);
  kept = bw_organisation_recall (fixture->organisation, NULL, NULL);
  g_assert_cmpuint (bw_records_get_days (kept)->len, ==, BW_MEMORY_CASE_DAYS);
}

/* Where the newest day is told in part, what is kept complete of it is shown, and that is said. */
static void
test_partial_newest (BwMemoryCase *fixture, gconstpointer data)
{
  static const char BODY[] = "{\"value\":[{\"id\":\"t_2026-07-17\",\"currentScore\":1,"
                             "\"maxScore\":2,\"createdDateTime\":\"2026-07-17T00:00:00Z\"}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) whole = bw_organisation_refresh (fixture->organisation, NULL, &error);
  g_autoptr (BwOrganisation) bare = bw_memory_case_new_organisation (fixture->graph, NULL);
  g_autoptr (BwRecords) partial = NULL;
  BwSnapshot *shown = NULL;

  g_assert_false (has_note (whole, BW_NOTE_INCOMPLETE));
  add_partial (fixture, BW_MEMORY_CASE_REQUESTS + 1, BODY);
  partial = bw_organisation_refresh (fixture->organisation, NULL, &error);
  g_assert_no_error (error);
  shown = bw_scorecard_get_snapshot (bw_records_get_scorecard (partial));
  g_assert_cmpuint (bw_snapshot_get_control_scores (shown)->len, ==, BW_MEMORY_CASE_CONTROLS);
  g_assert_cmpfloat (bw_snapshot_get_current (shown), !=, 1.0);
  g_assert_true (has_note (partial, BW_NOTE_INCOMPLETE));

  /* Where nothing better is kept, it is what there is. */
  add_partial (fixture, 2 * BW_MEMORY_CASE_REQUESTS + 1, BODY);
  g_clear_object (&partial);
  partial = bw_organisation_refresh (bare, NULL, &error);
  shown = bw_scorecard_get_snapshot (bw_records_get_scorecard (partial));
  g_assert_cmpfloat (bw_snapshot_get_current (shown), ==, 1.0);
  g_assert_true (has_note (partial, BW_NOTE_INCOMPLETE));
}

static BwCatalogue *
get_catalogue (BwRecords *records)
{
  return bw_scorecard_get_catalogue (bw_records_get_scorecard (records));
}

/* Where the catalogue is told in part, or not at all, the complete one that is kept is shown, with what came of it; and
   that is said. */
static void
test_partial_catalogue (BwMemoryCase *fixture, gconstpointer data)
{
  static const char *const BODIES[] = {
    "{\"value\":[{\"id\":\"CameInPart\",\"title\":\"Came in part\",\"maxScore\":5}]}",
    "{\"value\":[]}",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) whole = bw_organisation_refresh (fixture->organisation, NULL, &error);
  guint n = bw_catalogue_get_profiles (get_catalogue (whole))->len;
  g_autoptr (BwOrganisation) bare = bw_memory_case_new_organisation (fixture->graph, NULL);
  g_autoptr (BwRecords) without = NULL;

  g_assert_no_error (error);
  g_assert_false (has_note (whole, BW_NOTE_INCOMPLETE));
  for (gsize i = 0; i < G_N_ELEMENTS (BODIES); i++) {
    g_autoptr (BwRecords) partial = NULL;

    add_partial (fixture, bw_memory_case_count_requests (fixture) + 2, BODIES[i]);
    partial = bw_organisation_refresh (fixture->organisation, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (bw_catalogue_get_profiles (get_catalogue (partial))->len, ==, n + 1);
    g_assert_false (bw_catalogue_is_incomplete (get_catalogue (partial)));
    g_assert_true (has_note (partial, BW_NOTE_INCOMPLETE));
  }

  /* Where nothing better is kept, it is what there is. */
  add_partial (fixture, bw_memory_case_count_requests (fixture) + 2, BODIES[0]);
  without = bw_organisation_refresh (bare, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bw_catalogue_get_profiles (get_catalogue (without))->len, ==, 1);
  g_assert_true (has_note (without, BW_NOTE_INCOMPLETE));
}

/* The chart: one day of it told, or none. What is kept stands in, and that is said; and it is said without a memory,
   too. */
static void
test_partial_chart (BwMemoryCase *fixture, gconstpointer data)
{
  static const char *const BODIES[] = {
    "{\"value\":[{\"id\":\"t_2026-07-01\",\"currentScore\":1,\"maxScore\":2}]}",
    "{\"value\":[]}",
  };

  bw_memory_case_refresh (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (BODIES); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (BwRecords) records = NULL;
    g_autoptr (BwRecords) bare = NULL;
    g_autoptr (BwOrganisation) other = bw_memory_case_new_organisation (fixture->graph, NULL);

    add_partial (fixture, bw_memory_case_count_requests (fixture) + BW_MEMORY_CASE_REQUESTS,
                 BODIES[i]);
    records = bw_organisation_refresh (fixture->organisation, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (bw_records_get_days (records)->len, ==, BW_MEMORY_CASE_DAYS);
    for (guint day = 0; day < BW_MEMORY_CASE_DAYS; day++)
      g_assert_false (bw_snapshot_is_incomplete (bw_records_get_days (records)->pdata[day]));
    g_assert_true (has_note (records, BW_NOTE_INCOMPLETE));

    add_partial (fixture, bw_memory_case_count_requests (fixture) + BW_MEMORY_CASE_REQUESTS,
                 BODIES[i]);
    bare = bw_organisation_refresh (other, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (bw_records_get_days (bare)->len, ==, 1 - i);
    g_assert_true (has_note (bare, BW_NOTE_INCOMPLETE));
  }
}

/* Where Microsoft has no score any more, in one way or the other, and with a catalogue or without, what is kept stays
   shown, and it is said of which day it is; also after a new start. Once there is one again, that is shown. */
static void
check_no_score (BwMemoryCase *fixture, const BwTestFault *fault, guint n_faults)
{
  guint before = bw_memory_case_count_requests (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) past = NULL;
  g_autoptr (BwRecords) again = NULL;
  g_autoptr (BwRecords) kept = NULL;

  for (guint i = 1; i <= BW_MEMORY_CASE_REQUESTS; i++)
    if (i <= n_faults || i == BW_MEMORY_CASE_REQUESTS)
      bw_test_server_add_fault (fixture->graph->server, before + i, fault);
  past = bw_organisation_refresh (fixture->organisation, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (bw_scorecard_get_day (bw_records_get_scorecard (past)), ==,
                   bw_memory_case_get_today ());
  g_assert_cmpuint (bw_records_get_days (past)->len, ==, BW_MEMORY_CASE_DAYS);
  g_assert_cmpuint (bw_catalogue_get_profiles (get_catalogue (past))->len, ==,
                    BW_MEMORY_CASE_CONTROLS);
  g_assert_true (bw_records_are_kept (past));
  g_assert_true (has_note (past, BW_NOTE_NO_SCORE_NOW));
  g_assert_false (has_note (past, BW_NOTE_NO_SCORE_YET));
  bw_memory_case_assert_kept (fixture);

  kept = bw_organisation_recall (fixture->organisation, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bw_catalogue_get_profiles (get_catalogue (kept))->len, ==,
                    BW_MEMORY_CASE_CONTROLS);
  again = bw_organisation_refresh (fixture->organisation, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (bw_records_are_kept (again));
  g_assert_false (has_note (again, BW_NOTE_NO_SCORE_NOW));
}

static void
test_no_score (BwMemoryCase *fixture, gconstpointer data)
{
  const BwTestFault FAULTS[] = {
    { .status = 200, .headers = "Content-Type: application/json", .body = "{\"value\": []}" },
    { .status = 404,
      .headers = "Content-Type: application/json",
      .body = "{\"error\": {\"code\": \"NotFound\"}}" },
  };

  bw_memory_case_refresh (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (FAULTS); i++)
    for (guint n_faults = 1; n_faults <= 2; n_faults++)
      check_no_score (fixture, &FAULTS[i], n_faults);
}

/* Where nothing is kept, there is none yet. */
static void
test_no_score_yet (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) records = NULL;

  for (guint i = 1; i <= BW_MEMORY_CASE_REQUESTS; i++)
    bw_test_server_add_fault (fixture->graph->server, i,
                              &(BwTestFault) { .status = 200, .body = "{\"value\": []}" });
  records = bw_organisation_refresh (fixture->organisation, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (has_note (records, BW_NOTE_NO_SCORE_YET));
  g_assert_false (has_note (records, BW_NOTE_NO_SCORE_NOW));
}

/* At an address that is not Graph's something else knows nothing of this: that says nothing of the organisation. */
static void
test_not_graph (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  bw_test_server_add_fault (fixture->graph->server, 1,
                            &(BwTestFault) { .status = 404,
                                             .headers = "Content-Type: text/html",
                                             .body = "<h1>Not Found</h1>" });
  g_assert_null (bw_organisation_refresh (fixture->organisation, NULL, &error));
  g_assert_error (error, BW_HTTP_ERROR, BW_HTTP_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                          \
  g_test_add ("/partial/" name, BwMemoryCase, NULL, bw_memory_case_set_up, function, \
              bw_memory_case_tear_down)
  ADD ("days", test_partial);
  ADD ("newest", test_partial_newest);
  ADD ("catalogue", test_partial_catalogue);
  ADD ("chart", test_partial_chart);
  ADD ("outage", test_outage);
  ADD ("outage-newest", test_outage_newest);
  ADD ("no-score", test_no_score);
  ADD ("no-score-yet", test_no_score_yet);
  ADD ("not-graph", test_not_graph);
#undef ADD

  return g_test_run ();
}
