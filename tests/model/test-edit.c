/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a change would do, what came of one, and how it is taken back. */

#include <math.h>

#include "model/bw-edit-preview.h"
#include "model/bw-edit.h"
#include "model/bw-test-records.h"
#include "model/bw-words.h"

static BwControlUpdate *
make_update (const char *id, const char *state, const char *comment, const char *assigned_to)
{
  return bw_control_update_new (&(BwControlUpdateFields) {
      .id = id, .state = state, .comment = comment, .assigned_to = assigned_to });
}

static BwStateUpdate *
make_mark (const char *state, const char *comment, const char *assigned_to, const char *moment)
{
  g_autoptr (GDateTime) updated =
                moment != NULL ? g_date_time_new_from_iso8601 (moment, NULL) : NULL;

  return BW_TEST_UPDATE (.state = state, .comment = comment, .assigned_to = assigned_to,
                         .updated_by = moment != NULL ? "me@example.com" : NULL,
                         .updated = updated);
}

static void
add (BwTestRecords *records,
     const char *id,
     const char *service,
     const char *state,
     double points,
     double max)
{
  g_autoptr (GPtrArray) states =
                bw_test_states_new ("Default", "", state != NULL ? state : "Default",
                                    state != NULL ? "2026-06-01T00:00:00Z" : "", NULL);

  bw_test_records_add_profile (records, .id = id, .title = id, .service = service,
                               .max_points = max, .category = "Identity", .state_updates = states,
                               .deprecated = g_str_equal (id, "old"));
  if (!isnan (points))
    bw_test_records_add_score (records, .id = id, .category = "Identity", .points = points,
                               .percentage = max > 0 ? points / max * 100 : 0);
}

static BwScorecard *
make_scorecard (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (20, 60);

  add (records, "open", "AzureAD", NULL, 2, 8);
  add (records, "other", "AzureAD", "ThirdParty", 5, 5);
  add (records, "accepted", "AzureAD", "Ignored", 1, 5);
  add (records, "reviewed", "AzureAD", "Reviewed", 1, 5);
  add (records, "odd", "AzureAD", "SomethingNew", 1, 5);
  add (records, "done", "AzureAD", NULL, 5, 5);
  add (records, "old", "AzureAD", NULL, 1, 5);
  add (records, "scid_2003", "Other", NULL, 1, 5);
  add (records, "by-service", "mdatp", NULL, 1, 5);
  add (records, "unscored", "AzureAD", NULL, NAN, 5);
  bw_test_records_add_score (records, .id = "bare", .category = "Identity", .points = 1,
                             .percentage = 50);
  return bw_test_records_make_scorecard (records);
}

static void
check_verdict (BwScorecard *scorecard, const char *id, const char *state, const char *verdict)
{
  g_autoptr (BwControlUpdate) update = make_update (id, state, NULL, NULL);
  g_autoptr (BwEditPreview) preview = bw_edit_preview_new (scorecard, update);

  g_test_message ("%s as %s", id, state);
  g_assert_cmpstr (bw_edit_verdict_to_key (preview->verdict), ==, verdict);
  g_assert_cmpint (bw_edit_verdict_is_refusal (preview->verdict), ==,
                   !g_str_equal (verdict, "changes") && !g_str_equal (verdict, "no-change"));
}

static void
test_verdicts (void)
{
  g_autoptr (BwScorecard) scorecard = make_scorecard ();

  check_verdict (scorecard, "open", "ThirdParty", "changes");
  check_verdict (scorecard, "OPEN", "thirdparty", "changes");
  check_verdict (scorecard, "open", "Default", "no-change");
  check_verdict (scorecard, "other", "thirdParty", "no-change");
  check_verdict (scorecard, "other", "Default", "changes");
  check_verdict (scorecard, "odd", "Default", "changes");
  check_verdict (scorecard, "open", "Planned", "no-state");
  check_verdict (scorecard, "open", "", "no-state");
  check_verdict (scorecard, "nobody", "Default", "not-there");
  check_verdict (scorecard, "bare", "Ignored", "not-there");
  check_verdict (scorecard, "scid_2003", "Ignored", "device");
  check_verdict (scorecard, "by-service", "Ignored", "device");
  check_verdict (scorecard, "old", "Ignored", "deprecated");
  check_verdict (scorecard, "done", "ThirdParty", "completed");
  check_verdict (scorecard, "unscored", "Ignored", "changes");
}

