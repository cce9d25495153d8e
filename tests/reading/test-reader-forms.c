/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "bw-test-reading.h"
#include "model/bw-comparison.h"
#include "model/bw-control-score.h"

#define SCORE "{\"id\":\"t_2026-07-17\",\"currentScore\":1}"
#define PROFILE "{\"id\":\"a\",\"title\":\"A\",\"maxScore\":1}"

static void
assert_held (BwReader *reader, guint days, gint64 profiles)
{
  g_autoptr (GPtrArray) snapshots = bw_reader_list_snapshots (reader);
  g_autoptr (BwCatalogue) catalogue = bw_reader_dup_catalogue (reader);

  g_assert_cmpuint (snapshots->len, ==, days);
  if (profiles < 0)
    g_assert_null (catalogue);
  else
    g_assert_cmpuint (bw_catalogue_get_profiles (catalogue)->len, ==, profiles);
}

typedef struct {
  const char *text;
  guint days;
  gint64 profiles;
} Case;

static void
check (const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    g_autoptr (BwReader) reader = bw_reader_new ();

    g_test_message ("%s", cases[i].text);
    bw_test_add_text (reader, cases[i].text);
    g_assert_true (bw_reader_finish (reader, NULL));
    assert_held (reader, cases[i].days, cases[i].profiles);
    g_assert_true (bw_reader_has_profiles (reader) == (cases[i].profiles >= 0));
  }
}

