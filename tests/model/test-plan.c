/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-records.h"
#include "model/bw-test-records.h"

#define TODAY bw_day_new (2026, 7, 17)

static char *
join_ids (GPtrArray *entries)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            bw_plan_entry_get_id (g_ptr_array_index (entries, i)));
  return g_string_free_and_steal (ids);
}

static void
assert_ids (GPtrArray *entries, const char *expected)
{
  g_autofree char *ids = join_ids (entries);

  g_assert_cmpstr (ids, ==, expected);
}

/* Whatever is handed in, what is kept is the same for all who say the same. */
static void
test_clean (void)
{
  g_autoptr (BwPlanEntry) entry =
          BW_TEST_PLAN_ENTRY (.id = "a", .owner = "  Ann\n van  Dijk ", .note = " one\n\ttwo ",
                              .tags = BW_TEST_THREATS ("", " mail ", "Mail", "a\tb", "\u200b"));
  g_autoptr (BwPlanEntry) blank =
                BW_TEST_PLAN_ENTRY (.id = "a", .owner = " \t", .note = "\n ", .tags = NULL);

  g_assert_cmpstr (bw_plan_entry_get_owner (entry), ==, "Ann van Dijk");
  g_assert_cmpstr (bw_plan_entry_get_note (entry), ==, " one\n\ttwo ");
  g_assert_cmpstrv (bw_plan_entry_get_tags (entry), BW_TEST_THREATS ("mail", "a b"));
  g_assert_null (bw_plan_entry_get_owner (blank));
  g_assert_null (bw_plan_entry_get_note (blank));
  g_assert_true (bw_plan_entry_is_empty (blank));
}

/* Every member alone makes an entry one that is kept, and one that is not the same as another. */
static void
test_empty_and_equal (void)
{
  const BwPlanEntryFields fields[] = {
    { .id = "a" },
    { .id = "a", .planned = TRUE },
    { .id = "a", .owner = "Ann" },
    { .id = "a", .due = 1 },
    { .id = "a", .priority = BW_PRIORITY_LOW },
    { .id = "a", .tags = BW_TEST_THREATS ("mail") },
    { .id = "a", .note = "soon" },
    { .id = "a", .rest = "{\"x\":1}" },
    { .id = "b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autoptr (BwPlanEntry) entry = bw_plan_entry_new (&fields[i]);

    g_assert_cmpint (bw_plan_entry_is_empty (entry), ==, i == 0 || i == 8);
    for (gsize j = 0; j < G_N_ELEMENTS (fields); j++) {
      g_autoptr (BwPlanEntry) other = bw_plan_entry_new (&fields[j]);

      g_assert_cmpint (bw_plan_entry_equal (entry, other), ==, i == j);
    }
  }
  {
    g_autoptr (BwPlanEntry) small = BW_TEST_PLAN_ENTRY (.id = "aad", .planned = TRUE);
    g_autoptr (BwPlanEntry) capital = BW_TEST_PLAN_ENTRY (.id = "AAD", .planned = TRUE);

    g_assert_true (bw_plan_entry_equal (small, capital));
  }
}

static BwPlan *
new_plan (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 0);

  bw_test_records_add_plan_entry (records, .id = "a", .planned = TRUE);
  bw_test_records_add_plan_entry (records, .id = "b", .planned = TRUE);
  bw_test_records_add_plan_entry (records, .id = "c", .planned = TRUE);
  return bw_plan_new (records->plan_entries);
}

