/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-action-text.h"

#include <math.h>

#include "model/bw-test-records.h"
#include "present/bw-test-locale.h"

#define assert_said(text, expected)         \
  G_STMT_START                              \
  {                                         \
    g_autofree char *said = (text);         \
                                            \
    g_assert_cmpstr (said, ==, (expected)); \
  }                                         \
  G_STMT_END

static BwAction *
new_action (double points, double percentage, gint64 count, gint64 total)
{
  g_autoptr (BwControlProfile) profile = BW_TEST_PROFILE (.id = "a", .max_points = 10);
  g_autoptr (BwControlScore) score =
                BW_TEST_SCORE (.id = "a", .points = points, .percentage = percentage,
                               .count = count, .total = total,
                               .implementation_status = "What users do.");

  return bw_action_new (profile, score, NULL, TRUE, 200);
}

static void
test_points (void)
{
  g_autoptr (BwAction) counted = new_action (3, 30, 12, 40);
  g_autoptr (BwAction) plain = new_action (4.5, 45, -1, -1);

  assert_said (bw_action_text_say_points (counted), "3 / 10 points, 12 of 40 users");
  assert_said (bw_action_text_say_points (plain), "4.5 / 10 points");
}

/* The unit follows the attainable points. */
static void
test_one_point (void)
{
  g_autoptr (BwControlProfile) profile = BW_TEST_PROFILE (.id = "a", .max_points = 1);
  g_autoptr (BwControlScore) score = BW_TEST_SCORE (.id = "a", .points = 0, .percentage = 0);
  g_autoptr (BwAction) action = bw_action_new (profile, score, NULL, TRUE, 200);

  assert_said (bw_action_text_say_points (action), "0 / 1 point");
}

static void
test_impact (void)
{
  g_autoptr (BwControlProfile) profile = BW_TEST_PROFILE (.id = "a", .max_points = 10);
  g_autoptr (BwAction) part = new_action (3, 30, -1, -1);
  g_autoptr (BwAction) whole = new_action (10, 100, -1, -1);
  g_autoptr (BwAction) not_scored = bw_action_new (profile, NULL, NULL, TRUE, 200);
  g_autoptr (BwAction) no_score = bw_action_new (profile, NULL, NULL, FALSE, NAN);
  g_autoptr (BwControlScore) without_profile =
                BW_TEST_SCORE (.id = "b", .points = 0, .percentage = 0);
  g_autoptr (BwAction) unknown = bw_action_new (NULL, without_profile, NULL, TRUE, 200);

  /* (10 - 3) / 200 = 3.5 % */
  assert_said (bw_action_text_say_impact (part), "Score impact +3.50%");
  assert_said (bw_action_text_say_impact (whole), "All its points are achieved.");
  assert_said (bw_action_text_say_impact (not_scored), "It adds nothing to the score.");
  assert_said (bw_action_text_say_impact (unknown), "How much it adds to the score is not known.");
  assert_said (bw_action_text_say_impact (no_score), "How much it adds to the score is not known.");
}

static void
test_settings (void)
{
  static const struct {
    const char *address;
    const char *said;
  } cases[] = {
    { "https://entra.microsoft.com/x", NULL },
    { "http://entra.microsoft.com/x",
      "The page that the record names is not a secure web address and is not opened." },
    { "", "Microsoft names no page where this is set." },
    { NULL, "Microsoft names no page where this is set." },
  };
  g_autoptr (BwControlScore) score = BW_TEST_SCORE (.id = "a");
  g_autoptr (BwAction) bare = bw_action_new (NULL, score, NULL, TRUE, 200);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (BwControlProfile) profile =
                  BW_TEST_PROFILE (.id = "a", .action_url = cases[i].address);
    g_autoptr (BwAction) action = bw_action_new (profile, NULL, NULL, TRUE, 200);

    assert_said (bw_action_text_say_settings (action), cases[i].said);
  }
  assert_said (bw_action_text_say_settings (bare), "Microsoft names no page where this is set.");
}

static void
test_synced (void)
{
  g_autoptr (GDateTime) moment = g_date_time_new_utc (2026, 11, 22, 23, 59, 59);
  g_autoptr (BwControlScore) score = BW_TEST_SCORE (.id = "a", .last_synced = moment);
  g_autoptr (BwAction) action = bw_action_new (NULL, score, NULL, TRUE, 200);
  g_autoptr (BwAction) never = new_action (1, 10, -1, -1);

  assert_said (bw_action_text_say_synced (action), "Last synced on 22 November 2026");
  assert_said (bw_action_text_say_synced (never), "When Microsoft last looked is not known.");
}

int
main (int argc, char **argv)
{
  bw_test_locale_init (&argc, &argv);
  g_test_add_func ("/action-text/points", test_points);
  g_test_add_func ("/action-text/one-point", test_one_point);
  g_test_add_func ("/action-text/impact", test_impact);
  g_test_add_func ("/action-text/settings", test_settings);
  g_test_add_func ("/action-text/synced", test_synced);
  return g_test_run ();
}
