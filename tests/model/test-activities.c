/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What happened to actions, out of days and of what people set. */

#include "model/bw-activities.h"

#include <math.h>

#include "model/bw-test-days.h"
#include "model/bw-words.h"

#define DAY (bw_day_new (2026, 7, 17))

static BwActivities *
make (BwTestDays *self, BwDay from, BwDay to)
{
  g_autoptr (BwCatalogue) catalogue = bw_test_days_make_catalogue (self);

  return bw_activities_new (self->days, NULL, catalogue, from, to);
}

static GPtrArray *
list (BwTestDays *self, BwDay from, BwDay to)
{
  g_autoptr (BwActivities) activities = make (self, from, to);

  return g_ptr_array_ref (bw_activities_get_all (activities));
}

static const BwActivityFields *
get (GPtrArray *activities, guint i)
{
  g_assert_cmpuint (activities->len, >, i);
  return bw_activity_get_fields (g_ptr_array_index (activities, i));
}

static BwActor
get_actor (GPtrArray *activities, guint i)
{
  return bw_activity_get_actor (g_ptr_array_index (activities, i));
}

static void
assert_activity (GPtrArray *activities,
                 guint i,
                 BwActivityKind kind,
                 const char *id,
                 double points,
                 double max_points)
{
  const BwActivityFields *fields = get (activities, i);

  g_assert_cmpstr (bw_activity_kind_to_key (fields->kind), ==, bw_activity_kind_to_key (kind));
  g_assert_cmpstr (fields->id, ==, id);
  g_assert_cmpfloat_with_epsilon (fields->points, points, BW_TEST_NEAR);
  g_assert_cmpfloat_with_epsilon (fields->max_points, max_points, BW_TEST_NEAR);
}

/* Of a 3 of 10 become 5, of b 4 of 10 become 1: 7 of 20 are 35 %, 6 of 20 are 30 %; 2/20 and -3/20 make -1/20. */
static void
test_points (BwTestDays *self, gconstpointer data)
{
  g_autoptr (GPtrArray) activities = NULL;

  BW_TEST_DAYS_ADD (self, DAY - 1, { "a", 3, 10, -1, -1, NULL }, { "b", 4, 10, -1, -1, NULL });
  BW_TEST_DAYS_ADD (self, DAY, { "a", 5, 10, -1, -1, NULL }, { "b", 1, 10, -1, -1, NULL });
  activities = list (self, BW_DAY_NONE, BW_DAY_NONE);
  g_assert_cmpuint (activities->len, ==, 2);
  assert_activity (activities, 0, BW_ACTIVITY_ACHIEVED, "a", 5, 10);
  g_assert_cmpfloat_with_epsilon (get (activities, 0)->change.points, 2, BW_TEST_NEAR);
  g_assert_cmpfloat_with_epsilon (get (activities, 0)->change.percentage, 10, BW_TEST_NEAR);
  g_assert_cmpuint (get (activities, 0)->day, ==, DAY);
  g_assert_cmpuint (get (activities, 0)->since, ==, DAY - 1);
  assert_activity (activities, 1, BW_ACTIVITY_LOST, "b", 1, 10);
  g_assert_cmpfloat_with_epsilon (get (activities, 1)->change.percentage, -15, BW_TEST_NEAR);
  g_assert_cmpint (get_actor (activities, 1), ==, BW_ACTOR_SYSTEM);
}

