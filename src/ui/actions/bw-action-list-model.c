/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/bw-action-list-model.h"

#include <gtk/gtk.h>

#include "ui/actions/bw-action-same.h"
#include "ui/actions/bw-list-diff.h"

/* GTK takes up each run by itself; one run over many items costs it less than many runs. */
#define MAX_RUNS 16

struct _BwActionListModel {
  GObject parent_instance;

  BwQueryResult *result;
  GPtrArray *items;
};

static void bw_action_list_model_list_model_init (GListModelInterface *iface);
static void bw_action_list_model_section_model_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BwActionListModel,
                               bw_action_list_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      bw_action_list_model_list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                          bw_action_list_model_section_model_init))

typedef enum {
  PROP_RESULT = 1,
} BwActionListModelProperty;

static GParamSpec *properties[PROP_RESULT + 1];

static GType
bw_action_list_model_get_item_type (GListModel *model)
{
  return BW_TYPE_ACTION;
}

static guint
bw_action_list_model_get_n_items (GListModel *model)
{
  return BW_ACTION_LIST_MODEL (model)->items->len;
}

static gpointer
bw_action_list_model_get_item (GListModel *model, guint position)
{
  BwActionListModel *self = BW_ACTION_LIST_MODEL (model);

  if (position >= self->items->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->items, position));
}

static void
bw_action_list_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = bw_action_list_model_get_item_type;
  iface->get_n_items = bw_action_list_model_get_n_items;
  iface->get_item = bw_action_list_model_get_item;
}

static void
bw_action_list_model_get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  BwActionListModel *self = BW_ACTION_LIST_MODEL (model);
  const BwGroup *group = bw_action_list_model_get_group (self, position);

  if (position >= self->items->len) {
    *start = self->items->len;
    *end = G_MAXUINT;
  } else if (group == NULL) {
    *start = 0;
    *end = self->items->len;
  } else {
    *start = group->first;
    *end = group->first + group->count;
  }
}

static void
bw_action_list_model_section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = bw_action_list_model_get_section;
}

