/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whatever is the matter with the archive of an organisation, the window tells it, shows what Microsoft answers, and leaves
 * what is kept as it is. */

#include "bw-config.h"

#include <glib/gstdio.h>

#include "archive/bw-archive-schema.h"
#include "archive/bw-archive.h"
#include "archive/bw-database.h"
#include "support/bw-test-disk.h"
#include "ui/organisations/bw-listed-window.h"

#define GARBAGE "This is no database, and never was one."
#define UNKEPT "Signed in for this run only"

/* The world of the window has so many days. */
#define N_DAYS 3

static gboolean can_mount;

typedef struct {
  const char *path;
  BwArchiveError code;
  const char *told;
  const char *detail;
  void (*begin) (const char *folder);
  void (*end) (const char *folder);
} Trouble;

/* -- the troubles -- */

static BwDatabase *holder;

static BwDatabase *
open_database (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, BW_ARCHIVE_FILE, NULL);
  g_autoptr (GError) error = NULL;
  BwDatabase *database = bw_database_open (path, SQLITE_OPEN_READWRITE, G_TIME_SPAN_SECOND, &error);

  g_assert_no_error (error);
  return database;
}

static void
run_alone (const char *folder, const char *sql)
{
  g_autoptr (BwDatabase) database = open_database (folder);
  g_autoptr (GError) error = NULL;

  bw_database_run (database, sql, &error);
  g_assert_no_error (error);
}

static void
damage (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, BW_ARCHIVE_FILE, NULL);

  g_assert_true (bw_archive_delete_folder (folder, NULL, NULL));
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, GARBAGE, -1, NULL));
}

/* It was set aside as it was. */
static void
find_garbage (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *content = NULL;
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_str_has_prefix (name, BW_ARCHIVE_FILE ".damaged-"))
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  }
  g_assert_cmpstr (content, ==, GARBAGE);
}

static void
hold (const char *folder)
{
  g_autoptr (GError) error = NULL;

  holder = open_database (folder);
  bw_database_run (holder, "BEGIN IMMEDIATE", &error);
  g_assert_no_error (error);
}

static void
let_go (const char *folder)
{
  g_clear_pointer (&holder, bw_database_close);
}

static void
fill (const char *folder)
{
  g_free (bw_test_disk_fill (folder));
}

static void
make_room (const char *folder)
{
  g_autofree char *filler = g_build_filename (folder, "filler", NULL);

  g_assert_no_errno (g_unlink (filler));
}

static void
make_newer (const char *folder)
{
  run_alone (folder, "PRAGMA user_version = 99");
}

static void
make_ours (const char *folder)
{
  guint n_steps = 0;
  g_autofree char *sql = NULL;

  bw_archive_schema_get_steps (&n_steps);
  sql = g_strdup_printf ("PRAGMA user_version = %u", n_steps);
  run_alone (folder, sql);
}

static const Trouble TROUBLES[] = {
  { "/organisation-troubles/damaged", BW_ARCHIVE_ERROR_SET_ASIDE, "The archive was damaged",
    "The damaged archive is here now: /", damage, find_garbage },
  { "/organisation-troubles/locked", BW_ARCHIVE_ERROR_LOCKED,
    "Another program is using the archive", "Another window of Bolwerk, or a command", hold,
    let_go },
  { "/organisation-troubles/disk-full", BW_ARCHIVE_ERROR_FULL, "There is no room on the disk",
    "Make room", fill, make_room },
  { "/organisation-troubles/disk-read-only", BW_ARCHIVE_ERROR_READ_ONLY,
    "The archive can only be read", "cannot be written to", bw_test_disk_make_read_only,
    bw_test_disk_make_writable },
  { "/organisation-troubles/newer", BW_ARCHIVE_ERROR_NEWER, "A newer Bolwerk wrote the archive",
    "Update Bolwerk", make_newer, make_ours },
};

/* -- what the window makes of them -- */

