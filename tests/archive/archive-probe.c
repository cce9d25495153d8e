/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A process of its own, which says the number of each thing when it is done:
 *
 * archive-probe store FOLDER FIRST STEP N stores the made-up days FIRST, FIRST + STEP and so on;
 * archive-probe plan FOLDER OWNER N keeps OWNER as that of N actions, one after the other;
 * archive-probe do FOLDER SEED FIRST BACKUP does all that is ever done to an archive, from FIRST on without end;
 * archive-probe upgrade FOLDER OLD FIRST opens a copy of OLD, of an earlier version, in a new folder in FOLDER each time. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/bw-archive-deeds.h"
#include "archive/bw-archive.h"
#include "archive/bw-made-days.h"

#define N_CONTROLS 12

static void
check (gboolean done, GError *error)
{
  if (done)
    return;
  fprintf (stderr, "%s\n", error->message);
  exit (1);
}

static void
say (guint number)
{
  printf ("%u\n", number);
  fflush (stdout);
}

static void
store (BwArchive *archive, guint number)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  GError *error = NULL;

  g_ptr_array_add (days, bw_made_day_new (number, N_CONTROLS, TRUE));
  check (bw_archive_store_days (archive, days, BW_ARCHIVE_ORIGIN_GRAPH, NULL, NULL, &error), error);
  say (number);
}

static void
store_all (const char *folder, guint first, guint step, guint n)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  GError *error = NULL;
  g_autoptr (BwArchive) archive = bw_archive_open (folder, BW_MADE_TENANT, clock, NULL, &error);

  check (archive != NULL, error);
  for (guint i = 0; i < n; i++)
    store (archive, first + i * step);
}

static void
plan_all (const char *folder, const char *owner, guint n)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  GError *error = NULL;
  g_autoptr (BwArchive) archive = bw_archive_open (folder, BW_MADE_TENANT, clock, NULL, &error);

  check (archive != NULL, error);
  for (guint i = 0; i < n; i++) {
    g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
    g_autofree char *id = g_strdup_printf ("%s_%u", owner, i);

    g_ptr_array_add (entries,
                     bw_plan_entry_new (&(BwPlanEntryFields) { .id = id, .owner = owner }));
    check (bw_archive_store_plan_entries (archive, entries, NULL, NULL, &error), error);
    say (i);
  }
}

static void
do_all (const char *folder, guint seed, guint first, const char *backup)
{
  GError *error = NULL;
  g_autoptr (BwArchive) archive = bw_archive_deeds_open (folder, &error);

  check (archive != NULL, error);
  for (guint number = first;; number++) {
    check (bw_archive_deeds_do (archive, seed, number, backup, &error), error);
    say (number);
  }
}

/* The copy is there at once, so that whoever finds it finds a whole one. */
static void
lay_down (const char *old, const char *place)
{
  g_autofree char *path = g_build_filename (place, BW_ARCHIVE_FILE, NULL);
  g_autofree char *content = NULL;
  gsize length = 0;
  GError *error = NULL;

  check (g_file_get_contents (old, &content, &length, &error), error);
  g_mkdir_with_parents (place, 0700);
  check (g_file_set_contents (path, content, (gssize) length, &error), error);
}

static void
upgrade_all (const char *folder, const char *old, guint first)
{
  for (guint number = first;; number++) {
    g_autofree char *name = g_strdup_printf ("%u", number);
    g_autofree char *place = g_build_filename (folder, name, NULL);
    g_autoptr (BwArchive) archive = NULL;
    GError *error = NULL;

    lay_down (old, place);
    archive = bw_archive_deeds_open (place, &error);
    check (archive != NULL, error);
    say (number);
  }
}

int
main (int argc, char *argv[])
{
  if (argc == 6 && strcmp (argv[1], "store") == 0)
    store_all (argv[2], (guint) atoi (argv[3]), (guint) atoi (argv[4]), (guint) atoi (argv[5]));
  else if (argc == 5 && strcmp (argv[1], "plan") == 0)
    plan_all (argv[2], argv[3], (guint) atoi (argv[4]));
  else if (argc == 6 && strcmp (argv[1], "do") == 0)
    do_all (argv[2], (guint) atoi (argv[3]), (guint) atoi (argv[4]), argv[5]);
  else if (argc == 5 && strcmp (argv[1], "upgrade") == 0)
    upgrade_all (argv[2], argv[3], (guint) atoi (argv[4]));
  else
    return 2;
  return 0;
}
