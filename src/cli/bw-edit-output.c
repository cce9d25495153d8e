/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-edit-output.h"

#include <glib/gi18n.h>
#include <math.h>

#include "cli/bw-table.h"
#include "export/bw-json-form.h"
#include "model/bw-words.h"
#include "present/bw-edit-text.h"
#include "present/bw-error-text.h"
#include "present/bw-label.h"

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static void
set_number (JsonObject *object, const char *name, double number)
{
  if (isnan (number))
    json_object_set_null_member (object, name);
  else
    json_object_set_double_member (object, name, number);
}

static const char *
find_status_key (const char *state)
{
  return bw_status_to_key (bw_status_work_out (state, NAN, NAN, FALSE));
}

/* An entry of the history; null where nobody has touched the control. */
static void
set_mark (JsonObject *object, const char *name, BwStateUpdate *mark)
{
  g_autofree char *moment = NULL;
  JsonObject *made = NULL;

  if (mark == NULL) {
    json_object_set_null_member (object, name);
    return;
  }
  if (bw_state_update_get_updated (mark) != NULL)
    moment = g_date_time_format (bw_state_update_get_updated (mark), "%Y-%m-%dT%H:%M:%SZ");
  made = json_object_new ();
  set_text (made, "status", find_status_key (bw_state_update_get_state (mark)));
  set_text (made, "comment", bw_state_update_get_comment (mark));
  set_text (made, "assignedTo", bw_state_update_get_assigned_to (mark));
  set_text (made, "by", bw_state_update_get_updated_by (mark));
  set_text (made, "at", moment);
  json_object_set_object_member (object, name, made);
}

static void
set_wanted (JsonObject *object, BwControlUpdate *update)
{
  JsonObject *wanted = json_object_new ();

  set_text (wanted, "status", find_status_key (bw_control_update_get_state (update)));
  set_text (wanted, "comment", bw_control_update_get_comment (update));
  set_text (wanted, "assignedTo", bw_control_update_get_assigned_to (update));
  json_object_set_object_member (object, "wanted", wanted);
}

static void
set_result (JsonObject *object, const BwEditResult *result)
{
  set_text (object, "result", bw_edit_result_kind_to_key (result->kind));
  set_mark (object, "theirs", result->theirs);
  set_text (object, "error", result->error != NULL ? result->error->message : NULL);
}

static JsonObject *
make_object (const BwEditPreview *preview, const BwEditResult *result)
{
  JsonObject *object = json_object_new ();

  set_text (object, "id", bw_control_update_get_id (preview->update));
  set_text (object, "title",
            preview->action != NULL ? bw_action_get_title (preview->action) : NULL);
  set_text (object, "would", bw_edit_verdict_to_key (preview->verdict));
  set_mark (object, "before", preview->before);
  set_wanted (object, preview->update);
  set_number (object, "pointsBefore", preview->points_before);
  set_number (object, "pointsAfter", preview->points_after);
  json_object_set_boolean_member (object, "pointsAsserted", preview->is_asserted);
  if (result != NULL)
    set_result (object, result);
  return object;
}

/**
 * bw_edit_output_json:
 * @previews: (element-type BwEditPreview): changes, and what they would do
 * @results: (nullable) (element-type BwEditResult): what came of them, in the same order
 *
 * Writes them for other programs (docs/json.md).
 *
 * Returns: the exit status
 */
BwExit
bw_edit_output_json (GPtrArray *previews, GPtrArray *results)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();
  g_autofree char *text = NULL;

  json_node_take_array (root, array);
  for (guint i = 0; i < previews->len; i++)
    json_array_add_object_element (
        array, make_object (previews->pdata[i], results != NULL ? results->pdata[i] : NULL));
  text = bw_json_form_to_text (root);
  return bw_message_print_data (text);
}

