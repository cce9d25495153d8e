/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-comparison.h"

#include <math.h>

struct _BwComparison {
  GObject parent_instance;

  BwComparisonFields fields;
};

G_DEFINE_FINAL_TYPE (BwComparison, bw_comparison, G_TYPE_OBJECT)

static void
bw_comparison_finalize (GObject *object)
{
  BwComparison *self = BW_COMPARISON (object);

  g_clear_pointer ((char **) &self->fields.basis, g_ref_string_release);
  g_free ((char *) self->fields.industry);
  g_free ((char *) self->fields.rest);

  G_OBJECT_CLASS (bw_comparison_parent_class)->finalize (object);
}

static void
bw_comparison_class_init (BwComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_comparison_finalize;
}

static void
bw_comparison_init (BwComparison *self)
{
}

/**
 * bw_comparison_new:
 * @fields: what it is made of
 *
 * Returns: (transfer full): a new record
 */
BwComparison *
bw_comparison_new (const BwComparisonFields *fields)
{
  BwComparison *self = g_object_new (BW_TYPE_COMPARISON, NULL);

  self->fields = *fields;
  self->fields.rest = g_strdup (fields->rest);
  self->fields.basis = g_ref_string_new_intern (fields->basis != NULL ? fields->basis : "");
  self->fields.industry = g_strdup (fields->industry);

  return self;
}

/**
 * bw_comparison_get_basis:
 * @self: a record
 *
 * Returns: (transfer none): `AllTenants`, `TotalSeats`, `IndustryTypes`, or as it came
 */
const char *
bw_comparison_get_basis (BwComparison *self)
{
  g_return_val_if_fail (BW_IS_COMPARISON (self), NULL);

  return self->fields.basis;
}

/**
 * bw_comparison_get_percentage:
 * @self: a record
 *
 * Returns: the average score in percent, or NAN where it is not available: missing, negative, or
 *   the points of the form of 2019
 */
double
bw_comparison_get_percentage (BwComparison *self)
{
  g_return_val_if_fail (BW_IS_COMPARISON (self), NAN);

  return self->fields.percentage;
}

/**
 * bw_comparison_get_seats_lower:
 * @self: a record
 *
 * Returns: the smallest number of seats in the group, or -1
 */
gint64
bw_comparison_get_seats_lower (BwComparison *self)
{
  g_return_val_if_fail (BW_IS_COMPARISON (self), -1);

  return self->fields.seats_lower;
}

/**
 * bw_comparison_get_seats_upper:
 * @self: a record
 *
 * Returns: the largest number of seats in the group, or -1
 */
gint64
bw_comparison_get_seats_upper (BwComparison *self)
{
  g_return_val_if_fail (BW_IS_COMPARISON (self), -1);

  return self->fields.seats_upper;
}

/**
 * bw_comparison_get_industry:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the industry of an `IndustryTypes` group
 */
const char *
bw_comparison_get_industry (BwComparison *self)
{
  g_return_val_if_fail (BW_IS_COMPARISON (self), NULL);

  return self->fields.industry;
}

/**
 * bw_comparison_get_rest:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): what Graph says besides, in members that Bolwerk does not know: a JSON
 *   object whose members are in the order of their names
 */
const char *
bw_comparison_get_rest (BwComparison *self)
{
  g_return_val_if_fail (BW_IS_COMPARISON (self), NULL);

  return self->fields.rest;
}
