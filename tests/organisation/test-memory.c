/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is kept of an organisation at Graph: what is asked for, what is asked for no more, and what becomes of it where
 * it cannot be kept, is damaged, or the process is killed. Graph and the archive are real. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "archive/bw-database.h"
#include "archive/bw-statement.h"
#include "organisation/bw-memory-case.h"
#include "support/bw-secret-watch.h"

#define PAGE 4096

/* Days of which Graph has no control scores are asked for once, and not at every refresh, in this program or the next
   one. */
static void
test_hollow (BwMemoryCase *fixture, gconstpointer data)
{
  const BwFakeGraphFields same = { .n_days = BW_MEMORY_CASE_DAYS,
                                   .n_hollow = BW_MEMORY_CASE_HOLLOW,
                                   .n_controls = BW_MEMORY_CASE_CONTROLS };

  g_assert_cmpuint (bw_memory_case_count_asked (fixture), ==,
                    BW_MEMORY_CASE_REQUESTS + BW_MEMORY_CASE_DAYS / BW_MEMORY_CASE_DAYS_IN_PAGE);
  g_assert_cmpuint (bw_memory_case_count_whole (fixture->place, fixture->graph->clock), ==,
                    BW_MEMORY_CASE_DAYS - BW_MEMORY_CASE_HOLLOW);
  g_assert_cmpuint (bw_memory_case_count_asked (fixture), ==, BW_MEMORY_CASE_REQUESTS);
  bw_memory_case_start_anew (fixture, &same);
  g_assert_cmpuint (bw_memory_case_count_asked (fixture), ==, BW_MEMORY_CASE_REQUESTS);
}

/* As long as points may still come, a day is asked for again; what came is kept. */
static void
test_hollow_recent (BwMemoryCase *fixture, gconstpointer data)
{
  BwFakeGraphFields fields = { .n_days = 2, .n_hollow = 2, .n_controls = BW_MEMORY_CASE_CONTROLS };

  bw_memory_case_start_anew (fixture, &fields);
  g_assert_cmpuint (bw_memory_case_count_asked (fixture), ==, BW_MEMORY_CASE_REQUESTS + 1);
  g_assert_cmpuint (bw_memory_case_count_asked (fixture), ==, BW_MEMORY_CASE_REQUESTS + 1);
  fields.n_hollow = 0;
  bw_memory_case_start_anew (fixture, &fields);
  g_assert_cmpuint (bw_memory_case_count_asked (fixture), ==, BW_MEMORY_CASE_REQUESTS + 1);
  g_assert_cmpuint (bw_memory_case_count_whole (fixture->place, fixture->graph->clock), ==, 2);
  g_assert_cmpuint (bw_memory_case_count_asked (fixture), ==, BW_MEMORY_CASE_REQUESTS);
}

/* The totals of a day that Graph keeps no longer when it is asked for the whole of it. */
static void
test_edge (BwMemoryCase *fixture, gconstpointer data)
{
  BwFakeGraphFields fields = { .n_days = 90, .n_controls = 2 };

  bw_memory_case_start_anew (fixture, &fields);
  bw_memory_case_refresh (fixture);
  fields.today = bw_memory_case_get_today () + 1;
  bw_memory_case_start_anew (fixture, &fields);
  bw_manual_clock_set (BW_MANUAL_CLOCK (fixture->graph->clock), "2026-07-18T12:00:00Z");
  g_assert_cmpuint (bw_memory_case_count_asked (fixture), ==,
                    BW_MEMORY_CASE_REQUESTS + 90 / BW_MEMORY_CASE_DAYS_IN_PAGE);
  g_assert_cmpuint (bw_memory_case_count_whole (fixture->place, fixture->graph->clock), ==, 90);
  g_assert_cmpuint (bw_memory_case_count_asked (fixture), ==, BW_MEMORY_CASE_REQUESTS);
}

