/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-control-score.h"

#include <math.h>

struct _BwControlScore {
  GObject parent_instance;

  BwControlScoreFields fields;
};

G_DEFINE_FINAL_TYPE (BwControlScore, bw_control_score, G_TYPE_OBJECT)

static void
bw_control_score_finalize (GObject *object)
{
  BwControlScore *self = BW_CONTROL_SCORE (object);

  g_free ((char *) self->fields.id);
  g_clear_pointer ((char **) &self->fields.category, g_ref_string_release);
  g_free ((char *) self->fields.description);
  g_free ((char *) self->fields.implementation_status);
  g_clear_pointer (&self->fields.last_synced, g_date_time_unref);
  g_free ((char *) self->fields.rest);

  G_OBJECT_CLASS (bw_control_score_parent_class)->finalize (object);
}

static void
bw_control_score_class_init (BwControlScoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_control_score_finalize;
}

static void
bw_control_score_init (BwControlScore *self)
{
}

/**
 * bw_control_score_new:
 * @fields: what it is made of
 *
 * Returns: (transfer full): a new record
 */
BwControlScore *
bw_control_score_new (const BwControlScoreFields *fields)
{
  BwControlScore *self = g_object_new (BW_TYPE_CONTROL_SCORE, NULL);

  self->fields = *fields;
  self->fields.rest = g_strdup (fields->rest);
  self->fields.id = g_strdup (fields->id);
  self->fields.category =
      g_ref_string_new_intern (fields->category != NULL ? fields->category : "");
  self->fields.description = g_strdup (fields->description);
  self->fields.implementation_status = g_strdup (fields->implementation_status);
  if (fields->last_synced != NULL)
    g_date_time_ref (fields->last_synced);

  return self;
}

/**
 * bw_control_score_get_id:
 * @self: a record
 *
 * Returns: (transfer none): the control name, which equals the id of its profile
 */
const char *
bw_control_score_get_id (BwControlScore *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_SCORE (self), NULL);

  return self->fields.id;
}

/**
 * bw_control_score_get_category:
 * @self: a record
 *
 * Returns: (transfer none): the category on that day, a folded word of bw-words.h
 */
const char *
bw_control_score_get_category (BwControlScore *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_SCORE (self), NULL);

  return self->fields.category;
}

/**
 * bw_control_score_get_points:
 * @self: a record
 *
 * Returns: achieved points, or NAN when they are missing
 */
double
bw_control_score_get_points (BwControlScore *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_SCORE (self), NAN);

  return self->fields.points;
}

/**
 * bw_control_score_get_percentage:
 * @self: a record
 *
 * Returns: achieved points in percent of the maximum, or NAN when it is missing
 */
double
bw_control_score_get_percentage (BwControlScore *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_SCORE (self), NAN);

  return self->fields.percentage;
}

/**
 * bw_control_score_get_description:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): what the control is about, as HTML; hollow on older days
 */
const char *
bw_control_score_get_description (BwControlScore *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_SCORE (self), NULL);

  return self->fields.description;
}

/**
 * bw_control_score_get_implementation_status:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): what Microsoft observed, as HTML; hollow on older days
 */
const char *
bw_control_score_get_implementation_status (BwControlScore *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_SCORE (self), NULL);

  return self->fields.implementation_status;
}

/**
 * bw_control_score_get_last_synced:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): when Microsoft last looked
 */
GDateTime *
bw_control_score_get_last_synced (BwControlScore *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_SCORE (self), NULL);

  return self->fields.last_synced;
}

/**
 * bw_control_score_get_count:
 * @self: a record
 *
 * Returns: how many of the population meet the control, or -1
 */
gint64
bw_control_score_get_count (BwControlScore *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_SCORE (self), -1);

  return self->fields.count;
}

/**
 * bw_control_score_get_total:
 * @self: a record
 *
 * Returns: the population, or -1
 */
gint64
bw_control_score_get_total (BwControlScore *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_SCORE (self), -1);

  return self->fields.total;
}

/**
 * bw_control_score_get_rest:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): what Graph says besides, in members that Bolwerk does not know: a JSON
 *   object whose members are in the order of their names
 */
const char *
bw_control_score_get_rest (BwControlScore *self)
{
  g_return_val_if_fail (BW_IS_CONTROL_SCORE (self), NULL);

  return self->fields.rest;
}
