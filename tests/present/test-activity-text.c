/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How it is said what happened to actions. */

#include "present/bw-activity-text.h"

#include <math.h>

#include "model/bw-test-records.h"
#include "model/bw-words.h"
#include "present/bw-change-text.h"
#include "present/bw-test-locale.h"

#define DAY (bw_day_new (2026, 11, 24))

static BwActivityFields
make_fields (BwActivityKind kind, double points, double max_points)
{
  return (BwActivityFields) {
    .kind = kind,
    .day = DAY,
    .since = kind == BW_ACTIVITY_STATE ? BW_DAY_NONE : DAY - 1,
    .id = "mfa",
    .category = BW_CATEGORY_IDENTITY,
    .points = 6,
    .max_points = 9,
    .change = { points, max_points, 0.5 },
  };
}

static void
assert_said (char *said, const char *wanted)
{
  g_autofree char *owned = said;

  g_assert_cmpstr (owned, ==, wanted);
}

static void
assert_event (const BwActivityFields *fields, const char *wanted)
{
  g_autoptr (BwActivity) activity = bw_activity_new (fields);

  assert_said (bw_activity_text_say_event (activity), wanted);
}

static void
test_events (void)
{
  static const struct {
    BwActivityKind kind;
    double points;
    double max_points;
    const char *wanted;
  } events[] = {
    { BW_ACTIVITY_ACHIEVED, 3, 0, "Points won: +3" },
    { BW_ACTIVITY_LOST, -2.5, 0, "Points lost: −2.5" },
    { BW_ACTIVITY_ASSERTED, 3, 0, "Points of a third-party mark: +3" },
    { BW_ACTIVITY_ASSERTED, -3, 0, "Points of a third-party mark gone: −3" },
    { BW_ACTIVITY_REWEIGHTED, 1, 2, "Re-weighted: points +1, maximum +2" },
    { BW_ACTIVITY_ADDED, 0, 5, "Added: maximum +5" },
    { BW_ACTIVITY_GONE, -1, -4, "Scored no more: points −1, maximum −4" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (events); i++) {
    BwActivityFields fields = make_fields (events[i].kind, events[i].points, events[i].max_points);

    assert_event (&fields, events[i].wanted);
  }
}

/* What changed says what was done: the state, else to whom it is assigned, else the comment. */
static void
test_people (void)
{
  g_autoptr (BwStateUpdate) nothing = BW_TEST_UPDATE (.state = "Default");
  g_autoptr (BwStateUpdate) accepted = BW_TEST_UPDATE (.state = "ignored", .comment = "Later");
  g_autoptr (BwStateUpdate) assigned =
                BW_TEST_UPDATE (.state = "Ignored", .comment = "Later", .assigned_to = "Bob");
  g_autoptr (BwStateUpdate) commented =
                BW_TEST_UPDATE (.state = "Ignored", .comment = "Never", .assigned_to = "Bob");
  g_autoptr (BwStateUpdate) odd = BW_TEST_UPDATE (.state = "Escalated");
  BwActivityFields fields = make_fields (BW_ACTIVITY_STATE, 0, 0);

  fields.update = accepted;
  assert_event (&fields, "Marked as: Risk accepted");
  fields.update_before = accepted;
  fields.update = assigned;
  assert_event (&fields, "Assigned to Bob");
  fields.update_before = assigned;
  fields.update = commented;
  assert_event (&fields, "Comment changed");
  fields.update_before = commented;
  fields.update = nothing;
  assert_event (&fields, "Mark taken away");
  fields.update = odd;
  assert_event (&fields, "Marked as: Other: Escalated");
}

static void
test_actors (void)
{
  BwActivityFields fields = make_fields (BW_ACTIVITY_STATE, 0, 0);
  g_autoptr (BwActivity) nobody = bw_activity_new (&fields);
  g_autoptr (BwActivity) ann = NULL;
  g_autoptr (BwActivity) measured = NULL;

  fields.person = "ann@example.org";
  ann = bw_activity_new (&fields);
  fields = make_fields (BW_ACTIVITY_LOST, -1, 0);
  measured = bw_activity_new (&fields);
  assert_said (bw_activity_text_say_actor (nobody), "Not told who");
  assert_said (bw_activity_text_say_actor (ann), "ann@example.org");
  assert_said (bw_activity_text_say_actor (measured), "System");
}

static void
test_whole (void)
{
  g_autoptr (BwControlScore) before =
                BW_TEST_SCORE (.id = "mfa", .count = 12, .total = 40, .percentage = 30);
  g_autoptr (BwControlScore) after =
                BW_TEST_SCORE (.id = "mfa", .count = 12, .total = 55, .percentage = 21.82);
  BwActivityFields fields = make_fields (BW_ACTIVITY_LOST, -1, 0);
  g_autoptr (BwActivity) activity = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  fields.since = DAY - 3;
  fields.before = before;
  fields.after = after;
  activity = bw_activity_new (&fields);
  g_ptr_array_add (list, activity);
  assert_said (bw_activity_text_say_line (activity),
               "24 Nov 2026 · Points lost: −1 · 12 of 40 became 12 of 55 · since 21 Nov 2026, as "
               "days are missing · Identity · System");
  assert_said (bw_activity_text_say_sentence (activity),
               "mfa. Points lost: −1, on 24 November 2026. Points now: 6 / 9. Category: Identity. "
               "Attributed to: System. 12 of 40 became 12 of 55 · since 21 Nov 2026, as days are "
               "missing");
  assert_said (bw_activity_text_say_table (list),
               "Day\tAction\tActivity\tPoints\tCategory\tAttributed to\n"
               "24 Nov 2026\tmfa\tPoints lost: -1\t6 / 9\tIdentity\tSystem\n");
  fields.kind = BW_ACTIVITY_POPULATION;
  assert_event (&fields, "12 of 40 became 12 of 55");
}

/* How many do not meet it is not told as how many do, be it of one of the days. */
static void
test_turned_around (void)
{
  g_autoptr (BwControlScore) before =
                BW_TEST_SCORE (.id = "mfa", .count = 12, .total = 40, .percentage = 30);
  g_autoptr (BwControlScore) turned =
                BW_TEST_SCORE (.id = "mfa", .count = 43, .total = 55, .percentage = 21.82);
  g_autoptr (BwControlScore) after =
                BW_TEST_SCORE (.id = "mfa", .count = 12, .total = 55, .percentage = 21.82);

  assert_said (bw_change_text_say_population (before, after), "12 of 40 became 12 of 55");
  assert_said (bw_change_text_say_population (before, turned), NULL);
  assert_said (bw_change_text_say_population (turned, after), NULL);
  assert_said (bw_change_text_say_population (NULL, after), NULL);
}

/* Small changes of several actions are about none of them; that they are added up is said above. */
static void
test_small (void)
{
  BwActivityFields fields = make_fields (BW_ACTIVITY_SMALL, -0.031, 0);
  g_autoptr (BwActivity) activity = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  fields.id = fields.category = "";
  fields.points = fields.max_points = NAN;
  fields.n_actions = 12;
  activity = bw_activity_new (&fields);
  g_ptr_array_add (list, activity);
  assert_said (bw_activity_text_say_title (activity), "12 actions");
  assert_said (bw_activity_text_say_line (activity), "24 Nov 2026 · Small changes: −0.03 · System");
  assert_said (bw_activity_text_say_sentence (activity),
               "12 actions. Small changes: −0.03, on 24 November 2026. Attributed to: System.");
  assert_said (bw_activity_text_say_table (list),
               "Day\tAction\tActivity\tPoints\tCategory\tAttributed to\n"
               "24 Nov 2026\t12 actions\tSmall changes: -0.03\t\t\tSystem\n");
  assert_said (bw_activity_text_say_number (13, FALSE), "13 events");
  assert_said (
      bw_activity_text_say_number (13, TRUE),
      "13 events. Changes of less than 5% of the points of an action are added up by day.");
}

/* That nothing is shown has a reason. */
static void
test_nothing (void)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwActivities) none = bw_activities_new (days, NULL, NULL, BW_DAY_NONE, BW_DAY_NONE);
  g_autoptr (BwActivities) quiet = NULL;

  for (guint i = 0; i < 2; i++) {
    g_autoptr (BwTestRecords) records = bw_test_records_new (1, 2);

    records->day = DAY + i;
    bw_test_records_add_score (records, .id = "a", .category = "Data", .points = 1,
                               .percentage = 50, .count = -1, .total = -1);
    g_ptr_array_add (days, bw_test_records_make_snapshot (records));
  }
  quiet = bw_activities_new (days, NULL, NULL, BW_DAY_NONE, BW_DAY_NONE);
  assert_said (bw_activity_text_say_nothing (quiet, BW_ACTIVITY_GROUP_ALL, NULL),
               "Nothing happened to any action in these days.");
  assert_said (bw_activity_text_say_nothing (none, BW_ACTIVITY_GROUP_ALL, NULL),
               "What happened to actions is not known: of these days only the totals are kept, or "
               "there are not two of them to compare.");
}

static void
test_dutch (void)
{
  BwActivityFields fields = make_fields (BW_ACTIVITY_LOST, -2.5, 0);

  if (!bw_test_locale_enter ("nl_NL.UTF-8"))
    return;
  assert_event (&fields, "Punten verloren: −2,5");
  bw_test_locale_enter ("C.UTF-8");
}

int
main (int argc, char **argv)
{
  bw_test_locale_init (&argc, &argv);
  g_test_add_func ("/activity-text/events", test_events);
  g_test_add_func ("/activity-text/people", test_people);
  g_test_add_func ("/activity-text/actors", test_actors);
  g_test_add_func ("/activity-text/whole", test_whole);
  g_test_add_func ("/activity-text/turned-around", test_turned_around);
  g_test_add_func ("/activity-text/small", test_small);
  g_test_add_func ("/activity-text/nothing", test_nothing);
  g_test_add_func ("/activity-text/dutch", test_dutch);
  return g_test_run ();
}
