/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What an archive promises of itself: how it writes, and what it holds together. */

#include "archive/bw-archive-private.h"
#include "archive/bw-archive-world.h"
#include "archive/bw-statement.h"

/* What the connection says that the archive itself has open. */
static char *
ask (BwArchiveWorld *world, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwArchiveUse) use = bw_archive_use_new (world->archive, NULL, &error);
  g_autoptr (BwStatement) query = NULL;
  gboolean has_row = FALSE;

  g_assert_no_error (error);
  query = bw_statement_new (use->database, sql, &error);
  g_assert_no_error (error);
  g_assert_true (bw_statement_step (query, &has_row, &error));
  g_assert_true (has_row);
  return g_strdup (bw_statement_get_text (query, 0));
}

static void
assert_answer (BwArchiveWorld *world, const char *sql, const char *expected)
{
  g_autofree char *answer = ask (world, sql);

  g_assert_cmpstr (answer, ==, expected);
}

/* It is on the disk before it is told (https://www.sqlite.org/pragma.html#pragma_synchronous: 2 is FULL), and readers
   wait for nobody. */
static void
test_settings (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();

  for (guint i = 0; i < 2; i++) {
    assert_answer (world, "PRAGMA journal_mode", "wal");
    assert_answer (world, "PRAGMA synchronous", "2");
    assert_answer (world, "PRAGMA foreign_keys", "1");
    assert_answer (world, "PRAGMA trusted_schema", "0");
    bw_archive_world_reopen (world);
  }
}

/* Every table is strict, and every column that refers to another table says so. */
static void
test_tables (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autofree char *loose =
      ask (world, "SELECT coalesce (group_concat (name), '') FROM pragma_table_list"
                  " WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE"
                  " '\\' AND NOT strict");
  g_autofree char *unbound =
      ask (world, "SELECT coalesce (group_concat (t.name || '.' || c.name), '')"
                  " FROM pragma_table_list AS t JOIN pragma_table_info (t.name) AS c"
                  " WHERE t.schema = 'main' AND c.name IN ('control', 'marking', 'profile_text')"
                  " AND t.name <> c.name AND NOT EXISTS (SELECT 1 FROM"
                  " pragma_foreign_key_list (t.name) AS k WHERE k.\"from\" = c.name)");

  g_assert_cmpstr (loose, ==, "");
  g_assert_cmpstr (unbound, ==, "");
  assert_answer (
      world, "SELECT count (*) > 10 FROM pragma_table_list WHERE schema = 'main' AND strict", "1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive-promises/settings", test_settings);
  g_test_add_func ("/archive-promises/tables", test_tables);
  return g_test_run ();
}
