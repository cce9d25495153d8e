/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-points.h"

#include <math.h>

/* Graph rounds points and percentages to two decimals, so each is off by this much at most. */
#define ROUNDING 0.005

/**
 * bw_points_are_full:
 * @points: achieved points, or NAN
 * @max_points: attainable points, or NAN
 *
 * Returns: whether there are points to achieve and all of them have been achieved; %FALSE where
 *   either is unknown
 */
gboolean
bw_points_are_full (double points, double max_points)
{
  return isfinite (points) && isfinite (max_points) && max_points > 0.0 &&
         points >= max_points - BW_POINTS_EPSILON;
}

/**
 * bw_points_max_from_percentage:
 * @points: achieved points, or NAN
 * @percentage: what part of the maximum they are, in percent, or NAN
 *
 * Works out the maximum of a control without a profile: points * 100 / percentage (graph.md §1.3).
 * Both come rounded to two decimals (2.67 points are 66.67 %, which makes 4.0048), and every maximum
 * seen is a whole number: a result is taken as whole where the rounding alone may have moved it.
 *
 * Returns: attainable points; NAN where nothing follows, as from 0 %
 */
double
bw_points_max_from_percentage (double points, double percentage)
{
  double max_points = 0.0;
  double doubt = 0.0;

  if (!isfinite (points) || !isfinite (percentage) || points <= 0.0 || percentage <= 0.0)
    return NAN;

  max_points = points * 100.0 / percentage;
  doubt = max_points * (ROUNDING / points + ROUNDING / percentage);
  if (round (max_points) >= 1.0 && fabs (max_points - round (max_points)) <= doubt)
    return round (max_points);
  return max_points;
}

/**
 * bw_points_agree:
 * @points: achieved points, or NAN
 * @percentage: what part of the maximum they are, in percent, or NAN
 * @max_points: attainable points, or NAN
 *
 * Returns: whether @points may be @percentage of @max_points, both rounded to two decimals; %FALSE where one
 *   of them is not known
 */
gboolean
bw_points_agree (double points, double percentage, double max_points)
{
  double expected = bw_points_to_percentage (points, max_points);

  return isfinite (expected) && isfinite (percentage) &&
         fabs (expected - percentage) <= ROUNDING * (100.0 / max_points + 1.0) + BW_POINTS_EPSILON;
}

/**
 * bw_points_to_percentage:
 * @points: achieved points, or NAN
 * @max_points: attainable points, or NAN
 *
 * Returns: @points in percent of @max_points; NAN where either is unknown or there are none to
 *   achieve: a missing score is not zero
 */
double
bw_points_to_percentage (double points, double max_points)
{
  if (!isfinite (points) || !isfinite (max_points) || max_points <= 0.0)
    return NAN;
  return points / max_points * 100.0;
}
