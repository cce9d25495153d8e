/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text/bw-clean.h"

static void
test_line (void)
{
  static const struct {
    const char *text;
    const char *line;
  } cases[] = {
    { NULL, NULL },
    { "", NULL },
    { " \t\n\xc2\xa0", NULL },
    { "\001\002", NULL },
    { "Enable MFA", "Enable MFA" },
    { "  Enable \n\n MFA ", "Enable MFA" },
    { "Enable  MFA", "Enable MFA" },
    { "Enable\xc2\xa0MFA", "Enable MFA" },
    { "Één twee", "Één twee" },
    { "\033[31mred\033[0m", "[31mred[0m" },
    { "\xc2\x9b"
      "31m",
      "31m" },
    { "gpj.\xe2\x80\xae"
      "exe",
      "gpj.exe" },
    { "\xe2\x81\xa6"
      "a\xe2\x81\xa9 \xe2\x80\x8b"
      "b",
      "a b" },
    { "one\xe2\x80\xa8two\xe2\x80\xa9three", "one two three" },
    { "\xef\xbb\xbfmark", "mark" },
    { "tag\xf3\xa0\x81\xa5", "tag" },
    { "\xd8\x80 12", "\xd8\x80 12" },
    { "\xf0\x9f\x94\x92 lock", "\xf0\x9f\x94\x92 lock" },
    /* Joiners stay within a word, once each. */
    { "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
      "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645" },
    { "\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937" },
    { "\u200ca\u200d \u200cb\u200c", "a b" },
    { "a\u200d\u200d\u200c\u200b\u200db", "a\u200db" },
    { "a\u200c b", "a b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *line = bw_clean_line (cases[i].text);

    g_assert_cmpstr (line, ==, cases[i].line);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clean/line", test_line);
  return g_test_run ();
}