/* 4 of 8 to 7 of 10: 1.2 by the weight, 1.8 earned; "new" comes with 2 of 5, "old" goes with 1 of 4. */
static void
test_microsoft (BwTestDays *self, gconstpointer data)
{
  g_autoptr (GPtrArray) activities = NULL;

  BW_TEST_DAYS_ADD (self, DAY - 1, { "a", 4, 8, -1, -1, NULL }, { "old", 1, 4, -1, -1, NULL });
  BW_TEST_DAYS_ADD (self, DAY, { "a", 7, 10, -1, -1, NULL }, { "new", 2, 5, -1, -1, NULL });
  activities = list (self, BW_DAY_NONE, BW_DAY_NONE);
  g_assert_cmpuint (activities->len, ==, 4);
  assert_activity (activities, 0, BW_ACTIVITY_ACHIEVED, "a", 7, 10);
  g_assert_cmpfloat_with_epsilon (get (activities, 0)->change.points, 1.8, BW_TEST_NEAR);
  assert_activity (activities, 1, BW_ACTIVITY_REWEIGHTED, "a", 7, 10);
  g_assert_cmpfloat_with_epsilon (get (activities, 1)->change.points, 1.2, BW_TEST_NEAR);
  g_assert_cmpfloat_with_epsilon (get (activities, 1)->change.max_points, 2, BW_TEST_NEAR);
  g_assert_cmpint (get_actor (activities, 1), ==, BW_ACTOR_MICROSOFT);
  assert_activity (activities, 2, BW_ACTIVITY_ADDED, "new", 2, 5);
  g_assert_cmpint (get_actor (activities, 2), ==, BW_ACTOR_SCOPE);
  g_assert_cmpint (get (activities, 3)->kind, ==, BW_ACTIVITY_GONE);
  g_assert_true (isnan (get (activities, 3)->points));
  g_assert_true (isnan (get (activities, 3)->max_points));
  g_assert_cmpfloat_with_epsilon (get (activities, 3)->change.points, -1, BW_TEST_NEAR);
}

/* More users of whom the same part meets it: no points, and yet something happened. Where points follow, it is the points
   that are told; and numbers that do not agree with the percentage tell nothing, be it of one of the days. */
static void
test_population (BwTestDays *self, gconstpointer data)
{
  g_autoptr (GPtrArray) activities = NULL;

  BW_TEST_DAYS_ADD (self, DAY - 1, { "a", 3, 10, 12, 40, NULL }, { "b", 5, 10, 20, 40, NULL },
                    { "c", 1, 2, 2, 4, NULL }, { "d", 3, 10, 28, 40, NULL },
                    { "e", 3, 10, 12, 40, NULL }, { "f", 0, 10, 12, 40, NULL });
  BW_TEST_DAYS_ADD (self, DAY, { "a", 3, 10, 15, 50, NULL }, { "b", 4, 10, 20, 50, NULL },
                    { "c", 1, 2, 2, 4, NULL }, { "d", 3, 10, 15, 50, NULL },
                    { "e", 3, 10, 35, 50, NULL }, { "f", 0, 10, 12, 55, NULL });
  bw_test_records_add_profile (self, .id = "a", .title = "A", .max_points = 10);
  activities = list (self, BW_DAY_NONE, BW_DAY_NONE);
  g_assert_cmpuint (activities->len, ==, 2);
  assert_activity (activities, 0, BW_ACTIVITY_LOST, "b", 4, 10);
  assert_activity (activities, 1, BW_ACTIVITY_POPULATION, "a", 3, 10);
  g_assert_cmpint (bw_control_score_get_total (get (activities, 1)->after), ==, 50);
}

