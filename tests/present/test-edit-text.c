/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How changes of actions are told, in both languages. */

#include "present/bw-edit-text.h"

#include <math.h>
#include <string.h>

#include "model/bw-test-records.h"
#include "present/bw-test-locale.h"

typedef char *(*Say) (guint number);

static char *
say_result (guint number)
{
  return bw_edit_text_say_result ((BwEditResultKind) number);
}

static char *
say_refusal (guint number)
{
  return bw_edit_text_say_refusal ((BwEditVerdict) number);
}

static char *
say_settled (guint number)
{
  return bw_edit_text_say_settled ("Title", (BwEditResultKind) number);
}

/* Each says something of its own, in both languages. */
static void
check_each (Say say, guint first, guint n, gboolean distinct)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = first; i < n; i++) {
    g_autofree char *english = say (i);
    g_autofree char *dutch = NULL;

    g_assert_cmpstr (english, !=, "");
    g_assert_true (g_hash_table_add (seen, g_strdup (english)) || !distinct);
    if (!bw_test_locale_enter ("nl_NL.UTF-8"))
      continue;
    dutch = say (i);
    bw_test_locale_enter ("C.UTF-8");
    g_assert_cmpstr (dutch, !=, english);
  }
}

static void
test_each (void)
{
  check_each (say_result, 0, BW_N_EDIT_RESULT_KINDS, TRUE);
  check_each (say_refusal, BW_EDIT_NOT_THERE, BW_N_EDIT_VERDICTS, TRUE);
  check_each (say_settled, 0, BW_N_EDIT_RESULT_KINDS, FALSE);
  g_assert_null (bw_edit_text_say_refusal (BW_EDIT_CHANGES));
  g_assert_null (bw_edit_text_say_refusal (BW_EDIT_NO_CHANGE));
}

static BwStateUpdate *
make_mark (const char *state, const char *comment, const char *assigned_to)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 ("2026-07-17T12:00:00Z", NULL);

  return BW_TEST_UPDATE (.state = state, .comment = comment, .assigned_to = assigned_to,
                         .updated_by = "ada@example.com", .updated = moment);
}

static void
test_conflict (void)
{
  g_autoptr (BwStateUpdate) theirs = make_mark ("Ignored", "Too old.", "Bob");
  g_autoptr (BwStateUpdate) odd = make_mark ("SomethingNew", "", "");
  g_autofree char *text = bw_edit_text_say_conflict (NULL, theirs);
  g_autofree char *other = bw_edit_text_say_mark (odd);
  g_autofree char *overwritten = bw_edit_text_say_overwritten (theirs);

  g_assert_true (g_str_has_prefix (text, "Known here: To address. Now there: Risk accepted, "
                                         "assigned to Bob, “Too old.” (by ada@example.com, "));
  g_assert_nonnull (strstr (other, "SomethingNew"));
  g_assert_null (strstr (other, "assigned"));
  g_assert_nonnull (strstr (overwritten, "“Too old.”"));
}

static void
test_points (void)
{
  g_autoptr (BwControlProfile) profile = BW_TEST_PROFILE (.id = "a", .title = "A", .max_points = 8);
  g_autoptr (BwControlScore) score = BW_TEST_SCORE (.id = "a", .points = 2, .percentage = 25);
  g_autoptr (BwAction) action = bw_action_new (profile, score, NULL, TRUE, 100);
  BwEditPreview preview = { .verdict = BW_EDIT_CHANGES,
                            .action = action,
                            .points_before = 2,
                            .points_after = 8,
                            .is_asserted = TRUE };
  g_autofree char *asserted = bw_edit_text_say_points (&preview);
  g_autofree char *measured = NULL;
  g_autofree char *unknown = NULL;

  preview.points_after = 2;
  preview.is_asserted = FALSE;
  measured = bw_edit_text_say_points (&preview);
  preview.points_after = NAN;
  unknown = bw_edit_text_say_points (&preview);
  g_assert_nonnull (strstr (asserted, "on your word"));
  g_assert_nonnull (strstr (asserted, "8"));
  g_assert_nonnull (strstr (measured, "gives none"));
  g_assert_nonnull (strstr (unknown, "worked them out"));
  preview.verdict = BW_EDIT_NO_CHANGE;
  g_assert_null (bw_edit_text_say_points (&preview));
}

int
main (int argc, char **argv)
{
  bw_test_locale_init (&argc, &argv);
  g_test_add_func ("/edit-text/each", test_each);
  g_test_add_func ("/edit-text/conflict", test_conflict);
  g_test_add_func ("/edit-text/points", test_points);
  return g_test_run ();
}
