/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Why the score of an organisation at Graph changed, where days are known in part, or could not be kept. Graph and the
 * archive are real. */

#include "archive/bw-database.h"
#include "organisation/bw-archive-memory.h"
#include "organisation/bw-organisation.h"
#include "source/bw-test-graph.h"
#include "support/bw-secret-watch.h"
#include "support/bw-test-files.h"

#define N_DAYS 30
#define N_HOLLOW 5
#define N_CONTROLS 6

typedef struct {
  BwTestFolder *folder;
  char *place;
  BwTestGraph *graph;
  BwMemory *memory;
  BwOrganisation *organisation;
} Fixture;

static BwDay
get_today (void)
{
  return bw_day_new (2026, 7, 17);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const BwFakeGraphFields fields = { .n_days = N_DAYS,
                                     .n_hollow = N_HOLLOW,
                                     .n_controls = N_CONTROLS };
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("worldwide");

  fixture->folder = bw_test_folder_new ();
  fixture->place = bw_test_folder_build_path (fixture->folder, "archive");
  fixture->graph = bw_test_graph_new (&fields);
  fixture->memory =
      BW_MEMORY (bw_archive_memory_new (fixture->place, NULL, cloud, fixture->graph->clock));
  fixture->organisation = bw_organisation_new_in_cloud (fixture->graph->source, fixture->memory,
                                                        cloud, fixture->graph->clock);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->organisation));
  g_assert_finalize_object (g_steal_pointer (&fixture->memory));
  bw_test_graph_free (fixture->graph);
  g_free (fixture->place);
  bw_test_folder_free (fixture->folder);
}

static void
refresh (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) records = bw_organisation_refresh (fixture->organisation, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (records);
}

/* Nothing can be stored from now on. */
static void
stop_storing (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->place, BW_ARCHIVE_FILE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDatabase) database =
                bw_database_open (path, SQLITE_OPEN_READWRITE, G_TIME_SPAN_SECOND, &error);

  g_assert_no_error (error);
  bw_database_run (
      database, "CREATE TRIGGER stop BEFORE INSERT ON day BEGIN SELECT raise (ABORT, 'full'); END",
      &error);
  g_assert_no_error (error);
}

static BwExplanation *
explain (Fixture *fixture, BwDay from, BwDay to)
{
  g_autoptr (GError) error = NULL;
  BwExplanation *explanation =
      bw_organisation_explain (fixture->organisation, from, to, NULL, &error);

  g_assert_no_error (error);
  return explanation;
}

/* The day as it is kept, with all control scores of another one. */
static BwSnapshot *
make_kept (Fixture *fixture, BwDay day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = bw_source_days (fixture->graph->source, BW_DAYS_WHOLE,
                                              get_today () - 9, get_today () - 9, NULL, &error);

  g_assert_no_error (error);
  return bw_snapshot_new (&(BwSnapshotFields) {
      .id = "kept",
      .tenant_id = bw_snapshot_get_tenant_id (days->pdata[0]),
      .day = day,
      .current = bw_snapshot_get_current (days->pdata[0]),
      .max = bw_snapshot_get_max (days->pdata[0]),
      .active_users = -1,
      .comparisons = bw_snapshot_get_comparisons (days->pdata[0]),
      .control_scores = bw_snapshot_get_control_scores (days->pdata[0]),
  });
}

static void
assert_nothing (BwExplanation *explanation, BwChangeKind kind)
{
  BwChangeSum sum = bw_explanation_get_sum (explanation, kind);

  g_assert_true (sum.points == 0 && sum.max_points == 0);
  g_assert_cmpuint (bw_explanation_get_changes (explanation, kind)->len, ==, 0);
}

/* Where Microsoft is asked, since the newest day could not be kept, and tells no more than the totals of a day that is kept
   whole, that one is compared. */
