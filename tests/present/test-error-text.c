/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-error-text.h"

#include <gio/gio.h>
#include <string.h>

#include "archive/bw-archive-error.h"
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
    /* What the system said is in the language of the user, what reading itself says is not. */
    if (code == BW_READING_ERROR_COMPRESSION || code == BW_READING_ERROR_NOT_FOUND ||
        code == BW_READING_ERROR_PERMISSION)
      g_assert_cmpstr (text->detail, ==, "what the parser said");
    else
      g_assert_null (text->detail);
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

/* The file that stands for standard input is called so. */
static void
test_standard_input (void)
{
  g_autoptr (BwErrorText) text = say (BW_READING_ERROR_TRUNCATED, "-", 2, 3, NULL);

  g_assert_true (g_str_has_prefix (text->body, "standard input, line 2, column 3: "));
  g_assert_true (g_str_has_prefix (text->notice, "standard input: "));
  if (!bw_test_locale_enter ("nl_NL.UTF-8"))
    return;
  bw_error_text_free (g_steal_pointer (&text));
  text = say (BW_READING_ERROR_TRUNCATED, "-", 2, 3, NULL);
  g_assert_true (g_str_has_prefix (text->body, "standaardinvoer, regel 2, kolom 3: "));
  bw_test_locale_enter ("C.UTF-8");
}

static void
test_other_kind (void)
{
  g_autoptr (BwErrorText) users =
                say (BW_READING_ERROR_OTHER_KIND, "users.json", 0, 0, "collection:users");
  g_autoptr (BwErrorText) none = say (BW_READING_ERROR_OTHER_KIND, "x.json", 0, 0, NULL);

  g_assert_cmpstr (users->title, ==, "This is JSON of another kind");
  g_assert_cmpstr (users->notice, ==, "users.json: This is JSON of another kind");
  g_assert_cmpstr (users->body, ==,
                   "users.json: It holds a list of users, and neither secureScores nor "
                   "secureScoreControlProfiles of Microsoft Graph. Choose another file.");
  g_assert_cmpstr (none->body, ==,
                   "x.json: It holds neither secureScores nor secureScoreControlProfiles of "
                   "Microsoft Graph. Choose another file.");
}

