/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Made-up years in which everything happens: whatever two days are held against each other, the parts add up to the
 * whole, and where all maxima are known nothing is left unexplained. */

#include "model/bw-explanation.h"

#include <math.h>

#include "model/bw-test-records.h"

#define N_CONTROLS 60
#define N_DAYS 120
#define N_PAIRS 400
#define N_YEARS 5

/* How near sums of sixty shares must be. */
#define NEAR 1e-8

typedef struct {
  gboolean is_there;
  int max_points;
  double points;
  BwDay marked;
} Control;

typedef struct {
  BwSnapshot *snapshot;
  BwCatalogue *catalogue;
} Day;

static void
happen (GRand *rand, Control *control, BwDay day)
{
  switch (g_rand_int_range (rand, 0, 40)) {
  case 0:
    control->is_there = !control->is_there;
    break;
  case 1:
    /* The part that is done stays, as where Microsoft weighs it anew. */
    control->points /= control->max_points;
    control->max_points = g_rand_int_range (rand, 1, 11);
    control->points *= control->max_points;
    break;
  case 2:
    control->marked = day;
    control->points = control->max_points;
    break;
  case 3:
    control->marked = BW_DAY_NONE;
    control->points = 0;
    break;
  case 4:
  case 5:
    control->points = control->max_points * g_rand_int_range (rand, 0, 5) / 4.0;
    break;
  default:
    break;
  }
}

static GPtrArray *
make_states (const Control *control)
{
  g_autoptr (GDateTime) moment = NULL;
  GPtrArray *states = g_ptr_array_new_with_free_func (g_object_unref);

  if (control->marked == BW_DAY_NONE)
    return states;
  moment = bw_day_to_date_time (control->marked);
  g_ptr_array_add (states, BW_TEST_UPDATE (.state = "ThirdParty", .updated = moment));
  return states;
}

static void
make_day (GRand *rand, Control *controls, BwDay number, Day *day)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 0);

  records->day = number;
  for (guint i = 0; i < N_CONTROLS; i++) {
    Control *control = &controls[i];
    g_autofree char *id = g_strdup_printf ("control-%u", i);
    g_autoptr (GPtrArray) states = NULL;

    happen (rand, control, number);
    states = make_states (control);
    bw_test_records_add_profile (records, .id = id, .title = id, .max_points = control->max_points,
                                 .state_updates = states);
    if (!control->is_there)
      continue;
    bw_test_records_add_score (records, .id = id, .points = control->points,
                               .percentage = control->points / control->max_points * 100);
    records->current += control->points;
    records->max += control->max_points;
  }
  day->snapshot = bw_test_records_make_snapshot (records);
  day->catalogue = bw_catalogue_new (NULL, records->profiles);
}

static void
assert_near (double a, double b)
{
  g_assert_cmpfloat_with_epsilon (a, b, NEAR);
}

static void
assert_changes (BwExplanation *explanation, BwChangeKind kind)
{
  GPtrArray *changes = bw_explanation_get_changes (explanation, kind);
  BwChangeSum sum = bw_explanation_get_sum (explanation, kind);
  BwChangeSum counted = { 0 };

  for (guint i = 0; i < changes->len; i++) {
    const BwChangeFields *fields = bw_change_get_fields (changes->pdata[i]);

    g_assert_cmpint (fields->kind, ==, kind);
    counted.points += fields->points;
    counted.max_points += fields->max_points;
    counted.percentage += fields->percentage;
    if (i > 0)
      g_assert_cmpint (bw_change_compare (changes->pdata[i - 1], changes->pdata[i]), <=, 0);
  }
  assert_near (counted.points, sum.points);
  assert_near (counted.max_points, sum.max_points);
  assert_near (counted.percentage, sum.percentage);
}

static double
get_percentage (BwSnapshot *snapshot)
{
  return bw_snapshot_get_current (snapshot) / bw_snapshot_get_max (snapshot) * 100;
}

static void
assert_adds_up (BwExplanation *explanation, const Day *before, const Day *after)
{
  BwChangeSum total = bw_explanation_get_total (explanation);
  BwChangeSum counted = { 0 };

  for (BwChangeKind kind = 0; kind < BW_N_CHANGE_KINDS; kind++) {
    BwChangeSum sum = bw_explanation_get_sum (explanation, kind);

    counted.points += sum.points;
    counted.max_points += sum.max_points;
    counted.percentage += sum.percentage;
    if (kind != BW_CHANGE_UNEXPLAINED)
      assert_changes (explanation, kind);
  }
  assert_near (counted.points, total.points);
  assert_near (counted.max_points, total.max_points);
  assert_near (counted.percentage, total.percentage);
  assert_near (total.points, bw_snapshot_get_current (after->snapshot) -
                                 bw_snapshot_get_current (before->snapshot));
  assert_near (total.percentage,
               get_percentage (after->snapshot) - get_percentage (before->snapshot));
}

static void
test_year (gconstpointer seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (GPOINTER_TO_UINT (seed));
  Control controls[N_CONTROLS] = { { 0 } };
  Day days[N_DAYS] = { { 0 } };
  guint n_seen[BW_N_CHANGE_KINDS] = { 0 };

  for (guint i = 0; i < N_CONTROLS; i++) {
    controls[i].is_there = g_rand_int_range (rand, 0, 4) > 0;
    controls[i].max_points = g_rand_int_range (rand, 1, 11);
  }
  for (guint i = 0; i < N_DAYS; i++)
    make_day (rand, controls, bw_day_new (2026, 1, 1) + i, &days[i]);

  for (guint i = 0; i < N_PAIRS; i++) {
    const Day *before = &days[g_rand_int_range (rand, 0, N_DAYS)];
    const Day *after = &days[g_rand_int_range (rand, 0, N_DAYS)];
    g_autoptr (BwExplanation) known = bw_explanation_new (&(BwExplanationFields) {
        .before = before->snapshot,
        .after = after->snapshot,
        .catalogue_before = before->catalogue,
        .catalogue_after = after->catalogue,
    });
    g_autoptr (BwExplanation) assumed = bw_explanation_new (&(BwExplanationFields) {
        .before = before->snapshot,
        .after = after->snapshot,
        .catalogue = days[N_DAYS - 1].catalogue,
    });
    g_autoptr (BwExplanation) alone = bw_explanation_new (
        &(BwExplanationFields) { .before = before->snapshot, .after = after->snapshot });
    BwChangeSum rest = bw_explanation_get_sum (known, BW_CHANGE_UNEXPLAINED);

    assert_adds_up (known, before, after);
    assert_adds_up (assumed, before, after);
    assert_adds_up (alone, before, after);
    g_assert_true (rest.points == 0 && rest.max_points == 0 && rest.percentage == 0);
    for (BwChangeKind kind = 0; kind < BW_N_CHANGE_KINDS; kind++)
      n_seen[kind] += bw_explanation_get_changes (known, kind)->len;
  }
  for (BwChangeKind kind = 0; kind < BW_CHANGE_UNEXPLAINED; kind++)
    g_assert_cmpuint (n_seen[kind], >, 0);

  for (guint i = 0; i < N_DAYS; i++) {
    g_object_unref (days[i].snapshot);
    g_object_unref (days[i].catalogue);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 1; i <= N_YEARS; i++) {
    g_autofree char *path = g_strdup_printf ("/explanation-random/year-%u", i);

    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_year);
  }
  return g_test_run ();
}
