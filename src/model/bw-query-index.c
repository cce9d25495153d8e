/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-query-index.h"

#include <math.h>

#include "model/bw-facet-private.h"
#include "model/bw-sort-order.h"

/* Two spellings of one threat are one value: an action must not count for it twice. */
static gboolean
is_repeated (const guint *numbers, guint n_numbers)
{
  for (guint i = 0; i + 1 < n_numbers; i++)
    if (numbers[i] == numbers[n_numbers - 1])
      return TRUE;
  return FALSE;
}

static void
add_list (BwQueryIndex *self, guint place, BwFacet facet)
{
  BwAction *action = g_ptr_array_index (self->actions, place);
  const char *const *keys = bw_facet_list_keys_of_action (facet, action);
  GArray *list = self->lists[facet];
  guint first = list->len;

  self->firsts[facet][place] = first;
  for (guint i = 0; keys[i] != NULL; i++) {
    guint number = bw_values_add (self->values[facet], keys[i]);

    g_array_append_val (list, number);
    if (is_repeated (&g_array_index (list, guint, first), list->len - first))
      g_array_set_size (list, list->len - 1);
  }
}

static void
add_action (BwQueryIndex *self, guint place)
{
  BwAction *action = g_ptr_array_index (self->actions, place);
  double points = bw_action_get_points (action);
  double max_points = bw_action_get_max_points (action);
  double points_left = bw_action_get_points_left (action);

  for (int facet = 0; facet < BW_N_FACETS; facet++)
    if (self->lists[facet] != NULL)
      add_list (self, place, (BwFacet) facet);
    else
      self->rows[place][facet] =
          bw_values_add (self->values[facet], bw_facet_get_key_of_action ((BwFacet) facet, action));

  self->points_left_known[place] = !isnan (points_left);
  self->points_left[place] = isnan (points_left) ? 0.0 : points_left;
  if (bw_action_is_scored (action) && isfinite (points) && isfinite (max_points)) {
    self->points[place] = points;
    self->max_points[place] = max_points;
  }
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer data)
{
  return bw_facet_compare_keys ((BwFacet) GPOINTER_TO_INT (data), a, b);
}

/* Numbers the values of each facet in their order, now that all of them are known. */
static void
sort_values (BwQueryIndex *self)
{
  for (int facet = 0; facet < BW_N_FACETS; facet++) {
    g_autofree guint *moved =
        bw_values_sort (self->values[facet], compare_keys, GINT_TO_POINTER (facet));

    if (self->lists[facet] != NULL)
      for (guint i = 0; i < self->lists[facet]->len; i++)
        g_array_index (self->lists[facet], guint, i) =
            moved[g_array_index (self->lists[facet], guint, i)];
    else
      for (guint i = 0; i < self->actions->len; i++)
        self->rows[i][facet] = moved[self->rows[i][facet]];
  }
}

/**
 * bw_query_index_new:
 * @actions: (element-type BwAction): the actions, in recommended order; must live longer
 *
 * Returns: (transfer full): @actions made ready for queries
 */
BwQueryIndex *
bw_query_index_new (GPtrArray *actions)
{
  BwQueryIndex *self = g_new0 (BwQueryIndex, 1);
  guint n_actions = actions->len;

  g_mutex_init (&self->order_lock);
  self->actions = actions;
  self->rows = g_malloc0_n (n_actions + 1, sizeof *self->rows);
  self->points_left = g_new0 (double, n_actions + 1);
  self->points_left_known = g_new0 (gboolean, n_actions + 1);
  self->points = g_new0 (double, n_actions + 1);
  self->max_points = g_new0 (double, n_actions + 1);
  for (int facet = 0; facet < BW_N_FACETS; facet++) {
    self->values[facet] = bw_values_new ();
    if (!bw_facet_has_several ((BwFacet) facet))
      continue;
    self->lists[facet] = g_array_new (FALSE, FALSE, sizeof (guint));
    self->firsts[facet] = g_new0 (guint, n_actions + 1);
  }

  for (guint i = 0; i < n_actions; i++)
    add_action (self, i);
  for (int facet = 0; facet < BW_N_FACETS; facet++)
    if (self->lists[facet] != NULL)
      self->firsts[facet][n_actions] = self->lists[facet]->len;
  sort_values (self);
  return self;
}

/**
 * bw_query_index_free:
 * @self: (transfer full): an index
 */
void
bw_query_index_free (BwQueryIndex *self)
{
  for (int facet = 0; facet < BW_N_FACETS; facet++) {
    g_clear_pointer (&self->values[facet], bw_values_free);
    g_clear_pointer (&self->lists[facet], g_array_unref);
    g_clear_pointer (&self->firsts[facet], g_free);
  }
  for (int sort = 0; sort < BW_N_SORT_KEYS; sort++) {
    g_clear_pointer (&self->orders[sort][FALSE], g_free);
    g_clear_pointer (&self->orders[sort][TRUE], g_free);
  }
  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->points_left, g_free);
  g_clear_pointer (&self->points_left_known, g_free);
  g_clear_pointer (&self->points, g_free);
  g_clear_pointer (&self->max_points, g_free);
  g_mutex_clear (&self->order_lock);
  g_free (self);
}

/**
 * bw_query_index_get_order:
 * @self: an index
 * @sort: what to sort by
 * @descending: whether the greatest comes first
 *
 * Returns: (transfer none) (array): the places of all actions in the order asked for
 */
const guint *
bw_query_index_get_order (BwQueryIndex *self, BwSortKey sort, gboolean descending)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->order_lock);
  guint **order = &self->orders[sort][descending ? TRUE : FALSE];

  if (*order == NULL)
    *order = bw_sort_order_new (self, sort, descending);
  return *order;
}
