/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/bw-query-actions.h"

#include "ui/actions/bw-arrange-menus.h"

#define KEY_SORT "sort"
#define KEY_DESCENDING "sort-descending"
#define KEY_GROUP "group"

struct _BwQueryActions {
  GObject parent_instance;

  BwQuery *query;
  GSettings *settings;
  GSimpleActionGroup *group;
};

G_DEFINE_FINAL_TYPE (BwQueryActions, bw_query_actions, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The key of what the list is grouped by; "" for nothing. */
static const char *
get_group_key (BwQueryActions *self)
{
  BwFacet facet = bw_query_get_group (self->query);

  return facet != BW_FACET_NONE ? bw_facet_to_key (facet) : "";
}

static const char *
get_sort_key (BwQueryActions *self)
{
  return bw_sort_key_to_key (bw_query_get_sort_key (self->query));
}

static void
set_state (BwQueryActions *self, const char *name, const char *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->group), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (state));
}

static void
update_states (BwQueryActions *self)
{
  set_state (self, "sort", get_sort_key (self));
  set_state (self, "direction", bw_query_is_descending (self->query) ? "descending" : "ascending");
  set_state (self, "group", get_group_key (self));
}

static void
query_changed (BwQueryActions *self)
{
  update_states (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
remember_arrangement (BwQueryActions *self)
{
  g_settings_set_string (self->settings, KEY_SORT, get_sort_key (self));
  g_settings_set_boolean (self->settings, KEY_DESCENDING, bw_query_is_descending (self->query));
  g_settings_set_string (self->settings, KEY_GROUP, get_group_key (self));
}

static void
restore_arrangement (BwQueryActions *self)
{
  g_autofree char *sort = g_settings_get_string (self->settings, KEY_SORT);
  g_autofree char *group = g_settings_get_string (self->settings, KEY_GROUP);
  BwSortKey key = BW_SORT_RECOMMENDED;
  BwFacet facet = BW_FACET_NONE;

  if (bw_sort_key_from_key (sort, &key))
    bw_query_set_sort (self->query, key, g_settings_get_boolean (self->settings, KEY_DESCENDING));
  if (bw_facet_from_key (group, &facet) && bw_facet_can_group (facet))
    bw_query_set_group (self->query, facet);
}

static void
clear_facets (BwQueryActions *self)
{
  for (int facet = 0; facet < BW_N_FACETS; facet++)
    bw_query_clear_facet (self->query, facet);
}

/* The actions. */

static void
on_toggle_filter (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BwQueryActions *self = data;
  const char *name = NULL;
  const char *key = NULL;
  BwFacet facet;

  g_variant_get (parameter, "(&s&s)", &name, &key);
  if (!bw_facet_from_key (name, &facet))
    return;
  bw_query_set_selected (self->query, facet, key, !bw_query_is_selected (self->query, facet, key));
  query_changed (self);
}

static void
on_clear_facet (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BwQueryActions *self = data;
  BwFacet facet;

  if (!bw_facet_from_key (g_variant_get_string (parameter, NULL), &facet))
    return;
  bw_query_clear_facet (self->query, facet);
  query_changed (self);
}

static void
on_clear_filters (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BwQueryActions *self = data;

  clear_facets (self);
  query_changed (self);
}

static void
on_clear_search (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  bw_query_actions_set_search (BW_QUERY_ACTIONS (data), "");
}

static void
on_clear_all (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  bw_query_actions_clear_all (BW_QUERY_ACTIONS (data));
}

static void
on_change_sort (GSimpleAction *action, GVariant *state, gpointer data)
{
  BwSortKey key;

  if (bw_sort_key_from_key (g_variant_get_string (state, NULL), &key))
    bw_query_actions_set_sort (BW_QUERY_ACTIONS (data), key,
                               bw_arrange_menus_starts_descending (key));
}

static void
on_change_direction (GSimpleAction *action, GVariant *state, gpointer data)
{
  BwQueryActions *self = data;

  bw_query_actions_set_sort (self, bw_query_get_sort_key (self->query),
                             g_str_equal (g_variant_get_string (state, NULL), "descending"));
}

static void
on_change_group (GSimpleAction *action, GVariant *state, gpointer data)
{
  BwQueryActions *self = data;
  BwFacet facet = BW_FACET_NONE;

  if (!bw_facet_from_key (g_variant_get_string (state, NULL), &facet))
    facet = BW_FACET_NONE;
  bw_query_set_group (self->query, facet);
  remember_arrangement (self);
  query_changed (self);
}

static const GActionEntry ACTIONS[] = {
  { "toggle-filter", on_toggle_filter, "(ss)", NULL, NULL },
  { "clear-facet", on_clear_facet, "s", NULL, NULL },
  { "clear-filters", on_clear_filters, NULL, NULL, NULL },
  { "clear-search", on_clear_search, NULL, NULL, NULL },
  { "clear-all", on_clear_all, NULL, NULL, NULL },
  { "sort", NULL, "s", "'recommended'", on_change_sort },
  { "direction", NULL, "s", "'ascending'", on_change_direction },
  { "group", NULL, "s", "''", on_change_group },
};

static void
bw_query_actions_finalize (GObject *object)
{
  BwQueryActions *self = BW_QUERY_ACTIONS (object);

  /* Whoever still holds the group finds nothing in it that would lead here. */
  for (gsize i = 0; i < G_N_ELEMENTS (ACTIONS); i++)
    g_action_map_remove_action (G_ACTION_MAP (self->group), ACTIONS[i].name);
  g_clear_object (&self->group);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->query, bw_query_free);

  G_OBJECT_CLASS (bw_query_actions_parent_class)->finalize (object);
}

static void
bw_query_actions_class_init (BwQueryActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_query_actions_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BW_TYPE_QUERY_ACTIONS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bw_query_actions_init (BwQueryActions *self)
{
  self->query = bw_query_new ();
  self->group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->group), ACTIONS, G_N_ELEMENTS (ACTIONS),
                                   self);
}

