/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-progress-text.h"

#include "present/bw-test-locale.h"

static void
assert_says (BwStep step, guint done, guint total, const char *expected)
{
  g_autofree char *text = bw_progress_text (step, done, total);

  g_assert_cmpstr (text, ==, expected);
}

/* How far it is, as soon as that is known, and of how much, where that is. */
static void
test_far (void)
{
  assert_says (BW_STEP_SCORE, 0, 0, "Reading the newest score…");
  assert_says (BW_STEP_CATALOGUE, 0, 0, "Reading the catalogue of actions…");
  assert_says (BW_STEP_CATALOGUE, 200, 0, "Reading the catalogue of actions: 200 so far…");
  assert_says (BW_STEP_CATALOGUE, 420, 420, "Reading the catalogue of actions: 420 of 420…");
  assert_says (BW_STEP_DAYS, 0, 0, "Reading earlier days…");
  assert_says (BW_STEP_DAYS, 3, 90, "Reading earlier days: 3 of 90…");
}

static void
test_wait (void)
{
  assert_says (BW_STEP_WAITING, 0, 30, "Microsoft asked to wait: 30 seconds…");
  assert_says (BW_STEP_WAITING, 29, 30, "Microsoft asked to wait: 1 second…");
}

int
main (int argc, char **argv)
{
  bw_test_locale_init (&argc, &argv);
  g_test_add_func ("/progress-text/far", test_far);
  g_test_add_func ("/progress-text/wait", test_wait);
  return g_test_run ();
}
