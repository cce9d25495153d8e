/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Archives of every earlier version are opened and restored, and nothing that is in them is lost. */

#include <glib/gstdio.h>

#include "archive/bw-archive-schema.h"
#include "archive/bw-archive-world.h"
#include "archive/bw-database.h"
#include "archive/bw-statement.h"
#include "model/bw-comparison.h"
#include "model/bw-control-score.h"
#include "model/bw-state-update.h"

#define DAY 740000

/* As it stood on the disk of somebody who had that version: the text of it is kept, and comes of no step of today's. */
static void
write_version (const char *path, guint version)
{
  g_autofree char *name = g_strdup_printf ("version-%u.sql", version);
  g_autoptr (GBytes) bytes = bw_test_load_fixture ("archive", name);
  g_autofree char *sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDatabase) database = bw_database_open (
      path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, G_TIME_SPAN_SECOND, &error);
  gint64 own = 0;

  g_assert_no_error (error);
  bw_database_run (database, sql, &error);
  g_assert_no_error (error);
  g_assert_true (bw_database_ask_integer (database, "PRAGMA user_version", &own, &error));
  g_assert_cmpint (own, ==, version);
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
assert_snapshot (BwSnapshot *snapshot)
{
  GPtrArray *scores = bw_snapshot_get_control_scores (snapshot);
  BwControlScore *score = g_ptr_array_index (scores, 0);
  BwComparison *comparison = g_ptr_array_index (bw_snapshot_get_comparisons (snapshot), 0);

  g_assert_cmpstr (bw_snapshot_get_rest (snapshot), ==, "{\"licensedUserCount\":7}");
  g_assert_cmpfloat (bw_comparison_get_percentage (comparison), ==, 47.5);
  g_assert_cmpstr (bw_comparison_get_rest (comparison), ==, "{\"appsScore\":9.1}");
  g_assert_cmpuint (scores->len, ==, 2);
  g_assert_cmpstr (bw_control_score_get_id (score), ==, "OneAdmin");
  g_assert_cmpfloat (bw_control_score_get_points (score), ==, 3);
  g_assert_cmpint (bw_control_score_get_count (score), ==, 1);
  g_assert_cmpstr (bw_control_score_get_description (score), ==, "What it is");
  g_assert_cmpstr (bw_control_score_get_implementation_status (score), ==, "How far it is");
  g_assert_cmpstr (bw_control_score_get_rest (score), ==, "{\"on\":\"true\"}");
}

static void
assert_profile (BwControlProfile *profile)
{
  GPtrArray *updates = bw_control_profile_get_state_updates (profile);
  BwStateUpdate *update = g_ptr_array_index (updates, 0);

  g_assert_cmpstr (bw_control_profile_get_title (profile), ==, "A title");
  g_assert_cmpstr (bw_control_profile_get_remediation (profile), ==, "What to do");
  g_assert_cmpstr (bw_control_profile_get_rest (profile), ==, "{\"isNew\":true}");
  g_assert_cmpuint (updates->len, ==, 1);
  g_assert_cmpstr (bw_state_update_get_state (update), ==, "Ignored");
  g_assert_cmpstr (bw_state_update_get_comment (update), ==, "Later");
}

static void
assert_content (BwArchiveWorld *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = bw_archive_list_days (world->archive, NULL, &error);
  g_autoptr (BwSnapshot) snapshot = bw_archive_world_load (world, DAY);
  g_autoptr (BwCatalogue) catalogue = bw_archive_load_catalogue (world->archive, DAY, NULL, &error);
  g_autoptr (BwSnapshot) newest = bw_archive_load_newest (world->archive, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 3);
  assert_day (&g_array_index (days, BwArchiveDay, 0), DAY, TRUE, BW_ARCHIVE_ORIGIN_GRAPH);
  assert_day (&g_array_index (days, BwArchiveDay, 1), DAY + 1, FALSE, BW_ARCHIVE_ORIGIN_GRAPH);
  assert_day (&g_array_index (days, BwArchiveDay, 2), DAY + 2, TRUE, BW_ARCHIVE_ORIGIN_FILE);
  assert_snapshot (snapshot);
  g_assert_cmpuint (bw_snapshot_get_control_scores (newest)->len, ==, 1);
  g_assert_cmpuint (bw_catalogue_get_profiles (catalogue)->len, ==, 1);
  assert_profile (bw_catalogue_get_profiles (catalogue)->pdata[0]);
}

