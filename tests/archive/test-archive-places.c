/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where an archive may lie badly: on a disk that is full, on one that can only be read, in a folder of somebody else's.
 * The disks are small file systems that a process of its own mounts where nobody else sees them. */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/capability.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "archive/bw-archive.h"
#include "archive/bw-made-days.h"
#include "archive/bw-same-records.h"
#include "support/bw-manual-clock.h"
#include "support/bw-test-disk.h"
#include "support/bw-test-files.h"

#define PLACE "BOLWERK_TEST_PLACE"
#define N_CONTROLS 60
#define CANNOT_MOUNT 77

/* -- the disks -- */

/* Where it cannot be mounted the process ends with a status of its own, and the test is skipped. */
static const char *
mount_disk (const char *options)
{
  const char *place = g_getenv (PLACE);

  if (!bw_test_disk_leave_mounts () || !bw_test_disk_mount (place, options))
    _exit (CANNOT_MOUNT);
  return place;
}

/* -- what is done on them -- */

static BwArchive *
open_archive (const char *place, GError **error)
{
  g_autoptr (BwClock) clock = bw_manual_clock_new ("2026-11-29T12:00:00Z");
  g_autofree char *folder = g_build_filename (place, "archive", NULL);

  return bw_archive_open (folder, BW_MADE_TENANT, clock, NULL, error);
}

static BwArchive *
open_well (const char *place)
{
  g_autoptr (GError) error = NULL;
  BwArchive *archive = open_archive (place, &error);

  g_assert_no_error (error);
  return archive;
}

static gboolean
store (BwArchive *archive, guint first, guint n_days, GError **error)
{
  g_autoptr (GPtrArray) days = bw_made_days_new (first, n_days, N_CONTROLS);

  return bw_archive_store_days (archive, days, BW_ARCHIVE_ORIGIN_GRAPH, NULL, NULL, error);
}

static void
store_well (BwArchive *archive, guint first, guint n_days)
{
  g_autoptr (GError) error = NULL;

  store (archive, first, n_days, &error);
  g_assert_no_error (error);
}

/* So many days from the first one on, each whole, and no more. */
static void
assert_days (BwArchive *archive, guint n_days)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = bw_archive_load_days (archive, 1, G_MAXINT32, TRUE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, n_days);
  for (guint i = 0; i < n_days; i++) {
    g_autoptr (BwSnapshot) made = bw_made_day_new (i, N_CONTROLS, FALSE);

    bw_same_assert_snapshots (days->pdata[i], made, FALSE);
  }
}

