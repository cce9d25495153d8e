/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-archive-deeds.h"

#include <glib/gstdio.h>

#include "archive/bw-database.h"
#include "archive/bw-made-days.h"
#include "support/bw-manual-clock.h"

#define N_CONTROLS 12

/* Days of deeds come after this one, and earlier ones between it and half of it. */
#define MIDDLE 100

typedef enum {
  APPEND,
  INSERT,
  REPLACE,
  KEEP_CATALOGUE,
  FORGET,
  RESTORE,
  PLAN,
  N_KINDS,
} Kind;

/**
 * bw_archive_deeds_open:
 * @place: the folder of an archive
 * @error: return location for a %BW_ARCHIVE_ERROR
 *
 * Returns: (transfer full): it, by a clock that stands still, or %NULL
 */
BwArchive *
bw_archive_deeds_open (const char *place, GError **error)
{
  g_autoptr (BwClock) clock = bw_manual_clock_new ("2026-11-29T12:00:00Z");

  return bw_archive_open (place, BW_MADE_TENANT, clock, NULL, error);
}

static gboolean
store (BwArchive *archive, BwSnapshot *day, GError **error)
{
  g_autoptr (BwSnapshot) owned = day;
  g_autoptr (GPtrArray) days = g_ptr_array_new ();

  g_ptr_array_add (days, owned);
  return bw_archive_store_days (archive, days, BW_ARCHIVE_ORIGIN_GRAPH, NULL, NULL, error);
}

/* The same day with the control scores of another one. */
static BwSnapshot *
new_other_day (guint number)
{
  g_autoptr (BwSnapshot) day = bw_made_day_new (number, N_CONTROLS, TRUE);
  g_autoptr (BwSnapshot) other = bw_made_day_new (number + 500, N_CONTROLS, TRUE);

  return bw_snapshot_new_with_scores (day, bw_snapshot_get_control_scores (other));
}

static gboolean
keep_catalogue (BwArchive *archive, guint number, GError **error)
{
  g_autoptr (BwCatalogue) catalogue = bw_made_catalogue_new (number * 40, N_CONTROLS);

  return bw_archive_store_catalogue (archive, catalogue, BW_MADE_FIRST + MIDDLE + number,
                                     BW_ARCHIVE_ORIGIN_GRAPH, NULL, error);
}

/* Of few actions, so that what is there is changed and taken away as well. */
static gboolean
plan (BwArchive *archive, guint number, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 3; i++) {
    g_autofree char *id = g_strdup_printf ("scid_%u", (number + i) % 5);
    const char *tags[] = { "autumn", id, NULL };

    g_ptr_array_add (entries, bw_plan_entry_new (&(BwPlanEntryFields) {
                                  .id = id,
                                  .planned = number % 3 == i,
                                  .due = i == 1 ? BW_MADE_FIRST + number : BW_DAY_NONE,
                                  .tags = number % 2 == 0 ? tags : NULL,
                              }));
  }
  return bw_archive_store_plan_entries (archive, entries, NULL, NULL, error);
}

static gboolean
restore (BwArchive *archive, const char *backup, GError **error)
{
  g_autofree char *replaced = NULL;
  gboolean done = bw_archive_restore (archive, backup, &replaced, NULL, error);

  if (replaced != NULL)
    g_unlink (replaced);
  return done;
}

/**
 * bw_archive_deeds_do:
 * @archive: an archive
 * @seed: where the order comes from
 * @number: which deed, from 0
 * @backup: a backup that is put back now and then
 * @error: return location for a %BW_ARCHIVE_ERROR
 *
 * Returns: whether it is done
 */
gboolean
bw_archive_deeds_do (BwArchive *archive,
                     guint seed,
                     guint number,
                     const char *backup,
                     GError **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed * 1000003 + number);
  guint earlier = MIDDLE / 2 + (guint) g_rand_int_range (rand, 0, MIDDLE / 2);

  switch ((Kind) g_rand_int_range (rand, 0, N_KINDS)) {
  case APPEND:
    return store (archive, bw_made_day_new (MIDDLE + number, N_CONTROLS, TRUE), error);
  case INSERT:
    return store (archive, bw_made_day_new (earlier, N_CONTROLS, FALSE), error);
  case REPLACE:
    return store (archive, new_other_day (earlier), error);
  case KEEP_CATALOGUE:
    return keep_catalogue (archive, number, error);
  case FORGET:
    return bw_archive_forget_before (archive, BW_MADE_FIRST + earlier - 20, NULL, error);
  case RESTORE:
    return restore (archive, backup, error);
  case PLAN:
    return plan (archive, number, error);
  case N_KINDS:
  default:
    g_assert_not_reached ();
  }
}

static int
add_row (void *text, int n, char **values, char **names)
{
  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s|", values[i] != NULL ? values[i] : "NULL");
  g_string_append_c (text, '\n');
  return 0;
}

static int
add_name (void *names, int n, char **values, char **columns)
{
  g_ptr_array_add (names, g_strdup (values[0]));
  return 0;
}

/**
 * bw_archive_deeds_describe:
 * @place: the folder of an archive
 *
 * Returns: (transfer full): every row of it
 */
char *
bw_archive_deeds_describe (const char *place)
{
  g_autofree char *path = g_build_filename (place, BW_ARCHIVE_FILE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDatabase) database =
                bw_database_open (path, SQLITE_OPEN_READWRITE, G_TIME_SPAN_SECOND, &error);
  sqlite3 *handle = bw_database_get_handle (database);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_exec (handle,
                                 "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1",
                                 add_name, names, NULL),
                   ==, SQLITE_OK);
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", (char *) names->pdata[i]);

    g_string_append_printf (text, "%s\n", (char *) names->pdata[i]);
    g_assert_cmpint (sqlite3_exec (handle, sql, add_row, text, NULL), ==, SQLITE_OK);
  }
  return g_string_free_and_steal (text);
}
