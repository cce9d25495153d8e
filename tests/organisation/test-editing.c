/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Changing the state of controls at Microsoft, and taking that back. */

#include "net/bw-http-error.h"
#include "organisation/bw-edit-case.h"
#include "support/bw-secret-watch.h"

#define FIRST "aad_control_000"
#define SECOND "aad_control_001"
#define OF_SERVICE "aad_control_002"
#define DEVICE "scid_2003"
#define FOURTH "aad_control_004"
#define DOTTED "11005.MDA_Example_Control"

/* A connection that breaks off. */
static const BwTestFault BROKEN = { .raw = "", .end = BW_TEST_END_RESET };

/* More than reading is tried, libsoup's own tries among them. */
#define MANY 30

static void
assert_status (BwRecords *records, const char *id, BwStatus status)
{
  BwAction *action = bw_scorecard_find (bw_records_get_scorecard (records), id);

  g_assert_cmpstr (bw_status_to_key (bw_action_get_status (action)), ==, bw_status_to_key (status));
}

static GPtrArray *
settle (BwMemoryCase *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *results = bw_organisation_settle_edits (fixture->organisation, NULL, &error);

  g_assert_no_error (error);
  return results;
}

static void
test_made (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) records = bw_edit_case_refresh (fixture);
  g_autoptr (GPtrArray) results = bw_edit_case_edit (
      fixture, records,
      bw_edit_case_list_of (bw_edit_case_make_update (FIRST, "ThirdParty", NULL),
                            bw_edit_case_make_update (DOTTED, "Ignored", "Too old."), NULL),
      FALSE);
  g_autoptr (BwRecords) shown = bw_organisation_show_edits (fixture->organisation, records, results);
  g_autoptr (BwRecords) recalled = NULL;
  BwEditFields fields = bw_edit_get_fields (bw_edit_case_get (results, 1)->edit);

  bw_edit_case_assert_kind (results, 0, "made");
  bw_edit_case_assert_kind (results, 1, "made");
  g_assert_null (bw_edit_case_get (results, 0)->theirs);
  g_assert_cmpuint (bw_edit_case_count_patches (fixture, FIRST), ==, 1);
  g_assert_cmpuint (bw_edit_case_count_patches (fixture, DOTTED), ==, 1);
  g_assert_cmpstr (bw_state_update_get_state (fields.before), ==, "Default");
  g_assert_cmpstr (bw_state_update_get_comment (fields.after), ==, "Too old.");
  bw_edit_case_assert_journal (fixture, "1 0 aad_control_000 confirmed\n"
                                        "1 0 11005.MDA_Example_Control confirmed\n");
  assert_status (records, FIRST, BW_STATUS_TO_ADDRESS);
  assert_status (shown, FIRST, BW_STATUS_THIRD_PARTY);
  assert_status (shown, DOTTED, BW_STATUS_RISK_ACCEPTED);

  /* It is kept at once, without another refresh. */
  bw_edit_case_start_again (fixture);
  recalled = bw_organisation_recall (fixture->organisation, NULL, NULL);
  assert_status (recalled, FIRST, BW_STATUS_THIRD_PARTY);
  assert_status (recalled, DOTTED, BW_STATUS_RISK_ACCEPTED);
}

/* Each change adds to the history there, so that nothing is sent where nothing would change. */
static void
test_no_change (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) records = bw_edit_case_refresh (fixture);
  g_autoptr (GPtrArray) first = bw_edit_case_edit (
      fixture, records,
      bw_edit_case_list_of (bw_edit_case_make_update (FIRST, "ignored", "x"), NULL), FALSE);
  g_autoptr (GPtrArray) again = bw_edit_case_edit (
      fixture, records,
      bw_edit_case_list_of (bw_edit_case_make_update (FIRST, "Ignored", "x"), NULL), FALSE);
  g_autoptr (GPtrArray) untouched = bw_edit_case_edit (
      fixture, records,
      bw_edit_case_list_of (bw_edit_case_make_update (SECOND, "Default", ""), NULL), FALSE);

  bw_edit_case_assert_kind (first, 0, "made");
  bw_edit_case_assert_kind (again, 0, "no-change");
  bw_edit_case_assert_kind (untouched, 0, "no-change");
  g_assert_cmpuint (bw_edit_case_count_patches (fixture, FIRST), ==, 1);
  g_assert_cmpuint (bw_edit_case_count_patches (fixture, SECOND), ==, 0);
}