static void
check_points (BwScorecard *scorecard,
              const char *id,
              const char *state,
              double before,
              double after,
              gboolean is_asserted)
{
  g_autoptr (BwControlUpdate) update = make_update (id, state, NULL, NULL);
  g_autoptr (BwEditPreview) preview = bw_edit_preview_new (scorecard, update);

  g_test_message ("%s as %s", id, state);
  g_assert_cmpint (isnan (before), ==, isnan (preview->points_before));
  g_assert_cmpint (isnan (after), ==, isnan (preview->points_after));
  if (!isnan (before))
    g_assert_cmpfloat_with_epsilon (preview->points_before, before, BW_TEST_NEAR);
  if (!isnan (after))
    g_assert_cmpfloat_with_epsilon (preview->points_after, after, BW_TEST_NEAR);
  g_assert_cmpint (preview->is_asserted, ==, is_asserted);
}

/* A third party gives all points on the user's word, an accepted risk none; and what nobody can know is not said. */
static void
test_points (void)
{
  g_autoptr (BwScorecard) scorecard = make_scorecard ();

  check_points (scorecard, "open", "ThirdParty", 2, 8, TRUE);
  check_points (scorecard, "open", "Ignored", 2, 2, FALSE);
  check_points (scorecard, "open", "Reviewed", 2, NAN, FALSE);
  check_points (scorecard, "accepted", "Default", 1, 1, FALSE);
  check_points (scorecard, "accepted", "ThirdParty", 1, 5, TRUE);
  check_points (scorecard, "other", "Default", 5, NAN, FALSE);
  check_points (scorecard, "other", "Ignored", 5, NAN, FALSE);
  check_points (scorecard, "other", "ThirdParty", 5, 5, FALSE);
  check_points (scorecard, "reviewed", "Default", 1, NAN, FALSE);
  check_points (scorecard, "unscored", "ThirdParty", NAN, NAN, FALSE);
  check_points (scorecard, "done", "ThirdParty", 5, 5, FALSE);
}

/* Another comment or another assignee is a change, and what is not named is none. */
static void
test_is_there (void)
{
  static const struct {
    const char *state;
    const char *comment;
    const char *assigned_to;
    gboolean is_there;
  } CASES[] = {
    { "Ignored", NULL, NULL, TRUE },        { "ignored", "Too old.", "Ada", TRUE },
    { "Ignored", "Too new.", NULL, FALSE }, { "Ignored", "", NULL, FALSE },
    { "Ignored", NULL, "Bob", FALSE },      { "Ignored", NULL, "", FALSE },
    { "Default", NULL, NULL, FALSE },
  };
  g_autoptr (BwStateUpdate) mark = make_mark ("Ignored", "Too old.", "Ada", "2026-06-01T00:00:00Z");

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (BwControlUpdate) update =
                  make_update ("a", CASES[i].state, CASES[i].comment, CASES[i].assigned_to);

    g_assert_cmpint (bw_edit_is_there (update, mark), ==, CASES[i].is_there);
  }
  {
    g_autoptr (BwControlUpdate) untouched = make_update ("a", "Default", "", "");
    g_autoptr (BwControlUpdate) said = make_update ("a", "Default", "Soon.", NULL);

    g_assert_true (bw_edit_is_there (untouched, NULL));
    g_assert_false (bw_edit_is_there (said, NULL));
  }
}

static void
test_same_mark (void)
{
  g_autoptr (BwStateUpdate) untouched = make_mark ("Default", NULL, NULL, NULL);
  g_autoptr (BwStateUpdate) back = make_mark ("Default", "", "", "2026-06-02T00:00:00Z");
  g_autoptr (BwStateUpdate) one = make_mark ("Ignored", "x", "", "2026-06-01T00:00:00Z");
  g_autoptr (BwStateUpdate) same = make_mark ("ignored", "x", NULL, "2026-06-01T00:00:00Z");
  g_autoptr (BwStateUpdate) later = make_mark ("Ignored", "x", "", "2026-06-01T00:00:01Z");
  g_autoptr (BwStateUpdate) another = make_mark ("Ignored", "y", "", "2026-06-01T00:00:00Z");

  g_assert_true (bw_edit_is_same_mark (NULL, untouched));
  g_assert_true (bw_edit_is_same_mark (NULL, NULL));
  g_assert_false (bw_edit_is_same_mark (back, untouched));
  g_assert_false (bw_edit_is_same_mark (NULL, one));
  g_assert_true (bw_edit_is_same_mark (one, same));
  g_assert_false (bw_edit_is_same_mark (one, later));
  g_assert_false (bw_edit_is_same_mark (one, another));
}