/* Every key of bw-reading-error.h, and what is said of it in English and Dutch. */
static const struct {
  BwReadingError code;
  const char *found;
  const char *english;
  const char *dutch;
} KEYS[] = {
  { BW_READING_ERROR_OTHER_KIND, "no-plan", "that “bolwerk plan --json” wrote",
    "dat ‘bolwerk plan --json’ heeft" },
  { BW_READING_ERROR_OTHER_KIND, "plan-version:2", "does not understand it", "begrijpt haar niet" },
  { BW_READING_ERROR_OTHER_KIND, "plan-entry:2:due", "In entry 2, “due” is not",
    "In onderdeel 2 is ‘due’ niet" },
  { BW_READING_ERROR_OTHER_KIND, "graph-error:", "an error that Microsoft Graph",
    "een fout in waarmee" },
  { BW_READING_ERROR_OTHER_KIND, "graph-error:Whatever", "“Whatever” that Microsoft Graph",
    "de fout ‘Whatever’ van" },
  { BW_READING_ERROR_OTHER_KIND, "graph-error:InvalidAuthenticationToken", "Sign in again",
    "Meld u opnieuw aan" },
  { BW_READING_ERROR_OTHER_KIND, "graph-error:Forbidden", "such as Security Reader",
    "Beveiligingslezer" },
  { BW_READING_ERROR_OTHER_KIND, "graph-error:TooManyRequests", "Wait a few minutes",
    "Wacht enkele minuten" },
  { BW_READING_ERROR_OTHER_KIND, "failed-part:", "is an error of Microsoft Graph. Ask again",
    "is een fout van Microsoft Graph. Vraag" },
  { BW_READING_ERROR_OTHER_KIND, "failed-part:TooManyRequests",
    "is the error “TooManyRequests” of Microsoft Graph. Wait", "is de fout ‘TooManyRequests’ van" },
  { BW_READING_ERROR_OTHER_KIND, "sign-in-error:invalid_scope", "“invalid_scope” of Microsoft’s",
    "‘invalid_scope’ van de aanmelding" },
  { BW_READING_ERROR_OTHER_KIND, "collection:identity/conditionalAccess/policies",
    "a list of Conditional Access policies", "een lijst met beleidsregels" },
  { BW_READING_ERROR_OTHER_KIND, "collection:drives", "the collection “drives”",
    "de verzameling ‘drives’" },
  { BW_READING_ERROR_OTHER_KIND, "type:microsoft.graph.user",
    "a record of the type “microsoft.graph.user”", "een record van het type" },
  { BW_READING_ERROR_OTHER_KIND, "control-scores", "scores of single actions",
    "zonder de score van de dag eromheen" },
  { BW_READING_ERROR_OTHER_KIND, "score-without-date", "tells no day", "dag niet bekend" },
  { BW_READING_ERROR_OTHER_KIND, "profile-without-id", "has no id", "heeft geen id" },
  { BW_READING_ERROR_OTHER_KIND, "mixed-records:17", "Entry 17 of", "Nummer 17 in" },
  { BW_READING_ERROR_OTHER_KIND, "member:controlScores:array:number",
    "In “controlScores” there is a list of numbers,",
    "In ‘controlScores’ staat een lijst met getallen," },
  { BW_READING_ERROR_OTHER_KIND, "member:threats:object:a, b",
    "there is an object with the members “a, b”,", "staat een object met de leden ‘a, b’," },
  { BW_READING_ERROR_OTHER_KIND, "object:name, version, scripts",
    "an object with the members “name, version, scripts”", "een object met de leden" },
  { BW_READING_ERROR_OTHER_KIND, "object", "an empty object", "een leeg object" },
  { BW_READING_ERROR_OTHER_KIND, "array:object:id, mail",
    "a list of objects with the members “id, mail”", "een lijst met objecten met de leden" },
  { BW_READING_ERROR_OTHER_KIND, "array:object", "a list of empty objects",
    "een lijst met lege objecten" },
  { BW_READING_ERROR_OTHER_KIND, "array:array", "a list of lists", "een lijst met lijsten" },
  { BW_READING_ERROR_OTHER_KIND, "array", "a list of lists", "een lijst met lijsten" },
  { BW_READING_ERROR_OTHER_KIND, "array:string", "a list of texts", "een lijst met teksten" },
  { BW_READING_ERROR_OTHER_KIND, "array:number", "a list of numbers", "een lijst met getallen" },
  { BW_READING_ERROR_OTHER_KIND, "array:boolean", "a list of true and false", "true en false" },
  { BW_READING_ERROR_OTHER_KIND, "array:null", "a list of nothing but null", "met alleen null" },
  { BW_READING_ERROR_OTHER_KIND, "string", "a single text", "alleen een tekst" },
  { BW_READING_ERROR_OTHER_KIND, "number", "a single number", "alleen een getal" },
  { BW_READING_ERROR_OTHER_KIND, "boolean", "a single true or false", "alleen true of false" },
  { BW_READING_ERROR_OTHER_KIND, "null", "nothing but null", "alleen null" },
  { BW_READING_ERROR_NOT_JSON, "markup", "Response preview", "is dat wat onder" },
  { BW_READING_ERROR_NOT_JSON, "zip", "Unpack it", "Pak het uit" },
  { BW_READING_ERROR_NOT_JSON, "more", "a file of its own", "een eigen bestand" },
  { BW_READING_ERROR_EMPTY, "list", "an empty list", "een lege lijst" },
  { BW_READING_ERROR_MIXED, "1111-2222", "The tenant of the other one is 1111-2222.",
    "De tenant van de andere is 1111-2222." },
  { BW_READING_ERROR_TOO_LARGE, "values:2000000", "2000000 values", "2.000.000 waarden" },
  { BW_READING_ERROR_TOO_LARGE, "unpacked:268435456", "after unpacking", "na het uitpakken" },
  { BW_READING_ERROR_TOO_LARGE, "268435456", "at most 256.0\302\240MiB.", "256,0\302\240MiB." },
  { BW_READING_ERROR_FAILED, "special", "--from -", "standaardinvoer" },
  { BW_READING_ERROR_FAILED, "link", "leads back to itself", "naar zichzelf" },
  { BW_READING_ERROR_FAILED, "address", "Bolwerk opens saved answers", "Bolwerk opent opgeslagen" },
  { BW_READING_ERROR_FAILED, NULL, "The system says: what the parser said",
    "Het systeem meldt: what the parser said" },
};

static void
test_every_found_key (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (KEYS); i++) {
    g_autoptr (BwErrorText) text = say (KEYS[i].code, "a.json", 0, 0, KEYS[i].found);

    g_assert_true (g_str_has_prefix (text->body, "a.json: "));
    assert_contains (text->body, KEYS[i].english);
    if (KEYS[i].found != NULL && strchr (KEYS[i].found, ':') != NULL)
      g_assert_null (strstr (text->body, KEYS[i].found));
  }
}

