/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-scorecard.h"

#include <math.h>

#include "model/bw-records.h"
#include "model/bw-test-records.h"

static const BwQualityNote *
find_note (BwScorecard *scorecard, BwQualityNoteKind kind)
{
  GArray *notes = bw_scorecard_get_notes (scorecard);

  for (guint i = 0; i < notes->len; i++)
    if (g_array_index (notes, BwQualityNote, i).kind == kind)
      return &g_array_index (notes, BwQualityNote, i);
  return NULL;
}

/* Nothing to remark: one control of 4 of 10, both comparisons, of today. */
static BwTestRecords *
new_records (void)
{
  BwTestRecords *records = bw_test_records_new (4, 10);

  bw_test_records_add_profile (records, .id = "a", .max_points = 10);
  bw_test_records_add_score (records, .id = "a", .points = 4, .percentage = 40);
  bw_test_records_add_comparison (records, .basis = "AllTenants", .percentage = 40);
  bw_test_records_add_comparison (records, .basis = "TotalSeats", .percentage = 50);
  return records;
}

static void
test_none (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwScorecard) scorecard = bw_test_records_make_scorecard (records);

  g_assert_cmpuint (bw_scorecard_get_notes (scorecard)->len, ==, 0);
}

/* The controls make 4, the total says 289. */
static void
test_sum_differs (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwScorecard) scorecard = NULL;
  const BwQualityNote *note = NULL;

  records->current = 289;
  scorecard = bw_test_records_make_scorecard (records);
  note = find_note (scorecard, BW_NOTE_SUM_DIFFERS);

  g_assert_nonnull (note);
  g_assert_cmpfloat (note->expected, ==, 289.0);
  g_assert_cmpfloat (note->found, ==, 4.0);
}

static gboolean
differs (double total, guint n_thirds)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (total, 100);
  g_autoptr (BwScorecard) scorecard = NULL;

  for (guint i = 0; i < n_thirds; i++) {
    g_autofree char *id = g_strdup_printf ("%u", i);

    bw_test_records_add_profile (records, .id = id, .max_points = 1);
    bw_test_records_add_score (records, .id = id, .points = 0.33, .percentage = 33.33);
  }
  scorecard = bw_test_records_make_scorecard (records);
  return find_note (scorecard, BW_NOTE_SUM_DIFFERS) != NULL;
}

/*
 * A third comes as 0.33. 30 of them make 9.90 instead of 10: 0.10 apart, and rounding may do up to
 * 30 * 0.005 = 0.15. 3 of them make 0.99 instead of 1: 0.01 apart, less than 0.05.
 */
static void
test_sum_of_rounded (void)
{
  g_assert_false (differs (10.0, 30));
  g_assert_true (differs (10.1, 30));
  g_assert_false (differs (1.0, 3));
  g_assert_false (differs (1.03, 3));
  g_assert_true (differs (1.05, 3));
}

static gboolean
is_old (guint days, double *age)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwScorecard) scorecard = NULL;
  const BwQualityNote *note = NULL;

  records->today = records->day + days;
  scorecard = bw_test_records_make_scorecard (records);
  note = find_note (scorecard, BW_NOTE_OLD);
  *age = note != NULL ? note->found : -1.0;
  return note != NULL;
}

static void
test_old (void)
{
  double age = 0.0;

  g_assert_false (is_old (0, &age));
  g_assert_false (is_old (1, &age));
  g_assert_false (is_old (2, &age));
  g_assert_true (is_old (3, &age));
  g_assert_cmpfloat (age, ==, 3.0);
  g_assert_true (is_old (45, &age));
  g_assert_cmpfloat (age, ==, 45.0);
}

static void
test_not_old (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwScorecard) future = NULL;
  g_autoptr (BwScorecard) without_day = NULL;
  g_autoptr (BwScorecard) without_today = NULL;

  records->today = records->day - 1;
  future = bw_test_records_make_scorecard (records);
  g_assert_null (find_note (future, BW_NOTE_OLD));
  g_assert_null (find_note (future, BW_NOTE_FUTURE));

  records->today = BW_DAY_NONE;
  without_today = bw_test_records_make_scorecard (records);
  g_assert_null (find_note (without_today, BW_NOTE_OLD));

  records->today = records->day;
  records->day = BW_DAY_NONE;
  without_day = bw_test_records_make_scorecard (records);
  g_assert_null (find_note (without_day, BW_NOTE_OLD));
}

/* A clock may be an hour behind; not two days. */
static void
test_future (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwScorecard) scorecard = NULL;
  const BwQualityNote *note = NULL;

  records->today = records->day - 2;
  scorecard = bw_test_records_make_scorecard (records);
  note = find_note (scorecard, BW_NOTE_FUTURE);
  g_assert_nonnull (note);
  g_assert_cmpfloat (note->found, ==, 2.0);
}

