/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Archives of every earlier version are opened and restored, and nothing that is in them is lost. */

#include <glib/gstdio.h>

#include "archive/bw-archive-schema.h"
#include "archive/bw-archive-world.h"
#include "archive/bw-database.h"
#include "model/bw-control-score.h"

#define DAY 740000

/* What the first version stored, by the names of its columns: later ones have more. */
static const char ROWS[] =
    "INSERT INTO about (one, tenant) VALUES (1, '" BW_WORLD_TENANT "');"
    "INSERT INTO day (day, graph_id, created, current, max, active_users, n_nameless, incomplete, "
    "whole,"
    " origin, stored) VALUES (740000, 'g', 0, 3, 10, 5, 0, 0, 1, 2, 1000000),"
    " (740001, 'h', 0, 4, 10, 5, 0, 0, 0, 2, 1000000), (740002, 'i', 0, 5, 10, 5, 0, 0, 1, 1, "
    "1000000);"
    "INSERT INTO control (control, id) VALUES (1, 'OneAdmin');"
    "INSERT INTO score (control, day, there, category, points, percentage) VALUES"
    " (1, 740000, 1, 'Identity', 3, 30), (1, 740002, 1, 'Identity', 5, 50);"
    "INSERT INTO catalogue (day, lacks, origin, stored) VALUES (740000, 0, 2, 1000000);"
    "INSERT INTO profile (control, day, there, title, max_points) VALUES (1, 740000, 1, 'A title', "
    "10);";

static void
write_version (const char *path, guint version)
{
  guint n_steps = 0;
  const BwArchiveStep *steps = bw_archive_schema_get_steps (&n_steps);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDatabase) database = NULL;

  g_assert_cmpuint (version, <=, n_steps);
  database = bw_database_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, G_TIME_SPAN_SECOND,
                               &error);
  g_assert_no_error (error);
  g_assert_true (bw_archive_schema_bring_up (database, steps, version, &error));
  g_assert_true (bw_database_run (database, ROWS, &error));
  g_assert_no_error (error);
}

static void
assert_day (const BwArchiveDay *day, BwDay expected, gboolean is_whole, BwArchiveOrigin origin)
{
  g_assert_cmpuint (day->day, ==, expected);
  g_assert_true (day->is_whole == is_whole);
  g_assert_cmpint (day->origin, ==, origin);
  g_assert_cmpint (day->stored, ==, 1000000);
  g_assert_cmpint (day->asked, ==, -1);
}

static void
assert_content (BwArchiveWorld *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = bw_archive_list_days (world->archive, NULL, &error);
  g_autoptr (BwSnapshot) snapshot = bw_archive_world_load (world, DAY);
  g_autoptr (BwCatalogue) catalogue = bw_archive_load_catalogue (world->archive, DAY, NULL, &error);
  BwControlScore *score = g_ptr_array_index (bw_snapshot_get_control_scores (snapshot), 0);

  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 3);
  assert_day (&g_array_index (days, BwArchiveDay, 0), DAY, TRUE, BW_ARCHIVE_ORIGIN_GRAPH);
  assert_day (&g_array_index (days, BwArchiveDay, 1), DAY + 1, FALSE, BW_ARCHIVE_ORIGIN_GRAPH);
  assert_day (&g_array_index (days, BwArchiveDay, 2), DAY + 2, TRUE, BW_ARCHIVE_ORIGIN_FILE);
  g_assert_cmpstr (bw_control_score_get_id (score), ==, "OneAdmin");
  g_assert_cmpfloat (bw_control_score_get_points (score), ==, 3);
  g_assert_cmpuint (bw_catalogue_get_profiles (catalogue)->len, ==, 1);
}

/* What only this version knows can be stored in it. */
static void
assert_can_be_used (BwArchiveWorld *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = NULL;

  g_assert_true (bw_archive_note_asked (world->archive, DAY + 1, DAY + 1, NULL, &error));
  g_assert_no_error (error);
  days = bw_archive_list_days (world->archive, NULL, &error);
  g_assert_cmpint (g_array_index (days, BwArchiveDay, 0).asked, ==, -1);
  g_assert_cmpint (g_array_index (days, BwArchiveDay, 1).asked, >, 0);
  g_assert_cmpint (g_array_index (days, BwArchiveDay, 2).asked, ==, -1);
}

static void
test_open (void)
{
  guint n_steps = 0;

  bw_archive_schema_get_steps (&n_steps);
  g_assert_cmpuint (n_steps, >, 1);
  for (guint version = 1; version <= n_steps; version++) {
    g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
    g_autofree char *path = bw_archive_world_build_path (world);

    g_clear_object (&world->archive);
    g_assert_cmpint (g_unlink (path), ==, 0);
    write_version (path, version);
    bw_archive_world_reopen (world);
    g_assert_null (bw_archive_get_set_aside (world->archive));
    assert_content (world);
    assert_can_be_used (world);
  }
}

static void
test_restore (void)
{
  guint n_steps = 0;

  bw_archive_schema_get_steps (&n_steps);
  for (guint version = 1; version <= n_steps; version++) {
    g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
    g_autofree char *path = bw_test_folder_build_path (world->folder, "backup");
    g_autoptr (GError) error = NULL;

    write_version (path, version);
    g_assert_true (bw_archive_restore (world->archive, path, NULL, NULL, &error));
    g_assert_no_error (error);
    assert_content (world);
    assert_can_be_used (world);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive-versions/open", test_open);
  g_test_add_func ("/archive-versions/restore", test_restore);
  return g_test_run ();
}