static void
test_full_there (void)
{
  const char *place = mount_disk ("size=2m");
  g_autoptr (BwArchive) archive = open_well (place);
  g_autoptr (GError) error = NULL;
  g_autofree char *filler = NULL;
  g_autofree char *backup = g_build_filename (place, "backup", NULL);

  store_well (archive, 0, 5);
  filler = bw_test_disk_fill (place);
  g_assert_false (store (archive, 5, 60, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_FULL);
  g_clear_error (&error);
  assert_days (archive, 5);
  g_assert_false (bw_archive_backup (archive, backup, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_FULL);
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
  g_clear_object (&archive);
  archive = open_well (place);
  assert_days (archive, 5);
  /* Once there is room, it goes on. */
  g_assert_no_errno (g_unlink (filler));
  store_well (archive, 5, 10);
  assert_days (archive, 15);
}

static void
test_full_new_there (void)
{
  const char *place = mount_disk ("size=1m");
  g_autofree char *filler = bw_test_disk_fill (place);
  g_autoptr (GError) error = NULL;

  g_assert_null (open_archive (place, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_FULL);
  g_assert_no_errno (g_unlink (filler));
  g_object_unref (open_well (place));
}

/* Room for the copy of a file that is checked, and not for what comes of it. */
static void
leave_room_for_one (const char *place, const char *file)
{
  g_autofree char *room = g_build_filename (place, "room", NULL);
  g_autofree char *content = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (file, &content, &length, NULL));
  g_assert_true (g_file_set_contents (room, content, (gssize) length, NULL));
  g_free (bw_test_disk_fill (place));
  g_assert_no_errno (g_unlink (room));
}

/* A restore for which there is no room leaves all as it was. */
static void
test_full_restore_there (void)
{
  const char *place = mount_disk ("size=2m");
  g_autoptr (BwArchive) archive = open_well (place);
  g_autofree char *backup = g_build_filename (place, "backup", NULL);
  g_autoptr (GError) error = NULL;

  store_well (archive, 0, 40);
  g_assert_true (bw_archive_backup (archive, backup, NULL, &error));
  store_well (archive, 40, 5);
  leave_room_for_one (place, backup);
  g_assert_false (bw_archive_restore (archive, backup, NULL, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_FULL);
  assert_days (archive, 45);
}

static void
test_read_only_there (void)
{
  const char *place = mount_disk ("size=4m");
  g_autoptr (BwArchive) archive = open_well (place);
  g_autoptr (GError) error = NULL;

  store_well (archive, 0, 5);
  g_clear_object (&archive);
  bw_test_disk_make_read_only (place);
  archive = open_well (place);
  g_assert_true (bw_archive_is_read_only (archive));
  assert_days (archive, 5);
  g_assert_false (store (archive, 5, 1, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_READ_ONLY);
  assert_days (archive, 5);
}

/* What a file is counts for more than where it lies. */
static void
test_read_only_garbage_there (void)
{
  const char *place = mount_disk ("size=1m");
  g_autofree char *folder = g_build_filename (place, "archive", NULL);
  g_autofree char *file = g_build_filename (folder, BW_ARCHIVE_FILE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir (folder, 0700));
  g_assert_true (g_file_set_contents (file, "This is no database, and never was.", -1, NULL));
  bw_test_disk_make_read_only (place);
  g_assert_null (open_archive (place, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_DAMAGED);
}

/* What a process that was killed left in the log is there too. */
static void
test_read_only_log_there (void)
{
  const char *place = mount_disk ("size=4m");
  g_autoptr (BwArchive) archive = NULL;
  pid_t child = fork ();
  int status = 0;

  if (child == 0) {
    store_well (open_well (place), 0, 5);
    _exit (0);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  bw_test_disk_make_read_only (place);
  archive = open_well (place);
  g_assert_true (bw_archive_is_read_only (archive));
  assert_days (archive, 5);
}

static void
test_read_only_new_there (void)
{
  const char *place = mount_disk ("size=1m");
  g_autoptr (GError) error = NULL;

  bw_test_disk_make_read_only (place);
  g_assert_null (open_archive (place, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_READ_ONLY);
}

/* A file may not become as large as it wants: told as a full disk, without a mount. */
static void
test_limit_there (void)
{
  const char *place = g_getenv (PLACE);
  g_autoptr (BwArchive) archive = open_well (place);
  g_autoptr (GError) error = NULL;
  struct rlimit limit = { 150000, 150000 };

  store_well (archive, 0, 1);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
  g_assert_false (store (archive, 1, 100, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_FULL);
  assert_days (archive, 1);
}

/* Root without its privileges is a user like all others. */
static void
drop_privileges (void)
{
  struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
  struct __user_cap_data_struct none[2] = { 0 };

  g_assert_no_errno ((int) syscall (SYS_capset, &header, none));
}

static void
test_permission_there (void)
{
  const char *place = g_getenv (PLACE);
  g_autofree char *file = g_build_filename (place, "file", NULL);
  g_autoptr (GError) error = NULL;

  drop_privileges ();
  g_assert_no_errno (g_chmod (place, 0500));
  /* What is forbidden is forbidden. */
  g_assert_cmpint (open (file, O_WRONLY | O_CREAT, 0600), ==, -1);
  g_assert_cmpint (errno, ==, EACCES);
  g_assert_null (open_archive (place, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_PERMISSION);
}

/* -- in processes of their own -- */

static void
run_there (const char *path)
{
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autofree char *there = g_strconcat (path, "/subprocess/there", NULL);

  g_setenv (PLACE, bw_test_folder_get_path (folder), TRUE);
  if (g_str_has_prefix (path, "/archive-places/disk-")) {
    g_test_trap_subprocess ("/archive-places/subprocess/mount", 0, G_TEST_SUBPROCESS_DEFAULT);
    if (!g_test_trap_has_passed ()) {
      g_test_skip ("no file system can be mounted here");
      return;
    }
  }
  g_test_trap_subprocess (there, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_mount (void)
{
  mount_disk ("size=1m");
}

static const struct {
  const char *path;
  void (*there) (void);
} tests[] = {
  { "/archive-places/disk-full", test_full_there },
  { "/archive-places/disk-full-new", test_full_new_there },
  { "/archive-places/disk-full-restore", test_full_restore_there },
  { "/archive-places/disk-read-only", test_read_only_there },
  { "/archive-places/disk-read-only-log", test_read_only_log_there },
  { "/archive-places/disk-read-only-garbage", test_read_only_garbage_there },
  { "/archive-places/disk-read-only-new", test_read_only_new_there },
  { "/archive-places/limit", test_limit_there },
  { "/archive-places/permission", test_permission_there },
};

static void
test_place (gconstpointer path)
{
  run_there (path);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *there = g_strconcat (tests[i].path, "/subprocess/there", NULL);

    g_test_add_data_func (tests[i].path, tests[i].path, test_place);
    g_test_add_func (there, tests[i].there);
  }
  g_test_add_func ("/archive-places/subprocess/mount", test_mount);
  return g_test_run ();
}
