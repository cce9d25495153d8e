/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwScale:
 * @low: the value at the bottom
 * @high: the value at the top
 * @step: the distance of the marks between them
 *
 * What the height of a chart stands for.
 */
typedef struct {
  double low;
  double high;
  double step;
} BwScale;

/**
 * BwScaleLimits:
 * @lowest: what the bottom may not be below
 * @highest: what the top may not be above; may be infinite
 * @least_step: the least distance of two marks: 1, 2 or 5 times a power of ten
 * @most_steps: how many steps there may be, at least 1
 *
 * What a scale has to keep to.
 */
typedef struct {
  double lowest;
  double highest;
  double least_step;
  guint most_steps;
} BwScaleLimits;

BwScale bw_scale_fit (double low, double high, const BwScaleLimits *limits);
double bw_scale_place (const BwScale *self, double value);
guint bw_scale_count_marks (const BwScale *self);
double bw_scale_get_mark (const BwScale *self, guint i);
guint bw_scale_count_decimals (const BwScale *self);

G_END_DECLS
