/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-test-locale.h"

#include <glib/gi18n.h>
#include <locale.h>

/**
 * bw_test_locale_init:
 * @argc: (inout): the number of arguments
 * @argv: (inout): the arguments; the first is the folder of the translations
 *
 * Begins a test in the locale C.UTF-8.
 */
void
bw_test_locale_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  bw_test_locale_bind (*argc, *argv);
}

/**
 * bw_test_locale_bind:
 * @argc: the number of arguments
 * @argv: the arguments; the first is the folder of the translations
 *
 * Does the same in a test that has begun otherwise.
 */
void
bw_test_locale_bind (int argc, char **argv)
{
  g_assert_cmpint (argc, ==, 2);
  bindtextdomain (GETTEXT_PACKAGE, argv[1]);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_assert_true (bw_test_locale_enter ("C.UTF-8"));
}

/**
 * bw_test_locale_enter:
 * @locale: the name of a locale
 *
 * Speaks the language of @locale from here on; the test is skipped where it is not installed.
 *
 * Returns: whether it is installed
 */
gboolean
bw_test_locale_enter (const char *locale)
{
  if (setlocale (LC_ALL, locale) != NULL)
    return TRUE;

  g_test_skip_printf ("the locale %s is not installed", locale);
  return FALSE;
}
