/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What stands in for days and catalogues that Microsoft tells in part (graph.md §5, 206): what is kept of them, where
   that is more. */

#include "organisation/bw-gaps.h"

/**
 * bw_gaps_are_in:
 * @days: (element-type BwSnapshot): days
 *
 * Returns: whether one of them was not gathered whole
 */
gboolean
bw_gaps_are_in (GPtrArray *days)
{
  for (guint i = 0; i < days->len; i++)
    if (bw_snapshot_is_incomplete (g_ptr_array_index (days, i)))
      return TRUE;
  return FALSE;
}

/* Transfer full; NULL where there is none, or what is kept cannot be read, which the memory tells by itself. */
static GPtrArray *
load (BwMemory *memory, BwDaysDetail detail, BwDay from, BwDay to, GCancellable *cancellable)
{
  g_autoptr (BwSource) kept = bw_memory_open_source (memory, cancellable, NULL);

  return kept != NULL ? bw_source_days (kept, detail, from, to, cancellable, NULL) : NULL;
}

/**
 * bw_gaps_fill_newest:
 * @memory: what is kept
 * @newest: (inout) (nullable): the newest day as it came
 * @cancellable: (nullable): ends it early
 *
 * Where that day was not gathered whole and is kept complete, takes what is kept of it.
 */
void
bw_gaps_fill_newest (BwMemory *memory, BwSnapshot **newest, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) kept = NULL;
  BwSnapshot *found = NULL;
  BwDay day = BW_DAY_NONE;

  if (*newest == NULL || !bw_snapshot_is_incomplete (*newest))
    return;
  day = bw_snapshot_get_day (*newest);
  kept = load (memory, BW_DAYS_WHOLE, day, day, cancellable);
  found = kept != NULL && kept->len > 0 ? g_ptr_array_index (kept, 0) : NULL;
  if (found != NULL && !bw_snapshot_is_incomplete (found) &&
      bw_snapshot_get_control_scores (found)->len > 0)
    g_set_object (newest, found);
}

static gboolean
find (GPtrArray *days, BwDay day, guint *place)
{
  for (*place = 0; *place < days->len; (*place)++)
    if (bw_snapshot_get_day (g_ptr_array_index (days, *place)) == day)
      return TRUE;
  return FALSE;
}

/* What came stays where what is kept is no better. */
static void
take (GPtrArray *days, BwSnapshot *kept)
{
  guint place = 0;

  if (!find (days, bw_snapshot_get_day (kept), &place)) {
    g_ptr_array_add (days, g_object_ref (kept));
  } else if (bw_snapshot_is_incomplete (days->pdata[place]) && !bw_snapshot_is_incomplete (kept)) {
    g_object_unref (days->pdata[place]);
    days->pdata[place] = g_object_ref (kept);
  }
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  BwDay day_a = bw_snapshot_get_day (*(BwSnapshot **) a);
  BwDay day_b = bw_snapshot_get_day (*(BwSnapshot **) b);

  return (day_a > day_b) - (day_a < day_b);
}

/**
 * bw_gaps_fill_days:
 * @memory: what is kept
 * @days: (element-type BwSnapshot): the totals that came, not all of them; what is kept is added
 * @from: the first day
 * @to: the last day
 * @cancellable: (nullable): ends it early
 *
 * Takes what is kept of the days that did not come, or not whole.
 */
void
bw_gaps_fill_days (BwMemory *memory,
                   GPtrArray *days,
                   BwDay from,
                   BwDay to,
                   GCancellable *cancellable)
{
  g_autoptr (GPtrArray) kept = load (memory, BW_DAYS_TOTALS, from, to, cancellable);

  for (guint i = 0; kept != NULL && i < kept->len; i++)
    take (days, g_ptr_array_index (kept, i));
  g_ptr_array_sort (days, compare_days);
}

/**
 * bw_gaps_are_in_catalogue:
 * @catalogue: (nullable): a catalogue
 *
 * Returns: whether it is known that profiles are missing in it
 */
gboolean
bw_gaps_are_in_catalogue (BwCatalogue *catalogue)
{
  return catalogue != NULL &&
         (bw_catalogue_is_incomplete (catalogue) || bw_catalogue_is_partial (catalogue));
}

/**
 * bw_gaps_fill_catalogue:
 * @memory: what is kept
 * @catalogue: (inout) (nullable): the catalogue as it came, and was kept
 * @cancellable: (nullable): ends it early
 *
 * Where it is not all of it and a complete one is kept, takes that: what came of it is in there, and what did not come is
 * as it was before.
 */
void
bw_gaps_fill_catalogue (BwMemory *memory, BwCatalogue **catalogue, GCancellable *cancellable)
{
  g_autoptr (BwSource) source = NULL;
  g_autoptr (BwCatalogue) kept = NULL;

  if (!bw_gaps_are_in_catalogue (*catalogue))
    return;
  source = bw_memory_open_source (memory, cancellable, NULL);
  if (source != NULL && bw_source_catalogue (source, &kept, cancellable, NULL) && kept != NULL &&
      !bw_gaps_are_in_catalogue (kept))
    g_set_object (catalogue, kept);
}
