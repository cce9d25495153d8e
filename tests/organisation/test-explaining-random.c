/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Made-up months of which the days and the catalogues reach the archive in any order, some of them twice, in part or never.
 * Whatever two days are held against each other, the parts add up to the whole; and where the maxima are known, each part is
 * what happened and nothing is left unexplained. */

#include <math.h>

#include "archive/bw-archive-world.h"
#include "model/bw-test-records.h"
#include "organisation/bw-archive-source.h"
#include "organisation/bw-organisation.h"
#include "support/bw-secret-watch.h"

#define N_MONTHS 4
#define N_DAYS 32
#define N_CONTROLS 24
#define FIRST_DAY (bw_day_new (2026, 9, 1))
#define N_BACK 8

/* How near sums of some dozens of doubles must be. */
#define NEAR 1e-9

typedef struct {
  gboolean is_there;
  gboolean is_listed;
  int max_points;
  double points;
  guint category;
  gboolean is_marked;
  int due; /* in how many days the points of a mark come or go; -1 for never */
} Control;

/* What becomes known of a day in the end. */
typedef enum {
  WHOLE,
  TOTALS,
  PARTIAL,
  NEVER
} Kind;

typedef struct {
  Kind kind;
  Control controls[N_CONTROLS];
  double points;
  double max_points;
  GPtrArray *arrivals;
} Day;

/* How much of what is tried there was in all months together. */
typedef struct {
  guint n_changes[BW_N_CHANGE_KINDS];
  guint n_certain;
  guint n_doubtful;
  guint n_passed;
  guint n_silent; /* weighed anew without points on both days */
} Seen;

typedef struct {
  BwArchiveWorld *archive;
  BwOrganisation *organisation;
  GRand *rand;
  gboolean are_maxima_known;
  GPtrArray *states[N_CONTROLS];
  Day days[N_DAYS];
  Seen *seen;
} World;

/* One thing that reaches the archive. */
typedef struct {
  BwSnapshot *snapshot;
  BwCatalogue *catalogue;
  BwDay day;
  BwArchiveOrigin origin;
} Arrival;

static void
arrival_free (gpointer data)
{
  Arrival *self = data;

  g_clear_object (&self->snapshot);
  g_clear_object (&self->catalogue);
  g_free (self);
}

static gboolean
chance (World *world, int of)
{
  return g_rand_int_range (world->rand, 0, of) == 0;
}

/* What happens. */

static void
mark (World *world, guint i, Control *control, BwDay day)
{
  g_autoptr (GDateTime) moment = bw_day_to_date_time (day);

  control->is_marked = !control->is_marked;
  control->due = g_rand_int_range (world->rand, 0, 5);
  g_ptr_array_add (
      world->states[i],
      BW_TEST_UPDATE (.state = control->is_marked ? "thirdParty" : "Default", .updated = moment));
}

/* The part that is done stays, as where Microsoft weighs it anew. */
static void
weigh (World *world, Control *control)
{
  control->points /= control->max_points;
  control->max_points = g_rand_int_range (world->rand, 1, 11);
  control->points *= control->max_points;
}

static void
happen (World *world, guint i, Control *control, BwDay day)
{
  switch (g_rand_int_range (world->rand, 0, 60)) {
  case 0:
    control->is_there = !control->is_there;
    control->is_listed = control->is_there || chance (world, 2);
    break;
  case 1:
  case 2:
    weigh (world, control);
    break;
  case 3:
  case 4:
    mark (world, i, control, day);
    break;
  case 5:
    control->points = control->max_points;
    break;
  case 6:
    control->points = 0;
    break;
  case 7:
    control->points = control->max_points * g_rand_int_range (world->rand, 0, 5) / 4.0;
    break;
  case 8:
    control->category = !control->category;
    break;
  default:
    break;
  }
  if (control->due-- == 0)
    control->points = control->is_marked ? control->max_points : 0;
}

/* What is sent. */

