/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/bw-csv.h"

#include <locale.h>
#include <math.h>

static void
assert_text (const char *text, const char *expected)
{
  g_autoptr (BwCsv) csv = bw_csv_new ();
  g_autofree char *written = NULL;

  bw_csv_add_text (csv, text);
  written = bw_csv_dup_text (csv);
  g_assert_cmpstr (written, ==, expected);
}

static void
assert_number (double number, const char *expected)
{
  g_autoptr (BwCsv) csv = bw_csv_new ();
  g_autofree char *written = NULL;

  bw_csv_add_number (csv, number);
  written = bw_csv_dup_text (csv);
  g_assert_cmpstr (written, ==, expected);
}

/* RFC 4180 §2, rules 5 to 7. */
static void
test_quoting (void)
{
  assert_text ("plain text", "plain text");
  assert_text ("one, two", "\"one, two\"");
  assert_text ("she said \"no\"", "\"she said \"\"no\"\"\"");
  assert_text ("two\nlines", "\"two\nlines\"");
  assert_text ("two\r\nlines", "\"two\r\nlines\"");
  assert_text ("naïve – ☃", "naïve – ☃");
  assert_text ("", "");
  assert_text (NULL, "");
}

/* What a spreadsheet would run is made text; numbers stay numbers. */
static void
test_formulas (void)
{
  assert_text ("=1+1", "'=1+1");
  assert_text ("+31 20 123", "'+31 20 123");
  assert_text ("-rm", "'-rm");
  assert_text ("@SUM(A1)", "'@SUM(A1)");
  assert_text ("\t=1", "'\t=1");
  assert_text ("\r=1", "\"'\r=1\"");
  assert_text ("=HYPERLINK(\"https://evil.example\",\"x\")",
               "\"'=HYPERLINK(\"\"https://evil.example\"\",\"\"x\"\")\"");
  assert_text ("\uff1d1", "'\uff1d1");
  assert_text ("\uff0b1", "'\uff0b1");
  assert_text ("\uff0d1", "'\uff0d1");
  assert_text ("\uff20SUM", "'\uff20SUM");
  assert_text ("\uff21", "\uff21");
  assert_text ("a=1", "a=1");
  assert_number (-4.5, "-4.5");
}

static void
test_control_characters (void)
{
  assert_text ("red\033[31m alert\a", "red[31m alert");
  assert_text ("c1\302\233m", "c1m");
  assert_text ("\033=1", "'=1");
}

/* The fewest digits that give the same number back, whatever the locale. */
static void
test_numbers (void)
{
  assert_number (7.83, "7.83");
  assert_number (5, "5");
  assert_number (0, "0");
  assert_number (0.1 + 0.2, "0.30000000000000004");
  assert_number (128.0 / 274 * 100, "46.715328467153284");
  assert_number (NAN, "");
}

static void
test_numbers_in_dutch (void)
{
  if (setlocale (LC_ALL, "nl_NL.UTF-8") == NULL) {
    g_test_skip ("the locale nl_NL.UTF-8 is not installed");
    return;
  }
  assert_number (7.83, "7.83");
  assert_number (1376.25, "1376.25");
  setlocale (LC_ALL, "C.UTF-8");
}

static void
test_rows (void)
{
  g_autoptr (BwCsv) csv = bw_csv_new ();
  g_autofree char *written = NULL;

  bw_csv_add_text (csv, "id");
  bw_csv_add_text (csv, "points");
  bw_csv_end_row (csv);
  bw_csv_add_text (csv, NULL);
  bw_csv_add_number (csv, 1.5);
  bw_csv_add_boolean (csv, TRUE);
  bw_csv_add_boolean (csv, FALSE);
  bw_csv_end_row (csv);

  written = bw_csv_dup_text (csv);
  g_assert_cmpstr (written, ==, "id,points\r\n,1.5,true,false\r\n");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/quoting", test_quoting);
  g_test_add_func ("/csv/formulas", test_formulas);
  g_test_add_func ("/csv/control-characters", test_control_characters);
  g_test_add_func ("/csv/numbers", test_numbers);
  g_test_add_func ("/csv/numbers-in-dutch", test_numbers_in_dutch);
  g_test_add_func ("/csv/rows", test_rows);
  return g_test_run ();
}
