/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-kept-text.h"

#include <string.h>

#include "present/bw-test-locale.h"

static void
assert_starts (guint n_days, BwDay first, BwDay last, const char *expected)
{
  const BwArchiveMeasure days = { .n_days = n_days, .first = first, .last = last };
  g_autofree char *text = bw_kept_text_say (&days, 5200000);

  g_assert_true (g_str_has_prefix (text, expected));
  g_assert_nonnull (strstr (text, "5.2"));
}

static void
test_say (void)
{
  BwDay first = bw_day_new (2023, 7, 17);

  assert_starts (0, BW_DAY_NONE, BW_DAY_NONE, "No days · ");
  assert_starts (1, first, first, "1 day, 17 July 2023 · ");
  assert_starts (1100, first, first + 1, "1,100 days, 17 July 2023 to 18 July 2023 · ");
}

static void
assert_years (guint years, const char *expected)
{
  g_autofree char *text = bw_kept_text_say_years (years);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_years (void)
{
  assert_years (0, "For ever");
  assert_years (1, "1 year");
  assert_years (5, "5 years");
}

static void
test_loss (void)
{
  g_autofree char *one = bw_kept_text_say_loss (1, 2);
  g_autofree char *many = bw_kept_text_say_loss (1234, 1);

  g_assert_true (g_str_has_prefix (one, "1 day that is older than 2 years is deleted"));
  g_assert_true (g_str_has_prefix (many, "1,234 days that are older than 1 year are deleted"));
}

static void
test_limit (void)
{
  g_autofree char *one = bw_kept_text_say_too_old (1, 1);
  g_autofree char *many = bw_kept_text_say_too_old (1234, 2);
  g_autofree char *restored = bw_kept_text_say_restored (2);

  g_assert_true (g_str_has_prefix (one, "1 day is older than 1 year and is not added"));
  g_assert_true (g_str_has_prefix (many, "1,234 days are older than 2 years and are not added"));
  g_assert_true (g_str_has_prefix (restored, "Days are kept for 2 years: "));
}

int
main (int argc, char **argv)
{
  bw_test_locale_init (&argc, &argv);
  g_assert_true (bw_test_locale_enter ("en_GB.UTF-8") || bw_test_locale_enter ("en_US.UTF-8"));
  g_test_add_func ("/kept-text/say", test_say);
  g_test_add_func ("/kept-text/years", test_years);
  g_test_add_func ("/kept-text/loss", test_loss);
  g_test_add_func ("/kept-text/limit", test_limit);
  return g_test_run ();
}
