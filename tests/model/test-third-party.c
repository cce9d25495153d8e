/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* When a control was marked as resolved through a third party, and when no more. */

#include "model/bw-third-party.h"

#include "model/bw-test-records.h"

static BwControlProfile *
make_profile (void)
{
  g_autoptr (GPtrArray) states = bw_test_states_new (
      "Default", "", "thirdParty", "2026-05-10T23:59:00Z", "Ignored", "2026-06-01T00:00:00Z", NULL);

  return BW_TEST_PROFILE (.id = "a", .title = "A", .state_updates = states);
}

static void
test_marked (void)
{
  g_autoptr (BwControlProfile) profile = make_profile ();
  g_autoptr (BwControlProfile) bare = BW_TEST_PROFILE (.id = "b", .title = "B");
  BwDay since = BW_DAY_NONE;

  g_assert_false (bw_third_party_is_marked (profile, bw_day_new (2026, 5, 9), &since));
  g_assert_cmpuint (since, ==, BW_DAY_NONE);
  g_assert_true (bw_third_party_is_marked (profile, bw_day_new (2026, 5, 10), &since));
  g_assert_cmpuint (since, ==, bw_day_new (2026, 5, 10));
  g_assert_true (bw_third_party_is_marked (profile, bw_day_new (2026, 5, 31), &since));
  g_assert_false (bw_third_party_is_marked (profile, bw_day_new (2026, 6, 1), &since));
  g_assert_false (bw_third_party_is_marked (bare, bw_day_new (2026, 6, 1), &since));
}

/* Not before it is, and no longer than its points stay. */
static void
test_unmarked (void)
{
  g_autoptr (BwControlProfile) profile = make_profile ();
  BwDay day = bw_day_new (2026, 6, 1);
  BwDay when = BW_DAY_NONE;

  g_assert_false (bw_third_party_was_unmarked (profile, day - 5, day - 1, &when));
  g_assert_true (bw_third_party_was_unmarked (profile, day - 5, day, &when));
  g_assert_cmpuint (when, ==, day);
  g_assert_true (bw_third_party_was_unmarked (profile, day + BW_THIRD_PARTY_LAG,
                                              day + BW_THIRD_PARTY_LAG + 1, &when));
  g_assert_false (bw_third_party_was_unmarked (profile, day + BW_THIRD_PARTY_LAG + 1,
                                               day + BW_THIRD_PARTY_LAG + 2, &when));
}

/* Twice in a day, and of a mark that was never there nothing is taken away. */
static void
test_same_day (void)
{
  g_autoptr (GPtrArray) both = bw_test_states_new ("Default", "2026-06-01T12:00:00Z", "ThirdParty",
                                                  "2026-06-01T08:00:00Z", NULL);
  g_autoptr (GPtrArray) none = bw_test_states_new ("Ignored", "2026-06-01T12:00:00Z", "Default",
                                                  "2026-06-01T13:00:00Z", NULL);
  g_autoptr (BwControlProfile) marked =
                BW_TEST_PROFILE (.id = "a", .title = "A", .state_updates = both);
  g_autoptr (BwControlProfile) unmarked =
                BW_TEST_PROFILE (.id = "b", .title = "B", .state_updates = none);
  BwDay day = bw_day_new (2026, 6, 1);
  BwDay when = BW_DAY_NONE;

  g_assert_true (bw_third_party_was_unmarked (marked, day - 1, day, &when));
  g_assert_false (bw_third_party_was_unmarked (unmarked, day - 1, day, &when));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/third-party/marked", test_marked);
  g_test_add_func ("/third-party/unmarked", test_unmarked);
  g_test_add_func ("/third-party/same-day", test_same_day);
  return g_test_run ();
}
