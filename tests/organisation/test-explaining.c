/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Why a score moved, out of what is kept: which days are compared, by which catalogues, and what marks did. */

#include <math.h>

#include "archive/bw-archive-world.h"
#include "model/bw-test-records.h"
#include "organisation/bw-archive-source.h"
#include "organisation/bw-organisation.h"
#include "support/bw-secret-watch.h"

#define MAY(day) (bw_day_new (2026, 5, (day)))

typedef struct {
  BwArchiveWorld *world;
  BwOrganisation *organisation;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwSource) source = NULL;

  fixture->world = bw_archive_world_new ();
  source = bw_archive_source_new (fixture->world->archive);
  fixture->organisation = bw_organisation_new (source, NULL, fixture->world->clock);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->organisation);
  bw_archive_world_free (fixture->world);
}

typedef enum {
  WHOLE,
  TOTALS,
  PARTIAL
} Kind;

/* Of one control that has @points of 10, and of one that has 4 of 8 always; the total is right. */
static void
store_day (Fixture *fixture, guint day, double points, Kind kind)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (points + 4, 18);
  g_autoptr (BwSnapshot) whole = NULL;
  g_autoptr (BwSnapshot) snapshot = NULL;

  records->day = MAY (day);
  if (kind != TOTALS)
    bw_test_records_add_score (records, .id = "a", .points = points, .percentage = points * 10,
                               .count = -1, .total = -1);
  if (kind == WHOLE)
    bw_test_records_add_score (records, .id = "b", .points = 4, .percentage = 50, .count = -1,
                               .total = -1);
  whole = bw_test_records_make_snapshot (records);
  snapshot = kind == PARTIAL ? bw_snapshot_new_incomplete (whole) : g_object_ref (whole);
  g_assert_cmpuint (bw_archive_world_store (fixture->world, snapshot, BW_ARCHIVE_ORIGIN_GRAPH), ==,
                    1);
}

/* A day on which "a" has no points. */
static void
store_none (Fixture *fixture, guint day, gboolean is_there, double max_points)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (4, max_points);
  g_autoptr (BwSnapshot) snapshot = NULL;

  records->day = MAY (day);
  if (is_there)
    bw_test_records_add_score (records, .id = "A", .points = 0, .percentage = 0);
  bw_test_records_add_score (records, .id = "b", .points = 4, .percentage = 50);
  snapshot = bw_test_records_make_snapshot (records);
  bw_archive_world_store (fixture->world, snapshot, BW_ARCHIVE_ORIGIN_GRAPH);
}

static void
store_catalogue (Fixture *fixture, guint day, double max_points, GPtrArray *states)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 0);
  g_autoptr (BwCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;

  if (max_points > 0)
    bw_test_records_add_profile (records, .id = "a", .title = "Do a", .max_points = max_points,
                                 .state_updates = states);
  bw_test_records_add_profile (records, .id = "b", .title = "Do b", .max_points = 8);
  catalogue = bw_catalogue_new (BW_WORLD_TENANT, records->profiles);
  bw_archive_store_catalogue (fixture->world->archive, catalogue, MAY (day),
                              BW_ARCHIVE_ORIGIN_GRAPH, NULL, &error);
  g_assert_no_error (error);
}

static BwExplanation *
explain (Fixture *fixture, guint from, guint to)
{
  g_autoptr (GError) error = NULL;
  BwExplanation *explanation = bw_organisation_explain (
      fixture->organisation, from != 0 ? MAY (from) : BW_DAY_NONE, MAY (to), NULL, &error);

  g_assert_no_error (error);
  return explanation;
}

static void
assert_sum (BwExplanation *explanation, BwChangeKind kind, double points, double max_points)
{
  BwChangeSum sum = bw_explanation_get_sum (explanation, kind);

  g_assert_cmpfloat_with_epsilon (sum.points, points, BW_TEST_NEAR);
  g_assert_cmpfloat_with_epsilon (sum.max_points, max_points, BW_TEST_NEAR);
}

static BwChange *
get_only (BwExplanation *explanation, BwChangeKind kind)
{
  GPtrArray *changes = bw_explanation_get_changes (explanation, kind);

  g_assert_cmpuint (changes->len, ==, 1);
  return changes->pdata[0];
}

/* Without points on both days: 10 became 15. Between them, with one catalogue of the later day alone, it is assumed that it
   was 15 before. */
static void
test_silent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwExplanation) assumed = NULL;
  g_autoptr (BwExplanation) known = NULL;

  store_none (fixture, 1, TRUE, 18);
  store_none (fixture, 2, TRUE, 23);
  store_catalogue (fixture, 2, 15, NULL);
  assumed = explain (fixture, 1, 2);
  assert_sum (assumed, BW_CHANGE_REWEIGHTED, 0, 0);
  assert_sum (assumed, BW_CHANGE_UNEXPLAINED, 0, 5);

  store_catalogue (fixture, 1, 10, NULL);
  known = explain (fixture, 1, 2);
  assert_sum (known, BW_CHANGE_REWEIGHTED, 0, 5);
  assert_sum (known, BW_CHANGE_UNEXPLAINED, 0, 0);
  g_assert_false (bw_change_get_fields (get_only (known, BW_CHANGE_REWEIGHTED))->is_max_assumed);
}

