/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/records/ids", test_ids);
  g_test_add_func ("/records/catalogue", test_catalogue);
  g_test_add_func ("/records/catalogue-without-tenant", test_catalogue_without_tenant);
  g_test_add_func ("/records/plan", test_plan);
  g_test_add_func ("/records/records", test_records);

  return g_test_run ();
}
