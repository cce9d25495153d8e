/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BwComparison:
 *
 * The average of a group of organisations on one day (graph.md §1.4).
 */
#define BW_TYPE_COMPARISON (bw_comparison_get_type ())
G_DECLARE_FINAL_TYPE (BwComparison, bw_comparison, BW, COMPARISON, GObject)

/**
 * BwComparisonFields:
 * @basis: `AllTenants`, `TotalSeats`, `IndustryTypes`, or as it came
 * @percentage: the average score in percent, or NAN where it is not available: missing, negative,
 *   or the points of the form of 2019
 * @seats_lower: the smallest number of seats in the group, or -1
 * @seats_upper: the largest number of seats in the group, or -1
 * @industry: (nullable): the industry of an `IndustryTypes` group
 * @rest: (nullable): the members that Bolwerk does not know, a JSON object in its canonical form
 *
 * What a #BwComparison is made of. Nothing is taken over: the record copies or references all of it.
 */
typedef struct {
  const char *basis;
  double percentage;
  gint64 seats_lower;
  gint64 seats_upper;
  const char *industry;
  const char *rest;
} BwComparisonFields;

BwComparison *bw_comparison_new (const BwComparisonFields *fields);
const char *bw_comparison_get_basis (BwComparison *self);
double bw_comparison_get_percentage (BwComparison *self);
gint64 bw_comparison_get_seats_lower (BwComparison *self);
gint64 bw_comparison_get_seats_upper (BwComparison *self);
const char *bw_comparison_get_industry (BwComparison *self);
const char *bw_comparison_get_rest (BwComparison *self);

G_END_DECLS
