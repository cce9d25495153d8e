/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-organisation.h"

#include <math.h>

#include "model/bw-test-records.h"
#include "organisation/bw-fake-source.h"
#include "support/bw-manual-clock.h"
#include "support/bw-secret-watch.h"

typedef struct {
  BwFakeSource *source;
  BwClock *clock;
  BwOrganisation *organisation;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwPlan) plan = NULL;

  g_ptr_array_add (entries,
                   bw_plan_entry_new (&(BwPlanEntryFields) { .id = "MfA", .planned = TRUE }));
  plan = bw_plan_new (entries);
  fixture->source = bw_fake_source_new ();
  fixture->clock = bw_manual_clock_new ("2026-07-17T09:00:00Z");
  fixture->organisation = bw_organisation_new (BW_SOURCE (fixture->source), plan, fixture->clock);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->organisation));
  g_assert_finalize_object (g_steal_pointer (&fixture->source));
  g_clear_object (&fixture->clock);
}

static BwRecords *
refresh (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  BwRecords *records = bw_organisation_refresh (fixture->organisation, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (records);
  return records;
}

static gboolean
has_note (BwRecords *records, BwQualityNoteKind kind)
{
  GArray *notes = bw_scorecard_get_notes (bw_records_get_scorecard (records));

  for (guint i = 0; i < notes->len; i++)
    if (g_array_index (notes, BwQualityNote, i).kind == kind)
      return TRUE;
  return FALSE;
}

/* Source, plan and clock come together: 3 of 10 points are 30 %, and the one action is planned. */
static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) records = refresh (fixture);
  g_autoptr (GDateTime) now = bw_clock_get_now (fixture->clock);
  BwScorecard *scorecard = bw_records_get_scorecard (records);
  BwAction *action = bw_scorecard_find (scorecard, "mfa");

  g_assert_cmpfloat (bw_scorecard_get_percentage (scorecard), ==, 30.0);
  g_assert_cmpuint (bw_scorecard_get_actions (scorecard)->len, ==, 1);
  g_assert_cmpint (bw_action_get_status (action), ==, BW_STATUS_PLANNED);
  g_assert_true (g_date_time_equal (bw_records_get_loaded (records), now));
  g_assert_cmpuint (bw_records_get_days (records)->len, ==, 1);
  g_assert_true (bw_organisation_get_source (fixture->organisation) == BW_SOURCE (fixture->source));
  g_assert_false (bw_organisation_is_demo (fixture->organisation));
}

/* 90 days, both ends included: 19 April to 17 July is 12 + 31 + 30 + 17 = 90. */
static void
test_days_asked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) records = refresh (fixture);

  g_assert_cmpuint (fixture->source->asked_from, ==, bw_day_new (2026, 4, 19));
  g_assert_cmpuint (fixture->source->asked_to, ==, bw_day_new (2026, 7, 17));
}

/* The age of the newest day is told by the clock that was handed in: 20 - 17 = 3 days. */
static void
test_age (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) fresh = refresh (fixture);
  g_autoptr (BwRecords) old = NULL;

  bw_manual_clock_set (BW_MANUAL_CLOCK (fixture->clock), "2026-07-20T00:30:00Z");
  old = refresh (fixture);
  g_assert_false (has_note (fresh, BW_NOTE_OLD));
  g_assert_true (has_note (old, BW_NOTE_OLD));
}

/* Whatever call fails, its own error comes out, nothing else is asked, and the next try works. */
static void
test_error (Fixture *fixture, gconstpointer data)
{
  BwFakeCall calls[] = { BW_FAKE_NEWEST, BW_FAKE_CATALOGUE, BW_FAKE_DAYS };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (BwRecords) records = NULL;
    g_autofree char *message = g_strdup_printf ("call %d fails", (int) calls[i]);

    fixture->source->fails_at = calls[i];
    fixture->source->n_calls = 0;
    g_assert_null (bw_organisation_refresh (fixture->organisation, NULL, &error));
    g_assert_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_REFUSED);
    g_assert_cmpstr (error->message, ==, message);
    g_assert_cmpuint (fixture->source->n_calls, ==, i + 1);

    fixture->source->fails_at = BW_FAKE_NOTHING;
    records = refresh (fixture);
  }
}