static void
test_behind_hollow (Fixture *fixture, gconstpointer data)
{
  const BwDay hollow = get_today () - N_DAYS + 2;
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwExplanation) explanation = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (days, make_kept (fixture, hollow));
  g_assert_true (bw_memory_keep (fixture->memory, NULL, NULL, days, NULL));
  stop_storing (fixture);
  refresh (fixture);
  g_assert_true (bw_memory_is_behind (fixture->memory));
  explanation = explain (fixture, hollow, get_today () - 9);
  g_assert_cmpuint (bw_snapshot_get_day (bw_explanation_get_before (explanation)), ==, hollow);
  g_assert_cmpuint (bw_explanation_get_passed_before (explanation), ==, BW_DAY_NONE);
  for (BwChangeKind kind = 0; kind < BW_N_CHANGE_KINDS; kind++)
    assert_nothing (explanation, kind);

  g_assert_null (
      bw_organisation_explain (fixture->organisation, hollow - 1, get_today (), NULL, &error));
  g_assert_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_ONLY_TOTALS);
}

static void
tell_in_part (Fixture *fixture, guint number)
{
  const BwTestFault partial = {
    .status = 206,
    .headers = "Warning: 199 - \"Microsoft/SecureScore/504/10000\"\nContent-Type: application/json",
    .body = "{\"value\":[{\"id\":\"t_2026-07-17\",\"currentScore\":1,\"maxScore\":2,"
            "\"createdDateTime\":\"2026-07-17T00:00:00Z\",\"controlScores\":[{\"controlName\":"
            "\"aad_control_000\",\"score\":1,\"scoreInPercentage\":100}]}]}",
  };

  bw_test_server_add_fault (fixture->graph->server, number, &partial);
}

/* A newest day that Microsoft told in part is compared with nothing: every action that it leaves out would seem to have
   gone. */
static void
test_partial (Fixture *fixture, gconstpointer data)
{
  const BwDay yesterday = get_today () - 1;
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (BwExplanation) explanation = NULL;

  tell_in_part (fixture, 1);
  refresh (fixture);
  days =
      bw_source_days (fixture->graph->source, BW_DAYS_WHOLE, yesterday - 2, yesterday, NULL, NULL);
  g_assert_true (bw_memory_keep (fixture->memory, NULL, NULL, days, NULL));
  explanation = explain (fixture, BW_DAY_NONE, get_today ());
  g_assert_cmpuint (bw_snapshot_get_day (bw_explanation_get_after (explanation)), ==, yesterday);
  g_assert_cmpuint (bw_explanation_get_passed_after (explanation), ==, get_today ());
  assert_nothing (explanation, BW_CHANGE_GONE);
  assert_nothing (explanation, BW_CHANGE_UNEXPLAINED);
}

/* Where Microsoft is asked for the day alone and tells it in part, it is asked for it with those before it; when it tells them in
   part, too, there is nothing to compare. */
static void
test_asked_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("worldwide");
  g_autoptr (BwOrganisation) bare = bw_organisation_new_in_cloud (fixture->graph->source, NULL,
                                                                 cloud, fixture->graph->clock);
  guint n_requests = bw_test_server_count_requests (fixture->graph->server);
  g_autoptr (BwExplanation) explanation = NULL;
  g_autoptr (BwExplanation) none = NULL;
  g_autoptr (GError) error = NULL;

  tell_in_part (fixture, n_requests + 1);
  explanation = bw_organisation_explain (bare, BW_DAY_NONE, get_today (), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bw_snapshot_get_day (bw_explanation_get_after (explanation)), ==, get_today ());
  g_assert_cmpuint (bw_explanation_get_passed_after (explanation), ==, BW_DAY_NONE);
  assert_nothing (explanation, BW_CHANGE_GONE);

  n_requests = bw_test_server_count_requests (fixture->graph->server);
  tell_in_part (fixture, n_requests + 1);
  tell_in_part (fixture, n_requests + 2);
  none = bw_organisation_explain (bare, BW_DAY_NONE, get_today (), NULL, &error);
  g_assert_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_ONLY_TOTALS);
  g_assert_null (none);
}

#define ADD(name, function) \
  g_test_add ("/memory-explaining/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  ADD ("behind-hollow", test_behind_hollow);
  ADD ("partial", test_partial);
  ADD ("asked-again", test_asked_again);
  return g_test_run ();
}
