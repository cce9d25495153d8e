/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-status.h"

#include <math.h>

#include "model/bw-test-records.h"

static void
assert_newest (GPtrArray *updates, const char *state)
{
  BwStateUpdate *newest = bw_status_find_newest_update (updates);

  g_assert_nonnull (newest);
  g_assert_cmpstr (bw_state_update_get_state (newest), ==, state);
}

static void
test_newest (void)
{
  g_autoptr (GPtrArray) newest_first = bw_test_states_new (
      "ThirdParty", "2026-05-02T10:00:00Z", "Ignored", "2026-05-01T10:00:00Z", "Default", "", NULL);
  g_autoptr (GPtrArray) newest_last = bw_test_states_new (
      "Default", "", "Ignored", "2026-05-01T10:00:00Z", "ThirdParty", "2026-05-02T10:00:00Z", NULL);

  assert_newest (newest_first, "ThirdParty");
  assert_newest (newest_last, "ThirdParty");
}

/* 09:30 two hours east of Greenwich is 07:30 there, half an hour after 07:00. */
static void
test_newest_across_zones (void)
{
  g_autoptr (GPtrArray) updates = bw_test_states_new (
      "Reviewed", "2026-05-01T09:30:00+02:00", "Ignored", "2026-05-01T07:00:00.1234567Z", NULL);

  assert_newest (updates, "Reviewed");
}

static void
test_newest_without_date (void)
{
  g_autoptr (GPtrArray) dated =
                bw_test_states_new ("Ignored", "2026-05-01T10:00:00Z", "Default", "", NULL);
  g_autoptr (GPtrArray) undated = bw_test_states_new ("Default", "", "Ignored", "", NULL);

  assert_newest (dated, "Ignored");
  assert_newest (undated, "Ignored");
}

static void
test_newest_tie (void)
{
  g_autoptr (GPtrArray) updates = bw_test_states_new ("Ignored", "2026-05-01T10:00:00Z",
                                                     "ThirdParty", "2026-05-01T10:00:00Z",
                                                     "Reviewed", "2026-04-01T10:00:00Z", NULL);

  assert_newest (updates, "ThirdParty");
}

static void
test_newest_of_none (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_assert_null (bw_status_find_newest_update (none));
}

/* The newest state comes before the points and before what is planned here. */
static void
test_marked (void)
{
  g_assert_cmpint (bw_status_work_out ("Ignored", 10, 10, TRUE), ==, BW_STATUS_RISK_ACCEPTED);
  g_assert_cmpint (bw_status_work_out ("ThirdParty", 10, 10, TRUE), ==, BW_STATUS_THIRD_PARTY);
  g_assert_cmpint (bw_status_work_out ("Reviewed", 0, 10, FALSE), ==, BW_STATUS_REVIEWED);
  g_assert_cmpint (bw_status_work_out ("Snoozed", 10, 10, TRUE), ==, BW_STATUS_OTHER);
  g_assert_cmpint (bw_status_work_out ("ignored", 0, 10, FALSE), ==, BW_STATUS_RISK_ACCEPTED);
  g_assert_cmpint (bw_status_work_out ("thirdParty", NAN, NAN, FALSE), ==, BW_STATUS_THIRD_PARTY);
}

static void
test_completed (void)
{
  g_assert_cmpint (bw_status_work_out ("Default", 10, 10, FALSE), ==, BW_STATUS_COMPLETED);
  g_assert_cmpint (bw_status_work_out (NULL, 10, 10, TRUE), ==, BW_STATUS_COMPLETED);
  g_assert_cmpint (bw_status_work_out ("default", 0.1 + 0.2, 0.3, FALSE), ==, BW_STATUS_COMPLETED);
  g_assert_cmpint (bw_status_work_out ("Default", 0, 0, FALSE), ==, BW_STATUS_TO_ADDRESS);
  g_assert_cmpint (bw_status_work_out ("Default", 7.83, 8, FALSE), ==, BW_STATUS_TO_ADDRESS);
  g_assert_cmpint (bw_status_work_out ("Default", NAN, 8, FALSE), ==, BW_STATUS_TO_ADDRESS);
  g_assert_cmpint (bw_status_work_out ("Default", 8, NAN, FALSE), ==, BW_STATUS_TO_ADDRESS);
}

static void
test_planned (void)
{
  g_assert_cmpint (bw_status_work_out ("Default", 5, 10, TRUE), ==, BW_STATUS_PLANNED);
  g_assert_cmpint (bw_status_work_out (NULL, NAN, NAN, TRUE), ==, BW_STATUS_PLANNED);
  g_assert_cmpint (bw_status_work_out (NULL, 5, 10, FALSE), ==, BW_STATUS_TO_ADDRESS);
}

static void
test_keys (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 0; i < BW_N_STATUSES; i++)
    g_assert_true (g_hash_table_add (seen, (gpointer) bw_status_to_key ((BwStatus) i)));
  g_assert_cmpstr (bw_status_to_key (BW_STATUS_TO_ADDRESS), ==, "to-address");
  g_assert_cmpstr (bw_status_to_key (BW_STATUS_THIRD_PARTY), ==, "third-party");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/status/newest", test_newest);
  g_test_add_func ("/status/newest-across-zones", test_newest_across_zones);
  g_test_add_func ("/status/newest-without-date", test_newest_without_date);
  g_test_add_func ("/status/newest-tie", test_newest_tie);
  g_test_add_func ("/status/newest-of-none", test_newest_of_none);
  g_test_add_func ("/status/marked", test_marked);
  g_test_add_func ("/status/completed", test_completed);
  g_test_add_func ("/status/planned", test_planned);
  g_test_add_func ("/status/keys", test_keys);

  return g_test_run ();
}