/* The day of what people set is that on which they did; its points are those of that day. */
static void
test_people (BwTestDays *self, gconstpointer data)
{
  g_autoptr (GPtrArray) updates = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) first = g_date_time_new_utc (2026, 7, 15, 8, 0, 0);
  g_autoptr (GDateTime) second = g_date_time_new_utc (2026, 7, 17, 23, 59, 0);
  g_autoptr (GPtrArray) activities = NULL;

  BW_TEST_DAYS_ADD (self, DAY - 3, { "a", 1, 10, -1, -1, NULL });
  BW_TEST_DAYS_ADD (self, DAY - 2, { "a", 2, 10, -1, -1, NULL });
  BW_TEST_DAYS_ADD (self, DAY, { "a", 3, 10, -1, -1, NULL });
  g_ptr_array_add (updates, BW_TEST_UPDATE (.state = "Default", .updated = second));
  g_ptr_array_add (updates, BW_TEST_UPDATE (.state = "Ignored", .updated = first,
                                            .updated_by = "ann@example.org", .comment = "no"));
  g_ptr_array_add (updates, BW_TEST_UPDATE (.state = "Default"));
  bw_test_records_add_profile (self, .id = "a", .title = "A", .max_points = 10,
                               .state_updates = updates);
  activities = list (self, DAY - 2, BW_DAY_NONE);
  g_assert_cmpuint (activities->len, ==, 4);
  assert_activity (activities, 0, BW_ACTIVITY_STATE, "a", 3, 10);
  g_assert_cmpstr (bw_state_update_get_state (get (activities, 0)->update_before), ==, "Ignored");
  assert_activity (activities, 1, BW_ACTIVITY_ACHIEVED, "a", 3, 10);
  assert_activity (activities, 2, BW_ACTIVITY_STATE, "a", 2, 10);
  g_assert_cmpuint (get (activities, 2)->day, ==, DAY - 2);
  g_assert_cmpstr (get (activities, 2)->person, ==, "ann@example.org");
  g_assert_cmpstr (bw_state_update_get_state (get (activities, 2)->update_before), ==, "Default");
  assert_activity (activities, 3, BW_ACTIVITY_ACHIEVED, "a", 2, 10);
}

/* After the last day, and in a gap, there is what people set; its points are those of the day before it. */
static void
test_people_without_day (BwTestDays *self, gconstpointer data)
{
  g_autoptr (GPtrArray) updates = bw_test_states_new ("Ignored", "2026-07-16T08:00:00Z", "Default",
                                                     "2026-07-19T08:00:00Z", NULL);
  g_autoptr (GPtrArray) activities = NULL;

  BW_TEST_DAYS_ADD (self, DAY - 2, { "a", 2, 10, -1, -1, NULL });
  BW_TEST_DAYS_ADD (self, DAY, { "a", 2, 10, -1, -1, NULL });
  bw_test_records_add_profile (self, .id = "a", .title = "A", .max_points = 10,
                               .state_updates = updates);
  activities = list (self, DAY - 2, DAY + 2);
  g_assert_cmpuint (activities->len, ==, 2);
  assert_activity (activities, 0, BW_ACTIVITY_STATE, "a", 2, 10);
  g_assert_cmpuint (get (activities, 0)->day, ==, DAY + 2);
  g_assert_cmpuint (get (activities, 1)->day, ==, DAY - 1);
}

/* Of 0 points nobody tells the maximum but the catalogue of each day: 4 became 10, then nothing. A score with points tells
   its own. */
static void
test_silent (BwTestDays *self, gconstpointer data)
{
  g_autoptr (BwCatalogue) newest = NULL;
  g_autoptr (BwCatalogue) old = NULL;
  g_autoptr (GPtrArray) outlines = g_ptr_array_new ();
  g_autoptr (BwActivities) told = NULL;
  g_autoptr (BwActivities) untold = NULL;

  for (guint i = 0; i < 3; i++)
    BW_TEST_DAYS_ADD (self, DAY - 2 + i, { "a", 0, 10, -1, -1, NULL }, { "b", 1, 4, -1, -1, NULL });
  bw_test_records_add_profile (self, .id = "a", .title = "A", .max_points = 4);
  bw_test_records_add_profile (self, .id = "b", .title = "B", .max_points = 9);
  old = bw_test_days_make_catalogue (self);
  g_ptr_array_set_size (self->profiles, 0);
  bw_test_records_add_profile (self, .id = "a", .title = "A", .max_points = 10);
  newest = bw_test_days_make_catalogue (self);
  g_ptr_array_add (outlines, old);
  g_ptr_array_add (outlines, newest);
  g_ptr_array_add (outlines, newest);
  told = bw_activities_new (self->days, outlines, newest, BW_DAY_NONE, BW_DAY_NONE);
  untold = bw_activities_new (self->days, NULL, newest, BW_DAY_NONE, BW_DAY_NONE);
  g_assert_cmpuint (bw_activities_get_all (untold)->len, ==, 0);
  g_assert_cmpuint (bw_activities_get_all (told)->len, ==, 1);
  assert_activity (bw_activities_get_all (told), 0, BW_ACTIVITY_REWEIGHTED, "a", 0, 10);
  g_assert_cmpuint (get (bw_activities_get_all (told), 0)->day, ==, DAY - 1);
  g_assert_cmpfloat_with_epsilon (get (bw_activities_get_all (told), 0)->change.max_points, 6,
                                  BW_TEST_NEAR);
}

