/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-change.h"

#include <math.h>

static const char *const keys[] = {
  [BW_CHANGE_DONE] = "done",
  [BW_CHANGE_ASSERTED] = "asserted",
  [BW_CHANGE_REWEIGHTED] = "re-weighted",
  [BW_CHANGE_ADDED] = "added",
  [BW_CHANGE_GONE] = "gone",
  [BW_CHANGE_UNEXPLAINED] = "unexplained",
};

G_STATIC_ASSERT (G_N_ELEMENTS (keys) == BW_N_CHANGE_KINDS);

struct _BwChange {
  GObject parent_instance;

  BwChangeFields fields;
};

G_DEFINE_FINAL_TYPE (BwChange, bw_change, G_TYPE_OBJECT)

static void
bw_change_finalize (GObject *object)
{
  BwChange *self = BW_CHANGE (object);

  g_free ((char *) self->fields.id);
  g_clear_object (&self->fields.profile);
  g_clear_object (&self->fields.before);
  g_clear_object (&self->fields.after);

  G_OBJECT_CLASS (bw_change_parent_class)->finalize (object);
}

static void
bw_change_class_init (BwChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_change_finalize;
}

static void
bw_change_init (BwChange *self)
{
}

/**
 * bw_change_new:
 * @fields: what it is made of
 *
 * Returns: (transfer full): a new record
 */
BwChange *
bw_change_new (const BwChangeFields *fields)
{
  BwChange *self = NULL;

  g_return_val_if_fail (fields != NULL && fields->id != NULL, NULL);

  self = g_object_new (BW_TYPE_CHANGE, NULL);
  self->fields = *fields;
  self->fields.id = g_strdup (fields->id);
  if (fields->profile != NULL)
    g_object_ref (fields->profile);
  if (fields->before != NULL)
    g_object_ref (fields->before);
  if (fields->after != NULL)
    g_object_ref (fields->after);
  return self;
}

/**
 * bw_change_get_fields:
 * @self: a record
 *
 * Returns: (transfer none): what it is made of
 */
const BwChangeFields *
bw_change_get_fields (BwChange *self)
{
  g_return_val_if_fail (BW_IS_CHANGE (self), NULL);

  return &self->fields;
}

/**
 * bw_change_get_title:
 * @self: a record
 *
 * Returns: (transfer none): the title of the control; its id where it has no profile
 */
const char *
bw_change_get_title (BwChange *self)
{
  g_return_val_if_fail (BW_IS_CHANGE (self), NULL);

  return self->fields.profile != NULL ? bw_control_profile_get_title (self->fields.profile)
                                      : self->fields.id;
}

static int
compare_sizes (double a, double b)
{
  double size_a = isfinite (a) ? fabs (a) : 0;
  double size_b = isfinite (b) ? fabs (b) : 0;

  return (size_a < size_b) - (size_a > size_b);
}

/**
 * bw_change_compare:
 * @a: a record
 * @b: a record
 *
 * Compares by the share in the change of the score, whichever way it goes, then by points, then by id.
 *
 * Returns: below 0 where @a comes first, above 0 where @b does
 */
int
bw_change_compare (BwChange *a, BwChange *b)
{
  int order = compare_sizes (a->fields.percentage, b->fields.percentage);

  if (order == 0)
    order = compare_sizes (a->fields.points, b->fields.points);
  return order != 0 ? order : g_ascii_strcasecmp (a->fields.id, b->fields.id);
}

/**
 * bw_change_kind_to_key:
 * @kind: a kind
 *
 * Returns: (transfer none): its stable, untranslated key
 */
const char *
bw_change_kind_to_key (BwChangeKind kind)
{
  g_return_val_if_fail ((guint) kind < BW_N_CHANGE_KINDS, NULL);

  return keys[kind];
}
