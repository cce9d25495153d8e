/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Round values around others. */

#include "model/bw-scale.h"

#include <math.h>

static const BwScaleLimits PERCENT = { 0, 100, 1, 4 };
static const BwScaleLimits POINTS = { 0, INFINITY, 1, 4 };

static void
assert_scale (BwScale scale, double low, double high, double step)
{
  g_assert_cmpfloat_with_epsilon (scale.low, low, 1e-9);
  g_assert_cmpfloat_with_epsilon (scale.high, high, 1e-9);
  g_assert_cmpfloat_with_epsilon (scale.step, step, 1e-9);
}

static void
test_percentages (void)
{
  assert_scale (bw_scale_fit (0, 100, &PERCENT), 0, 100, 25);
  assert_scale (bw_scale_fit (51.2, 53.9, &PERCENT), 51, 54, 1);
  assert_scale (bw_scale_fit (41, 53.9, &PERCENT), 40, 55, 5);
  /* A level line has room above it, at the very top below it. */
  assert_scale (bw_scale_fit (50, 50, &PERCENT), 50, 51, 1);
  assert_scale (bw_scale_fit (100, 100, &PERCENT), 99, 100, 1);
  assert_scale (bw_scale_fit (0, 0, &PERCENT), 0, 1, 1);
}

static void
test_points (void)
{
  assert_scale (bw_scale_fit (498.5, 1201, &POINTS), 250, 1250, 250);
  assert_scale (bw_scale_fit (0, 3, &POINTS), 0, 3, 1);
  assert_scale (bw_scale_fit (1199, 1201, &POINTS), 1199, 1201, 1);
}

static void
test_decimals (void)
{
  BwScaleLimits fine = { 0, 100, 0.1, 4 };
  BwScale scale = bw_scale_fit (53.12, 53.31, &fine);

  assert_scale (scale, 53.1, 53.4, 0.1);
  g_assert_cmpuint (bw_scale_count_decimals (&scale), ==, 1);
  g_assert_cmpuint (bw_scale_count_marks (&scale), ==, 4);
  g_assert_cmpfloat_with_epsilon (bw_scale_get_mark (&scale, 3), 53.4, 1e-9);
  g_assert_cmpfloat_with_epsilon (bw_scale_place (&scale, 53.25), 0.5, 1e-9);
  scale = bw_scale_fit (0, 100, &fine);
  g_assert_cmpuint (bw_scale_count_decimals (&scale), ==, 0);
}

/* 1, 2, 2.5 or 5 times a power of ten. */
static gboolean
is_round (double step)
{
  double mantissa = step / pow (10, floor (log10 (step) + 1e-9));

  return fabs (mantissa - 1) < 1e-6 || fabs (mantissa - 2) < 1e-6 || fabs (mantissa - 2.5) < 1e-6 ||
         fabs (mantissa - 5) < 1e-6;
}

static void
check (double low, double high, const BwScaleLimits *limits)
{
  BwScale scale = bw_scale_fit (low, high, limits);
  guint n_marks = bw_scale_count_marks (&scale);

  g_assert_cmpfloat (scale.low, <=, low + 1e-6);
  g_assert_cmpfloat (scale.high, >=, high - 1e-6);
  g_assert_cmpfloat (scale.low, <, scale.high);
  g_assert_cmpfloat (scale.low, >=, limits->lowest);
  g_assert_cmpfloat (scale.high, <=, limits->highest);
  g_assert_true (is_round (scale.step));
  g_assert_cmpuint (n_marks, >=, 2);
  g_assert_cmpuint (n_marks, <=, limits->most_steps + 1);
  g_assert_cmpfloat_with_epsilon (bw_scale_get_mark (&scale, n_marks - 1), scale.high, 1e-6);
}

static void
test_any_values (void)
{
  for (guint i = 0; i < 20000; i++) {
    double top = pow (10, g_test_rand_double_range (0, 6));
    double a = g_test_rand_double_range (0, top);
    double b = g_test_rand_double_range (0, top);
    BwScaleLimits percent = { 0, 100, 0.1, (guint) g_test_rand_int_range (2, 12) };
    BwScaleLimits points = { 0, INFINITY, 1, (guint) g_test_rand_int_range (2, 12) };

    check (MIN (a, b), MAX (a, b), &points);
    check (fmod (MIN (a, b), 50), 50 + fmod (MAX (a, b), 50), &percent);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scale/percentages", test_percentages);
  g_test_add_func ("/scale/points", test_points);
  g_test_add_func ("/scale/decimals", test_decimals);
  g_test_add_func ("/scale/any-values", test_any_values);

  return g_test_run ();
}