/* A day that came from a file is asked for as long as Graph has it. */
static void
test_file (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwArchive) archive =
                bw_archive_open (fixture->place, NULL, fixture->graph->clock, NULL, &error);
  g_autoptr (GPtrArray) days = bw_source_days (fixture->graph->source, BW_DAYS_WHOLE,
                                              bw_memory_case_get_today () - 4,
                                              bw_memory_case_get_today () - 4, NULL, &error);
  g_autoptr (GArray) list = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 1);
  bw_archive_store_days (archive, days, BW_ARCHIVE_ORIGIN_FILE, NULL, NULL, &error);
  g_assert_no_error (error);
  bw_memory_case_count_asked (fixture);
  list = bw_archive_list_days (archive, NULL, &error);
  for (guint i = 0; i < list->len; i++)
    g_assert_cmpint (g_array_index (list, BwArchiveDay, i).origin, ==, BW_ARCHIVE_ORIGIN_GRAPH);
}

/* Another process, which fills in. */
static int
run_as_process (const char *origin, const char *place)
{
  g_autoptr (BwTestGraph) graph = bw_test_graph_new_with (&(BwFakeGraphFields) { 0 },
                                                         &(BwHttpFields) { NULL }, origin);
  g_autoptr (BwMemory) memory = bw_memory_case_new_memory (place, graph->clock);
  g_autoptr (BwOrganisation) organisation = bw_memory_case_new_organisation (graph, memory);
  g_autoptr (BwRecords) records = bw_organisation_refresh (organisation, NULL, NULL);

  return records != NULL && bw_organisation_fill_in (organisation, NULL, NULL) ? 0 : 1;
}

/* A process that is killed while it fills in has kept every page that came before. */
static void
test_killed (BwMemoryCase *fixture, gconstpointer data)
{
  const BwTestFault held = { .status = 503, .hold = TRUE };
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;

  bw_test_server_add_fault (fixture->graph->server, BW_MEMORY_CASE_REQUESTS + 3, &held);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "fill-in",
                              bw_fake_graph_get_root (fixture->graph->graph), fixture->place, NULL);
  g_assert_no_error (error);
  bw_test_server_wait_for_requests (fixture->graph->server, BW_MEMORY_CASE_REQUESTS + 3);
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  bw_test_server_release (fixture->graph->server);
  bw_test_server_clear_faults (fixture->graph->server);
  g_assert_cmpuint (bw_memory_case_count_whole (fixture->place, fixture->graph->clock), ==,
                    2 * BW_MEMORY_CASE_DAYS_IN_PAGE);

  bw_memory_case_fill_in (fixture);
  bw_memory_case_assert_kept (fixture);
  g_assert_cmpuint (bw_memory_case_count_whole (fixture->place, fixture->graph->clock), ==,
                    BW_MEMORY_CASE_DAYS - BW_MEMORY_CASE_HOLLOW);
  g_assert_cmpuint (bw_memory_case_count_asked (fixture), ==, BW_MEMORY_CASE_REQUESTS);
}

/* One that breaks off goes on from there, and what was read before is kept once. */
static void
test_broken_off (BwMemoryCase *fixture, gconstpointer data)
{
  const BwTestFault refused = { .status = 403 };
  g_autoptr (GError) error = NULL;

  bw_memory_case_refresh (fixture);
  bw_test_server_add_fault (fixture->graph->server, BW_MEMORY_CASE_REQUESTS + 2, &refused);
  g_assert_false (bw_organisation_fill_in (fixture->organisation, NULL, &error));
  g_assert_error (error, BW_HTTP_ERROR, BW_HTTP_ERROR_FORBIDDEN);
  g_assert_cmpuint (bw_memory_case_count_whole (fixture->place, fixture->graph->clock), ==,
                    BW_MEMORY_CASE_DAYS_IN_PAGE);
  bw_memory_case_fill_in (fixture);
  g_assert_cmpuint (bw_memory_case_count_requests (fixture), ==, BW_MEMORY_CASE_REQUESTS + 4);
  g_assert_cmpuint (bw_memory_case_count_whole (fixture->place, fixture->graph->clock), ==,
                    BW_MEMORY_CASE_DAYS - BW_MEMORY_CASE_HOLLOW);
}

