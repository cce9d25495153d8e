/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"
#include "export/bw-csv.h"
#include "export/bw-export.h"
#include "export/bw-ical.h"
#include "export/bw-json-form.h"
#include "model/bw-plan-order.h"

/* The version of the form of JSON; see docs/json.md. */
#define VERSION 1

#define WORD_SEPARATOR "; "

/* The names of the columns, which are the keys of the JSON form. */
static const char *const COLUMNS[] = {
  "id",    "title", "there",    "status", "assignedTo", "planned",
  "owner", "due",   "priority", "tags",   "note",
};

static char *
dup_due (BwPlanEntry *entry)
{
  BwDay due = bw_plan_entry_get_due (entry);

  return due != BW_DAY_NONE ? bw_day_to_iso (due) : NULL;
}

static const char *
get_status (const BwPlanRow *row)
{
  return row->action != NULL ? bw_status_to_key (bw_action_get_status (row->action)) : NULL;
}

static const char *
get_assigned_to (const BwPlanRow *row)
{
  return row->action != NULL ? bw_action_get_assigned_to (row->action) : NULL;
}

static void
set_text (JsonObject *object, const char *key, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, key, text);
  else
    json_object_set_null_member (object, key);
}

static void
set_tags (JsonObject *object, BwPlanEntry *entry)
{
  const char *const *tags = bw_plan_entry_get_tags (entry);
  JsonArray *array = json_array_new ();

  for (gsize i = 0; tags[i] != NULL; i++)
    json_array_add_string_element (array, tags[i]);
  json_object_set_array_member (object, "tags", array);
}

/* What another program wrote into a file that was read goes back as it came. */
static void
add_rest (JsonObject *object, BwPlanEntry *entry)
{
  const char *rest = bw_plan_entry_get_rest (entry);
  g_autoptr (JsonNode) root = rest != NULL ? json_from_string (rest, NULL) : NULL;
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *node = NULL;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return;
  json_object_iter_init (&iter, json_node_get_object (root));
  while (json_object_iter_next (&iter, &name, &node))
    if (!json_object_has_member (object, name))
      json_object_set_member (object, name, json_node_copy (node));
}

static JsonObject *
make_entry (const BwPlanRow *row)
{
  JsonObject *object = json_object_new ();
  g_autofree char *due = dup_due (row->entry);

  set_text (object, "id", bw_plan_entry_get_id (row->entry));
  set_text (object, "title", row->action != NULL ? bw_action_get_title (row->action) : NULL);
  json_object_set_boolean_member (object, "there", row->action != NULL);
  set_text (object, "status", get_status (row));
  set_text (object, "assignedTo", get_assigned_to (row));
  json_object_set_boolean_member (object, "planned", bw_plan_entry_is_planned (row->entry));
  set_text (object, "owner", bw_plan_entry_get_owner (row->entry));
  set_text (object, "due", due);
  set_text (object, "priority", bw_priority_to_key (bw_plan_entry_get_priority (row->entry)));
  set_tags (object, row->entry);
  set_text (object, "note", bw_plan_entry_get_note (row->entry));
  add_rest (object, row->entry);
  return object;
}

/**
 * bw_export_plan_to_json:
 * @scorecard: a scorecard
 *
 * Returns: (transfer full): what is kept here about its actions, in the form of docs/json.md, which bw_plan_file_read()
 *   reads
 */
char *
bw_export_plan_to_json (BwScorecard *scorecard)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GArray) rows = bw_plan_order_list (scorecard);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_sized_new (rows->len);

  json_object_set_string_member (object, "bolwerk", "plan");
  json_object_set_int_member (object, "version", VERSION);
  set_text (object, "tenantId", bw_scorecard_get_tenant_id (scorecard));
  for (guint i = 0; i < rows->len; i++)
    json_array_add_object_element (array, make_entry (&g_array_index (rows, BwPlanRow, i)));
  json_object_set_array_member (object, "entries", array);
  json_node_take_object (root, object);
  return bw_json_form_to_text (root);
}

static void
add_row (BwCsv *csv, const BwPlanRow *row)
{
  g_autofree char *due = dup_due (row->entry);
  g_autofree char *tags =
      g_strjoinv (WORD_SEPARATOR, (char **) bw_plan_entry_get_tags (row->entry));

  bw_csv_add_text (csv, bw_plan_entry_get_id (row->entry));
  bw_csv_add_text (csv, row->action != NULL ? bw_action_get_title (row->action) : NULL);
  bw_csv_add_boolean (csv, row->action != NULL);
  bw_csv_add_text (csv, get_status (row));
  bw_csv_add_text (csv, get_assigned_to (row));
  bw_csv_add_boolean (csv, bw_plan_entry_is_planned (row->entry));
  bw_csv_add_text (csv, bw_plan_entry_get_owner (row->entry));
  bw_csv_add_text (csv, due);
  bw_csv_add_text (csv, bw_priority_to_key (bw_plan_entry_get_priority (row->entry)));
  bw_csv_add_text (csv, tags);
  bw_csv_add_text (csv, bw_plan_entry_get_note (row->entry));
  bw_csv_end_row (csv);
}

