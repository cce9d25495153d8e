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
#include "organisation/bw-archive-memory.h"
#include "organisation/bw-organisation.h"
#include "source/bw-test-graph.h"
#include "support/bw-secret-watch.h"
#include "support/bw-test-files.h"

#define N_DAYS 30
#define N_HOLLOW 5
#define N_CONTROLS 6
#define PAGE 4096

/* The newest day, the catalogue, the totals. */
#define N_TO_REFRESH 3

/* How many days of them are in a page (bw-graph-source.c). */
#define DAYS_IN_PAGE 10

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

static BwMemory *
new_memory (const char *place, BwClock *clock)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("worldwide");

  return BW_MEMORY (bw_archive_memory_new (place, NULL, cloud, clock));
}

static BwOrganisation *
new_organisation (BwTestGraph *graph, BwMemory *memory)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("worldwide");

  return bw_organisation_new_in_cloud (graph->source, memory, cloud, graph->clock);
}

/* The program ends, and one begins. */
static void
start_anew (Fixture *fixture, const BwFakeGraphFields *fields)
{
  g_clear_object (&fixture->organisation);
  g_clear_object (&fixture->memory);
  g_clear_pointer (&fixture->graph, bw_test_graph_free);
  fixture->graph = bw_test_graph_new (fields);
  fixture->memory = new_memory (fixture->place, fixture->graph->clock);
  fixture->organisation = new_organisation (fixture->graph, fixture->memory);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = bw_test_folder_new ();
  fixture->place = bw_test_folder_build_path (fixture->folder, "archive");
  start_anew (fixture, &(BwFakeGraphFields) {
                           .n_days = N_DAYS, .n_hollow = N_HOLLOW, .n_controls = N_CONTROLS });
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

static guint
count_requests (Fixture *fixture)
{
  return bw_test_server_count_requests (fixture->graph->server);
}

static void
refresh (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) records = bw_organisation_refresh (fixture->organisation, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (records);
}

static void
fill_in (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  bw_organisation_fill_in (fixture->organisation, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_kept (Fixture *fixture)
{
  g_autoptr (GError) problem = bw_memory_dup_problem (fixture->memory);

  g_assert_no_error (problem);
}

static guint
count_whole (const char *place, BwClock *clock)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwArchive) archive = bw_archive_open (place, NULL, clock, NULL, &error);
  g_autoptr (GArray) days = bw_archive_list_days (archive, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < days->len; i++)
    n += g_array_index (days, BwArchiveDay, i).is_whole ? 1 : 0;
  return n;
}

/* What a refresh asks for now, with what it fills in. */
static guint
count_asked (Fixture *fixture)
{
  guint before = count_requests (fixture);

  refresh (fixture);
  fill_in (fixture);
  assert_kept (fixture);
  return count_requests (fixture) - before;
}

/* Days of which Graph has no control scores are asked for once, and not at every refresh, in this program or the next
   one. */
static void
test_hollow (Fixture *fixture, gconstpointer data)
{
  const BwFakeGraphFields same = { .n_days = N_DAYS,
                                   .n_hollow = N_HOLLOW,
                                   .n_controls = N_CONTROLS };

  g_assert_cmpuint (count_asked (fixture), ==, N_TO_REFRESH + N_DAYS / DAYS_IN_PAGE);
  g_assert_cmpuint (count_whole (fixture->place, fixture->graph->clock), ==, N_DAYS - N_HOLLOW);
  g_assert_cmpuint (count_asked (fixture), ==, N_TO_REFRESH);
  start_anew (fixture, &same);
  g_assert_cmpuint (count_asked (fixture), ==, N_TO_REFRESH);
}

/* As long as points may still come, a day is asked for again; what came is kept. */
static void
test_hollow_recent (Fixture *fixture, gconstpointer data)
{
  BwFakeGraphFields fields = { .n_days = 2, .n_hollow = 2, .n_controls = N_CONTROLS };

  start_anew (fixture, &fields);
  g_assert_cmpuint (count_asked (fixture), ==, N_TO_REFRESH + 1);
  g_assert_cmpuint (count_asked (fixture), ==, N_TO_REFRESH + 1);
  fields.n_hollow = 0;
  start_anew (fixture, &fields);
  g_assert_cmpuint (count_asked (fixture), ==, N_TO_REFRESH + 1);
  g_assert_cmpuint (count_whole (fixture->place, fixture->graph->clock), ==, 2);
  g_assert_cmpuint (count_asked (fixture), ==, N_TO_REFRESH);
}

/* The totals of a day that Graph keeps no longer when it is asked for the whole of it. */
static void
test_edge (Fixture *fixture, gconstpointer data)
{
  BwFakeGraphFields fields = { .n_days = 90, .n_controls = 2 };

  start_anew (fixture, &fields);
  refresh (fixture);
  fields.today = get_today () + 1;
  start_anew (fixture, &fields);
  bw_manual_clock_set (BW_MANUAL_CLOCK (fixture->graph->clock), "2026-07-18T12:00:00Z");
  g_assert_cmpuint (count_asked (fixture), ==, N_TO_REFRESH + 90 / DAYS_IN_PAGE);
  g_assert_cmpuint (count_whole (fixture->place, fixture->graph->clock), ==, 90);
  g_assert_cmpuint (count_asked (fixture), ==, N_TO_REFRESH);
}

/* A day that came from a file is asked for as long as Graph has it. */
static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwArchive) archive =
                bw_archive_open (fixture->place, NULL, fixture->graph->clock, NULL, &error);
  g_autoptr (GPtrArray) days = bw_source_days (fixture->graph->source, BW_DAYS_WHOLE,
                                              get_today () - 4, get_today () - 4, NULL, &error);
  g_autoptr (GArray) list = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 1);
  bw_archive_store_days (archive, days, BW_ARCHIVE_ORIGIN_FILE, NULL, NULL, &error);
  g_assert_no_error (error);
  count_asked (fixture);
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
  g_autoptr (BwMemory) memory = new_memory (place, graph->clock);
  g_autoptr (BwOrganisation) organisation = new_organisation (graph, memory);
  g_autoptr (BwRecords) records = bw_organisation_refresh (organisation, NULL, NULL);

  return records != NULL && bw_organisation_fill_in (organisation, NULL, NULL) ? 0 : 1;
}

