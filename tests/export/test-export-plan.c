/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The plan as other programs read it. Reading it back again is tried in test-plan-round-trip.c. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "export/bw-export.h"
#include "export/bw-ical.h"
#include "export/bw-markdown.h"
#include "model/bw-test-records.h"

#define TENANT "11111111-2222-3333-4444-555555555555"

/* One due later, one due sooner, one that is completed, one without a day, and one that is not there any more. */
static BwScorecard *
new_scorecard (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (15, 100);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (states,
                   BW_TEST_UPDATE (.state = "Default", .assigned_to = "Do@contoso.example"));
  bw_test_records_add_profile (records, .id = "later", .title = "=Later, later; \\ \"end\"",
                               .max_points = 10, .rank = 1, .state_updates = states);
  bw_test_records_add_profile (records, .id = "Soon", .title = "Soon", .max_points = 10, .rank = 2);
  bw_test_records_add_profile (records, .id = "done", .title = "Done", .max_points = 5, .rank = 3);
  bw_test_records_add_profile (records, .id = "some", .title = "Some day", .max_points = 5,
                               .rank = 4);
  bw_test_records_add_score (records, .id = "later", .points = 1, .percentage = 10);
  bw_test_records_add_score (records, .id = "soon", .points = 1, .percentage = 10);
  bw_test_records_add_score (records, .id = "done", .points = 5, .percentage = 100);
  bw_test_records_add_plan_entry (records, .id = "gone", .note = "was here",
                                  .due = bw_day_new (2026, 1, 1));
  bw_test_records_add_plan_entry (records, .id = "some", .planned = TRUE);
  bw_test_records_add_plan_entry (records, .id = "later", .planned = TRUE, .owner = "Ann; Bo, both",
                                  .due = bw_day_new (2026, 12, 1), .priority = BW_PRIORITY_LOW,
                                  .tags = BW_TEST_THREATS ("mail, all", "autumn"),
                                  .note = "one\r\ntwo\\nine\x01",
                                  .rest = "{\"colour\":\"red\",\"id\":\"other\"}");
  bw_test_records_add_plan_entry (records, .id = "soon", .due = bw_day_new (2026, 7, 20),
                                  .priority = BW_PRIORITY_HIGH);
  bw_test_records_add_plan_entry (records, .id = "done", .due = bw_day_new (2026, 12, 1),
                                  .priority = BW_PRIORITY_MEDIUM);
  return bw_test_records_make_scorecard (records);
}

static JsonArray *
get_entries (JsonNode *root)
{
  return json_object_get_array_member (json_node_get_object (root), "entries");
}

