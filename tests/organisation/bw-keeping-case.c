/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-keeping-case.h"

#include "support/bw-manual-clock.h"

void
bw_keeping_case_set_up (BwKeepingCase *fixture, gconstpointer data)
{
  fixture->folder = bw_test_folder_new ();
  fixture->clock = bw_manual_clock_new ("2026-11-29T12:00:00Z");
  fixture->list = bw_organisation_list_new (bw_test_folder_get_path (fixture->folder));
}

void
bw_keeping_case_tear_down (BwKeepingCase *fixture, gconstpointer data)
{
  g_clear_object (&fixture->list);
  g_clear_object (&fixture->clock);
  bw_test_folder_free (fixture->folder);
}

BwOrganisationEntry *
bw_keeping_case_add (BwKeepingCase *fixture, const char *id, const char *name, const char *tenant)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("worldwide");
  g_autoptr (GError) error = NULL;
  BwOrganisationEntry *entry = bw_organisation_entry_new (&(BwOrganisationEntryFields) {
      .id = id,
      .name = name,
      .cloud = cloud,
      .tenant = tenant,
      .client_id = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
  });

  bw_organisation_list_add (fixture->list, entry, NULL, &error);
  g_assert_no_error (error);
  return entry;
}

BwArchive *
bw_keeping_case_open (BwKeepingCase *fixture, const char *id)
{
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->list, id);
  g_autoptr (GError) error = NULL;
  BwArchive *archive = bw_archive_open (folder, NULL, fixture->clock, NULL, &error);

  g_assert_no_error (error);
  return archive;
}

void
bw_keeping_case_store (BwKeepingCase *fixture,
                       const char *id,
                       BwDay day,
                       double points,
                       BwArchiveOrigin origin)
{
  g_autoptr (BwArchive) archive = bw_keeping_case_open (fixture, id);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (days, bw_snapshot_new (&(BwSnapshotFields) { .id = "",
                                                                .tenant_id = BW_KEEPING_TENANT,
                                                                .day = day,
                                                                .current = points,
                                                                .max = 200,
                                                                .active_users = -1 }));
  bw_archive_store_days (archive, days, origin, NULL, NULL, &error);
  g_assert_no_error (error);
}

guint
bw_keeping_case_count (BwKeepingCase *fixture, const char *id)
{
  g_autoptr (BwArchive) archive = bw_keeping_case_open (fixture, id);
  BwArchiveMeasure measure = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_archive_measure (archive, &measure, NULL, &error));
  return measure.n_days;
}

/* What lies there in the place of an archive is none. */
void
bw_keeping_case_damage (BwKeepingCase *fixture, const char *id)
{
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->list, id);
  g_autofree char *path = g_build_filename (folder, BW_ARCHIVE_FILE, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "no database at all", -1, NULL));
}
