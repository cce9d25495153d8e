/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-error-text.h"

#include <gio/gio.h>
#include <string.h>

#include "present/bw-test-locale.h"
#include "reading/bw-reading-error.h"
#include "source/bw-source.h"

#define assert_contains(text, part)                    \
  G_STMT_START                                         \
  {                                                    \
    if (strstr ((text), (part)) == NULL)               \
      g_error ("“%s” is not in “%s”", (part), (text)); \
  }                                                    \
  G_STMT_END

static BwErrorText *
say (BwReadingError code, const char *file, int line, int column, const char *found)
{
  g_autoptr (GError) error =
                bw_reading_error_new (code, file, line, column, found, "what the parser said");

  return bw_error_text_new (error);
}

/* Each error names the file and the place, and says what is the matter in words of its own. */
static void
test_every_reading_error (void)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (BwReadingError code = 0; code <= BW_READING_ERROR_FAILED; code++) {
    g_autoptr (BwErrorText) text = say (code, "scores.json", 3, 5, NULL);

    g_assert_true (g_hash_table_add (titles, g_strdup (text->title)));
    g_assert_true (g_str_has_prefix (text->body, "scores.json, line 3, column 5: "));
    g_assert_cmpuint (strlen (text->body), >, strlen ("scores.json, line 3, column 5: ") + 20);
    assert_contains (text->detail, "what the parser said");
  }
}

static void
test_place (void)
{
  g_autoptr (BwErrorText) whole = say (BW_READING_ERROR_EMPTY, "a b.json", 0, 0, NULL);
  g_autoptr (BwErrorText) line = say (BW_READING_ERROR_TRUNCATED, "a.json", 12, 0, NULL);
  g_autoptr (BwErrorText) nameless = say (BW_READING_ERROR_EMPTY, NULL, 0, 0, NULL);

  g_assert_cmpstr (whole->title, ==, "The file is empty");
  g_assert_cmpstr (whole->body, ==, "a b.json: There is nothing in it. Save the answer again.");
  g_assert_cmpstr (line->body, ==,
                   "a.json, line 12: The answer stops before its end. Save it again, whole.");
  g_assert_cmpstr (nameless->body, ==, "There is nothing in it. Save the answer again.");
}

static void
test_other_kind (void)
{
  g_autoptr (BwErrorText) text =
                say (BW_READING_ERROR_OTHER_KIND, "users.json", 0, 0, "a collection of users");

  g_assert_cmpstr (text->body, ==,
                   "users.json: It holds neither secureScores nor secureScoreControlProfiles of "
                   "Microsoft Graph. Choose another file. Found there: a collection of users.");
}

/* The way on is the whole command, ready to paste. */
static void
test_cut_depth (void)
{
  g_autoptr (BwErrorText) text = say (BW_READING_ERROR_CUT_DEPTH, "scores.json", 0, 0, NULL);
  g_auto (GStrv) lines = g_strsplit (text->body, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_cmpstr (lines[1], ==,
                   "Get-MgSecuritySecureScore -Top 90 | ConvertTo-Json -Depth 10 | Out-File "
                   "scores.json");
  g_assert_cmpstr (lines[2], ==,
                   "Get-MgSecuritySecureScoreControlProfile -All | ConvertTo-Json -Depth 10 | "
                   "Out-File profiles.json");
}

static void
test_limits (void)
{
  g_autoptr (BwErrorText) large = say (BW_READING_ERROR_TOO_LARGE, "big.json", 0, 0, NULL);
  g_autoptr (BwErrorText) deep = say (BW_READING_ERROR_TOO_DEEP, "deep.json", 0, 0, NULL);

  /* 256 * 1024 * 1024 bytes, with the space that GLib puts before the unit. */
  assert_contains (large->body, "Bolwerk reads at most 256.0\302\240MiB.");
  assert_contains (deep->body, "Bolwerk reads at most 64 levels.");
}

static void
test_source_errors (void)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (BwSourceError code = 0; code <= BW_SOURCE_ERROR_REFUSED; code++) {
    g_autoptr (GError) error = g_error_new_literal (BW_SOURCE_ERROR, (int) code, "said there");
    g_autoptr (BwErrorText) text = bw_error_text_new (error);

    g_assert_true (g_hash_table_add (titles, g_strdup (text->title)));
    g_assert_true (g_str_has_suffix (text->body, "."));
    g_assert_cmpstr (text->detail, ==, "said there");
  }
}

static void
test_io_errors (void)
{
  g_autoptr (GError) missing = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                                                   "Error opening file /x/y.json");
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Stop");
  g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_BUSY, "It is busy");
  g_autoptr (BwErrorText) missing_text = bw_error_text_new (missing);
  g_autoptr (BwErrorText) cancelled_text = bw_error_text_new (cancelled);
  g_autoptr (BwErrorText) other_text = bw_error_text_new (other);

  g_assert_cmpstr (missing_text->title, ==, "There is no such file");
  assert_contains (missing_text->body, "/x/y.json");
  g_assert_cmpstr (cancelled_text->title, ==, "Stopped");
  g_assert_cmpstr (other_text->title, ==, "Something went wrong");
  g_assert_cmpstr (other_text->body, ==, "It is busy");
}

/* A domain and a code that nobody has thought of are told all the same. */
static void
test_foreign_errors (void)
{
  g_autoptr (GError) later = g_error_new_literal (BW_READING_ERROR, 4711, "From a later day");
  g_autoptr (BwErrorText) text = bw_error_text_new (later);

  g_assert_cmpstr (text->title, ==, "Something went wrong");
  g_assert_cmpstr (text->body, ==, "From a later day");
}

int
main (int argc, char **argv)
{
  bw_test_locale_init (&argc, &argv);
  g_test_add_func ("/error-text/every-reading-error", test_every_reading_error);
  g_test_add_func ("/error-text/place", test_place);
  g_test_add_func ("/error-text/other-kind", test_other_kind);
  g_test_add_func ("/error-text/cut-depth", test_cut_depth);
  g_test_add_func ("/error-text/limits", test_limits);
  g_test_add_func ("/error-text/source-errors", test_source_errors);
  g_test_add_func ("/error-text/io-errors", test_io_errors);
  g_test_add_func ("/error-text/foreign-errors", test_foreign_errors);
  return g_test_run ();
}
