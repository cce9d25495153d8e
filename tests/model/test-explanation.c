/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Why a score moved, with the arithmetic written out. */

#include "model/bw-explanation.h"

#include <math.h>

#include "model/bw-test-records.h"

#define DAY (bw_day_new (2026, 7, 17))

typedef struct {
  BwTestRecords *before;
  BwTestRecords *after;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->before = bw_test_records_new (0, 0);
  fixture->after = bw_test_records_new (0, 0);
  fixture->before->day = DAY - 1;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  bw_test_records_free (fixture->before);
  bw_test_records_free (fixture->after);
}

static void
add_score (BwTestRecords *records, const char *id, double points, double max_points)
{
  bw_test_records_add_score (records, .id = id, .category = "Identity", .points = points,
                             .percentage = points / max_points * 100, .count = -1, .total = -1);
  records->current += points;
  records->max += max_points;
}

/* With the catalogue of the later day alone. */
static BwExplanation *
explain (Fixture *fixture)
{
  g_autoptr (BwSnapshot) before = bw_test_records_make_snapshot (fixture->before);
  g_autoptr (BwSnapshot) after = bw_test_records_make_snapshot (fixture->after);
  g_autoptr (BwCatalogue) catalogue = bw_catalogue_new (NULL, fixture->after->profiles);

  return bw_explanation_new (&(BwExplanationFields) {
      .before = before,
      .after = after,
      .catalogue = catalogue,
  });
}

static void
assert_sum (BwChangeSum sum, double points, double max_points, double percentage)
{
  g_assert_cmpfloat_with_epsilon (sum.points, points, BW_TEST_NEAR);
  g_assert_cmpfloat_with_epsilon (sum.max_points, max_points, BW_TEST_NEAR);
  g_assert_cmpfloat_with_epsilon (sum.percentage, percentage, BW_TEST_NEAR);
}

static void
assert_nothing (BwExplanation *explanation, BwChangeKind kind)
{
  assert_sum (bw_explanation_get_sum (explanation, kind), 0, 0, 0);
  g_assert_cmpuint (bw_explanation_get_changes (explanation, kind)->len, ==, 0);
}

static const BwChangeFields *
get_change (BwExplanation *explanation, BwChangeKind kind, guint i)
{
  GPtrArray *changes = bw_explanation_get_changes (explanation, kind);

  g_assert_cmpuint (changes->len, >, i);
  return bw_change_get_fields (g_ptr_array_index (changes, i));
}

/* 10 of 40 to 14 of 40: (1/40 + 1/40)/2 * 4 = 10 percentage points, 8 for a that won 3.2, 2 for b that won 0.8. */
static void
test_done (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwExplanation) explanation = NULL;

  add_score (fixture->before, "b", 2, 20);
  add_score (fixture->before, "a", 8, 20);
  add_score (fixture->after, "A", 11.2, 20);
  add_score (fixture->after, "b", 2.8, 20);
  explanation = explain (fixture);
  assert_sum (bw_explanation_get_total (explanation), 4, 0, 10);
  assert_sum (bw_explanation_get_sum (explanation, BW_CHANGE_DONE), 4, 0, 10);
  g_assert_cmpstr (get_change (explanation, BW_CHANGE_DONE, 0)->id, ==, "A");
  g_assert_cmpfloat_with_epsilon (get_change (explanation, BW_CHANGE_DONE, 0)->percentage, 8,
                                  BW_TEST_NEAR);
  g_assert_cmpfloat_with_epsilon (get_change (explanation, BW_CHANGE_DONE, 1)->percentage, 2,
                                  BW_TEST_NEAR);
  for (BwChangeKind kind = BW_CHANGE_ASSERTED; kind < BW_N_CHANGE_KINDS; kind++)
    assert_nothing (explanation, kind);
}