static void
test_over_maximum (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwScorecard) full = NULL;
  g_autoptr (BwScorecard) over = NULL;
  const BwQualityNote *note = NULL;

  records->current = 10;
  full = bw_test_records_make_scorecard (records);
  g_assert_null (find_note (full, BW_NOTE_OVER_MAXIMUM));

  records->current = 20;
  over = bw_test_records_make_scorecard (records);
  note = find_note (over, BW_NOTE_OVER_MAXIMUM);
  g_assert_nonnull (note);
  g_assert_cmpfloat (note->expected, ==, 10.0);
  g_assert_cmpfloat (note->found, ==, 20.0);
}

/* Without a profile the maximum is that of the percentage: 3 points are 30 % of 10, 0 are 0 % of anything.
 * So one of three scored controls is not known. */
static void
test_no_maximum (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwScorecard) scorecard = NULL;
  const BwQualityNote *note = NULL;

  bw_test_records_add_score (records, .id = "b", .points = 0, .percentage = 0);
  bw_test_records_add_score (records, .id = "c", .points = 3, .percentage = 30);
  scorecard = bw_test_records_make_scorecard (records);
  note = find_note (scorecard, BW_NOTE_NO_MAXIMUM);
  g_assert_nonnull (note);
  g_assert_cmpfloat (note->expected, ==, 3.0);
  g_assert_cmpfloat (note->found, ==, 1.0);
}

static void
test_more_pages (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwSnapshot) snapshot = bw_test_records_make_snapshot (records);
  g_autoptr (BwCatalogue) catalogue = bw_catalogue_new_partial (NULL, records->profiles);
  g_autoptr (BwScorecard) scorecard = bw_scorecard_new (snapshot, catalogue, NULL, records->today);

  g_assert_true (bw_catalogue_is_partial (catalogue));
  g_assert_cmpuint (bw_scorecard_get_notes (scorecard)->len, ==, 1);
  g_assert_nonnull (find_note (scorecard, BW_NOTE_MORE_PAGES));
}

static void
test_incomplete (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwSnapshot) snapshot = bw_test_records_make_snapshot (records);
  g_autoptr (BwSnapshot) holey = bw_snapshot_new_incomplete (snapshot);
  g_autoptr (BwCatalogue) catalogue = bw_catalogue_new (NULL, records->profiles);
  g_autoptr (BwCatalogue) gappy = bw_catalogue_new_incomplete (NULL, records->profiles);
  g_autoptr (BwScorecard) first = bw_scorecard_new (holey, catalogue, NULL, records->today);
  g_autoptr (BwScorecard) second = bw_scorecard_new (snapshot, gappy, NULL, records->today);
  g_autoptr (BwScorecard) both = bw_scorecard_new (holey, gappy, NULL, records->today);
  g_autoptr (BwScorecard) whole = bw_scorecard_new (snapshot, catalogue, NULL, records->today);

  g_assert_nonnull (find_note (first, BW_NOTE_INCOMPLETE));
  g_assert_nonnull (find_note (second, BW_NOTE_INCOMPLETE));
  g_assert_cmpuint (bw_scorecard_get_notes (both)->len, ==, 1);
  g_assert_null (find_note (whole, BW_NOTE_INCOMPLETE));
  g_assert_cmpfloat (bw_snapshot_get_current (holey), ==, bw_snapshot_get_current (snapshot));
}

/* One note, not one for each half that is missing. */
static void
test_no_records (void)
{
  g_autoptr (GPtrArray) no_profiles = g_ptr_array_new ();
  g_autoptr (BwCatalogue) empty = bw_catalogue_new (NULL, no_profiles);
  g_autoptr (BwScorecard) without = bw_scorecard_new (NULL, NULL, NULL, BW_DAY_NONE);
  g_autoptr (BwScorecard) with_empty = bw_scorecard_new (NULL, empty, NULL, BW_DAY_NONE);

  g_assert_cmpuint (bw_scorecard_get_notes (without)->len, ==, 1);
  g_assert_nonnull (find_note (without, BW_NOTE_NO_RECORDS));
  g_assert_cmpuint (bw_scorecard_get_notes (with_empty)->len, ==, 1);
  g_assert_nonnull (find_note (with_empty, BW_NOTE_NO_RECORDS));
}

static void
test_no_profile (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwScorecard) scorecard = NULL;
  const BwQualityNote *note = NULL;

  bw_test_records_add_score (records, .id = "b", .points = 0, .percentage = 0);
  bw_test_records_add_score (records, .id = "c", .points = 0, .percentage = 0);
  scorecard = bw_test_records_make_scorecard (records);
  note = find_note (scorecard, BW_NOTE_NO_PROFILE);

  g_assert_nonnull (note);
  g_assert_cmpfloat (note->found, ==, 2.0);
}

