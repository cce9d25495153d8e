/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What happened recently to actions, with the arithmetic written out. */

#include "model/bw-recent.h"

#include <math.h>

#include "model/bw-test-records.h"

#define DAY (bw_day_new (2026, 11, 23))

/* Days as they come, and the catalogue of the newest. */
typedef struct {
  GPtrArray *days;
  GPtrArray *profiles;
  GPtrArray *profile_days;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->days = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->profiles = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->profile_days = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_profile_days_free);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->days);
  g_ptr_array_unref (fixture->profiles);
  g_ptr_array_unref (fixture->profile_days);
}

/* A control score of a day; a maximum of 0 ends the list. */
typedef struct {
  const char *id;
  double points;
  double max;
} Score;

static void
add_day_in_full (Fixture *fixture, BwDay day, const Score *scores, gboolean incomplete)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  for (; scores->max > 0; scores++)
    g_ptr_array_add (list, BW_TEST_SCORE (.id = scores->id, .category = "Identity",
                                          .points = scores->points,
                                          .percentage = scores->points / scores->max * 100,
                                          .count = -1, .total = -1));
  g_ptr_array_add (fixture->days, bw_snapshot_new (&(BwSnapshotFields) {
                                      .id = "snapshot",
                                      .tenant_id = "tenant",
                                      .day = day,
                                      .current = 1,
                                      .max = 2,
                                      .active_users = -1,
                                      .control_scores = list,
                                      .incomplete = incomplete,
                                  }));
}

#define add_day(fixture, day, ...) \
  add_day_in_full ((fixture), (day), (const Score[]) { __VA_ARGS__, { NULL } }, FALSE)

static void
add_profile (Fixture *fixture, const char *id, double max_points)
{
  g_ptr_array_add (fixture->profiles, BW_TEST_PROFILE (.id = id, .max_points = max_points));
}

static void
add_profile_days (Fixture *fixture, const char *id, BwDay first_seen, BwDay last_changed)
{
  g_ptr_array_add (fixture->profile_days, bw_profile_days_new (id, first_seen, last_changed));
}

static BwRecent *
look (Fixture *fixture)
{
  g_autoptr (BwCatalogue) catalogue = bw_catalogue_new (NULL, fixture->profiles);

  return bw_recent_new (fixture->days, catalogue, fixture->profile_days);
}

static void
assert_keys (BwRecent *recent, const char *id, const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", (char **) bw_recent_list_keys (recent, id));

  g_assert_cmpstr (joined, ==, expected);
}

static void
assert_event (BwRecent *recent,
              const char *id,
              BwRecentKind kind,
              BwDay day,
              double points,
              double max_points)
{
  const BwRecentEvent *event = bw_recent_find (recent, id, kind);

  g_assert_nonnull (event);
  g_assert_cmpuint (event->day, ==, day);
  if (isnan (points))
    g_assert_true (isnan (event->points_before));
  else
    g_assert_cmpfloat_with_epsilon (event->points_before, points, BW_TEST_NEAR);
  if (isnan (max_points))
    g_assert_true (isnan (event->max_before));
  else
    g_assert_cmpfloat_with_epsilon (event->max_before, max_points, BW_TEST_NEAR);
}

/* Of 9 points 9, then 5: told is the day on which they were gone, and what there was before. */
static void
test_regressed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwRecent) recent = NULL;

  add_day (fixture, DAY - 20, { "fell", 6, 9 }, { "healed", 9, 9 }, { "rose", 2, 8 });
  add_day (fixture, DAY - 10, { "FELL", 9, 9 }, { "healed", 0, 9 }, { "rose", 4, 8 });
  add_day (fixture, DAY - 7, { "fell", 5, 9 }, { "healed", 9, 9 }, { "rose", 6, 8 });
  add_day (fixture, DAY, { "fell", 5, 9 }, { "healed", 9, 9 }, { "rose", 8, 8 });
  recent = look (fixture);

  assert_event (recent, "fell", BW_RECENT_REGRESSED, DAY - 7, 9, 9);
  assert_keys (recent, "fell", "regressed");
  assert_keys (recent, "healed", "");
  assert_keys (recent, "rose", "");
}

/* A twentieth of ten points is half a point: what is lost of that counts, a device or two less does not. */
static void
test_threshold (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwRecent) recent = NULL;

  add_day (fixture, DAY - 1, { "wavers", 9, 10 }, { "falls", 9, 10 });
  add_day (fixture, DAY, { "wavers", 8.51, 10 }, { "falls", 8.5, 10 });
  recent = look (fixture);

  assert_keys (recent, "wavers", "");
  assert_event (recent, "falls", BW_RECENT_REGRESSED, DAY, 9, 10);
}

/* Weighed anew from 10 to 5, what was full is full. What was full of 4 and is half of 8 has lost half of it. */
static void
test_reweighted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwRecent) recent = NULL;

  add_profile (fixture, "none", 6);
  add_day (fixture, DAY - 12, { "full", 10, 10 }, { "half", 4, 4 }, { "none", 2, 4 });
  add_day (fixture, DAY - 9, { "full", 5, 5 }, { "half", 4, 8 }, { "none", 0, 4 });
  add_day (fixture, DAY, { "full", 5, 5 }, { "half", 4, 8 }, { "none", 0, 4 });
  recent = look (fixture);

  assert_keys (recent, "full", "changed");
  assert_event (recent, "full", BW_RECENT_CHANGED, DAY - 9, NAN, 10);
  assert_keys (recent, "half", "regressed changed");
  assert_event (recent, "half", BW_RECENT_REGRESSED, DAY - 9, 4, 4);
  assert_event (recent, "half", BW_RECENT_CHANGED, DAY - 9, NAN, 4);
  /* Without points its days tell no maximum; the catalogue does, of the newest day. */
  assert_event (recent, "none", BW_RECENT_CHANGED, DAY, NAN, 4);
}

