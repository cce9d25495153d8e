/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A process of its own that stores: archive-probe FOLDER FIRST STEP N stores the made-up days FIRST, FIRST + STEP and
 * so on, and says the number of each when it is stored. */

#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>

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
store (BwArchive *archive, guint number)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  GError *error = NULL;

  g_ptr_array_add (days, bw_made_day_new (number, N_CONTROLS, TRUE));
  check (bw_archive_store_days (archive, days, BW_ARCHIVE_ORIGIN_GRAPH, NULL, NULL, &error), error);
  printf ("%u\n", number);
  fflush (stdout);
}

int
main (int argc, char *argv[])
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwArchive) archive = NULL;
  GError *error = NULL;
  guint first = 0;
  guint step = 0;
  guint n = 0;

  if (argc != 5)
    return 2;
  first = (guint) atoi (argv[2]);
  step = (guint) atoi (argv[3]);
  n = (guint) atoi (argv[4]);
  archive = bw_archive_open (argv[1], BW_MADE_TENANT, clock, NULL, &error);
  check (archive != NULL, error);
  for (guint i = 0; i < n; i++)
    store (archive, first + i * step);
  return 0;
}
