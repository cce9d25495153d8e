/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-auth-json.h"

#include "reading/bw-json-scan.h"

/* Answers of a sign-in service are a few kilobytes. */
#define MAX_BYTES (1024 * 1024)

/**
 * bw_auth_json_parse:
 * @text: (array length=length): JSON, as it came
 * @length: how many bytes
 *
 * Why it is none is not told: a message would show a piece of what may be secret.
 *
 * Returns: (transfer full) (nullable): the object, or %NULL where there is none: it is no JSON, too
 *   large, nested too deeply, or another thing than an object
 */
JsonObject *
bw_auth_json_parse (const char *text, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root = NULL;

  if (length > MAX_BYTES || !bw_json_scan (text, length, NULL, NULL) ||
      !json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return NULL;

  root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_dup_object (root) : NULL;
}

static JsonNode *
find_value (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? node : NULL;
}

/**
 * bw_auth_json_get_text:
 * @object: an object
 * @name: a member's name
 *
 * Returns: (transfer none) (nullable): its text, or %NULL where it is absent, empty or no text
 */
const char *
bw_auth_json_get_text (JsonObject *object, const char *name)
{
  JsonNode *node = find_value (object, name);
  const char *text = NULL;

  if (node != NULL && json_node_get_value_type (node) == G_TYPE_STRING)
    text = json_node_get_string (node);
  return text != NULL && *text != '\0' ? text : NULL;
}

/**
 * bw_auth_json_get_seconds:
 * @object: an object
 * @name: a member's name
 *
 * Returns: its whole number, also where it is written as a text, or -1 where there is none
 */
gint64
bw_auth_json_get_seconds (JsonObject *object, const char *name)
{
  JsonNode *node = find_value (object, name);
  guint64 seconds = 0;

  if (node == NULL)
    return -1;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return MAX (json_node_get_int (node), -1);
  if (json_node_get_value_type (node) == G_TYPE_STRING &&
      g_ascii_string_to_unsigned (json_node_get_string (node), 10, 0, G_MAXINT32, &seconds, NULL))
    return (gint64) seconds;
  return -1;
}

/**
 * bw_auth_json_get_object:
 * @object: an object
 * @name: a member's name
 *
 * Returns: (transfer none) (nullable): the object there, or %NULL where there is none
 */
JsonObject *
bw_auth_json_get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}
