/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is kept of an organisation, written to a file and put back; and what is done where it is damaged. */

#include "organisation/bw-backup.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "archive/bw-database.h"
#include "organisation/bw-keeping-case.h"
#include "support/bw-secret-watch.h"

#define PAGE 4096

static BwDay
get_day (void)
{
  return bw_day_new (2026, 11, 29);
}

static gboolean
back_up (BwKeepingCase *fixture,
         BwOrganisationEntry *entry,
         const char *path,
         BwArchiveMeasure *measure,
         GError **error)
{
  const BwBackup backup = { fixture->list, entry, fixture->clock, path };

  return bw_backup_write (&backup, measure, NULL, error);
}

static void
assert_not_written (BwKeepingCase *fixture,
                    BwOrganisationEntry *entry,
                    const char *path,
                    BwArchiveError code)
{
  BwArchiveMeasure measure = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_false (back_up (fixture, entry, path, &measure, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, (int) code);
  if (code == BW_ARCHIVE_ERROR_SET_ASIDE)
    g_assert_true (g_file_test (error->message, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "an earlier backup");
}

/* A damaged archive is set aside, which is told; neither that nor the new one, which is empty, takes the place of a
   backup that has something in it. */
static void
test_damaged (BwKeepingCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = bw_keeping_case_add (fixture, "a", "A", BW_KEEPING_TENANT);
  g_autofree char *path = bw_test_folder_build_path (fixture->folder, "kept.bolwerk");
  BwArchiveMeasure measure = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "an earlier backup", -1, NULL));
  bw_keeping_case_damage (fixture, "a");
  assert_not_written (fixture, entry, path, BW_ARCHIVE_ERROR_SET_ASIDE);
  assert_not_written (fixture, entry, path, BW_ARCHIVE_ERROR_EMPTY);
  bw_keeping_case_store (fixture, "a", get_day (), 1, BW_ARCHIVE_ORIGIN_GRAPH);
  g_assert_true (back_up (fixture, entry, path, &measure, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (measure.n_days, ==, 1);
}

/* The page that the rows of the texts begin in: nothing that is looked at when it is opened. */
static void
damage_inside (BwKeepingCase *fixture, const char *id)
{
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->list, id);
  g_autofree char *path = g_build_filename (folder, BW_ARCHIVE_FILE, NULL);
  g_autofree char *waste = g_malloc (PAGE);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDatabase) database =
                bw_database_open (path, SQLITE_OPEN_READWRITE, G_TIME_SPAN_SECOND, &error);
  gint64 page = 0;
  g_autofd int fd = -1;

  g_assert_true (bw_database_ask_integer (
      database, "SELECT rootpage FROM sqlite_schema WHERE name = 'score_text'", &page, &error));
  g_clear_pointer (&database, bw_database_close);
  memset (waste, 0xa5, PAGE);
  fd = g_open (path, O_RDWR, 0);
  g_assert_cmpint (pwrite (fd, waste, PAGE, (page - 1) * PAGE), ==, PAGE);
}

/* Damage that is met only while it is written: the same. */
static void
test_damaged_inside (BwKeepingCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = bw_keeping_case_add (fixture, "a", "A", BW_KEEPING_TENANT);
  g_autofree char *path = bw_test_folder_build_path (fixture->folder, "kept.bolwerk");

  g_assert_true (g_file_set_contents (path, "an earlier backup", -1, NULL));
  bw_keeping_case_store (fixture, "a", get_day (), 1, BW_ARCHIVE_ORIGIN_GRAPH);
  damage_inside (fixture, "a");
  assert_not_written (fixture, entry, path, BW_ARCHIVE_ERROR_SET_ASIDE);
}

