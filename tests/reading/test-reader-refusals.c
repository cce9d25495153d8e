/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "bw-test-reading.h"

/* The answer to a batch, cut down to what counts. */
#define BATCH(parts) "{\"responses\":[" parts "]}"
#define FORBIDDEN "{\"error\":{\"code\":\"Forbidden\",\"message\":\"m\"}}"
#define THROTTLED "{\"status\":429,\"body\":{\"error\":{\"code\":\"TooManyRequests\"}}}"
#define SCORES "{\"body\":{\"value\":[{\"id\":\"t_2026-07-17\",\"currentScore\":1}]}}"
#define PROFILES "{\"body\":{\"value\":[{\"id\":\"a\",\"title\":\"A\",\"maxScore\":1}]}}"

static void
test_other_kind (void)
{
  static const struct {
    const char *text;
    const char *found;
  } cases[] = {
    { "{\"error\":{\"code\":\"InvalidAuthenticationToken\",\"message\":\"m\",\"innerError\":{}}}",
      "graph-error:InvalidAuthenticationToken" },
    { "{\"error\":{\"code\":\"\",\"message\":\"m\"}}", "graph-error:" },
    { "{\"error\":\"invalid_scope\",\"error_description\":\"d\"}", "sign-in-error:invalid_scope" },
    { "{\"@odata.context\":\"https://graph.microsoft.com/v1.0/"
      "$metadata#identity/conditionalAccess/policies\",\"value\":[{\"id\":\"1\"}]}",
      "collection:identity/conditionalAccess/policies" },
    { "{\"@odata.context\":\"https://graph.microsoft.com/v1.0/"
      "$metadata#users(id,mail)\",\"value\":[]}",
      "collection:users" },
    { "{\"@odata.context\":\"https://graph.microsoft.com/v1.0/$metadata#users/"
      "$entity\",\"id\":\"1\"}",
      "collection:users" },
    { "{\"@odata.type\":\"#microsoft.graph.user\",\"id\":\"1\"}", "type:microsoft.graph.user" },
    { "[{\"@odata.type\":\"#microsoft.graph.user\",\"id\":\"1\"}]", "type:microsoft.graph.user" },
    { "[{\"controlName\":\"a\",\"score\":1,\"controlCategory\":\"Data\"}]", "control-scores" },
    { "{\"name\":\"x\",\"version\":\"1\",\"scripts\":{},\"files\":[]}",
      "object:name, version, scripts" },
    { "{\"title\":\"A\",\"rank\":1}", "object:title, rank" },
    { "{\"maxScore\":3}", "object:maxScore" },
    { "{}", "object" },
    { "[{\"name\":1}]", "array:object:name" },
    { "[[1]]", "array:number" },
    { "[1]", "array:number" },
    { "{\"value\":3}", "number" },
    { "12", "number" },
    { "\"text\"", "string" },
    { "true", "boolean" },
    { "null", "null" },
    { "{\"secureScores\":[{\"id\":\"t_2026-07-17\",\"currentScore\":1},7]}", "mixed-records:2" },
    { "{\"a\":{\"value\":[{\"id\":\"t_2026-07-17\",\"currentScore\":1}]},\"b\":{\"value\":["
      "{\"id\":\"x\",\"title\":\"X\"},{\"id\":\"y\",\"title\":\"Y\",\"maxScore\":2}]}}",
      "array:object:id, title" },
    { "{\"assignedTo\":\"\",\"comment\":\"\",\"state\":\"ThirdParty\",\"vendorInformation\":{}}",
      "object:assignedTo, comment, state" },
    { "{\"currentScore\":1,\"maxScore\":2}", "score-without-date" },
    { "{\"currentScore\":1,\"id\":\"t_2026-13-17\"}", "score-without-date" },
    { "{\"title\":\"A\",\"maxScore\":2}", "profile-without-id" },
    { "{\"title\":\"A\",\"maxScore\":2,\"id\":\" \"}", "profile-without-id" },
    { "{\"id\":\"t_2026-07-17\",\"controlScores\":[3]}", "member:controlScores:number" },
    { "{\"id\":\"t_2026-07-17\",\"controlScores\":\"none\"}", "member:controlScores:string" },
    /* Errors alone, and an error that nothing would tell of. */
    { BATCH (FORBIDDEN "," THROTTLED), "graph-error:Forbidden" },
    { "{\"scores\":" FORBIDDEN ",\"profiles\":null}", "graph-error:Forbidden" },
    { BATCH (SCORES "," PROFILES "," THROTTLED), "failed-part:TooManyRequests" },
    { BATCH (SCORES "," FORBIDDEN "," PROFILES "," THROTTLED), "failed-part:Forbidden" },
    { BATCH (SCORES "," PROFILES ",{\"error\":{\"message\":\"m\"}}"), "failed-part:" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].text);
    bw_test_assert_refused (cases[i].text, BW_READING_ERROR_OTHER_KIND, cases[i].found);
  }
}