/* 10 of 20 to 10 of 25: no points are lost, and 50 % becomes 40 %: -(10 + 10)/(2 * 20 * 25) * 5 = -10. */
static void
test_added (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwExplanation) explanation = NULL;

  add_score (fixture->before, "a", 10, 20);
  add_score (fixture->after, "a", 10, 20);
  bw_test_records_add_profile (fixture->after, .id = "new", .title = "New", .max_points = 5);
  bw_test_records_add_score (fixture->after, .id = "new", .points = 0, .percentage = 0);
  fixture->after->max += 5;
  explanation = explain (fixture);
  assert_sum (bw_explanation_get_total (explanation), 0, 5, -10);
  assert_sum (bw_explanation_get_sum (explanation, BW_CHANGE_ADDED), 0, 5, -10);
  assert_nothing (explanation, BW_CHANGE_DONE);
  assert_nothing (explanation, BW_CHANGE_UNEXPLAINED);
  g_assert_true (bw_explanation_fell_by_maximum (explanation));
  /* Without points it told no maximum: that of the catalogue was taken, which need not be of that day. */
  g_assert_true (get_change (explanation, BW_CHANGE_ADDED, 0)->is_max_assumed);
}

/* 12 of 30 to 10 of 20: 40 % becomes 50 %. (1/30 + 1/20)/2 * -2 = -1/12 and (12 + 10)/(2 * 30 * 20) * 10 = 11/60
   make 1/10. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwExplanation) explanation = NULL;

  add_score (fixture->before, "a", 10, 20);
  add_score (fixture->before, "old", 2, 10);
  add_score (fixture->after, "a", 10, 20);
  explanation = explain (fixture);
  assert_sum (bw_explanation_get_sum (explanation, BW_CHANGE_GONE), -2, -10, 10);
  assert_nothing (explanation, BW_CHANGE_UNEXPLAINED);
  g_assert_false (get_change (explanation, BW_CHANGE_GONE, 0)->is_max_assumed);
}

/* 4 of 8 to 7 of 10. Half and seven tenths are 0.6 at the middle, so that two more points of maximum are 1.2 more
   points; the other 1.8 of the 3 were earned. */
static void
test_reweighted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwExplanation) explanation = NULL;

  add_score (fixture->before, "a", 4, 8);
  add_score (fixture->after, "a", 7, 10);
  explanation = explain (fixture);
  assert_sum (bw_explanation_get_total (explanation), 3, 2, 20);
  /* (1/8 + 1/10)/2 * 1.2 - (4 + 7)/(2 * 8 * 10) * 2 = 0.135 - 0.1375 */
  assert_sum (bw_explanation_get_sum (explanation, BW_CHANGE_REWEIGHTED), 1.2, 2, -0.25);
  /* (1/8 + 1/10)/2 * 1.8 = 0.2025 */
  assert_sum (bw_explanation_get_sum (explanation, BW_CHANGE_DONE), 1.8, 0, 20.25);
  assert_nothing (explanation, BW_CHANGE_UNEXPLAINED);
}

static void
add_marked (BwTestRecords *records, GPtrArray *states)
{
  bw_test_records_add_profile (records, .id = "a", .title = "A", .max_points = 10,
                               .state_updates = states);
}

/* Points come days after the mark, whose day is told. */
static void
test_asserted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) states =
                bw_test_states_new ("Default", "", "ThirdParty", "2026-07-12T10:00:00Z", NULL);
  g_autoptr (BwExplanation) explanation = NULL;

  add_marked (fixture->after, states);
  add_score (fixture->before, "a", 4, 10);
  add_score (fixture->after, "a", 10, 10);
  explanation = explain (fixture);
  assert_sum (bw_explanation_get_sum (explanation, BW_CHANGE_ASSERTED), 6, 0, 60);
  assert_nothing (explanation, BW_CHANGE_DONE);
  g_assert_cmpuint (get_change (explanation, BW_CHANGE_ASSERTED, 0)->marked, ==,
                    bw_day_new (2026, 7, 12));
}

static void
test_unasserted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) states = bw_test_states_new ("ThirdParty", "2026-05-01T10:00:00Z", "Default",
                                                    "2026-07-14T10:00:00Z", NULL);
  g_autoptr (BwExplanation) explanation = NULL;

  add_marked (fixture->after, states);
  add_score (fixture->before, "a", 10, 10);
  add_score (fixture->after, "a", 4, 10);
  explanation = explain (fixture);
  assert_sum (bw_explanation_get_sum (explanation, BW_CHANGE_ASSERTED), -6, 0, -60);
  g_assert_cmpuint (get_change (explanation, BW_CHANGE_ASSERTED, 0)->marked, ==,
                    bw_day_new (2026, 7, 14));
}

