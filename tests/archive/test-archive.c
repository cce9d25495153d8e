/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-archive.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sys/stat.h>

#include "archive/bw-archive-world.h"
#include "archive/bw-same-records.h"
#include "model/bw-control-score.h"
#include "model/bw-test-records.h"

#define DAY 740000
#define OTHER_TENANT "99999999-2222-3333-4444-555555555555"

/* A day of one control, whose points are told; none where they are NAN. */
static BwSnapshot *
new_day (BwDay day, double points, const char *description)
{
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func (g_object_unref);

  if (!isnan (points))
    g_ptr_array_add (
        scores, BW_TEST_SCORE (.id = "OneAdmin", .category = "Identity", .points = points,
                               .percentage = NAN, .description = description,
                               .implementation_status = description, .count = -1, .total = -1));
  return bw_snapshot_new (&(BwSnapshotFields) { .id = "",
                                                .tenant_id = BW_WORLD_TENANT,
                                                .day = day,
                                                .current = points,
                                                .max = NAN,
                                                .active_users = -1,
                                                .control_scores = scores });
}

static BwSnapshot *
new_incomplete_day (BwDay day, double points)
{
  g_autoptr (BwSnapshot) whole = new_day (day, points, NULL);

  return bw_snapshot_new_incomplete (whole);
}

static BwSnapshot *
new_totals (BwDay day, double current)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (BwSnapshot) whole = new_day (day, current, NULL);

  return bw_snapshot_new_with_scores (whole, none);
}

static guint
store (BwArchiveWorld *world, BwSnapshot *snapshot, BwArchiveOrigin origin)
{
  g_autoptr (BwSnapshot) taken = snapshot;

  return bw_archive_world_store (world, taken, origin);
}

static double
load_current (BwArchiveWorld *world, BwDay day)
{
  g_autoptr (BwSnapshot) snapshot = bw_archive_world_load (world, day);

  return bw_snapshot_get_current (snapshot);
}

static void
test_empty (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = bw_archive_list_days (world->archive, NULL, &error);
  BwArchiveMeasure measure = { 0 };

  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 0);
  g_assert_null (bw_archive_load_newest (world->archive, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (bw_archive_load_catalogue (world->archive, BW_DAY_NONE, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (bw_archive_measure (world->archive, &measure, NULL, &error));
  g_assert_cmpuint (measure.n_days, ==, 0);
  g_assert_cmpuint (measure.first, ==, BW_DAY_NONE);
  g_assert_null (bw_archive_get_set_aside (world->archive));
  g_assert_false (bw_archive_is_read_only (world->archive));
}

/* All that there is of a day, with what is missing. */
static void
test_whole_day (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (GDateTime) moment = g_date_time_new_utc (2026, 11, 28, 13, 4, 6.125);
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) comparisons = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwSnapshot) snapshot = NULL;
  g_autoptr (BwSnapshot) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (scores, BW_TEST_SCORE (.id = "11770.MDA_x", .category = "Apps", .points = 0.1,
                                          .percentage = 33.3, .description = "<p>é</p>",
                                          .implementation_status = "3 of 4", .count = 3, .total = 4,
                                          .last_synced = moment, .rest = "{\"on\":\"true\"}"));
  g_ptr_array_add (scores, BW_TEST_SCORE (.id = "b", .points = NAN, .percentage = NAN, .count = -1,
                                          .total = -1));
  g_ptr_array_add (comparisons, BW_TEST_COMPARISON (.basis = "IndustryTypes", .percentage = 41.5,
                                                    .seats_lower = 1, .seats_upper = 100,
                                                    .industry = "engineering"));
  g_ptr_array_add (comparisons,
                   BW_TEST_COMPARISON (.basis = "AllTenants", .percentage = NAN, .seats_lower = -1,
                                       .seats_upper = -1, .rest = "{}"));
  snapshot = bw_snapshot_new (&(BwSnapshotFields) { .id = "t_2026-11-28",
                                                    .tenant_id = BW_WORLD_TENANT,
                                                    .day = DAY,
                                                    .created = moment,
                                                    .current = 815.22,
                                                    .max = 1376,
                                                    .active_users = 3,
                                                    .comparisons = comparisons,
                                                    .control_scores = scores,
                                                    .n_nameless = 2,
                                                    .rest = "{\"enabledServices\":[]}" });
  g_assert_cmpuint (bw_archive_world_store (world, snapshot, BW_ARCHIVE_ORIGIN_GRAPH), ==, 1);
  bw_archive_world_reopen (world);
  loaded = bw_archive_load_newest (world->archive, NULL, &error);
  g_assert_no_error (error);
  bw_same_assert_snapshots (loaded, snapshot, TRUE);
}

static void
assert_day (BwArchiveWorld *world,
            guint i,
            BwDay day,
            BwArchiveOrigin origin,
            gboolean is_whole,
            gboolean is_incomplete)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = bw_archive_list_days (world->archive, NULL, &error);
  BwArchiveDay found = { 0 };

  g_assert_no_error (error);
  g_assert_cmpuint (i, <, days->len);
  found = g_array_index (days, BwArchiveDay, i);
  g_assert_cmpuint (found.day, ==, day);
  g_assert_cmpint (found.origin, ==, origin);
  g_assert_cmpint (found.is_whole, ==, is_whole);
  g_assert_cmpint (found.is_incomplete, ==, is_incomplete);
}

