/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "bw-test-reading.h"
#include "model/bw-comparison.h"
#include "model/bw-control-score.h"
#include "model/bw-state-update.h"
#include "model/bw-words.h"

static gboolean
add_sample (BwReader *reader, const char *name)
{
  g_autoptr (GBytes) bytes = bw_test_load_sample (name);
  g_autoptr (GError) error = NULL;

  if (bytes == NULL)
    return FALSE;

  bw_reader_add_bytes (reader, bytes, name, &error);
  g_assert_no_error (error);
  return TRUE;
}

static double
sum_points (BwSnapshot *snapshot)
{
  GPtrArray *scores = bw_snapshot_get_control_scores (snapshot);
  double sum = 0;

  for (guint i = 0; i < scores->len; i++)
    sum += bw_control_score_get_points (g_ptr_array_index (scores, i));
  return sum;
}

static double
sum_maxima (BwCatalogue *catalogue)
{
  GPtrArray *profiles = bw_catalogue_get_profiles (catalogue);
  double sum = 0;

  for (guint i = 0; i < profiles->len; i++)
    sum += bw_control_profile_get_max_points (g_ptr_array_index (profiles, i));
  return sum;
}

static void
test_real_2024 (void)
{
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (BwCatalogue) catalogue = NULL;
  GPtrArray *scores = NULL;
  BwSnapshot *snapshot = NULL;
  guint without_profile = 0;

  if (!add_sample (reader, "real-2024/secureScores.json"))
    return;
  add_sample (reader, "real-2024/secureScoreControlProfiles.json");
  days = bw_reader_list_snapshots (reader);
  catalogue = bw_reader_dup_catalogue (reader);
  g_assert_cmpuint (days->len, ==, 1);
  g_assert_cmpuint (bw_catalogue_get_profiles (catalogue)->len, ==, 40);
  g_assert_cmpfloat (sum_maxima (catalogue), ==, 187);

  snapshot = g_ptr_array_index (days, 0);
  scores = bw_snapshot_get_control_scores (snapshot);
  g_assert_cmpuint (bw_snapshot_get_day (snapshot), ==, bw_day_new (2024, 1, 1));
  g_assert_cmpfloat (bw_snapshot_get_current (snapshot), ==, 1);
  g_assert_cmpfloat (bw_snapshot_get_max (snapshot), ==, 31);
  g_assert_cmpuint (scores->len, ==, 11);
  g_assert_cmpfloat_with_epsilon (sum_points (snapshot), bw_snapshot_get_current (snapshot), 1e-9);
  g_assert_cmpuint (bw_snapshot_get_comparisons (snapshot)->len, ==, 2);
  for (guint i = 0; i < scores->len; i++) {
    BwControlScore *score = g_ptr_array_index (scores, i);

    without_profile += bw_catalogue_find (catalogue, bw_control_score_get_id (score)) == NULL;
    g_assert_nonnull (bw_control_score_get_last_synced (score));
  }
  g_assert_cmpuint (without_profile, ==, 4);
}

static void
test_live_2026 (void)
{
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (BwCatalogue) catalogue = NULL;
  BwControlProfile *profile = NULL;
  BwComparison *seats = NULL;
  BwSnapshot *snapshot = NULL;

  if (!add_sample (reader, "live-2026-07/secureScoreControlProfiles.json"))
    return;
  add_sample (reader, "live-2026-07/secureScores.json");
  days = bw_reader_list_snapshots (reader);
  catalogue = bw_reader_dup_catalogue (reader);
  g_assert_cmpuint (days->len, ==, 1);
  g_assert_cmpuint (bw_catalogue_get_profiles (catalogue)->len, ==, 5);

  snapshot = g_ptr_array_index (days, 0);
  g_assert_cmpfloat (bw_snapshot_get_current (snapshot), ==, 815.22);
  g_assert_cmpfloat (bw_snapshot_get_max (snapshot), ==, 1376);
  g_assert_cmpuint (bw_snapshot_get_control_scores (snapshot)->len, ==, 5);
  seats = g_ptr_array_index (bw_snapshot_get_comparisons (snapshot), 1);
  g_assert_cmpfloat (bw_comparison_get_percentage (seats), ==, 48.1);
  g_assert_cmpint (bw_comparison_get_seats_upper (seats), ==, 100);

  profile = bw_catalogue_find (catalogue, "11770.mda_google_enabletwofactorauth");
  g_assert_cmpstr (bw_control_profile_get_service (profile), ==, "MDA_Google");
  g_assert_cmpstr (bw_control_profile_get_user_impact (profile), ==, BW_WORD_UNKNOWN);
}

static void
test_history (void)
{
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (GPtrArray) days = NULL;

  if (!add_sample (reader, "history-shape/secureScores.json"))
    return;
  days = bw_reader_list_snapshots (reader);
  g_assert_cmpuint (days->len, ==, 3);
  g_assert_cmpuint (bw_snapshot_get_day (g_ptr_array_index (days, 0)), ==,
                    bw_day_new (2023, 9, 28));
  g_assert_cmpuint (bw_snapshot_get_day (g_ptr_array_index (days, 1)), ==,
                    bw_day_new (2023, 12, 25));
  g_assert_cmpuint (bw_snapshot_get_day (g_ptr_array_index (days, 2)), ==,
                    bw_day_new (2023, 12, 26));

  for (guint i = 0; i < days->len; i++) {
    BwSnapshot *day = g_ptr_array_index (days, i);
    GPtrArray *scores = bw_snapshot_get_control_scores (day);

    g_assert_cmpuint (scores->len, ==, 16);
    g_assert_cmpfloat_with_epsilon (sum_points (day), 53, 1e-9);
    for (guint j = 0; j < scores->len; j++) {
      BwControlScore *score = g_ptr_array_index (scores, j);

      g_assert_true ((bw_control_score_get_last_synced (score) != NULL) == (i == 2));
      g_assert_true ((bw_control_score_get_description (score) != NULL) == (i == 2));
      if (i < 2)
        g_assert_null (bw_control_score_get_implementation_status (score));
    }
  }
}

