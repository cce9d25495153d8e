/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/bw-list-diff.h"

/* The part of both lists between what they share at their beginning and at their end. */
typedef struct {
  guint first;
  guint from_end;
  guint to_end;
} Middle;

static Middle
find_middle (GPtrArray *from, GPtrArray *to)
{
  Middle middle = { 0, from->len, to->len };

  while (middle.first < from->len && middle.first < to->len &&
         from->pdata[middle.first] == to->pdata[middle.first])
    middle.first++;
  while (middle.from_end > middle.first && middle.to_end > middle.first &&
         from->pdata[middle.from_end - 1] == to->pdata[middle.to_end - 1]) {
    middle.from_end--;
    middle.to_end--;
  }

  return middle;
}

static GArray *
new_single_run (const Middle *middle)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (BwListRun));
  BwListRun run = {
    middle->first,
    middle->from_end - middle->first,
    middle->to_end - middle->first,
  };

  if (run.removed > 0 || run.added > 0)
    g_array_append_val (runs, run);
  return runs;
}

/* For each item of the middle of @to, one more than where it stood in @from; 0 for a new one. */
static guint *
find_old_places (GPtrArray *from, GPtrArray *to, const Middle *middle)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  guint *old = g_new (guint, middle->to_end - middle->first);

  for (guint i = middle->first; i < middle->from_end; i++)
    g_hash_table_insert (places, from->pdata[i], GUINT_TO_POINTER (i + 1));
  for (guint i = middle->first; i < middle->to_end; i++)
    old[i - middle->first] = GPOINTER_TO_UINT (g_hash_table_lookup (places, to->pdata[i]));

  return old;
}

/* The length of the increasing sequences so far that the place can prolong. */
static guint
find_length (const guint *old, const guint *tails, guint longest, guint place)
{
  guint low = 0;
  guint high = longest;

  while (low < high) {
    guint half = low + (high - low) / 2;

    if (old[tails[half]] < place)
      low = half + 1;
    else
      high = half;
  }

  return low;
}

/* Clears the places of all items but the longest sequence that keeps its order: those items stay
   where they are, the others go and come. Returns how many stay. */
static guint
keep_longest_sequence (guint *old, guint n)
{
  g_autofree guint *tails = g_new (guint, n + 1);
  g_autofree guint *before = g_new (guint, n + 1);
  guint longest = 0;
  guint kept = 0;

  for (guint i = 0; i < n; i++) {
    guint length;

    if (old[i] == 0)
      continue;
    length = find_length (old, tails, longest, old[i]);
    before[i] = length > 0 ? tails[length - 1] : G_MAXUINT;
    tails[length] = i;
    longest = MAX (longest, length + 1);
  }

  kept = longest > 0 ? tails[longest - 1] : G_MAXUINT;
  for (guint i = n; i-- > 0;) {
    if (i != kept)
      old[i] = 0;
    else
      kept = before[i];
  }

  return longest;
}

/* The runs between the items that stay; %NULL when there are more than @max_runs. */
static GArray *
list_runs (const guint *old, const Middle *middle, guint max_runs)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (BwListRun));
  BwListRun run = { middle->first, 0, 0 };
  guint from = middle->first;

  for (guint i = middle->first; i <= middle->to_end; i++) {
    guint place = i < middle->to_end ? old[i - middle->first] : middle->from_end + 1;

    if (place == 0) {
      run.added++;
      continue;
    }
    run.removed = place - 1 - from;
    if (run.removed > 0 || run.added > 0) {
      if (runs->len == max_runs)
        return NULL;
      g_array_append_val (runs, run);
    }
    from = place;
    run = (BwListRun) { i + 1, 0, 0 };
  }

  return g_steal_pointer (&runs);
}

/**
 * bw_list_diff:
 * @from: the items that a list has, each at most once
 * @to: the items that it is to have, each at most once
 * @max_runs: how many runs are worth while
 *
 * Finds the fewest removals and additions that turn one list into the other; items are the same
 * when their pointers are. What would take more than @max_runs runs becomes a single one over all
 * that differs, and so does what has little in common. The runs are to be made in their order.
 *
 * Returns: (transfer full) (element-type BwListRun): the runs; none when the lists are equal
 */
GArray *
bw_list_diff (GPtrArray *from, GPtrArray *to, guint max_runs)
{
  g_autofree guint *old = NULL;
  GArray *runs = NULL;
  Middle middle;
  guint kept;

  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  middle = find_middle (from, to);
  if (max_runs <= 1 || middle.first == middle.from_end || middle.first == middle.to_end)
    return new_single_run (&middle);

  old = find_old_places (from, to, &middle);
  kept = keep_longest_sequence (old, middle.to_end - middle.first);
  if (kept > 0)
    runs = list_runs (old, &middle, max_runs);

  return runs != NULL ? runs : new_single_run (&middle);
}
