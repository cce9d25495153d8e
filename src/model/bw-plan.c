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

/* Puts an entry in the place of the one for the same action, or at the end; an empty one takes that one away. */
static void
put (GPtrArray *entries, GHashTable *places, BwPlanEntry *entry)
{
  const char *id = bw_plan_entry_get_id (entry);
  gpointer place = NULL;
  BwPlanEntry *kept = bw_plan_entry_is_empty (entry) ? NULL : g_object_ref (entry);

  if (!g_hash_table_lookup_extended (places, id, NULL, &place)) {
    g_hash_table_insert (places, (gpointer) id, GUINT_TO_POINTER (entries->len));
    g_ptr_array_add (entries, kept);
    return;
  }
  /* The id that is looked up by has to live as long as its entry. */
  g_hash_table_replace (places, (gpointer) id, place);
  g_clear_object (&entries->pdata[GPOINTER_TO_UINT (place)]);
  entries->pdata[GPOINTER_TO_UINT (place)] = kept;
}

static void
unref_entry (gpointer entry)
{
  if (entry != NULL)
    g_object_unref (entry);
}

/**
 * bw_plan_with_entries:
 * @self: (nullable): a plan, or %NULL for none yet
 * @entries: (element-type BwPlanEntry): what is to be kept about some actions; of several for one action the last is
 *   kept, and an empty one takes away what was kept
 *
 * Returns: (transfer full): a plan with those, in the places of the ones before; new ones come at the end
 */
BwPlan *
bw_plan_with_entries (BwPlan *self, GPtrArray *entries)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (unref_entry);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  g_autoptr (GHashTable) places = g_hash_table_new (bw_id_hash, bw_id_equal);

  g_return_val_if_fail (self == NULL || BW_IS_PLAN (self), NULL);
  g_return_val_if_fail (entries != NULL, NULL);

  for (guint i = 0; self != NULL && i < self->entries->len; i++)
    put (all, places, g_ptr_array_index (self->entries, i));
  for (guint i = 0; i < entries->len; i++)
    put (all, places, g_ptr_array_index (entries, i));
  for (guint i = 0; i < all->len; i++)
    if (all->pdata[i] != NULL)
      g_ptr_array_add (left, all->pdata[i]);
  return bw_plan_new (left);
}

/**
 * bw_plan_with_entry:
 * @self: (nullable): a plan, or %NULL for none yet
 * @entry: what is to be kept about its action; nothing is, where it is empty
 *
 * Returns: (transfer full): a plan with that; see bw_plan_with_entries()
 */
BwPlan *
bw_plan_with_entry (BwPlan *self, BwPlanEntry *entry)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  g_return_val_if_fail (BW_IS_PLAN_ENTRY (entry), NULL);

  g_ptr_array_add (entries, entry);
  return bw_plan_with_entries (self, entries);
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

/* What becomes of one action. */
static void
count_change (BwPlanChanges *changes, BwPlanEntry *before, BwPlanEntry *after)
{
  if (after == NULL)
    changes->n_removed += before != NULL ? 1 : 0;
  else if (before == NULL)
    changes->n_added++;
  else if (bw_plan_entry_equal (before, after))
    changes->n_same++;
  else
    changes->n_changed++;
}

/**
 * bw_plan_count_changes:
 * @self: (nullable): a plan, or %NULL for none yet
 * @entries: (element-type BwPlanEntry): what is to be kept about some actions
 *
 * Returns: what bw_plan_with_entries() changes: each action of @entries counts once
 */
BwPlanChanges
bw_plan_count_changes (BwPlan *self, GPtrArray *entries)
{
  BwPlanChanges changes = { 0 };
  g_autoptr (BwPlan) after = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (bw_id_hash, bw_id_equal);

  g_return_val_if_fail (self == NULL || BW_IS_PLAN (self), changes);
  g_return_val_if_fail (entries != NULL, changes);

  after = bw_plan_with_entries (self, entries);
  for (guint i = 0; i < entries->len; i++) {
    const char *id = bw_plan_entry_get_id (g_ptr_array_index (entries, i));

    if (g_hash_table_add (seen, (gpointer) id))
      count_change (&changes, self != NULL ? bw_plan_find (self, id) : NULL,
                    bw_plan_find (after, id));
  }
  return changes;
}