static gboolean
is_alone (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

/* Nobody has the archive open any more. */
static void
close_window (BwListedWindow *fixture)
{
  bw_ui_test_close (GTK_WINDOW (g_steal_pointer (&fixture->window)));
  g_assert_true (bw_ui_test_wait (is_alone, fixture->world.store));
}

/* As a sign-in leaves it where there is no keyring, which is told as well, as long as it lasts. */
static void
keep_for_this_run (BwListedWindow *fixture)
{
  g_autoptr (BwCredential) credential =
                bw_keyring_load (BW_KEYRING (fixture->world.keyring), "one", FALSE, NULL, NULL);

  bw_keyring_store (bw_organisation_store_get_for_this_run (fixture->world.store), "one",
                    credential, FALSE, NULL, NULL);
  bw_keyring_remove (BW_KEYRING (fixture->world.keyring), "one", FALSE, NULL, NULL);
  bw_flaky_keyring_fail_load (fixture->world.keyring, BW_KEYRING_ERROR_NO_SERVICE);
  bw_flaky_keyring_fail_store (fixture->world.keyring, BW_KEYRING_ERROR_NO_SERVICE);
}

static void
assert_days (const char *folder, BwClock *clock)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwArchive) archive = bw_archive_open (folder, NULL, clock, NULL, &error);
  g_autoptr (GArray) days = NULL;

  g_assert_no_error (error);
  g_assert_null (bw_archive_get_set_aside (archive));
  days = bw_archive_list_days (archive, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, N_DAYS);
  for (guint i = 0; i < days->len; i++)
    g_assert_true (g_array_index (days, BwArchiveDay, i).is_whole);
}

/* What Microsoft answers is shown, both matters are told, and each has its way on. */
static void
assert_told (BwListedWindow *fixture, const Trouble *trouble)
{
  BwSession *session = bw_listed_window_get_session (fixture);

  g_assert_no_error (bw_session_get_error (session));
  g_assert_false (bw_records_are_kept (bw_session_get_records (session)));
  g_assert_true (bw_listed_window_shows (fixture, "%"));
  g_assert_error (bw_session_get_notices (session).unstored, BW_ARCHIVE_ERROR, (int) trouble->code);
  bw_listed_window_wait_for (fixture, trouble->told);
  bw_listed_window_wait_for (fixture, UNKEPT);
  bw_listed_window_click (fixture, "Details");
  bw_listed_window_wait_for (fixture, trouble->detail);
}

static void
play (BwListedWindow *fixture, const Trouble *trouble, const char *folder)
{
  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  close_window (fixture);
  assert_days (folder, fixture->world.clock);

  trouble->begin (folder);
  keep_for_this_run (fixture);
  bw_listed_window_present_read (fixture);
  assert_told (fixture, trouble);
  close_window (fixture);

  trouble->end (folder);
  assert_days (folder, fixture->world.clock);
  bw_listed_window_present_read (fixture);
  g_assert_null (bw_session_get_notices (bw_listed_window_get_session (fixture)).unstored);
  g_assert_false (bw_listed_window_shows (fixture, trouble->told));
  close_window (fixture);
}

static void
test_trouble (BwListedWindow *fixture, gconstpointer data)
{
  const Trouble *trouble = data;
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->world.list, "one");
  gboolean is_disk = strstr (trouble->path, "/disk-") != NULL;

  if (is_disk && !can_mount) {
    g_test_skip ("no file system can be mounted here");
    return;
  }
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  if (is_disk)
    g_assert_true (bw_test_disk_mount (folder, "size=2m"));
  play (fixture, trouble, folder);
  if (is_disk)
    bw_test_disk_unmount (folder);
}

int
main (int argc, char **argv)
{
  /* Before there is a second thread. */
  can_mount = bw_test_disk_leave_mounts ();
  bw_ui_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (TROUBLES); i++)
    g_test_add (TROUBLES[i].path, BwListedWindow, &TROUBLES[i], bw_listed_window_set_up,
                test_trouble, bw_listed_window_tear_down);
  return g_test_run ();
}
