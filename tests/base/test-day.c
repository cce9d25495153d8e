/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/bw-day.h"

static void
test_new (void)
{
  g_assert_cmpuint (bw_day_new (2026, 11, 23), !=, BW_DAY_NONE);
  g_assert_cmpuint (bw_day_new (2026, 2, 29), ==, BW_DAY_NONE);
  g_assert_cmpuint (bw_day_new (2024, 2, 29), !=, BW_DAY_NONE);
  g_assert_cmpuint (bw_day_new (2026, 13, 1), ==, BW_DAY_NONE);
  g_assert_cmpuint (bw_day_new (2026, 1, 0), ==, BW_DAY_NONE);
  g_assert_cmpuint (bw_day_new (2026, 1, 300), ==, BW_DAY_NONE);
  g_assert_cmpuint (bw_day_new (70000, 1, 1), ==, BW_DAY_NONE);
}

static void
test_arithmetic (void)
{
  /* February of 2024 has 29 days. */
  g_assert_cmpuint (bw_day_new (2024, 3, 1) - bw_day_new (2024, 2, 28), ==, 2);
  g_assert_cmpuint (bw_day_new (2027, 1, 1) - bw_day_new (2026, 1, 1), ==, 365);
}

/* Day after day through a leap year and the last year that there is. */
static void
test_every_day (void)
{
  static const guint years[] = { 1, 2024, 9999 };

  for (gsize i = 0; i < G_N_ELEMENTS (years); i++) {
    BwDay first = bw_day_new (years[i], 1, 1);
    BwDay last = bw_day_new (years[i], 12, 31);

    g_assert_cmpuint (last - first + 1, ==, years[i] == 2024 ? 366 : 365);
    for (BwDay day = first; day <= last; day++) {
      g_autofree char *text = bw_day_to_iso (day);

      g_assert_cmpuint (bw_day_from_iso (text), ==, day);
    }
  }
  g_assert_cmpuint (bw_day_new (10000, 1, 1), ==, BW_DAY_NONE);
}

static void
test_iso (void)
{
  static const char *const wrong[] = { "",           "2026",       "23-11-2026",
                                       "2026-11-31", "2026-11-2x", "yesterday" };
  g_autofree char *text = bw_day_to_iso (bw_day_from_iso ("2026-11-23"));

  g_assert_cmpstr (text, ==, "2026-11-23");
  g_assert_cmpuint (bw_day_from_iso ("2026-11-23"), ==, bw_day_new (2026, 11, 23));
  g_assert_cmpuint (bw_day_from_iso (NULL), ==, BW_DAY_NONE);
  g_assert_null (bw_day_to_iso (BW_DAY_NONE));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpuint (bw_day_from_iso (wrong[i]), ==, BW_DAY_NONE);
}

/* The tests run west of Greenwich, where midnight UTC still is the day before. */
static void
test_stays_utc (void)
{
  g_autoptr (GDateTime) midnight = g_date_time_new_from_iso8601 ("2026-07-17T00:00:00Z", NULL);
  g_autoptr (GDateTime) shifted = g_date_time_new_from_iso8601 ("2026-07-17T01:30:00+02:00", NULL);
  g_autoptr (GDateTime) local = g_date_time_to_local (midnight);
  g_autoptr (GDateTime) back = bw_day_to_date_time (bw_day_new (2026, 7, 17));

  g_assert_cmpint (g_date_time_get_day_of_month (local), ==, 16);
  g_assert_cmpuint (bw_day_from_date_time (midnight), ==, bw_day_new (2026, 7, 17));
  g_assert_cmpuint (bw_day_from_date_time (local), ==, bw_day_new (2026, 7, 17));
  g_assert_cmpuint (bw_day_from_date_time (shifted), ==, bw_day_new (2026, 7, 16));
  g_assert_cmpuint (bw_day_from_iso ("2026-07-17T00:00:00Z"), ==, bw_day_new (2026, 7, 17));
  g_assert_cmpuint (bw_day_from_date_time (NULL), ==, BW_DAY_NONE);
  g_assert_true (g_date_time_equal (back, midnight));
  g_assert_null (bw_day_to_date_time (BW_DAY_NONE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/new", test_new);
  g_test_add_func ("/day/arithmetic", test_arithmetic);
  g_test_add_func ("/day/every-day", test_every_day);
  g_test_add_func ("/day/iso", test_iso);
  g_test_add_func ("/day/stays-utc", test_stays_utc);
  return g_test_run ();
}
