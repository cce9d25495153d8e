/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the administrator plans is kept with the organisation, and later records have it. */

#include <glib/gstdio.h>

#include "archive/bw-database.h"
#include "model/bw-test-records.h"
#include "organisation/bw-archive-memory.h"
#include "organisation/bw-memory-case.h"
#include "support/bw-secret-watch.h"

static const BwFakeGraphFields FIELDS = { .n_days = BW_MEMORY_CASE_DAYS,
                                          .n_hollow = BW_MEMORY_CASE_HOLLOW,
                                          .n_controls = BW_MEMORY_CASE_CONTROLS };

static void
plan (BwOrganisation *organisation, BwPlanEntry *entry)
{
  g_autoptr (BwPlanEntry) taken = entry;
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_organisation_plan (organisation, taken, NULL, &error));
  g_assert_no_error (error);
}

static BwPlan *
load (BwOrganisation *organisation)
{
  g_autoptr (GError) error = NULL;
  BwPlan *plan = bw_organisation_dup_plan (organisation, NULL, &error);

  g_assert_no_error (error);
  return plan;
}

static BwRecords *
refresh (BwOrganisation *organisation)
{
  g_autoptr (GError) error = NULL;
  BwRecords *records = bw_organisation_refresh (organisation, NULL, &error);

  g_assert_no_error (error);
  return records;
}

static BwRecords *
recall (BwOrganisation *organisation)
{
  g_autoptr (GError) error = NULL;
  BwRecords *records = bw_organisation_recall (organisation, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (records);
  return records;
}

/* The id of an action that is there. */
static char *
dup_some_id (BwRecords *records)
{
  GPtrArray *actions = bw_scorecard_get_actions (bw_records_get_scorecard (records));

  return g_strdup (bw_action_get_id (g_ptr_array_index (actions, 0)));
}

static void
assert_owner (BwRecords *records, const char *id, const char *owner)
{
  BwAction *action = bw_scorecard_find (bw_records_get_scorecard (records), id);

  g_assert_nonnull (action);
  g_assert_cmpstr (bw_action_get_owner (action), ==, owner);
}

/* From one start of the program to the next, in what is recalled and in what a refresh gives. */
static void
test_kept (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) before = refresh (fixture->organisation);
  g_autofree char *id = dup_some_id (before);
  g_autoptr (BwPlan) now = NULL;
  g_autoptr (BwRecords) with = NULL;
  g_autoptr (BwRecords) recalled = NULL;
  g_autoptr (BwRecords) refreshed = NULL;

  g_assert_true (bw_organisation_can_plan (fixture->organisation));
  assert_owner (before, id, "");
  plan (fixture->organisation, BW_TEST_PLAN_ENTRY (.id = id, .owner = "Ann"));
  plan (fixture->organisation, BW_TEST_PLAN_ENTRY (.id = "long-gone", .note = "kept"));
  now = load (fixture->organisation);
  with = bw_records_new_with_plan (before, now);
  assert_owner (with, id, "Ann");

  bw_memory_case_start_anew (fixture, &FIELDS);
  recalled = recall (fixture->organisation);
  assert_owner (recalled, id, "Ann");
  refreshed = refresh (fixture->organisation);
  assert_owner (refreshed, id, "Ann");
  {
    g_autoptr (GPtrArray) left = bw_scorecard_list_left (bw_records_get_scorecard (refreshed));

    g_assert_cmpuint (left->len, ==, 1);
    g_assert_cmpstr (bw_plan_entry_get_id (g_ptr_array_index (left, 0)), ==, "long-gone");
  }
  bw_memory_case_assert_kept (fixture);

  plan (fixture->organisation, BW_TEST_PLAN_ENTRY (.id = id));
  g_clear_object (&refreshed);
  refreshed = refresh (fixture->organisation);
  assert_owner (refreshed, id, "");
}

/* Two programs have the same organisation open: what one plans the other knows with the next refresh, and neither takes
   anything from the other. */
static void
test_beside (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (BwMemory) memory = bw_memory_case_new_memory (fixture->place, fixture->graph->clock);
  g_autoptr (BwOrganisation) other = bw_memory_case_new_organisation (fixture->graph, memory);
  g_autoptr (BwRecords) first = refresh (fixture->organisation);
  g_autofree char *id = dup_some_id (first);
  g_autoptr (BwRecords) theirs = refresh (other);
  g_autoptr (BwPlan) all = NULL;

  assert_owner (theirs, id, "");
  g_clear_object (&theirs);
  plan (fixture->organisation, BW_TEST_PLAN_ENTRY (.id = id, .owner = "Ann"));
  theirs = refresh (other);
  assert_owner (theirs, id, "Ann");
  plan (other, BW_TEST_PLAN_ENTRY (.id = "scid_9", .owner = "Bo"));
  plan (fixture->organisation, BW_TEST_PLAN_ENTRY (.id = "scid_8", .owner = "Cor"));
  all = load (other);
  g_assert_cmpuint (bw_plan_get_entries (all)->len, ==, 3);
  g_clear_object (&other);
}

