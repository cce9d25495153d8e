/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How what is kept grows: twenty organisations, each with three years of 420 controls. Times are told, and not held. */

#include "archive/bw-made-days.h"
#include "organisation/bw-archive-memory.h"
#include "organisation/bw-archive-source.h"
#include "organisation/bw-kept-archive.h"
#include "organisation/bw-look-back.h"
#include "organisation/bw-lookup.h"
#include "organisation/bw-organisation.h"
#include "organisation/bw-standing.h"
#include "support/bw-manual-clock.h"
#include "support/bw-secret-watch.h"
#include "support/bw-test-files.h"

#define N_ORGANISATIONS 20
#define N_DAYS 1096
#define N_CONTROLS 420
#define PAGE 90

/* Of one organisation: below five megabytes a year. */
#define MOST (15 * 1000 * 1000)

typedef struct {
  BwTestFolder *folder;
  BwClock *clock;
  BwOrganisationList *list;
} World;

static BwOrganisationEntry *
add (World *world, guint n)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("worldwide");
  g_autofree char *id = g_strdup_printf ("organisation-%02u", n);
  g_autofree char *name = g_strdup_printf ("Voorbeeld %02u", n);
  BwOrganisationEntry *entry = bw_organisation_entry_new (&(BwOrganisationEntryFields) {
      .id = id,
      .name = name,
      .cloud = cloud,
      .tenant = BW_MADE_TENANT,
      .client_id = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
  });

  g_assert_true (bw_organisation_list_add (world->list, entry, NULL, NULL));
  return entry;
}

/* The first one is stored as it comes from Graph. */
static void
fill (World *world, BwOrganisationEntry *entry)
{
  g_autoptr (BwArchiveMemory) memory =
                bw_archive_memory_new_for_entry (world->list, entry, world->clock);
  g_autoptr (BwArchive) archive = bw_archive_memory_open (memory, NULL, NULL);
  g_autoptr (GError) error = NULL;

  for (guint day = 0; day < N_DAYS; day += PAGE) {
    g_autoptr (GPtrArray) days = bw_made_days_new (day, MIN (PAGE, N_DAYS - day), N_CONTROLS);
    g_autoptr (BwCatalogue) catalogue = bw_made_catalogue_new (day, N_CONTROLS);

    bw_archive_store_days (archive, days, BW_ARCHIVE_ORIGIN_GRAPH, NULL, NULL, &error);
    g_assert_no_error (error);
    bw_archive_store_catalogue (archive, catalogue, BW_MADE_FIRST + day, BW_ARCHIVE_ORIGIN_GRAPH,
                                NULL, &error);
    g_assert_no_error (error);
  }
}

/* The others are copies, by way of a backup. */
static void
copy (World *world, BwOrganisationEntry *from, BwOrganisationEntry *to)
{
  g_autofree char *file = bw_test_folder_build_path (world->folder, "backup");
  g_autoptr (BwArchiveMemory) source =
                bw_archive_memory_new_for_entry (world->list, from, world->clock);
  g_autoptr (BwArchiveMemory) target =
                bw_archive_memory_new_for_entry (world->list, to, world->clock);
  g_autoptr (BwArchive) kept = bw_archive_memory_open (source, NULL, NULL);
  g_autoptr (BwArchive) empty = bw_archive_memory_open (target, NULL, NULL);
  g_autoptr (GError) error = NULL;

  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    bw_archive_backup (kept, file, NULL, &error);
  g_assert_no_error (error);
  bw_archive_restore (empty, file, NULL, NULL, &error);
  g_assert_no_error (error);
}

static double
tell (const char *what, gint64 since)
{
  double spent = (g_get_monotonic_time () - since) / 1000.0;

  g_test_message ("%s: %.1f ms", what, spent);
  return spent;
}

static void
measure_all (World *world)
{
  g_autoptr (GError) error = NULL;
  gint64 since = g_get_monotonic_time ();
  g_autoptr (GPtrArray) kept = bw_kept_archives_list (world->list, world->clock, NULL, &error);
  guint64 total = 0;

  tell ("looking into all archives", since);
  g_assert_no_error (error);
  g_assert_cmpuint (kept->len, ==, N_ORGANISATIONS);
  for (guint i = 0; i < kept->len; i++) {
    const BwKeptArchive *one = g_ptr_array_index (kept, i);

    g_assert_cmpuint (one->days.n_days, ==, N_DAYS);
    g_assert_cmpuint (one->size, <, MOST);
    total += one->size;
  }
  g_test_message ("%u organisations: %" G_GUINT64_FORMAT " bytes, %" G_GUINT64_FORMAT " each",
                  kept->len, total, total / kept->len);
}

static void
stand_all (World *world)
{
  g_autoptr (GPtrArray) entries = bw_organisation_list_load (world->list, NULL, NULL, NULL);
  gint64 since = g_get_monotonic_time ();
  g_autoptr (GPtrArray) standings = bw_standings_load (world->list, entries, world->clock, NULL);

  tell ("where all of them stand", since);
  for (guint i = 0; i < standings->len; i++)
    g_assert_cmpuint (((BwStanding *) standings->pdata[i])->day, ==, BW_MADE_FIRST + N_DAYS - 1);
}

