/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What an archive costs, beside what SQLite costs for the same rows, in turns. Prints one JSON object: times in
 * milliseconds, a number for each round, and sizes in bytes.
 *
 *   bench-archive [N]   N rounds */

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "archive/bw-archive.h"
#include "archive/bw-database.h"
#include "archive/bw-made-days.h"
#include "archive/bw-statement.h"
#include "model/bw-control-score.h"
#include "organisation/bw-archive-source.h"
#include "organisation/bw-organisation.h"
#include "support/bw-test-files.h"

#define N_CONTROLS 420
#define FEW 90
#define MANY 1100

/* How many days are stored at once, as they come from Graph. */
#define PAGE 90

/* How often a short load is repeated, so that the clock can tell it. */
#define TIMES 5

typedef struct {
  BwTestFolder *folder;
  BwClock *clock;
  GPtrArray *days;
  BwArchive *few;
  BwArchive *many;
} World;

static double
now (void)
{
  return g_get_monotonic_time () / 1000.0;
}

static void
check (const GError *error)
{
  if (error == NULL)
    return;
  fprintf (stderr, "%s\n", error->message);
  exit (1);
}

static BwArchive *
open_archive (World *world, const char *name)
{
  g_autofree char *place = bw_test_folder_build_path (world->folder, name);
  GError *error = NULL;
  BwArchive *archive = bw_archive_open (place, BW_MADE_TENANT, world->clock, NULL, &error);

  check (error);
  return archive;
}

static void
store_days (BwArchive *archive, GPtrArray *days)
{
  GError *error = NULL;

  bw_archive_store_days (archive, days, BW_ARCHIVE_ORIGIN_GRAPH, NULL, NULL, &error);
  check (error);
}

static void
store_page (BwArchive *archive, guint first, guint n_days)
{
  g_autoptr (GPtrArray) days = bw_made_days_new (first, n_days, N_CONTROLS);
  g_autoptr (BwCatalogue) catalogue = bw_made_catalogue_new (first, N_CONTROLS);
  GError *error = NULL;

  store_days (archive, days);
  bw_archive_store_catalogue (archive, catalogue, BW_MADE_FIRST + first, BW_ARCHIVE_ORIGIN_GRAPH,
                              NULL, &error);
  check (error);
}

/* A new archive of so many days; its size when all is in the one file. */
static BwArchive *
make_archive (World *world, const char *name, guint n_days, guint64 *size)
{
  BwArchive *archive = open_archive (world, name);
  BwArchiveMeasure measure = { 0 };
  GError *error = NULL;

  for (guint day = 0; day < n_days; day += PAGE)
    store_page (archive, day, MIN (PAGE, n_days - day));
  g_object_unref (archive);
  archive = open_archive (world, name);
  bw_archive_measure (archive, &measure, NULL, &error);
  check (error);
  *size = measure.size;
  return archive;
}

static double
time_store (World *world, int round)
{
  g_autofree char *name = g_strdup_printf ("store-%d", round);
  g_autoptr (BwArchive) archive = open_archive (world, name);
  double began = now ();

  store_days (archive, world->days);
  return now () - began;
}

static void
insert_day (BwDatabase *database, BwSnapshot *day)
{
  GPtrArray *scores = bw_snapshot_get_control_scores (day);
  GError *error = NULL;
  g_autoptr (BwStatement) insertion = bw_statement_new (
      database, "INSERT INTO score VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", &error);

  for (guint i = 0; i < scores->len; i++) {
    BwControlScore *score = scores->pdata[i];

    bw_statement_bind_day (insertion, 1, bw_snapshot_get_day (day));
    bw_statement_bind_integer (insertion, 2, i);
    bw_statement_bind_text (insertion, 3, bw_control_score_get_category (score));
    bw_statement_bind_number (insertion, 4, bw_control_score_get_points (score));
    bw_statement_bind_number (insertion, 5, bw_control_score_get_percentage (score));
    bw_statement_bind_integer (insertion, 6, bw_control_score_get_count (score));
    bw_statement_bind_integer (insertion, 7, bw_control_score_get_total (score));
    bw_statement_run (insertion, &error);
    check (error);
  }
}

static void
run (BwDatabase *database, const char *sql)
{
  GError *error = NULL;

  bw_database_run (database, sql, &error);
  check (error);
}

/* The same control scores, a row for each day and control, in one table without an index. */
static double
time_bare_store (World *world, int round)
{
  g_autofree char *name = g_strdup_printf ("bare-%d.sqlite", round);
  g_autofree char *path = bw_test_folder_build_path (world->folder, name);
  GError *error = NULL;
  g_autoptr (BwDatabase) database = bw_database_open (
      path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, G_TIME_SPAN_SECOND, &error);
  double began = 0;

  check (error);
  run (database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                 "CREATE TABLE score (day INTEGER, control INTEGER, category TEXT, points REAL,"
                 " percentage REAL, count INTEGER, total INTEGER) STRICT");
  began = now ();
  run (database, "BEGIN");
  for (guint i = 0; i < world->days->len; i++)
    insert_day (database, world->days->pdata[i]);
  run (database, "COMMIT");
  return now () - began;
}

