/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/bw-export.h"

#include <math.h>

#include "export/bw-csv.h"
#include "export/bw-json-form.h"

/* What stands between several words in a cell of a table. */
#define WORD_SEPARATOR "; "

/* The names of the columns, which are the keys of the JSON form. */
static const char *const COLUMNS[] = {
  "id",
  "title",
  "category",
  "product",
  "service",
  "status",
  "state",
  "points",
  "max",
  "pointsLeft",
  "impact",
  "rank",
  "tier",
  "userImpact",
  "implementationCost",
  "threats",
  "scored",
  "notScoredReason",
  "deprecated",
  "lastSynced",
  "actionUrl",
  "description",
  "nextSteps",
  "effectOnUsers",
  "implementationStatus",
  "group",
  "recent",
  "planned",
  "owner",
  "assignedTo",
  "due",
  "priority",
  "tags",
};

static guint
count_rows (BwQueryResult *result, guint limit)
{
  GPtrArray *actions = bw_query_result_get_actions (result);

  return limit == 0 ? actions->len : MIN (limit, actions->len);
}

/* The group that the action at a position stands in; NULL where the list is not grouped. */
static const char *
find_group (BwQueryResult *result, guint position)
{
  GArray *groups = bw_query_result_get_groups (result);

  for (guint i = 0; groups != NULL && i < groups->len; i++) {
    const BwGroup *group = &g_array_index (groups, BwGroup, i);

    if (position >= group->first && position - group->first < group->count)
      return group->key;
  }
  return NULL;
}

/**
 * bw_export_score_to_json:
 * @records: what is known of an organisation
 *
 * Returns: (transfer full): the score in the form of docs/json.md
 */
char *
bw_export_score_to_json (BwRecords *records)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (root, bw_json_form_for_scorecard (bw_records_get_scorecard (records)));
  return bw_json_form_to_text (root);
}

static JsonObject *
form_for_row (BwQueryResult *result, guint position)
{
  GPtrArray *actions = bw_query_result_get_actions (result);
  JsonObject *object = bw_json_form_for_action (g_ptr_array_index (actions, position));
  const char *group = find_group (result, position);

  /* Like any other value, a group is null where it is not known. */
  if (group != NULL && *group != '\0')
    json_object_set_string_member (object, "group", group);
  else
    json_object_set_null_member (object, "group");
  return object;
}

/**
 * bw_export_list_to_json:
 * @result: the list as it is filtered, grouped and sorted
 * @limit: how many actions at most, from the first; 0 for all of them
 *
 * Returns: (transfer full): the list in the form of docs/json.md
 */
char *
bw_export_list_to_json (BwQueryResult *result, guint limit)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  guint n_rows = count_rows (result, limit);
  JsonArray *array = json_array_sized_new (n_rows);

  for (guint i = 0; i < n_rows; i++)
    json_array_add_object_element (array, form_for_row (result, i));

  json_node_take_array (root, array);
  return bw_json_form_to_text (root);
}

static void
add_rich_text (BwCsv *csv, BwRichText *rich_text)
{
  g_autoptr (BwRichText) taken = rich_text;
  g_autofree char *plain = bw_rich_text_to_plain (taken);

  bw_csv_add_text (csv, plain);
}

static void
add_moment (BwCsv *csv, GDateTime *moment)
{
  g_autoptr (GDateTime) utc = moment != NULL ? g_date_time_to_utc (moment) : NULL;
  g_autofree char *text = utc != NULL ? g_date_time_format_iso8601 (utc) : NULL;

  bw_csv_add_text (csv, text);
}

static void
add_words (BwCsv *csv, const char *const *words)
{
  g_autofree char *joined = words != NULL ? g_strjoinv (WORD_SEPARATOR, (char **) words) : NULL;

  bw_csv_add_text (csv, joined);
}

static void
add_identity (BwCsv *csv, BwAction *action)
{
  bw_csv_add_text (csv, bw_action_get_id (action));
  bw_csv_add_text (csv, bw_action_get_title (action));
  bw_csv_add_text (csv, bw_action_get_category (action));
  bw_csv_add_text (csv, bw_action_get_product (action));
  bw_csv_add_text (csv, bw_action_get_service (action));
  bw_csv_add_text (csv, bw_status_to_key (bw_action_get_status (action)));
  bw_csv_add_text (csv, bw_action_get_state_word (action));
}

