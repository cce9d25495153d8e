/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which days Graph is still to be asked for. */

#include "organisation/bw-archive-memory-private.h"

/* How many days after a day its points may still come: Microsoft says up to 48 hours. Until then it is asked for
 * again where there were none. */
#define DAYS_UNTIL_SETTLED 3

static void
note_asked (BwMemory *memory, BwDay from, BwDay to, GCancellable *cancellable)
{
  BwArchiveMemory *self = BW_ARCHIVE_MEMORY (memory);
  GError *problem = NULL;
  g_autoptr (BwArchive) archive = bw_archive_memory_open (self, cancellable, &problem);

  if (archive == NULL || !bw_archive_note_asked (archive, from, to, cancellable, &problem))
    bw_archive_memory_note_problem (self, problem, NULL);
}

/* Whether Graph was asked for it when it was long over. */
static gboolean
is_settled (const BwArchiveDay *day)
{
  g_autoptr (GDateTime) asked = NULL;

  if (day->asked < 0)
    return FALSE;
  asked = g_date_time_new_from_unix_utc_usec (day->asked);
  return asked != NULL && bw_day_from_date_time (asked) >= day->day + DAYS_UNTIL_SETTLED;
}

/* A whole day of which Graph tells other totals by now was corrected, and only its whole says where. */
static gboolean
is_missing (const BwArchiveDay *day)
{
  gboolean is_known =
      day->is_whole && !day->is_incomplete && day->origin == BW_ARCHIVE_ORIGIN_GRAPH;

  return day->is_doubted || (!is_known && !is_settled (day));
}

static gboolean
find_missing (BwMemory *memory, BwDay since, BwDay *from, BwDay *to, GCancellable *cancellable)
{
  BwArchiveMemory *self = BW_ARCHIVE_MEMORY (memory);
  g_autoptr (BwArchive) archive = bw_archive_memory_open (self, cancellable, NULL);
  g_autoptr (GArray) list =
                archive != NULL ? bw_archive_list_days (archive, cancellable, NULL) : NULL;

  *from = *to = BW_DAY_NONE;
  for (guint i = 0; list != NULL && i < list->len; i++) {
    const BwArchiveDay *day = &g_array_index (list, BwArchiveDay, i);

    if (day->day < since || !is_missing (day))
      continue;
    if (*from == BW_DAY_NONE)
      *from = day->day;
    *to = day->day;
  }
  return *from != BW_DAY_NONE;
}

/**
 * bw_archive_memory_init_missing:
 * @iface: the interface of archive memories
 *
 * Sets what is in this file.
 */
void
bw_archive_memory_init_missing (BwMemoryInterface *iface)
{
  iface->find_missing = find_missing;
  iface->note_asked = note_asked;
}