static void
test_every_found_key_in_dutch (void)
{
  if (!bw_test_locale_enter ("nl_NL.UTF-8"))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (KEYS); i++) {
    g_autoptr (BwErrorText) text = say (KEYS[i].code, "a.json", 0, 0, KEYS[i].found);

    assert_contains (text->body, KEYS[i].dutch);
  }
  bw_test_locale_enter ("C.UTF-8");
}

/* An error answer, a damaged record and a foreign file are told apart at a glance. */
static void
test_titles (void)
{
  static const struct {
    BwReadingError code;
    const char *found;
    const char *title;
  } cases[] = {
    { BW_READING_ERROR_OTHER_KIND, "graph-error:x", "This is an error of Microsoft Graph" },
    { BW_READING_ERROR_OTHER_KIND, "sign-in-error:x", "This is an error of the sign-in" },
    { BW_READING_ERROR_OTHER_KIND, "mixed-records:2", "The records are not whole" },
    { BW_READING_ERROR_OTHER_KIND, "failed-part:x", "The records are not whole" },
    { BW_READING_ERROR_OTHER_KIND, "object", "This is JSON of another kind" },
    { BW_READING_ERROR_NOT_JSON, "markup", "This is a web page" },
    { BW_READING_ERROR_NOT_JSON, "zip", "This is an archive" },
    { BW_READING_ERROR_NOT_JSON, NULL, "This is not JSON" },
    { BW_READING_ERROR_EMPTY, "list", "There are no records in it" },
    { BW_READING_ERROR_FAILED, "special", "This is no regular file" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (BwErrorText) text = say (cases[i].code, "a.json", 0, 0, cases[i].found);

    g_assert_cmpstr (text->title, ==, cases[i].title);
  }
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

  for (BwSourceError code = 0; code <= BW_SOURCE_ERROR_OUTAGE; code++) {
    g_autoptr (GError) error = g_error_new_literal (BW_SOURCE_ERROR, (int) code, "said there");
    g_autoptr (BwErrorText) text = bw_error_text_new (error);

    g_assert_true (g_hash_table_add (titles, g_strdup (text->title)));
    g_assert_true (g_str_has_suffix (text->body, "."));
    g_assert_null (text->detail);
  }
}

/* What SQLite says is English, and only for who wants to know. */
static void
test_archive_errors (void)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (BwArchiveError code = 0; code <= BW_ARCHIVE_ERROR_FAILED; code++) {
    g_autoptr (GError) error = g_error_new_literal (BW_ARCHIVE_ERROR, (int) code, "disk I/O");
    g_autoptr (BwErrorText) text = bw_error_text_new (error);

    g_assert_true (g_hash_table_add (titles, g_strdup (text->title)));
    g_assert_cmpstr (text->notice, ==, text->title);
    g_assert_true (g_str_has_suffix (text->body, "."));
    g_assert_cmpstr (text->detail, ==, "disk I/O");
    g_assert_true (text->is_english);
  }
}

static void
test_io_errors (void)
{
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Stop");
  g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_BUSY, "It is busy");
  g_autoptr (BwErrorText) cancelled_text = bw_error_text_new (cancelled);
  g_autoptr (BwErrorText) other_text = bw_error_text_new (other);

  g_assert_cmpstr (cancelled_text->title, ==, "Stopped");
  g_assert_cmpstr (other_text->title, ==, "Something went wrong");
  g_assert_cmpstr (other_text->body, ==, "It is busy");
}

/* Writing that fails is told as such: nobody is sent to look for another answer to read. */
static void
test_writing (void)
{
  g_autoptr (GError) error = g_error_new_literal (
      G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "Error opening file “/x/y.csv”: Permission denied");
  g_autofree char *text = bw_error_text_say_writing (error);

  assert_contains (text, "Error opening file “/x/y.csv”: Permission denied");
  assert_contains (text, "Choose another folder or name");
  g_assert_null (strstr (text, "read"));
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
  g_test_add_func ("/error-text/standard-input", test_standard_input);
  g_test_add_func ("/error-text/other-kind", test_other_kind);
  g_test_add_func ("/error-text/every-found-key", test_every_found_key);
  g_test_add_func ("/error-text/every-found-key-in-dutch", test_every_found_key_in_dutch);
  g_test_add_func ("/error-text/titles", test_titles);
  g_test_add_func ("/error-text/cut-depth", test_cut_depth);
  g_test_add_func ("/error-text/limits", test_limits);
  g_test_add_func ("/error-text/source-errors", test_source_errors);
  g_test_add_func ("/error-text/archive-errors", test_archive_errors);
  g_test_add_func ("/error-text/io-errors", test_io_errors);
  g_test_add_func ("/error-text/writing", test_writing);
  g_test_add_func ("/error-text/foreign-errors", test_foreign_errors);
  return g_test_run ();
}
