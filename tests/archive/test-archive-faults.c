/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What can go wrong where an archive lies: each is told by its code, nothing is stored in part, and nothing that was
 * there is lost. */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "archive/bw-archive-schema.h"
#include "archive/bw-archive-world.h"
#include "archive/bw-database.h"
#include "model/bw-test-records.h"

#define DAY 740000
#define PAGE 4096
#define SHORT (200 * G_TIME_SPAN_MILLISECOND)

static GPtrArray *
new_days (BwDay day, guint n_days, guint n_controls)
{
  GPtrArray *days = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_days; i++) {
    g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func (g_object_unref);

    for (guint j = 0; j < n_controls; j++) {
      g_autofree char *id = g_strdup_printf ("scid_%u", j);

      g_ptr_array_add (scores, BW_TEST_SCORE (.id = id, .points = i + j, .percentage = 50,
                                              .count = -1, .total = -1));
    }
    g_ptr_array_add (days, bw_snapshot_new (&(BwSnapshotFields) { .id = "",
                                                                  .tenant_id = BW_WORLD_TENANT,
                                                                  .day = day + i,
                                                                  .current = i,
                                                                  .max = 100,
                                                                  .active_users = -1,
                                                                  .control_scores = scores }));
  }
  return days;
}

static gboolean
store (BwArchive *archive, BwDay day, guint n_days, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) days = new_days (day, n_days, 20);

  return bw_archive_store_days (archive, days, BW_ARCHIVE_ORIGIN_GRAPH, NULL, cancellable, error);
}

static void
store_well (BwArchive *archive, BwDay day, guint n_days)
{
  g_autoptr (GError) error = NULL;

  store (archive, day, n_days, NULL, &error);
  g_assert_no_error (error);
}

static guint
count_days (BwArchive *archive)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = bw_archive_list_days (archive, NULL, &error);

  g_assert_no_error (error);
  return days->len;
}

static GBytes *
read_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_file_load_bytes (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

/* Puts an end to the archive, and something else in the place of its file. */
static void
replace_file (BwArchiveWorld *world, const char *content)
{
  g_autofree char *path = bw_archive_world_build_path (world);
  g_autoptr (GError) error = NULL;

  g_clear_object (&world->archive);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

static void
assert_set_aside (BwArchiveWorld *world, const char *suffix, const char *content)
{
  g_autofree char *path = bw_archive_world_build_path (world);
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_cmpstr (bw_archive_get_set_aside (world->archive), ==, name);
  bytes = read_file (name);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), content,
                   strlen (content));
}

/* What is no database is set aside under a name with the time, as it is, and a new archive is begun. */
static void
test_garbage (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();

  replace_file (world, "This is no database, and never was one.");
  bw_archive_world_reopen (world);
  assert_set_aside (world, ".damaged-2026-11-29T120000Z",
                    "This is no database, and never was one.");
  store_well (world->archive, DAY, 1);
  g_assert_cmpuint (count_days (world->archive), ==, 1);

  replace_file (world, "Nor is this.");
  bw_archive_world_reopen (world);
  assert_set_aside (world, ".damaged-2026-11-29T120000Z-2", "Nor is this.");
  g_assert_cmpuint (count_days (world->archive), ==, 0);
  bw_archive_world_reopen (world);
  g_assert_null (bw_archive_get_set_aside (world->archive));
}

/* All pages but the first. */
static void
damage (BwArchiveWorld *world)
{
  g_autofree char *path = bw_archive_world_build_path (world);
  g_autofree char *waste = g_malloc (PAGE);
  g_autofd int fd = g_open (path, O_RDWR, 0);
  off_t size = lseek (fd, 0, SEEK_END);

  memset (waste, 0xa5, PAGE);
  g_assert_cmpint (size, >, 4 * PAGE);
  for (off_t at = PAGE; at < size; at += PAGE)
    g_assert_cmpint (pwrite (fd, waste, PAGE, at), ==, PAGE);
}

