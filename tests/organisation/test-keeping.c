/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is kept of all organisations: how long, what saved files add to it, and where the organisations stand by it. */

#include <glib/gstdio.h>
#include <math.h>
#include <unistd.h>

#include "archive/bw-database.h"
#include "organisation/bw-archive-memory.h"
#include "organisation/bw-import.h"
#include "organisation/bw-keeping-case.h"
#include "organisation/bw-kept-archive.h"
#include "organisation/bw-retention.h"
#include "organisation/bw-standing.h"
#include "source/files/bw-files-source.h"
#include "support/bw-manual-clock.h"
#include "support/bw-secret-watch.h"
#include "support/bw-test-files.h"

#define TENANT BW_KEEPING_TENANT
#define OTHER_TENANT "99999999-2222-3333-4444-555555555555"

static guint
count_old (BwKeepingCase *fixture, guint years)
{
  g_autoptr (GError) error = NULL;
  guint n_days = 99;

  bw_retention_count (fixture->list, years, fixture->clock, &n_days, NULL, &error);
  g_assert_no_error (error);
  return n_days;
}

static void
set_years (BwKeepingCase *fixture, guint years)
{
  g_autoptr (GError) error = NULL;

  bw_retention_set (fixture->list, years, fixture->clock, NULL, &error);
  g_assert_no_error (error);
}

/* A year back is the same day of that year; the day after where it has none. */
static void
test_first (void)
{
  g_assert_cmpuint (bw_retention_find_first (0, bw_day_new (2026, 11, 29)), ==, BW_DAY_NONE);
  g_assert_cmpuint (bw_retention_find_first (1, bw_day_new (2026, 11, 29)), ==,
                    bw_day_new (2025, 11, 29));
  g_assert_cmpuint (bw_retention_find_first (5, bw_day_new (2026, 11, 29)), ==,
                    bw_day_new (2021, 11, 29));
  g_assert_cmpuint (bw_retention_find_first (1, bw_day_new (2028, 2, 29)), ==,
                    bw_day_new (2027, 2, 28));
}

/* Days of all archives are counted and deleted, of those too that no organisation of the list has; the first day of the
   limit stays. */
static void
test_retention (BwKeepingCase *fixture, gconstpointer data)
{
  BwDay limit = bw_day_new (2025, 11, 29);
  g_autoptr (BwOrganisationEntry) entry = bw_keeping_case_add (fixture, "a", "A", TENANT);

  for (guint i = 0; i < 4; i++)
    bw_keeping_case_store (fixture, "a", limit - 3 + i, 10, BW_ARCHIVE_ORIGIN_GRAPH);
  bw_keeping_case_store (fixture, "left", limit - 400, 10, BW_ARCHIVE_ORIGIN_GRAPH);
  g_assert_cmpuint (bw_retention_load (fixture->list, NULL), ==, BW_RETENTION_FOR_EVER);
  g_assert_cmpuint (count_old (fixture, BW_RETENTION_FOR_EVER), ==, 0);
  g_assert_cmpuint (count_old (fixture, 1), ==, 4);
  g_assert_cmpuint (count_old (fixture, 2), ==, 1);
  g_assert_cmpuint (count_old (fixture, 5), ==, 0);

  set_years (fixture, 5);
  g_assert_cmpuint (bw_retention_load (fixture->list, NULL), ==, 5);
  g_assert_cmpuint (bw_keeping_case_count (fixture, "a"), ==, 4);
  set_years (fixture, 1);
  g_assert_cmpuint (bw_retention_load (fixture->list, NULL), ==, 1);
  g_assert_cmpuint (bw_keeping_case_count (fixture, "a"), ==, 1);
  g_assert_cmpuint (bw_keeping_case_count (fixture, "left"), ==, 0);
  set_years (fixture, BW_RETENTION_FOR_EVER);
  g_assert_cmpuint (bw_retention_load (fixture->list, NULL), ==, BW_RETENTION_FOR_EVER);
}

