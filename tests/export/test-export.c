/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/bw-export.h"

#include <json-glib/json-glib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "export/bw-json-form.h"
#include "model/bw-words.h"

#define TENANT "6f1c2a4e-0b7d-4c58-9a63-d2e5b8f0a917"

/* An organisation with 20 of 40 points. */
#define ORGANISATION_MAX 40.0

static BwControlProfile *
full_profile (void)
{
  static const char *const threats[] = { "Account breach", "Data spillage", NULL };

  return bw_control_profile_new (&(BwControlProfileFields) {
      .id = "MFARegistrationV2",
      .title = "Have all users ready",
      .service = "AzureAD",
      .category = BW_CATEGORY_IDENTITY,
      .max_points = 9,
      .rank = 2,
      .action_type = "Config",
      .tier = BW_TIER_CORE,
      .cost = BW_LEVEL_LOW,
      .user_impact = BW_LEVEL_MODERATE,
      .threats = threats,
      .action_url = "https://entra.example/methods",
      .remediation = "<p>Do this:</p><ol><li>Open it</li><li>Save it</li></ol>",
      .remediation_impact = "<p>Users notice <b>little</b>.</p>",
  });
}

/* Titles and states come from outside: this one tries to be a formula, and its state is unknown. */
static BwControlProfile *
hostile_profile (void)
{
  g_autoptr (GPtrArray) updates = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) updated = g_date_time_new_utc (2026, 11, 1, 12, 0, 0);

  g_ptr_array_add (updates, bw_state_update_new (&(BwStateUpdateFields) {
                                .state = "Escalated",
                                .updated = updated,
                            }));
  return bw_control_profile_new (&(BwControlProfileFields) {
      .id = "scid_2016",
      .title = "=cmd|' /C calc'!A0",
      .service = "MDATP",
      .category = BW_CATEGORY_DEVICE,
      .max_points = 8,
      .rank = -1,
      .tier = BW_WORD_UNKNOWN,
      .cost = BW_WORD_UNKNOWN,
      .user_impact = BW_WORD_UNKNOWN,
      .action_url = "javascript:alert(1)",
      .deprecated = TRUE,
      .state_updates = updates,
  });
}

static BwSnapshot *
snapshot_new (void)
{
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) comparisons = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) synced = g_date_time_new_utc (2026, 11, 22, 3, 4, 5);

  g_ptr_array_add (scores, bw_control_score_new (&(BwControlScoreFields) {
                               .id = "mfaregistrationv2",
                               .category = BW_CATEGORY_IDENTITY,
                               .points = 7.83,
                               .percentage = 87,
                               .description = "<p>What it is.</p>",
                               .implementation_status = "<p>87 of 100 users.</p>",
                               .last_synced = synced,
                               .count = 87,
                               .total = 100,
                           }));
  /* Without a profile: its maximum is 3 * 100 / 50 = 6. */
  g_ptr_array_add (scores, bw_control_score_new (&(BwControlScoreFields) {
                               .id = "spo_orphan",
                               .category = BW_CATEGORY_DATA,
                               .points = 3,
                               .percentage = 50,
                               .count = -1,
                               .total = -1,
                           }));
  g_ptr_array_add (comparisons, bw_comparison_new (&(BwComparisonFields) {
                                    .basis = BW_BASIS_TOTAL_SEATS,
                                    .percentage = 52.86,
                                    .seats_lower = 0,
                                    .seats_upper = 100,
                                }));
  g_ptr_array_add (comparisons, bw_comparison_new (&(BwComparisonFields) {
                                    .basis = BW_BASIS_ALL_TENANTS,
                                    .percentage = NAN,
                                    .seats_lower = -1,
                                    .seats_upper = -1,
                                }));
  return bw_snapshot_new (&(BwSnapshotFields) {
      .id = TENANT "_2026-11-23",
      .tenant_id = TENANT,
      .day = bw_day_new (2026, 11, 23),
      .current = 20,
      .max = ORGANISATION_MAX,
      .active_users = 100,
      .comparisons = comparisons,
      .control_scores = scores,
  });
}

