/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-organisation-name.h"

#include "auth/bw-auth-json.h"

#define NAME_QUERY "/v1.0/organization?$select=displayName"

/**
 * bw_organisation_name_is_told:
 * @reading: (nullable): why the score cannot be read
 *
 * The name takes less than the score: the permission User.Read and no role (graph.md §4.1).
 *
 * Returns: whether Graph may tell the name all the same: it answered, and took the token
 */
gboolean
bw_organisation_name_is_told (const GError *reading)
{
  return reading == NULL || g_error_matches (reading, BW_HTTP_ERROR, BW_HTTP_ERROR_FORBIDDEN) ||
         g_error_matches (reading, BW_HTTP_ERROR, BW_HTTP_ERROR_NOT_FOUND) ||
         g_error_matches (reading, BW_HTTP_ERROR, BW_HTTP_ERROR_REFUSED);
}

static char *
read_name (GBytes *body)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (body, &length);
  g_autoptr (JsonObject) root = bw_auth_json_parse (text != NULL ? text : "", length);
  JsonNode *node = root != NULL ? json_object_get_member (root, "value") : NULL;
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  JsonNode *first =
      array != NULL && json_array_get_length (array) > 0 ? json_array_get_element (array, 0) : NULL;

  if (first == NULL || !JSON_NODE_HOLDS_OBJECT (first))
    return NULL;
  return g_strdup (bw_auth_json_get_text (json_node_get_object (first), "displayName"));
}

/**
 * bw_organisation_name_ask:
 * @caller: what it takes to call Graph
 * @cancellable: (nullable): ends it early
 *
 * User.Read allows a user to read the organisation's name (graph.md §4.1); an application would need another
 * permission for it.
 *
 * Returns: (transfer full) (nullable): the name, or %NULL where it is not told
 */
char *
bw_organisation_name_ask (const BwGraphCaller *caller, GCancellable *cancellable)
{
  g_autofree char *address = g_strconcat (caller->origin, NAME_QUERY, NULL);
  g_autoptr (BwHttpAnswer) answer = bw_graph_get (caller, address, cancellable, NULL);

  return answer != NULL ? read_name (bw_http_answer_get_body (answer)) : NULL;
}