/* As time goes by, a refresh deletes what has become too old; where all is kept for ever, nothing. */
static void
test_retention_refresh (BwKeepingCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = bw_keeping_case_add (fixture, "a", "A", TENANT);
  g_autoptr (BwArchiveMemory) memory =
                bw_archive_memory_new_for_entry (fixture->list, entry, fixture->clock);
  g_autoptr (BwSnapshot) newest =
                bw_snapshot_new (&(BwSnapshotFields) { .id = "",
                                                       .tenant_id = TENANT,
                                                       .day = bw_day_new (2026, 11, 29),
                                                       .current = 1,
                                                       .max = 2,
                                                       .active_users = -1 });

  bw_keeping_case_store (fixture, "a", bw_day_new (2025, 12, 1), 10, BW_ARCHIVE_ORIGIN_GRAPH);
  bw_keeping_case_store (fixture, "a", bw_day_new (2025, 12, 2), 10, BW_ARCHIVE_ORIGIN_GRAPH);
  set_years (fixture, 1);
  bw_memory_keep (BW_MEMORY (memory), newest, NULL, NULL, NULL);
  g_assert_cmpuint (bw_keeping_case_count (fixture, "a"), ==, 3);
  bw_manual_clock_set (BW_MANUAL_CLOCK (fixture->clock), "2026-12-02T12:00:00Z");
  bw_memory_keep (BW_MEMORY (memory), newest, NULL, NULL, NULL);
  g_assert_cmpuint (bw_keeping_case_count (fixture, "a"), ==, 2);

  set_years (fixture, BW_RETENTION_FOR_EVER);
  bw_manual_clock_set (BW_MANUAL_CLOCK (fixture->clock), "2046-12-02T12:00:00Z");
  bw_memory_keep (BW_MEMORY (memory), newest, NULL, NULL, NULL);
  g_assert_cmpuint (bw_keeping_case_count (fixture, "a"), ==, 2);
}

static void
apply_all (BwKeepingCase *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_retention_apply_all (fixture->list, fixture->clock, NULL, &error));
  g_assert_no_error (error);
}

/* And so does the start of a program, in archives too that nobody refreshes: of an organisation that was removed or
   signed out of. */
static void
test_retention_all (BwKeepingCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = bw_keeping_case_add (fixture, "a", "A", TENANT);
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->list, "none");

  for (guint i = 0; i < 2; i++) {
    BwDay day = bw_day_new (2025, 12, 1) + i;

    bw_keeping_case_store (fixture, "a", day, 10, BW_ARCHIVE_ORIGIN_GRAPH);
    bw_keeping_case_store (fixture, "left", day, 10, BW_ARCHIVE_ORIGIN_GRAPH);
  }
  bw_keeping_case_damage (fixture, "damaged");
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  set_years (fixture, 1);
  apply_all (fixture);
  g_assert_cmpuint (bw_keeping_case_count (fixture, "left"), ==, 2);

  bw_manual_clock_set (BW_MANUAL_CLOCK (fixture->clock), "2026-12-02T12:00:00Z");
  apply_all (fixture);
  g_assert_cmpuint (bw_keeping_case_count (fixture, "a"), ==, 1);
  g_assert_cmpuint (bw_keeping_case_count (fixture, "left"), ==, 1);

  set_years (fixture, BW_RETENTION_FOR_EVER);
  bw_manual_clock_set (BW_MANUAL_CLOCK (fixture->clock), "2046-12-02T12:00:00Z");
  apply_all (fixture);
  g_assert_cmpuint (bw_keeping_case_count (fixture, "left"), ==, 1);
}

/* Something else in its place deletes nothing. */
static void
test_retention_odd (BwKeepingCase *fixture, gconstpointer data)
{
  g_autofree char *path = bw_test_folder_build_path (fixture->folder, "organisations.json");
  const char *odd[] = { "-1", "0", "101", "\"2\"", "[]", "null", "1e9" };

  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++) {
    g_autofree char *text =
        g_strdup_printf ("{\"version\": 1, \"organisations\": [], \"keepYears\": %s}", odd[i]);

    g_assert_true (g_file_set_contents (path, text, -1, NULL));
    g_assert_cmpuint (bw_retention_load (fixture->list, NULL), ==, BW_RETENTION_FOR_EVER);
  }
}