static BwRecords *
records_new (void)
{
  g_autoptr (BwSnapshot) snapshot = snapshot_new ();
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 24, 0, 0, 0);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  const char *const tags[] = { "autumn", "mail", NULL };
  g_autoptr (BwCatalogue) catalogue = NULL;
  g_autoptr (BwPlan) plan = NULL;
  g_autoptr (BwScorecard) scorecard = NULL;

  g_ptr_array_add (profiles, full_profile ());
  g_ptr_array_add (profiles, hostile_profile ());
  catalogue = bw_catalogue_new (TENANT, profiles);
  g_ptr_array_add (entries, bw_plan_entry_new (&(BwPlanEntryFields) {
                                .id = "MFARegistrationV2",
                                .owner = "+Ann",
                                .due = bw_day_new (2026, 12, 1),
                                .priority = BW_PRIORITY_HIGH,
                                .tags = tags,
                                .note = "for nobody else",
                            }));
  plan = bw_plan_new (entries);
  scorecard = bw_scorecard_new (snapshot, catalogue, plan, bw_day_new (2026, 11, 24));
  return bw_records_new (scorecard, days, now);
}

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root = json_from_string (text, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (text, "\n"));
  return root;
}

static JsonNode *
export_list (guint limit, BwFacet group)
{
  g_autoptr (BwRecords) records = records_new ();
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autoptr (BwQueryResult) result = NULL;
  g_autofree char *text = NULL;

  bw_query_set_group (query, group);
  result = bw_query_result_new (bw_records_get_scorecard (records), query);
  text = bw_export_list_to_json (result, limit);
  return parse (text);
}

static JsonObject *
find_row (JsonNode *root, const char *id)
{
  JsonArray *rows = json_node_get_array (root);

  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonObject *row = json_array_get_object_element (rows, i);

    if (g_str_equal (json_object_get_string_member (row, "id"), id))
      return row;
  }
  g_assert_not_reached ();
}

static void
assert_number (JsonObject *object, const char *key, double expected)
{
  g_assert_cmpfloat (json_object_get_double_member (object, key), ==, expected);
}

static void
assert_string (JsonObject *object, const char *key, const char *expected)
{
  g_assert_cmpstr (json_object_get_string_member (object, key), ==, expected);
}

static void
assert_null (JsonObject *object, const char *key)
{
  g_assert_true (json_object_has_member (object, key));
  g_assert_true (json_object_get_null_member (object, key));
}

static void
test_figures (void)
{
  g_autoptr (JsonNode) root = export_list (0, BW_FACET_NONE);
  JsonObject *row = find_row (root, "MFARegistrationV2");

  assert_number (row, "points", 7.83);
  assert_number (row, "max", 9);
  assert_number (row, "pointsLeft", 9 - 7.83);
  /* Unrounded: (9 - 7.83) / 40 * 100. */
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (row, "impact"), 2.925, 1e-12);
  g_assert_cmpint (json_object_get_int_member (row, "rank"), ==, 2);
  g_assert_cmpint (
      json_object_get_int_member (json_object_get_object_member (row, "population"), "count"), ==,
      87);
  g_assert_cmpint (
      json_object_get_int_member (json_object_get_object_member (row, "population"), "total"), ==,
      100);
  assert_string (json_object_get_object_member (row, "population"), "of", "users");
}

