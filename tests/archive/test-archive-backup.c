/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/bw-archive-world.h"
#include "archive/bw-database.h"
#include "archive/bw-same-records.h"
#include "model/bw-control-score.h"
#include "model/bw-test-records.h"

#define DAY 740000
#define OTHER_TENANT "99999999-2222-3333-4444-555555555555"

typedef struct {
  BwArchiveWorld *world;
  char *file;
} Fixture;

static BwSnapshot *
new_day (const char *tenant_id, BwDay day, double points)
{
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (scores, BW_TEST_SCORE (.id = "OneAdmin", .points = points, .percentage = 10,
                                          .count = 1, .total = 2, .description = "Text"));
  return bw_snapshot_new (&(BwSnapshotFields) { .id = "",
                                                .tenant_id = tenant_id,
                                                .day = day,
                                                .current = points,
                                                .max = 10,
                                                .active_users = 1,
                                                .control_scores = scores });
}

static void
store (BwArchiveWorld *world, BwDay day, double points)
{
  g_autoptr (BwSnapshot) snapshot = new_day (BW_WORLD_TENANT, day, points);

  g_assert_cmpuint (bw_archive_world_store (world, snapshot, BW_ARCHIVE_ORIGIN_GRAPH), ==, 1);
}

static void
back_up (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_archive_backup (fixture->world->archive, fixture->file, NULL, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->world = bw_archive_world_new ();
  fixture->file = bw_test_folder_build_path (fixture->world->folder, "kept.bolwerk");
  store (fixture->world, DAY, 1);
  store (fixture->world, DAY + 1, 2);
  back_up (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->file);
  bw_archive_world_free (fixture->world);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static double
load_points (BwArchiveWorld *world, BwDay day)
{
  g_autoptr (BwSnapshot) snapshot = bw_archive_world_load (world, day);

  return bw_control_score_get_points (bw_snapshot_get_control_scores (snapshot)->pdata[0]);
}

static void
assert_refused (Fixture *fixture, BwArchiveError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (bw_archive_restore (fixture->world->archive, fixture->file, NULL, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, (int) code);
  g_assert_cmpfloat (load_points (fixture->world, DAY), ==, 1);
  /* No copy stays: the file, its log and its shared memory. */
  g_assert_cmpuint (count_files (fixture->world->place), ==, 3);
}

/* What another program has open sees the content of the file, and goes on storing. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  BwArchiveWorld *world = fixture->world;
  g_autoptr (GError) error = NULL;
  g_autoptr (BwArchive) other =
                bw_archive_open (world->place, BW_WORLD_TENANT, world->clock, NULL, &error);
  g_autoptr (BwSnapshot) before = bw_archive_world_load (world, DAY + 1);
  g_autoptr (BwSnapshot) after = NULL;
  g_autoptr (GArray) days = NULL;

  store (world, DAY + 1, 9);
  store (world, DAY + 2, 9);
  days = bw_archive_list_days (other, NULL, &error);
  g_assert_cmpuint (days->len, ==, 3);
  g_clear_pointer (&days, g_array_unref);
  g_assert_true (bw_archive_restore (world->archive, fixture->file, NULL, NULL, &error));
  g_assert_no_error (error);
  after = bw_archive_world_load (world, DAY + 1);
  bw_same_assert_snapshots (after, before, TRUE);
  days = bw_archive_list_days (other, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 2);
  g_set_object (&world->archive, other);
  store (world, DAY + 5, 3);
  bw_archive_world_reopen (world);
  g_assert_cmpfloat (load_points (world, DAY + 5), ==, 3);
}

/* What was there before is in a file beside it, which nobody else may read and which can itself be put back. */
static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  BwArchiveWorld *world = fixture->world;
  g_autofree char *path = bw_archive_world_build_path (world);
  g_autofree char *expected = g_strconcat (path, ".replaced-2026-11-29T120000Z", NULL);
  g_autofree char *replaced = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  BwArchiveMeasure measure = { 0 };
  GStatBuf status;

  store (world, DAY + 1, 9);
  store (world, DAY + 7, 9);
  g_assert_true (bw_archive_restore (world->archive, fixture->file, &replaced, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (replaced, ==, expected);
  g_assert_cmpint (g_stat (replaced, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 07777, ==, 0600);
  g_assert_cmpfloat (load_points (world, DAY + 1), ==, 2);
  g_assert_true (bw_archive_look_into_backup (world->archive, replaced, &measure, NULL, &error));
  g_assert_cmpuint (measure.n_days, ==, 3);
  g_assert_cmpuint (measure.first, ==, DAY);
  g_assert_cmpuint (measure.last, ==, DAY + 7);
  g_assert_true (bw_archive_restore (world->archive, replaced, &again, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (again, !=, replaced);
  g_assert_cmpfloat (load_points (world, DAY + 1), ==, 9);
  g_assert_cmpfloat (load_points (world, DAY + 7), ==, 9);
  /* It goes with the archive. */
  g_clear_object (&world->archive);
  g_assert_true (bw_archive_delete_folder (world->place, NULL, &error));
  g_assert_false (g_file_test (world->place, G_FILE_TEST_EXISTS));
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (fixture->file, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 07777, ==, 0600);
  /* It and the folder of the archive: nothing that was in the making. */
  g_assert_cmpuint (count_files (bw_test_folder_get_path (fixture->world->folder)), ==, 2);
  back_up (fixture);
  g_assert_cmpuint (count_files (bw_test_folder_get_path (fixture->world->folder)), ==, 2);
}

/* It may lie where nothing can be written beside it, and be in another folder. */
static void
test_empty_archive (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *place = bw_test_folder_build_path (fixture->world->folder, "elsewhere");
  g_autofree char *replaced = NULL;
  g_autoptr (BwArchive) fresh = bw_archive_open (place, NULL, fixture->world->clock, NULL, &error);

  g_assert_true (bw_archive_restore (fresh, fixture->file, &replaced, NULL, &error));
  g_assert_no_error (error);
  /* There was nothing to keep. */
  g_assert_null (replaced);
  g_set_object (&fixture->world->archive, fresh);
  g_assert_cmpfloat (load_points (fixture->world, DAY), ==, 1);
}

static void
test_backup_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = bw_test_folder_build_path (fixture->world->folder, "none/kept.bolwerk");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (bw_archive_backup (fixture->world->archive, path, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (bw_archive_backup (fixture->world->archive, fixture->file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (bw_test_folder_get_path (fixture->world->folder)), ==, 2);
  g_assert_true (bw_archive_restore (fixture->world->archive, fixture->file, NULL, NULL, &error));
}

static void
test_not_archive (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->file, "SQLite format 4, or nothing", -1, &error);
  assert_refused (fixture, BW_ARCHIVE_ERROR_NOT_ARCHIVE);
  g_file_set_contents (fixture->file, "", -1, &error);
  assert_refused (fixture, BW_ARCHIVE_ERROR_NOT_ARCHIVE);
  g_assert_cmpint (g_unlink (fixture->file), ==, 0);
  assert_refused (fixture, BW_ARCHIVE_ERROR_NOT_FOUND);
  g_set_str (&fixture->file, bw_test_folder_get_path (fixture->world->folder));
  assert_refused (fixture, BW_ARCHIVE_ERROR_NOT_ARCHIVE);
}

static void
change (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDatabase) database =
                bw_database_open (fixture->file, SQLITE_OPEN_READWRITE, G_TIME_SPAN_SECOND, &error);

  bw_database_run (database, sql, &error);
  g_assert_no_error (error);
}

/* What would run with the next store is not let in. */
static void
test_trigger (Fixture *fixture, gconstpointer data)
{
  change (fixture, "CREATE TRIGGER evil AFTER INSERT ON day BEGIN DELETE FROM day; END");
  assert_refused (fixture, BW_ARCHIVE_ERROR_NOT_ARCHIVE);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  change (fixture, "PRAGMA user_version = 99");
  assert_refused (fixture, BW_ARCHIVE_ERROR_NEWER);
}

static void
test_other_program (Fixture *fixture, gconstpointer data)
{
  change (fixture, "PRAGMA application_id = 1");
  assert_refused (fixture, BW_ARCHIVE_ERROR_NOT_ARCHIVE);
}

static void
test_other_organisation (Fixture *fixture, gconstpointer data)
{
  change (fixture, "UPDATE about SET tenant = '" OTHER_TENANT "'");
  assert_refused (fixture, BW_ARCHIVE_ERROR_OTHER_ORGANISATION);
}

/* A row that refers to none. */
static void
test_rows_missing (Fixture *fixture, gconstpointer data)
{
  change (fixture, "PRAGMA foreign_keys = OFF; DELETE FROM control;");
  assert_refused (fixture, BW_ARCHIVE_ERROR_FILE_DAMAGED);
}

static void
test_cut (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (truncate (fixture->file, 5 * 4096), ==, 0);
  assert_refused (fixture, BW_ARCHIVE_ERROR_FILE_DAMAGED);
}

static void
test_other_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  change (fixture, "PRAGMA page_size = 1024; VACUUM;");
  store (fixture->world, DAY, 9);
  g_assert_true (bw_archive_restore (fixture->world->archive, fixture->file, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (load_points (fixture->world, DAY), ==, 1);
}

/* A reader that is in the middle goes on with what it read; a writer is waited for, then told. */
static void
test_busy (Fixture *fixture, gconstpointer data)
{
  BwArchiveWorld *world = fixture->world;
  g_autofree char *path = bw_archive_world_build_path (world);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDatabase) other =
                bw_database_open (path, SQLITE_OPEN_READWRITE, G_TIME_SPAN_SECOND, &error);

  g_clear_object (&world->archive);
  world->archive = bw_archive_open_within (world->place, NULL, world->clock,
                                           200 * G_TIME_SPAN_MILLISECOND, NULL, &error);
  g_assert_true (bw_database_run (other, "BEGIN IMMEDIATE", &error));
  assert_refused (fixture, BW_ARCHIVE_ERROR_LOCKED);
  g_assert_true (bw_database_run (other, "ROLLBACK", &error));
  store (world, DAY, 9);
  g_assert_true (bw_archive_restore (world->archive, fixture->file, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (load_points (world, DAY), ==, 1);
}

static void
assert_in_use (Fixture *fixture, const char *path)
{
  BwArchive *archive = fixture->world->archive;
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;
  BwArchiveMeasure measure = { 0 };

  g_assert_false (bw_archive_backup (archive, path, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_IN_USE);
  g_clear_error (&error);
  g_assert_false (bw_archive_look_into_backup (archive, path, &measure, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_IN_USE);
  g_clear_error (&error);
  g_assert_false (bw_archive_restore (archive, path, &aside, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_IN_USE);
  g_assert_null (aside);
}

/* Neither the archive nor what SQLite keeps beside it can be the file of a backup, by whatever name. */
static void
test_in_use (Fixture *fixture, gconstpointer data)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };
  BwArchiveWorld *world = fixture->world;
  g_autofree char *path = bw_archive_world_build_path (world);
  g_autofree char *soft = bw_test_folder_build_path (world->folder, "soft");
  g_autofree char *hard = bw_test_folder_build_path (world->folder, "hard");
  g_autofree char *alias = bw_test_folder_build_path (world->folder, "alias");
  g_autofree char *elsewhere = bw_test_folder_build_path (world->folder, BW_ARCHIVE_FILE);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (world->place, alias), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *part = g_strconcat (path, suffixes[i], NULL);
    g_autofree char *other = g_strconcat (alias, "/" BW_ARCHIVE_FILE, suffixes[i], NULL);

    assert_in_use (fixture, part);
    assert_in_use (fixture, other);
  }
  g_assert_cmpint (symlink (path, soft), ==, 0);
  assert_in_use (fixture, soft);
  g_assert_cmpint (link (path, hard), ==, 0);
  assert_in_use (fixture, hard);
  g_assert_cmpint (g_unlink (hard), ==, 0);
  /* Nothing was touched, and nothing in the making stays: the file, its log and its shared memory. */
  g_assert_cmpuint (count_files (world->place), ==, 3);
  bw_archive_world_reopen (world);
  g_assert_cmpfloat (load_points (world, DAY), ==, 1);
  /* The name alone is no hindrance. */
  g_assert_true (bw_archive_backup (world->archive, elsewhere, NULL, &error));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/archive-backup/round-trip", test_round_trip },
    { "/archive-backup/replaced", test_replaced },
    { "/archive-backup/file", test_file },
    { "/archive-backup/empty-archive", test_empty_archive },
    { "/archive-backup/backup-fails", test_backup_fails },
    { "/archive-backup/not-archive", test_not_archive },
    { "/archive-backup/trigger", test_trigger },
    { "/archive-backup/newer", test_newer },
    { "/archive-backup/other-program", test_other_program },
    { "/archive-backup/other-organisation", test_other_organisation },
    { "/archive-backup/rows-missing", test_rows_missing },
    { "/archive-backup/cut", test_cut },
    { "/archive-backup/other-pages", test_other_pages },
    { "/archive-backup/busy", test_busy },
    { "/archive-backup/in-use", test_in_use },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
