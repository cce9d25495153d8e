/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-control-profile.h"

#include <math.h>

struct _BwControlProfile {
  GObject parent_instance;

  BwControlProfileFields fields;
};

G_DEFINE_FINAL_TYPE (BwControlProfile, bw_control_profile, G_TYPE_OBJECT)

static void
bw_control_profile_finalize (GObject *object)
{
  BwControlProfile *self = BW_CONTROL_PROFILE (object);

  g_free ((char *) self->fields.id);
  g_free ((char *) self->fields.title);
  g_clear_pointer ((char **) &self->fields.service, g_ref_string_release);
  g_clear_pointer ((char **) &self->fields.category, g_ref_string_release);
  g_clear_pointer ((char **) &self->fields.action_type, g_ref_string_release);
  g_clear_pointer ((char **) &self->fields.tier, g_ref_string_release);
  g_clear_pointer ((char **) &self->fields.cost, g_ref_string_release);
  g_clear_pointer ((char **) &self->fields.user_impact, g_ref_string_release);
  g_strfreev ((char **) self->fields.threats);
  g_free ((char *) self->fields.action_url);
  g_free ((char *) self->fields.remediation);
  g_free ((char *) self->fields.remediation_impact);
  g_clear_pointer (&self->fields.state_updates, g_ptr_array_unref);
  g_free ((char *) self->fields.rest);

  G_OBJECT_CLASS (bw_control_profile_parent_class)->finalize (object);
}

static void
bw_control_profile_class_init (BwControlProfileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_control_profile_finalize;
}

static void
bw_control_profile_init (BwControlProfile *self)
{
}

/**
 * bw_control_profile_new:
 * @fields: what it is made of
 *
 * Returns: (transfer full): a new record
 */
BwControlProfile *
bw_control_profile_new (const BwControlProfileFields *fields)
{
  BwControlProfile *self = g_object_new (BW_TYPE_CONTROL_PROFILE, NULL);

  self->fields = *fields;
  self->fields.rest = g_strdup (fields->rest);
  self->fields.id = g_strdup (fields->id);
  self->fields.title = g_strdup (fields->title);
  self->fields.service = g_ref_string_new_intern (fields->service != NULL ? fields->service : "");
  self->fields.category =
      g_ref_string_new_intern (fields->category != NULL ? fields->category : "");
  self->fields.action_type =
      g_ref_string_new_intern (fields->action_type != NULL ? fields->action_type : "");
  self->fields.tier = g_ref_string_new_intern (fields->tier != NULL ? fields->tier : "");
  self->fields.cost = g_ref_string_new_intern (fields->cost != NULL ? fields->cost : "");
  self->fields.user_impact =
      g_ref_string_new_intern (fields->user_impact != NULL ? fields->user_impact : "");
  self->fields.threats = (const char *const *) g_strdupv ((char **) fields->threats);
  if (fields->threats == NULL)
    self->fields.threats = (const char *const *) g_new0 (char *, 1);
  self->fields.action_url = g_strdup (fields->action_url);
  self->fields.remediation = g_strdup (fields->remediation);
  self->fields.remediation_impact = g_strdup (fields->remediation_impact);
  if (fields->state_updates != NULL)
    g_ptr_array_ref (fields->state_updates);
  else
    self->fields.state_updates = g_ptr_array_new ();

  return self;
}

/**
 * bw_control_profile_new_with:
 * @profile: a record
 * @state_updates: (element-type BwStateUpdate): the history of its state
 * @rest: (nullable): the members that Bolwerk does not know
 *
 * Returns: (transfer full): the same profile with these
 */
BwControlProfile *
bw_control_profile_new_with (BwControlProfile *profile, GPtrArray *state_updates, const char *rest)
{
  BwControlProfileFields fields = { 0 };

  g_return_val_if_fail (BW_IS_CONTROL_PROFILE (profile), NULL);

  fields = profile->fields;
  fields.state_updates = state_updates;
  fields.rest = rest;
  return bw_control_profile_new (&fields);
}

/**
 * bw_control_profile_get_id:
 * @self: a record
 *
 * Returns: (transfer none): the id, never empty
 */
const char *
bw_control_profile_get_id (BwControlProfile *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_PROFILE (self), NULL);

  return self->fields.id;
}

/**
 * bw_control_profile_get_title:
 * @self: a record
 *
 * Returns: (transfer none): the title as Graph has it; not unique
 */
