/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-scale.h"

#include <math.h>

/* What a step is a power of ten times of. Two and a half is round from 25 on: below it asks for a decimal more. */
static const double FACTORS[] = { 1, 2, 2.5, 5 };

#define FACTOR_NOT_BELOW_TEN 2

/* Marks come out of sums: one that misses a value by so small a part of a step is meant to be there. */
#define TOLERANCE 1e-9

static double
find_next_step (double step)
{
  double power = pow (10, floor (log10 (step) + TOLERANCE));

  for (gsize i = 0; i < G_N_ELEMENTS (FACTORS); i++)
    if (FACTORS[i] * power > step * (1 + TOLERANCE) && (i != FACTOR_NOT_BELOW_TEN || power >= 10))
      return FACTORS[i] * power;
  return 10 * power;
}

static void
round_out (BwScale *scale, double low, double high, const BwScaleLimits *limits)
{
  scale->low = floor (low / scale->step + TOLERANCE) * scale->step;
  scale->high = ceil (high / scale->step - TOLERANCE) * scale->step;
  if (scale->high <= scale->low)
    scale->high = scale->low + scale->step;

  /* A level line at the very top needs room on the other side. */
  if (scale->high > limits->highest) {
    scale->high = limits->highest;
    scale->low = MIN (scale->low, scale->high - scale->step);
  }
  scale->low = MAX (scale->low, limits->lowest);
}

static guint
count_steps (const BwScale *scale)
{
  return (guint) ceil ((scale->high - scale->low) / scale->step - TOLERANCE);
}

/**
 * bw_scale_fit:
 * @low: the lowest value
 * @high: the highest value
 * @limits: what the scale keeps to; @low and @high lie within
 *
 * Finds round values below and above all others, with few round steps between them.
 *
 * Returns: the scale
 */
BwScale
bw_scale_fit (double low, double high, const BwScaleLimits *limits)
{
  BwScale scale = { .step = limits->least_step };

  round_out (&scale, low, high, limits);
  while (count_steps (&scale) > limits->most_steps) {
    scale.step = find_next_step (scale.step);
    round_out (&scale, low, high, limits);
  }
  return scale;
}

/**
 * bw_scale_place:
 * @self: a scale
 * @value: a value
 *
 * Returns: where it stands on the height: 0 is the bottom, 1 the top
 */
double
bw_scale_place (const BwScale *self, double value)
{
  return (value - self->low) / (self->high - self->low);
}

/**
 * bw_scale_count_marks:
 * @self: a scale
 *
 * Returns: how many marks it has, those at its ends too
 */
guint
bw_scale_count_marks (const BwScale *self)
{
  return (guint) floor ((self->high - self->low) / self->step + TOLERANCE) + 1;
}

/**
 * bw_scale_get_mark:
 * @self: a scale
 * @i: which mark, from the bottom
 *
 * Returns: its value
 */
double
bw_scale_get_mark (const BwScale *self, guint i)
{
  return self->low + i * self->step;
}

/**
 * bw_scale_count_decimals:
 * @self: a scale
 *
 * Returns: with how many decimals all of its marks are told exactly
 */
guint
bw_scale_count_decimals (const BwScale *self)
{
  return self->step >= 1 ? 0 : (guint) ceil (-log10 (self->step) - TOLERANCE);
}