/* A snapshot as its reader makes it where two control scores do not say what they are of. */
static void
test_no_name (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwCatalogue) catalogue = bw_catalogue_new (NULL, records->profiles);
  g_autoptr (BwSnapshot) snapshot = bw_snapshot_new (&(BwSnapshotFields) {
      .id = "",
      .tenant_id = "",
      .day = records->day,
      .current = 4,
      .max = 10,
      .comparisons = records->comparisons,
      .control_scores = records->scores,
      .n_nameless = 2,
  });
  g_autoptr (BwScorecard) scorecard = bw_scorecard_new (snapshot, catalogue, NULL, records->today);
  const BwQualityNote *note = find_note (scorecard, BW_NOTE_NO_NAME);

  g_assert_nonnull (note);
  g_assert_cmpfloat (note->found, ==, 2.0);
  g_assert_true (isnan (note->expected));
  g_assert_cmpuint (bw_scorecard_get_notes (scorecard)->len, ==, 1);
}

/* Empty lists and averages of -1 have both been sent for weeks. */
static void
test_no_comparison (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwScorecard) empty = NULL;
  g_autoptr (BwScorecard) unusable = NULL;
  g_autoptr (BwScorecard) one = NULL;

  g_ptr_array_set_size (records->comparisons, 0);
  empty = bw_test_records_make_scorecard (records);
  g_assert_nonnull (find_note (empty, BW_NOTE_NO_COMPARISON));

  bw_test_records_add_comparison (records, .basis = "AllTenants", .percentage = NAN);
  bw_test_records_add_comparison (records, .basis = "IndustryTypes", .percentage = 40);
  unusable = bw_test_records_make_scorecard (records);
  g_assert_nonnull (find_note (unusable, BW_NOTE_NO_COMPARISON));

  bw_test_records_add_comparison (records, .basis = "TotalSeats", .percentage = 40);
  one = bw_test_records_make_scorecard (records);
  g_assert_null (find_note (one, BW_NOTE_NO_COMPARISON));
}

static void
test_no_total (void)
{
  static const double totals[][2] = { { NAN, 10 }, { 4, NAN }, { 4, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (totals); i++) {
    g_autoptr (BwTestRecords) records = new_records ();
    g_autoptr (BwScorecard) scorecard = NULL;

    records->current = totals[i][0];
    records->max = totals[i][1];
    scorecard = bw_test_records_make_scorecard (records);
    g_assert_nonnull (find_note (scorecard, BW_NOTE_NO_TOTAL));
    g_assert_null (find_note (scorecard, BW_NOTE_SUM_DIFFERS));
  }
}

/* What is missing as a whole is said once, and nothing about its parts. */
static void
test_halves (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwSnapshot) snapshot = bw_test_records_make_snapshot (records);
  g_autoptr (BwCatalogue) catalogue = bw_catalogue_new (NULL, records->profiles);
  g_autoptr (BwScorecard) without_catalogue =
                bw_scorecard_new (snapshot, NULL, NULL, records->today);
  g_autoptr (BwScorecard) without_snapshot =
                bw_scorecard_new (NULL, catalogue, NULL, records->today);

  g_assert_cmpuint (bw_scorecard_get_notes (without_catalogue)->len, ==, 1);
  g_assert_nonnull (find_note (without_catalogue, BW_NOTE_NO_CATALOGUE));
  g_assert_cmpuint (bw_scorecard_get_notes (without_snapshot)->len, ==, 1);
  g_assert_nonnull (find_note (without_snapshot, BW_NOTE_NO_SNAPSHOT));
}

/* Of an organisation at Microsoft it is told that the newest day is a file's; of files that are open it goes without. */
static void
test_from_file (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwSnapshot) snapshot = bw_test_records_make_snapshot (records);
  g_autoptr (BwSnapshot) of_file = bw_snapshot_new_from_file (snapshot);
  g_autoptr (BwCatalogue) catalogue = bw_catalogue_new (NULL, records->profiles);
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("worldwide");
  g_autoptr (BwScorecard) opened = bw_scorecard_new (of_file, catalogue, NULL, records->today);
  g_autoptr (BwScorecard) kept =
                bw_scorecard_new_in_cloud (of_file, catalogue, NULL, records->today, cloud);
  g_autoptr (BwScorecard) told =
                bw_scorecard_new_in_cloud (snapshot, catalogue, NULL, records->today, cloud);

  g_assert_null (find_note (opened, BW_NOTE_FROM_FILE));
  g_assert_nonnull (find_note (kept, BW_NOTE_FROM_FILE));
  g_assert_null (find_note (told, BW_NOTE_FROM_FILE));
}