/* What cannot be made is told with the reason, and nobody is asked. */
static void
test_refused (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) records = bw_edit_case_refresh (fixture);
  guint n_before = bw_memory_case_count_requests (fixture);
  g_autoptr (GPtrArray) results = bw_edit_case_edit (
      fixture, records,
      bw_edit_case_list_of (bw_edit_case_make_update (DEVICE, "Ignored", NULL),
                            bw_edit_case_make_update (OF_SERVICE, "Ignored", NULL),
                            bw_edit_case_make_update ("nobody", "Ignored", NULL),
                            bw_edit_case_make_update (FIRST, "Planned", NULL), NULL),
      FALSE);
  static const BwEditVerdict VERDICTS[] = { BW_EDIT_DEVICE, BW_EDIT_DEVICE, BW_EDIT_NOT_THERE,
                                            BW_EDIT_NO_STATE };

  for (guint i = 0; i < results->len; i++) {
    bw_edit_case_assert_kind (results, i, "refused");
    g_assert_cmpint (bw_edit_case_get (results, i)->verdict, ==, VERDICTS[i]);
  }
  g_assert_cmpuint (bw_memory_case_count_requests (fixture), ==, n_before);
  bw_edit_case_assert_journal (fixture, "");
}

static void
test_twice (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) records = bw_edit_case_refresh (fixture);
  g_autoptr (GPtrArray) updates = bw_edit_case_list_of (
      bw_edit_case_make_update (FIRST, "Ignored", NULL),
      bw_edit_case_make_update ("AAD_control_000", "Default", NULL), NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_organisation_edit (fixture->organisation,
                                       &(BwEditRequest) { .records = records, .updates = updates },
                                       NULL, &error));
  g_assert_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_REFUSED);
  g_assert_cmpuint (bw_edit_case_count_patches (fixture, FIRST), ==, 0);
}

/* Somebody else has changed it since it was seen: both are told, and whoever wants may overwrite it. */
static void
test_conflict (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) records = bw_edit_case_refresh (fixture);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) forced = NULL;

  bw_fake_graph_edit (fixture->graph->graph, FIRST,
                      &(BwFakeEdit) { "Reviewed", "Ada", "Seen.", "else@example.com" });
  results = bw_edit_case_edit (
      fixture, records,
      bw_edit_case_list_of (bw_edit_case_make_update (FIRST, "Ignored", NULL), NULL), FALSE);
  bw_edit_case_assert_kind (results, 0, "conflict");
  g_assert_cmpstr (bw_state_update_get_state (bw_edit_case_get (results, 0)->known), ==, "Default");
  g_assert_cmpstr (bw_state_update_get_comment (bw_edit_case_get (results, 0)->theirs), ==,
                   "Seen.");
  g_assert_cmpstr (bw_state_update_get_updated_by (bw_edit_case_get (results, 0)->theirs), ==,
                   "else@example.com");
  g_assert_cmpuint (bw_edit_case_count_patches (fixture, FIRST), ==, 0);
  bw_edit_case_assert_journal (fixture, "1 0 aad_control_000 dropped\n");

  forced = bw_edit_case_edit (
      fixture, records,
      bw_edit_case_list_of (bw_edit_case_make_update (FIRST, "Ignored", NULL), NULL), TRUE);
  bw_edit_case_assert_kind (forced, 0, "made");
  g_assert_cmpuint (bw_edit_case_count_patches (fixture, FIRST), ==, 1);
}

/* Between reading and writing, nothing keeps the other's change from being overwritten: it is told. */
static void
test_overwritten (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) records = bw_edit_case_refresh (fixture);
  g_autoptr (GPtrArray) results = NULL;

  bw_fake_graph_edit_later (fixture->graph->graph, 2, FIRST,
                            &(BwFakeEdit) { "Reviewed", NULL, "Theirs.", "else@example.com" });
  results = bw_edit_case_edit (
      fixture, records,
      bw_edit_case_list_of (bw_edit_case_make_update (FIRST, "Ignored", "Ours."), NULL), FALSE);
  bw_edit_case_assert_kind (results, 0, "made");
  g_assert_cmpstr (bw_state_update_get_comment (bw_edit_case_get (results, 0)->theirs), ==,
                   "Theirs.");
}

