/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-format.h"

#include <math.h>

#include "model/bw-words.h"
#include "present/bw-test-locale.h"

/* U+00A0, which keeps a number and its sign on one line. */
#define NBSP "\302\240"

#define assert_said(text, expected)         \
  G_STMT_START                              \
  {                                         \
    g_autofree char *said = (text);         \
                                            \
    g_assert_cmpstr (said, ==, (expected)); \
  }                                         \
  G_STMT_END

static void
test_percentage (void)
{
  assert_said (bw_format_percentage (43.3), "43.3%");
  /* 128 of 274 points: 128 / 274 * 100 = 46.715... */
  assert_said (bw_format_percentage (128.0 / 274 * 100), "46.7%");
  assert_said (bw_format_percentage (0), "0.0%");
  assert_said (bw_format_percentage (-0.0), "0.0%");
  assert_said (bw_format_percentage (100), "100.0%");
  assert_said (bw_format_percentage (NAN), "–");
  assert_said (bw_format_percentage (INFINITY), "–");
}

/* What is not whole is not said as whole, and what is something is not said as nothing. */
static void
test_percentage_at_the_ends (void)
{
  assert_said (bw_format_percentage (99.94), "99.9%");
  assert_said (bw_format_percentage (99.97), "99.9%");
  assert_said (bw_format_percentage (0.04), "0.1%");
  assert_said (bw_format_percentage (0.06), "0.1%");
}

static void
test_impact (void)
{
  /* (9 - 4.5) / 67 * 100 = 6.716... */
  assert_said (bw_format_impact ((9 - 4.5) / 67 * 100), "+6.72%");
  assert_said (bw_format_impact (1.2), "+1.20%");
  assert_said (bw_format_impact (0), "+0.00%");
  assert_said (bw_format_impact (0.05 / 1376 * 100), "+0.01%");
  assert_said (bw_format_impact (-0.001), "+0.00%");
  assert_said (bw_format_impact (-1.2), "−1.20%");
  assert_said (bw_format_impact (NAN), "–");
}

static void
test_points (void)
{
  assert_said (bw_format_points (10), "10");
  assert_said (bw_format_points (100), "100");
  assert_said (bw_format_points (7.83), "7.83");
  assert_said (bw_format_points (7.5), "7.5");
  assert_said (bw_format_points (7.999), "8");
  assert_said (bw_format_points (7.004), "7");
  assert_said (bw_format_points (0), "0");
  assert_said (bw_format_points (-0.001), "0");
  assert_said (bw_format_points (NAN), "–");
  assert_said (bw_format_points (-12.5), "−12.5");
  assert_said (bw_format_points_change (-12.5), "−12.5");
  assert_said (bw_format_points_change (12.5), "+12.5");
  assert_said (bw_format_to_plain_signs ("−12.5 – +3"), "-12.5 – +3");
  assert_said (bw_format_points_of (4.5, 9), "4.5 / 9");
  assert_said (bw_format_points_of (4.5, NAN), "4.5 / –");
}

static void
test_count (void)
{
  assert_said (bw_format_count (0), "0");
  assert_said (bw_format_count (1204), "1204");
}

static void
test_day (void)
{
  g_autoptr (GDateTime) midnight = g_date_time_new_utc (2026, 11, 23, 0, 0, 0);

  assert_said (bw_format_day (bw_day_new (2026, 11, 23)), "23 November 2026");
  assert_said (bw_format_day (bw_day_new (2026, 3, 1)), "1 March 2026");
  assert_said (bw_format_day_short (bw_day_new (2026, 11, 23)), "23 Nov 2026");
  assert_said (bw_format_moment_day (midnight), "23 November 2026");
  assert_said (bw_format_day (BW_DAY_NONE), "–");
  assert_said (bw_format_day_short (BW_DAY_NONE), "–");
  assert_said (bw_format_moment_day (NULL), "–");
}

/* Midnight UTC is the evening before in New York and noon of the day in Auckland; the day is the
 * same everywhere. */
static void
test_day_does_not_shift (void)
{
  static const char *const zones[] = { "America/New_York", "Pacific/Auckland", "UTC" };
  g_autofree char *own = g_strdup (g_getenv ("TZ"));
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 ("2026-11-24T01:00:00+13:00", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++) {
    g_setenv ("TZ", zones[i], TRUE);
    assert_said (bw_format_day (bw_day_new (2026, 11, 23)), "23 November 2026");
    assert_said (bw_format_moment_day (moment), "23 November 2026");
  }
  g_setenv ("TZ", own != NULL ? own : "UTC", TRUE);
}

