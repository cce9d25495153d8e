/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-scorecard.h"

#include <math.h>

#include "model/bw-test-records.h"
#include "model/bw-words.h"

/*
 * An organisation of 14.5 of 38 points:
 *
 *   id           category  service   points  maximum   of what
 *   mfa          Identity  AzureAD      5       10
 *   legacy       Identity  AADPremium   8        8     complete
 *   anti-phish   Apps      MDO          0        9
 *   firewall     Device    MDATP        1.5      5
 *   review       Apps      MDO          0        0     no points for it
 *   GhostRule    Data      (none)       0        ?     no profile, at 0 %
 *   unlicensed   Device    Intune       -        6     not in the snapshot
 *   retired      Apps      SPO          0        6     deprecated
 *
 * Sum of the scored ones with both known: points 5 + 8 + 0 + 1.5 + 0 = 14.5 and maximum
 * 10 + 8 + 9 + 5 + 6 = 38.
 */
static BwTestRecords *
new_records (void)
{
  BwTestRecords *records = bw_test_records_new (14.5, 38.0);

  bw_test_records_add_profile (records, .id = "mfa", .category = "Identity", .service = "AzureAD",
                               .max_points = 10, .rank = 1);
  bw_test_records_add_profile (records, .id = "legacy", .category = "Identity",
                               .service = "AADPremium", .max_points = 8, .rank = 2);
  bw_test_records_add_profile (records, .id = "anti-phish", .category = "Apps", .service = "MDO",
                               .max_points = 9, .rank = 3);
  bw_test_records_add_profile (records, .id = "firewall", .category = "Device", .service = "MDATP",
                               .max_points = 5, .rank = 4);
  bw_test_records_add_profile (records, .id = "review", .category = "Apps", .service = "MDO",
                               .max_points = 0, .rank = 5);
  bw_test_records_add_profile (records, .id = "unlicensed", .category = "Device",
                               .service = "Intune", .max_points = 6, .rank = 6);
  bw_test_records_add_profile (records, .id = "retired", .category = "Apps", .service = "SPO",
                               .max_points = 6, .rank = 1, .deprecated = TRUE);
  bw_test_records_add_score (records, .id = "MFA", .category = "Identity", .points = 5,
                             .percentage = 50);
  bw_test_records_add_score (records, .id = "Legacy", .category = "Identity", .points = 8,
                             .percentage = 100);
  bw_test_records_add_score (records, .id = "anti-phish", .category = "Apps", .points = 0,
                             .percentage = 0);
  bw_test_records_add_score (records, .id = "firewall", .category = "Device", .points = 1.5,
                             .percentage = 30);
  bw_test_records_add_score (records, .id = "review", .category = "Apps", .points = 0,
                             .percentage = 0);
  bw_test_records_add_score (records, .id = "GhostRule", .category = "Data", .points = 0,
                             .percentage = 0);
  bw_test_records_add_score (records, .id = "retired", .category = "Apps", .points = 0,
                             .percentage = 0);
  return records;
}

static void
assert_subtotal (GArray *subtotals,
                 guint i,
                 const char *key,
                 double points,
                 double max_points,
                 guint n_actions,
                 guint n_unknown)
{
  const BwSubtotal *subtotal = &g_array_index (subtotals, BwSubtotal, i);

  g_assert_cmpuint (i, <, subtotals->len);
  g_assert_cmpstr (subtotal->key, ==, key);
  if (n_unknown == n_actions) {
    g_assert_true (isnan (subtotal->points));
    g_assert_true (isnan (subtotal->max_points));
  } else {
    g_assert_cmpfloat_with_epsilon (subtotal->points, points, BW_TEST_NEAR);
    g_assert_cmpfloat_with_epsilon (subtotal->max_points, max_points, BW_TEST_NEAR);
  }
  g_assert_cmpuint (subtotal->n_actions, ==, n_actions);
  g_assert_cmpuint (subtotal->n_unknown, ==, n_unknown);
}

static void
test_totals (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwScorecard) scorecard = bw_test_records_make_scorecard (records);

  g_assert_cmpfloat (bw_scorecard_get_points (scorecard), ==, 14.5);
  g_assert_cmpfloat (bw_scorecard_get_max_points (scorecard), ==, 38.0);
  /* 14.5 / 38 = 0.38157894... */
  g_assert_cmpfloat_with_epsilon (bw_scorecard_get_percentage (scorecard), 38.1578947368,
                                  0.0000000001);
  g_assert_cmpuint (bw_scorecard_get_day (scorecard), ==, bw_day_new (2026, 7, 17));
  g_assert_cmpstr (bw_scorecard_get_tenant_id (scorecard), ==,
                   "11111111-2222-3333-4444-555555555555");
}