static BwSnapshot *
make_snapshot (World *world, guint number, Kind kind, gboolean is_true, guint hour)
{
  static const char *const categories[] = { "Identity", "Apps" };
  const Day *day = &world->days[number];
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) comparisons = g_ptr_array_new ();
  g_autoptr (GDateTime) midnight = bw_day_to_date_time (FIRST_DAY + number);
  g_autoptr (GDateTime) created = g_date_time_add_hours (midnight, (int) hour);

  for (guint i = 0; i < N_CONTROLS && kind != TOTALS; i++) {
    const Control *control = &day->controls[i];
    g_autofree char *id = g_strdup_printf ("%s-%u", chance (world, 6) ? "Control" : "control", i);
    double points = is_true ? control->points : control->max_points / 2.0;

    if (control->is_there && (kind == WHOLE || chance (world, 2)))
      g_ptr_array_add (scores, BW_TEST_SCORE (.id = id, .category = categories[control->category],
                                              .points = points,
                                              .percentage = points / control->max_points * 100,
                                              .count = number % 3 == 0 ? 12 : -1, .total = 40));
  }
  return bw_snapshot_new (&(BwSnapshotFields) {
      .id = "day",
      .tenant_id = BW_WORLD_TENANT,
      .day = FIRST_DAY + number,
      .created = created,
      .current = is_true ? day->points : 1,
      .max = is_true ? day->max_points : 2,
      .active_users = -1,
      .comparisons = comparisons,
      .control_scores = scores,
      .incomplete = kind == PARTIAL,
  });
}

/* Of a page that is missing, or a profile that is: where all maxima are to be known, only those are missing whose scores tell
   theirs. */
static BwCatalogue *
make_catalogue (World *world, guint number)
{
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_CONTROLS; i++) {
    const Control *control = &world->days[number].controls[i];
    g_autofree char *id = g_strdup_printf ("control-%u", i);
    gboolean may_miss = !world->are_maxima_known || control->points > 0;

    if (control->is_listed && !(may_miss && chance (world, 8)))
      g_ptr_array_add (profiles,
                       BW_TEST_PROFILE (.id = id, .title = id, .max_points = control->max_points,
                                        .category = "Identity", .state_updates = world->states[i]));
  }
  return chance (world, 4) && !world->are_maxima_known
             ? bw_catalogue_new_partial (BW_WORLD_TENANT, profiles)
             : bw_catalogue_new (BW_WORLD_TENANT, profiles);
}

static void
add_arrival (GPtrArray *arrivals,
             BwSnapshot *snapshot,
             BwCatalogue *catalogue,
             BwDay day,
             BwArchiveOrigin origin)
{
  Arrival *arrival = g_new0 (Arrival, 1);

  *arrival = (Arrival) { snapshot, catalogue, day, origin };
  g_ptr_array_add (arrivals, arrival);
}

/* A day that is whole in the end may have been read before, when it was otherwise, out of a file, or in part; and may be read
   in part afterwards. */
static void
add_arrivals (World *world, GPtrArray *arrivals, guint number)
{
  Kind kind = world->days[number].kind;
  BwDay day = FIRST_DAY + number;

  if (world->are_maxima_known || !chance (world, 4))
    add_arrival (arrivals, NULL, make_catalogue (world, number), day, BW_ARCHIVE_ORIGIN_GRAPH);
  if (kind == NEVER)
    return;
  add_arrival (arrivals, make_snapshot (world, number, kind, TRUE, 6), NULL, day,
               BW_ARCHIVE_ORIGIN_GRAPH);
  if (kind != WHOLE)
    return;
  if (chance (world, 3))
    add_arrival (arrivals, make_snapshot (world, number, WHOLE, FALSE, 5), NULL, day,
                 BW_ARCHIVE_ORIGIN_GRAPH);
  if (chance (world, 4))
    add_arrival (arrivals, make_snapshot (world, number, WHOLE, FALSE, 9), NULL, day,
                 BW_ARCHIVE_ORIGIN_FILE);
  if (chance (world, 4))
    add_arrival (arrivals, make_snapshot (world, number, PARTIAL, FALSE, 6), NULL, day,
                 BW_ARCHIVE_ORIGIN_GRAPH);
  if (chance (world, 4))
    add_arrival (arrivals, make_snapshot (world, number, TOTALS, TRUE, 6), NULL, day,
                 BW_ARCHIVE_ORIGIN_GRAPH);
}

static Kind
choose_kind (World *world)
{
  switch (g_rand_int_range (world->rand, 0, 12)) {
  case 0:
    return TOTALS;
  case 1:
    return PARTIAL;
  case 2:
    return NEVER;
  default:
    return WHOLE;
  }
}