/* A process that is killed while it fills in has kept every page that came before. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  const BwTestFault held = { .status = 503, .hold = TRUE };
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;

  bw_test_server_add_fault (fixture->graph->server, N_TO_REFRESH + 3, &held);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "fill-in",
                              bw_fake_graph_get_root (fixture->graph->graph), fixture->place, NULL);
  g_assert_no_error (error);
  bw_test_server_wait_for_requests (fixture->graph->server, N_TO_REFRESH + 3);
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  bw_test_server_release (fixture->graph->server);
  bw_test_server_clear_faults (fixture->graph->server);
  g_assert_cmpuint (count_whole (fixture->place, fixture->graph->clock), ==, 2 * DAYS_IN_PAGE);

  fill_in (fixture);
  assert_kept (fixture);
  g_assert_cmpuint (count_whole (fixture->place, fixture->graph->clock), ==, N_DAYS - N_HOLLOW);
  g_assert_cmpuint (count_asked (fixture), ==, N_TO_REFRESH);
}

/* One that breaks off goes on from there, and what was read before is kept once. */
static void
test_broken_off (Fixture *fixture, gconstpointer data)
{
  const BwTestFault refused = { .status = 403 };
  g_autoptr (GError) error = NULL;

  refresh (fixture);
  bw_test_server_add_fault (fixture->graph->server, N_TO_REFRESH + 2, &refused);
  g_assert_false (bw_organisation_fill_in (fixture->organisation, NULL, &error));
  g_assert_error (error, BW_HTTP_ERROR, BW_HTTP_ERROR_FORBIDDEN);
  g_assert_cmpuint (count_whole (fixture->place, fixture->graph->clock), ==, DAYS_IN_PAGE);
  fill_in (fixture);
  g_assert_cmpuint (count_requests (fixture), ==, N_TO_REFRESH + 4);
  g_assert_cmpuint (count_whole (fixture->place, fixture->graph->clock), ==, N_DAYS - N_HOLLOW);
}

