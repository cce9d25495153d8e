/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-plan.h"

#include "model/bw-id.h"

struct _BwPlan {
  GObject parent_instance;

  GPtrArray *entries;
  GHashTable *by_id;
};

G_DEFINE_FINAL_TYPE (BwPlan, bw_plan, G_TYPE_OBJECT)

static void
bw_plan_finalize (GObject *object)
{
  BwPlan *self = BW_PLAN (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (bw_plan_parent_class)->finalize (object);
}

static void
bw_plan_class_init (BwPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_plan_finalize;
}

static void
bw_plan_init (BwPlan *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (bw_id_hash, bw_id_equal);
}

/**
 * bw_plan_new:
 * @entries: (nullable) (element-type BwPlanEntry): the entries; of several for one action the first
 *   is kept
 *
 * Returns: (transfer full): a new plan; @entries is not taken over and may change afterwards
 */
BwPlan *
bw_plan_new (GPtrArray *entries)
{
  BwPlan *self = g_object_new (BW_TYPE_PLAN, NULL);

  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    BwPlanEntry *entry = g_ptr_array_index (entries, i);
    const char *id = bw_plan_entry_get_id (entry);

    if (g_hash_table_contains (self->by_id, id))
      continue;
    g_ptr_array_add (self->entries, g_object_ref (entry));
    g_hash_table_insert (self->by_id, (gpointer) id, entry);
  }

  return self;
}

/**
 * bw_plan_get_entries:
 * @self: a plan
 *
 * Returns: (transfer none) (element-type BwPlanEntry): the entries, each action once
 */
GPtrArray *
bw_plan_get_entries (BwPlan *self)
{
  g_return_val_if_fail (BW_IS_PLAN (self), NULL);

  return self->entries;
}

/**
 * bw_plan_find:
 * @self: a plan
 * @id: the id of an action, in any case
 *
 * Returns: (transfer none) (nullable): what is kept about that action, or %NULL
 */
BwPlanEntry *
bw_plan_find (BwPlan *self, const char *id)
{
  g_return_val_if_fail (BW_IS_PLAN (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, id);
}