static void
test_json (void)
{
  static const char *const order[] = { "soon", "done", "later", "some", "gone" };
  g_autoptr (BwScorecard) scorecard = new_scorecard ();
  g_autofree char *text = bw_export_plan_to_json (scorecard);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (text, &error);
  JsonObject *object = NULL;
  JsonObject *later = NULL;
  JsonObject *gone = NULL;

  g_assert_no_error (error);
  object = json_node_get_object (root);
  g_assert_cmpstr (json_object_get_string_member (object, "bolwerk"), ==, "plan");
  g_assert_cmpint (json_object_get_int_member (object, "version"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (object, "tenantId"), ==, TENANT);
  g_assert_cmpuint (json_array_get_length (get_entries (root)), ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpstr (
        json_object_get_string_member (json_array_get_object_element (get_entries (root), i), "id"),
        ==, order[i]);

  later = json_array_get_object_element (get_entries (root), 2);
  g_assert_cmpstr (json_object_get_string_member (later, "status"), ==, "planned");
  g_assert_cmpstr (json_object_get_string_member (later, "assignedTo"), ==, "Do@contoso.example");
  g_assert_cmpstr (json_object_get_string_member (later, "owner"), ==, "Ann; Bo, both");
  g_assert_cmpstr (json_object_get_string_member (later, "due"), ==, "2026-12-01");
  g_assert_cmpstr (json_object_get_string_member (later, "priority"), ==, "low");
  g_assert_cmpstr (json_object_get_string_member (later, "colour"), ==, "red");
  gone = json_array_get_object_element (get_entries (root), 4);
  g_assert_false (json_object_get_boolean_member (gone, "there"));
  g_assert_true (json_object_get_null_member (gone, "title"));
  g_assert_cmpstr (json_object_get_string_member (gone, "note"), ==, "was here");
}

static void
test_csv (void)
{
  g_autoptr (BwScorecard) scorecard = new_scorecard ();
  g_autofree char *text = bw_export_plan_to_csv (scorecard);

  g_assert_cmpstr (
      text, ==,
      "id,title,there,status,assignedTo,planned,owner,due,priority,tags,note\r\n"
      "soon,Soon,true,to-address,,false,,2026-07-20,high,,\r\n"
      "done,Done,true,completed,,false,,2026-12-01,medium,,\r\n"
      "later,\"'=Later, later; \\ \"\"end\"\"\",true,planned,Do@contoso.example,true,\"Ann; Bo, "
      "both\",2026-12-01,low,\"mail, all; autumn\",\"one\r\ntwo\\nine\"\r\n"
      "some,Some day,true,planned,,true,,,none,,\r\n"
      "gone,,false,,,false,,2026-01-01,none,,was here\r\n");
}

/* The lines of an iCalendar text as they were before they were folded. */
static GStrv
unfold (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\r\n ", -1);
  g_autofree char *whole = g_strjoinv ("", parts);

  return g_strsplit (whole, "\r\n", -1);
}

static void
assert_has_line (GStrv lines, const char *line)
{
  g_test_message ("%s", line);
  g_assert_true (g_strv_contains ((const char *const *) lines, line));
}

static char *
export_ical (const char *now)
{
  g_autoptr (BwScorecard) scorecard = new_scorecard ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (now, NULL);

  return bw_export_plan_to_ical (scorecard, moment);
}

static void
test_ical (void)
{
  g_autofree char *text = export_ical ("2026-11-30T12:00:00+01:00");
  g_auto (GStrv) lines = unfold (text);

  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
  g_assert_true (g_str_has_suffix (text, "END:VTODO\r\nEND:VCALENDAR\r\n"));
  assert_has_line (lines, "DTSTAMP:20261130T110000Z");
  assert_has_line (lines, "SUMMARY:=Later\\, later\\; \\\\ \"end\"");
  assert_has_line (lines, "DESCRIPTION:one\\ntwo\\\\nine");
  assert_has_line (lines, "DUE;VALUE=DATE:20261201");
  assert_has_line (lines, "CATEGORIES:mail\\, all,autumn");
  assert_has_line (lines, "CONTACT:Ann\\; Bo\\, both");
  assert_has_line (lines, "PRIORITY:1");
  assert_has_line (lines, "PRIORITY:5");
  assert_has_line (lines, "PRIORITY:9");
  assert_has_line (lines, "PRIORITY:0");
  assert_has_line (lines, "STATUS:NEEDS-ACTION");
  assert_has_line (lines, "STATUS:COMPLETED");
  assert_has_line (lines, "STATUS:CANCELLED");
  assert_has_line (lines, "SUMMARY:gone");
}

/* The uids alone, each once, in order. */
static char *
list_uids (const char *text)
{
  g_auto (GStrv) lines = unfold (text);
  GString *uids = g_string_new (NULL);

  for (gsize i = 0; lines[i] != NULL; i++) {
    if (!g_str_has_prefix (lines[i], "UID:"))
      continue;
    g_assert_null (strstr (uids->str, lines[i]));
    g_string_append_printf (uids, "%s\n", lines[i]);
  }
  return g_string_free_and_steal (uids);
}

/* A task has the same one each time, whatever the case of its id, and no other task has it. */
static void
test_ical_uids (void)
{
  g_autofree char *first = export_ical ("2026-11-30T12:00:00Z");
  g_autofree char *second = export_ical ("2026-12-30T12:00:00Z");
  g_autofree char *first_uids = list_uids (first);
  g_autofree char *second_uids = list_uids (second);

  g_assert_cmpstr (first_uids, ==, second_uids);
  g_assert_cmpstr (first, !=, second);
  g_assert_null (strstr (first_uids, TENANT));
}

/* No line is longer than 75 octets, none is folded within a character, and unfolded it is what it was. */
static void
test_ical_folding (void)
{
  for (guint n = 1; n < 400; n++) {
    g_autoptr (BwIcal) ical = bw_ical_new ();
    g_autoptr (GString) text = g_string_new (NULL);
    g_autofree char *written = NULL;
    g_autofree char *expected = NULL;
    g_auto (GStrv) lines = NULL;
    g_auto (GStrv) folded = NULL;

    for (guint i = 0; i < n; i++)
      g_string_append (text, i % 7 == 0   ? "\u20ac"
                             : i % 5 == 0 ? "\U0001f600"
                             : i % 3 == 0 ? "\u00e9"
                                          : "x");
    bw_ical_add_text (ical, "SUMMARY", text->str);
    written = bw_ical_dup_text (ical);
    folded = g_strsplit (written, "\r\n", -1);
    for (gsize i = 0; folded[i] != NULL; i++) {
      g_assert_cmpuint (strlen (folded[i]), <=, 75);
      g_assert_true (g_utf8_validate (folded[i], -1, NULL));
    }
    lines = unfold (written);
    expected = g_strconcat ("SUMMARY:", text->str, NULL);
    g_assert_cmpstr (lines[0], ==, expected);
    g_assert_cmpuint (g_strv_length (lines), ==, 2);
  }
}

/* Whatever stands in a text stays a text, in its cell. */
static void
test_markdown (void)
{
  static const char *const heads[] = { "Action", "Note", NULL };
  static const char *const cells[] = {
    "# [a](http://x.example) <b>|*_`~ www.x.example a@b.example",
    "one\r\ntwo\n - three \x1b[31m 7.5 of 10, 2026-12-01, C:\\x",
    NULL,
  };
  g_autoptr (BwMarkdown) markdown = bw_markdown_new ();
  g_autofree char *text = NULL;

  bw_markdown_add_heading (markdown, "Plan #1");
  bw_markdown_add_paragraph (markdown, "- 1. one");
  bw_markdown_begin_table (markdown, heads);
  bw_markdown_add_row (markdown, cells);
  text = bw_markdown_dup_text (markdown);
  g_assert_cmpstr (
      text, ==,
      "## Plan \\#1\n"
      "\n"
      "\\- 1\\. one\n"
      "\n"
      "| Action | Note |\n"
      "| --- | --- |\n"
      "| \\# \\[a\\]\\(http\\://x\\.example\\) \\<b\\>\\|\\*\\_\\`\\~ www\\.x\\.example "
      "a\\@b\\.example | one<br>two<br> \\- three \\[31m 7.5 of 10, 2026-12-01, "
      "C\\:\\\\x |\n");
}

static void
test_nothing (void)
{
  g_autoptr (BwScorecard) scorecard = bw_scorecard_new (NULL, NULL, NULL, BW_DAY_NONE);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 30, 12, 0, 0);
  g_autofree char *json = bw_export_plan_to_json (scorecard);
  g_autofree char *csv = bw_export_plan_to_csv (scorecard);
  g_autofree char *ical = bw_export_plan_to_ical (scorecard, now);

  g_assert_nonnull (strstr (json, "\"entries\" : []"));
  g_assert_nonnull (strstr (json, "\"tenantId\" : null"));
  g_assert_cmpstr (strchr (csv, '\n'), ==, "\n");
  g_assert_true (g_str_has_suffix (ical, "\r\nEND:VCALENDAR\r\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-plan/json", test_json);
  g_test_add_func ("/export-plan/csv", test_csv);
  g_test_add_func ("/export-plan/ical", test_ical);
  g_test_add_func ("/export-plan/ical-uids", test_ical_uids);
  g_test_add_func ("/export-plan/ical-folding", test_ical_folding);
  g_test_add_func ("/export-plan/markdown", test_markdown);
  g_test_add_func ("/export-plan/nothing", test_nothing);
  return g_test_run ();
}