const char *
bw_control_profile_get_title (BwControlProfile *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_PROFILE (self), NULL);

  return self->fields.title;
}

/**
 * bw_control_profile_get_service:
 * @self: a record
 *
 * Returns: (transfer none): the service code as it came (`AzureAD`, `MDATP`, `MDA_SF`)
 */
const char *
bw_control_profile_get_service (BwControlProfile *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_PROFILE (self), NULL);

  return self->fields.service;
}

/**
 * bw_control_profile_get_category:
 * @self: a record
 *
 * Returns: (transfer none): the category, a folded word of bw-words.h
 */
const char *
bw_control_profile_get_category (BwControlProfile *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_PROFILE (self), NULL);

  return self->fields.category;
}

/**
 * bw_control_profile_get_max_points:
 * @self: a record
 *
 * Returns: attainable points, or NAN when they are missing
 */
double
bw_control_profile_get_max_points (BwControlProfile *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_PROFILE (self), NAN);

  return self->fields.max_points;
}

/**
 * bw_control_profile_get_rank:
 * @self: a record
 *
 * Returns: the rank, 1 first, or -1 when it is missing; far from unique
 */
int
bw_control_profile_get_rank (BwControlProfile *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_PROFILE (self), 0);

  return self->fields.rank;
}

/**
 * bw_control_profile_get_action_type:
 * @self: a record
 *
 * Returns: (transfer none): `Config`, `Review`, `Behavior`, or as it came
 */
const char *
bw_control_profile_get_action_type (BwControlProfile *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_PROFILE (self), NULL);

  return self->fields.action_type;
}

/**
 * bw_control_profile_get_tier:
 * @self: a record
 *
 * Returns: (transfer none): the tier, a folded word of bw-words.h
 */
const char *
bw_control_profile_get_tier (BwControlProfile *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_PROFILE (self), NULL);

  return self->fields.tier;
}

/**
 * bw_control_profile_get_cost:
 * @self: a record
 *
 * Returns: (transfer none): the implementation cost, a folded word of bw-words.h
 */
const char *
bw_control_profile_get_cost (BwControlProfile *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_PROFILE (self), NULL);

  return self->fields.cost;
}

/**
 * bw_control_profile_get_user_impact:
 * @self: a record
 *
 * Returns: (transfer none): the user impact, a folded word of bw-words.h
 */
const char *
bw_control_profile_get_user_impact (BwControlProfile *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_PROFILE (self), NULL);

  return self->fields.user_impact;
}

/**
 * bw_control_profile_get_threats:
 * @self: a record
 *
 * Returns: (transfer none): what it protects against, folded words of bw-words.h, each once
 */
const char *const *
bw_control_profile_get_threats (BwControlProfile *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_PROFILE (self), NULL);

  return self->fields.threats;
}

/**
 * bw_control_profile_get_action_url:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the page where it is set, unchecked: see
 *   bw_action_get_settings_address()
 */
const char *
bw_control_profile_get_action_url (BwControlProfile *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_PROFILE (self), NULL);

  return self->fields.action_url;
}

/**
 * bw_control_profile_get_remediation:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the next steps as HTML
 */
const char *
bw_control_profile_get_remediation (BwControlProfile *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_PROFILE (self), NULL);

  return self->fields.remediation;
}

/**
 * bw_control_profile_get_remediation_impact:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): how it affects users, as HTML
 */
const char *
bw_control_profile_get_remediation_impact (BwControlProfile *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_PROFILE (self), NULL);

  return self->fields.remediation_impact;
}

/**
 * bw_control_profile_is_deprecated:
 * @self: a record
 *
 * Returns: whether Microsoft retired the control
 */
gboolean
bw_control_profile_is_deprecated (BwControlProfile *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_PROFILE (self), FALSE);

  return self->fields.deprecated;
}

/**
 * bw_control_profile_get_state_updates:
 * @self: a record
 *
 * Returns: (transfer none): the history of its state, as it came
 */
GPtrArray *
bw_control_profile_get_state_updates (BwControlProfile *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_PROFILE (self), NULL);

  return self->fields.state_updates;
}

/**
 * bw_control_profile_get_rest:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): what Graph says besides, in members that Bolwerk does not know: a JSON
 *   object whose members are in the order of their names
 */
const char *
bw_control_profile_get_rest (BwControlProfile *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_PROFILE (self), NULL);

  return self->fields.rest;
}