static void
assert_held (const BwBackup *backup, guint n_days)
{
  BwArchiveMeasure held = { 0 };
  BwArchiveMeasure kept = { 0 };
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_backup_look (backup, &held, &kept, &aside, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (aside);
  g_assert_cmpuint (held.n_days, ==, n_days);
  g_assert_cmpuint (held.first, ==, get_day ());
}

/* A backup that is put in the place of a damaged archive mends it, and where that is now is told. */
static void
test_restore (BwKeepingCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = bw_keeping_case_add (fixture, "a", "A", BW_KEEPING_TENANT);
  g_autofree char *path = bw_test_folder_build_path (fixture->folder, "kept.bolwerk");
  const BwBackup backup = { fixture->list, entry, fixture->clock, path };
  BwArchiveMeasure measure = { 0 };
  g_autofree char *aside = NULL;
  g_autofree char *none = NULL;
  char *replaced = NULL;
  g_autoptr (GError) error = NULL;

  bw_keeping_case_store (fixture, "a", get_day (), 1, BW_ARCHIVE_ORIGIN_GRAPH);
  g_assert_true (bw_backup_write (&backup, &measure, NULL, &error));
  g_assert_true (bw_backup_restore (&backup, &measure, &none, &replaced, NULL, &error));
  g_assert_null (none);
  /* What was there before can be put back in the same way. */
  g_assert_true (g_file_test (replaced, G_FILE_TEST_IS_REGULAR));
  assert_held (&(BwBackup) { fixture->list, entry, fixture->clock, replaced }, 1);
  damage_inside (fixture, "a");
  g_clear_pointer (&replaced, g_free);
  g_assert_true (bw_backup_restore (&backup, &measure, &none, &replaced, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (replaced, G_FILE_TEST_IS_REGULAR));
  g_clear_pointer (&replaced, g_free);
  g_assert_true (bw_backup_write (&backup, &measure, NULL, &error));
  bw_keeping_case_damage (fixture, "a");
  g_assert_true (bw_backup_restore (&backup, &measure, &aside, &replaced, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (aside, G_FILE_TEST_IS_REGULAR));
  /* In the new one that was begun there was nothing. */
  g_assert_null (replaced);
  g_assert_cmpuint (measure.n_days, ==, 1);
  g_assert_cmpuint (bw_keeping_case_count (fixture, "a"), ==, 1);
}

/* A backup of another organisation does not become the history of one of which nothing is kept yet. */
static void
test_other (BwKeepingCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) a = bw_keeping_case_add (fixture, "a", "A", BW_KEEPING_TENANT);
  g_autoptr (BwOrganisationEntry) b =
                bw_keeping_case_add (fixture, "b", "B", "99999999-8888-7777-6666-555555555555");
  g_autofree char *path = bw_test_folder_build_path (fixture->folder, "kept.bolwerk");
  const BwBackup backup = { fixture->list, b, fixture->clock, path };
  BwArchiveMeasure measure = { 0 };
  BwArchiveMeasure kept = { 0 };
  char *aside = NULL;
  char *replaced = NULL;
  g_autoptr (GError) error = NULL;

  bw_keeping_case_store (fixture, "a", get_day (), 1, BW_ARCHIVE_ORIGIN_GRAPH);
  g_assert_true (back_up (fixture, a, path, &measure, &error));
  g_assert_false (bw_backup_look (&backup, &measure, &kept, &aside, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_OTHER_ORGANISATION);
  g_clear_error (&error);
  g_assert_false (bw_backup_restore (&backup, &measure, &aside, &replaced, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_OTHER_ORGANISATION);
  g_assert_cmpuint (bw_keeping_case_count (fixture, "b"), ==, 0);
}

/* The archive of no organisation is the file of a backup, and one that is damaged is not set aside for it. */
static void
test_in_use (BwKeepingCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) a = bw_keeping_case_add (fixture, "a", "A", BW_KEEPING_TENANT);
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->list, "a");
  g_autofree char *own = g_build_filename (folder, BW_ARCHIVE_FILE, NULL);
  g_autofree char *other_folder = bw_organisation_list_build_archive_folder (fixture->list, "b");
  g_autofree char *other = g_build_filename (other_folder, BW_ARCHIVE_FILE, NULL);
  const char *const paths[] = { own, other };
  BwArchiveMeasure measure = { 0 };

  bw_keeping_case_store (fixture, "b", get_day (), 1, BW_ARCHIVE_ORIGIN_GRAPH);
  bw_keeping_case_damage (fixture, "a");
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++) {
    const BwBackup backup = { fixture->list, a, fixture->clock, paths[i] };
    g_autofree char *aside = NULL;
    g_autofree char *replaced = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_false (back_up (fixture, a, paths[i], &measure, &error));
    g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_IN_USE);
    g_clear_error (&error);
    g_assert_false (bw_backup_restore (&backup, &measure, &aside, &replaced, NULL, &error));
    g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_IN_USE);
    g_assert_null (aside);
  }
  g_assert_cmpuint (bw_keeping_case_count (fixture, "b"), ==, 1);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                           \
  g_test_add ("/backup/" name, BwKeepingCase, NULL, bw_keeping_case_set_up, function, \
              bw_keeping_case_tear_down)
  ADD ("damaged", test_damaged);
  ADD ("damaged-inside", test_damaged_inside);
  ADD ("restore", test_restore);
  ADD ("other", test_other);
  ADD ("in-use", test_in_use);
#undef ADD

  return g_test_run ();
}