/* Identity 5 + 8 of 10 + 8; Data nothing known; Device 1.5 of 5; Apps 0 + 0 of 9 + 6. */
static void
test_categories (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwScorecard) scorecard = bw_test_records_make_scorecard (records);
  GArray *categories = bw_scorecard_get_categories (scorecard);

  g_assert_cmpuint (categories->len, ==, 4);
  assert_subtotal (categories, 0, BW_CATEGORY_IDENTITY, 13.0, 18.0, 2, 0);
  assert_subtotal (categories, 1, BW_CATEGORY_DATA, NAN, NAN, 1, 1);
  assert_subtotal (categories, 2, BW_CATEGORY_DEVICE, 1.5, 5.0, 1, 0);
  assert_subtotal (categories, 3, BW_CATEGORY_APPS, 0.0, 15.0, 2, 0);
}

/* AzureAD and AADPremium are one product. Most attainable points first: 18, 9, 6, 5, 0. */
static void
test_products (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwScorecard) scorecard = bw_test_records_make_scorecard (records);
  GArray *products = bw_scorecard_get_products (scorecard);

  g_assert_cmpuint (products->len, ==, 5);
  assert_subtotal (products, 0, "Microsoft Entra ID", 13.0, 18.0, 2, 0);
  assert_subtotal (products, 1, "Microsoft Defender for Office 365", 0.0, 9.0, 1, 0);
  assert_subtotal (products, 2, "SharePoint Online", 0.0, 6.0, 1, 0);
  assert_subtotal (products, 3, "Microsoft Defender for Endpoint", 1.5, 5.0, 1, 0);
  assert_subtotal (products, 4, "", NAN, NAN, 1, 1);
}

/* A share of some controls stands for their part as long as it leaves out no more than it holds. */
static void
test_percentage_of_part (void)
{
  const BwSubtotal whole = { "Identity", 13.0, 52.0, 4, 0 };
  const BwSubtotal half = { "Identity", 13.0, 52.0, 4, 2 };
  const BwSubtotal less = { "Identity", 13.0, 52.0, 5, 3 };
  const BwSubtotal none = { "Identity", NAN, NAN, 1, 1 };
  const BwSubtotal no_points = { "Identity", 0.0, 0.0, 1, 0 };

  /* 13 / 52 = 25 % */
  g_assert_cmpfloat_with_epsilon (bw_subtotal_get_percentage (&whole), 25.0, BW_TEST_NEAR);
  g_assert_cmpfloat_with_epsilon (bw_subtotal_get_percentage (&half), 25.0, BW_TEST_NEAR);
  g_assert_true (isnan (bw_subtotal_get_percentage (&less)));
  g_assert_true (isnan (bw_subtotal_get_percentage (&none)));
  g_assert_true (isnan (bw_subtotal_get_percentage (&no_points)));
}

/* The parts make the whole: 13 + 0 + 1.5 + 0 = 14.5 and 18 + 0 + 5 + 15 = 38. */
static void
test_parts_make_the_whole (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwScorecard) scorecard = bw_test_records_make_scorecard (records);
  GArray *parts[] = {
    bw_scorecard_get_categories (scorecard),
    bw_scorecard_get_products (scorecard),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    double points = 0.0;
    double max_points = 0.0;

    for (guint j = 0; j < parts[i]->len; j++) {
      const BwSubtotal *part = &g_array_index (parts[i], BwSubtotal, j);

      points += isnan (part->points) ? 0.0 : part->points;
      max_points += isnan (part->max_points) ? 0.0 : part->max_points;
    }
    g_assert_cmpfloat_with_epsilon (points, 14.5, BW_TEST_NEAR);
    g_assert_cmpfloat_with_epsilon (max_points, 38.0, BW_TEST_NEAR);
  }
}