/* A mark does not make points that are not full, and one of long ago does not take any away. */
static void
test_not_asserted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) states = bw_test_states_new ("ThirdParty", "2026-05-01T10:00:00Z", "Default",
                                                    "2026-06-01T10:00:00Z", NULL);
  g_autoptr (GPtrArray) marked = bw_test_states_new ("ThirdParty", "2026-07-01T10:00:00Z", NULL);
  g_autoptr (BwExplanation) explanation = NULL;

  add_marked (fixture->after, states);
  bw_test_records_add_profile (fixture->after, .id = "b", .title = "B", .max_points = 10,
                               .state_updates = marked);
  add_score (fixture->before, "a", 10, 10);
  add_score (fixture->before, "b", 2, 10);
  add_score (fixture->after, "a", 4, 10);
  add_score (fixture->after, "b", 8, 10);
  explanation = explain (fixture);
  assert_nothing (explanation, BW_CHANGE_ASSERTED);
  g_assert_cmpuint (bw_explanation_get_changes (explanation, BW_CHANGE_DONE)->len, ==, 2);
}

static BwSnapshot *
make_between (BwDay day, double points)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 0);

  records->day = day;
  add_score (records, "a", points, 10);
  return bw_test_records_make_snapshot (records);
}

/* Days are numbers of July; @between are days and points of them, by turns, up to a 0. The points of "a" are @points_before on
   @from and @points_after on @to. */
static BwExplanation *
explain_between (GPtrArray *states,
                 guint from,
                 double points_before,
                 guint to,
                 double points_after,
                 const guint *between)
{
  Fixture fixture = { bw_test_records_new (0, 0), bw_test_records_new (0, 0) };
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwSnapshot) before = NULL;
  g_autoptr (BwSnapshot) after = NULL;
  g_autoptr (BwCatalogue) catalogue = NULL;

  fixture.before->day = bw_day_new (2026, 7, from);
  fixture.after->day = bw_day_new (2026, 7, to);
  add_score (fixture.before, "a", points_before, 10);
  add_score (fixture.after, "a", points_after, 10);
  add_marked (fixture.after, states);
  for (; *between != 0; between += 2)
    g_ptr_array_add (days, make_between (bw_day_new (2026, 7, between[0]), between[1]));
  before = bw_test_records_make_snapshot (fixture.before);
  after = bw_test_records_make_snapshot (fixture.after);
  catalogue = bw_catalogue_new (NULL, fixture.after->profiles);
  bw_test_records_free (fixture.before);
  bw_test_records_free (fixture.after);
  return bw_explanation_new (&(BwExplanationFields) {
      .before = before, .after = after, .catalogue = catalogue, .between = days });
}

static void
assert_mark (BwExplanation *explanation, BwChangeKind kind, guint marked, gboolean is_doubtful)
{
  g_autoptr (BwExplanation) owned = explanation;
  BwDay from = BW_DAY_NONE;
  BwDay to = BW_DAY_NONE;
  BwDay day = marked != 0 ? bw_day_new (2026, 7, marked) : BW_DAY_NONE;

  g_assert_cmpuint (get_change (owned, kind, 0)->marked, ==, day);
  g_assert_cmpint (get_change (owned, kind, 0)->is_mark_doubtful, ==, is_doubtful);
  g_assert_cmpint (bw_explanation_find_doubt (owned, &from, &to), ==, is_doubtful);
  g_assert_cmpuint (from, ==, is_doubtful ? day : BW_DAY_NONE);
  g_assert_cmpuint (to, ==, from);
}

#define BETWEEN(...) ((const guint[]) { __VA_ARGS__ __VA_OPT__ (, ) 0 })

