/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-text-layout.h"

static void
assert_wrapped (const char *text, int width, const char *expected)
{
  g_auto (GStrv) lines = bw_text_layout_wrap (text, width);
  g_autofree char *joined = g_strjoinv ("|", lines);

  g_assert_cmpstr (joined, ==, expected);
}

static void
assert_clean (const char *text, const char *expected)
{
  g_autofree char *clean = bw_text_layout_clean (text);

  g_assert_cmpstr (clean, ==, expected);
}

static void
test_clean (void)
{
  assert_clean ("plain\ntext\there", "plain\ntext here");
  assert_clean ("\033[31mred\033]0;title\a", "[31mred]0;title");
  assert_clean ("c1 \302\233 \177 cr\r", "c1   cr");
  assert_clean ("\342\200\256evil\342\201\246", "evil");
  assert_clean ("par\342\200\251line\342\200\250end", "par\nline\nend");
  assert_clean ("\377 broken", "\357\277\275 broken");
  assert_clean (NULL, "");
}

static void
test_clean_line (void)
{
  g_autofree char *clean = bw_text_layout_clean_line ("one\ntwo\r\nthree");

  g_assert_cmpstr (clean, ==, "one two three");
}

static void
test_measure (void)
{
  g_assert_cmpint (bw_text_layout_measure ("abc"), ==, 3);
  g_assert_cmpint (bw_text_layout_measure ("漢字"), ==, 4);
  g_assert_cmpint (bw_text_layout_measure ("e\314\201"), ==, 1);
  g_assert_cmpint (bw_text_layout_measure (""), ==, 0);
}

static void
test_wrap (void)
{
  assert_wrapped ("one two three", 7, "one two|three");
  assert_wrapped ("one two three", 8, "one two|three");
  assert_wrapped ("one two three", 13, "one two three");
  assert_wrapped ("one two three", 0, "one two three");
  assert_wrapped ("abcdefghij", 4, "abcd|efgh|ij");
  assert_wrapped ("an abcdefghij", 4, "an|abcd|efgh|ij");
  assert_wrapped ("", 10, "");
  assert_wrapped ("a\n\nb", 10, "a||b");
  assert_wrapped ("漢字漢字", 5, "漢字|漢字");
  assert_wrapped ("漢", 1, "漢");
}

/* A space that is not to be broken is not. */
static void
test_no_break (void)
{
  assert_wrapped ("at 43,3\302\240% now", 8, "at|43,3\302\240%|now");
}

static void
test_hang (void)
{
  assert_wrapped ("3. one two three four", 14, "3. one two|   three four");
  assert_wrapped ("• one two three four", 14, "• one two|  three four");
  assert_wrapped ("   • one two three", 16, "   • one two|     three");
  assert_wrapped ("  one two three four", 14, "  one two|  three four");
  assert_wrapped ("10. one two three", 15, "10. one two|    three");
}

/* However deep the indent, something is left for the text. */
static void
test_deep_indent (void)
{
  g_auto (GStrv) lines = bw_text_layout_wrap ("                              one two three", 12);

  for (gsize i = 0; lines[i] != NULL; i++)
    g_assert_cmpint (bw_text_layout_measure (lines[i]), <=, 12);
}

static void
assert_columns (const char *text, int width, const char *expected)
{
  g_auto (GStrv) lines = bw_text_layout_wrap_columns (text, width);
  g_autofree char *wrapped = g_strjoinv ("\n", lines);

  g_assert_cmpstr (wrapped, ==, expected);
}

/* The second column is wrapped within itself, and goes below the first one where there is no room. */
static void
test_columns (void)
{
  const char *text = "  --json   Write JSON for other programs\n"
                     "A sentence about all of it";

  assert_columns (text, 80, text);
  assert_columns (text, 36,
                  "  --json   Write JSON for other\n"
                  "           programs\n"
                  "A sentence about all of it");
  assert_columns (text, 35,
                  "  --json\n"
                  "      Write JSON for other programs\n"
                  "A sentence about all of it");
  assert_columns (text, 20,
                  "  --json\n"
                  "      Write JSON for\n"
                  "      other programs\n"
                  "A sentence about all\n"
                  "of it");
  assert_columns ("", 20, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-layout/clean", test_clean);
  g_test_add_func ("/text-layout/clean-line", test_clean_line);
  g_test_add_func ("/text-layout/measure", test_measure);
  g_test_add_func ("/text-layout/wrap", test_wrap);
  g_test_add_func ("/text-layout/no-break", test_no_break);
  g_test_add_func ("/text-layout/hang", test_hang);
  g_test_add_func ("/text-layout/deep-indent", test_deep_indent);
  g_test_add_func ("/text-layout/columns", test_columns);
  return g_test_run ();
}