/* Numbers have as few digits as give them back, and strings stay as they are. */
static void
test_numbers (void)
{
  static const struct {
    double number;
    const char *text;
  } cases[] = {
    { 46.87, "46.87" },
    { 489.79, "489.79" },
    { 731, "731.0" },
    { -0.1, "-0.1" },
    { 1e-7, "1e-07" },
    { 0.1 + 0.2, "0.30000000000000004" },
    { 1.0 / 3.0, "0.33333333333333331" },
    { 0.439150008063609, "0.439150008063609" },
    { 1e300, "1e+300" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
    g_autofree char *text = NULL;
    g_autofree char *expected = NULL;
    JsonObject *object = json_object_new ();

    json_object_set_double_member (object, "46.869999999999997", cases[i].number);
    json_object_set_string_member (object, "a\\\"46.869999999999997", "\"46.869999999999997\\");
    json_object_set_int_member (object, "n", 12345678901234567);
    json_node_take_object (root, object);
    text = bw_json_form_to_text (root);
    expected = g_strdup_printf ("{\n  \"46.869999999999997\" : %s,\n"
                                "  \"a\\\\\\\"46.869999999999997\" : "
                                "\"\\\"46.869999999999997\\\\\",\n"
                                "  \"n\" : 12345678901234567\n}\n",
                                cases[i].text);
    g_assert_cmpstr (text, ==, expected);
  }
}

static void
test_words (void)
{
  g_autoptr (JsonNode) root = export_list (0, BW_FACET_NONE);
  JsonObject *row = find_row (root, "MFARegistrationV2");
  JsonArray *threats = json_object_get_array_member (row, "threats");

  assert_string (row, "title", "Have all users ready");
  assert_string (row, "category", "Identity");
  assert_string (row, "product", "Microsoft Entra ID");
  assert_string (row, "service", "AzureAD");
  assert_string (row, "status", "to-address");
  assert_string (row, "tier", "Core");
  assert_string (row, "userImpact", "moderate");
  assert_string (row, "implementationCost", "low");
  assert_string (row, "lastSynced", "2026-11-22T03:04:05Z");
  assert_string (row, "actionUrl", "https://entra.example/methods");
  g_assert_cmpuint (json_array_get_length (threats), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (threats, 1), ==, "Data spillage");
  g_assert_true (json_object_get_boolean_member (row, "scored"));
  g_assert_false (json_object_get_boolean_member (row, "deprecated"));
  assert_null (row, "notScoredReason");
  assert_null (row, "group");
  g_assert_false (json_object_get_boolean_member (row, "planned"));
  assert_string (row, "owner", "+Ann");
  assert_null (row, "assignedTo");
  assert_string (row, "due", "2026-12-01");
  assert_string (row, "priority", "high");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (row, "tags")), ==, 2);
  g_assert_false (json_object_has_member (row, "note"));
}

static void
test_texts (void)
{
  g_autoptr (JsonNode) root = export_list (0, BW_FACET_NONE);
  JsonObject *row = find_row (root, "MFARegistrationV2");

  assert_string (row, "description", "What it is.");
  assert_string (row, "nextSteps", "Do this:\n\n1. Open it\n2. Save it");
  assert_string (row, "effectOnUsers", "Users notice little.");
  assert_string (row, "implementationStatus", "87 of 100 users.");
}

/* What is not known is null, and an address that must not be opened is not given on. */
static void
test_unknown (void)
{
  g_autoptr (JsonNode) root = export_list (0, BW_FACET_NONE);
  JsonObject *row = find_row (root, "scid_2016");
  static const char *const keys[] = { "points",      "rank",       "lastSynced",    "actionUrl",
                                      "description", "population", "effectOnUsers", "nextSteps" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    assert_null (row, keys[i]);
  assert_string (row, "status", "other");
  assert_string (row, "state", "Escalated");
  assert_string (row, "notScoredReason", "not-assessed");
  g_assert_false (json_object_get_boolean_member (row, "scored"));
  g_assert_true (json_object_get_boolean_member (row, "deprecated"));
  /* A text for a person, not for a spreadsheet: JSON has it as it came. */
  assert_string (row, "title", "=cmd|' /C calc'!A0");
}

/* A score without a profile keeps its points; its maximum is 3 * 100 / 50. */
static void
test_without_profile (void)
{
  g_autoptr (JsonNode) root = export_list (0, BW_FACET_NONE);
  JsonObject *row = find_row (root, "spo_orphan");

  assert_string (row, "title", "spo_orphan");
  assert_number (row, "points", 3);
  assert_number (row, "max", 6);
  assert_null (row, "rank");
  assert_null (row, "actionUrl");
}

static void
test_limit_and_groups (void)
{
  g_autoptr (JsonNode) all = export_list (0, BW_FACET_CATEGORY);
  g_autoptr (JsonNode) two = export_list (2, BW_FACET_NONE);
  g_autoptr (JsonNode) many = export_list (1000, BW_FACET_NONE);

  g_assert_cmpuint (json_array_get_length (json_node_get_array (all)), ==, 3);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (two)), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (many)), ==, 3);
  assert_string (find_row (all, "MFARegistrationV2"), "group", "Identity");
  assert_string (find_row (all, "spo_orphan"), "group", "Data");
  assert_string (find_row (all, "scid_2016"), "group", "Device");
}