static BwControlProfile *
make_control (BwStateUpdate *first, ...)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  va_list more;

  va_start (more, first);
  for (BwStateUpdate *mark = first; mark != NULL; mark = va_arg (more, BwStateUpdate *))
    g_ptr_array_add (marks, mark);
  va_end (more);
  return BW_TEST_PROFILE (.id = "a", .title = "A", .state_updates = marks);
}

/* What came of a change that was sent is found in the history. */
static void
test_trace (void)
{
  g_autoptr (BwControlUpdate) update = make_update ("a", "ThirdParty", "Ours.", NULL);
  g_autoptr (BwStateUpdate) untouched = make_mark ("Default", NULL, NULL, NULL);
  g_autoptr (BwStateUpdate) before = make_mark ("Ignored", "Old.", "", "2026-06-01T00:00:00Z");
  g_autoptr (BwStateUpdate) ours = make_mark ("thirdParty", "Ours.", "", "2026-06-03T00:00:00Z");
  g_autoptr (BwStateUpdate) early = make_mark ("Reviewed", "Theirs.", "", "2026-06-02T00:00:00Z");
  g_autoptr (BwStateUpdate) late = make_mark ("Reviewed", "Theirs.", "", "2026-06-04T00:00:00Z");
  g_autoptr (BwStateUpdate) ages = make_mark ("ThirdParty", "Ours.", "", "2025-06-04T00:00:00Z");
  g_autoptr (BwControlProfile) absent = make_control (untouched, before, NULL);
  g_autoptr (BwControlProfile) shown = make_control (untouched, before, ours, NULL);
  g_autoptr (BwControlProfile) raced = make_control (untouched, before, early, ours, NULL);
  g_autoptr (BwControlProfile) replaced = make_control (untouched, before, ours, late, NULL);
  g_autoptr (BwControlProfile) other = make_control (ages, before, late, NULL);
  g_autoptr (BwControlProfile) bare = make_control (untouched, NULL);

  g_assert_cmpint (bw_edit_find_trace (update, before, absent), ==, BW_TRACE_ABSENT);
  g_assert_cmpint (bw_edit_find_trace (update, NULL, bare), ==, BW_TRACE_ABSENT);
  g_assert_cmpint (bw_edit_find_trace (update, before, shown), ==, BW_TRACE_SHOWN);
  g_assert_cmpint (bw_edit_find_trace (update, before, raced), ==, BW_TRACE_SHOWN);
  g_assert_cmpint (bw_edit_find_trace (update, before, replaced), ==, BW_TRACE_REPLACED);
  g_assert_cmpint (bw_edit_find_trace (update, before, other), ==, BW_TRACE_OTHER);
  g_assert_null (bw_edit_find_overwritten (update, before, shown));
  g_assert_true (bw_edit_find_overwritten (update, before, raced) == early);
  g_assert_null (bw_edit_find_overwritten (update, NULL, bare));
}

static void
check_undo (BwStateUpdate *before, const char *state, const char *comment, const char *assigned_to)
{
  g_autoptr (BwControlUpdate) update = make_update ("a", "ThirdParty", "Ours.", "Bob");
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-06-05T00:00:00Z", NULL);
  g_autoptr (BwEdit) edit = bw_edit_new (&(BwEditFields) {
      .update = update, .before = before, .outcome = BW_EDIT_CONFIRMED, .begun = now });
  g_autoptr (BwControlUpdate) undo = bw_edit_make_undo (edit);

  g_assert_cmpstr (bw_control_update_get_id (undo), ==, "a");
  g_assert_cmpstr (bw_control_update_get_state (undo), ==, state);
  g_assert_cmpstr (bw_control_update_get_comment (undo), ==, comment);
  g_assert_cmpstr (bw_control_update_get_assigned_to (undo), ==, assigned_to);
}