static BwDatabase *
open_database (BwMemoryCase *fixture)
{
  g_autofree char *path = g_build_filename (fixture->place, BW_ARCHIVE_FILE, NULL);
  g_autoptr (GError) error = NULL;
  BwDatabase *database = bw_database_open (path, SQLITE_OPEN_READWRITE, G_TIME_SPAN_SECOND, &error);

  g_assert_no_error (error);
  return database;
}

static void
run (BwMemoryCase *fixture, const char *sql)
{
  g_autoptr (BwDatabase) database = open_database (fixture);
  g_autoptr (GError) error = NULL;

  bw_database_run (database, sql, &error);
  g_assert_no_error (error);
}

static void
make_archive (BwMemoryCase *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwArchive) archive =
                bw_archive_open (fixture->place, NULL, fixture->graph->clock, NULL, &error);

  g_assert_no_error (error);
}

static void
assert_history (BwMemoryCase *fixture, guint n_days)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwHistory) history = bw_organisation_read_history (fixture->organisation, BW_DAY_NONE,
                                                               BW_DAY_NONE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (bw_history_get_days (history)->len, ==, n_days);
}

/* What of 21 points the fake's controls do on the newest day: the first one, of 1 point, has 5 % and then 11 % of it. */
static void
assert_explains (BwMemoryCase *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwExplanation) explanation = bw_organisation_explain (
      fixture->organisation, BW_DAY_NONE, BW_DAY_NONE, NULL, &error);

  g_assert_no_error (error);
  for (BwChangeKind kind = 0; kind < BW_N_CHANGE_KINDS; kind++) {
    GPtrArray *changes = bw_explanation_get_changes (explanation, kind);
    BwChangeSum sum = bw_explanation_get_sum (explanation, kind);
    double points = kind == BW_CHANGE_DONE ? 0.06 : 0;

    g_assert_cmpuint (changes->len, ==, points > 0 ? 1 : 0);
    if (changes->len > 0)
      g_assert_cmpstr (bw_change_get_fields (changes->pdata[0])->id, ==, "aad_control_000");
    g_assert_cmpfloat_with_epsilon (sum.points, points, 1e-9);
    g_assert_cmpfloat_with_epsilon (sum.max_points, 0, 1e-9);
    g_assert_cmpfloat_with_epsilon (sum.percentage, points / 21 * 100, 1e-9);
  }
}

/* Nothing that is asked for from now on is answered. */
static void
refuse (BwMemoryCase *fixture)
{
  const BwTestFault refused = { .status = 403 };

  for (guint i = 1; i <= 20; i++)
    bw_test_server_add_fault (fixture->graph->server, bw_memory_case_count_requests (fixture) + i,
                              &refused);
}

/* Another day that is stored makes up for no newest one that could not be. */
static void
keep_other (BwMemoryCase *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (GPtrArray) days = bw_source_days (fixture->graph->source, BW_DAYS_WHOLE,
                                              bw_memory_case_get_today () - 4,
                                              bw_memory_case_get_today () - 4, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (bw_memory_keep (fixture->memory, NULL, NULL, days, NULL));
  g_assert_true (bw_memory_is_behind (fixture->memory));
  problem = bw_memory_dup_problem (fixture->memory);
  g_assert_nonnull (problem);
}

/* Nor does what somebody called off say that anything is missing. */
static void
keep_cancelled (BwMemoryCase *fixture)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GPtrArray) days = bw_source_days (fixture->graph->source, BW_DAYS_WHOLE,
                                              bw_memory_case_get_today () - 4,
                                              bw_memory_case_get_today () - 4, NULL, NULL);

  g_assert_nonnull (days);
  g_cancellable_cancel (cancelled);
  g_assert_false (bw_memory_keep (fixture->memory, NULL, NULL, days, cancelled));
  g_assert_false (bw_memory_is_behind (fixture->memory));
}

#define NO_MORE "CREATE TRIGGER stop BEFORE INSERT ON day BEGIN SELECT raise (ABORT, 'full'); END"

/* Where nothing can be stored, what Microsoft answers is shown; and what is kept goes further back, or stands alone
   where Microsoft does not answer. */
