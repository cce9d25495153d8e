/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "export/bw-template.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "export/bw-json-form.h"
#include "model/bw-edit-preview.h"
#include "model/bw-id.h"
#include "model/bw-status.h"

/* What says that a file is a template, and of which version. */
#define VERSION_MEMBER "bolwerkTemplate"
#define VERSION 1

G_DEFINE_QUARK (bw - template - error - quark, bw_template_error)

/**
 * bw_template_new:
 * @name: what it is called
 * @updates: (element-type BwControlUpdate): the decisions
 *
 * Returns: (transfer full): a template; nothing is taken over
 */
BwTemplate *
bw_template_new (const char *name, GPtrArray *updates)
{
  BwTemplate *self = g_new0 (BwTemplate, 1);

  self->name = g_strdup (name);
  self->updates = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < updates->len; i++)
    g_ptr_array_add (self->updates, g_object_ref (g_ptr_array_index (updates, i)));
  return self;
}

/**
 * bw_template_free:
 * @self: (transfer full) (nullable): a template
 */
void
bw_template_free (BwTemplate *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_ptr_array_unref (self->updates);
  g_free (self);
}

/* The key of the status that is chosen by a state of Graph's. */
static const char *
find_key (const char *state)
{
  for (guint i = 0; i < BW_N_STATUSES; i++) {
    const char *key = bw_status_to_key ((BwStatus) i);

    if (g_strcmp0 (bw_edit_find_state (key), state) == 0)
      return key;
  }
  return bw_status_to_key (BW_STATUS_TO_ADDRESS);
}

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

/**
 * bw_template_to_json:
 * @self: a template
 *
 * Returns: (transfer full): it as a file holds it (docs/json.md)
 */
char *
bw_template_to_json (const BwTemplate *self)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *decisions = json_array_new ();

  json_node_take_object (root, object);
  json_object_set_int_member (object, VERSION_MEMBER, VERSION);
  set_text (object, "name", self->name);
  json_object_set_array_member (object, "decisions", decisions);
  for (guint i = 0; i < self->updates->len; i++) {
    BwControlUpdate *update = g_ptr_array_index (self->updates, i);
    JsonObject *decision = json_object_new ();

    set_text (decision, "id", bw_control_update_get_id (update));
    set_text (decision, "status", find_key (bw_control_update_get_state (update)));
    set_text (decision, "comment", bw_control_update_get_comment (update));
    set_text (decision, "assignedTo", bw_control_update_get_assigned_to (update));
    json_array_add_object_element (decisions, decision);
  }
  return bw_json_form_to_text (root);
}

static gboolean
refuse (BwTemplateError code, const char *text, GError **error)
{
  g_set_error_literal (error, BW_TEMPLATE_ERROR, (int) code, text);
  return FALSE;
}

/* The decisions are counted from 1, as people do. */
static gboolean
refuse_decision (guint number, const char *what, GError **error)
{
  g_set_error (
      error, BW_TEMPLATE_ERROR, BW_TEMPLATE_ERROR_DECISION,
      /* Translators: %u is the number of a decision in a template, %s what is wrong with it. */
      _ ("Decision %u: %s"), number, what);
  return FALSE;
}

/* TRUE with @text NULL where it is not there. */
static gboolean
read_text (JsonObject *object, const char *name, const char **text)
{
  JsonNode *node = json_object_get_member (object, name);

  *text = NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  *text = json_node_get_string (node);
  return TRUE;
}

