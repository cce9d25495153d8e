/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "bw-test-reading.h"
#include "model/bw-comparison.h"
#include "model/bw-control-score.h"
#include "model/bw-state-update.h"
#include "model/bw-words.h"

#define TENANT "11111111-2222-3333-4444-555555555555"

static void
assert_date (GDateTime *date, const char *expected)
{
  g_autofree char *iso = date != NULL ? g_date_time_format_iso8601 (date) : NULL;

  g_assert_cmpstr (iso, ==, expected);
}

static BwControlScore *
get_control_score (BwSnapshot *snapshot, guint i)
{
  return g_ptr_array_index (bw_snapshot_get_control_scores (snapshot), i);
}

static BwComparison *
get_comparison (BwSnapshot *snapshot, guint i)
{
  return g_ptr_array_index (bw_snapshot_get_comparisons (snapshot), i);
}

static void
test_new_destroy (void)
{
  g_autoptr (BwReader) reader = bw_reader_new ();

  bw_test_add_fixture (reader, "scores.json");
  bw_test_add_fixture (reader, "profiles.json");
  g_assert_finalize_object (g_steal_pointer (&reader));
}

static void
test_score (void)
{
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (GPtrArray) days = NULL;
  BwSnapshot *newest = NULL;

  bw_test_add_fixture (reader, "scores.json");
  g_assert_true (bw_reader_has_scores (reader));
  g_assert_false (bw_reader_has_profiles (reader));
  g_assert_null (bw_reader_dup_catalogue (reader));

  days = bw_reader_list_snapshots (reader);
  g_assert_cmpuint (days->len, ==, 2);
  newest = g_ptr_array_index (days, 1);
  g_assert_cmpuint (bw_snapshot_get_day (newest), ==, bw_day_new (2026, 7, 17));
  g_assert_cmpstr (bw_snapshot_get_id (newest), ==, TENANT "_2026-07-17");
  g_assert_cmpstr (bw_snapshot_get_tenant_id (newest), ==, TENANT);
  assert_date (bw_snapshot_get_created (newest), "2026-07-17T00:00:00Z");
  g_assert_cmpfloat (bw_snapshot_get_current (newest), ==, 14.5);
  g_assert_cmpfloat (bw_snapshot_get_max (newest), ==, 24);
  g_assert_cmpint (bw_snapshot_get_active_users (newest), ==, 40);
  g_assert_cmpint (bw_snapshot_get_active_users (g_ptr_array_index (days, 0)), ==, -1);
}

static void
test_control_score (void)
{
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (GPtrArray) days = NULL;
  BwControlScore *score = NULL;

  bw_test_add_fixture (reader, "scores.json");
  days = bw_reader_list_snapshots (reader);
  score = get_control_score (g_ptr_array_index (days, 1), 0);

  g_assert_cmpstr (bw_control_score_get_id (score), ==, "SampleMfa");
  g_assert_cmpstr (bw_control_score_get_category (score), ==, BW_CATEGORY_IDENTITY);
  g_assert_cmpfloat (bw_control_score_get_points (score), ==, 2.5);
  g_assert_cmpfloat (bw_control_score_get_percentage (score), ==, 25);
  g_assert_cmpstr (bw_control_score_get_description (score), ==,
                   "<p>Ask for a <b>second</b> proof.</p>");
  g_assert_cmpstr (bw_control_score_get_implementation_status (score), ==,
                   "10 of 40 people are asked for it.");
  assert_date (bw_control_score_get_last_synced (score), "2026-07-15T13:04:06Z");
  g_assert_cmpint (bw_control_score_get_count (score), ==, 10);
  g_assert_cmpint (bw_control_score_get_total (score), ==, 40);
}

