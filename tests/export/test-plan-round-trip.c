/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is written of a plan is read as the same plan again, whatever is in it. */

#include <string.h>

#include "export/bw-export.h"
#include "model/bw-test-records.h"
#include "reading/bw-plan-file.h"

#define N_PLANS 300

static const char *const PIECES[] = {
  "a",      "Z",  "0",      " ",      "\"",     "\\", "/",          "\n",     "\t",      "\r\n",
  "\u00e9", "\b", "\u20ac", "\u202e", "\u200b", "</", "\U0001f600", "{\"x\"", "\\u00e9", "'",
};

#define PICK(list) ((list)[g_test_rand_int_range (0, G_N_ELEMENTS (list))])

static char *
make_text (void)
{
  GString *text = g_string_new (NULL);

  for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
    g_string_append (text, PICK (PIECES));
  return g_string_free_and_steal (text);
}

static void
add_entry (BwTestRecords *records, guint number)
{
  static const char *const rests[] = {
    NULL,
    "{\"colour\":\"red\"}",
    "{\"a\":[1,2.5,null],\"b\":{\"c\":true},\"d\":\"\\\"\"}",
  };
  g_autofree char *id = g_strdup_printf ("id \u00e9\"%u", number);
  g_autofree char *owner = make_text ();
  g_autofree char *note = make_text ();
  g_autofree char *one = make_text ();
  g_autofree char *two = make_text ();
  const char *const tags[] = { one, two, NULL };

  if (number % 2 == 0)
    bw_test_records_add_profile (records, .id = id, .title = note, .max_points = 5,
                                 .rank = (int) number);
  bw_test_records_add_plan_entry (
      records, .id = id, .planned = g_test_rand_bit (), .owner = owner,
      .due = g_test_rand_bit () ? (BwDay) g_test_rand_int_range (1, 3652059) : BW_DAY_NONE,
      .priority = (BwPriority) g_test_rand_int_range (0, BW_N_PRIORITIES), .tags = tags,
      .note = note, .rest = PICK (rests));
}

static void
assert_same (BwPlan *plan, BwPlanFile *file)
{
  GPtrArray *entries = bw_plan_get_entries (plan);

  g_assert_cmpuint (file->entries->len, ==, entries->len);
  for (guint i = 0; i < file->entries->len; i++) {
    BwPlanEntry *entry = g_ptr_array_index (file->entries, i);
    BwPlanEntry *before = bw_plan_find (plan, bw_plan_entry_get_id (entry));

    g_assert_nonnull (before);
    g_assert_cmpstr (bw_plan_entry_get_id (entry), ==, bw_plan_entry_get_id (before));
    g_assert_cmpstr (bw_plan_entry_get_owner (entry), ==, bw_plan_entry_get_owner (before));
    g_assert_cmpstr (bw_plan_entry_get_note (entry), ==, bw_plan_entry_get_note (before));
    g_assert_cmpstr (bw_plan_entry_get_rest (entry), ==, bw_plan_entry_get_rest (before));
    g_assert_true (bw_plan_entry_equal (entry, before));
  }
}

static BwPlanFile *
read_back (BwScorecard *scorecard)
{
  g_autofree char *text = bw_export_plan_to_json (scorecard);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BwPlanFile *file = bw_plan_file_read (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (file->tenant_id, ==, bw_scorecard_get_tenant_id (scorecard));
  return file;
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < N_PLANS; i++) {
    g_autoptr (BwTestRecords) records = bw_test_records_new (1, 10);
    g_autoptr (BwScorecard) scorecard = NULL;
    g_autoptr (BwScorecard) again = NULL;
    g_autoptr (BwPlanFile) file = NULL;
    g_autoptr (BwPlan) plan = NULL;
    g_autofree char *first = NULL;
    g_autofree char *second = NULL;

    for (guint j = 0; j < i % 9; j++)
      add_entry (records, j);
    scorecard = bw_test_records_make_scorecard (records);
    file = read_back (scorecard);
    assert_same (bw_scorecard_get_plan (scorecard), file);

    /* Into another organisation with the same actions, and out of it again: the same bytes. */
    plan = bw_plan_with_entries (NULL, file->entries);
    again = bw_scorecard_new_with_plan (scorecard, plan);
    first = bw_export_plan_to_json (scorecard);
    second = bw_export_plan_to_json (again);
    if (bw_plan_get_entries (plan)->len == file->entries->len)
      g_assert_cmpstr (first, ==, second);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-round-trip/json", test_round_trip);
  return g_test_run ();
}
