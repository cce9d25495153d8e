/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-sort-order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/bw-action-private.h"
#include "model/bw-words.h"

/* A facet or an order that is new is to be thought of in each of these, also beside a default. */
#pragma GCC diagnostic warning "-Wswitch-enum"

/* What an action is sorted by: first how far at the end it belongs, then a number or a text, then its
 * place in the recommended order. */
typedef struct {
  int last;
  double number;
  const char *text;
  guint place;
} SortEntry;

static int
compare_values (const SortEntry *a, const SortEntry *b)
{
  if (a->text != NULL && b->text != NULL)
    return strcmp (a->text, b->text);
  return (a->number > b->number) - (a->number < b->number);
}

static int
compare_ties (const SortEntry *a, const SortEntry *b)
{
  if (a->last != b->last)
    return a->last - b->last;
  return (a->place > b->place) - (a->place < b->place);
}

static int
compare_ascending (gconstpointer a, gconstpointer b)
{
  const SortEntry *entry_a = a;
  const SortEntry *entry_b = b;
  int order = entry_a->last != entry_b->last ? 0 : compare_values (entry_a, entry_b);

  return order != 0 ? order : compare_ties (entry_a, entry_b);
}

static int
compare_descending (gconstpointer a, gconstpointer b)
{
  const SortEntry *entry_a = a;
  const SortEntry *entry_b = b;
  int order = entry_a->last != entry_b->last ? 0 : compare_values (entry_b, entry_a);

  return order != 0 ? order : compare_ties (entry_a, entry_b);
}

static void
set_number (SortEntry *entry, double number)
{
  entry->last = isnan (number);
  entry->number = entry->last ? 0.0 : number;
}

/* Values of a facet are numbered in order. */
static void
set_value (SortEntry *entry, BwQueryIndex *index, BwFacet facet)
{
  guint number = index->rows[entry->place][facet];
  const char *word = bw_values_get (index->values[facet], number);

  entry->number = number;
  entry->last = *word == '\0' || g_str_equal (word, BW_WORD_UNKNOWN);
}

static void
set_recommended (SortEntry *entry, BwAction *action)
{
  int rank = bw_action_get_rank (action);

  set_number (entry, rank < 0 ? NAN : rank);
}

/* By the first of what happened; an action to which nothing did comes last. */
static void
set_recent (SortEntry *entry, BwAction *action)
{
  for (int kind = BW_N_RECENT_KINDS - 1; kind >= 0; kind--)
    if (bw_action_get_recent (action, (BwRecentKind) kind) != NULL)
      entry->number = kind + 1;
  entry->last = entry->number == 0;
}

static void
set_last_synced (SortEntry *entry, BwAction *action)
{
  GDateTime *moment = bw_action_get_last_synced (action);

  entry->last = moment == NULL;
  if (moment != NULL)
    entry->number = (double) g_date_time_to_unix_usec (moment);
}

static void
set_due (SortEntry *entry, BwAction *action)
{
  BwDay day = bw_action_get_due_day (action);

  set_number (entry, day != BW_DAY_NONE ? day : NAN);
}

static void
set_priority (SortEntry *entry, BwAction *action)
{
  BwPriority priority = bw_action_get_priority (action);

  set_number (entry, priority != BW_PRIORITY_NONE ? (double) priority : NAN);
}

/* By name; nobody comes last. */
static void
set_owner (SortEntry *entry, BwQueryIndex *index, BwAction *action)
{
  entry->number = index->rows[entry->place][BW_FACET_OWNER];
  entry->last = *bw_action_get_owner (action) == '\0';
}

static void
fill_entry (SortEntry *entry, BwQueryIndex *index, BwSortKey sort)
{
  BwAction *action = g_ptr_array_index (index->actions, entry->place);

  switch (sort) {
  case BW_SORT_TITLE:
    entry->text = bw_action_get_title_key (action);
    break;
  case BW_SORT_IMPACT:
    set_number (entry, bw_action_get_impact (action));
    break;
  case BW_SORT_POINTS:
    set_number (entry, bw_action_get_points (action));
    break;
  case BW_SORT_POINTS_LEFT:
    set_number (entry, bw_action_get_points_left (action));
    break;
  case BW_SORT_STATUS:
    set_value (entry, index, BW_FACET_STATUS);
    break;
  case BW_SORT_RECENT:
    set_recent (entry, action);
    break;
  case BW_SORT_CATEGORY:
    set_value (entry, index, BW_FACET_CATEGORY);
    break;
  case BW_SORT_PRODUCT:
    set_value (entry, index, BW_FACET_PRODUCT);
    break;
  case BW_SORT_USER_IMPACT:
    set_value (entry, index, BW_FACET_USER_IMPACT);
    break;
  case BW_SORT_COST:
    set_value (entry, index, BW_FACET_COST);
    break;
  case BW_SORT_LAST_SYNCED:
    set_last_synced (entry, action);
    break;
  case BW_SORT_DUE:
    set_due (entry, action);
    break;
  case BW_SORT_PRIORITY:
    set_priority (entry, action);
    break;
  case BW_SORT_OWNER:
    set_owner (entry, index, action);
    break;
  case BW_SORT_RECOMMENDED:
  default:
    set_recommended (entry, action);
  }
}

/**
 * bw_sort_order_new:
 * @index: actions in recommended order
 * @sort: what to sort by
 * @descending: whether the greatest comes first
 *
 * Returns: (transfer full) (array): the places of the actions in the order asked for; see
 *   bw_query_set_sort()
 */
guint *
bw_sort_order_new (BwQueryIndex *index, BwSortKey sort, gboolean descending)
{
  guint n_actions = index->actions->len;
  g_autofree SortEntry *entries = g_new0 (SortEntry, n_actions + 1);
  guint *order = g_new (guint, n_actions + 1);

  for (guint i = 0; i < n_actions; i++) {
    entries[i].place = i;
    fill_entry (&entries[i], index, sort);
  }
  qsort (entries, n_actions, sizeof *entries, descending ? compare_descending : compare_ascending);

  for (guint i = 0; i < n_actions; i++)
    order[i] = entries[i].place;
  return order;
}
