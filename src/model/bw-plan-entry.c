/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-plan-entry.h"

struct _BwPlanEntry {
  GObject parent_instance;

  BwPlanEntryFields fields;
};

G_DEFINE_FINAL_TYPE (BwPlanEntry, bw_plan_entry, G_TYPE_OBJECT)

static void
bw_plan_entry_finalize (GObject *object)
{
  BwPlanEntry *self = BW_PLAN_ENTRY (object);

  g_free ((char *) self->fields.id);
  g_free ((char *) self->fields.owner);
  g_strfreev ((char **) self->fields.tags);
  g_free ((char *) self->fields.note);

  G_OBJECT_CLASS (bw_plan_entry_parent_class)->finalize (object);
}

static void
bw_plan_entry_class_init (BwPlanEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_plan_entry_finalize;
}

static void
bw_plan_entry_init (BwPlanEntry *self)
{
}

/**
 * bw_plan_entry_new:
 * @fields: what it is made of
 *
 * Returns: (transfer full): a new record
 */
BwPlanEntry *
bw_plan_entry_new (const BwPlanEntryFields *fields)
{
  BwPlanEntry *self = g_object_new (BW_TYPE_PLAN_ENTRY, NULL);

  self->fields = *fields;
  self->fields.id = g_strdup (fields->id);
  self->fields.owner = g_strdup (fields->owner);
  self->fields.tags = (const char *const *) g_strdupv ((char **) fields->tags);
  if (fields->tags == NULL)
    self->fields.tags = (const char *const *) g_new0 (char *, 1);
  self->fields.note = g_strdup (fields->note);

  return self;
}

/**
 * bw_plan_entry_get_id:
 * @self: a record
 *
 * Returns: (transfer none): the id of the action
 */
const char *
bw_plan_entry_get_id (BwPlanEntry *self)
{
  g_return_val_if_fail (BW_IS_PLAN_ENTRY (self), NULL);

  return self->fields.id;
}

/**
 * bw_plan_entry_is_planned:
 * @self: a record
 *
 * Returns: whether there are concrete plans to do it
 */
gboolean
bw_plan_entry_is_planned (BwPlanEntry *self)
{
  g_return_val_if_fail (BW_IS_PLAN_ENTRY (self), FALSE);

  return self->fields.planned;
}

/**
 * bw_plan_entry_get_owner:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): who is to do it
 */
const char *
bw_plan_entry_get_owner (BwPlanEntry *self)
{
  g_return_val_if_fail (BW_IS_PLAN_ENTRY (self), NULL);

  return self->fields.owner;
}

/**
 * bw_plan_entry_get_due:
 * @self: a record
 *
 * Returns: by when, or %BW_DAY_NONE
 */
BwDay
bw_plan_entry_get_due (BwPlanEntry *self)
{
  g_return_val_if_fail (BW_IS_PLAN_ENTRY (self), BW_DAY_NONE);

  return self->fields.due;
}

/**
 * bw_plan_entry_get_tags:
 * @self: a record
 *
 * Returns: (transfer none): tags, in the order they were given
 */
const char *const *
bw_plan_entry_get_tags (BwPlanEntry *self)
{
  g_return_val_if_fail (BW_IS_PLAN_ENTRY (self), NULL);

  return self->fields.tags;
}

/**
 * bw_plan_entry_get_note:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): a private note
 */
const char *
bw_plan_entry_get_note (BwPlanEntry *self)
{
  g_return_val_if_fail (BW_IS_PLAN_ENTRY (self), NULL);

  return self->fields.note;
}