static void
test_with_entry (void)
{
  g_autoptr (BwPlan) plan = new_plan ();
  g_autoptr (BwPlanEntry) changed = BW_TEST_PLAN_ENTRY (.id = "B", .owner = "Bo");
  g_autoptr (BwPlanEntry) added = BW_TEST_PLAN_ENTRY (.id = "d", .owner = "Do");
  g_autoptr (BwPlanEntry) gone = BW_TEST_PLAN_ENTRY (.id = "A");
  g_autoptr (BwPlan) with_changed = bw_plan_with_entry (plan, changed);
  g_autoptr (BwPlan) with_added = bw_plan_with_entry (with_changed, added);
  g_autoptr (BwPlan) without = bw_plan_with_entry (with_added, gone);
  g_autoptr (BwPlan) first = bw_plan_with_entry (NULL, added);

  assert_ids (bw_plan_get_entries (with_changed), "a B c");
  g_assert_cmpstr (bw_plan_entry_get_owner (bw_plan_find (with_changed, "b")), ==, "Bo");
  assert_ids (bw_plan_get_entries (with_added), "a B c d");
  assert_ids (bw_plan_get_entries (without), "B c d");
  g_assert_null (bw_plan_find (without, "a"));
  assert_ids (bw_plan_get_entries (first), "d");
  /* The plan itself is as it was. */
  assert_ids (bw_plan_get_entries (plan), "a b c");
  g_assert_null (bw_plan_entry_get_owner (bw_plan_find (plan, "b")));
}

/* Of several for one action the last is kept, whatever became of it in between. */
static void
test_with_entries (void)
{
  g_autoptr (BwPlan) plan = new_plan ();
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 0);
  g_autoptr (BwPlan) all = NULL;

  bw_test_records_add_plan_entry (records, .id = "b");
  bw_test_records_add_plan_entry (records, .id = "e", .owner = "Eva");
  bw_test_records_add_plan_entry (records, .id = "B", .owner = "Bo");
  bw_test_records_add_plan_entry (records, .id = "E");
  all = bw_plan_with_entries (plan, records->plan_entries);
  assert_ids (bw_plan_get_entries (all), "a B c");
}

/* Each action counts once, by what becomes of it in the end. */
static void
test_count_changes (void)
{
  g_autoptr (BwPlan) plan = new_plan ();
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 0);
  BwPlanChanges changes = { 0 };

  bw_test_records_add_plan_entry (records, .id = "A", .planned = TRUE);
  bw_test_records_add_plan_entry (records, .id = "b");
  bw_test_records_add_plan_entry (records, .id = "b", .owner = "Bo");
  bw_test_records_add_plan_entry (records, .id = "c");
  bw_test_records_add_plan_entry (records, .id = "d", .planned = TRUE);
  bw_test_records_add_plan_entry (records, .id = "e", .planned = TRUE);
  bw_test_records_add_plan_entry (records, .id = "f");
  changes = bw_plan_count_changes (plan, records->plan_entries);
  g_assert_cmpuint (changes.n_same, ==, 1);
  g_assert_cmpuint (changes.n_changed, ==, 1);
  g_assert_cmpuint (changes.n_removed, ==, 1);
  g_assert_cmpuint (changes.n_added, ==, 2);
  changes = bw_plan_count_changes (NULL, records->plan_entries);
  g_assert_cmpuint (changes.n_added, ==, 4);
  g_assert_cmpuint (changes.n_removed + changes.n_changed + changes.n_same, ==, 0);
}