/* Damage that is found in the middle is told, and the caller can have a new one begun. */
static void
test_damaged (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = NULL;
  g_autofree char *aside = NULL;

  store_well (world->archive, DAY, 30);
  g_clear_object (&world->archive);
  damage (world);
  bw_archive_world_reopen (world);
  /* Where the damage was seen at once, it was set aside at once. */
  if (bw_archive_get_set_aside (world->archive) == NULL) {
    days = bw_archive_load_days (world->archive, DAY, DAY + 30, TRUE, NULL, &error);
    g_assert_null (days);
    g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_DAMAGED);
    g_clear_error (&error);
    g_assert_false (store (world->archive, DAY + 30, 1, NULL, &error));
    g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_DAMAGED);
    g_clear_error (&error);
    g_assert_true (bw_archive_begin_anew (world->archive, NULL, &error));
    g_assert_no_error (error);
  }
  aside = g_strdup (bw_archive_get_set_aside (world->archive));
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_days (world->archive), ==, 0);
  store_well (world->archive, DAY, 1);
}

/* Another object, as in another process, finds the new one; what it stores is not lost in the old one. */
static void
test_set_aside_by_other (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BwArchive) other =
                bw_archive_open (world->place, BW_WORLD_TENANT, world->clock, NULL, &error);

  g_assert_no_error (error);
  store_well (world->archive, DAY, 3);
  g_assert_cmpuint (count_days (other), ==, 3);
  g_assert_true (bw_archive_begin_anew (world->archive, NULL, &error));
  g_assert_cmpuint (count_days (world->archive), ==, 0);
  store_well (other, DAY, 2);
  g_assert_cmpuint (count_days (world->archive), ==, 2);
  /* One of two that find the same damage sets it aside, not both. */
  g_assert_true (bw_archive_begin_anew (other, NULL, &error));
  g_assert_cmpuint (count_days (other), ==, 0);
}

static void
test_gone (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autofree char *path = bw_archive_world_build_path (world);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_false (store (world->archive, DAY, 1, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_GONE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static BwDatabase *
open_database (BwArchiveWorld *world)
{
  g_autofree char *path = bw_archive_world_build_path (world);
  g_autoptr (GError) error = NULL;
  BwDatabase *database = bw_database_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                                           G_TIME_SPAN_SECOND, &error);

  g_assert_no_error (error);
  return database;
}

static void
run (BwDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;

  bw_database_run (database, sql, &error);
  g_assert_no_error (error);
}

static void
reopen_short (BwArchiveWorld *world)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&world->archive);
  world->archive =
      bw_archive_open_within (world->place, BW_WORLD_TENANT, world->clock, SHORT, NULL, &error);
  g_assert_no_error (error);
}

