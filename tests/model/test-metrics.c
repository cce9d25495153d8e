/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How actions fared from day to day, with the arithmetic written out. */

#include "model/bw-metrics.h"

#include "model/bw-test-days.h"
#include "model/bw-words.h"

#define DAY (bw_day_new (2026, 7, 17))

/* A day of "a" in Identity and of "b" in Data. */
static void
add_day (BwTestDays *self, BwDay day, double a, double max_a, double b, double max_b)
{
  BW_TEST_DAYS_ADD (self, day, { "a", a, max_a, -1, -1, NULL },
                    { "b", b, max_b, -1, -1, BW_CATEGORY_DATA });
}

static BwMetrics *
make (BwTestDays *self, BwDay from)
{
  g_autoptr (BwCatalogue) catalogue = bw_test_days_make_catalogue (self);

  return bw_metrics_new (self->days, NULL, catalogue, from, BW_DAY_NONE);
}

static void
assert_regressed (BwMetrics *metrics, const char *category, guint i, guint n, double points)
{
  const BwMetricsDay *day =
      &g_array_index (bw_metrics_get_days (metrics, category), BwMetricsDay, i);

  g_assert_cmpuint (day->n_regressed, ==, n);
  g_assert_cmpfloat_with_epsilon (day->regressed, points, BW_TEST_NEAR);
}

static void
assert_accepted (BwMetrics *metrics, guint i, guint n, double points)
{
  const BwMetricsDay *day = &g_array_index (bw_metrics_get_days (metrics, NULL), BwMetricsDay, i);

  g_assert_cmpuint (day->n_accepted, ==, n);
  g_assert_cmpfloat_with_epsilon (day->accepted, points, BW_TEST_NEAR);
}

/* a: 8, 5, 9, 9 of 10: three points below its best on the second day, none from the third on. b: 2, 2, 1, 0.5 of 2: one
   below, then one and a half. */
static void
test_regressed (BwTestDays *self, gconstpointer data)
{
  g_autoptr (BwMetrics) metrics = NULL;

  add_day (self, DAY, 8, 10, 2, 2);
  add_day (self, DAY + 1, 5, 10, 2, 2);
  add_day (self, DAY + 2, 9, 10, 1, 2);
  add_day (self, DAY + 3, 9, 10, 0.5, 2);
  metrics = make (self, BW_DAY_NONE);
  assert_regressed (metrics, NULL, 0, 0, 0);
  assert_regressed (metrics, NULL, 1, 1, 3);
  assert_regressed (metrics, NULL, 2, 1, 1);
  assert_regressed (metrics, NULL, 3, 1, 1.5);
  assert_regressed (metrics, BW_CATEGORY_DATA, 3, 1, 1.5);
  assert_regressed (metrics, BW_CATEGORY_IDENTITY, 3, 0, 0);
  g_assert_null (bw_metrics_get_days (metrics, BW_CATEGORY_APPS));
}

/* What was best 90 days ago counts, what was 91 days ago does not; days before the range count for what was best. */
static void
test_best_days (BwTestDays *self, gconstpointer data)
{
  g_autoptr (BwMetrics) metrics = NULL;

  add_day (self, DAY, 8, 10, 2, 2);
  add_day (self, DAY + 1, 6, 10, 2, 2);
  add_day (self, DAY + 90, 5, 10, 2, 2);
  add_day (self, DAY + 91, 5, 10, 2, 2);
  metrics = make (self, DAY + 90);
  g_assert_cmpuint (bw_metrics_get_days (metrics, NULL)->len, ==, 2);
  assert_regressed (metrics, NULL, 0, 1, 3);
  assert_regressed (metrics, NULL, 1, 1, 1);
}

/* 5 of 10 and 4 of 8 are the same part: Microsoft changed the weight, and nobody lost anything. 2 of 8 is a quarter less
   than a half: 2 points of 8. */