static BwSource *
new_files (BwKeepingCase *fixture, const char *tenant_id, const char *const *days)
{
  g_autofree char *path = bw_test_folder_build_path (fixture->folder, "saved.json");
  g_autoptr (GString) text = g_string_new ("{\"@odata.context\":\"https://graph.microsoft.com/v1.0/"
                                          "$metadata#security/secureScores\",\"value\":[");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; days[i] != NULL; i++)
    g_string_append_printf (
        text,
        "%s{\"id\":\"%s_%s\",\"azureTenantId\":\"%s\",\"createdDateTime\":\"%sT00:00:00Z\","
        "\"currentScore\":5.0,\"maxScore\":10.0,\"averageComparativeScores\":[],\"controlScores\":"
        "[{\"controlCategory\":\"Identity\",\"controlName\":\"OneAdmin\",\"score\":5.0,"
        "\"scoreInPercentage\":50.0}]}",
        i > 0 ? "," : "", tenant_id, days[i], tenant_id, days[i]);
  g_string_append (text, "]}");
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  g_ptr_array_add (files, g_file_new_for_path (path));
  return bw_files_source_new (files);
}

static gboolean
import (BwKeepingCase *fixture,
        BwOrganisationEntry *entry,
        const char *tenant_id,
        const char *const *days,
        BwImported *imported,
        GError **error)
{
  g_autoptr (BwSource) files = new_files (fixture, tenant_id, days);

  return bw_import_files (files, fixture->list, entry, fixture->clock, imported, NULL, error);
}

static const char *const DAYS[] = { "2024-03-03", "2024-03-02", "2024-03-01", NULL };