static void
live_day (World *world, Control *controls, guint number)
{
  Day *day = &world->days[number];

  day->kind = choose_kind (world);
  for (guint i = 0; i < N_CONTROLS; i++) {
    happen (world, i, &controls[i], FIRST_DAY + number);
    day->controls[i] = controls[i];
    if (!controls[i].is_there)
      continue;
    day->points += controls[i].points;
    day->max_points += controls[i].max_points;
  }
}

/* A year of its own for each seed. Transfer full. */
static GPtrArray *
live (World *world)
{
  GPtrArray *arrivals = g_ptr_array_new_with_free_func (arrival_free);
  Control controls[N_CONTROLS] = { { 0 } };

  for (guint i = 0; i < N_CONTROLS; i++)
    controls[i] = (Control) { .is_there = !chance (world, 4),
                              .is_listed = TRUE,
                              .max_points = g_rand_int_range (world->rand, 1, 11),
                              .due = -1 };
  for (guint number = 0; number < N_DAYS; number++) {
    live_day (world, controls, number);
    add_arrivals (world, arrivals, number);
  }
  return arrivals;
}

static void
shuffle (World *world, GPtrArray *list)
{
  for (guint i = list->len; i > 1; i--) {
    guint k = (guint) g_rand_int_range (world->rand, 0, (int) i);
    gpointer swapped = list->pdata[i - 1];

    list->pdata[i - 1] = list->pdata[k];
    list->pdata[k] = swapped;
  }
}

static void
arrive (World *world, const Arrival *arrival)
{
  g_autoptr (GError) error = NULL;

  if (arrival->snapshot != NULL)
    bw_archive_world_store (world->archive, arrival->snapshot, arrival->origin);
  else
    bw_archive_store_catalogue (world->archive->archive, arrival->catalogue, arrival->day,
                                arrival->origin, NULL, &error);
  g_assert_no_error (error);
}

/* What is told. */

static void
assert_near (double a, double b)
{
  g_assert_cmpfloat_with_epsilon (a, b, NEAR);
}

static void
add (BwChangeSum *sum, double points, double max_points, double percentage)
{
  sum->points += points;
  sum->max_points += max_points;
  sum->percentage += percentage;
}

static void
assert_sum (BwChangeSum sum, BwChangeSum counted)
{
  assert_near (sum.points, counted.points);
  assert_near (sum.max_points, counted.max_points);
  assert_near (sum.percentage, counted.percentage);
}

static BwChangeSum
count_changes (BwExplanation *explanation, BwChangeKind kind)
{
  GPtrArray *changes = bw_explanation_get_changes (explanation, kind);
  BwChangeSum counted = { 0 };

  for (guint i = 0; i < changes->len; i++) {
    const BwChangeFields *fields = bw_change_get_fields (changes->pdata[i]);

    g_assert_cmpint (fields->kind, ==, kind);
    add (&counted, fields->points, fields->max_points, fields->percentage);
  }
  return counted;
}

static double
get_percentage (BwSnapshot *snapshot)
{
  return bw_snapshot_get_current (snapshot) / bw_snapshot_get_max (snapshot) * 100;
}

static void
assert_adds_up (BwExplanation *explanation)
{
  BwSnapshot *before = bw_explanation_get_before (explanation);
  BwSnapshot *after = bw_explanation_get_after (explanation);
  BwChangeSum counted = { 0 };

  for (BwChangeKind kind = 0; kind < BW_N_CHANGE_KINDS; kind++) {
    BwChangeSum sum = bw_explanation_get_sum (explanation, kind);

    add (&counted, sum.points, sum.max_points, sum.percentage);
    if (kind != BW_CHANGE_UNEXPLAINED)
      assert_sum (sum, count_changes (explanation, kind));
  }
  assert_sum (bw_explanation_get_total (explanation), counted);
  assert_sum (counted, (BwChangeSum) {
                           bw_snapshot_get_current (after) - bw_snapshot_get_current (before),
                           bw_snapshot_get_max (after) - bw_snapshot_get_max (before),
                           get_percentage (after) - get_percentage (before),
                       });
}

/* The day that is to be compared for @limit, or -1; @passed is the one that it stands in for. */
static int
find_day (World *world, int limit, int *passed)
{
  *passed = -1;
  for (int i = limit; i >= MAX (limit - N_BACK, 0); i--) {
    if (world->days[i].kind == WHOLE)
      return i;
    if (world->days[i].kind != NEVER && *passed < 0)
      *passed = i;
  }
  return -1;
}