/* What is told of a foreign file is one short, harmless line. */
static void
test_harmless_found (void)
{
  g_autofree char *name = g_strnfill (500, 'n');
  g_autofree char *text = g_strdup_printf ("{\"a\\u001b[31m\\n\\u202eb\":1,\"%s\":2}", name);
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  const char *found = NULL;

  g_assert_false (bw_reader_add_bytes (reader, bytes, NULL, &error));
  found = bw_reading_error_get_found (error);
  g_assert_true (g_str_has_prefix (found, "object:a[31m b, nnn"));
  g_assert_true (g_str_has_suffix (found, "n…"));
  g_assert_cmpint (g_utf8_strlen (found, -1), ==, 80);
}

static void
test_cut_depth (void)
{
  static const struct {
    const char *text;
    const char *found;
  } cases[] = {
    { "[\"@{Id=t_2026-07-17; CurrentScore=1}\"]", "value" },
    { "{\"value\":\"System.Object[]\"}", "value" },
    { "{\"secureScores\":\"System.Object[]\"}", "value" },
    { "{\"id\":\"t_2026-07-17\",\"controlScores\":\"@{controlCategory=Identity; score=1}\"}",
      "controlScores" },
    { "{\"id\":\"t_2026-07-17\",\"controlScores\":[\"@{controlCategory=Identity; score=1}\"]}",
      "controlScores" },
    { "{\"id\":\"t_2026-07-17\",\"controlScores\":[],\"averageComparativeScores\":"
      "[\"System.Collections.Hashtable\"]}",
      "averageComparativeScores" },
    { "{\"id\":\"t_2026-07-17\",\"controlScores\":[{\"controlName\":\"a\","
      "\"AdditionalProperties\":"
      "\"System.Collections.Generic.Dictionary`2[System.String,System.Object]\"}]}",
      "additionalProperties" },
    { "{\"id\":\"a\",\"maxScore\":1,\"title\":\"A\",\"threats\":\"System.Object[]\"}", "threats" },
    { "{\"id\":\"a\",\"maxScore\":1,\"title\":\"A\",\"controlStateUpdates\":\"@{state=Default}\"}",
      "controlStateUpdates" },
    { "{\"id\":\"a\",\"maxScore\":1,\"title\":\"A\",\"threats\":\"Account Breach Data "
      "Exfiltration\","
      "\"vendorInformation\":\"@{provider=SecureScore}\"}",
      "vendorInformation" },
  };
  g_autoptr (GBytes) bytes = bw_test_load_fixture ("reading", "powershell-cut.json");
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].text);
    bw_test_assert_refused (cases[i].text, BW_READING_ERROR_CUT_DEPTH, cases[i].found);
  }
  bw_test_assert_refused (text, BW_READING_ERROR_CUT_DEPTH, "controlScores");
}

static void
test_not_json (void)
{
  bw_test_assert_refused ("hello", BW_READING_ERROR_NOT_JSON, NULL);
  bw_test_assert_refused ("\n<!DOCTYPE html><html>", BW_READING_ERROR_NOT_JSON, "markup");
  bw_test_assert_refused ("Rank,Improvement action\n1,MFA\n", BW_READING_ERROR_NOT_JSON, NULL);
  bw_test_assert_refused ("{\"value\":[]}\n{\"value\":[]}", BW_READING_ERROR_NOT_JSON, "more");
  bw_test_assert_refused ("2026-11-24 Started", BW_READING_ERROR_NOT_JSON, NULL);
  bw_test_assert_refused ("{\"value\":[", BW_READING_ERROR_TRUNCATED, NULL);
  bw_test_assert_refused ("", BW_READING_ERROR_EMPTY, NULL);
  bw_test_assert_refused (" \n", BW_READING_ERROR_EMPTY, NULL);
  bw_test_assert_refused ("\xef\xbb\xbf", BW_READING_ERROR_EMPTY, NULL);
  bw_test_assert_refused ("{\"value\":\"\xe9\"}", BW_READING_ERROR_ENCODING, NULL);
}

#define ONE "11111111-2222-3333-4444-55555555abcd"
#define ONE_IN_CAPITALS "11111111-2222-3333-4444-55555555ABCD"
#define TWO "99999999-2222-3333-4444-55555555abcd"
#define NONE "00000000-0000-0000-0000-000000000000"

static char *
make_score (const char *tenant)
{
  return g_strdup_printf ("{\"id\":\"t_2026-07-17\",\"currentScore\":1,\"azureTenantId\":\"%s\"}",
                          tenant);
}

static char *
make_profile (const char *tenant)
{
  return g_strdup_printf ("{\"id\":\"a\",\"title\":\"A\",\"maxScore\":1,\"azureTenantId\":\"%s\"}",
                          tenant);
}