static void
add_figures (BwCsv *csv, BwAction *action)
{
  int rank = bw_action_get_rank (action);

  bw_csv_add_number (csv, bw_action_get_points (action));
  bw_csv_add_number (csv, bw_action_get_max_points (action));
  bw_csv_add_number (csv, bw_action_get_points_left (action));
  bw_csv_add_number (csv, bw_action_get_impact (action));
  bw_csv_add_number (csv, rank >= 0 ? rank : NAN);
}

static void
add_properties (BwCsv *csv, BwAction *action)
{
  BwNotScoredReason reason = bw_action_get_not_scored_reason (action);
  g_autofree char *address = bw_action_get_settings_address (action);

  bw_csv_add_text (csv, bw_action_get_tier (action));
  bw_csv_add_text (csv, bw_action_get_user_impact (action));
  bw_csv_add_text (csv, bw_action_get_cost (action));
  add_words (csv, bw_action_get_threats (action));
  bw_csv_add_boolean (csv, bw_action_is_scored (action));
  bw_csv_add_text (csv, bw_json_form_not_scored_key (reason));
  bw_csv_add_boolean (csv, bw_action_is_deprecated (action));
  add_moment (csv, bw_action_get_last_synced (action));
  bw_csv_add_text (csv, address);
}

static void
add_plan (BwCsv *csv, BwAction *action)
{
  BwDay day = bw_action_get_due_day (action);
  g_autofree char *due = day != BW_DAY_NONE ? bw_day_to_iso (day) : NULL;

  bw_csv_add_boolean (csv, bw_action_is_planned (action));
  bw_csv_add_text (csv, bw_action_get_owner (action));
  bw_csv_add_text (csv, bw_action_get_assigned_to (action));
  bw_csv_add_text (csv, due);
  bw_csv_add_text (csv, bw_priority_to_key (bw_action_get_priority (action)));
  add_words (csv, bw_action_get_tags (action));
}

static void
add_texts (BwCsv *csv, BwAction *action)
{
  add_rich_text (csv, bw_action_dup_description (action));
  add_rich_text (csv, bw_action_dup_next_steps (action));
  add_rich_text (csv, bw_action_dup_effect_on_users (action));
  add_rich_text (csv, bw_action_dup_implementation_status (action));
}

/**
 * bw_export_list_to_csv:
 * @result: the list as it is filtered, grouped and sorted
 * @limit: how many actions at most, from the first; 0 for all of them
 *
 * Returns: (transfer full): the list as comma-separated values in UTF-8, next steps included, with
 *   the columns of docs/json.md
 */
char *
bw_export_list_to_csv (BwQueryResult *result, guint limit)
{
  g_autoptr (BwCsv) csv = bw_csv_new ();
  GPtrArray *actions = bw_query_result_get_actions (result);
  guint n_rows = count_rows (result, limit);

  for (gsize i = 0; i < G_N_ELEMENTS (COLUMNS); i++)
    bw_csv_add_text (csv, COLUMNS[i]);
  bw_csv_end_row (csv);

  for (guint i = 0; i < n_rows; i++) {
    BwAction *action = g_ptr_array_index (actions, i);

    add_identity (csv, action);
    add_figures (csv, action);
    add_properties (csv, action);
    add_texts (csv, action);
    bw_csv_add_text (csv, find_group (result, i));
    add_words (csv, bw_action_get_recent_keys (action));
    add_plan (csv, action);
    bw_csv_end_row (csv);
  }

  return bw_csv_dup_text (csv);
}

/**
 * bw_export_explanation_to_json:
 * @explanation: why a score moved
 *
 * Returns: (transfer full): the explanation in the form of docs/json.md
 */
char *
bw_export_explanation_to_json (BwExplanation *explanation)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (root, bw_json_form_for_explanation (explanation));
  return bw_json_form_to_text (root);
}

/**
 * bw_export_action_to_json:
 * @scorecard: the scorecard that it belongs to
 * @action: an action
 *
 * Returns: (transfer full): the action in the form of docs/json.md, with its page in the portal
 */
char *
bw_export_action_to_json (BwScorecard *scorecard, BwAction *action)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  const char *tenant_id = bw_scorecard_get_tenant_id (scorecard);
  g_autofree char *portal = bw_action_get_portal_address (action, tenant_id);
  JsonObject *object = bw_json_form_for_action (action);

  if (portal != NULL)
    json_object_set_string_member (object, "portalUrl", portal);
  else
    json_object_set_null_member (object, "portalUrl");
  json_node_take_object (root, object);
  return bw_json_form_to_text (root);
}