/* Days that are told in part are asked for again, however long ago they are. */
static void
test_partial (Fixture *fixture, gconstpointer data)
{
  const BwTestFault partial = {
    .status = 206,
    .headers = "Warning: 199 - \"Microsoft/SecureScore/504/10000\"\nContent-Type: application/json",
    .body = "{\"value\":[{\"id\":\"t_2026-07-01\",\"currentScore\":1,\"maxScore\":2}]}",
  };

  refresh (fixture);
  bw_test_server_add_fault (fixture->graph->server, N_TO_REFRESH + 1, &partial);
  fill_in (fixture);
  g_assert_cmpuint (count_requests (fixture), ==, N_TO_REFRESH + 1);
  g_assert_cmpuint (count_asked (fixture), ==, N_TO_REFRESH + N_DAYS / DAYS_IN_PAGE);
  g_assert_cmpuint (count_whole (fixture->place, fixture->graph->clock), ==, N_DAYS - N_HOLLOW);
}

static void
add_partial (Fixture *fixture, guint number, const char *body)
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
test_outage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  refresh (fixture);
  add_partial (fixture, N_TO_REFRESH + 1, "{\"value\":[]}");
  g_assert_false (bw_organisation_fill_in (fixture->organisation, NULL, &error));
  g_assert_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_OUTAGE);
  g_assert_cmpuint (count_asked (fixture), ==, N_TO_REFRESH + N_DAYS / DAYS_IN_PAGE);
  g_assert_cmpuint (count_whole (fixture->place, fixture->graph->clock), ==, N_DAYS - N_HOLLOW);
}

/* One in which no newest day is told takes nothing away. */
static void
test_outage_newest (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) kept = NULL;

  refresh (fixture);
  add_partial (fixture, N_TO_REFRESH + 1, "{\"value\":[]}");
  g_assert_null (bw_organisation_refresh (fixture->organisation, NULL, &error));
  g_assert_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_OUTAGE);
  kept = bw_organisation_recall (fixture->organisation, NULL, NULL);
  g_assert_cmpuint (bw_records_get_days (kept)->len, ==, N_DAYS);
}

/* Where the newest day is told in part, what is kept complete of it is shown, and that is said. */
static void
test_partial_newest (Fixture *fixture, gconstpointer data)
{
  static const char BODY[] = "{\"value\":[{\"id\":\"t_2026-07-17\",\"currentScore\":1,"
                             "\"maxScore\":2,\"createdDateTime\":\"2026-07-17T00:00:00Z\"}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) whole = bw_organisation_refresh (fixture->organisation, NULL, &error);
  g_autoptr (BwOrganisation) bare = new_organisation (fixture->graph, NULL);
  g_autoptr (BwRecords) partial = NULL;
  BwSnapshot *shown = NULL;

  g_assert_false (has_note (whole, BW_NOTE_INCOMPLETE));
  add_partial (fixture, N_TO_REFRESH + 1, BODY);
  partial = bw_organisation_refresh (fixture->organisation, NULL, &error);
  g_assert_no_error (error);
  shown = bw_scorecard_get_snapshot (bw_records_get_scorecard (partial));
  g_assert_cmpuint (bw_snapshot_get_control_scores (shown)->len, ==, N_CONTROLS);
  g_assert_cmpfloat (bw_snapshot_get_current (shown), !=, 1.0);
  g_assert_true (has_note (partial, BW_NOTE_INCOMPLETE));

  /* Where nothing better is kept, it is what there is. */
  add_partial (fixture, 2 * N_TO_REFRESH + 1, BODY);
  g_clear_object (&partial);
  partial = bw_organisation_refresh (bare, NULL, &error);
  shown = bw_scorecard_get_snapshot (bw_records_get_scorecard (partial));
  g_assert_cmpfloat (bw_snapshot_get_current (shown), ==, 1.0);
  g_assert_true (has_note (partial, BW_NOTE_INCOMPLETE));
}

/* The chart: one day of it told, or none. What is kept stands in, and that is said; and it is said without a memory,
   too. */