/* What was empty is written back as empty, since what is not named would be kept. */
static void
test_undo (void)
{
  g_autoptr (BwStateUpdate) untouched = make_mark ("Default", NULL, NULL, NULL);
  g_autoptr (BwStateUpdate) full = make_mark ("Ignored", "Old.", "Ada", "2026-06-01T00:00:00Z");

  check_undo (NULL, "Default", "", "");
  check_undo (untouched, "Default", "", "");
  check_undo (full, "Ignored", "Old.", "Ada");
}

static void
test_outcomes (void)
{
  g_autoptr (BwControlUpdate) update = make_update ("a", "ThirdParty", NULL, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-06-05T00:00:00Z", NULL);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < BW_N_EDIT_OUTCOMES; i++) {
    g_autoptr (BwEdit) edit = bw_edit_new (
        &(BwEditFields) { .update = update, .outcome = (BwEditOutcome) i, .begun = now });

    g_string_append_printf (said, "%u %s%s%s\n", i, bw_edit_outcome_to_key ((BwEditOutcome) i),
                            bw_edit_is_open (edit) ? " open" : "",
                            bw_edit_can_be_undone (edit) ? " undo" : "");
  }
  g_assert_cmpstr (said->str, ==,
                   "0 planned open\n1 sent open\n2 accepted open undo\n3 confirmed undo\n"
                   "4 failed\n5 unknown open\n6 undone\n7 dropped\n");
}

static void
test_states (void)
{
  g_assert_cmpstr (bw_edit_find_state ("to-address"), ==, BW_STATE_DEFAULT);
  g_assert_cmpstr (bw_edit_find_state ("risk-accepted"), ==, BW_STATE_IGNORED);
  g_assert_cmpstr (bw_edit_find_state ("third-party"), ==, BW_STATE_THIRD_PARTY);
  g_assert_cmpstr (bw_edit_find_state ("reviewed"), ==, BW_STATE_REVIEWED);
  g_assert_null (bw_edit_find_state ("completed"));
  g_assert_null (bw_edit_find_state ("planned"));
  g_assert_null (bw_edit_find_state (""));
}

static void
test_catalogue_with (void)
{
  g_autoptr (BwControlProfile) a = BW_TEST_PROFILE (.id = "a", .title = "A");
  g_autoptr (BwControlProfile) b = BW_TEST_PROFILE (.id = "b", .title = "B");
  g_autoptr (BwControlProfile) new_b = BW_TEST_PROFILE (.id = "B", .title = "New B");
  g_autoptr (BwControlProfile) c = BW_TEST_PROFILE (.id = "c", .title = "C");
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) some = g_ptr_array_new ();
  g_autoptr (BwCatalogue) before = NULL;
  g_autoptr (BwCatalogue) after = NULL;

  g_ptr_array_add (all, a);
  g_ptr_array_add (all, b);
  g_ptr_array_add (some, new_b);
  g_ptr_array_add (some, c);
  before = bw_catalogue_new_incomplete ("tenant", all);
  after = bw_catalogue_new_with (before, some);
  g_assert_cmpuint (bw_catalogue_get_profiles (after)->len, ==, 2);
  g_assert_true (bw_catalogue_find (after, "a") == a);
  g_assert_true (bw_catalogue_find (after, "b") == new_b);
  g_assert_true (bw_catalogue_find (before, "b") == b);
  g_assert_true (bw_catalogue_is_incomplete (after));
  g_assert_cmpstr (bw_catalogue_get_tenant_id (after), ==, "tenant");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/verdicts", test_verdicts);
  g_test_add_func ("/edit/points", test_points);
  g_test_add_func ("/edit/is-there", test_is_there);
  g_test_add_func ("/edit/same-mark", test_same_mark);
  g_test_add_func ("/edit/trace", test_trace);
  g_test_add_func ("/edit/undo", test_undo);
  g_test_add_func ("/edit/outcomes", test_outcomes);
  g_test_add_func ("/edit/states", test_states);
  g_test_add_func ("/edit/catalogue-with", test_catalogue_with);
  return g_test_run ();
}