/* Older days come with templates that nothing was filled into (graph.md §0 no. 2). */
static void
test_hollow_day (void)
{
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (GPtrArray) days = NULL;
  BwControlScore *score = NULL;

  bw_test_add_fixture (reader, "scores.json");
  days = bw_reader_list_snapshots (reader);
  score = get_control_score (g_ptr_array_index (days, 0), 0);

  g_assert_cmpfloat (bw_control_score_get_points (score), ==, 2);
  g_assert_cmpfloat (bw_control_score_get_percentage (score), ==, 20);
  g_assert_null (bw_control_score_get_description (score));
  g_assert_null (bw_control_score_get_implementation_status (score));
  g_assert_null (bw_control_score_get_last_synced (score));
  g_assert_cmpint (bw_control_score_get_count (score), ==, -1);
  g_assert_cmpint (bw_control_score_get_total (score), ==, -1);
}

/* One of the two is enough: a control without a description is as fresh as the others (graph.md
 * §1.3). */
static void
test_fresh_without_description (void)
{
  g_autoptr (BwSnapshot) newest = bw_test_read_snapshot (
      "{\"id\":\"t_2026-07-17\",\"currentScore\":1,\"controlScores\":["
      "{\"controlName\":\"a\",\"description\":\"\",\"implementationStatus\":\"1 of 2.\","
      "\"lastSynced\":\"2026-07-15T00:00:00Z\"},"
      "{\"controlName\":\"b\",\"description\":\"B\",\"implementationStatus\":\"2 of 2.\"}]}");

  g_assert_cmpstr (bw_control_score_get_implementation_status (get_control_score (newest, 0)), ==,
                   "1 of 2.");
  g_assert_cmpstr (bw_control_score_get_implementation_status (get_control_score (newest, 1)), ==,
                   "2 of 2.");
}

static void
test_comparisons (void)
{
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (GPtrArray) days = NULL;
  BwSnapshot *newest = NULL;

  bw_test_add_fixture (reader, "scores.json");
  days = bw_reader_list_snapshots (reader);
  newest = g_ptr_array_index (days, 1);

  g_assert_cmpuint (bw_snapshot_get_comparisons (newest)->len, ==, 2);
  g_assert_cmpstr (bw_comparison_get_basis (get_comparison (newest, 0)), ==, BW_BASIS_ALL_TENANTS);
  g_assert_cmpfloat (bw_comparison_get_percentage (get_comparison (newest, 0)), ==, 52.86);
  g_assert_cmpint (bw_comparison_get_seats_lower (get_comparison (newest, 0)), ==, -1);
  g_assert_cmpstr (bw_comparison_get_basis (get_comparison (newest, 1)), ==, BW_BASIS_TOTAL_SEATS);
  g_assert_cmpint (bw_comparison_get_seats_lower (get_comparison (newest, 1)), ==, 1);
  g_assert_cmpint (bw_comparison_get_seats_upper (get_comparison (newest, 1)), ==, 100);
  g_assert_cmpuint (bw_snapshot_get_comparisons (g_ptr_array_index (days, 0))->len, ==, 0);
}

/* The form of 2019: points, seats with a small letter, industries, no maxima. */
static void
test_old_comparisons (void)
{
  g_autoptr (BwSnapshot) snapshot = bw_test_read_snapshot (
      "{\"id\":\"t_2019-03-19\",\"currentScore\":387,\"averageComparativeScores\":["
      "{\"basis\":\"TotalSeats\",\"averageScore\":46,\"appsScore\":\"0\","
      "\"seatSizeRangeLowerValue\":\"6\",\"seatSizeRangeUpperValue\":\"99\"},"
      "{\"basis\":\"IndustryTypes\",\"averageScore\":109,\"categoryValue\":\"engineering\"}]}");

  g_assert_true (isnan (bw_comparison_get_percentage (get_comparison (snapshot, 0))));
  g_assert_cmpint (bw_comparison_get_seats_lower (get_comparison (snapshot, 0)), ==, 6);
  g_assert_cmpint (bw_comparison_get_seats_upper (get_comparison (snapshot, 0)), ==, 99);
  g_assert_true (isnan (bw_comparison_get_percentage (get_comparison (snapshot, 1))));
  g_assert_cmpstr (bw_comparison_get_basis (get_comparison (snapshot, 1)), ==,
                   BW_BASIS_INDUSTRY_TYPES);
  g_assert_cmpstr (bw_comparison_get_industry (get_comparison (snapshot, 1)), ==, "engineering");
}