/* One that left the catalogue together with the scores is still known by name. */
static void
test_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwExplanation) explanation = NULL;

  store_none (fixture, 1, TRUE, 18);
  store_none (fixture, 3, FALSE, 8);
  store_catalogue (fixture, 1, 10, NULL);
  store_catalogue (fixture, 3, 0, NULL);
  explanation = explain (fixture, 1, 3);
  assert_sum (explanation, BW_CHANGE_GONE, 0, -10);
  assert_sum (explanation, BW_CHANGE_UNEXPLAINED, 0, 0);
  g_assert_cmpstr (bw_change_get_title (get_only (explanation, BW_CHANGE_GONE)), ==, "Do a");
  g_assert_false (bw_change_get_fields (get_only (explanation, BW_CHANGE_GONE))->is_max_assumed);
}

/* What happened is told by the same catalogues: that one without points was weighed anew, and the name of one that left;
   and how actions fared by what they could earn then. */
static void
test_happened (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwActivities) activities = NULL;
  g_autoptr (BwMetrics) metrics = NULL;
  const BwActivityFields *gone = NULL;
  const BwActivityFields *weighed = NULL;
  GArray *days = NULL;

  store_none (fixture, 1, TRUE, 18);
  store_none (fixture, 2, TRUE, 23);
  store_none (fixture, 3, TRUE, 23);
  store_none (fixture, 4, FALSE, 8);
  store_catalogue (fixture, 1, 10, NULL);
  store_catalogue (fixture, 2, 15, NULL);
  store_catalogue (fixture, 3, 15, NULL);
  store_catalogue (fixture, 4, 0, NULL);
  activities = bw_organisation_read_activities (fixture->organisation, BW_DAY_NONE, BW_DAY_NONE,
                                                NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bw_activities_get_all (activities)->len, ==, 2);
  gone = bw_activity_get_fields (bw_activities_get_all (activities)->pdata[0]);
  weighed = bw_activity_get_fields (bw_activities_get_all (activities)->pdata[1]);
  g_assert_cmpint (gone->kind, ==, BW_ACTIVITY_GONE);
  g_assert_cmpfloat_with_epsilon (gone->change.max_points, -15, BW_TEST_NEAR);
  g_assert_cmpstr (bw_activity_get_title (bw_activities_get_all (activities)->pdata[0]), ==,
                   "Do a");
  g_assert_cmpint (weighed->kind, ==, BW_ACTIVITY_REWEIGHTED);
  g_assert_cmpuint (weighed->day, ==, MAY (2));
  g_assert_cmpfloat_with_epsilon (weighed->change.max_points, 5, BW_TEST_NEAR);
  g_assert_cmpfloat_with_epsilon (weighed->max_points, 15, BW_TEST_NEAR);

  metrics =
      bw_organisation_read_metrics (fixture->organisation, BW_DAY_NONE, BW_DAY_NONE, NULL, &error);
  g_assert_no_error (error);
  days = bw_metrics_get_days (metrics, NULL);
  g_assert_cmpuint (days->len, ==, 4);
  g_assert_cmpfloat_with_epsilon (g_array_index (days, BwMetricsDay, 0).max_points, 18,
                                  BW_TEST_NEAR);
  g_assert_cmpfloat_with_epsilon (g_array_index (days, BwMetricsDay, 1).max_points, 23,
                                  BW_TEST_NEAR);
}

static void
assert_days (BwExplanation *explanation,
             guint before,
             guint passed_before,
             guint after,
             guint passed_after)
{
  g_autoptr (BwExplanation) owned = explanation;

  g_assert_cmpuint (bw_snapshot_get_day (bw_explanation_get_before (owned)), ==, MAY (before));
  g_assert_cmpuint (bw_snapshot_get_day (bw_explanation_get_after (owned)), ==, MAY (after));
  g_assert_cmpuint (bw_explanation_get_passed_before (owned), ==,
                    passed_before != 0 ? MAY (passed_before) : BW_DAY_NONE);
  g_assert_cmpuint (bw_explanation_get_passed_after (owned), ==,
                    passed_after != 0 ? MAY (passed_after) : BW_DAY_NONE);
  for (BwChangeKind kind = BW_CHANGE_ASSERTED; kind < BW_N_CHANGE_KINDS; kind++)
    assert_sum (owned, kind, 0, 0);
}

