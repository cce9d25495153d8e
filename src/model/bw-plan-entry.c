/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-plan-entry.h"

#include "model/bw-id.h"
#include "text/bw-clean.h"

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
  g_free ((char *) self->fields.rest);

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

static gboolean
is_among (GPtrArray *tags, const char *tag)
{
  g_autofree char *folded = g_utf8_casefold (tag, -1);

  for (guint i = 0; i < tags->len; i++) {
    g_autofree char *other = g_utf8_casefold (g_ptr_array_index (tags, i), -1);

    if (g_str_equal (folded, other))
      return TRUE;
  }
  return FALSE;
}

static char **
clean_tags (const char *const *tags)
{
  g_autoptr (GPtrArray) clean = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; tags != NULL && tags[i] != NULL; i++) {
    g_autofree char *tag = bw_clean_line (tags[i]);

    if (tag != NULL && !is_among (clean, tag))
      g_ptr_array_add (clean, g_steal_pointer (&tag));
  }
  g_ptr_array_add (clean, NULL);
  return (char **) g_ptr_array_steal (clean, NULL);
}

/* A note is many lines, and stays as it was written. */
static char *
clean_note (const char *note)
{
  g_autofree char *line = bw_clean_line (note);

  return line != NULL ? g_strdup (note) : NULL;
}

/**
 * bw_plan_entry_new:
 * @fields: what it is made of; texts are valid UTF-8
 *
 * Returns: (transfer full): a new record
 */
BwPlanEntry *
bw_plan_entry_new (const BwPlanEntryFields *fields)
{
  BwPlanEntry *self = NULL;

  g_return_val_if_fail (fields != NULL && fields->id != NULL, NULL);
  g_return_val_if_fail ((guint) fields->priority < BW_N_PRIORITIES, NULL);

  self = g_object_new (BW_TYPE_PLAN_ENTRY, NULL);
  self->fields = *fields;
  self->fields.id = g_strdup (fields->id);
  self->fields.planned = !!fields->planned;
  self->fields.owner = bw_clean_line (fields->owner);
  self->fields.tags = (const char *const *) clean_tags (fields->tags);
  self->fields.note = clean_note (fields->note);
  self->fields.rest = g_strdup (fields->rest);
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
 * bw_plan_entry_get_priority:
 * @self: a record
 *
 * Returns: how much it matters
 */
BwPriority
bw_plan_entry_get_priority (BwPlanEntry *self)
{
  g_return_val_if_fail (BW_IS_PLAN_ENTRY (self), BW_PRIORITY_NONE);

  return self->fields.priority;
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

/**
 * bw_plan_entry_get_rest:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): members of a plan file that Bolwerk does not know, as a JSON object
 */
const char *
bw_plan_entry_get_rest (BwPlanEntry *self)
{
  g_return_val_if_fail (BW_IS_PLAN_ENTRY (self), NULL);

  return self->fields.rest;
}

/**
 * bw_plan_entry_is_empty:
 * @self: a record
 *
 * Returns: whether it says nothing about its action, so that it is not kept
 */
gboolean
bw_plan_entry_is_empty (BwPlanEntry *self)
{
  g_return_val_if_fail (BW_IS_PLAN_ENTRY (self), TRUE);

  return !self->fields.planned && self->fields.owner == NULL && self->fields.due == BW_DAY_NONE &&
         self->fields.priority == BW_PRIORITY_NONE && self->fields.tags[0] == NULL &&
         self->fields.note == NULL && self->fields.rest == NULL;
}

/**
 * bw_plan_entry_equal:
 * @a: a record
 * @b: a record
 *
 * Returns: whether both say the same about the same action; how its id is spelled does not matter
 */
gboolean
bw_plan_entry_equal (BwPlanEntry *a, BwPlanEntry *b)
{
  g_return_val_if_fail (BW_IS_PLAN_ENTRY (a) && BW_IS_PLAN_ENTRY (b), FALSE);

  return bw_id_equal (a->fields.id, b->fields.id) && a->fields.planned == b->fields.planned &&
         g_strcmp0 (a->fields.owner, b->fields.owner) == 0 && a->fields.due == b->fields.due &&
         a->fields.priority == b->fields.priority &&
         g_strv_equal (a->fields.tags, b->fields.tags) &&
         g_strcmp0 (a->fields.note, b->fields.note) == 0 &&
         g_strcmp0 (a->fields.rest, b->fields.rest) == 0;
}