/* The fault of 2019-11: -1 everywhere means "not available", not minus one percent. */
static void
test_missing_comparisons (void)
{
  g_autoptr (BwSnapshot) snapshot = bw_test_read_snapshot (
      "{\"id\":\"t_2019-11-02\",\"controlScores\":null,\"averageComparativeScores\":["
      "{\"basis\":\"TotalSeats\",\"averageScore\":-1.0,\"appsScoreMax\":-1,"
      "\"seatSizeRangeLowerValue\":-1,\"seatSizeRangeUpperValue\":-1,\"categoryValue\":-1},"
      "{\"basis\":\"AllTenants\",\"averageScore\":null,\"appsScoreMax\":5},"
      "{\"basis\":\"IndustryTypes\",\"averageScore\":\"-1\",\"appsScoreMax\":5,"
      "\"categoryValue\":\"-1\"},null,"
      "{\"basis\":\"AllTenants\",\"averageScore\":\"43.3\",\"dataScoreMax\":\"5\"},"
      "{\"basis\":\"AllTenants\",\"averageScore\":109,\"dataScoreMax\":5},"
      "{\"basis\":\"AllTenants\",\"averageScore\":100,\"dataScoreMax\":5}]}");

  g_assert_cmpuint (bw_snapshot_get_comparisons (snapshot)->len, ==, 6);
  for (guint i = 0; i < 3; i++) {
    BwComparison *comparison = get_comparison (snapshot, i);

    g_assert_true (isnan (bw_comparison_get_percentage (comparison)));
    g_assert_cmpint (bw_comparison_get_seats_lower (comparison), ==, -1);
    g_assert_cmpint (bw_comparison_get_seats_upper (comparison), ==, -1);
    g_assert_null (bw_comparison_get_industry (comparison));
  }
  g_assert_cmpfloat (bw_comparison_get_percentage (get_comparison (snapshot, 3)), ==, 43.3);
  /* More than all points cannot be a percentage. */
  g_assert_true (isnan (bw_comparison_get_percentage (get_comparison (snapshot, 4))));
  g_assert_cmpfloat (bw_comparison_get_percentage (get_comparison (snapshot, 5)), ==, 100);
}

/* Strings for numbers, null, absent, negative, foreign types; nothing of it is zero. */
static void
test_tolerant_score (void)
{
  g_autoptr (BwSnapshot) snapshot = bw_test_read_snapshot (
      "{\"createdDateTime\":\"2026-07-17T00:00:00Z\",\"currentScore\":\"14.5\",\"maxScore\":null,"
      "\"enabledServices\":7,\"activeUserCount\":\"12\",\"novelty\":{\"a\":[1]},\"controlScores\":["
      "{\"controlName\":\"A\",\"score\":\"0.0\",\"scoreInPercentage\":\"100.0\",\"count\":\"\"},"
      "{\"controlName\":\"B\",\"score\":null,\"controlCategory\":\"identity\"},"
      "{\"controlName\":\"C\",\"score\":-1,\"scoreInPercentage\":-1,\"description\":\"\"},"
      "{\"controlName\":\"D\",\"score\":{},\"on\":true,\"total\":3},"
      "{\"controlName\":null,\"score\":4},{\"score\":5},{}]}");

  g_assert_cmpfloat (bw_snapshot_get_current (snapshot), ==, 14.5);
  g_assert_true (isnan (bw_snapshot_get_max (snapshot)));
  g_assert_cmpint (bw_snapshot_get_active_users (snapshot), ==, 12);
  g_assert_cmpuint (bw_snapshot_get_control_scores (snapshot)->len, ==, 4);
  g_assert_cmpuint (bw_snapshot_count_nameless (snapshot), ==, 3);
  g_assert_cmpfloat (bw_control_score_get_points (get_control_score (snapshot, 0)), ==, 0);
  g_assert_cmpfloat (bw_control_score_get_percentage (get_control_score (snapshot, 0)), ==, 100);
  g_assert_cmpint (bw_control_score_get_count (get_control_score (snapshot, 0)), ==, -1);
  g_assert_true (isnan (bw_control_score_get_points (get_control_score (snapshot, 1))));
  g_assert_cmpstr (bw_control_score_get_category (get_control_score (snapshot, 1)), ==,
                   BW_CATEGORY_IDENTITY);
  g_assert_cmpstr (bw_control_score_get_category (get_control_score (snapshot, 0)), ==,
                   BW_WORD_UNKNOWN);
  g_assert_true (isnan (bw_control_score_get_points (get_control_score (snapshot, 2))));
  g_assert_true (isnan (bw_control_score_get_percentage (get_control_score (snapshot, 2))));
  g_assert_null (bw_control_score_get_description (get_control_score (snapshot, 2)));
  g_assert_true (isnan (bw_control_score_get_points (get_control_score (snapshot, 3))));
  g_assert_cmpint (bw_control_score_get_total (get_control_score (snapshot, 3)), ==, 3);
}