static void
test_reweighted (BwTestDays *self, gconstpointer data)
{
  g_autoptr (BwMetrics) metrics = NULL;

  add_day (self, DAY, 5, 10, 2, 2);
  add_day (self, DAY + 1, 4, 8, 2, 2);
  add_day (self, DAY + 2, 2, 8, 2, 2);
  metrics = make (self, BW_DAY_NONE);
  assert_regressed (metrics, NULL, 1, 0, 0);
  assert_regressed (metrics, NULL, 2, 1, 2);
}

/* Accepted on the second day, late; no more on the fourth. 6 of 10 leaves 4, 5 of 10 leaves 5. */
static void
test_accepted (BwTestDays *self, gconstpointer data)
{
  g_autoptr (GPtrArray) updates = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) first = g_date_time_new_utc (2026, 7, 18, 23, 59, 0);
  g_autoptr (GDateTime) second = g_date_time_new_utc (2026, 7, 20, 0, 1, 0);
  g_autoptr (BwMetrics) metrics = NULL;

  g_ptr_array_add (updates, BW_TEST_UPDATE (.state = "Default", .updated = second));
  g_ptr_array_add (updates, BW_TEST_UPDATE (.state = "ignored", .updated = first));
  g_ptr_array_add (updates, BW_TEST_UPDATE (.state = "Default"));
  bw_test_records_add_profile (self, .id = "A", .title = "A", .max_points = 10,
                               .state_updates = updates);
  for (guint i = 0; i < 4; i++)
    add_day (self, DAY + i, i < 2 ? 6 : 5, 10, 2, 2);
  metrics = make (self, BW_DAY_NONE);
  assert_accepted (metrics, 0, 0, 0);
  assert_accepted (metrics, 1, 1, 4);
  assert_accepted (metrics, 2, 1, 5);
  assert_accepted (metrics, 3, 0, 0);
}

/* Points and maxima add up by category; a score without points has the maximum of the catalogue. */
static void
test_points (BwTestDays *self, gconstpointer data)
{
  g_autoptr (BwMetrics) metrics = NULL;
  g_autoptr (GPtrArray) categories = NULL;
  const BwMetricsDay *day = NULL;

  bw_test_records_add_profile (self, .id = "b", .title = "B", .max_points = 7);
  add_day (self, DAY, 6, 10, 0, 2);
  metrics = make (self, BW_DAY_NONE);
  day = &g_array_index (bw_metrics_get_days (metrics, NULL), BwMetricsDay, 0);
  g_assert_cmpfloat_with_epsilon (day->points, 6, BW_TEST_NEAR);
  g_assert_cmpfloat_with_epsilon (day->max_points, 17, BW_TEST_NEAR);
  categories = bw_metrics_list_categories (metrics);
  g_assert_cmpuint (categories->len, ==, 2);
  g_assert_cmpstr (categories->pdata[0], ==, BW_CATEGORY_IDENTITY);
  g_assert_cmpstr (categories->pdata[1], ==, BW_CATEGORY_DATA);
}

/* A day of which a part is missing tells nothing. */
static void
test_incomplete (BwTestDays *self, gconstpointer data)
{
  g_autoptr (BwMetrics) metrics = NULL;

  add_day (self, DAY, 6, 10, 2, 2);
  add_day (self, DAY + 1, 9, 10, 2, 2);
  add_day (self, DAY + 2, 6, 10, 2, 2);
  bw_test_days_make_incomplete (self, 1);
  metrics = make (self, BW_DAY_NONE);
  g_assert_cmpuint (bw_metrics_get_days (metrics, NULL)->len, ==, 2);
  assert_regressed (metrics, NULL, 1, 0, 0);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*run) (BwTestDays *, gconstpointer);
  } tests[] = {
    { "/metrics/regressed", test_regressed },   { "/metrics/best-days", test_best_days },
    { "/metrics/reweighted", test_reweighted }, { "/metrics/accepted", test_accepted },
    { "/metrics/points", test_points },         { "/metrics/incomplete", test_incomplete },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, BwTestDays, NULL, bw_test_days_set_up, tests[i].run,
                bw_test_days_tear_down);
  return g_test_run ();
}