static char *
say_states (const BwEditPreview *preview)
{
  const char *wanted = bw_control_update_get_state (preview->update);
  g_autofree char *after = bw_label_status (bw_status_work_out (wanted, NAN, NAN, FALSE), wanted);
  g_autofree char *before = NULL;

  if (preview->action == NULL)
    return g_steal_pointer (&after);
  before = bw_label_status (bw_action_get_status (preview->action),
                            bw_action_get_state_word (preview->action));
  /* Translators: two statuses of an action: what it is, and what it becomes. */
  return g_strdup_printf (_ ("%s → %s"), before, after);
}

/* What stands below the result: why, and what to do. Transfer full, or NULL. */
static char *
say_why (const BwEditResult *result)
{
  gboolean is_told =
      result->error != NULL && !g_error_matches (result->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_autoptr (BwErrorText) error = is_told ? bw_error_text_new (result->error) : NULL;

  switch (result->kind) {
  case BW_EDIT_RESULT_REFUSED:
    return bw_edit_text_say_refusal (result->verdict);
  case BW_EDIT_RESULT_CONFLICT:
  case BW_EDIT_RESULT_REPLACED:
    return bw_edit_text_say_conflict (result->known, result->theirs);
  case BW_EDIT_RESULT_MADE:
    return result->theirs != NULL ? bw_edit_text_say_overwritten (result->theirs) : NULL;
  case BW_EDIT_RESULT_ACCEPTED:
  case BW_EDIT_RESULT_NO_CHANGE:
  case BW_EDIT_RESULT_FAILED:
  case BW_EDIT_RESULT_UNKNOWN:
  case BW_EDIT_RESULT_DROPPED:
  default:
    return error != NULL ? g_strconcat (error->title, ". ", error->body, NULL) : NULL;
  }
}

static char *
say_preview (const BwEditPreview *preview)
{
  char *refusal = bw_edit_text_say_refusal (preview->verdict);
  g_autofree char *points = bw_edit_text_say_points (preview);

  if (refusal != NULL)
    return refusal;
  if (preview->verdict == BW_EDIT_NO_CHANGE)
    return bw_edit_text_say_result (BW_EDIT_RESULT_NO_CHANGE);
  return points != NULL ? g_steal_pointer (&points)
                        /* Translators: what a change of an action would do. */
                        : g_strdup (_ ("Would be changed"));
}

static char *
say_outcome (const BwEditPreview *preview, const BwEditResult *result)
{
  g_autofree char *kind = NULL;
  g_autofree char *why = NULL;

  if (result == NULL)
    return say_preview (preview);
  kind = bw_edit_text_say_result (result->kind);
  why = say_why (result);
  return why != NULL ? g_strconcat (kind, "\n", why, NULL) : g_steal_pointer (&kind);
}

/**
 * bw_edit_output_table:
 * @previews: (element-type BwEditPreview): changes, and what they would do
 * @results: (nullable) (element-type BwEditResult): what came of them, in the same order
 *
 * Writes them for people.
 *
 * Returns: the exit status
 */
BwExit
bw_edit_output_table (GPtrArray *previews, GPtrArray *results)
{
  g_autoptr (BwTable) table = bw_table_new ();
  g_autoptr (GString) output = g_string_new (NULL);
  BwTerminal terminal = bw_terminal_for_output ();

  /* Translators: the head of a column of ids. */
  bw_table_add_column (table, C_ ("changes", "Id"), BW_TABLE_START);
  /* Translators: the head of a column of statuses, each as it is and as it becomes. */
  bw_table_add_column (table, C_ ("changes", "Status"), BW_TABLE_START);
  /* Translators: the head of a column: what came of changes, or what they would do. */
  bw_table_add_column (table, C_ ("changes", "Result"), BW_TABLE_FLEXIBLE);
  for (guint i = 0; i < previews->len; i++) {
    BwEditPreview *preview = previews->pdata[i];

    bw_table_add_cell (table, bw_control_update_get_id (preview->update));
    bw_table_take_cell (table, say_states (preview));
    bw_table_take_cell (table, say_outcome (preview, results != NULL ? results->pdata[i] : NULL));
  }
  bw_table_append_to (table, &terminal, output);
  return bw_message_print (output->str);
}