/* Days of files stand beside Graph's, say what they are, and give way to Graph's. */
static void
test_import (BwKeepingCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = bw_keeping_case_add (fixture, "a", "A", TENANT);
  BwImported imported = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (BwArchive) archive = NULL;
  g_autoptr (GPtrArray) days = NULL;

  bw_keeping_case_store (fixture, "a", bw_day_new (2024, 3, 2), 77, BW_ARCHIVE_ORIGIN_GRAPH);
  g_assert_true (import (fixture, entry, TENANT, DAYS, &imported, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (imported.n_days, ==, 3);
  g_assert_cmpuint (imported.n_stored, ==, 2);
  g_assert_cmpuint (imported.first, ==, bw_day_new (2024, 3, 1));
  g_assert_cmpuint (imported.last, ==, bw_day_new (2024, 3, 3));
  bw_keeping_case_store (fixture, "a", bw_day_new (2024, 3, 3), 88, BW_ARCHIVE_ORIGIN_GRAPH);

  archive = bw_keeping_case_open (fixture, "a");
  days = bw_archive_load_days (archive, 1, G_MAXUINT32, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 3);
  g_assert_cmpfloat (bw_snapshot_get_current (days->pdata[0]), ==, 5);
  g_assert_true (bw_snapshot_is_from_file (days->pdata[0]));
  g_assert_cmpfloat (bw_snapshot_get_current (days->pdata[1]), ==, 77);
  g_assert_false (bw_snapshot_is_from_file (days->pdata[1]));
  /* Its totals alone do not take the place of a whole day. */
  g_assert_true (bw_snapshot_is_from_file (days->pdata[2]));
}

/* Files of another organisation, or of nobody knows whom, are not added, and nothing is stored. */
static void
test_import_refused (BwKeepingCase *fixture, gconstpointer data)
{
  static const char *const NONE[] = { NULL };
  g_autoptr (BwOrganisationEntry) entry = bw_keeping_case_add (fixture, "a", "A", TENANT);
  g_autoptr (BwOrganisationEntry) by_domain =
                bw_keeping_case_add (fixture, "b", "B", "voorbeeld.example");
  BwImported imported = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (import (fixture, entry, OTHER_TENANT, DAYS, &imported, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_OTHER_ORGANISATION);
  g_clear_error (&error);
  g_assert_false (import (fixture, entry, "", DAYS, &imported, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_UNKNOWN_ORGANISATION);
  g_clear_error (&error);
  g_assert_false (import (fixture, entry, TENANT, NONE, &imported, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_NO_DAYS);
  g_clear_error (&error);
  g_assert_false (import (fixture, by_domain, TENANT, DAYS, &imported, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_UNKNOWN_ORGANISATION);
  g_clear_error (&error);
  g_assert_cmpuint (bw_keeping_case_count (fixture, "a"), ==, 0);
  g_assert_cmpuint (bw_keeping_case_count (fixture, "b"), ==, 0);

  /* Once something of it is known, its tenant is. */
  bw_keeping_case_store (fixture, "b", bw_day_new (2026, 11, 29), 1, BW_ARCHIVE_ORIGIN_GRAPH);
  g_assert_true (import (fixture, by_domain, TENANT, DAYS, &imported, &error));
  g_assert_cmpuint (bw_keeping_case_count (fixture, "b"), ==, 4);
}

/* Days that the next refresh would delete are not added, which is said before and after; the catalogue of such days
   neither. */
static void
test_import_too_old (BwKeepingCase *fixture, gconstpointer data)
{
  static const char *const MIXED[] = { "2026-11-28", "2025-11-29", "2025-11-28", "2024-03-01",
                                       NULL };
  g_autoptr (BwOrganisationEntry) entry = bw_keeping_case_add (fixture, "a", "A", TENANT);
  g_autoptr (BwSource) files = new_files (fixture, TENANT, MIXED);
  g_auto (BwImported) imported = { 0 };
  g_autoptr (GError) error = NULL;

  set_years (fixture, 1);
  g_assert_true (bw_import_look (files, fixture->list, fixture->clock, &imported, NULL, &error));
  g_assert_cmpuint (imported.n_days, ==, 4);
  g_assert_cmpuint (imported.n_too_old, ==, 2);
  g_assert_cmpuint (imported.years, ==, 1);
  g_assert_true (import (fixture, entry, TENANT, MIXED, &imported, &error));
  g_assert_cmpuint (imported.n_days, ==, 4);
  g_assert_cmpuint (imported.n_stored, ==, 2);
  g_assert_cmpuint (imported.n_too_old, ==, 2);
  g_assert_cmpuint (bw_keeping_case_count (fixture, "a"), ==, 2);
  apply_all (fixture);
  g_assert_cmpuint (bw_keeping_case_count (fixture, "a"), ==, 2);

  g_assert_true (import (fixture, entry, TENANT, DAYS, &imported, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (imported.n_stored, ==, 0);
  g_assert_cmpuint (imported.n_too_old, ==, 3);
  g_assert_cmpuint (bw_keeping_case_count (fixture, "a"), ==, 2);

  set_years (fixture, BW_RETENTION_FOR_EVER);
  g_assert_true (import (fixture, entry, TENANT, DAYS, &imported, &error));
  g_assert_cmpuint (imported.n_stored, ==, 3);
  g_assert_cmpuint (imported.n_too_old, ==, 0);
}

/* Days that are still to come are not added, which is said before and after: they would stand for the newest state. */
static void
test_import_future (BwKeepingCase *fixture, gconstpointer data)
{
  static const char *const MIXED[] = { "2031-01-01", "2026-11-30", "2026-11-29", "2026-11-28",
                                       NULL };
  g_autoptr (BwOrganisationEntry) entry = bw_keeping_case_add (fixture, "a", "A", TENANT);
  g_autoptr (BwSource) files = new_files (fixture, TENANT, MIXED);
  g_auto (BwImported) imported = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_import_look (files, fixture->list, fixture->clock, &imported, NULL, &error));
  g_assert_cmpuint (imported.n_days, ==, 4);
  g_assert_cmpuint (imported.n_future, ==, 2);
  g_assert_true (import (fixture, entry, TENANT, MIXED, &imported, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (imported.n_stored, ==, 2);
  g_assert_cmpuint (imported.n_future, ==, 2);
  g_assert_cmpuint (bw_keeping_case_count (fixture, "a"), ==, 2);

  /* Where there is no other one, none is. */
  g_assert_true (import (fixture, entry, TENANT, (const char *const[]) { "2031-01-01", NULL },
                         &imported, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (imported.n_stored, ==, 0);
  g_assert_cmpuint (imported.n_future, ==, 1);
  g_assert_cmpuint (bw_keeping_case_count (fixture, "a"), ==, 2);
}

/* Where the archive was damaged it is told where that is now, also where nothing could be added then. */
static void
test_import_damaged (BwKeepingCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = bw_keeping_case_add (fixture, "a", "A", TENANT);
  g_auto (BwImported) imported = { 0 };
  g_autoptr (GError) error = NULL;

  bw_keeping_case_damage (fixture, "a");
  g_assert_false (import (fixture, entry, OTHER_TENANT, DAYS, &imported, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_OTHER_ORGANISATION);
  g_assert_true (g_file_test (imported.set_aside, G_FILE_TEST_IS_REGULAR));
  bw_imported_clear (&imported);
  g_clear_error (&error);

  bw_keeping_case_damage (fixture, "a");
  g_assert_true (import (fixture, entry, TENANT, DAYS, &imported, &error));
  g_assert_true (g_file_test (imported.set_aside, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (bw_keeping_case_count (fixture, "a"), ==, 3);
  bw_imported_clear (&imported);

  g_assert_true (import (fixture, entry, TENANT, DAYS, &imported, &error));
  g_assert_null (imported.set_aside);
}

/* 100 of 200 points on the newest day, 90 the day before, 80 on the nearest day a month before. */
static void
test_standings (BwKeepingCase *fixture, gconstpointer data)
{
  BwDay today = bw_day_new (2026, 11, 29);
  g_autoptr (BwOrganisationEntry) empty = bw_keeping_case_add (fixture, "z", "Alpha", TENANT);
  g_autoptr (BwOrganisationEntry) gaps = bw_keeping_case_add (fixture, "y", "beta", TENANT);
  g_autoptr (BwOrganisationEntry) full = bw_keeping_case_add (fixture, "x", "Gamma", TENANT);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) standings = NULL;
  const BwStanding *standing = NULL;
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->list, "z");

  bw_keeping_case_store (fixture, "x", today, 100, BW_ARCHIVE_ORIGIN_GRAPH);
  bw_keeping_case_store (fixture, "x", today - 1, 90, BW_ARCHIVE_ORIGIN_GRAPH);
  bw_keeping_case_store (fixture, "x", today - 29, 10, BW_ARCHIVE_ORIGIN_GRAPH);
  bw_keeping_case_store (fixture, "x", today - 33, 80, BW_ARCHIVE_ORIGIN_GRAPH);
  bw_keeping_case_store (fixture, "y", today - 5, 20, BW_ARCHIVE_ORIGIN_GRAPH);
  bw_keeping_case_store (fixture, "y", today - 7, 10, BW_ARCHIVE_ORIGIN_GRAPH);
  bw_keeping_case_store (fixture, "y", today - 43, 10, BW_ARCHIVE_ORIGIN_GRAPH);
  entries = bw_organisation_list_load (fixture->list, NULL, NULL, NULL);
  standings = bw_standings_load (fixture->list, entries, fixture->clock, NULL);
  g_assert_cmpuint (standings->len, ==, 3);

  standing = standings->pdata[0];
  g_assert_cmpstr (bw_organisation_entry_get_name (standing->entry), ==, "Alpha");
  g_assert_cmpuint (standing->day, ==, BW_DAY_NONE);
  g_assert_true (isnan (standing->percentage) && isnan (standing->over_month));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  standing = standings->pdata[1];
  g_assert_cmpstr (bw_organisation_entry_get_name (standing->entry), ==, "beta");
  g_assert_cmpuint (standing->day, ==, today - 5);
  g_assert_cmpfloat (standing->percentage, ==, 10);
  g_assert_true (isnan (standing->since_yesterday) && isnan (standing->over_month));
  g_assert_cmpuint (standing->month_day, ==, BW_DAY_NONE);
  standing = standings->pdata[2];
  g_assert_cmpuint (standing->day, ==, today);
  g_assert_cmpfloat (standing->points, ==, 100);
  g_assert_cmpfloat (standing->percentage, ==, 50);
  g_assert_cmpfloat (standing->since_yesterday, ==, 5);
  g_assert_cmpfloat (standing->over_month, ==, 10);
  g_assert_cmpuint (standing->month_day, ==, today - 33);
}

/* Who only looks leaves a damaged archive as it is: it is told to who opens it. */
static void
test_damaged (BwKeepingCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = bw_keeping_case_add (fixture, "a", "A", TENANT);
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->list, "a");
  g_autofree char *path = g_build_filename (folder, BW_ARCHIVE_FILE, NULL);
  g_autoptr (GPtrArray) entries = bw_organisation_list_load (fixture->list, NULL, NULL, NULL);
  g_autoptr (GPtrArray) standings = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "no database at all", -1, NULL));
  standings = bw_standings_load (fixture->list, entries, fixture->clock, NULL);
  g_assert_error (((BwStanding *) standings->pdata[0])->error, BW_ARCHIVE_ERROR,
                  BW_ARCHIVE_ERROR_DAMAGED);
  g_assert_cmpuint (count_old (fixture, 1), ==, 0);
  kept = bw_kept_archives_list (fixture->list, fixture->clock, NULL, NULL);
  g_assert_cmpuint (((BwKeptArchive *) kept->pdata[0])->days.n_days, ==, 0);
  g_assert_cmpuint (((BwKeptArchive *) kept->pdata[0])->size, ==, 18);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "no database at all");
}

/* Of an archive of a newer version nobody knows what would be lost: it is told, and nothing is said to be none. */
static void
test_newer (BwKeepingCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = bw_keeping_case_add (fixture, "a", "A", TENANT);
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->list, "a");
  g_autofree char *path = g_build_filename (folder, BW_ARCHIVE_FILE, NULL);
  g_autoptr (BwDatabase) database = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) error = NULL;
  guint n_days = 0;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  database = bw_database_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, G_TIME_SPAN_SECOND,
                               &error);
  g_assert_no_error (error);
  g_assert_true (bw_database_run (database, "PRAGMA user_version = 9999", &error));
  g_clear_pointer (&database, bw_database_close);

  g_assert_false (bw_retention_count (fixture->list, 1, fixture->clock, &n_days, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_NEWER);
  kept = bw_kept_archives_list (fixture->list, fixture->clock, NULL, NULL);
  g_assert_error (((BwKeptArchive *) kept->pdata[0])->error, BW_ARCHIVE_ERROR,
                  BW_ARCHIVE_ERROR_NEWER);
}

/* Whatever stands in the list as an id, an archive lies in the folder of archives. */
static void
test_places (BwKeepingCase *fixture, gconstpointer data)
{
  static const char *const IDS[] = { "a", "..", ".", "../../elsewhere", "/etc", ".hidden" };
  g_autofree char *plain = bw_organisation_list_build_archive_folder (fixture->list, "a");
  g_autofree char *above = g_path_get_dirname (plain);

  for (gsize i = 0; i < G_N_ELEMENTS (IDS); i++) {
    g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->list, IDS[i]);
    g_autofree char *name = g_path_get_basename (folder);
    g_autofree char *parent = g_path_get_dirname (folder);

    g_assert_cmpstr (parent, ==, above);
    g_assert_cmpint (name[0], !=, '.');
  }
}

/* What somebody keeps beside an archive stays, and a folder that lies elsewhere is not emptied. */
static void
test_deletion (BwKeepingCase *fixture, gconstpointer data)
{
  static const char *const OURS[] = { BW_ARCHIVE_FILE, BW_ARCHIVE_FILE "-wal",
                                      BW_ARCHIVE_FILE ".damaged-1", BW_ARCHIVE_FILE ".restore-1",
                                      BW_ARCHIVE_FILE ".restore-1-wal" };
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->list, "a");
  g_autofree char *link = bw_organisation_list_build_archive_folder (fixture->list, "b");
  g_autofree char *copy = g_build_filename (folder, BW_ARCHIVE_FILE ".bak", NULL);
  g_autofree char *first = g_build_filename (folder, OURS[0], NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (symlink (folder, link), ==, 0);
  g_assert_true (g_file_set_contents (copy, "mine", -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (OURS); i++) {
    g_autofree char *path = g_build_filename (folder, OURS[i], NULL);

    g_assert_true (g_file_set_contents (path, "", -1, NULL));
  }
  g_assert_false (bw_archive_delete_folder (link, NULL, &error));
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  g_assert_true (bw_archive_delete_folder (folder, NULL, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (OURS); i++) {
    g_autofree char *path = g_build_filename (folder, OURS[i], NULL);

    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  }
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                            \
  g_test_add ("/keeping/" name, BwKeepingCase, NULL, bw_keeping_case_set_up, function, \
              bw_keeping_case_tear_down)
  g_test_add_func ("/keeping/first", test_first);
  ADD ("retention", test_retention);
  ADD ("retention-refresh", test_retention_refresh);
  ADD ("retention-all", test_retention_all);
  ADD ("retention-odd", test_retention_odd);
  ADD ("import", test_import);
  ADD ("import-too-old", test_import_too_old);
  ADD ("import-future", test_import_future);
  ADD ("import-damaged", test_import_damaged);
  ADD ("import-refused", test_import_refused);
  ADD ("standings", test_standings);
  ADD ("damaged", test_damaged);
  ADD ("newer", test_newer);
  ADD ("places", test_places);
  ADD ("deletion", test_deletion);
#undef ADD

  return g_test_run ();
}
