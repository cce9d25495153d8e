/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What becomes of the archives of organisations that are removed, and who goes on with them. */

#include "auth/bw-memory-keyring.h"
#include "organisation/bw-archive-memory.h"
#include "organisation/bw-keeping-case.h"
#include "organisation/bw-kept-archive.h"
#include "organisation/bw-organisation-removal.h"
#include "support/bw-secret-watch.h"

#define TENANT BW_KEEPING_TENANT
#define OTHER_TENANT "99999999-2222-3333-4444-555555555555"

static BwDay
get_day (void)
{
  return bw_day_new (2026, 11, 29);
}

static BwSnapshot *
new_newest (void)
{
  return bw_snapshot_new (&(BwSnapshotFields) { .id = "",
                                                .tenant_id = TENANT,
                                                .day = get_day (),
                                                .current = 1,
                                                .max = 2,
                                                .active_users = -1 });
}

static void
remove_entry (BwKeepingCase *fixture, BwOrganisationEntry *entry, gboolean deletes_archive)
{
  g_autoptr (BwKeyring) keyring = bw_memory_keyring_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (
      bw_organisation_remove (entry, fixture->list, deletes_archive, keyring, FALSE, NULL, &error));
  g_assert_no_error (error);
}

static gboolean
is_there (BwKeepingCase *fixture, const char *id)
{
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->list, id);

  return g_file_test (folder, G_FILE_TEST_EXISTS);
}

static BwArchiveMemory *
new_memory (BwKeepingCase *fixture, BwOrganisationEntry *entry)
{
  return bw_archive_memory_new_for_entry (fixture->list, entry, fixture->clock);
}

static void
assert_not_kept (BwArchiveMemory *memory)
{
  g_autoptr (BwSnapshot) newest = new_newest ();
  g_autoptr (GError) problem = NULL;

  g_assert_false (bw_memory_keep (BW_MEMORY (memory), newest, NULL, NULL, NULL));
  problem = bw_memory_dup_problem (BW_MEMORY (memory));
  g_assert_error (problem, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_GONE);
}

/* What a refresh brings that was under way when its organisation was removed with its history is not kept: whether it
   had opened the archive before, or comes to that only now, as one in another program may. */
static void
test_stays_gone (BwKeepingCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = bw_keeping_case_add (fixture, "a", "A", TENANT);
  g_autoptr (BwArchiveMemory) opened = new_memory (fixture, entry);
  g_autoptr (BwArchiveMemory) unopened = new_memory (fixture, entry);
  g_autoptr (BwSnapshot) newest = new_newest ();

  g_assert_true (bw_memory_keep (BW_MEMORY (opened), newest, NULL, NULL, NULL));
  remove_entry (fixture, entry, TRUE);
  g_assert_false (is_there (fixture, "a"));
  assert_not_kept (opened);
  assert_not_kept (unopened);
  g_assert_false (is_there (fixture, "a"));
}