static void
assert_days (World *world,
             BwExplanation *explanation,
             int before,
             int after,
             int passed_before,
             int passed_after)
{
  g_assert_cmpuint (bw_snapshot_get_day (bw_explanation_get_before (explanation)), ==,
                    FIRST_DAY + (guint) before);
  g_assert_cmpuint (bw_snapshot_get_day (bw_explanation_get_after (explanation)), ==,
                    FIRST_DAY + (guint) after);
  g_assert_cmpuint (bw_explanation_get_passed_before (explanation), ==,
                    passed_before < 0 ? BW_DAY_NONE : FIRST_DAY + (guint) passed_before);
  g_assert_cmpuint (bw_explanation_get_passed_after (explanation), ==,
                    passed_after < 0 ? BW_DAY_NONE : FIRST_DAY + (guint) passed_after);
  world->seen->n_passed += passed_before >= 0 || passed_after >= 0 ? 1 : 0;
}

/* What came, went and was weighed anew, counted from what happened. */
static void
assert_truth (World *world, BwExplanation *explanation, const Day *before, const Day *after)
{
  BwChangeSum came = { 0 };
  BwChangeSum gone = { 0 };
  double max_points = 0;

  for (guint i = 0; i < N_CONTROLS; i++) {
    const Control *a = &before->controls[i];
    const Control *b = &after->controls[i];

    if (b->is_there && !a->is_there)
      add (&came, b->points, b->max_points, 0);
    else if (a->is_there && !b->is_there)
      add (&gone, -a->points, -a->max_points, 0);
    else if (a->is_there)
      max_points += b->max_points - a->max_points;
    world->seen->n_silent +=
        a->is_there && b->is_there && a->points + b->points == 0 && a->max_points != b->max_points;
  }
  assert_near (bw_explanation_get_sum (explanation, BW_CHANGE_ADDED).points, came.points);
  assert_near (bw_explanation_get_sum (explanation, BW_CHANGE_ADDED).max_points, came.max_points);
  assert_near (bw_explanation_get_sum (explanation, BW_CHANGE_GONE).points, gone.points);
  assert_near (bw_explanation_get_sum (explanation, BW_CHANGE_GONE).max_points, gone.max_points);
  assert_near (bw_explanation_get_sum (explanation, BW_CHANGE_REWEIGHTED).max_points, max_points);
}

static gboolean
is_full (const Day *day, guint control)
{
  return day->controls[control].is_there &&
         day->controls[control].points == day->controls[control].max_points;
}

/* Points that a mark is said to have brought came with it or after it; and that is in doubt only where nobody knows what was
   on the day before it. */
static void
assert_marks (World *world, BwExplanation *explanation, int before, int after)
{
  GPtrArray *changes = bw_explanation_get_changes (explanation, BW_CHANGE_ASSERTED);

  for (guint i = 0; i < changes->len; i++) {
    const BwChangeFields *fields = bw_change_get_fields (changes->pdata[i]);
    guint control = (guint) g_ascii_strtoull (strchr (fields->id, '-') + 1, NULL, 10);
    int turn = fields->points > 0 ? after : before;

    if (fields->is_mark_doubtful) {
      g_assert_cmpint (world->days[fields->marked - 1 - FIRST_DAY].kind, !=, WHOLE);
      world->seen->n_doubtful++;
      continue;
    }
    if (fields->points > 0)
      while (turn > before + 1 && is_full (&world->days[turn - 1], control))
        turn--;
    else
      while (turn < after && is_full (&world->days[turn], control))
        turn++;
    g_assert_cmpuint (FIRST_DAY + (guint) turn, >=, fields->points > 0 ? fields->marked : 0);
    world->seen->n_certain += fields->marked > FIRST_DAY + (guint) before ? 1 : 0;
  }
}

static void
assert_none (const GError *error, int passed)
{
  int code = passed >= 0 ? BW_SOURCE_ERROR_ONLY_TOTALS : BW_SOURCE_ERROR_NO_DAY;

  g_assert_error (error, BW_SOURCE_ERROR, code);
}

