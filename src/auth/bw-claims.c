/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-claims.h"

#include <string.h>

#include "auth/bw-auth-json.h"

#define ACCESS_TOKEN "access_token"
#define CAPABILITY "xms_cc"

/* {"values":["cp1"]} */
static JsonNode *
build_capability (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, "cp1");
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/* A parser's objects may be read only, so what is altered is copied. */
static JsonObject *
copy_members (JsonObject *object)
{
  JsonObject *copy = json_object_new ();
  g_autoptr (GList) names = object != NULL ? json_object_get_members (object) : NULL;

  for (GList *name = names; name != NULL; name = name->next)
    json_object_set_member (copy, name->data,
                            json_node_copy (json_object_get_member (object, name->data)));
  return copy;
}

/**
 * bw_claims_merge:
 * @challenge: (nullable): what Graph or Entra demanded, JSON, decoded
 *
 * What is asked for with every token: that Bolwerk understands challenges (`cp1`), and what the
 * challenge holds besides (graph.md §4.7). A challenge that is no JSON object is left out.
 *
 * Returns: (transfer full): the claims as JSON
 */
char *
bw_claims_merge (const char *challenge)
{
  g_autoptr (JsonObject) demanded =
                challenge != NULL ? bw_auth_json_parse (challenge, strlen (challenge)) : NULL;
  g_autoptr (JsonObject) claims = copy_members (demanded);
  JsonObject *token = copy_members (bw_auth_json_get_object (claims, ACCESS_TOKEN));
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  json_object_set_member (token, CAPABILITY, build_capability ());
  json_object_set_object_member (claims, ACCESS_TOKEN, token);
  json_node_set_object (root, claims);
  return json_to_string (root, FALSE);
}
