/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text/bw-fold.h"

typedef struct {
  const char *text;
  const char *folded;
} Case;

static void
check (const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    g_autofree char *folded = bw_fold (cases[i].text);
    g_autofree char *again = bw_fold (folded);

    g_assert_cmpstr (folded, ==, cases[i].folded);
    g_assert_cmpstr (again, ==, folded);
  }
}

static void
test_ascii (void)
{
  static const Case cases[] = {
    { NULL, "" },
    { "", "" },
    { "   ", "" },
    { "MFA", "mfa" },
    { "  Block \t legacy\r\n\nauthentication ", "block legacy authentication" },
    { "a\vb\fc", "ab c" },
    { "scid_2004 (ASR)!", "scid_2004 (asr)!" },
    { "be\001ll\177", "bell" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_marks (void)
{
  static const Case cases[] = {
    { "Één café", "een cafe" },
    { "re\xcc\x88"
      "el",
      "reel" },
    { "r\xc3\xab"
      "el",
      "reel" },
    { "İstanbul", "istanbul" },
    { "Ångström", "angstrom" },
    { "ŻÓŁĆ", "zołc" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_case (void)
{
  static const Case cases[] = {
    { "STRASSE", "strasse" }, { "Straße", "strasse" },  { "ΣΊΣΥΦΟΣ", "σισυφοσ" },
    { "Σίσυφος", "σισυφοσ" }, { "БЕЗПЕКА", "безпека" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_forms (void)
{
  static const Case cases[] = {
    { "ﬁle ﬀ", "file ff" },
    { "Ｍｉｃｒｏｓｏｆｔ ３６５", "microsoft 365" },
    { "x²", "x2" },
    { "IJ ĳs", "ij ijs" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_space (void)
{
  static const Case cases[] = {
    { "Entra\xc2\xa0ID", "entra id" },
    { "\xc2\xa0 Entra \xe2\x80\xaf\xe3\x80\x80 ID\xc2\xa0", "entra id" },
    { "pass\xc2\xadword", "password" },
    { "pass\xe2\x80\x8bword\xe2\x80\xae", "password" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_invalid (void)
{
  g_autofree char *folded = bw_fold ("caf\xe9 ok");

  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_true (g_str_has_prefix (folded, "caf"));
  g_assert_true (g_str_has_suffix (folded, " ok"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/ascii", test_ascii);
  g_test_add_func ("/fold/marks", test_marks);
  g_test_add_func ("/fold/case", test_case);
  g_test_add_func ("/fold/forms", test_forms);
  g_test_add_func ("/fold/space", test_space);
  g_test_add_func ("/fold/invalid", test_invalid);
  return g_test_run ();
}