static void
test_added (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwRecent) recent = NULL;

  add_day (fixture, DAY - 5, { "old", 1, 2 }, { "gone", 1, 2 }, { "dips", 1, 2 });
  add_day (fixture, DAY - 3, { "old", 1, 2 }, { "new", 0, 2 }, { "fleeting", 1, 2 });
  add_day (fixture, DAY, { "old", 1, 2 }, { "new", 0, 2 }, { "dips", 1, 2 });
  recent = look (fixture);

  assert_event (recent, "new", BW_RECENT_ADDED, DAY - 3, NAN, NAN);
  assert_keys (recent, "old", "");
  assert_keys (recent, "gone", "");
  assert_keys (recent, "dips", "");
  assert_keys (recent, "fleeting", "");
}

/* What happened a month ago is recent, and what happened the day before that is not. */
static void
test_bounds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwRecent) recent = NULL;

  add_day (fixture, DAY - 90, { "old", 1, 2 });
  add_day (fixture, DAY - BW_RECENT_DAYS - 2, { "old", 1, 2 }, { "fell-before", 2, 2 });
  add_day (fixture, DAY - BW_RECENT_DAYS - 1, { "old", 1, 2 }, { "fell-before", 1, 2 },
           { "before", 1, 2 }, { "fell", 2, 2 });
  add_day (fixture, DAY - BW_RECENT_DAYS, { "old", 1, 2 }, { "fell-before", 1, 2 },
           { "before", 1, 2 }, { "fell", 1, 2 }, { "within", 1, 2 });
  add_day (fixture, DAY, { "old", 1, 2 }, { "fell-before", 1, 2 }, { "before", 1, 2 },
           { "fell", 1, 2 }, { "within", 1, 2 });
  recent = look (fixture);

  assert_keys (recent, "old", "");
  assert_keys (recent, "before", "");
  assert_keys (recent, "fell-before", "");
  assert_event (recent, "within", BW_RECENT_ADDED, DAY - BW_RECENT_DAYS, NAN, NAN);
  assert_event (recent, "fell", BW_RECENT_REGRESSED, DAY - BW_RECENT_DAYS, 2, 2);
}

/* What a day left out because it was told in part is not new on the next one. */
static void
test_incomplete (Fixture *fixture, gconstpointer data)
{
  const Score part[] = { { "one", 1, 2 }, { NULL } };
  g_autoptr (BwRecent) recent = NULL;

  add_day_in_full (fixture, DAY - 2, part, TRUE);
  add_day_in_full (fixture, DAY - 2, part + 1, FALSE);
  add_day (fixture, DAY - 1, { "one", 1, 2 }, { "two", 1, 2 });
  add_day (fixture, DAY, { "one", 1, 2 }, { "two", 1, 2 });
  recent = look (fixture);
  assert_keys (recent, "two", "");
}

/* The catalogues tell of what is not scored, and of texts. */
static void
test_profiles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwRecent) recent = NULL;

  add_day (fixture, DAY - 9, { "scored", 1, 2 }, { "retold", 1, 2 });
  add_day (fixture, DAY, { "scored", 1, 2 }, { "retold", 1, 2 }, { "new", 1, 2 });
  add_profile_days (fixture, "retold", DAY - 200, DAY - 4);
  add_profile_days (fixture, "long-ago", DAY - 200, DAY - BW_RECENT_DAYS - 1);
  add_profile_days (fixture, "unscored", DAY - 8, DAY - 8);
  add_profile_days (fixture, "unscored-changed", DAY - 8, DAY - 2);
  add_profile_days (fixture, "scored", DAY - 8, DAY - 8);
  add_profile_days (fixture, "new", DAY - 3, DAY);
  recent = look (fixture);

  assert_event (recent, "retold", BW_RECENT_CHANGED, DAY - 4, NAN, NAN);
  assert_keys (recent, "retold", "changed");
  assert_keys (recent, "long-ago", "");
  assert_event (recent, "unscored", BW_RECENT_ADDED, DAY - 8, NAN, NAN);
  assert_keys (recent, "unscored", "added");
  assert_keys (recent, "unscored-changed", "added changed");
  /* It was scored before the catalogue had it. */
  assert_keys (recent, "scored", "");
  /* Its day is that of its first points; what changed on it is part of its coming. */
  assert_event (recent, "new", BW_RECENT_ADDED, DAY, NAN, NAN);
  assert_keys (recent, "new", "added");
}

/* All profiles of the first catalogue were first seen on its day. */
static void
test_first_catalogue (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwRecent) recent = NULL;

  add_day (fixture, DAY, { "one", 1, 2 });
  add_profile_days (fixture, "one", DAY - 1, DAY - 1);
  add_profile_days (fixture, "two", DAY - 1, DAY - 1);
  recent = look (fixture);
  assert_keys (recent, "one", "");
  assert_keys (recent, "two", "");
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwRecent) recent = look (fixture);

  assert_keys (recent, "any", "");
  g_assert_null (bw_recent_find (recent, "any", BW_RECENT_ADDED));
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/recent/regressed", test_regressed },   { "/recent/threshold", test_threshold },
    { "/recent/reweighted", test_reweighted }, { "/recent/added", test_added },
    { "/recent/bounds", test_bounds },         { "/recent/incomplete", test_incomplete },
    { "/recent/profiles", test_profiles },     { "/recent/first-catalogue", test_first_catalogue },
    { "/recent/nothing", test_nothing },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