/* That it cannot be kept is told, and nothing is planned then, here or there. */
static void
test_failed (BwMemoryCase *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->place, BW_ARCHIVE_FILE, NULL);
  g_autoptr (BwRecords) records = refresh (fixture->organisation);
  g_autofree char *id = dup_some_id (records);
  g_autoptr (BwPlanEntry) entry = BW_TEST_PLAN_ENTRY (.id = id, .owner = "Ann");
  g_autoptr (BwRecords) after = NULL;
  g_autoptr (BwPlan) now = NULL;
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (BwDatabase) database =
                  bw_database_open (path, SQLITE_OPEN_READWRITE, G_TIME_SPAN_SECOND, &error);

    bw_database_run (database,
                     "CREATE TRIGGER stop BEFORE INSERT ON plan_entry"
                     " BEGIN SELECT RAISE (ABORT, 'stopped'); END",
                     &error);
    g_assert_no_error (error);
  }
  g_assert_false (bw_organisation_plan (fixture->organisation, entry, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_FAILED);
  now = load (fixture->organisation);
  g_assert_cmpuint (bw_plan_get_entries (now)->len, ==, 0);
  after = refresh (fixture->organisation);
  assert_owner (after, id, "");
}

static void
test_cancelled (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (BwPlanEntry) entry = BW_TEST_PLAN_ENTRY (.id = "a", .owner = "Ann");
  g_autoptr (BwPlan) now = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (bw_organisation_plan (fixture->organisation, entry, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  now = load (fixture->organisation);
  g_assert_cmpuint (bw_plan_get_entries (now)->len, ==, 0);
}

/* The demo organisation has a plan to look at, which can be changed as long as it is open. */
static void
test_demo (void)
{
  g_autoptr (BwClock) clock = bw_manual_clock_new ("2026-07-17T09:00:00Z");
  g_autoptr (BwOrganisation) organisation = bw_organisation_new_demo (clock);
  g_autoptr (BwPlan) before = load (organisation);
  g_autoptr (BwRecords) records = NULL;
  g_autoptr (BwPlan) after = NULL;

  g_assert_true (bw_organisation_can_plan (organisation));
  plan (organisation, BW_TEST_PLAN_ENTRY (.id = "scid_2060", .owner = "Ann"));
  plan (organisation, BW_TEST_PLAN_ENTRY (.id = "exo_dmarc_reject"));
  records = refresh (organisation);
  assert_owner (records, "scid_2060", "Ann");
  assert_owner (records, "exo_dmarc_reject", "");
  after = load (organisation);
  g_assert_cmpuint (bw_plan_get_entries (after)->len, ==, bw_plan_get_entries (before)->len - 1);
}

/* Nothing is kept of saved files. */
static void
test_files (void)
{
  g_autoptr (BwClock) clock = bw_manual_clock_new ("2026-07-17T09:00:00Z");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwOrganisation) organisation = bw_organisation_new_for_files (files, clock);
  g_autoptr (BwPlanEntry) entry = BW_TEST_PLAN_ENTRY (.id = "a", .planned = TRUE);
  g_autoptr (BwPlan) none = load (organisation);
  g_autoptr (GError) error = NULL;

  g_assert_false (bw_organisation_can_plan (organisation));
  g_assert_cmpuint (bw_plan_get_entries (none)->len, ==, 0);
  g_assert_false (bw_organisation_plan (organisation, entry, NULL, &error));
  g_assert_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_NO_ARCHIVE);
}

#define ADD(path, func) \
  g_test_add (path, BwMemoryCase, NULL, bw_memory_case_set_up, func, bw_memory_case_tear_down)

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  ADD ("/planning/kept", test_kept);
  ADD ("/planning/beside", test_beside);
  ADD ("/planning/failed", test_failed);
  ADD ("/planning/cancelled", test_cancelled);
  g_test_add_func ("/planning/demo", test_demo);
  g_test_add_func ("/planning/files", test_files);
  return g_test_run ();
}
