/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-control-update.h"
#include "model/bw-records.h"

#include "model/bw-id.h"
#include "model/bw-test-records.h"

static void
test_ids (void)
{
  g_assert_true (bw_id_equal ("AdminMFAV2", "adminmfav2"));
  g_assert_false (bw_id_equal ("AdminMFAV2", "AdminMFAV"));
  g_assert_true (bw_id_equal ("\u00c9cole", "\u00e9COLE"));
  g_assert_false (bw_id_equal ("\u00c9cole", "Ecole"));
  g_assert_cmpuint (bw_id_hash ("AdminMFAV2"), ==, bw_id_hash ("adminmfav2"));
  g_assert_cmpuint (bw_id_hash ("\u00c9cole"), ==, bw_id_hash ("\u00e9COLE"));
  g_assert_cmpuint (bw_id_hash ("\u212aey"), ==, bw_id_hash ("key")); /* the sign for kelvin */
  g_assert_true (bw_id_equal ("\u212aey", "key"));
}

static void
test_catalogue (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 0);
  g_autoptr (BwCatalogue) catalogue = NULL;

  bw_test_records_add_profile (records, .id = "AdminMFAV2", .title = "first");
  bw_test_records_add_profile (records, .id = "scid_1");
  bw_test_records_add_profile (records, .id = "ADMINMFAV2", .title = "second");
  catalogue = bw_catalogue_new ("tenant", records->profiles);
  g_ptr_array_set_size (records->profiles, 0);

  g_assert_cmpstr (bw_catalogue_get_tenant_id (catalogue), ==, "tenant");
  g_assert_cmpuint (bw_catalogue_get_profiles (catalogue)->len, ==, 2);
  g_assert_cmpstr (bw_control_profile_get_title (bw_catalogue_find (catalogue, "adminMfaV2")), ==,
                   "first");
  g_assert_null (bw_catalogue_find (catalogue, "scid_2"));
  g_assert_finalize_object (g_steal_pointer (&catalogue));
}

static void
test_catalogue_without_tenant (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (BwCatalogue) catalogue = bw_catalogue_new (NULL, none);

  g_assert_cmpstr (bw_catalogue_get_tenant_id (catalogue), ==, "");
  g_assert_cmpuint (bw_catalogue_get_profiles (catalogue)->len, ==, 0);
}

static void
test_plan (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 0);
  g_autoptr (BwPlan) plan = NULL;
  g_autoptr (BwPlan) empty = bw_plan_new (NULL);

  bw_test_records_add_plan_entry (records, .id = "AdminMFAV2", .planned = TRUE);
  bw_test_records_add_plan_entry (records, .id = "adminmfav2", .planned = FALSE);
  plan = bw_plan_new (records->plan_entries);

  g_assert_cmpuint (bw_plan_get_entries (plan)->len, ==, 1);
  g_assert_true (bw_plan_entry_is_planned (bw_plan_find (plan, "ADMINMFAV2")));
  g_assert_null (bw_plan_find (plan, "scid_1"));
  g_assert_cmpuint (bw_plan_get_entries (empty)->len, ==, 0);
  g_assert_null (bw_plan_find (empty, "scid_1"));
}

static void
test_records (void)
{
  g_autoptr (BwTestRecords) made = bw_test_records_new (1, 2);
  g_autoptr (BwScorecard) scorecard = bw_test_records_make_scorecard (made);
  g_autoptr (GPtrArray) days = g_ptr_array_new ();
  g_autoptr (GDateTime) loaded = g_date_time_new_utc (2026, 7, 17, 8, 0, 0);
  BwRecords *records = bw_records_new (scorecard, days, loaded);

  g_assert_true (bw_records_get_scorecard (records) == scorecard);
  g_assert_true (bw_records_get_days (records) == days);
  g_assert_true (bw_records_get_loaded (records) == loaded);
  g_assert_finalize_object (records);
  g_assert_finalize_object (g_steal_pointer (&scorecard));
}

static void
test_plan_entry (void)
{
  const char *const tags[] = { "autumn", "mail", NULL };
  BwPlanEntryFields fields = { .id = "a",
                               .planned = TRUE,
                               .owner = "Ann",
                               .tags = tags,
                               .due = bw_day_new (2026, 12, 1),
                               .note = "soon" };
  BwPlanEntryFields bare_fields = { .id = "b" };
  g_autoptr (BwPlanEntry) entry = bw_plan_entry_new (&fields);
  g_autoptr (BwPlanEntry) bare = bw_plan_entry_new (&bare_fields);

  g_assert_cmpstr (bw_plan_entry_get_id (entry), ==, "a");
  g_assert_true (bw_plan_entry_is_planned (entry));
  g_assert_cmpstr (bw_plan_entry_get_owner (entry), ==, "Ann");
  g_assert_cmpint (bw_plan_entry_get_due (entry), ==, bw_day_new (2026, 12, 1));
  g_assert_cmpstrv (bw_plan_entry_get_tags (entry), tags);
  g_assert_cmpstr (bw_plan_entry_get_note (entry), ==, "soon");
  g_assert_nonnull (bw_plan_entry_get_tags (bare));
  g_assert_null (bw_plan_entry_get_tags (bare)[0]);
  g_assert_cmpint (bw_plan_entry_get_due (bare), ==, BW_DAY_NONE);
}

/* What is not given keeps its value on Graph; a state that is not given is none. */
static void
test_control_update (void)
{
  BwControlUpdateFields fields = {
    .id = "a", .state = "Ignored", .assigned_to = "b@example.com", .comment = "because"
  };
  BwControlUpdateFields bare_fields = { .id = "a" };
  g_autoptr (BwControlUpdate) update = bw_control_update_new (&fields);
  g_autoptr (BwControlUpdate) bare = bw_control_update_new (&bare_fields);

  g_assert_cmpstr (bw_control_update_get_id (update), ==, "a");
  g_assert_cmpstr (bw_control_update_get_state (update), ==, "Ignored");
  g_assert_cmpstr (bw_control_update_get_assigned_to (update), ==, "b@example.com");
  g_assert_cmpstr (bw_control_update_get_comment (update), ==, "because");
  g_assert_cmpstr (bw_control_update_get_state (bare), ==, "");
  g_assert_null (bw_control_update_get_assigned_to (bare));
  g_assert_null (bw_control_update_get_comment (bare));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/records/ids", test_ids);
  g_test_add_func ("/records/catalogue", test_catalogue);
  g_test_add_func ("/records/catalogue-without-tenant", test_catalogue_without_tenant);
  g_test_add_func ("/records/plan", test_plan);
  g_test_add_func ("/records/records", test_records);
  g_test_add_func ("/records/plan-entry", test_plan_entry);
  g_test_add_func ("/records/control-update", test_control_update);

  return g_test_run ();
}