static void
test_mixed_in_one_file (void)
{
  g_autofree char *score = make_score (ONE);
  g_autofree char *profile = make_profile (TWO);
  g_autofree char *both = g_strdup_printf ("[%s,%s]", score, profile);

  bw_test_assert_refused (both, BW_READING_ERROR_MIXED, TWO);
}

/* Refused without a trace: what was read before still stands, and more of it can follow. */
static void
test_mixed_files (void)
{
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autofree char *score = make_score (ONE);
  g_autofree char *foreign = make_profile (TWO);
  g_autofree char *profile = make_profile (ONE_IN_CAPITALS);
  g_autofree char *no_ones = make_profile (NONE);
  g_autofree char *unknown = make_profile ("");
  g_autoptr (GBytes) bytes = g_bytes_new_static (foreign, strlen (foreign));
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCatalogue) catalogue = NULL;

  bw_test_add_text (reader, score);
  g_assert_false (bw_reader_add_bytes (reader, bytes, "foreign.json", &error));
  g_assert_error (error, BW_READING_ERROR, BW_READING_ERROR_MIXED);
  g_assert_cmpstr (bw_reading_error_get_file (error), ==, "foreign.json");
  g_assert_cmpstr (bw_reading_error_get_found (error), ==, TWO);
  g_assert_false (bw_reader_has_profiles (reader));

  bw_test_add_text (reader, profile);
  bw_test_add_text (reader, no_ones);
  bw_test_add_text (reader, unknown);
  catalogue = bw_reader_dup_catalogue (reader);
  g_assert_cmpuint (bw_catalogue_get_profiles (catalogue)->len, ==, 1);
  g_assert_cmpstr (bw_catalogue_get_tenant_id (catalogue), ==, ONE);
}

/* Where `$select` left the tenant out, the id of a score still tells it (graph.md §1.2). */
static void
test_mixed_by_id (void)
{
  g_autoptr (BwSnapshot) one =
                bw_test_read_snapshot ("{\"id\":\"" ONE "_2026-07-17\",\"currentScore\":1}");
  g_autoptr (BwSnapshot) no_ones =
                bw_test_read_snapshot ("{\"id\":\"x_2026-07-17\",\"currentScore\":1}");

  g_assert_cmpstr (bw_snapshot_get_tenant_id (one), ==, ONE);
  g_assert_cmpstr (bw_snapshot_get_tenant_id (no_ones), ==, "");
  bw_test_assert_refused ("[{\"id\":\"" ONE "_2026-07-17\",\"currentScore\":1},"
                          "{\"id\":\"" TWO "_2026-07-18\",\"currentScore\":1}]",
                          BW_READING_ERROR_MIXED, TWO);
}

/* One bad record spoils its file, not the files before it. */
static void
test_all_or_nothing (void)
{
  static const char text[] = "{\"value\":[{\"id\":\"t_2026-07-18\",\"currentScore\":9},"
                             "{\"currentScore\":9,\"maxScore\":9}]}";
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) days = NULL;

  bw_test_add_fixture (reader, "scores.json");
  g_assert_false (bw_reader_add_bytes (reader, bytes, NULL, NULL));
  days = bw_reader_list_snapshots (reader);
  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpfloat (bw_snapshot_get_current (g_ptr_array_index (days, 1)), ==, 14.5);
}

static void
test_error (void)
{
  g_autoptr (GError) error = bw_reading_error_new (BW_READING_ERROR_NOT_JSON, "a.json", 3, 4, "zip",
                                                  "%d %s", 5, "six");
  g_autoptr (GError) copy = g_error_copy (error);
  g_autoptr (GError) other = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_IO, "x");

  g_clear_error (&error);
  g_assert_cmpstr (copy->message, ==, "5 six");
  g_assert_cmpstr (bw_reading_error_get_file (copy), ==, "a.json");
  g_assert_cmpint (bw_reading_error_get_line (copy), ==, 3);
  g_assert_cmpint (bw_reading_error_get_column (copy), ==, 4);
  g_assert_cmpstr (bw_reading_error_get_found (copy), ==, "zip");
  g_assert_null (bw_reading_error_get_file (other));
  g_assert_null (bw_reading_error_get_found (NULL));
  g_assert_cmpint (bw_reading_error_get_line (other), ==, 0);
  g_assert_cmpint (bw_reading_error_get_column (NULL), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader-refusals/other-kind", test_other_kind);
  g_test_add_func ("/reader-refusals/harmless-found", test_harmless_found);
  g_test_add_func ("/reader-refusals/cut-depth", test_cut_depth);
  g_test_add_func ("/reader-refusals/not-json", test_not_json);
  g_test_add_func ("/reader-refusals/mixed-in-one-file", test_mixed_in_one_file);
  g_test_add_func ("/reader-refusals/mixed-files", test_mixed_files);
  g_test_add_func ("/reader-refusals/mixed-by-id", test_mixed_by_id);
  g_test_add_func ("/reader-refusals/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/reader-refusals/error", test_error);
  return g_test_run ();
}
