/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "reading/bw-plan-file.h"

#include <string.h>

#include "reading/bw-reading-error.h"

#define HEAD "{\"bolwerk\":\"plan\",\"version\":1,"

static BwPlanFile *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return bw_plan_file_read (bytes, "plan.json", error);
}

static BwPlanFile *
read_whole (const char *text)
{
  g_autoptr (GError) error = NULL;
  BwPlanFile *file = read_text (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (file);
  return file;
}

static BwPlanEntry *
get_entry (BwPlanFile *file, guint i)
{
  g_assert_cmpuint (i, <, file->entries->len);
  return g_ptr_array_index (file->entries, i);
}

static void
test_whole (void)
{
  static const char *const tags[] = { "autumn", "mail", NULL };
  g_autoptr (BwPlanFile) file = read_whole (
      HEAD "\"tenantId\":\"t\",\"entries\":[{\"id\":\"OneAdmin\",\"title\":\"T\",\"there\":true,"
           "\"status\":\"planned\",\"assignedTo\":\"Bo\",\"planned\":true,\"owner\":\"Ann\","
           "\"due\":\"2026-12-01\",\"priority\":\"high\",\"tags\":[\"autumn\",\"mail\"],"
           "\"note\":\"two\\nlines\"},{\"id\":\"b\",\"planned\":false}]}");
  BwPlanEntry *entry = get_entry (file, 0);

  g_assert_cmpstr (file->tenant_id, ==, "t");
  g_assert_cmpuint (file->entries->len, ==, 2);
  g_assert_cmpstr (bw_plan_entry_get_id (entry), ==, "OneAdmin");
  g_assert_true (bw_plan_entry_is_planned (entry));
  g_assert_cmpstr (bw_plan_entry_get_owner (entry), ==, "Ann");
  g_assert_cmpuint (bw_plan_entry_get_due (entry), ==, bw_day_new (2026, 12, 1));
  g_assert_cmpint (bw_plan_entry_get_priority (entry), ==, BW_PRIORITY_HIGH);
  g_assert_cmpstrv (bw_plan_entry_get_tags (entry), tags);
  g_assert_cmpstr (bw_plan_entry_get_note (entry), ==, "two\nlines");
  /* What Microsoft says of the action is no part of the plan. */
  g_assert_null (bw_plan_entry_get_rest (entry));
  g_assert_true (bw_plan_entry_is_empty (get_entry (file, 1)));
}

/* What is missing, null or empty says nothing; a day may be a moment, and a tag stand alone. */
static void
test_tolerant (void)
{
  static const char *const tags[] = { "mail", NULL };
  g_autoptr (BwPlanFile) file = read_whole (
      "\xef\xbb\xbf" HEAD "\"tenantId\":null,\"later\":{},\"entries\":[{\"id\":\" a \"},"
      "{\"id\":\"b\",\"planned\":null,\"owner\":\"\",\"due\":null,\"priority\":null,\"tags\":null,"
      "\"note\":null},{\"id\":\"c\",\"due\":\"2026-12-01T23:30:00-05:00\",\"tags\":\"mail\","
      "\"priority\":\"Moderate\"},{\"id\":\"d\",\"due\":\"\",\"priority\":\"\",\"tags\":[]}]}");
  BwPlanEntry *moment = get_entry (file, 2);

  g_assert_null (file->tenant_id);
  g_assert_cmpstr (bw_plan_entry_get_id (get_entry (file, 0)), ==, "a");
  g_assert_true (bw_plan_entry_is_empty (get_entry (file, 0)));
  g_assert_true (bw_plan_entry_is_empty (get_entry (file, 1)));
  g_assert_cmpuint (bw_plan_entry_get_due (moment), ==, bw_day_new (2026, 12, 2));
  g_assert_cmpstrv (bw_plan_entry_get_tags (moment), tags);
  g_assert_cmpint (bw_plan_entry_get_priority (moment), ==, BW_PRIORITY_MEDIUM);
  g_assert_true (bw_plan_entry_is_empty (get_entry (file, 3)));
}

static void
test_unknown_members (void)
{
  g_autoptr (BwPlanFile) file = read_whole (
      HEAD "\"entries\":[{\"id\":\"a\",\"effort\":{\"days\":3},\"colour\":\"red\"}]}");

  g_assert_cmpstr (bw_plan_entry_get_rest (get_entry (file, 0)), ==,
                   "{\"colour\":\"red\",\"effort\":{\"days\":3}}");
}

/* What says something else than it should is told by its entry and member: what was meant would be lost. */
static void
test_refused_members (void)
{
  static const char *const cases[][2] = {
    { "7", "id" },
    { "{}", "id" },
    { "{\"id\":\" \"}", "id" },
    { "{\"id\":3}", "id" },
    { "{\"id\":\"b\",\"planned\":\"yes\"}", "planned" },
    { "{\"id\":\"b\",\"planned\":1}", "planned" },
    { "{\"id\":\"b\",\"planned\":{}}", "planned" },
    { "{\"id\":\"b\",\"owner\":[\"Ann\"]}", "owner" },
    { "{\"id\":\"b\",\"due\":\"next week\"}", "due" },
    { "{\"id\":\"b\",\"due\":\"2026-02-30\"}", "due" },
    { "{\"id\":\"b\",\"due\":20261201}", "due" },
    { "{\"id\":\"b\",\"priority\":\"urgent\"}", "priority" },
    { "{\"id\":\"b\",\"priority\":2}", "priority" },
    { "{\"id\":\"b\",\"tags\":[\"a\",7]}", "tags" },
    { "{\"id\":\"b\",\"tags\":7}", "tags" },
    { "{\"id\":\"b\",\"tags\":[null]}", "tags" },
    { "{\"id\":\"b\",\"note\":false}", "note" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text =
        g_strdup_printf (HEAD "\"entries\":[{\"id\":\"a\",\"planned\":true},%s]}", cases[i][0]);
    g_autofree char *found = g_strdup_printf ("plan-entry:2:%s", cases[i][1]);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", text);
    g_assert_null (read_text (text, &error));
    g_assert_error (error, BW_READING_ERROR, BW_READING_ERROR_OTHER_KIND);
    g_assert_cmpstr (bw_reading_error_get_found (error), ==, found);
    g_assert_cmpstr (bw_reading_error_get_file (error), ==, "plan.json");
  }
}

static void
assert_refused (const char *text, BwReadingError code, const char *found)
{
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", text);
  g_assert_null (read_text (text, &error));
  g_assert_error (error, BW_READING_ERROR, (int) code);
  g_assert_cmpstr (bw_reading_error_get_found (error), ==, found);
}

static void
test_refused_files (void)
{
  static const char *const others[] = {
    "[]",
    "7",
    "{}",
    "{\"value\":[]}",
    "{\"version\":1,\"entries\":[]}",
    "{\"bolwerk\":\"list\",\"version\":1,\"entries\":[]}",
    "{\"bolwerk\":\"plan\",\"entries\":[]}",
    "{\"bolwerk\":\"plan\",\"version\":0,\"entries\":[]}",
    "{\"bolwerk\":\"plan\",\"version\":1}",
    "{\"bolwerk\":\"plan\",\"version\":1,\"entries\":{}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    assert_refused (others[i], BW_READING_ERROR_OTHER_KIND, "no-plan");
  assert_refused ("{\"bolwerk\":\"plan\",\"version\":2,\"entries\":[]}",
                  BW_READING_ERROR_OTHER_KIND, "plan-version:2");
}

/* Where it is no JSON at all, the line and the column are told. */
static void
test_place (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) cut = NULL;

  g_assert_null (read_text (HEAD "\n\"entries\": [}\n", &error));
  g_assert_error (error, BW_READING_ERROR, BW_READING_ERROR_NOT_JSON);
  g_assert_cmpint (bw_reading_error_get_line (error), ==, 2);
  g_assert_cmpint (bw_reading_error_get_column (error), ==, 13);
  g_assert_null (read_text (HEAD "\"entries\":[{\"id\":", &cut));
  g_assert_error (cut, BW_READING_ERROR, BW_READING_ERROR_TRUNCATED);
}

/* Whatever becomes of a plan on its way, it is read whole or refused; nothing else happens. */
static void
test_damaged (void)
{
  static const char whole[] = HEAD
      "\"tenantId\":\"t\",\"entries\":[{\"id\":\"OneAdmin\",\"planned\":true,\"owner\":\"Ann\","
      "\"due\":\"2026-12-01\",\"priority\":\"high\",\"tags\":[\"autumn\",\"mail\"],"
      "\"note\":\"two\\nlines\",\"more\":[1,2.5,{\"x\":null}]}]}";

  for (int i = 0; i < 2000; i++) {
    g_autofree char *text = g_strdup (whole);
    g_autoptr (GError) error = NULL;
    g_autoptr (BwPlanFile) file = NULL;

    for (int j = g_test_rand_int_range (1, 4); j > 0; j--)
      text[g_test_rand_int_range (0, sizeof whole - 1)] = (char) g_test_rand_int_range (1, 256);
    file = read_text (text, &error);
    g_assert_true ((file == NULL) == (error != NULL));
    if (error != NULL)
      g_assert_true (error->domain == BW_READING_ERROR);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-file/whole", test_whole);
  g_test_add_func ("/plan-file/tolerant", test_tolerant);
  g_test_add_func ("/plan-file/unknown-members", test_unknown_members);
  g_test_add_func ("/plan-file/refused-members", test_refused_members);
  g_test_add_func ("/plan-file/refused-files", test_refused_files);
  g_test_add_func ("/plan-file/place", test_place);
  g_test_add_func ("/plan-file/damaged", test_damaged);
  return g_test_run ();
}