static void
test_score (void)
{
  g_autoptr (BwRecords) records = records_new ();
  g_autofree char *text = bw_export_score_to_json (records);
  g_autoptr (JsonNode) root = parse (text);
  JsonObject *score = json_node_get_object (root);
  JsonArray *categories = json_object_get_array_member (score, "categories");
  JsonObject *identity = json_array_get_object_element (categories, 0);

  assert_string (score, "date", "2026-11-23");
  assert_string (score, "tenantId", TENANT);
  assert_number (score, "current", 20);
  assert_number (score, "max", 40);
  /* 20 / 40 * 100 */
  assert_number (score, "percent", 50);
  assert_string (identity, "category", "Identity");
  assert_number (identity, "points", 7.83);
  assert_number (identity, "max", 9);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (identity, "percent"), 87, 1e-12);
  g_assert_cmpint (json_object_get_int_member (identity, "actions"), ==, 1);
}

static void
test_score_comparisons (void)
{
  g_autoptr (BwRecords) records = records_new ();
  g_autofree char *text = bw_export_score_to_json (records);
  g_autoptr (JsonNode) root = parse (text);
  JsonArray *comparisons =
      json_object_get_array_member (json_node_get_object (root), "comparisons");
  JsonObject *like_size = json_array_get_object_element (comparisons, 0);
  JsonObject *all = json_array_get_object_element (comparisons, 1);

  assert_string (like_size, "basis", "TotalSeats");
  assert_number (like_size, "percent", 52.86);
  g_assert_false (json_object_get_null_member (like_size, "seatsLower"));
  g_assert_cmpint (json_object_get_int_member (like_size, "seatsLower"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (like_size, "seatsUpper"), ==, 100);
  assert_string (all, "basis", "AllTenants");
  assert_null (all, "percent");
  assert_null (all, "seatsLower");
}

/* The counts by status are those of all actions: two to address, one in an unknown state. */
static void
test_score_counts_and_notes (void)
{
  g_autoptr (BwRecords) records = records_new ();
  g_autofree char *text = bw_export_score_to_json (records);
  g_autoptr (JsonNode) root = parse (text);
  JsonObject *score = json_node_get_object (root);
  JsonObject *counts = json_object_get_object_member (score, "actions");
  JsonArray *notes = json_object_get_array_member (score, "notes");
  JsonObject *differs = json_array_get_object_element (notes, 0);
  gint64 sum = 0;

  for (BwStatus status = 0; status < BW_N_STATUSES; status++)
    sum += json_object_get_int_member (counts, bw_status_to_key (status));
  g_assert_cmpint (sum, ==, 3);
  g_assert_cmpint (json_object_get_int_member (counts, "to-address"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (counts, "other"), ==, 1);

  /* 7.83 + 3 = 10.83, and not 20. */
  assert_string (differs, "kind", "sum-differs");
  assert_number (differs, "expected", 20);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (differs, "found"), 10.83, 1e-12);

  /* spo_orphan has no profile; nothing else was expected of that. */
  assert_string (json_array_get_object_element (notes, 1), "kind", "no-profile");
  assert_null (json_array_get_object_element (notes, 1), "expected");
  assert_number (json_array_get_object_element (notes, 1), "found", 1);
}

static void
test_action (void)
{
  g_autoptr (BwRecords) records = records_new ();
  BwScorecard *scorecard = bw_records_get_scorecard (records);
  BwAction *action = bw_scorecard_find (scorecard, "MFAREGISTRATIONV2");
  g_autofree char *text = bw_export_action_to_json (scorecard, action);
  g_autoptr (JsonNode) root = parse (text);
  JsonObject *object = json_node_get_object (root);

  assert_string (object, "id", "MFARegistrationV2");
  assert_string (object, "nextSteps", "Do this:\n\n1. Open it\n2. Save it");
  assert_string (object, "portalUrl",
                 "https://security.microsoft.com/securescore?viewid=actions&actionId="
                 "MFARegistrationV2&tid=" TENANT);
}

static char *
export_csv (guint limit)
{
  g_autoptr (BwRecords) records = records_new ();
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autoptr (BwQueryResult) result = bw_query_result_new (bw_records_get_scorecard (records), query);

  return bw_export_list_to_csv (result, limit);
}

static void
test_csv (void)
{
  g_autofree char *text = export_csv (0);

  g_assert_true (g_str_has_prefix (
      text, "id,title,category,product,service,status,state,points,max,pointsLeft,impact,rank,tier,"
            "userImpact,implementationCost,threats,scored,notScoredReason,deprecated,lastSynced,"
            "actionUrl,description,nextSteps,effectOnUsers,implementationStatus,group,recent,"
            "planned,owner,assignedTo,due,priority,tags\r\n"));
  g_assert_nonnull (
      strstr (text, "MFARegistrationV2,Have all users ready,Identity,Microsoft Entra ID,AzureAD,"
                    "to-address,"));
  g_assert_nonnull (strstr (
      text, ",Account breach; Data spillage,true,,false,2026-11-22T03:04:05Z,"
            "https://entra.example/methods,What it is.,\"Do this:\n\n1. Open "
            "it\n2. Save it\",Users notice little.,87 of 100 users.,,,false,'+Ann,,2026-12-01,"
            "high,autumn; mail\r\n"));
  g_assert_nonnull (strstr (text, "scid_2016,'=cmd|' /C calc'!A0,Device,"));
}

static void
test_csv_limit (void)
{
  g_autofree char *text = export_csv (1);

  g_assert_nonnull (strstr (text, "\r\nMFARegistrationV2,"));
  g_assert_null (strstr (text, "scid_2016"));
}

/* The same records give the same bytes. */
static void
test_deterministic (void)
{
  g_autoptr (BwRecords) records = records_new ();
  g_autofree char *score = bw_export_score_to_json (records);
  g_autofree char *score_again = bw_export_score_to_json (records);
  g_autofree char *csv = export_csv (0);
  g_autofree char *csv_again = export_csv (0);

  g_assert_cmpstr (score, ==, score_again);
  g_assert_cmpstr (csv, ==, csv_again);
}

/* The forms are for programs: no locale changes them. */
static void
test_locale (void)
{
  g_autofree char *english = export_csv (0);
  g_autofree char *dutch = NULL;

  if (setlocale (LC_ALL, "nl_NL.UTF-8") == NULL) {
    g_test_skip ("the locale nl_NL.UTF-8 is not installed");
    return;
  }
  dutch = export_csv (0);
  setlocale (LC_ALL, "C.UTF-8");
  g_assert_cmpstr (dutch, ==, english);
}

static void
add_point (GArray *line, BwDay day, double value)
{
  BwLinePoint point = { day, value, TRUE };

  g_array_append_val (line, point);
}

/* A day of which one line knows nothing, a line that there is not, and one of which nothing is known; what was lost is a
 * number of points, though its bar goes down. */
static void
test_lines (void)
{
  g_autoptr (GArray) won = g_array_new (FALSE, FALSE, sizeof (BwLinePoint));
  g_autoptr (GArray) lost = g_array_new (FALSE, FALSE, sizeof (BwLinePoint));
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (BwLinePoint));
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (BwLinePoint));
  BwLines lines = { .points = { [BW_LINE_GOAL] = none,
                                [BW_LINE_WON] = won,
                                [BW_LINE_LOST] = lost,
                                [BW_LINE_CHANGES] = counts },
                    .lead = BW_LINE_WON,
                    .period = BW_PERIOD_WEEK };
  g_autofree char *csv = NULL;
  g_autofree char *json = NULL;

  /* The Thursday of a week, and that of the next one. */
  add_point (won, bw_day_new (2026, 9, 3), 1.5);
  add_point (won, bw_day_new (2026, 9, 10), 0);
  add_point (lost, bw_day_new (2026, 9, 10), -2.25);
  add_point (counts, bw_day_new (2026, 9, 3), 4);
  csv = bw_export_lines_to_csv (&lines);
  json = bw_export_lines_to_json (&lines, "changes", NULL);
  g_assert_cmpstr (csv, ==,
                   "from,to,goal,won,lost,changes\r\n2026-08-31,2026-09-06,,1.5,,4\r\n"
                   "2026-09-07,2026-09-13,,0,2.25,\r\n");
  g_assert_nonnull (strstr (json, "\"category\" : null"));
  g_assert_nonnull (strstr (json, "\"goal\" : null"));
  g_assert_nonnull (strstr (json, "\"lost\" : 2.25"));
  g_assert_nonnull (strstr (json, "\"changes\" : 4\n"));
  g_assert_null (strstr (json, "\"percent\""));
}

