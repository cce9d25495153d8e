/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-control-update.h"

struct _BwControlUpdate {
  GObject parent_instance;

  BwControlUpdateFields fields;
};

G_DEFINE_FINAL_TYPE (BwControlUpdate, bw_control_update, G_TYPE_OBJECT)

static void
bw_control_update_finalize (GObject *object)
{
  BwControlUpdate *self = BW_CONTROL_UPDATE (object);

  g_free ((char *) self->fields.id);
  g_clear_pointer ((char **) &self->fields.state, g_ref_string_release);
  g_free ((char *) self->fields.assigned_to);
  g_free ((char *) self->fields.comment);

  G_OBJECT_CLASS (bw_control_update_parent_class)->finalize (object);
}

static void
bw_control_update_class_init (BwControlUpdateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_control_update_finalize;
}

static void
bw_control_update_init (BwControlUpdate *self)
{
}

/**
 * bw_control_update_new:
 * @fields: what it is made of
 *
 * Returns: (transfer full): a new record
 */
BwControlUpdate *
bw_control_update_new (const BwControlUpdateFields *fields)
{
  BwControlUpdate *self = g_object_new (BW_TYPE_CONTROL_UPDATE, NULL);

  self->fields = *fields;
  self->fields.id = g_strdup (fields->id);
  self->fields.state = g_ref_string_new_intern (fields->state != NULL ? fields->state : "");
  self->fields.assigned_to = g_strdup (fields->assigned_to);
  self->fields.comment = g_strdup (fields->comment);

  return self;
}

/**
 * bw_control_update_get_id:
 * @self: a record
 *
 * Returns: (transfer none): the id of the control
 */
const char *
bw_control_update_get_id (BwControlUpdate *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_UPDATE (self), NULL);

  return self->fields.id;
}

/**
 * bw_control_update_get_state:
 * @self: a record
 *
 * Returns: (transfer none): the new state: `Default`, `Ignored`, `ThirdParty` or `Reviewed`
 */
const char *
bw_control_update_get_state (BwControlUpdate *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_UPDATE (self), NULL);

  return self->fields.state;
}

/**
 * bw_control_update_get_assigned_to:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): who it is assigned to; %NULL keeps it as it is
 */
const char *
bw_control_update_get_assigned_to (BwControlUpdate *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_UPDATE (self), NULL);

  return self->fields.assigned_to;
}

/**
 * bw_control_update_get_comment:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the reason; %NULL keeps it as it is
 */
const char *
bw_control_update_get_comment (BwControlUpdate *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_UPDATE (self), NULL);

  return self->fields.comment;
}