/* Marked on the day before, all points on the day: who marked it brought them. */
static void
test_asserted (BwTestDays *self, gconstpointer data)
{
  g_autoptr (GPtrArray) updates = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) moment = g_date_time_new_utc (2026, 7, 16, 8, 0, 0);
  g_autoptr (GPtrArray) activities = NULL;

  BW_TEST_DAYS_ADD (self, DAY - 1, { "a", 0.5, 10, -1, -1, NULL });
  BW_TEST_DAYS_ADD (self, DAY, { "a", 10, 10, -1, -1, NULL });
  g_ptr_array_add (updates, BW_TEST_UPDATE (.state = "ThirdParty", .updated = moment,
                                            .updated_by = "ann@example.org"));
  bw_test_records_add_profile (self, .id = "a", .title = "A", .max_points = 10,
                               .state_updates = updates);
  activities = list (self, DAY, DAY);
  g_assert_cmpuint (activities->len, ==, 1);
  assert_activity (activities, 0, BW_ACTIVITY_ASSERTED, "a", 10, 10);
  g_assert_cmpstr (get (activities, 0)->person, ==, "ann@example.org");
  g_assert_cmpint (bw_activity_get_group (activities->pdata[0]), ==,
                   BW_ACTIVITY_GROUP_IMPROVEMENTS);
}

/* A day without details, and one of which a part is missing, are gone over; the range cuts off, and the day before it is
   what its first day is compared with. */
static void
test_days (BwTestDays *self, gconstpointer data)
{
  g_autoptr (GPtrArray) activities = NULL;

  BW_TEST_DAYS_ADD (self, DAY - 5, { "a", 1, 10, -1, -1, NULL }, { "b", 1, 10, -1, -1, NULL });
  BW_TEST_DAYS_ADD (self, DAY - 4, { "a", 2, 10, -1, -1, NULL }, { "b", 1, 10, -1, -1, NULL });
  BW_TEST_DAYS_ADD (self, DAY - 3, { "a", 2, 10, -1, -1, NULL });
  bw_test_days_make_incomplete (self, 2);
  bw_test_days_add (self, DAY - 2, NULL, 0);
  BW_TEST_DAYS_ADD (self, DAY - 1, { "a", 4, 10, -1, -1, NULL }, { "b", 1, 10, -1, -1, NULL });
  BW_TEST_DAYS_ADD (self, DAY, { "a", 8, 10, -1, -1, NULL }, { "b", 1, 10, -1, -1, NULL });
  activities = list (self, DAY - 3, DAY - 1);
  g_assert_cmpuint (activities->len, ==, 1);
  assert_activity (activities, 0, BW_ACTIVITY_ACHIEVED, "a", 4, 10);
  g_assert_cmpuint (get (activities, 0)->since, ==, DAY - 4);
}

