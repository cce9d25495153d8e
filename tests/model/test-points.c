/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-points.h"

#include <math.h>

static void
test_percentage (void)
{
  /* 815.22 / 1376 = 0.592456..., and 128 / 274 = 0.467153... */
  g_assert_cmpfloat_with_epsilon (bw_points_to_percentage (815.22, 1376.0), 59.2456395348,
                                  0.0000000001);
  g_assert_cmpfloat_with_epsilon (bw_points_to_percentage (128.0, 274.0), 46.7153284672,
                                  0.0000000001);
  g_assert_cmpfloat (bw_points_to_percentage (0.0, 274.0), ==, 0.0);
  g_assert_cmpfloat (bw_points_to_percentage (274.0, 274.0), ==, 100.0);
}

/* A missing score is not zero, and nothing is divided by a maximum of 0. */
static void
test_percentage_unknown (void)
{
  g_assert_true (isnan (bw_points_to_percentage (NAN, 274.0)));
  g_assert_true (isnan (bw_points_to_percentage (128.0, NAN)));
  g_assert_true (isnan (bw_points_to_percentage (128.0, 0.0)));
  g_assert_true (isnan (bw_points_to_percentage (0.0, 0.0)));
  g_assert_true (isnan (bw_points_to_percentage (1.0, -5.0)));
}

static void
test_max (void)
{
  /* 5 * 100 / 62.5 = 8; 7.5 * 100 / 100 = 7.5 */
  g_assert_cmpfloat (bw_points_max_from_percentage (5.0, 62.5), ==, 8.0);
  g_assert_cmpfloat (bw_points_max_from_percentage (10.0, 100.0), ==, 10.0);
  g_assert_cmpfloat (bw_points_max_from_percentage (7.5, 100.0), ==, 7.5);
  /* 2.5 * 100 / 33.3 = 7.5075, too far from 8 for rounding to have done it */
  g_assert_cmpfloat_with_epsilon (bw_points_max_from_percentage (2.5, 33.3), 7.5075075075,
                                  0.0000000001);
}

/* 2.67 * 100 / 66.67 = 4.0048, with points that were 2.665 to 2.675: a maximum of 4 */
static void
test_max_from_rounded (void)
{
  g_assert_cmpfloat (bw_points_max_from_percentage (2.67, 66.67), ==, 4.0);
  /* 7.83 * 100 / 97.88 = 7.9996 */
  g_assert_cmpfloat (bw_points_max_from_percentage (7.83, 97.88), ==, 8.0);
  /* 1.995 rounded up: 2 * 100 / 19.95 = 10.0251, which both roundings together can do: 0.0276 */
  g_assert_cmpfloat (bw_points_max_from_percentage (2.0, 19.95), ==, 10.0);
  /* 0.09 * 100 / 1.79 = 5.0279: 5 * 1.79 % is 0.0895 */
  g_assert_cmpfloat (bw_points_max_from_percentage (0.09, 1.79), ==, 5.0);
  /* 0.33 * 100 / 33.33 = 0.9901 */
  g_assert_cmpfloat (bw_points_max_from_percentage (0.33, 33.33), ==, 1.0);
}

/* 0.1 * 100 / 25 = 0.4 and 0.004 * 100 / 25 = 0.016: however coarse the rounding, there is never nothing
 * to win. */
static void
test_max_below_one (void)
{
  g_assert_cmpfloat_with_epsilon (bw_points_max_from_percentage (0.1, 25.0), 0.4, 1e-12);
  g_assert_cmpfloat_with_epsilon (bw_points_max_from_percentage (0.004, 25.0), 0.016, 1e-12);
}

static void
test_max_unknown (void)
{
  g_assert_true (isnan (bw_points_max_from_percentage (0.0, 0.0)));
  g_assert_true (isnan (bw_points_max_from_percentage (5.0, 0.0)));
  g_assert_true (isnan (bw_points_max_from_percentage (0.0, 50.0)));
  g_assert_true (isnan (bw_points_max_from_percentage (-5.0, 50.0)));
  g_assert_true (isnan (bw_points_max_from_percentage (5.0, -1.0)));
  g_assert_true (isnan (bw_points_max_from_percentage (NAN, 50.0)));
  g_assert_true (isnan (bw_points_max_from_percentage (5.0, NAN)));
}

static void
test_full (void)
{
  g_assert_true (bw_points_are_full (10.0, 10.0));
  g_assert_true (bw_points_are_full (0.1 + 0.2, 0.3));
  g_assert_true (bw_points_are_full (0.7 + 0.1, 0.8));
  g_assert_true (bw_points_are_full (11.0, 10.0));
  g_assert_false (bw_points_are_full (9.99, 10.0));
  g_assert_false (bw_points_are_full (0.0, 0.0));
  g_assert_false (bw_points_are_full (NAN, 10.0));
  g_assert_false (bw_points_are_full (10.0, NAN));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/points/percentage", test_percentage);
  g_test_add_func ("/points/percentage-unknown", test_percentage_unknown);
  g_test_add_func ("/points/max", test_max);
  g_test_add_func ("/points/max-from-rounded", test_max_from_rounded);
  g_test_add_func ("/points/max-below-one", test_max_below_one);
  g_test_add_func ("/points/max-unknown", test_max_unknown);
  g_test_add_func ("/points/full", test_full);

  return g_test_run ();
}