static void
test_behind (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (GError) problem = NULL;

  make_archive (fixture);
  run (fixture, NO_MORE);
  bw_memory_case_refresh (fixture);
  problem = bw_memory_dup_problem (fixture->memory);
  g_assert_error (problem, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_FAILED);
  g_assert_true (bw_memory_is_behind (fixture->memory));
  assert_history (fixture, BW_MEMORY_CASE_DAYS);
  assert_explains (fixture);

  run (fixture,
       "DROP TRIGGER stop;"
       "INSERT INTO day VALUES (1000, '', NULL, 0, 1, 2, 3, 0, 0, 0, 2, 0, NULL, NULL);" NO_MORE);
  bw_memory_case_refresh (fixture);
  assert_history (fixture, BW_MEMORY_CASE_DAYS + 1);
  refuse (fixture);
  assert_history (fixture, 1);
  bw_test_server_clear_faults (fixture->graph->server);

  run (fixture, "DROP TRIGGER stop");
  keep_other (fixture);
  bw_memory_case_refresh (fixture);
  bw_memory_case_assert_kept (fixture);
  g_assert_false (bw_memory_is_behind (fixture->memory));
  assert_history (fixture, BW_MEMORY_CASE_DAYS + 1);
  keep_cancelled (fixture);
}

static void
assert_set_aside (BwMemoryCase *fixture)
{
  g_autoptr (GError) problem = bw_memory_dup_problem (fixture->memory);

  g_assert_error (problem, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_SET_ASIDE);
  g_assert_true (g_file_test (problem->message, G_FILE_TEST_IS_REGULAR));
}

/* Damage that is met when the archive is opened: it is set aside, which is told, and what comes is kept anew. */
static void
test_damaged_opening (BwMemoryCase *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->place, BW_ARCHIVE_FILE, NULL);

  g_assert_cmpint (g_mkdir_with_parents (fixture->place, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "no database at all, and never was one", -1, NULL));
  bw_memory_case_refresh (fixture);
  assert_set_aside (fixture);
  g_assert_false (bw_memory_is_behind (fixture->memory));
  assert_history (fixture, BW_MEMORY_CASE_DAYS);
}

/* Damage that somebody lays in its place while it is open: the same. */
static void
test_damaged_replaced (BwMemoryCase *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->place, BW_ARCHIVE_FILE, NULL);

  bw_memory_case_count_asked (fixture);
  g_assert_true (bw_archive_delete_folder (fixture->place, NULL, NULL));
  g_assert_cmpint (g_mkdir_with_parents (fixture->place, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "no database at all, and never was one", -1, NULL));
  bw_memory_case_refresh (fixture);
  assert_set_aside (fixture);
  assert_history (fixture, BW_MEMORY_CASE_DAYS);
}

/* The page that the rows of days begin in. */
static void
damage_days (BwMemoryCase *fixture)
{
  g_autofree char *path = g_build_filename (fixture->place, BW_ARCHIVE_FILE, NULL);
  g_autoptr (BwDatabase) database = open_database (fixture);
  g_autofree char *waste = g_malloc (PAGE);
  g_autoptr (GError) error = NULL;
  gint64 page = 0;
  g_autofd int fd = -1;

  g_assert_true (bw_database_ask_integer (
      database, "SELECT rootpage FROM sqlite_schema WHERE name = 'day'", &page, &error));
  g_clear_pointer (&database, bw_database_close);
  memset (waste, 0xa5, PAGE);
  fd = g_open (path, O_RDWR, 0);
  g_assert_cmpint (pwrite (fd, waste, PAGE, (page - 1) * PAGE), ==, PAGE);
}

/* Damage that is met only when something is stored: the same. */
static void
test_damaged_storing (BwMemoryCase *fixture, gconstpointer data)
{
  const BwFakeGraphFields same = { .n_days = BW_MEMORY_CASE_DAYS,
                                   .n_controls = BW_MEMORY_CASE_CONTROLS };
  g_autoptr (BwSource) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) problem = NULL;

  bw_memory_case_count_asked (fixture);
  bw_memory_case_start_anew (fixture, &same);
  damage_days (fixture);
  kept = bw_memory_open_source (fixture->memory, NULL, &error);
  g_assert_no_error (error);
  problem = bw_memory_dup_problem (fixture->memory);
  g_assert_no_error (problem);

  bw_memory_case_refresh (fixture);
  assert_set_aside (fixture);
  g_assert_false (bw_memory_is_behind (fixture->memory));
  bw_memory_case_fill_in (fixture);
  assert_history (fixture, BW_MEMORY_CASE_DAYS);
  g_assert_cmpuint (bw_memory_case_count_whole (fixture->place, fixture->graph->clock), ==,
                    BW_MEMORY_CASE_DAYS);
}