static void
test_replaced (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) records = bw_edit_case_refresh (fixture);
  g_autoptr (GPtrArray) results = NULL;

  bw_fake_graph_edit_later (fixture->graph->graph, 3, FIRST,
                            &(BwFakeEdit) { "Reviewed", NULL, "Theirs.", "else@example.com" });
  results = bw_edit_case_edit (
      fixture, records,
      bw_edit_case_list_of (bw_edit_case_make_update (FIRST, "Ignored", "Ours."), NULL), FALSE);
  bw_edit_case_assert_kind (results, 0, "replaced");
  g_assert_cmpstr (bw_state_update_get_comment (bw_edit_case_get (results, 0)->theirs), ==,
                   "Theirs.");
  bw_edit_case_assert_journal (fixture, "1 0 aad_control_000 confirmed\n");
}

/* Microsoft may take it and show it later. */
static void
test_slow (BwMemoryCase *fixture, gconstpointer data)
{
  BwFakeControls *controls = bw_fake_graph_get_controls (fixture->graph->graph);
  g_autoptr (BwRecords) records = bw_edit_case_refresh (fixture);
  g_autoptr (BwRecords) shown = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) not_yet = NULL;
  g_autoptr (GPtrArray) settled = NULL;
  g_autoptr (GPtrArray) none = NULL;

  bw_fake_controls_set_slow (controls, TRUE);
  results = bw_edit_case_edit (
      fixture, records,
      bw_edit_case_list_of (bw_edit_case_make_update (FIRST, "Ignored", NULL), NULL), FALSE);
  bw_edit_case_assert_kind (results, 0, "accepted");
  shown = bw_organisation_show_edits (fixture->organisation, records, results);
  assert_status (shown, FIRST, BW_STATUS_RISK_ACCEPTED);
  bw_edit_case_assert_journal (fixture, "1 0 aad_control_000 accepted\n");

  bw_edit_case_start_again (fixture);
  not_yet = settle (fixture);
  bw_edit_case_assert_kind (not_yet, 0, "accepted");
  bw_fake_controls_set_slow (controls, FALSE);
  settled = settle (fixture);
  bw_edit_case_assert_kind (settled, 0, "made");
  bw_edit_case_assert_journal (fixture, "1 0 aad_control_000 confirmed\n");
  none = settle (fixture);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (bw_edit_case_count_patches (fixture, FIRST), ==, 1);
}

/* With 204 and nothing to read afterwards, all that is known is that Microsoft took it. */
static void
test_not_read_again (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) records = bw_edit_case_refresh (fixture);
  guint n = bw_memory_case_count_requests (fixture);
  g_autoptr (GPtrArray) results = NULL;

  bw_test_server_add_fault (fixture->graph->server, n + 2, &(BwTestFault) { .status = 204 });
  for (guint i = 0; i < MANY; i++)
    bw_test_server_add_fault (fixture->graph->server, n + 3 + i, &BROKEN);
  results = bw_edit_case_edit (
      fixture, records,
      bw_edit_case_list_of (bw_edit_case_make_update (FIRST, "Ignored", NULL), NULL), FALSE);
  bw_edit_case_assert_kind (results, 0, "accepted");
  g_assert_error (bw_edit_case_get (results, 0)->error, BW_HTTP_ERROR, BW_HTTP_ERROR_UNREACHABLE);
  bw_edit_case_assert_journal (fixture, "1 0 aad_control_000 accepted\n");
}

/* A connection that breaks off says nothing: the truth is read. */
static void
test_broken (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) records = bw_edit_case_refresh (fixture);
  guint n = bw_memory_case_count_requests (fixture);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) arrived = NULL;

  bw_test_server_add_fault (fixture->graph->server, n + 2, &BROKEN);
  results = bw_edit_case_edit (
      fixture, records,
      bw_edit_case_list_of (bw_edit_case_make_update (FIRST, "Ignored", NULL), NULL), FALSE);
  bw_edit_case_assert_kind (results, 0, "failed");
  g_assert_error (bw_edit_case_get (results, 0)->error, BW_HTTP_ERROR, BW_HTTP_ERROR_UNREACHABLE);
  g_assert_cmpuint (bw_memory_case_count_requests (fixture), ==, n + 3);

  /* It arrived, and its answer did not. */
  n = bw_memory_case_count_requests (fixture);
  bw_test_server_add_fault (fixture->graph->server, n + 2, &BROKEN);
  bw_fake_graph_edit_later (fixture->graph->graph, 2, FIRST, &(BwFakeEdit) { .state = "Ignored" });
  arrived = bw_edit_case_edit (
      fixture, records,
      bw_edit_case_list_of (bw_edit_case_make_update (FIRST, "Ignored", NULL), NULL), FALSE);
  bw_edit_case_assert_kind (arrived, 0, "made");
  g_assert_no_error (bw_edit_case_get (arrived, 0)->error);
  bw_edit_case_assert_journal (fixture,
                               "1 0 aad_control_000 failed\n2 0 aad_control_000 confirmed\n");
}