/* Titles and comments come from outside: as in the list of actions, a spreadsheet is not to run them. */
static void
test_activities (void)
{
  g_autoptr (BwControlProfile) profile = hostile_profile ();
  g_autoptr (BwStateUpdate) update = bw_state_update_new (
      &(BwStateUpdateFields) { .state = "Ignored", .comment = "@SUM(1)" });
  g_autoptr (GPtrArray) activities = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *csv = NULL;

  g_ptr_array_add (activities, bw_activity_new (&(BwActivityFields) {
                                   .kind = BW_ACTIVITY_STATE,
                                   .day = bw_day_new (2026, 9, 3),
                                   .id = "scid_2016",
                                   .profile = profile,
                                   .category = BW_CATEGORY_DEVICE,
                                   .points = NAN,
                                   .max_points = 8,
                                   .update = update,
                                   .person = "+31",
                               }));
  csv = bw_export_activities_to_csv (activities);
  g_assert_nonnull (strstr (csv, "'=cmd|"));
  g_assert_nonnull (strstr (csv, "'@SUM(1)"));
  g_assert_nonnull (strstr (csv, "'+31"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/figures", test_figures);
  g_test_add_func ("/export/numbers", test_numbers);
  g_test_add_func ("/export/words", test_words);
  g_test_add_func ("/export/texts", test_texts);
  g_test_add_func ("/export/unknown", test_unknown);
  g_test_add_func ("/export/without-profile", test_without_profile);
  g_test_add_func ("/export/limit-and-groups", test_limit_and_groups);
  g_test_add_func ("/export/score", test_score);
  g_test_add_func ("/export/score-comparisons", test_score_comparisons);
  g_test_add_func ("/export/score-counts-and-notes", test_score_counts_and_notes);
  g_test_add_func ("/export/action", test_action);
  g_test_add_func ("/export/csv", test_csv);
  g_test_add_func ("/export/csv-limit", test_csv_limit);
  g_test_add_func ("/export/lines", test_lines);
  g_test_add_func ("/export/activities", test_activities);
  g_test_add_func ("/export/deterministic", test_deterministic);
  g_test_add_func ("/export/locale", test_locale);
  return g_test_run ();
}