static gboolean
has_lock (BwKeepingCase *fixture, const char *id)
{
  g_autofree char *folder = bw_organisation_list_build_lock_folder (fixture->list);
  g_autofree char *name = g_strconcat (id, ".archive", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* It is looked at the list and made, or deleted, under one lock, so that nothing comes in between. */
static void
test_lock (BwKeepingCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) made = bw_keeping_case_add (fixture, "a", "A", TENANT);
  g_autoptr (BwOrganisationEntry) deleted = bw_keeping_case_add (fixture, "b", "B", TENANT);
  g_autoptr (BwArchiveMemory) memory = new_memory (fixture, made);
  g_autoptr (BwArchive) archive = bw_archive_memory_open (memory, NULL, NULL);

  g_assert_nonnull (archive);
  g_assert_true (has_lock (fixture, "a"));
  bw_keeping_case_store (fixture, "b", get_day (), 1, BW_ARCHIVE_ORIGIN_GRAPH);
  g_assert_false (has_lock (fixture, "b"));
  remove_entry (fixture, deleted, TRUE);
  g_assert_true (has_lock (fixture, "b"));
  g_assert_false (is_there (fixture, "b"));
}

/* One that is damaged is not begun anew either. */
static void
test_stays_gone_damaged (BwKeepingCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = bw_keeping_case_add (fixture, "a", "A", TENANT);
  g_autoptr (BwArchiveMemory) memory = new_memory (fixture, entry);
  g_autoptr (BwArchive) archive = NULL;
  g_autoptr (GError) error = NULL;

  archive = bw_archive_memory_open (memory, NULL, &error);
  g_assert_no_error (error);
  remove_entry (fixture, entry, TRUE);
  g_assert_false (bw_archive_memory_begin_anew (memory, archive, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_GONE);
  g_assert_false (is_there (fixture, "a"));
}

/* Who only looks makes none. */
static void
test_looking (BwKeepingCase *fixture, gconstpointer data)
{
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->list, "a");
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_archive_look_into (folder, fixture->clock, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_NOT_FOUND);
  g_assert_false (is_there (fixture, "a"));
  g_clear_error (&error);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_null (bw_archive_look_into (folder, fixture->clock, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_NOT_FOUND);
  g_assert_cmpuint (bw_archive_measure_folder (folder), ==, 0);
}

static char *
claim (BwKeepingCase *fixture, BwProcessLock **lock)
{
  return bw_kept_archives_claim (fixture->list, fixture->clock, TENANT, lock, NULL);
}

/* Of several that sign in to a tenant at once, one goes on with its archive; and once that is in the list, nobody else
   does. */
static void
test_claim (BwKeepingCase *fixture, gconstpointer data)
{
  g_autoptr (BwProcessLock) first = NULL;
  g_autoptr (BwProcessLock) second = NULL;
  g_autofree char *id = NULL;
  g_autofree char *older = NULL;
  g_autoptr (BwOrganisationEntry) entry = NULL;

  bw_keeping_case_store (fixture, "kept", get_day (), 1, BW_ARCHIVE_ORIGIN_GRAPH);
  id = claim (fixture, &first);
  g_assert_cmpstr (id, ==, "kept");
  g_assert_null (claim (fixture, &second));
  g_assert_null (second);
  bw_keeping_case_store (fixture, "older", get_day () - 1, 1, BW_ARCHIVE_ORIGIN_GRAPH);
  older = claim (fixture, &second);
  g_assert_cmpstr (older, ==, "older");
  g_clear_pointer (&second, bw_process_lock_free);

  /* One that did not come to an end leaves it to the next. */
  g_clear_pointer (&first, bw_process_lock_free);
  g_clear_pointer (&id, g_free);
  id = claim (fixture, &first);
  g_assert_cmpstr (id, ==, "kept");
  entry = bw_keeping_case_add (fixture, "kept", "A", TENANT);
  g_clear_pointer (&first, bw_process_lock_free);
  g_clear_pointer (&older, g_free);
  older = claim (fixture, &second);
  g_assert_cmpstr (older, ==, "older");
}

/* Where the list says of which tenant an archive is, others are not opened; and a search that was called off finds
   nothing. */
static void
test_claim_noted (BwKeepingCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) noted = bw_keeping_case_add (fixture, "a", "A", OTHER_TENANT);
  g_autoptr (BwOrganisationEntry) typed = bw_keeping_case_add (fixture, "b", "B", "b.example");
  g_autoptr (BwProcessLock) lock = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autofree char *tenant = NULL;
  g_autofree char *id = NULL;

  /* Its days say otherwise: who opens it takes it for one of this tenant. */
  bw_keeping_case_store (fixture, "a", get_day (), 1, BW_ARCHIVE_ORIGIN_GRAPH);
  bw_keeping_case_store (fixture, "b", get_day () - 1, 1, BW_ARCHIVE_ORIGIN_GRAPH);
  remove_entry (fixture, noted, FALSE);
  remove_entry (fixture, typed, FALSE);
  tenant = bw_organisation_list_dup_kept_tenant (fixture->list, "a", NULL);
  g_assert_cmpstr (tenant, ==, OTHER_TENANT);
  g_assert_null (bw_organisation_list_dup_kept_tenant (fixture->list, "b", NULL));

  g_cancellable_cancel (cancelled);
  g_assert_null (bw_kept_archives_claim (fixture->list, fixture->clock, TENANT, &lock, cancelled));
  id = claim (fixture, &lock);
  g_assert_cmpstr (id, ==, "b");
}

static void
assert_name (BwKeepingCase *fixture, const char *id, const char *expected)
{
  g_autofree char *name = bw_organisation_list_dup_kept_name (fixture->list, id, NULL);

  g_assert_cmpstr (name, ==, expected);
}

/* What an organisation was called is forgotten where nothing is kept of it: from the beginning, or since somebody has
   deleted it by hand. */
static void
test_names (BwKeepingCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) kept = bw_keeping_case_add (fixture, "a", "A", TENANT);
  g_autoptr (BwOrganisationEntry) empty = bw_keeping_case_add (fixture, "b", "B", TENANT);
  g_autoptr (BwKeyring) keyring = bw_memory_keyring_new ();
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->list, "a");
  g_autoptr (GError) error = NULL;

  bw_keeping_case_store (fixture, "a", get_day (), 1, BW_ARCHIVE_ORIGIN_GRAPH);
  remove_entry (fixture, kept, FALSE);
  remove_entry (fixture, empty, FALSE);
  assert_name (fixture, "a", "A");
  assert_name (fixture, "b", NULL);
  g_assert_true (bw_archive_delete_folder (folder, NULL, &error));
  bw_organisation_forget_removed (fixture->list, keyring, NULL);
  assert_name (fixture, "a", NULL);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                         \
  g_test_add ("/kept/" name, BwKeepingCase, NULL, bw_keeping_case_set_up, function, \
              bw_keeping_case_tear_down)
  ADD ("stays-gone", test_stays_gone);
  ADD ("stays-gone-damaged", test_stays_gone_damaged);
  ADD ("lock", test_lock);
  ADD ("looking", test_looking);
  ADD ("claim", test_claim);
  ADD ("claim-noted", test_claim_noted);
  ADD ("names", test_names);
#undef ADD

  return g_test_run ();
}