static void
test_partial_chart (Fixture *fixture, gconstpointer data)
{
  static const char *const BODIES[] = {
    "{\"value\":[{\"id\":\"t_2026-07-01\",\"currentScore\":1,\"maxScore\":2}]}",
    "{\"value\":[]}",
  };

  refresh (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (BODIES); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (BwRecords) records = NULL;
    g_autoptr (BwRecords) bare = NULL;
    g_autoptr (BwOrganisation) other = new_organisation (fixture->graph, NULL);

    add_partial (fixture, count_requests (fixture) + N_TO_REFRESH, BODIES[i]);
    records = bw_organisation_refresh (fixture->organisation, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (bw_records_get_days (records)->len, ==, N_DAYS);
    for (guint day = 0; day < N_DAYS; day++)
      g_assert_false (bw_snapshot_is_incomplete (bw_records_get_days (records)->pdata[day]));
    g_assert_true (has_note (records, BW_NOTE_INCOMPLETE));

    add_partial (fixture, count_requests (fixture) + N_TO_REFRESH, BODIES[i]);
    bare = bw_organisation_refresh (other, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (bw_records_get_days (bare)->len, ==, 1 - i);
    g_assert_true (has_note (bare, BW_NOTE_INCOMPLETE));
  }
}

static BwDatabase *
open_database (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->place, BW_ARCHIVE_FILE, NULL);
  g_autoptr (GError) error = NULL;
  BwDatabase *database = bw_database_open (path, SQLITE_OPEN_READWRITE, G_TIME_SPAN_SECOND, &error);

  g_assert_no_error (error);
  return database;
}

static void
run (Fixture *fixture, const char *sql)
{
  g_autoptr (BwDatabase) database = open_database (fixture);
  g_autoptr (GError) error = NULL;

  bw_database_run (database, sql, &error);
  g_assert_no_error (error);
}

static void
make_archive (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwArchive) archive =
                bw_archive_open (fixture->place, NULL, fixture->graph->clock, NULL, &error);

  g_assert_no_error (error);
}

static void
assert_history (Fixture *fixture, guint n_days)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwHistory) history = bw_organisation_read_history (fixture->organisation, BW_DAY_NONE,
                                                               BW_DAY_NONE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (bw_history_get_days (history)->len, ==, n_days);
}

/* What of 21 points the fake's controls do on the newest day: the first one, of 1 point, has 5 % and then 11 % of it. */
static void
assert_explains (Fixture *fixture)
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
refuse (Fixture *fixture)
{
  const BwTestFault refused = { .status = 403 };

  for (guint i = 1; i <= 20; i++)
    bw_test_server_add_fault (fixture->graph->server, count_requests (fixture) + i, &refused);
}

/* Another day that is stored makes up for no newest one that could not be. */
static void
keep_other (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (GPtrArray) days = bw_source_days (fixture->graph->source, BW_DAYS_WHOLE,
                                              get_today () - 4, get_today () - 4, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (bw_memory_keep (fixture->memory, NULL, NULL, days, NULL));
  g_assert_true (bw_memory_is_behind (fixture->memory));
  problem = bw_memory_dup_problem (fixture->memory);
  g_assert_nonnull (problem);
}

/* Nor does what somebody called off say that anything is missing. */
static void
keep_cancelled (Fixture *fixture)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GPtrArray) days = bw_source_days (fixture->graph->source, BW_DAYS_WHOLE,
                                              get_today () - 4, get_today () - 4, NULL, NULL);

  g_assert_nonnull (days);
  g_cancellable_cancel (cancelled);
  g_assert_false (bw_memory_keep (fixture->memory, NULL, NULL, days, cancelled));
  g_assert_false (bw_memory_is_behind (fixture->memory));
}

#define NO_MORE "CREATE TRIGGER stop BEFORE INSERT ON day BEGIN SELECT raise (ABORT, 'full'); END"

/* Where nothing can be stored, what Microsoft answers is shown; and what is kept goes further back, or stands alone
   where Microsoft does not answer. */