/* What version 4 brought; an earlier one has none of it. */
static void
assert_plan (BwArchiveWorld *world, guint version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwPlan) plan = bw_archive_load_plan (world->archive, NULL, &error);
  static const char *const tags[] = { "najaar", "aankoop", NULL };
  BwPlanEntry *entry = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (bw_plan_get_entries (plan)->len, ==, version >= 4 ? 2 : 0);
  if (version < 4)
    return;
  entry = bw_plan_find (plan, "ONEADMIN");
  g_assert_cmpstr (bw_plan_entry_get_id (entry), ==, "OneAdmin");
  g_assert_true (bw_plan_entry_is_planned (entry));
  g_assert_cmpstr (bw_plan_entry_get_owner (entry), ==, "Jansen");
  g_assert_cmpuint (bw_plan_entry_get_due (entry), ==, DAY + 30);
  g_assert_cmpint (bw_plan_entry_get_priority (entry), ==, BW_PRIORITY_HIGH);
  g_assert_cmpstrv (bw_plan_entry_get_tags (entry), tags);
  g_assert_cmpstr (bw_plan_entry_get_note (entry), ==, "Eerst vragen");
  g_assert_cmpstr (bw_plan_entry_get_rest (entry), ==, "{\"colour\":\"red\"}");
  g_assert_cmpstr (bw_plan_entry_get_note (bw_plan_find (plan, "LongGone")), ==, "Bewaard");
}

/* What version 5 brought. */
static void
assert_edits (BwArchiveWorld *world, guint version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) edits = bw_archive_list_edits (world->archive, NULL, &error);
  BwEdit *edit = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (edits->len, ==, version >= 5 ? 1 : 0);
  if (version < 5)
    return;
  edit = g_ptr_array_index (edits, 0);
  g_assert_cmpstr (bw_edit_get_id (edit), ==, "OneAdmin");
  g_assert_cmpint (bw_edit_get_outcome (edit), ==, BW_EDIT_CONFIRMED);
}

static void
store_plan (BwArchiveWorld *world)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwPlan) plan = NULL;

  g_ptr_array_add (entries,
                   bw_plan_entry_new (&(BwPlanEntryFields) { .id = "New", .planned = TRUE }));
  g_assert_true (bw_archive_store_plan_entries (world->archive, entries, NULL, NULL, &error));
  plan = bw_archive_load_plan (world->archive, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (bw_plan_entry_is_planned (bw_plan_find (plan, "new")));
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
  store_plan (world);
}

/* All that the schema of an archive says. */
static char *
describe (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDatabase) database =
                bw_database_open (path, SQLITE_OPEN_READWRITE, G_TIME_SPAN_SECOND, &error);
  g_autoptr (BwStatement) query = bw_statement_new (
      database, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name", &error);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean has_row = FALSE;

  while (bw_statement_step (query, &has_row, &error) && has_row)
    g_string_append_printf (text, "%s\n", bw_statement_get_text (query, 0));
  g_assert_no_error (error);
  g_clear_pointer (&query, bw_statement_free);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
describe_fresh (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autofree char *path = bw_archive_world_build_path (world);

  return describe (path);
}

/* Whatever it was once made by, it is laid out as one that is made today: a step that was released was not changed. */
static void
assert_layout (BwArchiveWorld *world)
{
  g_autofree char *path = bw_archive_world_build_path (world);
  g_autofree char *own = describe (path);
  g_autofree char *fresh = describe_fresh ();

  g_assert_cmpstr (own, ==, fresh);
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
    assert_layout (world);
    assert_content (world);
    assert_plan (world, version);
    assert_edits (world, version);
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
    assert_plan (world, version);
    assert_edits (world, version);
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