/**
 * bw_export_plan_to_csv:
 * @scorecard: a scorecard
 *
 * Returns: (transfer full): what is kept here about its actions, as comma-separated values in UTF-8 with the columns of
 *   docs/json.md
 */
char *
bw_export_plan_to_csv (BwScorecard *scorecard)
{
  g_autoptr (BwCsv) csv = bw_csv_new ();
  g_autoptr (GArray) rows = bw_plan_order_list (scorecard);

  for (gsize i = 0; i < G_N_ELEMENTS (COLUMNS); i++)
    bw_csv_add_text (csv, COLUMNS[i]);
  bw_csv_end_row (csv);
  for (guint i = 0; i < rows->len; i++)
    add_row (csv, &g_array_index (rows, BwPlanRow, i));
  return bw_csv_dup_text (csv);
}

/* The same for an action of an organisation each time it is written, so that a calendar knows its task again; and it tells
   nobody which organisation that is. */
static char *
build_uid (const char *tenant_id, const char *id)
{
  g_autofree char *folded_tenant = g_utf8_casefold (tenant_id, -1);
  g_autofree char *folded_id = g_utf8_casefold (id, -1);
  g_autofree char *name = g_strconcat (folded_tenant, "\n", folded_id, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

  return g_strdup_printf ("bolwerk-plan-%.40s", sum);
}

/* RFC 5545 §3.8.1.9: 1 is the highest, 9 the lowest. */
static const char *
get_priority (BwPriority priority)
{
  switch (priority) {
  case BW_PRIORITY_HIGH:
    return "1";
  case BW_PRIORITY_MEDIUM:
    return "5";
  case BW_PRIORITY_LOW:
    return "9";
  case BW_PRIORITY_NONE:
  default:
    return "0";
  }
}

/* Of an action that is not there any more there is nothing left to do. */
static const char *
find_task_status (BwAction *action)
{
  BwStatus status = BW_STATUS_TO_ADDRESS;

  if (action == NULL)
    return "CANCELLED";
  status = bw_action_get_status (action);
  return status == BW_STATUS_COMPLETED || status == BW_STATUS_THIRD_PARTY ? "COMPLETED"
                                                                          : "NEEDS-ACTION";
}

static void
add_task (BwIcal *ical, BwScorecard *scorecard, const BwPlanRow *row, GDateTime *now)
{
  const char *tenant_id = bw_scorecard_get_tenant_id (scorecard);
  g_autofree char *uid = build_uid (tenant_id, bw_plan_entry_get_id (row->entry));
  g_autofree char *address =
      row->action != NULL ? bw_action_get_portal_address (row->action, tenant_id) : NULL;

  bw_ical_add_word (ical, "BEGIN", "VTODO");
  bw_ical_add_word (ical, "UID", uid);
  bw_ical_add_moment (ical, "DTSTAMP", now);
  bw_ical_add_text (ical, "SUMMARY", bw_plan_row_get_title (row));
  bw_ical_add_text (ical, "DESCRIPTION", bw_plan_entry_get_note (row->entry));
  bw_ical_add_day (ical, "DUE", bw_plan_entry_get_due (row->entry));
  bw_ical_add_word (ical, "PRIORITY", get_priority (bw_plan_entry_get_priority (row->entry)));
  bw_ical_add_texts (ical, "CATEGORIES", bw_plan_entry_get_tags (row->entry));
  bw_ical_add_text (ical, "CONTACT", bw_plan_entry_get_owner (row->entry));
  bw_ical_add_word (ical, "STATUS", find_task_status (row->action));
  if (address != NULL)
    bw_ical_add_word (ical, "URL", address);
  bw_ical_add_word (ical, "CLASS", "PRIVATE");
  bw_ical_add_word (ical, "END", "VTODO");
}

/**
 * bw_export_plan_to_ical:
 * @scorecard: a scorecard
 * @now: the present moment
 *
 * A task for each action, with the title as it came, the owner as its contact, the tags as its categories and the note as
 * its description. A calendar that has read it before finds its tasks again.
 *
 * Returns: (transfer full): what is kept here about its actions, as iCalendar (RFC 5545)
 */
char *
bw_export_plan_to_ical (BwScorecard *scorecard, GDateTime *now)
{
  g_autoptr (BwIcal) ical = bw_ical_new ();
  g_autoptr (GArray) rows = bw_plan_order_list (scorecard);

  bw_ical_add_word (ical, "BEGIN", "VCALENDAR");
  bw_ical_add_word (ical, "VERSION", "2.0");
  bw_ical_add_word (ical, "PRODID", "-//Bolwerk//Bolwerk " BW_VERSION "//EN");
  for (guint i = 0; i < rows->len; i++)
    add_task (ical, scorecard, &g_array_index (rows, BwPlanRow, i), now);
  bw_ical_add_word (ical, "END", "VCALENDAR");
  return bw_ical_dup_text (ical);
}