/* What holds of two readings of one day. */
static void
test_replace (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();

  g_assert_cmpuint (store (world, new_totals (DAY, 1), BW_ARCHIVE_ORIGIN_FILE), ==, 1);
  assert_day (world, 0, DAY, BW_ARCHIVE_ORIGIN_FILE, FALSE, FALSE);
  g_assert_cmpuint (store (world, new_totals (DAY, 2), BW_ARCHIVE_ORIGIN_FILE), ==, 1);
  g_assert_cmpfloat (load_current (world, DAY), ==, 2);
  g_assert_cmpuint (store (world, new_day (DAY, 3, NULL), BW_ARCHIVE_ORIGIN_FILE), ==, 1);
  assert_day (world, 0, DAY, BW_ARCHIVE_ORIGIN_FILE, TRUE, FALSE);
  /* Totals would contradict the control scores beside them. */
  g_assert_cmpuint (store (world, new_totals (DAY, 4), BW_ARCHIVE_ORIGIN_GRAPH), ==, 0);
  g_assert_cmpfloat (load_current (world, DAY), ==, 3);
  g_assert_cmpuint (store (world, new_incomplete_day (DAY, 5), BW_ARCHIVE_ORIGIN_GRAPH), ==, 0);
  g_assert_cmpuint (store (world, new_day (DAY, 6, NULL), BW_ARCHIVE_ORIGIN_GRAPH), ==, 1);
  g_assert_cmpuint (store (world, new_day (DAY, 7, NULL), BW_ARCHIVE_ORIGIN_FILE), ==, 0);
  g_assert_cmpfloat (load_current (world, DAY), ==, 6);
  assert_day (world, 0, DAY, BW_ARCHIVE_ORIGIN_GRAPH, TRUE, FALSE);
  g_assert_cmpuint (store (world, new_day (DAY, 8, NULL), BW_ARCHIVE_ORIGIN_GRAPH), ==, 1);
  g_assert_cmpfloat (load_current (world, DAY), ==, 8);
}

static void
test_incomplete (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();

  g_assert_cmpuint (store (world, new_incomplete_day (DAY, 1), BW_ARCHIVE_ORIGIN_GRAPH), ==, 1);
  assert_day (world, 0, DAY, BW_ARCHIVE_ORIGIN_GRAPH, TRUE, TRUE);
  g_assert_cmpuint (store (world, new_incomplete_day (DAY, 2), BW_ARCHIVE_ORIGIN_GRAPH), ==, 1);
  g_assert_cmpuint (store (world, new_day (DAY, 3, NULL), BW_ARCHIVE_ORIGIN_GRAPH), ==, 1);
  assert_day (world, 0, DAY, BW_ARCHIVE_ORIGIN_GRAPH, TRUE, FALSE);
}

static BwControlScore *
load_score (BwArchiveWorld *world, BwDay day)
{
  g_autoptr (BwSnapshot) snapshot = bw_archive_world_load (world, day);

  return g_object_ref (bw_snapshot_get_control_scores (snapshot)->pdata[0]);
}

static void
assert_texts (BwArchiveWorld *world, BwDay day, const char *description, const char *status)
{
  g_autoptr (BwControlScore) score = load_score (world, day);

  g_assert_cmpstr (bw_control_score_get_description (score), ==, description);
  g_assert_cmpstr (bw_control_score_get_implementation_status (score), ==, status);
}