static void
test_due (void)
{
  const struct {
    int days;
    BwDue due;
  } cases[] = {
    { -400, BW_DUE_OVERDUE }, { -1, BW_DUE_OVERDUE }, { 0, BW_DUE_SOON },
    { 7, BW_DUE_SOON },       { 8, BW_DUE_LATER },    { 400, BW_DUE_LATER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    BwDay due = (BwDay) ((int) TODAY + cases[i].days);

    for (BwStatus status = 0; status < BW_N_STATUSES; status++) {
      gboolean done = status == BW_STATUS_COMPLETED || status == BW_STATUS_THIRD_PARTY;

      g_assert_cmpint (bw_due_work_out (due, status, TODAY), ==, done ? BW_DUE_NONE : cases[i].due);
    }
    g_assert_cmpint (bw_due_work_out (due, BW_STATUS_PLANNED, BW_DAY_NONE), ==, BW_DUE_LATER);
  }
  g_assert_cmpint (bw_due_work_out (BW_DAY_NONE, BW_STATUS_PLANNED, TODAY), ==, BW_DUE_NONE);
}

static void
test_keys (void)
{
  BwPriority priority = BW_PRIORITY_NONE;
  BwDue due = BW_DUE_NONE;

  for (BwPriority i = 0; i < BW_N_PRIORITIES; i++) {
    g_assert_true (bw_priority_from_key (bw_priority_to_key (i), &priority));
    g_assert_cmpint (priority, ==, i);
  }
  g_assert_true (bw_priority_from_key ("Moderate", &priority));
  g_assert_cmpint (priority, ==, BW_PRIORITY_MEDIUM);
  g_assert_false (bw_priority_from_key ("urgent", NULL));
  g_assert_false (bw_priority_from_key (NULL, NULL));

  for (BwDue i = 0; i < BW_N_DUES; i++) {
    g_assert_true (bw_due_from_key (bw_due_to_key (i), &due));
    g_assert_cmpint (due, ==, i);
  }
  g_assert_true (bw_due_from_key ("SOON", &due));
  g_assert_cmpint (due, ==, BW_DUE_SOON);
  g_assert_false (bw_due_from_key ("tomorrow", NULL));
  g_assert_false (bw_due_from_key (NULL, NULL));
}

static BwScorecard *
new_scorecard (BwTestRecords *records)
{
  bw_test_records_add_profile (records, .id = "a", .max_points = 10, .rank = 1);
  bw_test_records_add_score (records, .id = "a", .points = 5, .percentage = 50);
  bw_test_records_add_plan_entry (records, .id = "A", .due = TODAY - 1, .owner = "Ann");
  bw_test_records_add_plan_entry (records, .id = "retired", .note = "kept");
  return bw_test_records_make_scorecard (records);
}

/* What was planned about an action stays when the action is gone, and is told as such. */
static void
test_left (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (5, 10);
  g_autoptr (BwScorecard) scorecard = new_scorecard (records);
  g_autoptr (GPtrArray) left = bw_scorecard_list_left (scorecard);
  g_autoptr (BwScorecard) bare = bw_scorecard_new (NULL, NULL, NULL, BW_DAY_NONE);
  g_autoptr (GPtrArray) none = bw_scorecard_list_left (bare);

  assert_ids (left, "retired");
  g_assert_cmpuint (none->len, ==, 0);
}

/* A change of the plan makes another scorecard of the same records. */
static void
test_scorecard_with_plan (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (5, 10);
  g_autoptr (BwScorecard) scorecard = new_scorecard (records);
  g_autoptr (BwPlanEntry) entry = BW_TEST_PLAN_ENTRY (.id = "a", .planned = TRUE);
  g_autoptr (BwPlan) plan = bw_plan_with_entry (bw_scorecard_get_plan (scorecard), entry);
  g_autoptr (GPtrArray) days = g_ptr_array_new ();
  g_autoptr (GDateTime) loaded = g_date_time_new_utc (2026, 7, 17, 8, 0, 0);
  g_autoptr (BwRecords) kept = bw_records_new_kept (scorecard, days, loaded);
  g_autoptr (BwRecords) planned = bw_records_new_with_plan (kept, plan);
  BwScorecard *after = bw_records_get_scorecard (planned);

  g_assert_cmpuint (bw_scorecard_count_due (scorecard, BW_DUE_OVERDUE), ==, 1);
  g_assert_cmpuint (bw_scorecard_count_status (scorecard, BW_STATUS_PLANNED), ==, 0);
  g_assert_cmpuint (bw_scorecard_count_due (after, BW_DUE_OVERDUE), ==, 0);
  g_assert_cmpuint (bw_scorecard_count_status (after, BW_STATUS_PLANNED), ==, 1);
  g_assert_cmpfloat (bw_scorecard_get_points (after), ==, 5);
  g_assert_cmpint (bw_scorecard_get_today (after), ==, TODAY);
  g_assert_true (bw_scorecard_get_plan (after) == plan);
  g_assert_true (bw_records_are_kept (planned));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan/clean", test_clean);
  g_test_add_func ("/plan/empty-and-equal", test_empty_and_equal);
  g_test_add_func ("/plan/with-entry", test_with_entry);
  g_test_add_func ("/plan/with-entries", test_with_entries);
  g_test_add_func ("/plan/count-changes", test_count_changes);
  g_test_add_func ("/plan/due", test_due);
  g_test_add_func ("/plan/keys", test_keys);
  g_test_add_func ("/plan/left", test_left);
  g_test_add_func ("/plan/scorecard-with-plan", test_scorecard_with_plan);

  return g_test_run ();
}
