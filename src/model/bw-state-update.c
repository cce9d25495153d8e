/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-state-update.h"

struct _BwStateUpdate {
  GObject parent_instance;

  BwStateUpdateFields fields;
};

G_DEFINE_FINAL_TYPE (BwStateUpdate, bw_state_update, G_TYPE_OBJECT)

static void
bw_state_update_finalize (GObject *object)
{
  BwStateUpdate *self = BW_STATE_UPDATE (object);

  g_clear_pointer ((char **) &self->fields.state, g_ref_string_release);
  g_free ((char *) self->fields.assigned_to);
  g_free ((char *) self->fields.comment);
  g_free ((char *) self->fields.updated_by);
  g_clear_pointer (&self->fields.updated, g_date_time_unref);

  G_OBJECT_CLASS (bw_state_update_parent_class)->finalize (object);
}

static void
bw_state_update_class_init (BwStateUpdateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_state_update_finalize;
}

static void
bw_state_update_init (BwStateUpdate *self)
{
}

/**
 * bw_state_update_new:
 * @fields: what it is made of
 *
 * Returns: (transfer full): a new record
 */
BwStateUpdate *
bw_state_update_new (const BwStateUpdateFields *fields)
{
  BwStateUpdate *self = g_object_new (BW_TYPE_STATE_UPDATE, NULL);

  self->fields = *fields;
  self->fields.state = g_ref_string_new_intern (fields->state != NULL ? fields->state : "");
  self->fields.assigned_to = g_strdup (fields->assigned_to);
  self->fields.comment = g_strdup (fields->comment);
  self->fields.updated_by = g_strdup (fields->updated_by);
  if (fields->updated != NULL)
    g_date_time_ref (fields->updated);

  return self;
}

/**
 * bw_state_update_get_state:
 * @self: a record
 *
 * Returns: (transfer none): the state as a folded word of bw-words.h, or as it came when it is
 *   unknown
 */
const char *
bw_state_update_get_state (BwStateUpdate *self)
{
  g_return_val_if_fail (BW_IS_STATE_UPDATE (self), NULL);

  return self->fields.state;
}

/**
 * bw_state_update_get_assigned_to:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): who it is assigned to
 */
const char *
bw_state_update_get_assigned_to (BwStateUpdate *self)
{
  g_return_val_if_fail (BW_IS_STATE_UPDATE (self), NULL);

  return self->fields.assigned_to;
}

/**
 * bw_state_update_get_comment:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the reason given
 */
const char *
bw_state_update_get_comment (BwStateUpdate *self)
{
  g_return_val_if_fail (BW_IS_STATE_UPDATE (self), NULL);

  return self->fields.comment;
}

/**
 * bw_state_update_get_updated_by:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): who made the entry
 */
const char *
bw_state_update_get_updated_by (BwStateUpdate *self)
{
  g_return_val_if_fail (BW_IS_STATE_UPDATE (self), NULL);

  return self->fields.updated_by;
}

/**
 * bw_state_update_get_updated:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): when; unknown for the untouched default entry
 */
GDateTime *
bw_state_update_get_updated (BwStateUpdate *self)
{
  g_return_val_if_fail (BW_IS_STATE_UPDATE (self), NULL);

  return self->fields.updated;
}