/* Texts of the newest day; what was observed on one day is never told of another. */
static void
test_texts (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();

  store (world, new_day (DAY + 1, 1, "newer"), BW_ARCHIVE_ORIGIN_GRAPH);
  store (world, new_day (DAY, 1, "older"), BW_ARCHIVE_ORIGIN_GRAPH);
  assert_texts (world, DAY + 1, "newer", "newer");
  assert_texts (world, DAY, NULL, NULL);
  /* Read again when it is not the newest any more, a day is hollow. */
  store (world, new_day (DAY + 1, 2, NULL), BW_ARCHIVE_ORIGIN_GRAPH);
  assert_texts (world, DAY + 1, "newer", "newer");
  store (world, new_day (DAY + 1, 2, ""), BW_ARCHIVE_ORIGIN_GRAPH);
  assert_texts (world, DAY + 1, "newer", "newer");
  store (world, new_day (DAY + 2, 2, NULL), BW_ARCHIVE_ORIGIN_GRAPH);
  assert_texts (world, DAY + 2, "newer", NULL);
  store (world, new_day (DAY + 3, 2, "newest"), BW_ARCHIVE_ORIGIN_GRAPH);
  assert_texts (world, DAY + 3, "newest", "newest");
  assert_texts (world, DAY + 2, NULL, NULL);
}

static BwCatalogue *
new_catalogue (const char *title, const char *rest)
{
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) updates = bw_test_states_new ("Ignored", "2026-05-01T10:00:00Z", NULL);

  g_ptr_array_add (profiles, BW_TEST_PROFILE (.id = "OneAdmin", .title = title, .max_points = 5,
                                              .state_updates = updates, .rest = rest));
  g_ptr_array_add (profiles, BW_TEST_PROFILE (.id = "b", .title = "B", .max_points = NAN));
  return bw_catalogue_new (BW_WORLD_TENANT, profiles);
}

static void
store_catalogue (BwArchiveWorld *world, BwCatalogue *catalogue, BwDay day, BwArchiveOrigin origin)
{
  g_autoptr (GError) error = NULL;

  bw_archive_store_catalogue (world->archive, catalogue, day, origin, NULL, &error);
  g_assert_no_error (error);
}

static BwControlProfile *
load_profile (BwArchiveWorld *world, BwDay day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCatalogue) catalogue = bw_archive_load_catalogue (world->archive, day, NULL, &error);

  g_assert_no_error (error);
  return g_object_ref (bw_catalogue_find (catalogue, "OneAdmin"));
}

static void
assert_profile (BwArchiveWorld *world, BwDay day, const char *title, const char *rest)
{
  g_autoptr (BwControlProfile) profile = load_profile (world, day);

  g_assert_cmpstr (bw_control_profile_get_title (profile), ==, title);
  g_assert_cmpstr (bw_control_profile_get_rest (profile), ==, rest);
}

/* The newest of or before a day, in the order of Graph; a file's does not replace Graph's. */
static void
test_catalogue (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (BwCatalogue) first = new_catalogue ("First", "{\"isNew\":true}");
  g_autoptr (BwCatalogue) second = new_catalogue ("Second", "{\"isNew\":false}");
  g_autoptr (BwCatalogue) third = new_catalogue ("Third", NULL);
  g_autoptr (BwCatalogue) loaded = NULL;
  g_autoptr (GError) error = NULL;

  store_catalogue (world, first, DAY, BW_ARCHIVE_ORIGIN_GRAPH);
  bw_archive_world_reopen (world);
  loaded = bw_archive_load_catalogue (world->archive, BW_DAY_NONE, NULL, &error);
  g_assert_no_error (error);
  bw_same_assert_catalogues (loaded, first);
  store_catalogue (world, second, DAY + 5, BW_ARCHIVE_ORIGIN_GRAPH);
  store_catalogue (world, third, DAY + 5, BW_ARCHIVE_ORIGIN_FILE);
  assert_profile (world, DAY + 5, "Second", "{\"isNew\":false}");
  /* What Bolwerk does not know is kept of the newest one alone. */
  assert_profile (world, DAY + 4, "First", NULL);
  g_assert_null (bw_archive_load_catalogue (world->archive, DAY - 1, NULL, &error));
  g_assert_no_error (error);
  assert_profile (world, BW_DAY_NONE, "Second", "{\"isNew\":false}");
}