/* Marked on the 10th, between the 1st and the 15th: the points are the mark's where they came on that day or after it. */
static void
test_mark_and_points (void)
{
  g_autoptr (GPtrArray) states =
                bw_test_states_new ("Default", "", "ThirdParty", "2026-07-10T10:00:00Z", NULL);

  /* There on the 5th, whatever they did on a day after it. */
  assert_mark (explain_between (states, 1, 2, 15, 10, BETWEEN (4, 2, 5, 10, 9, 10, 12, 10)),
               BW_CHANGE_DONE, 0, FALSE);
  assert_mark (explain_between (states, 1, 2, 15, 10, BETWEEN (9, 10)), BW_CHANGE_DONE, 0, FALSE);
  /* On the same day, and after it. */
  assert_mark (explain_between (states, 1, 2, 15, 10, BETWEEN (9, 2, 10, 10)), BW_CHANGE_ASSERTED,
               10, FALSE);
  assert_mark (explain_between (states, 1, 2, 15, 10, BETWEEN (9, 9)), BW_CHANGE_ASSERTED, 10,
               FALSE);
  assert_mark (explain_between (states, 1, 2, 15, 10, BETWEEN (5, 10, 11, 2)), BW_CHANGE_ASSERTED,
               10, FALSE);
  /* Days that would tell are not known. */
  assert_mark (explain_between (states, 1, 2, 15, 10, BETWEEN ()), BW_CHANGE_ASSERTED, 10, TRUE);
  assert_mark (explain_between (states, 1, 2, 15, 10, BETWEEN (8, 2, 11, 10)), BW_CHANGE_ASSERTED,
               10, TRUE);
  assert_mark (explain_between (states, 8, 2, 15, 10, BETWEEN ()), BW_CHANGE_ASSERTED, 10, TRUE);
  assert_mark (explain_between (states, 9, 2, 15, 10, BETWEEN ()), BW_CHANGE_ASSERTED, 10, FALSE);
}

/* A mark that is taken away takes points with it on that day or after it. */
static void
test_unmark_and_points (void)
{
  g_autoptr (GPtrArray) states = bw_test_states_new ("ThirdParty", "2026-05-01T10:00:00Z", "Default",
                                                    "2026-07-10T10:00:00Z", NULL);

  assert_mark (explain_between (states, 1, 10, 15, 2, BETWEEN (4, 10, 5, 2, 12, 10)),
               BW_CHANGE_DONE, 0, FALSE);
  assert_mark (explain_between (states, 1, 10, 15, 2, BETWEEN (9, 10, 10, 2)), BW_CHANGE_ASSERTED,
               10, FALSE);
  assert_mark (explain_between (states, 1, 10, 15, 2, BETWEEN (11, 10)), BW_CHANGE_ASSERTED, 10,
               FALSE);
  assert_mark (explain_between (states, 1, 10, 15, 2, BETWEEN ()), BW_CHANGE_ASSERTED, 10, TRUE);
  assert_mark (explain_between (states, 12, 10, 15, 2, BETWEEN ()), BW_CHANGE_ASSERTED, 10, FALSE);
}

/* 50 of 100 to 49.99 of 150: that the maximum rose is all but the whole of the fall. Of 50 of 100 to 40 of 101 it is
   little: -(50 + 40)/(2 * 100 * 101) * 1 = -0.45 of -10.4 percentage points. */
static void
test_fell (void)
{
  const struct {
    double points, max_points;
    gboolean is_said;
  } cases[] = {
    { 49.99, 150, TRUE },  { 50, 150, TRUE },  { 51, 150, TRUE }, { 40, 101, FALSE },
    { 49.99, 100, FALSE }, { 80, 150, FALSE }, { 40, 90, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (BwTestRecords) records_before = bw_test_records_new (50, 100);
    g_autoptr (BwTestRecords) records_after =
                  bw_test_records_new (cases[i].points, cases[i].max_points);
    g_autoptr (BwSnapshot) before = bw_test_records_make_snapshot (records_before);
    g_autoptr (BwSnapshot) after = bw_test_records_make_snapshot (records_after);
    g_autoptr (BwExplanation) explanation =
                  bw_explanation_new (&(BwExplanationFields) { .before = before, .after = after });

    g_assert_cmpint (bw_explanation_fell_by_maximum (explanation), ==, cases[i].is_said);
  }
}

/* What the total says beyond its controls: 3 points and 5 of maximum. */
static void
test_unexplained (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwExplanation) explanation = NULL;

  add_score (fixture->before, "a", 10, 20);
  add_score (fixture->after, "a", 10, 20);
  fixture->after->current += 3;
  fixture->after->max += 5;
  explanation = explain (fixture);
  /* 10/20 to 13/25: 50 % to 52 % */
  assert_sum (bw_explanation_get_sum (explanation, BW_CHANGE_UNEXPLAINED), 3, 5, 2);
  g_assert_cmpuint (bw_explanation_get_changes (explanation, BW_CHANGE_UNEXPLAINED)->len, ==, 0);
}

