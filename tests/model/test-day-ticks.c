/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Days that divide an axis into parts that people know. */

#include "model/bw-day-ticks.h"

static void
assert_ticks (const char *from, const char *to, guint most, BwTickUnit wanted, const char *days)
{
  BwTickUnit unit = BW_TICK_DAY;
  g_autoptr (GArray) ticks =
                bw_day_ticks_list (bw_day_from_iso (from), bw_day_from_iso (to), most, &unit);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++) {
    g_autofree char *day = bw_day_to_iso (g_array_index (ticks, BwDay, i));

    g_string_append_printf (said, "%s%s", i > 0 ? " " : "", day);
  }
  g_assert_cmpstr (said->str, ==, days);
  g_assert_cmpint (unit, ==, wanted);
}

static void
test_days (void)
{
  assert_ticks ("2026-11-23", "2026-11-23", 1, BW_TICK_DAY, "2026-11-23");
  assert_ticks ("2026-11-21", "2026-11-23", 5, BW_TICK_DAY, "2026-11-21 2026-11-22 2026-11-23");
  /* Weeks begin on a Monday. */
  assert_ticks ("2026-11-01", "2026-11-30", 5, BW_TICK_DAY,
                "2026-11-02 2026-11-09 2026-11-16 2026-11-23 2026-11-30");
  /* Where there is room for few, and no month begins: the ends. */
  assert_ticks ("2026-03-02", "2026-03-31", 2, BW_TICK_DAY, "2026-03-02 2026-03-31");
  assert_ticks ("2026-03-02", "2026-03-31", 1, BW_TICK_DAY, "2026-03-02");
}

static void
test_months (void)
{
  assert_ticks ("2026-09-02", "2026-12-01", 4, BW_TICK_MONTH, "2026-10-01 2026-11-01 2026-12-01");
  assert_ticks ("2025-12-31", "2026-12-30", 4, BW_TICK_MONTH,
                "2026-01-01 2026-04-01 2026-07-01 2026-10-01");
}

static void
test_years (void)
{
  assert_ticks ("2020-01-01", "2023-06-01", 4, BW_TICK_YEAR,
                "2020-01-01 2021-01-01 2022-01-01 2023-01-01");
  assert_ticks ("1999-02-01", "2026-11-23", 4, BW_TICK_YEAR, "2000-01-01 2010-01-01 2020-01-01");
}

/* Whatever the range: within it, in order, not too many; and enough of them where that is possible. */
static void
test_any_range (void)
{
  for (guint i = 0; i < 3000; i++) {
    BwDay from = bw_day_new (1990, 1, 1) + (BwDay) g_test_rand_int_range (0, 12000);
    BwDay to = from + (BwDay) g_test_rand_int_range (0, 12000);
    guint most = (guint) g_test_rand_int_range (1, 20);
    BwTickUnit unit = BW_TICK_DAY;
    g_autoptr (GArray) ticks = bw_day_ticks_list (from, to, most, &unit);

    g_assert_cmpuint (ticks->len, <=, most);
    if (to - from < most)
      g_assert_cmpuint (ticks->len, ==, to - from + 1);
    for (guint k = 0; k < ticks->len; k++) {
      BwDay day = g_array_index (ticks, BwDay, k);

      g_assert_cmpuint (day, >=, k == 0 ? from : g_array_index (ticks, BwDay, k - 1) + 1);
      g_assert_cmpuint (day, <=, to);
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/day-ticks/days", test_days);
  g_test_add_func ("/day-ticks/months", test_months);
  g_test_add_func ("/day-ticks/years", test_years);
  g_test_add_func ("/day-ticks/any-range", test_any_range);

  return g_test_run ();
}
