/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-near.h"

#include <math.h>

static BwScorecard *
scorecard_new (void)
{
  static const char *const ids[] = { "AdminMFAV2", "UserRiskPolicy", "SigninRiskPolicy",
                                     "scid_2016",  "scid_2090",      "OneAdmin" };
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwCatalogue) catalogue = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    g_ptr_array_add (profiles, bw_control_profile_new (&(BwControlProfileFields) {
                                   .id = ids[i],
                                   .title = ids[i],
                                   .max_points = NAN,
                               }));
  catalogue = bw_catalogue_new ("6f1c2a4e-0b7d-4c58-9a63-d2e5b8f0a917", profiles);
  return bw_scorecard_new (NULL, catalogue, NULL, bw_day_new (2026, 11, 24));
}

static void
assert_near (const char *id, guint n, const char *expected)
{
  g_autoptr (BwScorecard) scorecard = scorecard_new ();
  g_autoptr (GPtrArray) near = bw_near_list_actions (scorecard, id, n);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < near->len; i++)
    g_string_append_printf (ids, "%s ", bw_action_get_id (g_ptr_array_index (near, i)));
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_parts (void)
{
  assert_near ("riskpolicy", 5, "SigninRiskPolicy UserRiskPolicy ");
  assert_near ("scid_20", 1, "scid_2016 ");
  assert_near ("scid_20160", 1, "scid_2016 ");
}

/* One slip in four characters, and one more: "adminmfv3" has 9, so up to 3. */
static void
test_slips (void)
{
  assert_near ("AdminMFV3", 5, "AdminMFAV2 ");
  assert_near ("scid_2061", 1, "scid_2016 ");
}

static void
test_nothing_near (void)
{
  assert_near ("zzzzzzzzzzzzzzzz", 5, "");
  assert_near ("", 5, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/near/parts", test_parts);
  g_test_add_func ("/near/slips", test_slips);
  g_test_add_func ("/near/nothing-near", test_nothing_near);
  return g_test_run ();
}
