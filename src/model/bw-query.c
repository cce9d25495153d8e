/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-query.h"

#include "model/bw-facet-private.h"

struct _BwQuery {
  char *search;
  GPtrArray *selected[BW_N_FACETS];
  BwSortKey sort;
  gboolean descending;
  BwFacet group;
};

G_DEFINE_BOXED_TYPE (BwQuery, bw_query, bw_query_copy, bw_query_free)

static const char *const sort_keys[] = {
  [BW_SORT_RECOMMENDED] = "recommended",
  [BW_SORT_TITLE] = "title",
  [BW_SORT_IMPACT] = "impact",
  [BW_SORT_POINTS] = "points",
  [BW_SORT_POINTS_LEFT] = "points-left",
  [BW_SORT_STATUS] = "status",
  [BW_SORT_RECENT] = "recent",
  [BW_SORT_CATEGORY] = "category",
  [BW_SORT_PRODUCT] = "product",
  [BW_SORT_USER_IMPACT] = "user-impact",
  [BW_SORT_COST] = "cost",
  [BW_SORT_LAST_SYNCED] = "last-synced",
  [BW_SORT_DUE] = "due",
  [BW_SORT_PRIORITY] = "priority",
  [BW_SORT_OWNER] = "owner",
};
G_STATIC_ASSERT (G_N_ELEMENTS (sort_keys) == BW_N_SORT_KEYS);

static gboolean
is_facet (BwFacet facet)
{
  return facet >= 0 && facet < BW_N_FACETS;
}

static gpointer
copy_string (gconstpointer string, gpointer data)
{
  return g_strdup (string);
}

/**
 * bw_query_new:
 *
 * Returns: (transfer full): a query for all actions in recommended order
 */
BwQuery *
bw_query_new (void)
{
  BwQuery *self = g_new0 (BwQuery, 1);

  self->search = g_strdup ("");
  for (int i = 0; i < BW_N_FACETS; i++)
    self->selected[i] = g_ptr_array_new_with_free_func (g_free);
  self->sort = BW_SORT_RECOMMENDED;
  self->group = BW_FACET_NONE;
  return self;
}

/**
 * bw_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): a query for the same
 */
BwQuery *
bw_query_copy (const BwQuery *self)
{
  BwQuery *copy = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  copy = bw_query_new ();
  g_set_str (&copy->search, self->search);
  for (int i = 0; i < BW_N_FACETS; i++)
    g_ptr_array_extend (copy->selected[i], self->selected[i], (GCopyFunc) copy_string, NULL);
  copy->sort = self->sort;
  copy->descending = self->descending;
  copy->group = self->group;
  return copy;
}

/**
 * bw_query_free:
 * @self: (transfer full): a query
 */
void
bw_query_free (BwQuery *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->search, g_free);
  for (int i = 0; i < BW_N_FACETS; i++)
    g_clear_pointer (&self->selected[i], g_ptr_array_unref);
  g_free (self);
}

static gboolean
is_same_selection (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

/**
 * bw_query_equal:
 * @a: a query
 * @b: a query
 *
 * Returns: whether both ask for the same in the same order; in which order values were selected
 *   does not matter
 */
gboolean
bw_query_equal (const BwQuery *a, const BwQuery *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  for (int i = 0; i < BW_N_FACETS; i++)
    if (!is_same_selection (a->selected[i], b->selected[i]))
      return FALSE;
  return g_str_equal (a->search, b->search) && a->sort == b->sort &&
         a->descending == b->descending && a->group == b->group;
}

/**
 * bw_query_set_search:
 * @self: a query
 * @text: (nullable): what to search for; %NULL or nothing but white space for no search
 *
 * Asks for actions whose texts have every word of @text, anywhere and also inside a word, whatever
 * the case and the diacritics; see bw_action_get_search_text().
 */
void
bw_query_set_search (BwQuery *self, const char *text)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->search, text != NULL ? text : "");
}

/**
 * bw_query_get_search:
 * @self: a query
 *
 * Returns: (transfer none): what is searched for, as it was set; empty for no search
 */
const char *
bw_query_get_search (const BwQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->search;
}

/* Returns: whether it is there; @place is where it is or belongs. */
static gboolean
find_selected (const BwQuery *self, BwFacet facet, const char *key, guint *place)
{
  GPtrArray *selected = self->selected[facet];
  guint i = 0;
  int order = -1;

  while (i < selected->len &&
         (order = bw_facet_compare_keys (facet, g_ptr_array_index (selected, i), key)) < 0)
    i++;
  *place = i;
  return i < selected->len && order == 0;
}

/**
 * bw_query_set_selected:
 * @self: a query
 * @facet: a facet
 * @key: a value of it, in any case; for %BW_FACET_PRODUCT also a service code
 * @selected: whether it is asked for
 *
 * Asks for actions that have this value, or does so no longer. Several values of one facet widen,
 * facets narrow. A value that no action has leaves none.
 */