static void
test_behind (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) problem = NULL;

  make_archive (fixture);
  run (fixture, NO_MORE);
  refresh (fixture);
  problem = bw_memory_dup_problem (fixture->memory);
  g_assert_error (problem, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_FAILED);
  g_assert_true (bw_memory_is_behind (fixture->memory));
  assert_history (fixture, N_DAYS);
  assert_explains (fixture);

  run (fixture,
       "DROP TRIGGER stop;"
       "INSERT INTO day VALUES (1000, '', NULL, 0, 1, 2, 3, 0, 0, 0, 2, 0, NULL, NULL);" NO_MORE);
  refresh (fixture);
  assert_history (fixture, N_DAYS + 1);
  refuse (fixture);
  assert_history (fixture, 1);
  bw_test_server_clear_faults (fixture->graph->server);

  run (fixture, "DROP TRIGGER stop");
  keep_other (fixture);
  refresh (fixture);
  assert_kept (fixture);
  g_assert_false (bw_memory_is_behind (fixture->memory));
  assert_history (fixture, N_DAYS + 1);
  keep_cancelled (fixture);
}

static void
assert_set_aside (Fixture *fixture)
{
  g_autoptr (GError) problem = bw_memory_dup_problem (fixture->memory);

  g_assert_error (problem, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_DAMAGED);
  g_assert_true (g_file_test (problem->message, G_FILE_TEST_IS_REGULAR));
}

/* Damage that is met when the archive is opened: it is set aside, which is told, and what comes is kept anew. */
static void
test_damaged_opening (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->place, BW_ARCHIVE_FILE, NULL);

  g_assert_cmpint (g_mkdir_with_parents (fixture->place, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "no database at all, and never was one", -1, NULL));
  refresh (fixture);
  assert_set_aside (fixture);
  g_assert_false (bw_memory_is_behind (fixture->memory));
  assert_history (fixture, N_DAYS);
}

/* The page that the rows of days begin in. */
static void
damage_days (Fixture *fixture)
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
test_damaged_storing (Fixture *fixture, gconstpointer data)
{
  const BwFakeGraphFields same = { .n_days = N_DAYS, .n_controls = N_CONTROLS };
  g_autoptr (BwSource) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) problem = NULL;

  count_asked (fixture);
  start_anew (fixture, &same);
  damage_days (fixture);
  kept = bw_memory_open_source (fixture->memory, NULL, &error);
  g_assert_no_error (error);
  problem = bw_memory_dup_problem (fixture->memory);
  g_assert_no_error (problem);

  refresh (fixture);
  assert_set_aside (fixture);
  g_assert_false (bw_memory_is_behind (fixture->memory));
  fill_in (fixture);
  assert_history (fixture, N_DAYS);
  g_assert_cmpuint (count_whole (fixture->place, fixture->graph->clock), ==, N_DAYS);
}

static BwRecords *
read_and_look_back (Fixture *fixture)
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
test_look_back (Fixture *fixture, gconstpointer data)
{
  const BwFakeGraphFields more = { .n_days = N_DAYS, .n_controls = N_CONTROLS + 1 };
  g_autoptr (BwRecords) first = NULL;
  g_autoptr (BwRecords) second = NULL;
  BwScorecard *scorecard = NULL;
  guint n_requests = 0;

  first = read_and_look_back (fixture);
  fill_in (fixture);
  start_anew (fixture, &more);
  second = read_and_look_back (fixture);
  n_requests = count_requests (fixture);
  g_assert_cmpuint (n_requests, ==, N_TO_REFRESH);

  scorecard = bw_records_get_scorecard (second);
  g_assert_cmpuint (bw_scorecard_get_actions (scorecard)->len, ==, N_CONTROLS + 1);
  g_assert_cmpuint (bw_scorecard_count_recent (scorecard, BW_RECENT_ADDED), ==, 1);
  for (guint i = 0; i < N_CONTROLS + 1; i++) {
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

#define ADD(name, function) g_test_add ("/memory/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("hollow", test_hollow);
  ADD ("look-back", test_look_back);
  ADD ("hollow-recent", test_hollow_recent);
  ADD ("edge", test_edge);
  ADD ("file", test_file);
  ADD ("killed", test_killed);
  ADD ("broken-off", test_broken_off);
  ADD ("partial", test_partial);
  ADD ("partial-newest", test_partial_newest);
  ADD ("partial-chart", test_partial_chart);
  ADD ("outage", test_outage);
  ADD ("outage-newest", test_outage_newest);
  ADD ("behind", test_behind);
  ADD ("damaged-opening", test_damaged_opening);
  ADD ("damaged-storing", test_damaged_storing);
#undef ADD

  return g_test_run ();
}
