/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the administrator keeps here about actions, in the archive. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "archive/bw-archive-world.h"
#include "archive/bw-database.h"
#include "archive/bw-made-days.h"
#include "model/bw-test-records.h"

#define PAGE 4096
#define N_DEEDS 400
#define N_KEPT 40

static char *probe;

static BwPlan *
load (BwArchiveWorld *world)
{
  g_autoptr (GError) error = NULL;
  BwPlan *plan = bw_archive_load_plan (world->archive, NULL, &error);

  g_assert_no_error (error);
  return plan;
}

/* Takes over @entry. */
static void
store (BwArchiveWorld *world, BwPlanEntry *entry)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (entries, entry);
  g_assert_true (bw_archive_store_plan_entries (world->archive, entries, NULL, NULL, &error));
  g_assert_no_error (error);
}

static BwPlanEntry *
new_full (void)
{
  return BW_TEST_PLAN_ENTRY (.id = "OneAdmin", .planned = TRUE, .owner = "Ann \u00c9",
                             .due = bw_day_new (2026, 12, 1), .priority = BW_PRIORITY_MEDIUM,
                             .tags = BW_TEST_THREATS ("zebra", "autumn", "mail"),
                             .note = "two\n\tlines '; DROP TABLE plan_entry; --",
                             .rest = "{\"colour\":\"red\"}");
}

static void
test_round_trip (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (BwPlanEntry) full = new_full ();
  g_autoptr (BwPlan) before = load (world);
  g_autoptr (BwPlan) after = NULL;

  g_assert_cmpuint (bw_plan_get_entries (before)->len, ==, 0);
  store (world, new_full ());
  bw_archive_world_reopen (world);
  after = load (world);
  g_assert_cmpuint (bw_plan_get_entries (after)->len, ==, 1);
  g_assert_cmpstr (bw_plan_entry_get_id (bw_plan_find (after, "oneadmin")), ==, "OneAdmin");
  g_assert_true (bw_plan_entry_equal (bw_plan_find (after, "oneadmin"), full));
}

/* One action has one entry, however its id is spelled, and an empty one takes it away with its tags. */
static void
test_replace_and_remove (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (BwPlan) replaced = NULL;
  g_autoptr (BwPlan) removed = NULL;
  g_autoptr (BwPlan) again = NULL;

  store (world, new_full ());
  store (world, BW_TEST_PLAN_ENTRY (.id = "ONEADMIN", .owner = "Bo"));
  replaced = load (world);
  g_assert_cmpuint (bw_plan_get_entries (replaced)->len, ==, 1);
  g_assert_cmpstr (bw_plan_entry_get_owner (bw_plan_find (replaced, "OneAdmin")), ==, "Bo");
  g_assert_null (bw_plan_entry_get_tags (bw_plan_find (replaced, "OneAdmin"))[0]);

  store (world, BW_TEST_PLAN_ENTRY (.id = "oneadmin"));
  removed = load (world);
  g_assert_cmpuint (bw_plan_get_entries (removed)->len, ==, 0);

  store (world, new_full ());
  again = load (world);
  g_assert_cmpuint (
      g_strv_length ((char **) bw_plan_entry_get_tags (bw_plan_find (again, "OneAdmin"))), ==, 3);
}

static void
run_beside (BwArchiveWorld *world, const char *sql)
{
  g_autofree char *path = bw_archive_world_build_path (world);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDatabase) database =
                bw_database_open (path, SQLITE_OPEN_READWRITE, G_TIME_SPAN_SECOND, &error);

  bw_database_run (database, sql, &error);
  g_assert_no_error (error);
}