/* Where it cannot be read either, that it is not known is on the disk, and the next start finds out. */
static void
check_unknown (BwMemoryCase *fixture, gboolean arrived)
{
  g_autoptr (BwRecords) records = bw_edit_case_refresh (fixture);
  guint n = bw_memory_case_count_requests (fixture);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) unread = NULL;
  g_autoptr (GPtrArray) settled = NULL;

  for (guint i = 0; i < MANY; i++)
    bw_test_server_add_fault (fixture->graph->server, n + 2 + i, &BROKEN);
  results = bw_edit_case_edit (
      fixture, records,
      bw_edit_case_list_of (bw_edit_case_make_update (FIRST, "Ignored", NULL), NULL), FALSE);
  bw_edit_case_assert_kind (results, 0, "unknown");
  g_assert_nonnull (bw_edit_case_get (results, 0)->error);
  bw_edit_case_assert_journal (fixture, "1 0 aad_control_000 unknown\n");

  bw_edit_case_start_again (fixture);
  unread = settle (fixture);
  bw_edit_case_assert_kind (unread, 0, "unknown");
  bw_edit_case_assert_journal (fixture, "1 0 aad_control_000 unknown\n");
  bw_test_server_clear_faults (fixture->graph->server);
  if (arrived)
    bw_fake_graph_edit (fixture->graph->graph, FIRST, &(BwFakeEdit) { .state = "Ignored" });
  settled = settle (fixture);
  bw_edit_case_assert_kind (settled, 0, arrived ? "made" : "failed");
  bw_edit_case_assert_journal (fixture, arrived ? "1 0 aad_control_000 confirmed\n"
                                                : "1 0 aad_control_000 failed\n");
  g_assert_cmpuint (bw_edit_case_count_patches (fixture, FIRST), ==, 0);
}

static void
test_unknown (BwMemoryCase *fixture, gconstpointer data)
{
  check_unknown (fixture, FALSE);
}

static void
test_unknown_arrived (BwMemoryCase *fixture, gconstpointer data)
{
  check_unknown (fixture, TRUE);
}

static void
assert_newest (BwMemoryCase *fixture, const char *id, const char *state, const char *comment)
{
  g_autoptr (BwControlProfile) profile = bw_source_control (fixture->graph->source, id, NULL, NULL);
  BwStateUpdate *newest =
      bw_status_find_newest_update (bw_control_profile_get_state_updates (profile));

  g_assert_cmpstr (bw_state_update_get_state (newest), ==, state);
  g_assert_cmpstr (bw_state_update_get_comment (newest), ==, comment);
}

static GPtrArray *
undo_all (BwMemoryCase *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) edits = bw_organisation_list_edits (fixture->organisation, NULL, NULL);
  GPtrArray *results =
      bw_organisation_undo (fixture->organisation, edits, &(BwEditRequest) { NULL }, NULL, &error);

  g_assert_no_error (error);
  return results;
}

/* What was there before is written back, also where it was nothing. */
static void
test_undo (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) records = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GPtrArray) none = NULL;

  bw_fake_graph_edit (fixture->graph->graph, SECOND,
                      &(BwFakeEdit) { "Reviewed", "Ada", "Before.", "else@example.com" });
  records = bw_edit_case_refresh (fixture);
  results = bw_edit_case_edit (
      fixture, records,
      bw_edit_case_list_of (bw_edit_case_make_update (FIRST, "ThirdParty", "Ours."),
                            bw_edit_case_make_update (SECOND, "Ignored", "Ours."), NULL),
      FALSE);
  bw_edit_case_assert_kind (results, 0, "made");
  bw_edit_case_start_again (fixture);
  undone = undo_all (fixture);
  g_assert_cmpuint (undone->len, ==, 2);
  bw_edit_case_assert_kind (undone, 0, "made");
  bw_edit_case_assert_kind (undone, 1, "made");
  assert_newest (fixture, FIRST, "Default", NULL);
  assert_newest (fixture, SECOND, "Reviewed", "Before.");
  bw_edit_case_assert_journal (fixture,
                               "1 0 aad_control_000 undone\n1 0 aad_control_001 undone\n"
                               "3 1 aad_control_000 confirmed\n3 2 aad_control_001 confirmed\n");
}