/* Or when it is recalled: it would be so at each start. */
static void
test_damaged_recalling (BwMemoryCase *fixture, gconstpointer data)
{
  const BwFakeGraphFields same = { .n_days = BW_MEMORY_CASE_DAYS,
                                   .n_controls = BW_MEMORY_CASE_CONTROLS };
  g_autoptr (BwRecords) none = NULL;
  g_autoptr (BwRecords) recalled = NULL;
  g_autoptr (GError) error = NULL;

  bw_memory_case_count_asked (fixture);
  bw_memory_case_start_anew (fixture, &same);
  damage_days (fixture);
  none = bw_organisation_recall (fixture->organisation, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (none);
  assert_set_aside (fixture);
  bw_memory_case_refresh (fixture);
  recalled = bw_organisation_recall (fixture->organisation, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (recalled);
}

static BwRecords *
read_and_look_back (BwMemoryCase *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) records = bw_organisation_refresh (fixture->organisation, NULL, &error);
  BwRecords *looked_back = NULL;

  g_assert_no_error (error);
  looked_back = bw_organisation_look_back (fixture->organisation, records, NULL, &error);
  g_assert_no_error (error);
  return looked_back;
}

/* What happened shows between the days that are kept: once there are several, what came with the newest is new. */
static void
test_look_back (BwMemoryCase *fixture, gconstpointer data)
{
  const BwFakeGraphFields more = { .n_days = BW_MEMORY_CASE_DAYS,
                                   .n_controls = BW_MEMORY_CASE_CONTROLS + 1 };
  g_autoptr (BwRecords) first = NULL;
  g_autoptr (BwRecords) second = NULL;
  BwScorecard *scorecard = NULL;
  guint n_requests = 0;

  first = read_and_look_back (fixture);
  bw_memory_case_fill_in (fixture);
  bw_memory_case_start_anew (fixture, &more);
  second = read_and_look_back (fixture);
  n_requests = bw_memory_case_count_requests (fixture);
  g_assert_cmpuint (n_requests, ==, BW_MEMORY_CASE_REQUESTS);

  scorecard = bw_records_get_scorecard (second);
  g_assert_cmpuint (bw_scorecard_get_actions (scorecard)->len, ==, BW_MEMORY_CASE_CONTROLS + 1);
  g_assert_cmpuint (bw_scorecard_count_recent (scorecard, BW_RECENT_ADDED), ==, 1);
  for (guint i = 0; i < BW_MEMORY_CASE_CONTROLS + 1; i++) {
    BwAction *action = g_ptr_array_index (bw_scorecard_get_actions (scorecard), i);
    const BwRecentEvent *event = bw_action_get_recent (action, BW_RECENT_ADDED);

    g_assert_true (bw_action_knows_recent (action));
    if (event != NULL)
      g_assert_cmpuint (event->day, ==, bw_scorecard_get_day (scorecard));
  }
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "fill-in"))
    return run_as_process (argv[2], argv[3]);
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                         \
  g_test_add ("/memory/" name, BwMemoryCase, NULL, bw_memory_case_set_up, function, \
              bw_memory_case_tear_down)
  ADD ("hollow", test_hollow);
  ADD ("look-back", test_look_back);
  ADD ("hollow-recent", test_hollow_recent);
  ADD ("edge", test_edge);
  ADD ("file", test_file);
  ADD ("killed", test_killed);
  ADD ("broken-off", test_broken_off);
  ADD ("behind", test_behind);
  ADD ("damaged-opening", test_damaged_opening);
  ADD ("damaged-replaced", test_damaged_replaced);
  ADD ("damaged-storing", test_damaged_storing);
  ADD ("damaged-recalling", test_damaged_recalling);
#undef ADD

  return g_test_run ();
}
