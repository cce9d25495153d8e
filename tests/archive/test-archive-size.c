/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How large an archive becomes. */

#include "archive/bw-archive-world.h"
#include "archive/bw-database.h"
#include "archive/bw-made-days.h"

#define N_CONTROLS 420
#define YEAR 365
#define MOST (5 * 1000 * 1000)
#define MOST_RESTLESS (6500 * 1000)

static void
store_month (BwArchiveWorld *world, guint first, guint n_days)
{
  g_autoptr (GPtrArray) days = bw_made_days_new (first, n_days, N_CONTROLS);
  g_autoptr (BwCatalogue) catalogue = bw_made_catalogue_new (first, N_CONTROLS);
  g_autoptr (GError) error = NULL;

  bw_archive_store_days (world->archive, days, BW_ARCHIVE_ORIGIN_GRAPH, NULL, NULL, &error);
  g_assert_no_error (error);
  bw_archive_store_catalogue (world->archive, catalogue, BW_MADE_FIRST + first,
                              BW_ARCHIVE_ORIGIN_GRAPH, NULL, &error);
  g_assert_no_error (error);
}

static gint64
count (BwArchiveWorld *world, const char *sql)
{
  g_autofree char *path = bw_archive_world_build_path (world);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDatabase) database =
                bw_database_open (path, SQLITE_OPEN_READWRITE, G_TIME_SPAN_SECOND, &error);
  gint64 n = 0;

  bw_database_ask_integer (database, sql, &n, &error);
  g_assert_no_error (error);
  return n;
}

static void
store_restless_month (BwArchiveWorld *world, guint first, guint n_days)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  store_month (world, first, 1);
  for (guint i = 0; i < n_days; i++)
    g_ptr_array_add (days, bw_made_day_new_restless (first + i, N_CONTROLS));
  bw_archive_store_days (world->archive, days, BW_ARCHIVE_ORIGIN_GRAPH, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* When the last connection is closed, all is in the one file. */
static void
assert_year (void (*store) (BwArchiveWorld *world, guint first, guint n_days),
             guint64 most,
             guint n_changes_a_day)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  BwArchiveMeasure measure = { 0 };
  gint64 n_rows = 0;

  for (guint day = 0; day < YEAR; day += 30)
    store (world, day, MIN (30, YEAR - day));
  g_clear_object (&world->archive);
  n_rows = count (world, "SELECT count(*) FROM score");
  bw_archive_world_reopen (world);
  g_assert_true (bw_archive_measure (world->archive, &measure, NULL, NULL));
  g_test_message ("%" G_GUINT64_FORMAT " bytes, %" G_GINT64_FORMAT " rows", measure.size, n_rows);
  g_assert_cmpuint (measure.n_days, ==, YEAR);
  g_assert_cmpuint (measure.first, ==, BW_MADE_FIRST);
  g_assert_cmpuint (measure.last, ==, BW_MADE_FIRST + YEAR - 1);
  g_assert_cmpuint (measure.size, <, most);
  /* What is measured is a year in which things happen. */
  g_assert_cmpint (n_rows, >, n_changes_a_day * YEAR);
}

/* Every third day one control in eight moves. */
static void
test_year (void)
{
  assert_year (store_month, MOST, 15);
}

/* Every day 150 of them move, as many as Microsoft has for devices. */
static void
test_restless_year (void)
{
  assert_year (store_restless_month, MOST_RESTLESS, 150);
}

/* Graph gives the newest page first. However the pages come, the same rows are kept. */
static void
test_any_order (void)
{
  g_autoptr (BwArchiveWorld) forwards = bw_archive_world_new ();
  g_autoptr (BwArchiveWorld) backwards = bw_archive_world_new ();

  for (guint day = 0; day < 90; day += 30)
    store_month (forwards, day, 30);
  for (guint day = 90; day > 0; day -= 30)
    store_month (backwards, day - 30, 30);
  g_assert_cmpint (count (forwards, "SELECT count(*) FROM score"), ==,
                   count (backwards, "SELECT count(*) FROM score"));
  g_assert_cmpint (count (forwards, "SELECT count(*) FROM profile"), ==,
                   count (backwards, "SELECT count(*) FROM profile"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive-size/year", test_year);
  g_test_add_func ("/archive-size/restless-year", test_restless_year);
  g_test_add_func ("/archive-size/any-order", test_any_order);
  return g_test_run ();
}