/* What somebody else has written since is not taken back unasked. */
static void
test_undo_conflict (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) records = bw_edit_case_refresh (fixture);
  g_autoptr (GPtrArray) results = bw_edit_case_edit (
      fixture, records,
      bw_edit_case_list_of (bw_edit_case_make_update (FIRST, "ThirdParty", "Ours."), NULL), FALSE);
  g_autoptr (GPtrArray) undone = NULL;

  bw_fake_graph_edit (fixture->graph->graph, FIRST,
                      &(BwFakeEdit) { "Ignored", NULL, "Theirs.", "else@example.com" });
  undone = undo_all (fixture);
  bw_edit_case_assert_kind (undone, 0, "conflict");
  assert_newest (fixture, FIRST, "Ignored", "Theirs.");
  bw_edit_case_assert_journal (fixture,
                               "1 0 aad_control_000 confirmed\n2 1 aad_control_000 dropped\n");
}

/* What cannot be written down is not sent. */
static void
test_no_journal (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) records = bw_edit_case_refresh (fixture);
  g_autofree char *place = bw_test_folder_build_path (fixture->folder, "no-folder");
  g_autoptr (GPtrArray) updates =
                bw_edit_case_list_of (bw_edit_case_make_update (FIRST, "Ignored", NULL), NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (place, "x", 1, NULL);
  g_set_str (&fixture->place, place);
  bw_edit_case_start_again (fixture);
  g_assert_null (bw_organisation_edit (fixture->organisation,
                                       &(BwEditRequest) { .records = records, .updates = updates },
                                       NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (bw_edit_case_count_patches (fixture, FIRST), ==, 0);
}

/* The demo organisation keeps nothing, and can be changed and taken back all the same. */
static void
test_demo (void)
{
  g_autoptr (BwClock) clock = bw_manual_clock_new ("2026-07-17T12:00:00Z");
  g_autoptr (BwOrganisation) demo = bw_organisation_new_demo (clock);
  g_autoptr (BwRecords) records = bw_organisation_refresh (demo, NULL, NULL);
  g_autoptr (GPtrArray) updates = bw_edit_case_list_of (
      bw_edit_case_make_update ("AATP_HoneyToken", "ThirdParty", "Ours."), NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (GPtrArray) undone = NULL;

  results = bw_organisation_edit (demo, &(BwEditRequest) { .records = records, .updates = updates },
                                  NULL, &error);
  g_assert_no_error (error);
  bw_edit_case_assert_kind (results, 0, "made");
  edits = bw_organisation_list_edits (demo, NULL, NULL);
  g_assert_cmpuint (edits->len, ==, 1);
  bw_manual_clock_advance (BW_MANUAL_CLOCK (clock), G_TIME_SPAN_MINUTE);
  undone = bw_organisation_undo (demo, edits, &(BwEditRequest) { NULL }, NULL, &error);
  g_assert_no_error (error);
  bw_edit_case_assert_kind (undone, 0, "made");
}

/* What is only looked at is not changed. */
static void
test_unsupported (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) records = bw_edit_case_refresh (fixture);
  g_autoptr (BwSource) kept = bw_memory_open_source (fixture->memory, NULL, NULL);
  g_autoptr (BwOrganisation) looked_at = bw_organisation_new (kept, NULL, fixture->graph->clock);
  g_autoptr (GPtrArray) updates =
                bw_edit_case_list_of (bw_edit_case_make_update (FIRST, "Ignored", NULL), NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_organisation_edit (
      looked_at, &(BwEditRequest) { .records = records, .updates = updates }, NULL, &error));
  g_assert_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_UNSUPPORTED);
}

#define ADD(name, test)                                                       \
  g_test_add ("/edit/" name, BwMemoryCase, NULL, bw_memory_case_set_up, test, \
              bw_memory_case_tear_down)

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  ADD ("made", test_made);
  ADD ("no-change", test_no_change);
  ADD ("refused", test_refused);
  ADD ("twice", test_twice);
  ADD ("conflict", test_conflict);
  ADD ("overwritten", test_overwritten);
  ADD ("replaced", test_replaced);
  ADD ("slow", test_slow);
  ADD ("not-read-again", test_not_read_again);
  ADD ("broken", test_broken);
  ADD ("unknown", test_unknown);
  ADD ("unknown-arrived", test_unknown_arrived);
  ADD ("undo", test_undo);
  ADD ("undo-conflict", test_undo_conflict);
  ADD ("no-journal", test_no_journal);
  ADD ("unsupported", test_unsupported);
  g_test_add_func ("/edit/demo", test_demo);
  return g_test_run ();
}
