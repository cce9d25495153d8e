/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Recorded answers, from the bytes to what is shown. They lie in the folder that BOLWERK_SAMPLES names,
 * and are no part of the project. */

#include <math.h>

#include "model/bw-query-result.h"
#include "model/bw-words.h"
#include "organisation/bw-organisation.h"
#include "support/bw-manual-clock.h"
#include "support/bw-secret-watch.h"

static BwRecords *
open_samples (const char *folder, const char *const *names)
{
  const char *samples = g_getenv ("BOLWERK_SAMPLES");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwClock) clock = bw_manual_clock_new ("2026-07-18T08:00:00Z");
  g_autoptr (BwOrganisation) organisation = NULL;
  g_autoptr (GError) error = NULL;
  BwRecords *records = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_build_filename (samples, folder, names[i], NULL));
  organisation = bw_organisation_new_for_files (files, clock);
  records = bw_organisation_refresh (organisation, NULL, &error);
  g_assert_no_error (error);
  return records;
}

static gboolean
skip_without_samples (void)
{
  if (g_getenv ("BOLWERK_SAMPLES") != NULL)
    return FALSE;
  g_test_skip ("BOLWERK_SAMPLES is not set");
  return TRUE;
}

static const char *const both[] = { "secureScores.json", "secureScoreControlProfiles.json", NULL };

static double
find_note (BwScorecard *scorecard, BwQualityNoteKind kind)
{
  GArray *notes = bw_scorecard_get_notes (scorecard);

  for (guint i = 0; i < notes->len; i++)
    if (g_array_index (notes, BwQualityNote, i).kind == kind)
      return g_array_index (notes, BwQualityNote, i).found;
  return NAN;
}

static gboolean
has_note (BwScorecard *scorecard, BwQualityNoteKind kind)
{
  GArray *notes = bw_scorecard_get_notes (scorecard);

  for (guint i = 0; i < notes->len; i++)
    if (g_array_index (notes, BwQualityNote, i).kind == kind)
      return TRUE;
  return FALSE;
}

static double
get_percentage (BwScorecard *scorecard, const char *basis)
{
  return bw_comparison_get_percentage (bw_scorecard_find_comparison (scorecard, basis));
}

/* 40 profiles, and 11 controls of which 4 have none: 40 + 4 = 44 actions. 1 of 31 points. */
static void
test_real (void)
{
  g_autoptr (BwRecords) records = NULL;
  BwScorecard *scorecard = NULL;
  double points = 0.0;
  guint n_scored = 0;

  if (skip_without_samples ())
    return;

  records = open_samples ("real-2024", both);
  scorecard = bw_records_get_scorecard (records);
  g_assert_cmpuint (bw_scorecard_get_actions (scorecard)->len, ==, 44);
  g_assert_cmpfloat_with_epsilon (bw_scorecard_get_percentage (scorecard), 100.0 / 31.0, 1e-9);
  g_assert_cmpfloat (find_note (scorecard, BW_NOTE_NO_PROFILE), ==, 4.0);
  g_assert_false (has_note (scorecard, BW_NOTE_SUM_DIFFERS));
  g_assert_cmpfloat (get_percentage (scorecard, BW_BASIS_ALL_TENANTS), ==, 54.65);
  g_assert_cmpfloat (get_percentage (scorecard, BW_BASIS_TOTAL_SEATS), ==, 48.98);

  for (guint i = 0; i < bw_scorecard_get_categories (scorecard)->len; i++) {
    const BwSubtotal *subtotal =
        &g_array_index (bw_scorecard_get_categories (scorecard), BwSubtotal, i);

    points += isnan (subtotal->points) ? 0.0 : subtotal->points;
    n_scored += subtotal->n_actions;
  }
  g_assert_cmpfloat_with_epsilon (points, 1.0, 1e-9);
  g_assert_cmpuint (n_scored, ==, 11);
}

/* 815.22 of 1376 points, of which the five controls that were kept make 30. */
static void
test_live (void)
{
  g_autoptr (BwRecords) records = NULL;
  BwScorecard *scorecard = NULL;

  if (skip_without_samples ())
    return;

  records = open_samples ("live-2026-07", both);
  scorecard = bw_records_get_scorecard (records);
  g_assert_cmpuint (bw_scorecard_get_actions (scorecard)->len, ==, 10);
  g_assert_cmpfloat_with_epsilon (bw_scorecard_get_percentage (scorecard), 59.2456395, 1e-7);
  g_assert_cmpfloat_with_epsilon (find_note (scorecard, BW_NOTE_SUM_DIFFERS), 30.0, 1e-9);
  g_assert_false (has_note (scorecard, BW_NOTE_OLD));
  g_assert_cmpfloat (get_percentage (scorecard, BW_BASIS_ALL_TENANTS), ==, 52.86);
}

/* The catalogue is not there; two older days of the same 90 are. 53 of 64 points. */
static void
test_history (void)
{
  g_autoptr (BwRecords) records = NULL;
  BwScorecard *scorecard = NULL;

  if (skip_without_samples ())
    return;

  records = open_samples ("history-shape", (const char *const[]) { "secureScores.json", NULL });
  scorecard = bw_records_get_scorecard (records);
  g_assert_cmpuint (bw_records_get_days (records)->len, ==, 3);
  g_assert_cmpuint (bw_scorecard_get_day (scorecard), ==, bw_day_new (2023, 12, 26));
  g_assert_cmpfloat (bw_scorecard_get_percentage (scorecard), ==, 82.8125);
  g_assert_true (has_note (scorecard, BW_NOTE_NO_CATALOGUE));
  g_assert_false (has_note (scorecard, BW_NOTE_SUM_DIFFERS));
}

/* Addresses do not take part in a search, however many of them the texts have. */
static void
test_search (void)
{
  g_autoptr (BwRecords) records = NULL;
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autoptr (BwQueryResult) markup = NULL;
  g_autoptr (BwQueryResult) words = NULL;

  if (skip_without_samples ())
    return;

  records = open_samples ("real-2024", both);
  bw_query_set_search (query, "href");
  markup = bw_query_result_new (bw_records_get_scorecard (records), query);
  g_assert_cmpuint (bw_query_result_get_actions (markup)->len, ==, 0);
  bw_query_set_search (query, "MICROSOFT");
  words = bw_query_result_new (bw_records_get_scorecard (records), query);
  g_assert_cmpuint (bw_query_result_get_actions (words)->len, >, 10);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/samples/real", test_real);
  g_test_add_func ("/samples/live", test_live);
  g_test_add_func ("/samples/history", test_history);
  g_test_add_func ("/samples/search", test_search);

  return g_test_run ();
}