/* Scores and profiles spell the ids differently; each action is there once, none is lost. */
static void
test_join (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwScorecard) scorecard = bw_test_records_make_scorecard (records);
  g_autofree char *ids = bw_test_list_ids (bw_scorecard_get_actions (scorecard));
  BwAction *mfa = bw_scorecard_find (scorecard, "mFa");

  /* Ranks 1 to 6, of the two with rank 1 the retired one, with 6 points left, before the one with 5,
     then the one without a rank. */
  g_assert_cmpstr (ids, ==, "retired mfa legacy anti-phish firewall review unlicensed GhostRule");
  g_assert_nonnull (bw_action_get_profile (mfa));
  g_assert_nonnull (bw_action_get_control_score (mfa));
  g_assert_cmpstr (bw_action_get_id (mfa), ==, "mfa");
  g_assert_null (bw_action_get_control_score (bw_scorecard_find (scorecard, "unlicensed")));
  g_assert_null (bw_action_get_profile (bw_scorecard_find (scorecard, "ghostrule")));
  g_assert_null (bw_scorecard_find (scorecard, "no such"));
  /* 10 - 5 = 5; 5 / 38 = 13.157894... % */
  g_assert_cmpfloat_with_epsilon (bw_action_get_impact (mfa), 13.1578947368, 0.0000000001);
}

/* Of several scores of one control the last one counts, as it does where they are read. */
static void
test_repeated_score (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (5, 10);
  g_autoptr (BwScorecard) scorecard = NULL;

  bw_test_records_add_profile (records, .id = "mfa", .max_points = 10);
  bw_test_records_add_score (records, .id = "mfa", .points = 5, .percentage = 50);
  bw_test_records_add_score (records, .id = "MFA", .points = 7, .percentage = 70);
  scorecard = bw_test_records_make_scorecard (records);

  g_assert_cmpuint (bw_scorecard_get_actions (scorecard)->len, ==, 1);
  g_assert_cmpfloat (bw_action_get_points (bw_scorecard_find (scorecard, "mfa")), ==, 7.0);
}

/* 8 actions: 1 completed, 1 planned, 6 to address. */
static void
test_counts (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwScorecard) scorecard = NULL;

  bw_test_records_add_plan_entry (records, .id = "MFA", .planned = TRUE);
  scorecard = bw_test_records_make_scorecard (records);

  g_assert_cmpuint (bw_scorecard_count_status (scorecard, BW_STATUS_COMPLETED), ==, 1);
  g_assert_cmpuint (bw_scorecard_count_status (scorecard, BW_STATUS_PLANNED), ==, 1);
  g_assert_cmpuint (bw_scorecard_count_status (scorecard, BW_STATUS_TO_ADDRESS), ==, 6);
  g_assert_cmpuint (bw_scorecard_count_status (scorecard, BW_STATUS_THIRD_PARTY), ==, 0);
  g_assert_cmpstr (bw_action_get_id (bw_scorecard_find (scorecard, "mfa")), ==, "mfa");
}

/* Complete, not scored and retired ones are not worth it; one of which nobody knows what is left may be. */
static void
test_top_actions (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwScorecard) scorecard = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) two = NULL;
  g_autofree char *all_ids = NULL;
  g_autofree char *two_ids = NULL;

  bw_test_records_add_plan_entry (records, .id = "anti-phish", .planned = TRUE);
  scorecard = bw_test_records_make_scorecard (records);
  all = bw_scorecard_list_top_actions (scorecard, 100);
  two = bw_scorecard_list_top_actions (scorecard, 2);
  all_ids = bw_test_list_ids (all);
  two_ids = bw_test_list_ids (two);

  g_assert_cmpstr (all_ids, ==, "mfa anti-phish firewall GhostRule");
  g_assert_cmpstr (two_ids, ==, "mfa anti-phish");
}

static void
test_top_actions_without_marked (void)
{
  static const char *const states[] = { "Ignored", "ThirdParty", "Reviewed", "Snoozed", "Default" };
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 50);
  g_autoptr (BwScorecard) scorecard = NULL;
  g_autoptr (GPtrArray) top = NULL;
  g_autofree char *ids = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++) {
    g_autoptr (GPtrArray) updates = bw_test_states_new (states[i], "2026-05-01T10:00:00Z", NULL);

    bw_test_records_add_profile (records, .id = states[i], .max_points = 10,
                                 .state_updates = updates);
    bw_test_records_add_score (records, .id = states[i], .points = 0, .percentage = 0);
  }
  scorecard = bw_test_records_make_scorecard (records);
  top = bw_scorecard_list_top_actions (scorecard, 100);
  ids = bw_test_list_ids (top);

  g_assert_cmpstr (ids, ==, "Default");
}