static void
bw_action_list_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwActionListModel *self = BW_ACTION_LIST_MODEL (object);

  switch ((BwActionListModelProperty) id) {
  case PROP_RESULT:
    g_value_set_object (value, self->result);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_action_list_model_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  BwActionListModel *self = BW_ACTION_LIST_MODEL (object);

  switch ((BwActionListModelProperty) id) {
  case PROP_RESULT:
    bw_action_list_model_set_result (self, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_action_list_model_finalize (GObject *object)
{
  BwActionListModel *self = BW_ACTION_LIST_MODEL (object);

  g_clear_object (&self->result);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (bw_action_list_model_parent_class)->finalize (object);
}

static void
bw_action_list_model_class_init (BwActionListModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bw_action_list_model_get_property;
  object_class->set_property = bw_action_list_model_set_property;
  object_class->finalize = bw_action_list_model_finalize;

  properties[PROP_RESULT] =
      g_param_spec_object ("result", NULL, NULL, BW_TYPE_QUERY_RESULT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bw_action_list_model_init (BwActionListModel *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * bw_action_list_model_new:
 *
 * Returns: (transfer full): a new list, empty
 */
BwActionListModel *
bw_action_list_model_new (void)
{
  return g_object_new (BW_TYPE_ACTION_LIST_MODEL, NULL);
}

/**
 * bw_action_list_model_get_result:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): what it lists
 */
BwQueryResult *
bw_action_list_model_get_result (BwActionListModel *self)
{
  g_return_val_if_fail (BW_IS_ACTION_LIST_MODEL (self), NULL);

  return self->result;
}

static BwScorecard *
get_scorecard (BwQueryResult *result)
{
  return result != NULL ? bw_query_result_get_scorecard (result) : NULL;
}

static BwFacet
get_group_facet (BwQueryResult *result)
{
  return result != NULL ? bw_query_get_group (bw_query_result_get_query (result)) : BW_FACET_NONE;
}

/* The actions of another scorecard, with the objects that stand in the list already for those that
   did not change. */
static GPtrArray *
reuse_items (GPtrArray *items, GPtrArray *actions)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *reused = g_ptr_array_new_full (actions->len, g_object_unref);

  for (guint i = 0; i < items->len; i++)
    g_hash_table_insert (known, (gpointer) bw_action_get_id (items->pdata[i]), items->pdata[i]);
  for (guint i = 0; i < actions->len; i++) {
    BwAction *action = actions->pdata[i];
    BwAction *old = g_hash_table_lookup (known, bw_action_get_id (action));

    g_ptr_array_add (reused,
                     g_object_ref (old != NULL && bw_action_is_same (old, action) ? old : action));
  }

  return reused;
}

static GPtrArray *
list_new_items (BwActionListModel *self, BwQueryResult *result)
{
  GPtrArray *actions = NULL;

  if (result == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);

  actions = bw_query_result_get_actions (result);
  if (self->items->len == 0 || get_scorecard (result) == get_scorecard (self->result))
    return g_ptr_array_ref (actions);
  return reuse_items (self->items, actions);
}

/* The whole list in one change, for no section is what it was. */
static void
replace_items (BwActionListModel *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->items);

  self->items = g_ptr_array_ref (items);
  if (old->len > 0 || items->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len, items->len);
}

static GPtrArray *
copy_items (GPtrArray *items)
{
  GPtrArray *copy = g_ptr_array_new_full (items->len, g_object_unref);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (copy, g_object_ref (items->pdata[i]));
  return copy;
}

static void
make_run (BwActionListModel *self, const BwListRun *run, GPtrArray *items)
{
  if (run->removed > 0)
    g_ptr_array_remove_range (self->items, run->position, run->removed);
  for (guint i = 0; i < run->added; i++)
    g_ptr_array_insert (self->items, run->position + i,
                        g_object_ref (items->pdata[run->position + i]));
  g_list_model_items_changed (G_LIST_MODEL (self), run->position, run->removed, run->added);
}

/* Several runs pass through lists that are neither the old one nor the new one. */
static void
splice_items (BwActionListModel *self, GPtrArray *items, GArray *runs)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->items);

  self->items = runs->len > 1 ? copy_items (old) : g_ptr_array_ref (items);
  if (runs->len == 1) {
    const BwListRun *run = &g_array_index (runs, BwListRun, 0);

    g_list_model_items_changed (G_LIST_MODEL (self), run->position, run->removed, run->added);
    return;
  }

  for (guint i = 0; i < runs->len; i++)
    make_run (self, &g_array_index (runs, BwListRun, i), items);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = g_ptr_array_ref (items);
}

/**
 * bw_action_list_model_set_result:
 * @self: a list
 * @result: (nullable): what it is to list
 *
 * Changes the list where it differs from @result.
 */
void
bw_action_list_model_set_result (BwActionListModel *self, BwQueryResult *result)
{
  g_autoptr (BwQueryResult) old = NULL;
  g_autoptr (GPtrArray) items = NULL;
  BwFacet old_group;
  BwFacet group;

  g_return_if_fail (BW_IS_ACTION_LIST_MODEL (self));
  g_return_if_fail (result == NULL || BW_IS_QUERY_RESULT (result));

  if (result == self->result)
    return;

  items = list_new_items (self, result);
  old_group = get_group_facet (self->result);
  group = get_group_facet (result);
  /* The items that it answered with are its own, and stay in the list until they are replaced. */
  old = g_steal_pointer (&self->result);
  g_set_object (&self->result, result);

  if (group != old_group) {
    replace_items (self, items);
  } else {
    /* Sections follow from the new result at once, so they allow no lists in between. */
    g_autoptr (GArray) runs =
                  bw_list_diff (self->items, items, group == BW_FACET_NONE ? MAX_RUNS : 1);

    splice_items (self, items, runs);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESULT]);
}

/**
 * bw_action_list_model_find:
 * @self: a list
 * @id: the id of an action
 *
 * Returns: where it stands, or %G_MAXUINT (GTK_INVALID_LIST_POSITION) when it is not in the list
 */
guint
bw_action_list_model_find (BwActionListModel *self, const char *id)
{
  g_return_val_if_fail (BW_IS_ACTION_LIST_MODEL (self), GTK_INVALID_LIST_POSITION);

  for (guint i = 0; id != NULL && i < self->items->len; i++)
    if (g_str_equal (bw_action_get_id (self->items->pdata[i]), id))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/**
 * bw_action_list_model_step:
 * @self: a list
 * @position: where an action stands, or %GTK_INVALID_LIST_POSITION for one that is not in the list, which is
 *   followed by the first one
 * @direction: -1 or 1
 *
 * Returns: where the action before or after it stands; %GTK_INVALID_LIST_POSITION where there is none
 */
guint
bw_action_list_model_step (BwActionListModel *self, guint position, int direction)
{
  guint n;

  g_return_val_if_fail (BW_IS_ACTION_LIST_MODEL (self), GTK_INVALID_LIST_POSITION);

  n = self->items->len;
  if (position == GTK_INVALID_LIST_POSITION)
    return direction > 0 && n > 0 ? 0 : GTK_INVALID_LIST_POSITION;
  if (direction < 0)
    return position > 0 ? position - 1 : GTK_INVALID_LIST_POSITION;
  return position + 1 < n ? position + 1 : GTK_INVALID_LIST_POSITION;
}

/**
 * bw_action_list_model_get_group:
 * @self: a list
 * @position: a position in it
 *
 * Returns: (transfer none) (nullable): the group that the action at @position stands in; %NULL when
 *   the list is not grouped or shorter
 */
const BwGroup *
bw_action_list_model_get_group (BwActionListModel *self, guint position)
{
  GArray *groups = NULL;
  guint low = 0;
  guint high;

  g_return_val_if_fail (BW_IS_ACTION_LIST_MODEL (self), NULL);

  if (get_group_facet (self->result) == BW_FACET_NONE)
    return NULL;

  groups = bw_query_result_get_groups (self->result);
  high = groups != NULL ? groups->len : 0;
  while (low < high) {
    guint half = low + (high - low) / 2;
    const BwGroup *group = &g_array_index (groups, BwGroup, half);

    if (position < group->first)
      high = half;
    else if (position >= group->first + group->count)
      low = half + 1;
    else
      return group;
  }

  return NULL;
}