/* 1 whole, 2 the totals alone, 3 whole, 5 told in part, 6 the totals alone; 4 is a gap. */
static void
test_passed (Fixture *fixture, gconstpointer data)
{
  store_day (fixture, 1, 2, WHOLE);
  store_day (fixture, 2, 3, TOTALS);
  store_day (fixture, 3, 4, WHOLE);
  store_day (fixture, 5, 5, PARTIAL);
  store_day (fixture, 6, 6, TOTALS);
  store_catalogue (fixture, 1, 10, NULL);

  assert_days (explain (fixture, 1, 3), 1, 0, 3, 0);
  assert_days (explain (fixture, 2, 3), 1, 2, 3, 0);
  assert_days (explain (fixture, 0, 3), 1, 2, 3, 0);
  assert_days (explain (fixture, 1, 4), 1, 0, 3, 0);
  assert_days (explain (fixture, 1, 5), 1, 0, 3, 5);
  assert_days (explain (fixture, 2, 6), 1, 2, 3, 6);
  assert_days (explain (fixture, 5, 6), 1, 2, 3, 6);
}

static void
assert_fails (Fixture *fixture, guint from, guint to, BwSourceError code, const char *day)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
      bw_organisation_explain (fixture->organisation, MAY (from), MAY (to), NULL, &error));
  g_assert_error (error, BW_SOURCE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, day));
}

/* Where there is no day near it that is known whole, that is told; and whether there is anything at all. */
static void
test_only_totals (Fixture *fixture, gconstpointer data)
{
  store_day (fixture, 1, 2, WHOLE);
  store_day (fixture, 8, 2, TOTALS);
  store_day (fixture, 10, 2, PARTIAL);
  store_day (fixture, 20, 2, WHOLE);
  assert_fails (fixture, 1, 10, BW_SOURCE_ERROR_ONLY_TOTALS, "2026-05-10");
  assert_fails (fixture, 10, 20, BW_SOURCE_ERROR_ONLY_TOTALS, "2026-05-10");
  assert_fails (fixture, 12, 20, BW_SOURCE_ERROR_ONLY_TOTALS, "2026-05-10");
  assert_fails (fixture, 19, 20, BW_SOURCE_ERROR_NO_DAY, "2026-05-19");
}

static void
assert_mark (Fixture *fixture, BwChangeKind kind, guint from, guint to, gboolean is_doubtful)
{
  g_autoptr (BwExplanation) explanation = explain (fixture, from, to);
  const BwChangeFields *fields = bw_change_get_fields (get_only (explanation, kind));

  assert_sum (explanation, kind, 8, 0);
  assert_sum (explanation, BW_CHANGE_UNEXPLAINED, 0, 0);
  g_assert_cmpuint (fields->marked, ==, kind == BW_CHANGE_ASSERTED ? MAY (10) : BW_DAY_NONE);
  g_assert_cmpint (fields->is_mark_doubtful, ==, is_doubtful);
}

static void
store_mark (Fixture *fixture, guint day)
{
  g_autoptr (GPtrArray) states =
                bw_test_states_new ("Default", "", "ThirdParty", "2026-05-10T10:00:00Z", NULL);

  store_catalogue (fixture, day, 10, states);
}

/* Done on the 5th and marked on the 10th; with a year in between that is the same. */
static void
test_done_before_mark (Fixture *fixture, gconstpointer data)
{
  for (guint day = 1; day <= 15; day++)
    store_day (fixture, day, day < 5 ? 2 : 10, WHOLE);
  store_catalogue (fixture, 1, 10, NULL);
  store_mark (fixture, 15);
  assert_mark (fixture, BW_CHANGE_DONE, 1, 15, FALSE);
  assert_mark (fixture, BW_CHANGE_DONE, 4, 11, FALSE);
}

/* Marked on the 10th, and there on the 12th. */
static void
test_done_by_mark (Fixture *fixture, gconstpointer data)
{
  for (guint day = 1; day <= 15; day++)
    store_day (fixture, day, day < 12 ? 2 : 10, WHOLE);
  store_mark (fixture, 15);
  assert_mark (fixture, BW_CHANGE_ASSERTED, 1, 15, FALSE);
  assert_mark (fixture, BW_CHANGE_ASSERTED, 11, 12, FALSE);
}

/* What was between the 3rd and the 12th nobody knows. */
static void
test_doubtful_mark (Fixture *fixture, gconstpointer data)
{
  for (guint day = 1; day <= 3; day++)
    store_day (fixture, day, 2, WHOLE);
  for (guint day = 4; day <= 11; day++)
    store_day (fixture, day, 2, TOTALS);
  for (guint day = 12; day <= 15; day++)
    store_day (fixture, day, 10, WHOLE);
  store_mark (fixture, 15);
  assert_mark (fixture, BW_CHANGE_ASSERTED, 1, 15, TRUE);
  /* Now that of the 9th is known, it is the mark's. */
  store_day (fixture, 9, 2, WHOLE);
  assert_mark (fixture, BW_CHANGE_ASSERTED, 1, 15, FALSE);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  ADD ("/explaining/silent", test_silent);
  ADD ("/explaining/left", test_left);
  ADD ("/explaining/happened", test_happened);
  ADD ("/explaining/passed", test_passed);
  ADD ("/explaining/only-totals", test_only_totals);
  ADD ("/explaining/done-before-mark", test_done_before_mark);
  ADD ("/explaining/done-by-mark", test_done_by_mark);
  ADD ("/explaining/doubtful-mark", test_doubtful_mark);
  return g_test_run ();
}