static BwControlUpdate *
read_decision (JsonNode *node, guint number, GError **error)
{
  BwControlUpdateFields fields = { NULL };
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *status = NULL;

  if (object == NULL || !read_text (object, "id", &fields.id) ||
      !read_text (object, "status", &status) || !read_text (object, "comment", &fields.comment) ||
      !read_text (object, "assignedTo", &fields.assigned_to)) {
    refuse_decision (number,
                     /* Translators: leave id, status, comment and assignedTo as they are. */
                     _ ("it is to be an object with the texts id, status and perhaps comment and "
                        "assignedTo."),
                     error);
    return NULL;
  }
  fields.state = status != NULL ? bw_edit_find_state (status) : NULL;
  if (fields.id == NULL || *fields.id == '\0') {
    refuse_decision (number, _ ("it does not say which action."), error);
    return NULL;
  }
  if (fields.state == NULL) {
    refuse_decision (number,
                     /* Translators: leave the words of the statuses as they are. */
                     _ ("its status is none of to-address, risk-accepted, third-party and "
                        "reviewed."),
                     error);
    return NULL;
  }
  return bw_control_update_new (&fields);
}

static gboolean
read_decisions (BwTemplate *self, JsonArray *array, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (bw_id_hash, bw_id_equal);

  for (guint i = 0; i < json_array_get_length (array); i++) {
    BwControlUpdate *update = read_decision (json_array_get_element (array, i), i + 1, error);

    if (update == NULL)
      return FALSE;
    g_ptr_array_add (self->updates, update);
    if (!g_hash_table_add (seen, (gpointer) bw_control_update_get_id (update)))
      return refuse_decision (i + 1, _ ("an earlier one is about the same action."), error);
  }
  return TRUE;
}

static gboolean
check_version (JsonObject *object, GError **error)
{
  JsonNode *node = json_object_get_member (object, VERSION_MEMBER);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_INT64 || json_node_get_int (node) < 1)
    return refuse (BW_TEMPLATE_ERROR_KIND, _ ("This file is no template of Bolwerk."), error);
  if (json_node_get_int (node) > VERSION)
    return refuse (BW_TEMPLATE_ERROR_NEWER,
                   _ ("This template was made by a later version of Bolwerk."), error);
  return TRUE;
}

static BwTemplate *
read_template (JsonNode *root, GError **error)
{
  JsonObject *object =
      root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (BwTemplate) self = NULL;
  JsonNode *decisions = NULL;
  const char *name = NULL;

  if (object == NULL) {
    refuse (BW_TEMPLATE_ERROR_KIND, _ ("This file is no template of Bolwerk."), error);
    return NULL;
  }
  if (!check_version (object, error))
    return NULL;
  decisions = json_object_get_member (object, "decisions");
  if (!read_text (object, "name", &name) || decisions == NULL ||
      !JSON_NODE_HOLDS_ARRAY (decisions)) {
    refuse (BW_TEMPLATE_ERROR_KIND,
            /* Translators: leave name and decisions as they are. */
            _ ("A template has a text name and a list decisions; this file has not."), error);
    return NULL;
  }
  self = bw_template_new (name != NULL ? name : "", none);
  return read_decisions (self, json_node_get_array (decisions), error) ? g_steal_pointer (&self)
                                                                       : NULL;
}

/* The parser itself says in which line. */
static void
tell_syntax (const GError *problem, GError **error)
{
  g_set_error (error, BW_TEMPLATE_ERROR, BW_TEMPLATE_ERROR_SYNTAX,
               /* Translators: %s is where, and what the parser says of it, in English. */
               _ ("This file is no JSON: %s"), problem->message);
}

/**
 * bw_template_new_from_json:
 * @bytes: what a file holds
 * @error: return location for a %BW_TEMPLATE_ERROR
 *
 * What is not known in it is passed over.
 *
 * Returns: (transfer full): the template, or %NULL
 */
BwTemplate *
bw_template_new_from_json (GBytes *bytes, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) problem = NULL;
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length > BW_TEMPLATE_MAX_BYTES) {
    refuse (BW_TEMPLATE_ERROR_TOO_LARGE, _ ("This file is far too large for a template."), error);
    return NULL;
  }
  if (!json_parser_load_from_data (parser, data != NULL ? data : "", (gssize) length, &problem)) {
    tell_syntax (problem, error);
    return NULL;
  }
  return read_template (json_parser_get_root (parser), error);
}
