/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-plan-text.h"

#include "model/bw-test-records.h"
#include "present/bw-test-locale.h"

#define assert_said(text, expected)         \
  G_STMT_START                              \
  {                                         \
    g_autofree char *said = (text);         \
                                            \
    g_assert_cmpstr (said, ==, (expected)); \
  }                                         \
  G_STMT_END

/* One overdue, one due soon, one later, and one that is not there. */
static BwScorecard *
new_scorecard (guint n_entries)
{
  static const struct {
    const char *id;
    int days;
  } entries[] = { { "a", -1 }, { "b", 7 }, { "c", 8 }, { "gone", -1 } };
  g_autoptr (BwTestRecords) records = bw_test_records_new (3, 100);

  for (guint i = 0; i < 3; i++) {
    bw_test_records_add_profile (records, .id = entries[i].id, .max_points = 10);
    bw_test_records_add_score (records, .id = entries[i].id, .points = 0, .percentage = 0);
  }
  for (guint i = 0; i < n_entries; i++)
    bw_test_records_add_plan_entry (records, .id = entries[i].id, .planned = i == 0,
                                    .due = (BwDay) ((int) records->today + entries[i].days));
  return bw_test_records_make_scorecard (records);
}

static void
test_summary (void)
{
  g_autoptr (BwScorecard) none = new_scorecard (0);
  g_autoptr (BwScorecard) one = new_scorecard (1);
  g_autoptr (BwScorecard) all = new_scorecard (4);

  assert_said (bw_plan_text_say_summary (none),
               "Nothing is kept on this computer about the actions.");
  assert_said (bw_plan_text_say_summary (one),
               "Of 1 action something is kept on this computer. Overdue: 1. Due within 7 days: 0.");
  assert_said (
      bw_plan_text_say_summary (all),
      "Of 4 actions something is kept on this computer. Overdue: 1. Due within 7 days: 1.");
}

/* What is not Microsoft's says so. */
static void
test_status (void)
{
  g_autoptr (BwScorecard) scorecard = new_scorecard (1);

  assert_said (bw_plan_text_say_status (bw_scorecard_find (scorecard, "a")),
               "Planned (on this computer)");
  assert_said (bw_plan_text_say_status (bw_scorecard_find (scorecard, "b")), "To address");
}

static void
test_due (void)
{
  BwDay day = bw_day_new (2026, 12, 1);

  assert_said (bw_plan_text_say_due (day, BW_DUE_OVERDUE), "1 December 2026 (Overdue)");
  assert_said (bw_plan_text_say_due (day, BW_DUE_SOON), "1 December 2026 (Due soon)");
  assert_said (bw_plan_text_say_due (day, BW_DUE_LATER), "1 December 2026");
  assert_said (bw_plan_text_say_due (day, BW_DUE_NONE), "1 December 2026");
  assert_said (bw_plan_text_say_due (BW_DAY_NONE, BW_DUE_NONE), "");
}

static void
test_sentences (void)
{
  const BwPlanChanges changes = { .n_added = 1, .n_changed = 2, .n_removed = 3, .n_same = 4 };
  static const char *const tags[] = { "autumn", "mail", NULL };

  assert_said (bw_plan_text_say_changes (&changes),
               "New: 1. Changed: 2. Taken away: 3. The same as before: 4.");
  assert_said (bw_plan_text_say_left (1),
               "1 action is not in what was read, or Microsoft no longer has it. What is kept "
               "about it stays.");
  assert_said (bw_plan_text_say_left (2),
               "2 actions are not in what was read, or Microsoft no longer has them. What is kept "
               "about them stays.");
  assert_said (bw_plan_text_say_tags (tags), "autumn, mail");
}

static void
test_dutch (void)
{
  g_autoptr (BwScorecard) scorecard = new_scorecard (4);

  if (!bw_test_locale_enter ("nl_NL.UTF-8"))
    return;
  assert_said (bw_plan_text_say_status (bw_scorecard_find (scorecard, "a")),
               "Gepland (op deze computer)");
  assert_said (bw_plan_text_say_summary (scorecard),
               "Over 4 acties wordt iets op deze computer bewaard. Te laat: 1. Binnen 7 dagen: 1.");
  bw_test_locale_enter ("C.UTF-8");
}

int
main (int argc, char *argv[])
{
  bw_test_locale_init (&argc, &argv);
  g_test_add_func ("/plan-text/summary", test_summary);
  g_test_add_func ("/plan-text/status", test_status);
  g_test_add_func ("/plan-text/due", test_due);
  g_test_add_func ("/plan-text/sentences", test_sentences);
  g_test_add_func ("/plan-text/dutch", test_dutch);
  return g_test_run ();
}