/* A plan of another organisation is not taken for one of this, and no plan says whose an archive is. */
static void
test_other_tenant (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autofree char *place = bw_test_folder_build_path (world->folder, "nobody's");
  g_autoptr (BwSnapshot) day = bw_made_day_new (0, 3, TRUE);
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 0);
  g_autoptr (GPtrArray) days = g_ptr_array_new ();
  g_autoptr (BwArchive) nobodys = NULL;
  g_autoptr (BwPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  bw_test_records_add_plan_entry (records, .id = "a", .planned = TRUE);
  for (int i = 0; i < 2; i++) {
    g_assert_false (bw_archive_store_plan_entries (world->archive, records->plan_entries, "other",
                                                   NULL, &error));
    g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_OTHER_ORGANISATION);
    g_clear_error (&error);
    bw_archive_world_store (world, day, BW_ARCHIVE_ORIGIN_GRAPH);
  }
  plan = load (world);
  g_assert_cmpuint (bw_plan_get_entries (plan)->len, ==, 0);
  g_assert_true (bw_archive_store_plan_entries (world->archive, records->plan_entries,
                                                BW_WORLD_TENANT, NULL, &error));

  nobodys = bw_archive_open (place, NULL, world->clock, NULL, &error);
  g_assert_true (
      bw_archive_store_plan_entries (nobodys, records->plan_entries, "other", NULL, &error));
  g_ptr_array_add (days, day);
  g_assert_true (
      bw_archive_store_days (nobodys, days, BW_ARCHIVE_ORIGIN_GRAPH, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* Of several that are stored together one cannot be: then none is, and what was there stays. */
static void
test_all_or_nothing (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 0);
  g_autoptr (BwPlanEntry) full = new_full ();
  g_autoptr (BwPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  store (world, new_full ());
  run_beside (world, "CREATE TRIGGER stop BEFORE INSERT ON plan_entry WHEN NEW.id = 'bad'"
                     " BEGIN SELECT RAISE (ABORT, 'stopped'); END");
  bw_test_records_add_plan_entry (records, .id = "OneAdmin");
  bw_test_records_add_plan_entry (records, .id = "good", .planned = TRUE);
  bw_test_records_add_plan_entry (records, .id = "bad", .planned = TRUE);
  g_assert_false (
      bw_archive_store_plan_entries (world->archive, records->plan_entries, NULL, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_FAILED);

  plan = load (world);
  g_assert_cmpuint (bw_plan_get_entries (plan)->len, ==, 1);
  g_assert_true (bw_plan_entry_equal (bw_plan_find (plan, "OneAdmin"), full));
}

static void
test_cancelled (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 0);
  g_autoptr (BwPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) loading = NULL;

  bw_test_records_add_plan_entry (records, .id = "good", .planned = TRUE);
  g_cancellable_cancel (cancellable);
  g_assert_false (bw_archive_store_plan_entries (world->archive, records->plan_entries, NULL,
                                                 cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (bw_archive_load_plan (world->archive, cancellable, &loading));
  g_assert_error (loading, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  plan = load (world);
  g_assert_cmpuint (bw_plan_get_entries (plan)->len, ==, 0);
}

/* Days that are too old go, and with them the actions; what was planned about them stays. */
static void
test_forget (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (BwSnapshot) day = bw_made_day_new (0, 3, TRUE);
  g_autoptr (BwPlanEntry) full = new_full ();
  g_autoptr (GArray) days = NULL;
  g_autoptr (BwPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  bw_archive_world_store (world, day, BW_ARCHIVE_ORIGIN_GRAPH);
  store (world, new_full ());
  g_assert_true (bw_archive_forget_before (world->archive, BW_MADE_FIRST + 400, NULL, &error));
  g_assert_no_error (error);

  days = bw_archive_list_days (world->archive, NULL, &error);
  g_assert_cmpuint (days->len, ==, 0);
  plan = load (world);
  g_assert_true (bw_plan_entry_equal (bw_plan_find (plan, "OneAdmin"), full));
}

/* A backup has it. What is put back takes the place of what was planned since, which is kept aside, also where there is no
   day beside it. */
static void
test_backup (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autofree char *file = bw_test_folder_build_path (world->folder, "kept.bolwerk");
  g_autofree char *replaced = NULL;
  g_autoptr (BwPlan) plan = NULL;
  g_autoptr (BwPlan) back = NULL;
  g_autoptr (GError) error = NULL;

  store (world, new_full ());
  g_assert_true (bw_archive_backup (world->archive, file, NULL, &error));
  store (world, BW_TEST_PLAN_ENTRY (.id = "OneAdmin", .owner = "Bo"));
  g_assert_true (bw_archive_restore (world->archive, file, &replaced, NULL, &error));
  g_assert_no_error (error);
  plan = load (world);
  g_assert_cmpstr (bw_plan_entry_get_owner (bw_plan_find (plan, "OneAdmin")), ==, "Ann \u00c9");

  g_assert_nonnull (replaced);
  g_assert_true (bw_archive_restore (world->archive, replaced, NULL, NULL, &error));
  g_assert_no_error (error);
  back = load (world);
  g_assert_cmpstr (bw_plan_entry_get_owner (bw_plan_find (back, "OneAdmin")), ==, "Bo");
}

/* The page that the rows of days begin in, in an archive that nobody has open. */
static void
damage_days (const char *path)
{
  g_autofree char *waste = g_malloc (PAGE);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDatabase) database =
                bw_database_open (path, SQLITE_OPEN_READWRITE, G_TIME_SPAN_SECOND, &error);
  gint64 page = 0;
  g_autofd int fd = -1;

  g_assert_true (bw_database_ask_integer (
      database, "SELECT rootpage FROM sqlite_schema WHERE name = 'day'", &page, &error));
  g_clear_pointer (&database, bw_database_close);
  memset (waste, 0xa5, PAGE);
  fd = g_open (path, O_RDWR, 0);
  g_assert_cmpint (pwrite (fd, waste, PAGE, (page - 1) * PAGE), ==, PAGE);
}

/* Days can be asked for again; what was planned nobody else has. */
static void
test_damaged (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autofree char *path = bw_archive_world_build_path (world);
  g_autoptr (BwSnapshot) day = bw_made_day_new (0, 3, TRUE);
  g_autoptr (BwPlanEntry) full = new_full ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = NULL;
  g_autoptr (BwPlan) plan = NULL;

  bw_archive_world_store (world, day, BW_ARCHIVE_ORIGIN_GRAPH);
  store (world, new_full ());
  g_clear_object (&world->archive);
  damage_days (path);
  bw_archive_world_reopen (world);
  g_assert_null (bw_archive_list_days (world->archive, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_DAMAGED);
  g_clear_error (&error);

  g_assert_true (bw_archive_begin_anew (world->archive, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (bw_archive_get_set_aside (world->archive));
  days = bw_archive_list_days (world->archive, NULL, &error);
  g_assert_cmpuint (days->len, ==, 0);
  plan = load (world);
  g_assert_true (bw_plan_entry_equal (bw_plan_find (plan, "OneAdmin"), full));
}

static BwPlanEntry *
new_random (void)
{
  static const char *const ids[] = { "scid_1", "SCID_1", "scid_2", "\u00c9en", "\u00e9en", "Aad" };
  static const char *const words[] = { NULL, "Ann", "bo", "two\nlines", "" };
  const char *tags[4] = { NULL };

  for (int i = 0; i < g_test_rand_int_range (0, 4); i++)
    tags[i] = words[g_test_rand_int_range (1, G_N_ELEMENTS (words))];
  return BW_TEST_PLAN_ENTRY (.id = ids[g_test_rand_int_range (0, G_N_ELEMENTS (ids))],
                             .planned = g_test_rand_bit (),
                             .owner = words[g_test_rand_int_range (0, G_N_ELEMENTS (words))],
                             .due = g_test_rand_bit () ? bw_day_new (2026, 12, 1) : BW_DAY_NONE,
                             .priority = (BwPriority) g_test_rand_int_range (0, BW_N_PRIORITIES),
                             .tags = tags,
                             .note = words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
}

static void
assert_same (BwPlan *a, BwPlan *b)
{
  GPtrArray *entries = bw_plan_get_entries (a);

  g_assert_cmpuint (entries->len, ==, bw_plan_get_entries (b)->len);
  for (guint i = 0; i < entries->len; i++) {
    BwPlanEntry *entry = g_ptr_array_index (entries, i);
    BwPlanEntry *other = bw_plan_find (b, bw_plan_entry_get_id (entry));

    g_assert_true (other != NULL && bw_plan_entry_equal (entry, other));
    g_assert_cmpstr (bw_plan_entry_get_id (entry), ==, bw_plan_entry_get_id (other));
  }
}

/* Whatever is stored one after the other, together or alone, the archive has what a plan has that the same was done to. */
static void
test_random (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (BwPlan) plan = bw_plan_new (NULL);

  for (int i = 0; i < N_DEEDS; i++) {
    g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
    g_autoptr (GError) error = NULL;
    g_autoptr (BwPlan) kept = NULL;
    g_autoptr (BwPlan) next = NULL;

    for (int j = g_test_rand_int_range (1, 4); j > 0; j--)
      g_ptr_array_add (entries, new_random ());
    g_assert_true (bw_archive_store_plan_entries (world->archive, entries, NULL, NULL, &error));
    g_assert_no_error (error);
    next = bw_plan_with_entries (plan, entries);
    g_set_object (&plan, next);
    kept = load (world);
    assert_same (plan, kept);
  }
}

static GSubprocess *
start (const char *place, const char *owner)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *n = g_strdup_printf ("%d", N_KEPT);
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, probe, "plan",
                                           place, owner, n, NULL);

  g_assert_no_error (error);
  return process;
}

/* Programs that plan at the same time lose nothing of each other. */
static void
test_processes (void)
{
  static const char *const owners[] = { "Ann", "Bo", "Cor" };
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (GPtrArray) processes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (owners); i++)
    g_ptr_array_add (processes, start (world->place, owners[i]));
  for (guint i = 0; i < processes->len; i++) {
    g_assert_true (g_subprocess_wait_check (processes->pdata[i], NULL, &error));
    g_assert_no_error (error);
  }
  plan = load (world);
  g_assert_cmpuint (bw_plan_get_entries (plan)->len, ==, G_N_ELEMENTS (owners) * N_KEPT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  probe = argv[1];
  g_test_add_func ("/archive-plan/round-trip", test_round_trip);
  g_test_add_func ("/archive-plan/replace-and-remove", test_replace_and_remove);
  g_test_add_func ("/archive-plan/other-tenant", test_other_tenant);
  g_test_add_func ("/archive-plan/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/archive-plan/cancelled", test_cancelled);
  g_test_add_func ("/archive-plan/forget", test_forget);
  g_test_add_func ("/archive-plan/backup", test_backup);
  g_test_add_func ("/archive-plan/damaged", test_damaged);
  g_test_add_func ("/archive-plan/random", test_random);
  g_test_add_func ("/archive-plan/processes", test_processes);
  return g_test_run ();
}