/* A number that is missing is not zero: nothing follows from it. */
static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwExplanation) explanation = NULL;

  add_score (fixture->before, "a", 10, 20);
  add_score (fixture->after, "a", 12, 20);
  bw_test_records_add_score (fixture->before, .id = "b", .points = NAN, .percentage = NAN);
  bw_test_records_add_score (fixture->after, .id = "b", .points = 4, .percentage = 50);
  fixture->after->current = NAN;
  explanation = explain (fixture);
  g_assert_true (isnan (bw_explanation_get_total (explanation).points));
  g_assert_true (isnan (bw_explanation_get_total (explanation).percentage));
  g_assert_cmpuint (bw_explanation_get_changes (explanation, BW_CHANGE_DONE)->len, ==, 1);
  g_assert_cmpfloat (get_change (explanation, BW_CHANGE_DONE, 0)->points, ==, 2);
  g_assert_true (isnan (get_change (explanation, BW_CHANGE_DONE, 0)->percentage));
}

/* 0 of 8 to 5 of 10 is earned and re-weighted only where the catalogue of the earlier day tells its 8. */
static void
test_catalogue_of_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwSnapshot) before = NULL;
  g_autoptr (BwSnapshot) after = NULL;
  g_autoptr (BwCatalogue) earlier = NULL;
  g_autoptr (BwCatalogue) newest = NULL;
  g_autoptr (BwExplanation) known = NULL;
  g_autoptr (BwExplanation) assumed = NULL;

  bw_test_records_add_profile (fixture->before, .id = "a", .title = "A", .max_points = 8);
  bw_test_records_add_profile (fixture->after, .id = "a", .title = "A", .max_points = 10);
  add_score (fixture->before, "a", 0, 8);
  add_score (fixture->after, "a", 5, 10);
  before = bw_test_records_make_snapshot (fixture->before);
  after = bw_test_records_make_snapshot (fixture->after);
  earlier = bw_catalogue_new (NULL, fixture->before->profiles);
  newest = bw_catalogue_new (NULL, fixture->after->profiles);
  known = bw_explanation_new (&(BwExplanationFields) {
      .before = before, .after = after, .catalogue_before = earlier, .catalogue = newest });
  assumed = bw_explanation_new (
      &(BwExplanationFields) { .before = before, .after = after, .catalogue = newest });

  /* Nothing and a half are a quarter at the middle: 2 * 0.25 */
  g_assert_cmpfloat_with_epsilon (bw_explanation_get_sum (known, BW_CHANGE_REWEIGHTED).points, 0.5,
                                  BW_TEST_NEAR);
  g_assert_cmpfloat (bw_explanation_get_sum (known, BW_CHANGE_REWEIGHTED).max_points, ==, 2);
  g_assert_false (get_change (known, BW_CHANGE_DONE, 0)->is_max_assumed);
  assert_nothing (known, BW_CHANGE_UNEXPLAINED);
  assert_nothing (assumed, BW_CHANGE_REWEIGHTED);
  g_assert_true (get_change (assumed, BW_CHANGE_DONE, 0)->is_max_assumed);
  g_assert_cmpfloat (bw_explanation_get_sum (assumed, BW_CHANGE_UNEXPLAINED).max_points, ==, 2);
}