/* Who writes keeps others waiting, and then they are told; who reads is kept from nothing. */
static void
test_locked (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (BwDatabase) writer = open_database (world);
  g_autoptr (GError) error = NULL;

  reopen_short (world);
  store_well (world->archive, DAY, 1);
  run (writer, "BEGIN IMMEDIATE");
  g_assert_false (store (world->archive, DAY + 1, 1, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_LOCKED);
  g_assert_cmpuint (count_days (world->archive), ==, 1);
  run (writer, "COMMIT");
  store_well (world->archive, DAY + 1, 1);
  g_assert_cmpuint (count_days (world->archive), ==, 2);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (50 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* A wait for minutes ends when it is called off. */
static void
test_locked_cancelled (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (BwDatabase) writer = open_database (world);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = NULL;

  g_clear_object (&world->archive);
  world->archive = bw_archive_open_within (world->place, BW_WORLD_TENANT, world->clock,
                                           10 * G_TIME_SPAN_MINUTE, NULL, &error);
  g_assert_no_error (error);
  run (writer, "BEGIN IMMEDIATE");
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (store (world->archive, DAY, 1, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

static void
test_folder_locked (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (GError) error = NULL;
  g_autofd int fd = g_open (world->place, O_RDONLY | O_DIRECTORY, 0);

  g_clear_object (&world->archive);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  world->archive = bw_archive_open_within (world->place, NULL, world->clock, SHORT, NULL, &error);
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_cmpint (flock (fd, LOCK_UN), ==, 0);
  reopen_short (world);
}

/* What a newer program wrote is left as it is, to the byte. */
static void
test_newer (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autofree char *path = bw_archive_world_build_path (world);
  g_autoptr (BwDatabase) database = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  store_well (world->archive, DAY, 3);
  g_clear_object (&world->archive);
  database = open_database (world);
  run (database, "PRAGMA user_version = 99");
  g_clear_pointer (&database, bw_database_close);
  before = read_file (path);
  g_assert_null (bw_archive_open (world->place, BW_WORLD_TENANT, world->clock, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_NEWER);
  after = read_file (path);
  g_assert_true (g_bytes_equal (before, after));
}

/* A database of another program is none of ours: it is set aside, with all that is in it. */
static void
test_other_program (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autofree char *path = bw_archive_world_build_path (world);
  g_autoptr (BwDatabase) database = NULL;

  g_clear_object (&world->archive);
  g_assert_cmpint (g_unlink (path), ==, 0);
  database = open_database (world);
  run (database, "CREATE TABLE bookmark (address TEXT); PRAGMA user_version = 1;");
  g_clear_pointer (&database, bw_database_close);
  bw_archive_world_reopen (world);
  g_assert_nonnull (bw_archive_get_set_aside (world->archive));
  store_well (world->archive, DAY, 1);
}

/* What fails in the middle of a store, for whatever reason, was never begun. */
static void
test_all_or_nothing (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (BwDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  store_well (world->archive, DAY, 2);
  database = open_database (world);
  run (database, "CREATE TRIGGER stop BEFORE INSERT ON day WHEN new.day = 740007"
                 " BEGIN SELECT raise (ABORT, 'not this one'); END");
  g_assert_false (store (world->archive, DAY, 10, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_FAILED);
  g_assert_cmpuint (count_days (world->archive), ==, 2);
  bw_archive_world_reopen (world);
  g_assert_cmpuint (count_days (world->archive), ==, 2);
  run (database, "DROP TRIGGER stop");
  store_well (world->archive, DAY, 10);
  g_assert_cmpuint (count_days (world->archive), ==, 10);
}

static const BwArchiveStep EARLIER[] = {
  "CREATE TABLE note (text TEXT NOT NULL) STRICT; INSERT INTO note VALUES ('kept');",
  "ALTER TABLE note ADD COLUMN day INTEGER; UPDATE note SET day = 7;",
  "CREATE TABLE broken (; ",
};

static gint64
ask (BwDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 answer = 0;

  bw_database_ask_integer (database, sql, &answer, &error);
  g_assert_no_error (error);
  return answer;
}

/* Made-up versions: what is missing is done, in order, and a step that fails was never begun. */
static void
test_steps (void)
{
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autofree char *path = bw_test_folder_build_path (folder, "x.sqlite");
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDatabase) database = bw_database_open (
      path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, G_TIME_SPAN_SECOND, &error);

  g_assert_true (bw_archive_schema_bring_up (database, EARLIER, 1, &error));
  g_assert_cmpint (ask (database, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (ask (database, "PRAGMA application_id"), ==, BW_ARCHIVE_APPLICATION_ID);
  g_assert_true (bw_archive_schema_bring_up (database, EARLIER, 2, &error));
  g_assert_cmpint (ask (database, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (ask (database, "SELECT day FROM note WHERE text = 'kept'"), ==, 7);
  g_assert_true (bw_archive_schema_bring_up (database, EARLIER, 2, &error));
  g_assert_cmpint (ask (database, "SELECT count(*) FROM note"), ==, 1);
  g_assert_false (bw_archive_schema_bring_up (database, EARLIER, 3, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_FAILED);
  g_assert_cmpint (ask (database, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (ask (database, "SELECT count(*) FROM sqlite_schema"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive-faults/garbage", test_garbage);
  g_test_add_func ("/archive-faults/damaged", test_damaged);
  g_test_add_func ("/archive-faults/set-aside-by-other", test_set_aside_by_other);
  g_test_add_func ("/archive-faults/gone", test_gone);
  g_test_add_func ("/archive-faults/locked", test_locked);
  g_test_add_func ("/archive-faults/locked-cancelled", test_locked_cancelled);
  g_test_add_func ("/archive-faults/folder-locked", test_folder_locked);
  g_test_add_func ("/archive-faults/newer", test_newer);
  g_test_add_func ("/archive-faults/other-program", test_other_program);
  g_test_add_func ("/archive-faults/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/archive-faults/steps", test_steps);
  return g_test_run ();
}