static void
test_filter (BwTestDays *self, gconstpointer data)
{
  g_autoptr (BwActivities) activities = NULL;
  g_autoptr (GPtrArray) won = NULL;
  g_autoptr (GPtrArray) microsoft = NULL;
  g_autoptr (GPtrArray) data_only = NULL;
  GPtrArray *categories = NULL;

  BW_TEST_DAYS_ADD (self, DAY - 1, { "a", 3, 10, -1, -1, NULL }, { "b", 4, 10, -1, -1, NULL });
  BW_TEST_DAYS_ADD (self, DAY, { "a", 5, 10, -1, -1, NULL }, { "b", 1, 10, -1, -1, NULL },
                    { "c", 1, 10, -1, -1, NULL });
  activities = make (self, BW_DAY_NONE, BW_DAY_NONE);
  won = bw_activities_filter (activities, BW_ACTIVITY_GROUP_IMPROVEMENTS, NULL);
  microsoft = bw_activities_filter (activities, BW_ACTIVITY_GROUP_MICROSOFT, BW_CATEGORY_IDENTITY);
  data_only = bw_activities_filter (activities, BW_ACTIVITY_GROUP_ALL, BW_CATEGORY_DATA);
  categories = bw_activities_get_categories (activities);
  g_assert_cmpuint (bw_activities_get_compared (activities)->len, ==, 1);
  g_assert_cmpuint (won->len, ==, 1);
  g_assert_cmpstr (get (won, 0)->id, ==, "a");
  g_assert_cmpuint (microsoft->len, ==, 1);
  g_assert_cmpstr (get (microsoft, 0)->id, ==, "c");
  g_assert_cmpuint (data_only->len, ==, 0);
  g_assert_cmpuint (categories->len, ==, 1);
  g_assert_cmpstr (categories->pdata[0], ==, BW_CATEGORY_IDENTITY);
}

/* The same days make the same activities; other points make another. */
static void
test_same (BwTestDays *self, gconstpointer data)
{
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) other = NULL;

  BW_TEST_DAYS_ADD (self, DAY - 1, { "a", 3, 10, -1, -1, NULL });
  BW_TEST_DAYS_ADD (self, DAY, { "a", 5, 10, -1, -1, NULL });
  first = list (self, BW_DAY_NONE, BW_DAY_NONE);
  second = list (self, BW_DAY_NONE, BW_DAY_NONE);
  g_ptr_array_remove_index (self->days, 1);
  BW_TEST_DAYS_ADD (self, DAY, { "a", 6, 10, -1, -1, NULL });
  other = list (self, BW_DAY_NONE, BW_DAY_NONE);
  g_assert_true (bw_activity_is_same (first->pdata[0], second->pdata[0]));
  g_assert_false (bw_activity_is_same (first->pdata[0], other->pdata[0]));
}

/* The changes of points and of the score that a list tells. */
static BwChangeSum
add_up (GPtrArray *activities)
{
  BwChangeSum sum = { 0 };

  for (guint i = 0; i < activities->len; i++) {
    sum.points += get (activities, i)->change.points;
    sum.max_points += get (activities, i)->change.max_points;
    sum.percentage += get (activities, i)->change.percentage;
  }
  return sum;
}

/* Of 10 points, less than half a one is small: a wins 0.2, b loses 0.1, c loses 0.5, d wins 1. On the day after only a
   wavers. Under a category or kind it is what this leaves that is added up. */