/* A score that is the same on both days, as of days that are kept, and the maximum of which changed in the catalogue. */
static void
test_shared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwSnapshot) before = NULL;
  g_autoptr (BwSnapshot) after = NULL;
  g_autoptr (BwCatalogue) earlier = NULL;
  g_autoptr (BwCatalogue) later = NULL;
  g_autoptr (BwExplanation) explanation = NULL;

  bw_test_records_add_profile (fixture->before, .id = "a", .title = "A", .max_points = 8);
  bw_test_records_add_profile (fixture->after, .id = "a", .title = "A", .max_points = 10);
  add_score (fixture->before, "a", 0, 8);
  g_ptr_array_add (fixture->after->scores, g_object_ref (fixture->before->scores->pdata[0]));
  fixture->after->max = 10;
  before = bw_test_records_make_snapshot (fixture->before);
  after = bw_test_records_make_snapshot (fixture->after);
  earlier = bw_catalogue_new (NULL, fixture->before->profiles);
  later = bw_catalogue_new (NULL, fixture->after->profiles);
  explanation = bw_explanation_new (&(BwExplanationFields) {
      .before = before, .after = after, .catalogue_before = earlier, .catalogue_after = later });
  g_assert_cmpfloat (get_change (explanation, BW_CHANGE_REWEIGHTED, 0)->max_points, ==, 2);
  assert_nothing (explanation, BW_CHANGE_UNEXPLAINED);
}

/* 0.014 of 10 come as 0.01 and 0.14 %, which makes 7.14: rounding re-weights nothing. */
static void
test_rounded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwExplanation) explanation = NULL;

  bw_test_records_add_profile (fixture->after, .id = "a", .title = "A", .max_points = 10);
  bw_test_records_add_score (fixture->before, .id = "a", .points = 0.01, .percentage = 0.14);
  bw_test_records_add_score (fixture->after, .id = "a", .points = 7.83, .percentage = 78.3);
  fixture->before->current = 0.01;
  fixture->after->current = 7.83;
  fixture->before->max = fixture->after->max = 10;
  explanation = explain (fixture);
  assert_nothing (explanation, BW_CHANGE_REWEIGHTED);
  g_assert_cmpfloat_with_epsilon (bw_explanation_get_sum (explanation, BW_CHANGE_DONE).points, 7.82,
                                  BW_TEST_NEAR);
}

/* The same days tell the same however often they are explained; other points do not. */
static void
test_same (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwExplanation) first = NULL;
  g_autoptr (BwExplanation) second = NULL;
  g_autoptr (BwExplanation) other = NULL;

  add_score (fixture->before, "a", 2, 20);
  add_score (fixture->before, "b", 2, 20);
  add_score (fixture->after, "a", 4, 20);
  add_score (fixture->after, "b", 3, 20);
  first = explain (fixture);
  second = explain (fixture);
  g_ptr_array_unref (fixture->after->scores);
  fixture->after->scores = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->after->current = fixture->after->max = 0;
  add_score (fixture->after, "a", 3, 20);
  add_score (fixture->after, "b", 4, 20);
  other = explain (fixture);
  g_assert_true (bw_explanation_is_same (first, second));
  g_assert_false (bw_explanation_is_same (first, other));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/explanation/done", test_done);
  ADD ("/explanation/added", test_added);
  ADD ("/explanation/gone", test_gone);
  ADD ("/explanation/reweighted", test_reweighted);
  ADD ("/explanation/asserted", test_asserted);
  ADD ("/explanation/unasserted", test_unasserted);
  ADD ("/explanation/not-asserted", test_not_asserted);
  g_test_add_func ("/explanation/mark-and-points", test_mark_and_points);
  g_test_add_func ("/explanation/unmark-and-points", test_unmark_and_points);
  g_test_add_func ("/explanation/fell", test_fell);
  ADD ("/explanation/unexplained", test_unexplained);
  ADD ("/explanation/unknown", test_unknown);
  ADD ("/explanation/catalogue-of-day", test_catalogue_of_day);
  ADD ("/explanation/shared", test_shared);
  ADD ("/explanation/rounded", test_rounded);
  ADD ("/explanation/same", test_same);
  return g_test_run ();
}