/* A file's stands in until there is one of Graph's: not beside it, whether it is older or newer. */
static void
test_catalogue_of_file (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (BwCatalogue) file = new_catalogue ("File", "{\"isNew\":true}");
  g_autoptr (BwCatalogue) later = new_catalogue ("Later", NULL);
  g_autoptr (BwCatalogue) graph = new_catalogue ("Graph", NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  BwArchiveProfileDays *days = NULL;

  store_catalogue (world, file, DAY, BW_ARCHIVE_ORIGIN_FILE);
  store_catalogue (world, later, DAY + 9, BW_ARCHIVE_ORIGIN_FILE);
  assert_profile (world, DAY, "File", NULL);
  assert_profile (world, BW_DAY_NONE, "Later", NULL);
  store_catalogue (world, graph, DAY + 5, BW_ARCHIVE_ORIGIN_GRAPH);
  assert_profile (world, BW_DAY_NONE, "Graph", NULL);
  g_assert_null (bw_archive_load_catalogue (world->archive, DAY + 4, NULL, &error));
  g_assert_no_error (error);
  store_catalogue (world, later, DAY + 9, BW_ARCHIVE_ORIGIN_FILE);
  store_catalogue (world, file, DAY, BW_ARCHIVE_ORIGIN_FILE);
  assert_profile (world, BW_DAY_NONE, "Graph", NULL);
  g_assert_null (bw_archive_load_catalogue (world->archive, DAY + 4, NULL, &error));
  g_assert_no_error (error);

  /* Nothing of it looks changed. */
  list = bw_archive_list_profile_days (world->archive, NULL, &error);
  g_assert_no_error (error);
  days = list->pdata[0];
  g_assert_cmpuint (days->first_seen, ==, DAY + 5);
  g_assert_cmpuint (days->last_changed, ==, DAY + 5);
}

/* Days that do not differ share a catalogue; one that lost a profile is another, and so is the first, though it be empty. */
static void
test_outlines (void)
{
  const BwDay days[] = { DAY - 2, DAY - 1, DAY, DAY + 1, DAY + 2, BW_DAY_NONE };
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) few = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwCatalogue) empty = bw_catalogue_new (BW_WORLD_TENANT, none);
  g_autoptr (BwCatalogue) full = new_catalogue ("First", NULL);
  g_autoptr (BwCatalogue) rest = NULL;
  g_autoptr (GPtrArray) outlines = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (few, BW_TEST_PROFILE (.id = "OneAdmin", .title = "First", .max_points = 5));
  rest = bw_catalogue_new (BW_WORLD_TENANT, few);
  store_catalogue (world, empty, DAY - 1, BW_ARCHIVE_ORIGIN_GRAPH);
  store_catalogue (world, full, DAY, BW_ARCHIVE_ORIGIN_GRAPH);
  store_catalogue (world, full, DAY + 1, BW_ARCHIVE_ORIGIN_GRAPH);
  store_catalogue (world, rest, DAY + 2, BW_ARCHIVE_ORIGIN_GRAPH);
  outlines = bw_archive_load_outlines (world->archive, days, G_N_ELEMENTS (days), NULL, &error);
  g_assert_no_error (error);
  g_assert_null (outlines->pdata[0]);
  g_assert_cmpuint (bw_catalogue_get_profiles (outlines->pdata[1])->len, ==, 0);
  g_assert_cmpuint (bw_catalogue_get_profiles (outlines->pdata[2])->len, ==, 2);
  g_assert_true (outlines->pdata[3] == outlines->pdata[2]);
  g_assert_cmpuint (bw_catalogue_get_profiles (outlines->pdata[4])->len, ==, 1);
  g_assert_true (outlines->pdata[5] == outlines->pdata[4]);
}

/* What Microsoft changes is told apart from what the organisation marks. */
static void
test_profile_days (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (BwCatalogue) first = new_catalogue ("First", NULL);
  g_autoptr (BwCatalogue) second = new_catalogue ("Second", "{\"isNew\":false}");
  g_autoptr (GPtrArray) marked = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwCatalogue) third = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  BwArchiveProfileDays *days = NULL;

  g_ptr_array_add (marked, BW_TEST_PROFILE (.id = "OneAdmin", .title = "Second", .max_points = 5));
  third = bw_catalogue_new (BW_WORLD_TENANT, marked);
  store_catalogue (world, first, DAY, BW_ARCHIVE_ORIGIN_GRAPH);
  store_catalogue (world, second, DAY + 2, BW_ARCHIVE_ORIGIN_GRAPH);
  store_catalogue (world, second, DAY + 3, BW_ARCHIVE_ORIGIN_GRAPH);
  store_catalogue (world, third, DAY + 4, BW_ARCHIVE_ORIGIN_GRAPH);
  list = bw_archive_list_profile_days (world->archive, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  days = list->pdata[0];
  g_assert_cmpstr (days->id, ==, "OneAdmin");
  g_assert_cmpuint (days->first_seen, ==, DAY);
  g_assert_cmpuint (days->last_changed, ==, DAY + 2);
  g_assert_cmpuint (days->last_marked, ==, DAY + 4);
  days = list->pdata[1];
  g_assert_cmpuint (days->first_seen, ==, DAY);
  g_assert_cmpuint (days->last_changed, ==, DAY);
}