static void
test_folded (BwTestDays *self, gconstpointer data)
{
  g_autoptr (BwActivities) activities = NULL;
  g_autoptr (GPtrArray) folded = NULL;
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (GPtrArray) lost_folded = NULL;
  BwChangeSum before;
  BwChangeSum after;

  BW_TEST_DAYS_ADD (self, DAY - 2, { "a", 3, 10, -1, -1, NULL }, { "b", 4, 10, -1, -1, NULL },
                    { "c", 5, 10, -1, -1, NULL }, { "d", 6, 10, -1, -1, NULL });
  BW_TEST_DAYS_ADD (self, DAY - 1, { "a", 3.2, 10, -1, -1, NULL }, { "b", 3.9, 10, -1, -1, NULL },
                    { "c", 4.5, 10, -1, -1, NULL }, { "d", 7, 10, -1, -1, NULL });
  BW_TEST_DAYS_ADD (self, DAY, { "a", 3.1, 10, -1, -1, NULL }, { "b", 3.9, 10, -1, -1, NULL },
                    { "c", 4.5, 10, -1, -1, NULL }, { "d", 7, 10, -1, -1, NULL });
  activities = make (self, BW_DAY_NONE, BW_DAY_NONE);
  folded = bw_activities_fold (bw_activities_get_all (activities));
  g_assert_cmpuint (folded->len, ==, 4);
  assert_activity (folded, 0, BW_ACTIVITY_LOST, "a", 3.1, 10);
  assert_activity (folded, 1, BW_ACTIVITY_ACHIEVED, "d", 7, 10);
  assert_activity (folded, 2, BW_ACTIVITY_LOST, "c", 4.5, 10);
  g_assert_cmpint (get (folded, 3)->kind, ==, BW_ACTIVITY_SMALL);
  g_assert_cmpuint (get (folded, 3)->day, ==, DAY - 1);
  g_assert_cmpuint (get (folded, 3)->since, ==, DAY - 2);
  g_assert_cmpuint (get (folded, 3)->n_actions, ==, 2);
  g_assert_cmpfloat_with_epsilon (get (folded, 3)->change.points, 0.1, BW_TEST_NEAR);
  g_assert_cmpint (get_actor (folded, 3), ==, BW_ACTOR_SYSTEM);
  for (guint i = 1; i < folded->len; i++)
    g_assert_cmpint (bw_activity_compare (folded->pdata[i - 1], folded->pdata[i]), <, 0);
  before = add_up (bw_activities_get_all (activities));
  after = add_up (folded);
  g_assert_cmpfloat_with_epsilon (after.points, before.points, BW_TEST_NEAR);
  g_assert_cmpfloat_with_epsilon (after.max_points, before.max_points, BW_TEST_NEAR);
  g_assert_cmpfloat_with_epsilon (after.percentage, before.percentage, BW_TEST_NEAR);
  lost = bw_activities_filter (activities, BW_ACTIVITY_GROUP_REGRESSIONS, NULL);
  lost_folded = bw_activities_fold (lost);
  g_assert_cmpuint (lost_folded->len, ==, lost->len);
}

/* What Microsoft did and what people set is never small, nor what has no maximum. */
static void
test_not_small (BwTestDays *self, gconstpointer data)
{
  BwActivityFields fields = { .kind = BW_ACTIVITY_LOST,
                              .day = DAY,
                              .id = "a",
                              .category = BW_CATEGORY_DATA,
                              .points = 1,
                              .max_points = 10,
                              .change = { -0.01, 0, -0.01 } };

  for (fields.kind = 0; fields.kind < BW_N_ACTIVITY_KINDS; fields.kind++) {
    g_autoptr (BwActivity) activity = bw_activity_new (&fields);

    g_assert_true (bw_activity_is_small (activity) ==
                   (fields.kind == BW_ACTIVITY_ACHIEVED || fields.kind == BW_ACTIVITY_LOST));
  }
  fields.kind = BW_ACTIVITY_LOST;
  fields.max_points = NAN;
  {
    g_autoptr (BwActivity) activity = bw_activity_new (&fields);

    g_assert_false (bw_activity_is_small (activity));
  }
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*run) (BwTestDays *, gconstpointer);
  } tests[] = {
    { "/activities/points", test_points },
    { "/activities/microsoft", test_microsoft },
    { "/activities/population", test_population },
    { "/activities/people", test_people },
    { "/activities/people-without-day", test_people_without_day },
    { "/activities/silent", test_silent },
    { "/activities/asserted", test_asserted },
    { "/activities/days", test_days },
    { "/activities/filter", test_filter },
    { "/activities/same", test_same },
    { "/activities/folded", test_folded },
    { "/activities/not-small", test_not_small },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, BwTestDays, NULL, bw_test_days_set_up, tests[i].run,
                bw_test_days_tear_down);
  return g_test_run ();
}