/**
 * bw_query_actions_new:
 * @settings: where order and group are remembered, under `sort`, `sort-descending` and `group`
 *
 * Returns: (transfer full): everything is asked for, arranged as it was left
 */
BwQueryActions *
bw_query_actions_new (GSettings *settings)
{
  BwQueryActions *self = g_object_new (BW_TYPE_QUERY_ACTIONS, NULL);

  self->settings = g_object_ref (settings);
  restore_arrangement (self);
  update_states (self);
  return self;
}

/**
 * bw_query_actions_get_query:
 * @self: a query and its actions
 *
 * Returns: (transfer none): what is asked
 */
const BwQuery *
bw_query_actions_get_query (BwQueryActions *self)
{
  g_return_val_if_fail (BW_IS_QUERY_ACTIONS (self), NULL);

  return self->query;
}

/**
 * bw_query_actions_get_group:
 * @self: a query and its actions
 *
 * Returns: (transfer none): the actions; others may be added
 */
GSimpleActionGroup *
bw_query_actions_get_group (BwQueryActions *self)
{
  g_return_val_if_fail (BW_IS_QUERY_ACTIONS (self), NULL);

  return self->group;
}

/**
 * bw_query_actions_show:
 * @self: a query and its actions
 * @query: what is to be asked
 *
 * Takes over the search and the filters of @query. The order and the groups that the user chose stay.
 */
void
bw_query_actions_show (BwQueryActions *self, const BwQuery *query)
{
  BwQuery *copy = NULL;

  g_return_if_fail (BW_IS_QUERY_ACTIONS (self));
  g_return_if_fail (query != NULL);

  copy = bw_query_copy (query);
  bw_query_set_sort (copy, bw_query_get_sort_key (self->query),
                     bw_query_is_descending (self->query));
  bw_query_set_group (copy, bw_query_get_group (self->query));
  g_clear_pointer (&self->query, bw_query_free);
  self->query = copy;
  query_changed (self);
}

/**
 * bw_query_actions_set_search:
 * @self: a query and its actions
 * @text: what is searched for; "" for nothing
 */
void
bw_query_actions_set_search (BwQueryActions *self, const char *text)
{
  const char *before = NULL;

  g_return_if_fail (BW_IS_QUERY_ACTIONS (self));
  g_return_if_fail (text != NULL);

  before = bw_query_get_search (self->query);
  if (g_str_equal (before != NULL ? before : "", text))
    return;
  bw_query_set_search (self->query, text);
  query_changed (self);
}

/**
 * bw_query_actions_set_sort:
 * @self: a query and its actions
 * @key: what the list is to be sorted by
 * @descending: whether it is to be turned round
 *
 * Sorts the list, and remembers it.
 */
void
bw_query_actions_set_sort (BwQueryActions *self, BwSortKey key, gboolean descending)
{
  g_return_if_fail (BW_IS_QUERY_ACTIONS (self));

  bw_query_set_sort (self->query, key, descending);
  remember_arrangement (self);
  query_changed (self);
}

/**
 * bw_query_actions_clear_all:
 * @self: a query and its actions
 *
 * Drops the search and all filters.
 */
void
bw_query_actions_clear_all (BwQueryActions *self)
{
  g_return_if_fail (BW_IS_QUERY_ACTIONS (self));

  clear_facets (self);
  bw_query_set_search (self->query, "");
  query_changed (self);
}