static void
assert_pair (World *world, int from, int to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwExplanation) explanation = bw_organisation_explain (
      world->organisation, FIRST_DAY + (guint) from, FIRST_DAY + (guint) to, NULL, &error);
  int passed_before = -1;
  int passed_after = -1;
  int after = find_day (world, to, &passed_after);
  int before = after >= 0 ? find_day (world, MIN (from, after - 1), &passed_before) : -1;
  BwChangeSum rest = { 0 };

  if (before < 0) {
    assert_none (error, after < 0 ? passed_after : passed_before);
    return;
  }
  g_assert_no_error (error);
  assert_days (world, explanation, before, after, passed_before, passed_after);
  assert_adds_up (explanation);
  assert_near (bw_explanation_get_total (explanation).points,
               world->days[after].points - world->days[before].points);
  assert_marks (world, explanation, before, after);
  for (BwChangeKind kind = 0; kind < BW_N_CHANGE_KINDS; kind++)
    world->seen->n_changes[kind] += bw_explanation_get_changes (explanation, kind)->len;
  if (!world->are_maxima_known)
    return;
  rest = bw_explanation_get_sum (explanation, BW_CHANGE_UNEXPLAINED);
  g_assert_true (rest.points == 0 && rest.max_points == 0 && rest.percentage == 0);
  assert_truth (world, explanation, &world->days[before], &world->days[after]);
}

/* While days arrive nothing is known of what is there, but that it adds up. */
static void
assert_any (World *world)
{
  BwDay to = FIRST_DAY + (guint) g_rand_int_range (world->rand, 1, N_DAYS);
  BwDay from = (BwDay) g_rand_int_range (world->rand, (int) FIRST_DAY, (int) to);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwExplanation) explanation =
                bw_organisation_explain (world->organisation, from, to, NULL, &error);

  if (explanation != NULL)
    assert_adds_up (explanation);
  else
    g_assert_true (g_error_matches (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_NO_DAY) ||
                   g_error_matches (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_ONLY_TOTALS));
}

static void
world_init (World *world, guint seed)
{
  g_autoptr (BwSource) source = NULL;

  world->rand = g_rand_new_with_seed (seed);
  world->archive = bw_archive_world_new ();
  source = bw_archive_source_new (world->archive->archive);
  world->organisation = bw_organisation_new (source, NULL, world->archive->clock);
  for (guint i = 0; i < N_CONTROLS; i++)
    world->states[i] = bw_test_states_new ("Default", "", NULL);
}

static void
world_clear (World *world)
{
  for (guint i = 0; i < N_CONTROLS; i++)
    g_ptr_array_unref (world->states[i]);
  g_object_unref (world->organisation);
  bw_archive_world_free (world->archive);
  g_rand_free (world->rand);
}

static void
play_month (guint seed, gboolean are_maxima_known, Seen *seen)
{
  World world = { .are_maxima_known = are_maxima_known, .seen = seen };
  g_autoptr (GPtrArray) arrivals = NULL;

  world_init (&world, seed);
  arrivals = live (&world);
  shuffle (&world, arrivals);
  for (guint i = 0; i < arrivals->len; i++) {
    arrive (&world, arrivals->pdata[i]);
    if (i % 4 == 0)
      assert_any (&world);
  }
  for (int to = 1; to < N_DAYS; to++)
    for (int from = 0; from < to; from++)
      assert_pair (&world, from, to);
  world_clear (&world);
}

static void
play_months (gboolean are_maxima_known)
{
  Seen seen = { 0 };

  for (guint seed = 1; seed <= N_MONTHS; seed++)
    play_month (seed, are_maxima_known, &seen);
  for (BwChangeKind kind = 0; kind < BW_CHANGE_UNEXPLAINED; kind++)
    g_assert_cmpuint (seen.n_changes[kind], >, 100);
  g_assert_cmpuint (seen.n_passed, >, 100);
  g_assert_cmpuint (seen.n_certain, >, 100);
  g_assert_cmpuint (seen.n_doubtful, >, 50);
  g_assert_true (seen.n_silent > 100 || !are_maxima_known);
}

static void
test_known (void)
{
  play_months (TRUE);
}

static void
test_unknown (void)
{
  play_months (FALSE);
}

int
main (int argc, char **argv)
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/explaining-random/known", test_known);
  g_test_add_func ("/explaining-random/unknown", test_unknown);
  return g_test_run ();
}