/* What is looked at before the range: a week for what a day is compared with, 90 days for what was best. */
static void
test_looks_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  BwDay from = bw_day_new (2026, 7, 1);
  g_autoptr (BwActivities) activities = bw_organisation_read_activities (fixture->organisation, from,
                                                                        BW_DAY_NONE, NULL, &error);
  g_autoptr (BwMetrics) metrics = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (activities);
  g_assert_cmpuint (fixture->source->asked_from, ==, from - 8);
  g_assert_cmpuint (fixture->source->asked_to, ==, bw_day_new (2026, 7, 17));
  metrics = bw_organisation_read_metrics (fixture->organisation, from, BW_DAY_NONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bw_metrics_get_days (metrics, NULL)->len, ==, 1);
  g_assert_cmpuint (fixture->source->asked_from, ==, from - 90);
  g_object_unref (g_steal_pointer (&activities));
  activities = bw_organisation_read_activities (fixture->organisation, BW_DAY_NONE, BW_DAY_NONE,
                                                NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->source->asked_from, ==, BW_DAY_NONE);
}

/* Which days something was set on: today is 19 July, and Microsoft has told as far as the 17th. */
static void
assert_set (Fixture *fixture, BwDay from, BwDay to, guint n, const BwDay *days)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwActivities) activities =
                bw_organisation_read_activities (fixture->organisation, from, to, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (bw_activities_get_all (activities)->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (bw_activity_get_fields (bw_activities_get_all (activities)->pdata[i])->day,
                      ==, days[i]);
}

/* What people set after the newest day is told as well, until today, where the range has no end; no day is read for it. */
static void
test_set_since (Fixture *fixture, gconstpointer data)
{
  const BwDay days[] = { bw_day_new (2026, 7, 19), bw_day_new (2026, 7, 18),
                         bw_day_new (2026, 7, 16) };
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) states = bw_test_states_new (
      "Ignored", "2026-07-16T08:00:00Z", "Default", "2026-07-18T08:00:00Z", "Ignored",
      "2026-07-19T23:30:00Z", "Default", "2026-07-20T00:30:00Z", NULL);

  g_ptr_array_add (profiles,
                   BW_TEST_PROFILE (.id = "mfa", .max_points = 10, .state_updates = states));
  g_object_unref (fixture->source->catalogue);
  fixture->source->catalogue = bw_catalogue_new ("tenant", profiles);
  bw_manual_clock_set (BW_MANUAL_CLOCK (fixture->clock), "2026-07-19T09:00:00Z");
  assert_set (fixture, BW_DAY_NONE, BW_DAY_NONE, 3, days);
  g_assert_cmpuint (fixture->source->asked_to, ==, bw_day_new (2026, 7, 17));
  assert_set (fixture, bw_day_new (2026, 7, 17), BW_DAY_NONE, 2, days);
  assert_set (fixture, BW_DAY_NONE, bw_day_new (2026, 7, 17), 1, days + 2);
  assert_set (fixture, BW_DAY_NONE, bw_day_new (2026, 7, 18), 2, days + 1);
}

/* Whatever call fails, its own error comes out. */
static void
test_details_error (Fixture *fixture, gconstpointer data)
{
  BwFakeCall calls[] = { BW_FAKE_NEWEST, BW_FAKE_CATALOGUE, BW_FAKE_DAYS };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GError) other = NULL;

    fixture->source->fails_at = calls[i];
    g_assert_null (bw_organisation_read_activities (fixture->organisation, BW_DAY_NONE, BW_DAY_NONE,
                                                    NULL, &error));
    g_assert_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_REFUSED);
    g_assert_null (bw_organisation_read_metrics (fixture->organisation, BW_DAY_NONE, BW_DAY_NONE,
                                                 NULL, &other));
    g_assert_error (other, BW_SOURCE_ERROR, BW_SOURCE_ERROR_REFUSED);
  }
}

static void
test_error_ignored (Fixture *fixture, gconstpointer data)
{
  fixture->source->fails_at = BW_FAKE_DAYS;
  g_assert_null (bw_organisation_refresh (fixture->organisation, NULL, NULL));
}

