/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which zone a score is in. */

#include "model/bw-zones.h"

#include <math.h>

static void
test_find (void)
{
  const BwZones zones = { 40, 70 };

  g_assert_cmpint (bw_zones_find (&zones, 39.99), ==, BW_ZONE_BAD);
  g_assert_cmpint (bw_zones_find (&zones, 40), ==, BW_ZONE_OKAY);
  g_assert_cmpint (bw_zones_find (&zones, 69.9), ==, BW_ZONE_OKAY);
  g_assert_cmpint (bw_zones_find (&zones, 70), ==, BW_ZONE_GOOD);
  g_assert_cmpint (bw_zones_find (&zones, NAN), ==, BW_ZONE_NONE);
}

/* Zones that part nothing, or the wrong way round, are none. */
static void
test_not_set (void)
{
  const BwZones none[] = { { 0, 0 }, { 70, 40 }, { 50, 50 }, { 0, 70 }, { 40, 101 } };

  for (gsize i = 0; i < G_N_ELEMENTS (none); i++) {
    g_assert_false (bw_zones_are_set (&none[i]));
    g_assert_cmpint (bw_zones_find (&none[i], 60), ==, BW_ZONE_NONE);
  }
}

static void
test_limits (void)
{
  const BwZones zones = { 40, 70 };
  double from = 0;
  double to = 0;

  bw_zones_get_limits (&zones, BW_ZONE_BAD, &from, &to);
  g_assert_cmpfloat (from, ==, 0);
  g_assert_cmpfloat (to, ==, 40);
  bw_zones_get_limits (&zones, BW_ZONE_OKAY, &from, &to);
  g_assert_cmpfloat (from, ==, 40);
  g_assert_cmpfloat (to, ==, 70);
  bw_zones_get_limits (&zones, BW_ZONE_GOOD, &from, &to);
  g_assert_cmpfloat (from, ==, 70);
  g_assert_cmpfloat (to, ==, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zones/find", test_find);
  g_test_add_func ("/zones/not-set", test_not_set);
  g_test_add_func ("/zones/limits", test_limits);
  return g_test_run ();
}