/* All of their actions, of which one is looked up. */
static void
look_up (World *world)
{
  g_autoptr (GPtrArray) entries = bw_organisation_list_load (world->list, NULL, NULL, NULL);
  gint64 since = g_get_monotonic_time ();
  g_autoptr (BwLookup) lookup = bw_lookup_load (world->list, entries, world->clock, NULL);
  g_autoptr (GPtrArray) findings = NULL;

  tell ("the newest actions of all of them", since);
  since = g_get_monotonic_time ();
  findings = bw_lookup_find (lookup, "e", 0);
  tell ("all of them by a word", since);
  g_assert_cmpuint (findings->len, >, 1);
  g_assert_cmpuint (((BwLookupFinding *) findings->pdata[0])->n_having, ==, N_ORGANISATIONS);
}

/* What happened within a month, as is found out behind the first frame. */
static void
look_back (BwArchiveMemory *memory, BwRecords *records)
{
  gint64 since = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) known = bw_look_back_in_memory (records, BW_MEMORY (memory), NULL, &error);

  tell ("what happened recently in one", since);
  g_assert_no_error (error);
  g_assert_nonnull (bw_scorecard_get_recent (bw_records_get_scorecard (known)));
}

/* As a window does at its start. */
static void
recall (World *world, BwOrganisationEntry *entry)
{
  g_autoptr (BwArchiveMemory) memory =
                bw_archive_memory_new_for_entry (world->list, entry, world->clock);
  gint64 since = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) records = bw_memory_recall (BW_MEMORY (memory), NULL, NULL, &error);

  tell ("opening one, with its newest day, catalogue and chart", since);
  g_assert_no_error (error);
  g_assert_nonnull (records);
  look_back (memory, records);
}

static BwOrganisation *
open_kept (World *world, BwOrganisationEntry *entry)
{
  g_autoptr (BwArchiveMemory) memory =
                bw_archive_memory_new_for_entry (world->list, entry, world->clock);
  g_autoptr (BwArchive) archive = bw_archive_memory_open (memory, NULL, NULL);
  g_autoptr (BwSource) source = bw_archive_source_new (archive);

  return bw_organisation_new (source, NULL, world->clock);
}

/* The other views of the history: the chart and the table, why the score changed over all of it, and the trends. */
static void
tell_history (World *world, BwOrganisationEntry *entry)
{
  g_autoptr (BwOrganisation) organisation = open_kept (world, entry);
  gint64 since = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BwHistory) history =
                bw_organisation_read_history (organisation, BW_DAY_NONE, BW_DAY_NONE, NULL, &error);
  g_autoptr (BwExplanation) explanation = NULL;
  g_autoptr (BwMetrics) metrics = NULL;

  tell ("the history of one", since);
  g_assert_no_error (error);
  g_assert_cmpuint (bw_history_get_days (history)->len, ==, N_DAYS);

  since = g_get_monotonic_time ();
  explanation = bw_organisation_explain (organisation, BW_MADE_FIRST, BW_MADE_FIRST + N_DAYS - 1,
                                         NULL, &error);
  tell ("why its score changed in three years", since);
  g_assert_no_error (error);
  g_assert_cmpuint (bw_explanation_get_changes (explanation, BW_CHANGE_DONE)->len, >, 0);

  since = g_get_monotonic_time ();
  metrics = bw_organisation_read_metrics (organisation, BW_DAY_NONE, BW_DAY_NONE, NULL, &error);
  tell ("its trends", since);
  g_assert_no_error (error);
  g_assert_nonnull (metrics);
}

/* As the page of the history does, on a worker. */
static void
tell_activities (World *world, BwOrganisationEntry *entry)
{
  g_autoptr (BwOrganisation) organisation = open_kept (world, entry);
  gint64 since = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BwActivities) activities = bw_organisation_read_activities (organisation, BW_DAY_NONE,
                                                                        BW_DAY_NONE, NULL, &error);

  tell ("all that happened to the actions of one", since);
  g_assert_no_error (error);
  g_assert_cmpuint (bw_activities_get_compared (activities)->len, ==, N_DAYS - 1);
  g_test_message ("%u activities", bw_activities_get_all (activities)->len);
}

static void
test_growth (void)
{
  World world = { bw_test_folder_new (), bw_manual_clock_new ("2026-11-29T12:00:00Z"), NULL };
  g_autoptr (BwOrganisationEntry) first = NULL;
  gint64 since = 0;

  world.list = bw_organisation_list_new (bw_test_folder_get_path (world.folder));
  first = add (&world, 0);
  since = g_get_monotonic_time ();
  fill (&world, first);
  tell ("storing three years of one", since);
  for (guint i = 1; i < N_ORGANISATIONS; i++) {
    g_autoptr (BwOrganisationEntry) entry = add (&world, i);

    copy (&world, first, entry);
  }
  measure_all (&world);
  stand_all (&world);
  look_up (&world);
  recall (&world, first);
  tell_history (&world, first);
  tell_activities (&world, first);
  g_object_unref (world.list);
  g_object_unref (world.clock);
  bw_test_folder_free (world.folder);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/growth/three-years", test_growth);
  return g_test_run ();
}