/* The newest day is the newest that has control scores. */
static void
test_newest (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (BwSnapshot) newest = NULL;
  g_autoptr (GError) error = NULL;

  store (world, new_totals (DAY + 1, 1), BW_ARCHIVE_ORIGIN_GRAPH);
  newest = bw_archive_load_newest (world->archive, NULL, &error);
  g_assert_cmpuint (bw_snapshot_get_day (newest), ==, DAY + 1);
  store (world, new_day (DAY, 1, NULL), BW_ARCHIVE_ORIGIN_GRAPH);
  g_clear_object (&newest);
  newest = bw_archive_load_newest (world->archive, NULL, &error);
  g_assert_cmpuint (bw_snapshot_get_day (newest), ==, DAY);
  assert_day (world, 1, DAY + 1, BW_ARCHIVE_ORIGIN_GRAPH, FALSE, FALSE);
}

/* All of a store or nothing of it. */
static void
test_other_organisation (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) list = NULL;

  g_ptr_array_add (days, new_day (DAY, 1, NULL));
  g_ptr_array_add (days, bw_snapshot_new (&(BwSnapshotFields) {
                             .id = "", .tenant_id = OTHER_TENANT, .day = DAY + 1 }));
  g_assert_false (
      bw_archive_store_days (world->archive, days, BW_ARCHIVE_ORIGIN_GRAPH, NULL, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_OTHER_ORGANISATION);
  g_clear_error (&error);
  list = bw_archive_list_days (world->archive, NULL, &error);
  g_assert_cmpuint (list->len, ==, 0);

  store (world, new_day (DAY, 1, NULL), BW_ARCHIVE_ORIGIN_GRAPH);
  g_assert_null (bw_archive_open (world->place, OTHER_TENANT, world->clock, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_OTHER_ORGANISATION);
}

static void
assert_mode (const char *path, const char *suffix, mode_t mode)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  GStatBuf status;

  g_assert_cmpint (g_stat (name, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 07777, ==, mode);
}

/* Nobody but the user may read it, whatever the umask is. */
static void
test_modes (void)
{
  mode_t old = umask (0);
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autofree char *path = bw_archive_world_build_path (world);

  store (world, new_day (DAY, 1, NULL), BW_ARCHIVE_ORIGIN_GRAPH);
  assert_mode (world->place, "", 0700);
  assert_mode (path, "", 0600);
  assert_mode (path, "-wal", 0600);
  assert_mode (path, "-shm", 0600);

  g_clear_object (&world->archive);
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  g_assert_cmpint (g_chmod (world->place, 0755), ==, 0);
  bw_archive_world_reopen (world);
  assert_mode (world->place, "", 0700);
  assert_mode (path, "", 0600);
  umask (old);
}

static void
test_cancelled (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (days, new_day (DAY, 1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (bw_archive_store_days (world->archive, days, BW_ARCHIVE_ORIGIN_GRAPH, NULL,
                                         cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (bw_archive_list_days (world->archive, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (store (world, new_day (DAY, 1, NULL), BW_ARCHIVE_ORIGIN_GRAPH), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive/empty", test_empty);
  g_test_add_func ("/archive/whole-day", test_whole_day);
  g_test_add_func ("/archive/replace", test_replace);
  g_test_add_func ("/archive/incomplete", test_incomplete);
  g_test_add_func ("/archive/texts", test_texts);
  g_test_add_func ("/archive/catalogue", test_catalogue);
  g_test_add_func ("/archive/catalogue-of-file", test_catalogue_of_file);
  g_test_add_func ("/archive/outlines", test_outlines);
  g_test_add_func ("/archive/profile-days", test_profile_days);
  g_test_add_func ("/archive/newest", test_newest);
  g_test_add_func ("/archive/other-organisation", test_other_organisation);
  g_test_add_func ("/archive/modes", test_modes);
  g_test_add_func ("/archive/cancelled", test_cancelled);
  return g_test_run ();
}