static void
test_one_collection (void)
{
  static const Case cases[] = {
    { "{\"value\":[" SCORE "]}", 1, -1 },
    { "[" SCORE "]", 1, -1 },
    { SCORE, 1, -1 },
    { "{\"value\":" SCORE "}", 1, -1 },
    { "{\"Value\":[" SCORE "],\"Count\":1}", 1, -1 },
    { "{\"value\":[" PROFILE "]}", 0, 1 },
    { "[" PROFILE "]", 0, 1 },
    { PROFILE, 0, 1 },
    { "{\"@odata.context\":\"https://graph.microsoft.com/v1.0/$metadata#security/"
      "secureScores(id)\","
      "\"value\":[{\"id\":\"t_2026-07-17\"}]}",
      1, -1 },
    { "{\"@odata.context\":\"https://graph.microsoft.com/v1.0/$metadata#security/"
      "secureScoreControlProfiles/"
      "$entity\",\"id\":\"a\",\"title\":\"A\",\"rank\":1,\"maxScore\":2}",
      0, 1 },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_both_collections (void)
{
  static const Case cases[] = {
    { "{\"secureScores\":[" SCORE "],\"secureScoreControlProfiles\":[" PROFILE "]}", 1, 1 },
    { "{\"SecureScores\":{\"value\":[" SCORE
      "]},\"SecureScoreControlProfiles\":{\"value\":[" PROFILE "]}}",
      1, 1 },
    { "{\"secureScores\":" SCORE ",\"secureScoreControlProfiles\":" PROFILE "}", 1, 1 },
    { "{\"savedBy\":\"me\",\"secureScores\":[" SCORE "],\"secureScoreControlProfiles\":null}", 1,
      -1 },
    { "{\"secureScores\":[" SCORE "],\"secureScoreControlProfiles\":[]}", 1, 0 },
    { "{\"scores\":{\"value\":[" SCORE "]},\"profiles\":{\"value\":[" PROFILE "]},\"when\":1}", 1,
      1 },
    { "[{\"value\":[" SCORE "]},{\"value\":[" PROFILE "]}]", 1, 1 },
    { "[[" SCORE "],[" PROFILE "]]", 1, 1 },
    { "[" SCORE "," PROFILE "]", 1, 1 },
    { "{\"responses\":[{\"id\":\"1\",\"status\":200,\"body\":{\"value\":[" SCORE "]}},"
      "{\"id\":\"2\",\"status\":200,\"body\":{\"value\":[" PROFILE "]}}]}",
      1, 1 },
  };

  check (cases, G_N_ELEMENTS (cases));
}

#define PART(body) "{\"id\":\"1\",\"status\":200,\"body\":" body "}"
#define FAILED_PART                                                                             \
  "{\"id\":\"2\",\"status\":429,\"body\":{\"error\":{\"code\":\"TooManyRequests\",\"message\":" \
  "\"\"}}}"

/* What there is beside an error is held: it is seen which collection, or which page, is missing. */
static void
test_failed_part (void)
{
  static const Case cases[] = {
    { "{\"responses\":[" PART ("{\"value\":[" SCORE "]}") "," FAILED_PART "]}", 1, -1 },
    { "{\"responses\":[" FAILED_PART "," PART ("{\"value\":[" PROFILE "]}") "]}", 0, 1 },
    { "{\"scores\":{\"error\":{\"code\":\"Forbidden\",\"message\":\"m\"}},\"profiles\":"
      "{\"value\":[" PROFILE "]}}",
      0, 1 },
    { "{\"responses\":[" PART ("{\"value\":[" SCORE "]}") "," PART (
          "{\"@odata.nextLink\":\"https://graph.microsoft.com/v1.0/x?$skip=1\",\"value\":[" PROFILE
          "]}") "," FAILED_PART "]}",
      1, 1 },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_pages (void)
{
  g_autoptr (BwReader) reader = bw_reader_new ();

  bw_test_add_text (reader, "{\"value\":[" PROFILE "]}");
  bw_test_add_text (reader, "{\"value\":[" SCORE "]}");
  bw_test_add_text (reader, "{\"value\":[{\"id\":\"b\",\"title\":\"B\",\"maxScore\":1}]}");
  bw_test_add_text (reader, "{\"value\":[{\"id\":\"t_2026-07-16\",\"currentScore\":1}]}");
  g_assert_true (bw_reader_finish (reader, NULL));
  assert_held (reader, 2, 2);
}

#define PAGE(next) "{" next "\"value\":[" PROFILE "]}"
#define NEXT "\"@odata.nextLink\":\"https://graph.microsoft.com/v1.0/x?$skip=200\","

/* The last page names no next one. Where it is missing, so are profiles. */
static void
test_next_page (void)
{
  static const struct {
    const char *texts[3];
    gboolean partial;
  } cases[] = {
    { { PAGE (NEXT) }, TRUE },
    { { PAGE (NEXT), PAGE (NEXT) }, TRUE },
    { { PAGE (NEXT), PAGE ("") }, FALSE },
    { { PAGE (""), PAGE (NEXT) }, FALSE },
    { { "[" PAGE (NEXT) "," PAGE ("") "]" }, FALSE },
    { { "{\"value\":[" PAGE (NEXT) "," PAGE (NEXT) "],\"Count\":2}" }, TRUE },
    { { "[" PROFILE "]" }, FALSE },
    { { PAGE ("\"@odata.nextLink\":null,") }, FALSE },
    /* Scores that were asked for one by one always name a next page. */
    { { PAGE (""), "{" NEXT "\"value\":[" SCORE "]}" }, FALSE },
    { { "{" NEXT "\"value\":[" SCORE "]}", PAGE (NEXT) }, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (BwReader) reader = bw_reader_new ();
    g_autoptr (BwCatalogue) catalogue = NULL;

    for (gsize j = 0; j < G_N_ELEMENTS (cases[i].texts) && cases[i].texts[j] != NULL; j++)
      bw_test_add_text (reader, cases[i].texts[j]);
    catalogue = bw_reader_dup_catalogue (reader);
    g_test_message ("case %" G_GSIZE_FORMAT, i);
    g_assert_cmpint (bw_catalogue_is_partial (catalogue), ==, cases[i].partial);
  }
}

/* An empty collection is an answer: no score yet. */
static void
test_no_score_yet (void)
{
  static const char *const texts[] = {
    "{\"@odata.context\":\"https://graph.microsoft.com/v1.0/$metadata#security/secureScores\","
    "\"value\":[]}",
    "{\"secureScores\":[]}",
    "{\"secureScores\":{\"value\":[]}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (BwReader) reader = bw_reader_new ();

    bw_test_add_text (reader, texts[i]);
    g_assert_true (bw_reader_finish (reader, NULL));
    g_assert_true (bw_reader_has_scores (reader));
    assert_held (reader, 0, -1);
  }
}

static void
test_empty_profiles (void)
{
  g_autoptr (BwReader) reader = bw_reader_new ();

  bw_test_add_text (reader,
                    "{\"@odata.context\":\"https://graph.microsoft.com/v1.0/$metadata#security/"
                    "secureScoreControlProfiles\",\"value\":[]}");
  g_assert_true (bw_reader_finish (reader, NULL));
  g_assert_false (bw_reader_has_scores (reader));
  assert_held (reader, 0, 0);
}

/* `[]` says nothing on its own; beside the profiles it can only be the scores. */
static void
test_empty_of_no_kind (void)
{
  static const char *const texts[] = { "[]", "{\"value\":[]}", "[[],[]]" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (BwReader) alone = bw_reader_new ();
    g_autoptr (BwReader) beside = bw_reader_new ();
    g_autoptr (GError) error = NULL;

    bw_test_add_text (alone, texts[i]);
    g_assert_false (bw_reader_finish (alone, &error));
    g_assert_error (error, BW_READING_ERROR, BW_READING_ERROR_EMPTY);
    g_assert_cmpstr (bw_reading_error_get_file (error), ==, "answer.json");
    g_assert_cmpstr (bw_reading_error_get_found (error), ==, "list");

    bw_test_add_text (beside, texts[i]);
    g_assert_false (bw_reader_has_scores (beside));
    bw_test_add_text (beside, PROFILE);
    g_assert_true (bw_reader_finish (beside, NULL));
    g_assert_true (bw_reader_has_scores (beside));
    assert_held (beside, 0, 1);
  }
}

static void
test_nothing_added (void)
{
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (bw_reader_finish (reader, &error));
  g_assert_error (error, BW_READING_ERROR, BW_READING_ERROR_EMPTY);
  g_assert_null (bw_reading_error_get_file (error));
}

static void
assert_same_date (GDateTime *a, GDateTime *b)
{
  g_assert_cmpint (a != NULL, ==, b != NULL);
  if (a != NULL)
    g_assert_cmpint (g_date_time_to_unix (a), ==, g_date_time_to_unix (b));
}

static void
assert_same_control_score (BwControlScore *a, BwControlScore *b)
{
  g_assert_cmpstr (bw_control_score_get_id (a), ==, bw_control_score_get_id (b));
  g_assert_cmpstr (bw_control_score_get_category (a), ==, bw_control_score_get_category (b));
  g_assert_cmpfloat (bw_control_score_get_points (a), ==, bw_control_score_get_points (b));
  g_assert_cmpfloat (bw_control_score_get_percentage (a), ==, bw_control_score_get_percentage (b));
  g_assert_cmpstr (bw_control_score_get_description (a), ==, bw_control_score_get_description (b));
  g_assert_cmpstr (bw_control_score_get_implementation_status (a), ==,
                   bw_control_score_get_implementation_status (b));
  g_assert_cmpint (bw_control_score_get_count (a), ==, bw_control_score_get_count (b));
  g_assert_cmpint (bw_control_score_get_total (a), ==, bw_control_score_get_total (b));
  assert_same_date (bw_control_score_get_last_synced (a), bw_control_score_get_last_synced (b));
}

/* What PowerShell made of an answer reads as the answer itself. */
static void
test_powershell_scores (void)
{
  g_autoptr (BwReader) camel = bw_reader_new ();
  g_autoptr (BwReader) pascal = bw_reader_new ();
  g_autoptr (GPtrArray) camel_days = NULL;
  g_autoptr (GPtrArray) pascal_days = NULL;
  BwSnapshot *a = NULL;
  BwSnapshot *b = NULL;

  bw_test_add_fixture (camel, "scores.json");
  bw_test_add_fixture (pascal, "powershell-scores.json");
  camel_days = bw_reader_list_snapshots (camel);
  pascal_days = bw_reader_list_snapshots (pascal);
  g_assert_cmpuint (pascal_days->len, ==, 1);
  a = g_ptr_array_index (camel_days, 1);
  b = g_ptr_array_index (pascal_days, 0);

  g_assert_cmpstr (bw_snapshot_get_id (a), ==, bw_snapshot_get_id (b));
  g_assert_cmpstr (bw_snapshot_get_tenant_id (a), ==, bw_snapshot_get_tenant_id (b));
  g_assert_cmpuint (bw_snapshot_get_day (a), ==, bw_snapshot_get_day (b));
  g_assert_cmpfloat (bw_snapshot_get_current (a), ==, bw_snapshot_get_current (b));
  g_assert_cmpfloat (bw_snapshot_get_max (a), ==, bw_snapshot_get_max (b));
  g_assert_cmpint (bw_snapshot_get_active_users (a), ==, bw_snapshot_get_active_users (b));
  assert_same_date (bw_snapshot_get_created (a), bw_snapshot_get_created (b));
  g_assert_cmpuint (bw_snapshot_get_control_scores (b)->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    assert_same_control_score (g_ptr_array_index (bw_snapshot_get_control_scores (a), i),
                               g_ptr_array_index (bw_snapshot_get_control_scores (b), i));
  g_assert_cmpuint (bw_snapshot_get_comparisons (b)->len, ==, 2);
  for (guint i = 0; i < 2; i++) {
    BwComparison *x = g_ptr_array_index (bw_snapshot_get_comparisons (a), i);
    BwComparison *y = g_ptr_array_index (bw_snapshot_get_comparisons (b), i);

    g_assert_cmpstr (bw_comparison_get_basis (x), ==, bw_comparison_get_basis (y));
    g_assert_cmpfloat (bw_comparison_get_percentage (x), ==, bw_comparison_get_percentage (y));
    g_assert_cmpint (bw_comparison_get_seats_upper (x), ==, bw_comparison_get_seats_upper (y));
  }
}

static void
test_powershell_profile (void)
{
  g_autoptr (BwControlProfile) profile = bw_test_read_profile (
      "{\"value\":[{\"ActionType\":\"Config\",\"Id\":\"a\",\"Title\":\"A\",\"MaxScore\":3,\"Rank\":"
      "2,"
      "\"ControlCategory\":\"Data\",\"Service\":\"SPO\",\"Threats\":{\"value\":[\"Data Spillage\"],"
      "\"Count\":1},\"ControlStateUpdates\":{\"State\":\"ignored\",\"UpdatedDateTime\":"
      "{\"value\":\"\\/Date(1720000000000)\\/\",\"DisplayHint\":2},\"AdditionalProperties\":{}},"
      "\"Deprecated\":false,\"VendorInformation\":\"\",\"AdditionalProperties\":{\"userImpact\":"
      "\"High\"}}],\"Count\":1}");

  g_assert_cmpstr (bw_control_profile_get_title (profile), ==, "A");
  g_assert_cmpint (bw_control_profile_get_rank (profile), ==, 2);
  g_assert_cmpstr (bw_control_profile_get_threats (profile)[0], ==, "Data spillage");
  g_assert_cmpstr (bw_control_profile_get_user_impact (profile), ==, "high");
  g_assert_cmpuint (bw_control_profile_get_state_updates (profile)->len, ==, 1);
}

static GBytes *
encode_utf16 (GBytes *bytes, gboolean big_endian)
{
  gsize length = 0;
  glong units_length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, (glong) length, NULL, &units_length, NULL);
  GByteArray *array = g_byte_array_new ();

  for (glong i = -1; i < units_length; i++) {
    gunichar2 unit = i < 0 ? 0xfeff : units[i];

    unit = big_endian ? GUINT16_TO_BE (unit) : GUINT16_TO_LE (unit);
    g_byte_array_append (array, (guint8 *) &unit, sizeof unit);
  }
  return g_byte_array_free_to_bytes (array);
}

static void
test_encodings (void)
{
  g_autoptr (GBytes) plain = bw_test_load_fixture ("reading", "profiles.json");
  g_autoptr (GBytes) packed = bw_test_compress (plain);
  g_autoptr (GBytes) little = encode_utf16 (plain, FALSE);
  g_autoptr (GBytes) big = encode_utf16 (plain, TRUE);
  g_autoptr (GBytes) packed_little = bw_test_compress (little);
  GBytes *forms[] = { plain, packed, little, big, packed_little };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++) {
    g_autoptr (BwReader) reader = bw_reader_new ();
    g_autoptr (GError) error = NULL;

    g_assert_true (bw_reader_add_bytes (reader, forms[i], "profiles.json", &error));
    g_assert_no_error (error);
    assert_held (reader, 0, 2);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader-forms/one-collection", test_one_collection);
  g_test_add_func ("/reader-forms/both-collections", test_both_collections);
  g_test_add_func ("/reader-forms/failed-part", test_failed_part);
  g_test_add_func ("/reader-forms/pages", test_pages);
  g_test_add_func ("/reader-forms/next-page", test_next_page);
  g_test_add_func ("/reader-forms/no-score-yet", test_no_score_yet);
  g_test_add_func ("/reader-forms/empty-profiles", test_empty_profiles);
  g_test_add_func ("/reader-forms/empty-of-no-kind", test_empty_of_no_kind);
  g_test_add_func ("/reader-forms/nothing-added", test_nothing_added);
  g_test_add_func ("/reader-forms/powershell-scores", test_powershell_scores);
  g_test_add_func ("/reader-forms/powershell-profile", test_powershell_profile);
  g_test_add_func ("/reader-forms/encodings", test_encodings);
  return g_test_run ();
}