/* What was handed out before is not touched by a refresh, whether it works or not. */
static void
test_all_or_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) before = refresh (fixture);
  g_autoptr (BwRecords) after = NULL;
  BwScorecard *scorecard = bw_records_get_scorecard (before);

  fixture->source->fails_at = BW_FAKE_DAYS;
  g_clear_object (&fixture->source->catalogue);
  g_assert_null (bw_organisation_refresh (fixture->organisation, NULL, NULL));
  g_assert_true (bw_records_get_scorecard (before) == scorecard);
  g_assert_nonnull (bw_scorecard_get_catalogue (scorecard));

  fixture->source->fails_at = BW_FAKE_NOTHING;
  after = refresh (fixture);
  g_assert_null (bw_scorecard_get_catalogue (bw_records_get_scorecard (after)));
  g_assert_nonnull (bw_scorecard_get_catalogue (scorecard));
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  BwFakeCall calls[] = { BW_FAKE_NEWEST, BW_FAKE_CATALOGUE, BW_FAKE_DAYS };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++) {
    g_autoptr (GError) error = NULL;

    g_cancellable_reset (fixture->source->cancellable);
    fixture->source->cancels_at = calls[i];
    fixture->source->n_calls = 0;
    g_assert_null (
        bw_organisation_refresh (fixture->organisation, fixture->source->cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpuint (fixture->source->n_calls, ==, i + 1);
  }
}

static void
test_without_snapshot (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) records = NULL;
  BwScorecard *scorecard = NULL;

  g_clear_object (&fixture->source->snapshot);
  records = refresh (fixture);
  scorecard = bw_records_get_scorecard (records);

  g_assert_true (has_note (records, BW_NOTE_NO_SNAPSHOT));
  g_assert_true (isnan (bw_scorecard_get_percentage (scorecard)));
  g_assert_cmpuint (bw_scorecard_get_actions (scorecard)->len, ==, 1);
  g_assert_cmpuint (bw_records_get_days (records)->len, ==, 0);
  g_assert_cmpuint (fixture->source->asked_from, ==, BW_DAY_NONE);
  g_assert_cmpuint (fixture->source->asked_to, ==, BW_DAY_NONE);
}

static void
test_without_catalogue (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) records = NULL;
  BwScorecard *scorecard = NULL;

  g_clear_object (&fixture->source->catalogue);
  records = refresh (fixture);
  scorecard = bw_records_get_scorecard (records);

  g_assert_true (has_note (records, BW_NOTE_NO_CATALOGUE));
  g_assert_cmpfloat (bw_scorecard_get_percentage (scorecard), ==, 30.0);
  /* 3 * 100 / 30 = 10 */
  g_assert_cmpfloat (bw_action_get_max_points (bw_scorecard_find (scorecard, "mfa")), ==, 10.0);
}

static void
test_demo (void)
{
  g_autoptr (BwClock) clock = bw_manual_clock_new ("2026-11-23T09:00:00Z");
  g_autoptr (BwOrganisation) organisation = bw_organisation_new_demo (clock);
  g_autoptr (BwRecords) records = bw_organisation_refresh (organisation, NULL, NULL);

  g_assert_true (bw_organisation_is_demo (organisation));
  g_assert_nonnull (records);
  g_assert_cmpuint (
      bw_scorecard_count_status (bw_records_get_scorecard (records), BW_STATUS_PLANNED), >, 0);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add ("/organisation/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("refresh", test_refresh);
  ADD ("days-asked", test_days_asked);
  ADD ("age", test_age);
  ADD ("error", test_error);
  ADD ("error-ignored", test_error_ignored);
  ADD ("looks-back", test_looks_back);
  ADD ("set-since", test_set_since);
  ADD ("details-error", test_details_error);
  ADD ("all-or-nothing", test_all_or_nothing);
  ADD ("cancelled", test_cancelled);
  ADD ("without-snapshot", test_without_snapshot);
  ADD ("without-catalogue", test_without_catalogue);
  g_test_add_func ("/organisation/demo", test_demo);

  return g_test_run ();
}