/* Two whole days a month apart, the later one the last but one. */
static double
time_two_days (BwArchive *archive, guint n_days)
{
  double began = now ();

  for (guint i = 0; i < 2 * TIMES; i++) {
    BwDay day = BW_MADE_FIRST + n_days - (i % 2 == 0 ? 32 : 2);
    GError *error = NULL;
    g_autoptr (GPtrArray) days = bw_archive_load_days (archive, day, day, TRUE, NULL, &error);

    check (error);
  }
  return (now () - began) / TIMES;
}

/* Why the score changed between them, down to the share of each action. */
static double
time_explain (World *world)
{
  g_autoptr (BwSource) source = bw_archive_source_new (world->many);
  g_autoptr (BwOrganisation) organisation = bw_organisation_new (source, NULL, world->clock);
  double began = now ();

  for (guint i = 0; i < TIMES; i++) {
    GError *error = NULL;
    g_autoptr (BwExplanation) explanation = bw_organisation_explain (
        organisation, BW_MADE_FIRST + MANY - 32, BW_MADE_FIRST + MANY - 2, NULL, &error);

    check (error);
    if (bw_explanation_get_changes (explanation, BW_CHANGE_DONE)->len == 0)
      exit (1);
  }
  return (now () - began) / TIMES;
}

static double
time_totals (BwArchive *archive, guint n_days)
{
  double began = now ();

  for (guint i = 0; i < TIMES; i++) {
    GError *error = NULL;
    g_autoptr (GPtrArray) days = bw_archive_load_days (archive, BW_MADE_FIRST,
                                                      BW_MADE_FIRST + n_days, FALSE, NULL, &error);

    check (error);
    if (days->len != n_days)
      exit (1);
  }
  return (now () - began) / TIMES;
}

static double
time_open (World *world, const char *name)
{
  double began = now ();
  g_autoptr (BwArchive) archive = open_archive (world, name);
  GError *error = NULL;
  g_autoptr (BwSnapshot) newest = bw_archive_load_newest (archive, NULL, &error);
  g_autoptr (BwCatalogue) catalogue = bw_archive_load_catalogue (archive, BW_DAY_NONE, NULL, &error);

  check (error);
  return now () - began;
}

typedef struct {
  const char *name;
  GArray *times;
} Row;

static void
add (Row *row, double value)
{
  if (row->times == NULL)
    row->times = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_val (row->times, value);
}

static void
print_row (const Row *row)
{
  printf ("\"%s\": [", row->name);
  for (guint i = 0; i < row->times->len; i++)
    printf ("%s%.4f", i > 0 ? ", " : "", g_array_index (row->times, double, i));
  printf ("], ");
  g_array_unref (row->times);
}

enum {
  STORE,
  BARE_STORE,
  TWO_OF_FEW,
  TWO_OF_MANY,
  EXPLAIN,
  TOTALS_OF_FEW,
  TOTALS_OF_MANY,
  OPEN_FEW,
  OPEN_MANY,
  N_ROWS
};

static void
go_round (World *world, int round, Row *rows)
{
  add (&rows[BARE_STORE], time_bare_store (world, round));
  add (&rows[STORE], time_store (world, round));
  add (&rows[TWO_OF_FEW], time_two_days (world->few, FEW));
  add (&rows[TWO_OF_MANY], time_two_days (world->many, MANY));
  add (&rows[EXPLAIN], time_explain (world));
  add (&rows[TOTALS_OF_FEW], time_totals (world->few, FEW));
  add (&rows[TOTALS_OF_MANY], time_totals (world->many, MANY));
  add (&rows[OPEN_FEW], time_open (world, "few"));
  add (&rows[OPEN_MANY], time_open (world, "many"));
}

int
main (int argc, char *argv[])
{
  int n_rounds = argc > 1 ? atoi (argv[1]) : 15;
  World world = { bw_test_folder_new (), bw_system_clock_new (),
                  bw_made_days_new (0, FEW, N_CONTROLS) };
  Row rows[N_ROWS] = { { "store" },          { "bare store" }, { "two of few" },
                       { "two of many" },    { "explain" },    { "totals of few" },
                       { "totals of many" }, { "open few" },   { "open many" } };
  guint64 size_of_few = 0;
  guint64 size_of_many = 0;

  world.few = make_archive (&world, "few", FEW, &size_of_few);
  world.many = make_archive (&world, "many", MANY, &size_of_many);
  for (int i = 0; i < n_rounds; i++)
    go_round (&world, i, rows);

  printf ("{");
  for (int i = 0; i < N_ROWS; i++)
    print_row (&rows[i]);
  printf ("\"size of few\": %" G_GUINT64_FORMAT ", \"size of many\": %" G_GUINT64_FORMAT "}\n",
          size_of_few, size_of_many);
  g_object_unref (world.few);
  g_object_unref (world.many);
  g_object_unref (world.clock);
  g_ptr_array_unref (world.days);
  bw_test_folder_free (world.folder);
  return 0;
}
