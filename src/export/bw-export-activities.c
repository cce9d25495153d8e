/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/bw-export.h"

#include <math.h>

#include "export/bw-csv.h"
#include "export/bw-json-form.h"

/* The names of the columns, which are the keys of the JSON form. */
static const char *const COLUMNS[] = {
  "date",  "since",  "id",    "title",        "category",  "product",
  "kind",  "points", "max",   "pointsChange", "maxChange", "percentChange",
  "actor", "person", "state", "assignedTo",   "comment",
};

static char *
dup_day (BwDay day)
{
  return day != BW_DAY_NONE ? bw_day_to_iso (day) : NULL;
}

static void
add_texts (BwCsv *csv, BwActivity *activity)
{
  const BwActivityFields *fields = bw_activity_get_fields (activity);
  BwStateUpdate *update = fields->update;

  bw_csv_add_text (csv, bw_actor_to_key (bw_activity_get_actor (activity)));
  bw_csv_add_text (csv, fields->person);
  bw_csv_add_text (csv, update != NULL ? bw_state_update_get_state (update) : NULL);
  bw_csv_add_text (csv, update != NULL ? bw_state_update_get_assigned_to (update) : NULL);
  bw_csv_add_text (csv, update != NULL ? bw_state_update_get_comment (update) : NULL);
}

static void
add_activity (BwCsv *csv, BwActivity *activity)
{
  const BwActivityFields *fields = bw_activity_get_fields (activity);
  g_autofree char *day = dup_day (fields->day);
  g_autofree char *since = dup_day (fields->since);
  g_autofree char *product = bw_activity_dup_product (activity);

  bw_csv_add_text (csv, day);
  bw_csv_add_text (csv, since);
  bw_csv_add_text (csv, fields->id);
  bw_csv_add_text (csv, bw_activity_get_title (activity));
  bw_csv_add_text (csv, fields->category);
  bw_csv_add_text (csv, product);
  bw_csv_add_text (csv, bw_activity_kind_to_key (fields->kind));
  bw_csv_add_number (csv, fields->points);
  bw_csv_add_number (csv, fields->max_points);
  bw_csv_add_number (csv, fields->change.points);
  bw_csv_add_number (csv, fields->change.max_points);
  bw_csv_add_number (csv, fields->change.percentage);
  add_texts (csv, activity);
  bw_csv_end_row (csv);
}

/**
 * bw_export_activities_to_csv:
 * @activities: (element-type BwActivity): what happened
 *
 * Returns: (transfer full): that as comma-separated values in UTF-8, a row for each, with the columns of docs/json.md
 */
char *
bw_export_activities_to_csv (GPtrArray *activities)
{
  g_autoptr (BwCsv) csv = bw_csv_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (COLUMNS); i++)
    bw_csv_add_text (csv, COLUMNS[i]);
  bw_csv_end_row (csv);
  for (guint i = 0; i < activities->len; i++)
    add_activity (csv, g_ptr_array_index (activities, i));
  return bw_csv_dup_text (csv);
}

/* What is not known is null, never 0 and never left out. */
static void
set_text (JsonObject *object, const char *key, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, key, text);
  else
    json_object_set_null_member (object, key);
}

static void
set_number (JsonObject *object, const char *key, double number)
{
  if (isfinite (number))
    json_object_set_double_member (object, key, number);
  else
    json_object_set_null_member (object, key);
}

static void
set_update (JsonObject *object, BwStateUpdate *update)
{
  set_text (object, "state", update != NULL ? bw_state_update_get_state (update) : NULL);
  set_text (object, "assignedTo", update != NULL ? bw_state_update_get_assigned_to (update) : NULL);
  set_text (object, "comment", update != NULL ? bw_state_update_get_comment (update) : NULL);
}

static JsonObject *
make_activity (BwActivity *activity)
{
  const BwActivityFields *fields = bw_activity_get_fields (activity);
  JsonObject *object = json_object_new ();
  g_autofree char *day = dup_day (fields->day);
  g_autofree char *since = dup_day (fields->since);
  g_autofree char *product = bw_activity_dup_product (activity);

  set_text (object, "date", day);
  set_text (object, "since", since);
  set_text (object, "id", fields->id);
  set_text (object, "title", bw_activity_get_title (activity));
  set_text (object, "category", fields->category);
  set_text (object, "product", product);
  set_text (object, "kind", bw_activity_kind_to_key (fields->kind));
  set_number (object, "points", fields->points);
  set_number (object, "max", fields->max_points);
  set_number (object, "pointsChange", fields->change.points);
  set_number (object, "maxChange", fields->change.max_points);
  set_number (object, "percentChange", fields->change.percentage);
  set_text (object, "actor", bw_actor_to_key (bw_activity_get_actor (activity)));
  set_text (object, "person", fields->person);
  set_update (object, fields->update);
  return object;
}

/**
 * bw_export_activities_to_json:
 * @activities: (element-type BwActivity): what happened
 *
 * Returns: (transfer full): that in the form of docs/json.md
 */
char *
bw_export_activities_to_json (GPtrArray *activities)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_sized_new (activities->len);

  for (guint i = 0; i < activities->len; i++)
    json_array_add_object_element (array, make_activity (g_ptr_array_index (activities, i)));
  json_object_set_array_member (object, "activities", array);
  json_node_take_object (root, object);
  return bw_json_form_to_text (root);
}
