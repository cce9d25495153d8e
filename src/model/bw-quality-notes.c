/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-quality-notes.h"

#include <math.h>

#include "model/bw-points.h"
#include "model/bw-words.h"

/* How far the sum of the controls may lie from the total without a remark. Each of them comes rounded
 * to two decimals, so each that is no whole number may be off by half a hundredth. */
#define SUM_TOLERANCE 0.05
#define SUM_TOLERANCE_PER_FRACTION 0.005

/* The feed is a day behind as a rule, and two at a weekend (graph.md §7 no. 3). */
#define OLD_AFTER_DAYS 2
/* A clock that is an hour behind makes a day of the one that has just begun. */
#define EARLY_DAYS 1

static void
add_note (GArray *notes, BwQualityNoteKind kind, double expected, double found)
{
  BwQualityNote note = { kind, expected, found, BW_DAY_NONE };

  g_array_append_val (notes, note);
}

static void
add_day_note (GArray *notes, BwQualityNoteKind kind, BwDay day)
{
  BwQualityNote note = { kind, NAN, NAN, day };

  g_array_append_val (notes, note);
}

static void
check_sum (BwScorecard *scorecard, GArray *notes)
{
  GPtrArray *actions = bw_scorecard_get_actions (scorecard);
  double total = bw_scorecard_get_points (scorecard);
  double sum = 0.0;
  guint n_fractions = 0;

  for (guint i = 0; i < actions->len; i++) {
    double points = bw_action_get_points (g_ptr_array_index (actions, i));

    if (isnan (points))
      continue;
    sum += points;
    n_fractions += points != round (points);
  }

  if (fabs (sum - total) > MAX (SUM_TOLERANCE, n_fractions * SUM_TOLERANCE_PER_FRACTION))
    add_note (notes, BW_NOTE_SUM_DIFFERS, total, sum);
}

static void
check_age (BwScorecard *scorecard, BwDay today, GArray *notes)
{
  BwDay day = bw_scorecard_get_day (scorecard);

  if (day != BW_DAY_NONE && today != BW_DAY_NONE && today > day + OLD_AFTER_DAYS)
    add_note (notes, BW_NOTE_OLD, NAN, (double) (today - day));
  if (day != BW_DAY_NONE && today != BW_DAY_NONE && day > today + EARLY_DAYS)
    add_note (notes, BW_NOTE_FUTURE, NAN, (double) (day - today));
}

static void
check_maxima (BwScorecard *scorecard, GArray *notes)
{
  GArray *categories = bw_scorecard_get_categories (scorecard);
  guint n_scored = 0;
  guint n_unknown = 0;

  for (guint i = 0; i < categories->len; i++) {
    n_scored += g_array_index (categories, BwSubtotal, i).n_actions;
    n_unknown += g_array_index (categories, BwSubtotal, i).n_unknown;
  }
  if (n_unknown > 0)
    add_note (notes, BW_NOTE_NO_MAXIMUM, n_scored, n_unknown);
}

static void
check_total (BwScorecard *scorecard, GArray *notes)
{
  double points = bw_scorecard_get_points (scorecard);
  double max_points = bw_scorecard_get_max_points (scorecard);

  if (isnan (bw_scorecard_get_percentage (scorecard)))
    add_note (notes, BW_NOTE_NO_TOTAL, NAN, NAN);
  else if (points > max_points + BW_POINTS_EPSILON)
    add_note (notes, BW_NOTE_OVER_MAXIMUM, max_points, points);
  if (isfinite (points))
    check_sum (scorecard, notes);
}

static void
check_profiles (BwScorecard *scorecard, GArray *notes)
{
  GPtrArray *actions = bw_scorecard_get_actions (scorecard);
  guint n_without = 0;

  for (guint i = 0; i < actions->len; i++)
    n_without += bw_action_get_profile (g_ptr_array_index (actions, i)) == NULL;
  if (n_without > 0)
    add_note (notes, BW_NOTE_NO_PROFILE, NAN, n_without);
}

static gboolean
has_comparison (BwScorecard *scorecard, const char *basis)
{
  BwComparison *comparison = bw_scorecard_find_comparison (scorecard, basis);

  return comparison != NULL && isfinite (bw_comparison_get_percentage (comparison));
}

static void
check_names (BwScorecard *scorecard, GArray *notes)
{
  guint n_nameless = bw_snapshot_count_nameless (bw_scorecard_get_snapshot (scorecard));

  if (n_nameless > 0)
    add_note (notes, BW_NOTE_NO_NAME, NAN, n_nameless);
}

static void
check_snapshot (BwScorecard *scorecard, BwDay today, GArray *notes)
{
  check_total (scorecard, notes);
  check_maxima (scorecard, notes);
  check_names (scorecard, notes);
  check_age (scorecard, today, notes);
  if (!has_comparison (scorecard, BW_BASIS_ALL_TENANTS) &&
      !has_comparison (scorecard, BW_BASIS_TOTAL_SEATS))
    add_note (notes, BW_NOTE_NO_COMPARISON, NAN, NAN);
}

/* Where all of it does, as of files that were opened, everybody knows. */
static gboolean
comes_from_file (BwScorecard *scorecard)
{
  BwSnapshot *snapshot = bw_scorecard_get_snapshot (scorecard);

  return bw_scorecard_get_cloud (scorecard) != NULL && snapshot != NULL &&
         bw_snapshot_is_from_file (snapshot);
}

/**
 * bw_quality_notes_collect:
 * @scorecard: a scorecard whose actions are joined
 * @today: the UTC day of now, or %BW_DAY_NONE
 * @notes: (element-type BwQualityNote): where the notes are added
 *
 * Finds what is doubtful or missing in what Microsoft sent. What is missing as a whole is said once:
 * without a snapshot nothing is said about its parts, without a catalogue nothing about profiles.
 */
void
bw_quality_notes_collect (BwScorecard *scorecard, BwDay today, GArray *notes)
{
  BwCatalogue *catalogue = bw_scorecard_get_catalogue (scorecard);

  if (bw_scorecard_get_snapshot (scorecard) != NULL)
    check_snapshot (scorecard, today, notes);
  else if (bw_scorecard_get_cloud (scorecard) != NULL)
    add_note (notes, BW_NOTE_NO_SCORE_YET, NAN, NAN);
  else if (bw_scorecard_get_actions (scorecard)->len > 0)
    add_note (notes, BW_NOTE_NO_SNAPSHOT, NAN, NAN);
  else
    add_note (notes, BW_NOTE_NO_RECORDS, NAN, NAN);

  if (comes_from_file (scorecard))
    add_note (notes, BW_NOTE_FROM_FILE, NAN, NAN);
  if (bw_scorecard_is_past (scorecard))
    add_day_note (notes, BW_NOTE_NO_SCORE_NOW, bw_scorecard_get_day (scorecard));
  if (bw_scorecard_is_incomplete (scorecard))
    add_note (notes, BW_NOTE_INCOMPLETE, NAN, NAN);
  if (catalogue != NULL && bw_catalogue_is_partial (catalogue))
    add_note (notes, BW_NOTE_MORE_PAGES, NAN, NAN);
  if (catalogue != NULL)
    check_profiles (scorecard, notes);
  else if (bw_scorecard_get_snapshot (scorecard) != NULL)
    add_note (notes, BW_NOTE_NO_CATALOGUE, NAN, NAN);
}