static void
test_docs_2019 (void)
{
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (BwCatalogue) catalogue = NULL;
  GPtrArray *comparisons = NULL;
  BwControlProfile *profile = NULL;
  BwStateUpdate *update = NULL;

  if (!add_sample (reader, "docs/score-2019-string-numbers-industry.json"))
    return;
  add_sample (reader, "docs/profile-after-patch-reviewed.json");
  days = bw_reader_list_snapshots (reader);
  catalogue = bw_reader_dup_catalogue (reader);

  g_assert_cmpuint (bw_snapshot_get_day (g_ptr_array_index (days, 0)), ==,
                    bw_day_new (2019, 3, 19));
  comparisons = bw_snapshot_get_comparisons (g_ptr_array_index (days, 0));
  g_assert_cmpuint (comparisons->len, ==, 3);
  for (guint i = 0; i < comparisons->len; i++)
    g_assert_true (isnan (bw_comparison_get_percentage (g_ptr_array_index (comparisons, i))));
  g_assert_cmpint (bw_comparison_get_seats_lower (g_ptr_array_index (comparisons, 1)), ==, 6);
  g_assert_cmpint (bw_comparison_get_seats_upper (g_ptr_array_index (comparisons, 1)), ==, 99);
  g_assert_cmpstr (bw_comparison_get_industry (g_ptr_array_index (comparisons, 2)), ==,
                   "engineering,technology");

  profile = bw_catalogue_find (catalogue, "NonOwnerAccess");
  update = g_ptr_array_index (bw_control_profile_get_state_updates (profile), 0);
  g_assert_cmpstr (bw_state_update_get_state (update), ==, BW_STATE_REVIEWED);
  g_assert_cmpint (g_date_time_get_microsecond (bw_state_update_get_updated (update)), ==, 628799);
  g_assert_null (bw_state_update_get_assigned_to (update));
}

static void
test_errors (void)
{
  static const struct {
    const char *name;
    BwReadingError code;
    const char *found;
  } cases[] = {
    { "errors/400-empty-code.json", BW_READING_ERROR_OTHER_KIND, "graph-error:" },
    { "errors/401-invalid-token.json", BW_READING_ERROR_OTHER_KIND,
      "graph-error:InvalidAuthenticationToken" },
    { "errors/429-too-many-requests.json", BW_READING_ERROR_OTHER_KIND,
      "graph-error:TooManyRequests" },
    { "errors/token-invalid-scope.json", BW_READING_ERROR_OTHER_KIND,
      "sign-in-error:invalid_scope" },
    { "errors/averages-minus-one.json", BW_READING_ERROR_OTHER_KIND, "score-without-date" },
    { "patch/cipp-bulk-body.json", BW_READING_ERROR_OTHER_KIND,
      "object:state, comment, vendorInformation" },
    { "catalogue-ids/controls-2025-11.tsv", BW_READING_ERROR_NOT_JSON, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = bw_test_load_sample (cases[i].name);
    g_autoptr (BwReader) reader = bw_reader_new ();
    g_autoptr (GError) error = NULL;

    if (bytes == NULL)
      return;
    g_assert_false (bw_reader_add_bytes (reader, bytes, cases[i].name, &error));
    g_assert_error (error, BW_READING_ERROR, (int) cases[i].code);
    g_assert_cmpstr (bw_reading_error_get_found (error), ==, cases[i].found);
  }
}

/* The recorded averages stand without a score around them, so one is put there. */
static void
test_averages_minus_one (void)
{
  g_autoptr (GBytes) bytes = bw_test_load_sample ("errors/averages-minus-one.json");
  g_autoptr (BwSnapshot) snapshot = NULL;
  g_autofree char *averages = NULL;
  g_autofree char *text = NULL;
  GPtrArray *comparisons = NULL;

  if (bytes == NULL)
    return;

  averages = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  text = g_strconcat ("{\"id\":\"t_2019-11-02\",", strchr (averages, '{') + 1, NULL);
  snapshot = bw_test_read_snapshot (text);
  comparisons = bw_snapshot_get_comparisons (snapshot);
  g_assert_cmpuint (comparisons->len, ==, 2);
  for (guint i = 0; i < comparisons->len; i++) {
    BwComparison *comparison = g_ptr_array_index (comparisons, i);

    g_assert_true (isnan (bw_comparison_get_percentage (comparison)));
    g_assert_cmpint (bw_comparison_get_seats_lower (comparison), ==, -1);
    g_assert_null (bw_comparison_get_industry (comparison));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/samples/real-2024", test_real_2024);
  g_test_add_func ("/samples/live-2026", test_live_2026);
  g_test_add_func ("/samples/history", test_history);
  g_test_add_func ("/samples/docs-2019", test_docs_2019);
  g_test_add_func ("/samples/errors", test_errors);
  g_test_add_func ("/samples/averages-minus-one", test_averages_minus_one);
  return g_test_run ();
}