/* The tests run west of Greenwich, where a day that was taken from local time would be the 16th. */
static void
test_day (void)
{
  static const char *const texts[] = {
    "{\"currentScore\":1,\"createdDateTime\":\"2026-07-17T00:00:00Z\"}",
    "{\"currentScore\":1,\"createdDateTime\":\"2026-07-17T15:21:00Z\"}",
    "{\"currentScore\":1,\"createdDateTime\":\"2026-07-17T00:00:00Z\",\"id\":\"t_2020-01-01\"}",
    "{\"currentScore\":1,\"createdDateTime\":null,\"id\":\"t_2026-07-17\"}",
    "{\"currentScore\":1,\"id\":\"a_b_2026-07-17\"}",
    "{\"currentScore\":1,\"createdDateTime\":\"17/07/2026 00:00\",\"id\":\"t_2026-07-17\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (BwSnapshot) snapshot = bw_test_read_snapshot (texts[i]);

    g_assert_cmpuint (bw_snapshot_get_day (snapshot), ==, bw_day_new (2026, 7, 17));
  }
}

static void
test_same_day (void)
{
  static const struct {
    const char *text;
    double current;
  } cases[] = {
    /* The later moment holds, in whichever order they come. */
    { "[{\"currentScore\":1,\"createdDateTime\":\"2026-07-17T00:00:00Z\"},"
      "{\"currentScore\":2,\"createdDateTime\":\"2026-07-17T06:00:00Z\"}]",
      2 },
    { "[{\"currentScore\":1,\"createdDateTime\":\"2026-07-17T06:00:00Z\"},"
      "{\"currentScore\":2,\"createdDateTime\":\"2026-07-17T00:00:00Z\"}]",
      1 },
    /* Of two with one moment, or none, the one that was read later. */
    { "[{\"currentScore\":1,\"createdDateTime\":\"2026-07-17T00:00:00Z\"},"
      "{\"currentScore\":2,\"createdDateTime\":\"2026-07-17T00:00:00Z\"}]",
      2 },
    { "[{\"currentScore\":1,\"id\":\"t_2026-07-17\"},{\"currentScore\":2,\"id\":\"t_2026-07-17\"}"
      "]",
      2 },
    { "[{\"currentScore\":1,\"createdDateTime\":\"2026-07-17T00:00:00Z\"},"
      "{\"currentScore\":2,\"id\":\"t_2026-07-17\"}]",
      1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (BwSnapshot) snapshot = bw_test_read_snapshot (cases[i].text);

    g_assert_cmpfloat (bw_snapshot_get_current (snapshot), ==, cases[i].current);
  }
}

/* Every fifth day of a year and more, from four files, each with the newest day first. */
static void
test_days_in_order (void)
{
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (GPtrArray) days = NULL;
  BwDay first = bw_day_new (2025, 6, 30);

  for (guint file = 0; file < 4; file++) {
    g_autoptr (GString) text = g_string_new (NULL);

    for (guint i = 80 + file; i >= 4; i -= 4) {
      g_autofree char *day = bw_day_to_iso (first + (i - 4) * 5);

      g_string_append_printf (text, "%s{\"currentScore\":1,\"id\":\"t_%s\"}",
                              text->len == 0 ? "[" : ",", day);
    }
    g_string_append_c (text, ']');
    bw_test_add_text (reader, text->str);
  }

  days = bw_reader_list_snapshots (reader);
  g_assert_cmpuint (days->len, ==, 80);
  for (guint i = 0; i < days->len; i++)
    g_assert_cmpuint (bw_snapshot_get_day (g_ptr_array_index (days, i)), ==, first + i * 5);
}

static void
test_same_control_twice (void)
{
  g_autoptr (BwSnapshot) snapshot = bw_test_read_snapshot (
      "{\"id\":\"t_2026-07-17\",\"controlScores\":[{\"controlName\":\"a\",\"score\":1},"
      "{\"controlName\":\"b\",\"score\":2},{\"controlName\":\"A\",\"score\":3}]}");

  g_assert_cmpuint (bw_snapshot_get_control_scores (snapshot)->len, ==, 2);
  g_assert_cmpfloat (bw_control_score_get_points (get_control_score (snapshot, 0)), ==, 3);
  g_assert_cmpfloat (bw_control_score_get_points (get_control_score (snapshot, 1)), ==, 2);
}

static void
test_profile (void)
{
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (BwCatalogue) catalogue = NULL;
  BwControlProfile *profile = NULL;
  const char *const threats[] = { "Account breach", "Password cracking", NULL };

  bw_test_add_fixture (reader, "profiles.json");
  g_assert_false (bw_reader_has_scores (reader));
  g_assert_true (bw_reader_has_profiles (reader));
  catalogue = bw_reader_dup_catalogue (reader);
  g_assert_cmpuint (bw_catalogue_get_profiles (catalogue)->len, ==, 2);
  g_assert_cmpstr (bw_catalogue_get_tenant_id (catalogue), ==, TENANT);

  profile = bw_catalogue_find (catalogue, "samplemfa");
  g_assert_cmpstr (bw_control_profile_get_id (profile), ==, "SampleMfa");
  g_assert_cmpstr (bw_control_profile_get_title (profile), ==, "Ask everyone for a second proof");
  g_assert_cmpstr (bw_control_profile_get_service (profile), ==, "AzureAD");
  g_assert_cmpstr (bw_control_profile_get_category (profile), ==, BW_CATEGORY_IDENTITY);
  g_assert_cmpfloat (bw_control_profile_get_max_points (profile), ==, 10);
  g_assert_cmpint (bw_control_profile_get_rank (profile), ==, 1);
  g_assert_cmpstr (bw_control_profile_get_action_type (profile), ==, "Config");
  g_assert_cmpstr (bw_control_profile_get_tier (profile), ==, BW_TIER_CORE);
  g_assert_cmpstr (bw_control_profile_get_cost (profile), ==, BW_LEVEL_MODERATE);
  g_assert_cmpstr (bw_control_profile_get_user_impact (profile), ==, BW_WORD_UNKNOWN);
  g_assert_true (g_strv_equal (bw_control_profile_get_threats (profile), threats));
  g_assert_cmpstr (bw_control_profile_get_action_url (profile), ==, "https://example.com/settings");
  g_assert_true (
      g_str_has_prefix (bw_control_profile_get_remediation (profile), "<ol start=\"3\">"));
  g_assert_cmpstr (bw_control_profile_get_remediation_impact (profile), ==,
                   "People need a telephone.");
  g_assert_false (bw_control_profile_is_deprecated (profile));
}

static void
test_state_updates (void)
{
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (BwCatalogue) catalogue = NULL;
  GPtrArray *updates = NULL;
  BwStateUpdate *update = NULL;

  bw_test_add_fixture (reader, "profiles.json");
  catalogue = bw_reader_dup_catalogue (reader);
  updates = bw_control_profile_get_state_updates (bw_catalogue_find (catalogue, "SampleMfa"));
  g_assert_cmpuint (updates->len, ==, 2);

  update = g_ptr_array_index (updates, 0);
  g_assert_cmpstr (bw_state_update_get_state (update), ==, BW_STATE_DEFAULT);
  g_assert_null (bw_state_update_get_updated (update));
  g_assert_null (bw_state_update_get_comment (update));

  update = g_ptr_array_index (updates, 1);
  g_assert_cmpstr (bw_state_update_get_state (update), ==, BW_STATE_THIRD_PARTY);
  g_assert_cmpstr (bw_state_update_get_comment (update), ==, "another product does it");
  g_assert_cmpstr (bw_state_update_get_updated_by (update), ==, "admin@example.com");
  g_assert_null (bw_state_update_get_assigned_to (update));
  assert_date (bw_state_update_get_updated (update), "2026-03-19T22:37:14.628799Z");
}

static void
test_tolerant_profile (void)
{
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (BwCatalogue) catalogue = NULL;
  BwControlProfile *profile = NULL;

  bw_test_add_fixture (reader, "profiles.json");
  catalogue = bw_reader_dup_catalogue (reader);
  profile = bw_catalogue_find (catalogue, "SAMPLE_MAIL_V1");

  g_assert_cmpfloat (bw_control_profile_get_max_points (profile), ==, 12);
  g_assert_cmpint (bw_control_profile_get_rank (profile), ==, 7);
  g_assert_true (bw_control_profile_is_deprecated (profile));
  g_assert_cmpstr (bw_control_profile_get_tier (profile), ==, BW_TIER_DEFENSE_IN_DEPTH);
  g_assert_cmpstr (bw_control_profile_get_cost (profile), ==, BW_WORD_UNKNOWN);
  g_assert_cmpstr (bw_control_profile_get_user_impact (profile), ==, BW_LEVEL_MODERATE);
  g_assert_cmpuint (g_strv_length ((char **) bw_control_profile_get_threats (profile)), ==, 0);
  g_assert_null (bw_control_profile_get_action_url (profile));
  g_assert_null (bw_control_profile_get_remediation (profile));
  g_assert_null (bw_control_profile_get_remediation_impact (profile));
  g_assert_cmpuint (bw_control_profile_get_state_updates (profile)->len, ==, 0);
}

static void
test_bare_profile (void)
{
  g_autoptr (BwControlProfile) profile = bw_test_read_profile (
      "{\"id\":\"x\",\"controlCategory\":\"Quantum\",\"tier\":\"Extra\",\"threats\":\"Novelty\","
      "\"controlStateUpdates\":[{\"state\":\"Snoozed\"}],\"rank\":null,\"maxScore\":-1}");
  BwStateUpdate *update = g_ptr_array_index (bw_control_profile_get_state_updates (profile), 0);

  g_assert_cmpstr (bw_control_profile_get_title (profile), ==, "x");
  g_assert_cmpstr (bw_control_profile_get_service (profile), ==, "");
  g_assert_cmpstr (bw_control_profile_get_category (profile), ==, "Quantum");
  g_assert_cmpstr (bw_control_profile_get_tier (profile), ==, "Extra");
  g_assert_cmpstr (bw_control_profile_get_threats (profile)[0], ==, "Novelty");
  g_assert_cmpstr (bw_state_update_get_state (update), ==, "Snoozed");
  g_assert_cmpint (bw_control_profile_get_rank (profile), ==, -1);
  g_assert_true (isnan (bw_control_profile_get_max_points (profile)));
}

/* A maximum of 0 is known: Microsoft gives no points for it. A rank beyond all ranks is none. */
static void
test_profile_without_points (void)
{
  g_autoptr (BwControlProfile) profile = bw_test_read_profile (
      "{\"id\":\"x\",\"title\":\"X\",\"maxScore\":0,\"rank\":3000000000}");

  g_assert_cmpint (bw_control_profile_get_rank (profile), ==, -1);
  g_assert_cmpfloat (bw_control_profile_get_max_points (profile), ==, 0);
}

/* What is shown in one line stays one line, without what does harm in a terminal. */
static void
test_harmful_texts (void)
{
  g_autoptr (BwControlProfile) profile = bw_test_read_profile (
      "{\"id\":\"a\\u001b[31mb\",\"title\":\" One\\n\\ttwo\\u00a0three\\u202e \",\"maxScore\":1,"
      "\"service\":\"EXO\\u200b\"}");

  g_assert_cmpstr (bw_control_profile_get_id (profile), ==, "a[31mb");
  g_assert_cmpstr (bw_control_profile_get_title (profile), ==, "One two three");
  g_assert_cmpstr (bw_control_profile_get_service (profile), ==, "EXO");
}

static void
test_same_profile_twice (void)
{
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (BwCatalogue) catalogue = NULL;
  GPtrArray *profiles = NULL;

  bw_test_add_text (reader, "{\"value\":[{\"id\":\"a\",\"title\":\"first\",\"maxScore\":1},"
                            "{\"id\":\"b\",\"title\":\"second\",\"maxScore\":1}]}");
  bw_test_add_text (reader, "{\"value\":[{\"id\":\"c\",\"title\":\"third\",\"maxScore\":1},"
                            "{\"id\":\"A\",\"title\":\"later\",\"maxScore\":1}]}");
  bw_test_add_text (reader, "{\"id\":\"a\",\"title\":\"latest\",\"maxScore\":1}");
  catalogue = bw_reader_dup_catalogue (reader);
  profiles = bw_catalogue_get_profiles (catalogue);
  g_assert_cmpuint (profiles->len, ==, 3);
  g_assert_cmpstr (bw_control_profile_get_title (g_ptr_array_index (profiles, 0)), ==, "latest");
  g_assert_cmpstr (bw_control_profile_get_title (g_ptr_array_index (profiles, 1)), ==, "second");
  g_assert_cmpstr (bw_control_profile_get_title (g_ptr_array_index (profiles, 2)), ==, "third");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/new-destroy", test_new_destroy);
  g_test_add_func ("/reader/score", test_score);
  g_test_add_func ("/reader/control-score", test_control_score);
  g_test_add_func ("/reader/hollow-day", test_hollow_day);
  g_test_add_func ("/reader/fresh-without-description", test_fresh_without_description);
  g_test_add_func ("/reader/comparisons", test_comparisons);
  g_test_add_func ("/reader/old-comparisons", test_old_comparisons);
  g_test_add_func ("/reader/missing-comparisons", test_missing_comparisons);
  g_test_add_func ("/reader/tolerant-score", test_tolerant_score);
  g_test_add_func ("/reader/day", test_day);
  g_test_add_func ("/reader/same-day", test_same_day);
  g_test_add_func ("/reader/days-in-order", test_days_in_order);
  g_test_add_func ("/reader/same-control-twice", test_same_control_twice);
  g_test_add_func ("/reader/profile", test_profile);
  g_test_add_func ("/reader/state-updates", test_state_updates);
  g_test_add_func ("/reader/tolerant-profile", test_tolerant_profile);
  g_test_add_func ("/reader/bare-profile", test_bare_profile);
  g_test_add_func ("/reader/profile-without-points", test_profile_without_points);
  g_test_add_func ("/reader/harmful-texts", test_harmful_texts);
  g_test_add_func ("/reader/same-profile-twice", test_same_profile_twice);
  return g_test_run ();
}