static BwAction *
action_with_population (const char *sentence, gint64 count, gint64 total, double percentage)
{
  g_autoptr (BwControlScore) score = bw_control_score_new (&(BwControlScoreFields) {
      .id = "MFARegistrationV2",
      .category = BW_CATEGORY_IDENTITY,
      .implementation_status = sentence,
      .points = 9 * percentage / 100,
      .percentage = percentage,
      .count = count,
      .total = total,
  });

  return bw_action_new (NULL, score, NULL, TRUE, 67);
}

static void
assert_population (const char *sentence,
                   gint64 count,
                   gint64 total,
                   double percentage,
                   const char *expected)
{
  g_autoptr (BwAction) action = action_with_population (sentence, count, total, percentage);

  assert_said (bw_format_population (action), expected);
}

static void
test_population (void)
{
  /* 12 / 40 = 30 % */
  assert_population ("28 users are not registered", 12, 40, 30, "12 of 40 users");
  assert_population ("1 user is not", 0, 1, 0, "0 of 1 user");
  assert_population ("28 devices are not", 12, 40, 30, "12 of 40 devices");
  assert_population ("1 device is", 1, 1, 100, "1 of 1 device");
  assert_population ("28 mailboxes are not", 12, 40, 30, "12 of 40 mailboxes");
  assert_population ("1 mailbox is", 1, 1, 100, "1 of 1 mailbox");
  /* What is counted is not said. */
  assert_population ("28 are not", 12, 40, 30, "12 of 40");
  assert_population (NULL, 12, 40, 30, "12 of 40");
  /* 12 of 40 is not 70 %: it may count those who do not meet it. */
  assert_population ("12 users are not", 12, 40, 70, NULL);
  assert_population ("12 users are", 12, -1, 30, NULL);
}

static void
test_american (void)
{
  if (!bw_test_locale_enter ("en_US.UTF-8"))
    return;
  assert_said (bw_format_percentage (43.3), "43.3%");
  assert_said (bw_format_points (1032.09), "1,032.09");
  assert_said (bw_format_points (1000), "1,000");
  assert_said (bw_format_points_of (1032.1, 1376), "1,032.1 / 1,376");
  assert_said (bw_format_count (1204), "1,204");
  assert_said (bw_format_day (bw_day_new (2026, 11, 23)), "23 November 2026");
  bw_test_locale_enter ("C.UTF-8");
}

static void
test_dutch (void)
{
  if (!bw_test_locale_enter ("nl_NL.UTF-8"))
    return;
  assert_said (bw_format_percentage (43.3), "43,3" NBSP "%");
  assert_said (bw_format_impact (1.23), "+1,23" NBSP "%");
  assert_said (bw_format_points (1032.09), "1.032,09");
  assert_said (bw_format_points (1000), "1.000");
  assert_said (bw_format_points_of (7.5, 10), "7,5 / 10");
  assert_said (bw_format_count (1204), "1.204");
  assert_said (bw_format_day (bw_day_new (2026, 11, 23)), "23 november 2026");
  assert_said (bw_format_day (bw_day_new (2026, 3, 1)), "1 maart 2026");
  assert_said (bw_format_day_short (bw_day_new (2026, 11, 23)), "23 nov 2026");
  assert_population ("28 users are not", 1200, 4000, 30, "1.200 van 4.000 gebruikers");
  assert_population ("1 mailbox is", 1, 1, 100, "1 van 1 postvak");
  assert_population ("28 are not", 12, 40, 30, "12 van 40");
  bw_test_locale_enter ("C.UTF-8");
}

int
main (int argc, char **argv)
{
  bw_test_locale_init (&argc, &argv);
  g_test_add_func ("/format/percentage", test_percentage);
  g_test_add_func ("/format/percentage-at-the-ends", test_percentage_at_the_ends);
  g_test_add_func ("/format/impact", test_impact);
  g_test_add_func ("/format/points", test_points);
  g_test_add_func ("/format/count", test_count);
  g_test_add_func ("/format/day", test_day);
  g_test_add_func ("/format/day-does-not-shift", test_day_does_not_shift);
  g_test_add_func ("/format/population", test_population);
  g_test_add_func ("/format/american", test_american);
  g_test_add_func ("/format/dutch", test_dutch);
  return g_test_run ();
}