/* By basis and not by place; a repeated basis gives the one with a percentage. */
static void
test_comparison (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (1, 2);
  g_autoptr (BwScorecard) scorecard = NULL;
  BwComparison *seats = NULL;

  bw_test_records_add_comparison (records, .basis = "IndustryTypes", .percentage = 11);
  bw_test_records_add_comparison (records, .basis = "TotalSeats", .percentage = NAN);
  bw_test_records_add_comparison (records, .basis = "TotalSeats", .percentage = 48.5,
                                  .seats_lower = 1, .seats_upper = 100);
  bw_test_records_add_comparison (records, .basis = "AllTenants", .percentage = NAN);
  scorecard = bw_test_records_make_scorecard (records);
  seats = bw_scorecard_find_comparison (scorecard, "totalseats");

  g_assert_cmpfloat (bw_comparison_get_percentage (seats), ==, 48.5);
  g_assert_cmpint (bw_comparison_get_seats_upper (seats), ==, 100);
  g_assert_true (isnan (bw_comparison_get_percentage (
      bw_scorecard_find_comparison (scorecard, BW_BASIS_ALL_TENANTS))));
  g_assert_null (bw_scorecard_find_comparison (scorecard, "Moon"));
}

static void
test_catalogue_alone (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwCatalogue) catalogue = bw_catalogue_new ("tenant", records->profiles);
  g_autoptr (BwScorecard) scorecard = bw_scorecard_new (NULL, catalogue, NULL, records->today);

  g_assert_cmpuint (bw_scorecard_get_actions (scorecard)->len, ==, 7);
  g_assert_true (isnan (bw_scorecard_get_points (scorecard)));
  g_assert_true (isnan (bw_scorecard_get_max_points (scorecard)));
  g_assert_true (isnan (bw_scorecard_get_percentage (scorecard)));
  g_assert_cmpuint (bw_scorecard_get_day (scorecard), ==, BW_DAY_NONE);
  g_assert_cmpstr (bw_scorecard_get_tenant_id (scorecard), ==, "tenant");
  g_assert_cmpuint (bw_scorecard_get_categories (scorecard)->len, ==, 0);
  g_assert_null (bw_scorecard_find_comparison (scorecard, BW_BASIS_ALL_TENANTS));
  g_assert_cmpint (bw_action_get_not_scored_reason (bw_scorecard_find (scorecard, "mfa")), ==,
                   BW_NOT_SCORED_NO_SNAPSHOT);
}

static void
test_snapshot_alone (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwSnapshot) snapshot = bw_test_records_make_snapshot (records);
  g_autoptr (BwScorecard) scorecard = bw_scorecard_new (snapshot, NULL, NULL, records->today);
  BwAction *mfa = bw_scorecard_find (scorecard, "mfa");

  g_assert_cmpuint (bw_scorecard_get_actions (scorecard)->len, ==, 7);
  /* 5 * 100 / 50 = 10 */
  g_assert_cmpfloat (bw_action_get_max_points (mfa), ==, 10.0);
  g_assert_null (bw_scorecard_get_catalogue (scorecard));
  g_assert_null (bw_scorecard_get_plan (scorecard));
}

static void
test_nothing (void)
{
  BwScorecard *scorecard = bw_scorecard_new (NULL, NULL, NULL, BW_DAY_NONE);
  g_autoptr (GPtrArray) top = bw_scorecard_list_top_actions (scorecard, 5);

  g_assert_cmpuint (bw_scorecard_get_actions (scorecard)->len, ==, 0);
  g_assert_cmpuint (top->len, ==, 0);
  g_assert_cmpstr (bw_scorecard_get_tenant_id (scorecard), ==, "");
  g_assert_finalize_object (scorecard);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scorecard/totals", test_totals);
  g_test_add_func ("/scorecard/categories", test_categories);
  g_test_add_func ("/scorecard/products", test_products);
  g_test_add_func ("/scorecard/percentage-of-part", test_percentage_of_part);
  g_test_add_func ("/scorecard/parts-make-the-whole", test_parts_make_the_whole);
  g_test_add_func ("/scorecard/join", test_join);
  g_test_add_func ("/scorecard/repeated-score", test_repeated_score);
  g_test_add_func ("/scorecard/counts", test_counts);
  g_test_add_func ("/scorecard/top-actions", test_top_actions);
  g_test_add_func ("/scorecard/top-actions-without-marked", test_top_actions_without_marked);
  g_test_add_func ("/scorecard/comparison", test_comparison);
  g_test_add_func ("/scorecard/catalogue-alone", test_catalogue_alone);
  g_test_add_func ("/scorecard/snapshot-alone", test_snapshot_alone);
  g_test_add_func ("/scorecard/nothing", test_nothing);

  return g_test_run ();
}
