/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "bw-test-reading.h"
#include "reading/bw-json-scan.h"

static void
test_good (void)
{
  static const char *const texts[] = {
    "{}",
    "[]",
    " \r\n\t[ ] ",
    "0",
    "-0",
    "-12.5e+3",
    "1E-2",
    "\"\"",
    "\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00é\"",
    "\"\\ud800\\udfff\\udbff\\udc00\\ud7ff\\ue000\"",
    "true",
    "false",
    "null",
    "{\"a\":[1,{\"b\":null},[[]]],\"c\":\"d\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_true (bw_json_scan (texts[i], strlen (texts[i]), "a.json", &error));
    g_assert_no_error (error);
  }
}

typedef struct {
  const char *text;
  BwReadingError code;
  int line;
  int column;
} Case;

static void
check (const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (bw_json_scan (cases[i].text, strlen (cases[i].text), "a.json", &error));
    g_test_message ("%s: %s", cases[i].text, error->message);
    g_assert_error (error, BW_READING_ERROR, (int) cases[i].code);
    g_assert_cmpstr (bw_reading_error_get_file (error), ==, "a.json");
    g_assert_cmpint (bw_reading_error_get_line (error), ==, cases[i].line);
    g_assert_cmpint (bw_reading_error_get_column (error), ==, cases[i].column);
  }
}

static void
test_not_json (void)
{
  static const Case cases[] = {
    { "hello", BW_READING_ERROR_NOT_JSON, 1, 1 },
    { "<html></html>", BW_READING_ERROR_NOT_JSON, 1, 1 },
    { "{\n  \"é\": tru }", BW_READING_ERROR_NOT_JSON, 2, 11 },
    { "{\n \"éé\": nil}", BW_READING_ERROR_NOT_JSON, 2, 9 },
    { "[1,]", BW_READING_ERROR_NOT_JSON, 1, 4 },
    { "{\"a\":1,}", BW_READING_ERROR_NOT_JSON, 1, 8 },
    { "{a:1}", BW_READING_ERROR_NOT_JSON, 1, 2 },
    { "[1 2]", BW_READING_ERROR_NOT_JSON, 1, 4 },
    { "[1}", BW_READING_ERROR_NOT_JSON, 1, 3 },
    { "{\"a\" 1}", BW_READING_ERROR_NOT_JSON, 1, 6 },
    { "{} {}", BW_READING_ERROR_NOT_JSON, 1, 4 },
    { "01", BW_READING_ERROR_NOT_JSON, 1, 2 },
    { "[1.]", BW_READING_ERROR_NOT_JSON, 1, 4 },
    { "[+1]", BW_READING_ERROR_NOT_JSON, 1, 2 },
    { "[NaN]", BW_READING_ERROR_NOT_JSON, 1, 2 },
    { "[\"\\x\"]", BW_READING_ERROR_NOT_JSON, 1, 4 },
    { "[\"a\nb\"]", BW_READING_ERROR_NOT_JSON, 1, 4 },
    { "[\"\\u00zz\"]", BW_READING_ERROR_NOT_JSON, 1, 7 },
    { "// comment\n{}", BW_READING_ERROR_NOT_JSON, 1, 1 },
    { "[\"\\ud800\"]", BW_READING_ERROR_NOT_JSON, 1, 5 },
    { "[\"\\udc00\\ud800\"]", BW_READING_ERROR_NOT_JSON, 1, 5 },
    { "[\"\\ud800\\udbff\"]", BW_READING_ERROR_NOT_JSON, 1, 5 },
    { "[\"\\ud800\\uffff\"]", BW_READING_ERROR_NOT_JSON, 1, 5 },
    { "[\"a\\u0000b\"]", BW_READING_ERROR_NOT_JSON, 1, 6 },
    { "", BW_READING_ERROR_EMPTY, 0, 0 },
    { " \n ", BW_READING_ERROR_EMPTY, 0, 0 },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_truncated (void)
{
  static const Case cases[] = {
    { "{", BW_READING_ERROR_TRUNCATED, 1, 2 },
    { "[1,\n", BW_READING_ERROR_TRUNCATED, 2, 1 },
    { "{\"a\"", BW_READING_ERROR_TRUNCATED, 1, 5 },
    { "{\"a\":", BW_READING_ERROR_TRUNCATED, 1, 6 },
    { "{\"a\":\"b", BW_READING_ERROR_TRUNCATED, 1, 8 },
    { "[\"\\", BW_READING_ERROR_TRUNCATED, 1, 4 },
    { "[\"\\u00", BW_READING_ERROR_TRUNCATED, 1, 7 },
    { "[tru", BW_READING_ERROR_TRUNCATED, 1, 5 },
    { "[-", BW_READING_ERROR_TRUNCATED, 1, 3 },
    { "[1e", BW_READING_ERROR_TRUNCATED, 1, 4 },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Cut after any byte, a whole text is told as truncated, never as something else. */
static void
test_truncated_anywhere (void)
{
  static const char text[] = "{\"a\": [1.5e3, -2, true, null, \"\\u00e9\\n\", {\"b\": {}}]}";

  for (gsize length = 1; length < strlen (text); length++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (bw_json_scan (text, length, NULL, &error));
    g_assert_error (error, BW_READING_ERROR, BW_READING_ERROR_TRUNCATED);
  }
}

static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < BW_READER_MAX_DEPTH / 2; i++)
    g_string_append (text, "[{\"a\":");
  g_string_append (text, "1");
  for (guint i = 0; i < BW_READER_MAX_DEPTH / 2; i++)
    g_string_append (text, "}]");
  g_assert_true (bw_json_scan (text->str, text->len, NULL, &error));
  g_assert_no_error (error);

  g_string_prepend_c (text, '[');
  g_string_append_c (text, ']');
  g_assert_false (bw_json_scan (text->str, text->len, NULL, &error));
  g_assert_error (error, BW_READING_ERROR, BW_READING_ERROR_TOO_DEEP);
  g_assert_cmpstr (bw_reading_error_get_found (error), ==, "64");
}

static void
test_hundred_thousand_levels (void)
{
  g_autofree char *arrays = g_strnfill (100000, '[');
  g_autoptr (GString) objects = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append (objects, "{\"a\":");
  bw_test_assert_refused (arrays, BW_READING_ERROR_TOO_DEEP, "64");
  bw_test_assert_refused (objects->str, BW_READING_ERROR_TOO_DEEP, "64");
}

/* Small texts can stand for much memory: so the values are counted before they are made. */
static void
test_many_values (void)
{
  g_autoptr (GString) text = g_string_new ("[0");

  for (guint i = 0; i < BW_READER_MAX_VALUES; i++)
    g_string_append (text, ",0");
  g_string_append_c (text, ']');
  bw_test_assert_refused (text->str, BW_READING_ERROR_TOO_LARGE, "values:2000000");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-scan/good", test_good);
  g_test_add_func ("/json-scan/not-json", test_not_json);
  g_test_add_func ("/json-scan/truncated", test_truncated);
  g_test_add_func ("/json-scan/truncated-anywhere", test_truncated_anywhere);
  g_test_add_func ("/json-scan/depth", test_depth);
  g_test_add_func ("/json-scan/hundred-thousand-levels", test_hundred_thousand_levels);
  g_test_add_func ("/json-scan/many-values", test_many_values);
  return g_test_run ();
}