/* What Microsoft itself answered without a score will have one: it is not told to open more files. */
static void
test_no_score_yet (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwCatalogue) catalogue = bw_catalogue_new (NULL, records->profiles);
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("worldwide");
  g_autoptr (BwScorecard) with_actions =
                bw_scorecard_new_in_cloud (NULL, catalogue, NULL, records->today, cloud);
  g_autoptr (BwScorecard) empty =
                bw_scorecard_new_in_cloud (NULL, NULL, NULL, records->today, cloud);

  g_assert_cmpuint (bw_scorecard_get_notes (with_actions)->len, ==, 1);
  g_assert_nonnull (find_note (with_actions, BW_NOTE_NO_SCORE_YET));
  g_assert_cmpuint (bw_scorecard_get_notes (empty)->len, ==, 1);
  g_assert_nonnull (find_note (empty, BW_NOTE_NO_SCORE_YET));
}

/* What stands in for a score that Microsoft has not got now says of which day it is, also once more is known of it. */
static void
test_no_score_now (void)
{
  g_autoptr (BwTestRecords) records = new_records ();
  g_autoptr (BwSnapshot) snapshot = bw_test_records_make_snapshot (records);
  g_autoptr (BwCatalogue) catalogue = bw_catalogue_new (NULL, records->profiles);
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("worldwide");
  g_autoptr (BwScorecard) known = bw_scorecard_new_in_cloud (snapshot, catalogue, NULL, 0, cloud);
  g_autoptr (BwScorecard) none =
                bw_scorecard_new_in_cloud (NULL, catalogue, NULL, records->today, cloud);
  g_autoptr (GPtrArray) days = g_ptr_array_new ();
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 7, 19, 8, 0, 0);
  g_autoptr (BwRecords) before = bw_records_new (known, days, now);
  g_autoptr (BwRecords) told = bw_records_new (none, days, now);
  g_autoptr (BwRecords) past = bw_records_stand_in (told, before);
  g_autoptr (BwRecords) looked_back = bw_records_new_with_recent (past, NULL);
  g_autoptr (BwRecords) new_one = bw_records_stand_in (before, past);
  g_autoptr (BwRecords) nothing = bw_records_stand_in (told, told);
  const BwQualityNote *note =
      find_note (bw_records_get_scorecard (looked_back), BW_NOTE_NO_SCORE_NOW);

  g_assert_nonnull (note);
  g_assert_cmpint (note->day, ==, bw_snapshot_get_day (snapshot));
  g_assert_null (find_note (bw_records_get_scorecard (past), BW_NOTE_NO_SCORE_YET));
  g_assert_true (new_one == before);
  g_assert_true (nothing == told);
}

static void
test_keys (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 0; i <= BW_NOTE_NO_NAME; i++)
    g_assert_true (
        g_hash_table_add (seen, (gpointer) bw_quality_note_kind_to_key ((BwQualityNoteKind) i)));
  g_assert_cmpstr (bw_quality_note_kind_to_key (BW_NOTE_SUM_DIFFERS), ==, "sum-differs");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scorecard-notes/none", test_none);
  g_test_add_func ("/scorecard-notes/sum-differs", test_sum_differs);
  g_test_add_func ("/scorecard-notes/sum-of-rounded", test_sum_of_rounded);
  g_test_add_func ("/scorecard-notes/old", test_old);
  g_test_add_func ("/scorecard-notes/not-old", test_not_old);
  g_test_add_func ("/scorecard-notes/future", test_future);
  g_test_add_func ("/scorecard-notes/over-maximum", test_over_maximum);
  g_test_add_func ("/scorecard-notes/no-maximum", test_no_maximum);
  g_test_add_func ("/scorecard-notes/more-pages", test_more_pages);
  g_test_add_func ("/scorecard-notes/incomplete", test_incomplete);
  g_test_add_func ("/scorecard-notes/no-records", test_no_records);
  g_test_add_func ("/scorecard-notes/no-profile", test_no_profile);
  g_test_add_func ("/scorecard-notes/no-name", test_no_name);
  g_test_add_func ("/scorecard-notes/no-comparison", test_no_comparison);
  g_test_add_func ("/scorecard-notes/no-total", test_no_total);
  g_test_add_func ("/scorecard-notes/halves", test_halves);
  g_test_add_func ("/scorecard-notes/no-score-yet", test_no_score_yet);
  g_test_add_func ("/scorecard-notes/from-file", test_from_file);
  g_test_add_func ("/scorecard-notes/no-score-now", test_no_score_now);
  g_test_add_func ("/scorecard-notes/keys", test_keys);

  return g_test_run ();
}
