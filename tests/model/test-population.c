/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-population.h"

#include "model/bw-test-records.h"

static void
assert_counted (const char *sentence, BwPopulation expected)
{
  g_autoptr (BwControlScore) score =
                BW_TEST_SCORE (.id = "a", .count = 12, .total = 40, .percentage = 30,
                               .category = "Identity", .implementation_status = sentence);
  g_autoptr (BwAction) action = bw_action_new (NULL, score, NULL, TRUE, 100);

  g_test_message ("%s", sentence != NULL ? sentence : "nothing");
  g_assert_cmpint (bw_population_of_action (action), ==, expected);
}

static void
test_named (void)
{
  assert_counted ("You have 28 of 40 users that can sign in so.", BW_POPULATION_USERS);
  assert_counted ("<p>&nbsp;1 user</p>", BW_POPULATION_USERS);
  assert_counted ("Users: 12.", BW_POPULATION_USERS);
  assert_counted ("<ul><li>12 devices</li><li>one device</li></ul>", BW_POPULATION_DEVICES);
  assert_counted ("12 of 40 mailboxes keep a log.", BW_POPULATION_MAILBOXES);
}

/* What is not named, or named with another thing, is not known: never users for want of better. */
static void
test_not_named (void)
{
  assert_counted (NULL, BW_POPULATION_UNKNOWN);
  assert_counted ("12 of 40 recipients are covered.", BW_POPULATION_UNKNOWN);
  assert_counted ("12 of 40 mailboxes of users", BW_POPULATION_UNKNOWN);
  assert_counted ("12 of 40 devices of users with other devices", BW_POPULATION_UNKNOWN);
  assert_counted ("The username superuser", BW_POPULATION_UNKNOWN);
}

static void
test_keys (void)
{
  g_assert_null (bw_population_to_key (BW_POPULATION_UNKNOWN));
  g_assert_cmpstr (bw_population_to_key (BW_POPULATION_USERS), ==, "users");
  g_assert_cmpstr (bw_population_to_key (BW_POPULATION_DEVICES), ==, "devices");
  g_assert_cmpstr (bw_population_to_key (BW_POPULATION_MAILBOXES), ==, "mailboxes");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/population/named", test_named);
  g_test_add_func ("/population/not-named", test_not_named);
  g_test_add_func ("/population/keys", test_keys);
  return g_test_run ();
}
