/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which days are looked at. */

#include "model/bw-range.h"

#define NEWEST (bw_day_new (2026, 11, 23))

static void
assert_days (BwRangeKind kind, BwDay wanted_from, BwDay wanted_to)
{
  BwRange range = { kind, NEWEST - 20, NEWEST - 10 };
  BwDay from = 1;
  BwDay to = 1;

  bw_range_find_days (&range, NEWEST, &from, &to);
  g_assert_cmpuint (from, ==, wanted_from);
  g_assert_cmpuint (to, ==, wanted_to);
}

static void
test_days (void)
{
  /* The ends are among them: thirty days, not thirty-one. */
  assert_days (BW_RANGE_MONTH, NEWEST - 29, BW_DAY_NONE);
  assert_days (BW_RANGE_QUARTER, NEWEST - 89, BW_DAY_NONE);
  assert_days (BW_RANGE_YEAR, NEWEST - 364, BW_DAY_NONE);
  assert_days (BW_RANGE_ALL, BW_DAY_NONE, BW_DAY_NONE);
  assert_days (BW_RANGE_CUSTOM, NEWEST - 20, NEWEST - 10);
}

static void
test_keys (void)
{
  BwRangeKind kind = BW_RANGE_ALL;

  for (guint i = 0; i < BW_N_RANGE_KINDS; i++) {
    g_assert_true (bw_range_kind_from_key (bw_range_kind_to_key ((BwRangeKind) i), &kind));
    g_assert_cmpuint (kind, ==, i);
  }
  g_assert_false (bw_range_kind_from_key ("fortnight", &kind));
  g_assert_false (bw_range_kind_from_key (NULL, &kind));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/range/days", test_days);
  g_test_add_func ("/range/keys", test_keys);

  return g_test_run ();
}