void
bw_query_set_selected (BwQuery *self, BwFacet facet, const char *key, gboolean selected)
{
  g_autofree char *folded = NULL;
  guint place = 0;
  gboolean found = FALSE;

  g_return_if_fail (self != NULL);
  g_return_if_fail (is_facet (facet));
  g_return_if_fail (key != NULL);

  folded = bw_facet_fold_key (facet, key);
  found = find_selected (self, facet, folded, &place);
  if (found && !selected)
    g_ptr_array_remove_index (self->selected[facet], place);
  else if (!found && selected)
    g_ptr_array_insert (self->selected[facet], (int) place, g_steal_pointer (&folded));
}

/**
 * bw_query_is_selected:
 * @self: a query
 * @facet: a facet
 * @key: a value of it, in any case
 *
 * Returns: whether actions that have this value are asked for
 */
gboolean
bw_query_is_selected (const BwQuery *self, BwFacet facet, const char *key)
{
  g_autofree char *folded = NULL;
  guint place = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (is_facet (facet), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  folded = bw_facet_fold_key (facet, key);
  return find_selected (self, facet, folded, &place);
}

/**
 * bw_query_list_selected:
 * @self: a query
 * @facet: a facet
 *
 * Returns: (transfer full) (element-type utf8): the values of @facet that are asked for, in the order
 *   in which they are listed; empty where @facet does not narrow
 */
GPtrArray *
bw_query_list_selected (const BwQuery *self, BwFacet facet)
{
  GPtrArray *list = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (is_facet (facet), NULL);

  list = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_extend (list, self->selected[facet], (GCopyFunc) copy_string, NULL);
  return list;
}

/**
 * bw_query_clear_facet:
 * @self: a query
 * @facet: a facet
 *
 * Asks for no value of @facet any longer.
 */
void
bw_query_clear_facet (BwQuery *self, BwFacet facet)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (is_facet (facet));

  g_ptr_array_set_size (self->selected[facet], 0);
}

/**
 * bw_query_clear_filters:
 * @self: a query
 *
 * Asks for no value of any facet any longer. The search, the order and the group stay.
 */
void
bw_query_clear_filters (BwQuery *self)
{
  g_return_if_fail (self != NULL);

  for (int i = 0; i < BW_N_FACETS; i++)
    g_ptr_array_set_size (self->selected[i], 0);
}

/**
 * bw_query_has_filters:
 * @self: a query
 *
 * Returns: whether values of any facet are asked for; the search does not count
 */
gboolean
bw_query_has_filters (const BwQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (int i = 0; i < BW_N_FACETS; i++)
    if (self->selected[i]->len > 0)
      return TRUE;
  return FALSE;
}

/**
 * bw_query_set_sort:
 * @self: a query
 * @key: what to sort by
 * @descending: whether the greatest comes first
 *
 * Descending turns round @key alone: ties fall back on the recommended order in both directions, and
 * unknown values come last in both.
 */
void
bw_query_set_sort (BwQuery *self, BwSortKey key, gboolean descending)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail ((guint) key < BW_N_SORT_KEYS);

  self->sort = key;
  self->descending = !!descending;
}

/**
 * bw_query_get_sort_key:
 * @self: a query
 *
 * Returns: what is sorted by
 */
BwSortKey
bw_query_get_sort_key (const BwQuery *self)
{
  g_return_val_if_fail (self != NULL, BW_SORT_RECOMMENDED);

  return self->sort;
}

/**
 * bw_query_is_descending:
 * @self: a query
 *
 * Returns: whether the greatest comes first
 */
gboolean
bw_query_is_descending (const BwQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->descending;
}

/**
 * bw_query_set_group:
 * @self: a query
 * @facet: what to group by, or %BW_FACET_NONE; see bw_facet_can_group()
 */
void
bw_query_set_group (BwQuery *self, BwFacet facet)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (facet == BW_FACET_NONE || bw_facet_can_group (facet));

  self->group = facet;
}

/**
 * bw_query_get_group:
 * @self: a query
 *
 * Returns: what is grouped by, or %BW_FACET_NONE
 */
BwFacet
bw_query_get_group (const BwQuery *self)
{
  g_return_val_if_fail (self != NULL, BW_FACET_NONE);

  return self->group;
}

/**
 * bw_sort_key_to_key:
 * @sort: what to sort by
 *
 * Returns: the stable, untranslated key of @sort, as the command line has it
 */
const char *
bw_sort_key_to_key (BwSortKey sort)
{
  g_return_val_if_fail ((guint) sort < BW_N_SORT_KEYS, NULL);

  return sort_keys[sort];
}

/**
 * bw_sort_key_from_key:
 * @key: (nullable): the key of a sort key, in any case; also `rank` for %BW_SORT_RECOMMENDED
 * @sort: (out) (optional): what to sort by
 *
 * Returns: whether @key is the key of a sort key
 */
gboolean
bw_sort_key_from_key (const char *key, BwSortKey *sort)
{
  if (key != NULL && g_ascii_strcasecmp (key, "rank") == 0)
    key = sort_keys[BW_SORT_RECOMMENDED];
  for (guint i = 0; key != NULL && i < BW_N_SORT_KEYS; i++) {
    if (g_ascii_strcasecmp (sort_keys[i], key) != 0)
      continue;
    if (sort != NULL)
      *sort = (BwSortKey) i;
    return TRUE;
  }

  return FALSE;
}
