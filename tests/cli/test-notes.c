/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is said beside a list of actions. */

#include <string.h>

#include "cli/bw-notes.h"

/* That Microsoft could not gather everything stands beside the actions too, as some of them may be missing; how old
   they are does not. */
static void
test_incomplete (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (BwCatalogue) catalogue = bw_catalogue_new (NULL, none);
  g_autoptr (BwCatalogue) gappy = bw_catalogue_new_incomplete (NULL, none);
  g_autoptr (BwSnapshot) day = bw_snapshot_new (
      &(BwSnapshotFields) { .day = bw_day_new (2026, 7, 17), .current = 1.0, .max = 2.0 });
  BwDay today = bw_day_new (2026, 7, 27);
  g_autoptr (BwScorecard) whole = bw_scorecard_new (day, catalogue, NULL, today);
  g_autoptr (BwScorecard) partial = bw_scorecard_new (day, gappy, NULL, today);
  g_autoptr (BwScorecard) chart =
                bw_scorecard_new_as_told (day, catalogue, NULL, today, NULL, BW_TOLD_INCOMPLETE);
  g_autoptr (GPtrArray) all = bw_notes_list (whole);
  g_autoptr (GPtrArray) of_whole = bw_notes_list_missing (whole);
  g_autoptr (GPtrArray) of_partial = bw_notes_list_missing (partial);
  g_autoptr (GPtrArray) of_chart = bw_notes_list_missing (chart);

  g_assert_cmpuint (all->len, >, 0);
  g_assert_cmpuint (of_whole->len, ==, 0);
  g_assert_cmpuint (of_partial->len, ==, 1);
  g_assert_nonnull (strstr (of_partial->pdata[0], "could not gather everything"));
  g_assert_cmpuint (of_chart->len, ==, 1);
}

/* The actions are of that day too. */
static void
test_past (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (BwCatalogue) catalogue = bw_catalogue_new (NULL, none);
  g_autoptr (BwSnapshot) day = bw_snapshot_new (
      &(BwSnapshotFields) { .day = bw_day_new (2026, 7, 17), .current = 1.0, .max = 2.0 });
  g_autoptr (BwScorecard) past =
                bw_scorecard_new_as_told (day, catalogue, NULL, 0, NULL, BW_TOLD_NO_SCORE);
  g_autoptr (GPtrArray) of_past = bw_notes_list_missing (past);

  g_assert_cmpuint (of_past->len, ==, 1);
  g_assert_cmpstr (of_past->pdata[0], ==,
                   "Microsoft has no score of this organisation now; what is shown is of 17 July "
                   "2026.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notes/incomplete", test_incomplete);
  g_test_add_func ("/notes/past", test_past);
  return g_test_run ();
}
