/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "reading/bw-graph-fault.h"

#include <string.h>

#include "reading/bw-json-scan.h"
#include "reading/bw-json.h"

/* An error inside an error inside an error is as deep as anybody was seen to go. */
#define MAX_INNER 4

static void read_error (BwGraphFault *self, JsonObject *error, guint depth);

static JsonParser *
parse (const char *text, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (length == 0 || !bw_json_scan (text, length, NULL, NULL) ||
      !json_parser_load_from_data (parser, text, (gssize) length, NULL) ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return NULL;
  return g_steal_pointer (&parser);
}

/* What comes first holds: the outer words are Graph's own. */
static void
take (char **place, JsonObject *object, const char *name)
{
  const char *text = bw_json_node_get_string (bw_json_find_in (object, name));

  if (*place == NULL && text != NULL && *text != '\0')
    *place = g_strdup (text);
}

static JsonObject *
find_object (JsonObject *object, const char *name)
{
  JsonNode *node = bw_json_find_in (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* The inner error is spelled in two ways. */
static void
read_inner (BwGraphFault *self, JsonObject *error, guint depth)
{
  static const char *const names[] = { "innerError", "innererror", "error" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    JsonObject *inner = find_object (error, names[i]);

    if (inner != NULL && depth < MAX_INNER)
      read_error (self, inner, depth + 1);
  }
}

/* `Http request failed with statusCode=BadRequest: {json}`, or JSON and nothing else: what stands in
 * there says more than what stands around it. */
static gboolean
read_packed (BwGraphFault *self, const char *message, guint depth)
{
  const char *start = message != NULL ? strchr (message, '{') : NULL;
  const char *end = start != NULL ? strrchr (start, '}') : NULL;
  g_autoptr (JsonParser) parser =
                end != NULL && depth < MAX_INNER ? parse (start, (gsize) (end - start) + 1) : NULL;
  g_autofree char *before = g_strdup (self->message);

  if (parser == NULL)
    return FALSE;
  read_error (self, json_node_get_object (json_parser_get_root (parser)), depth + 1);
  return g_strcmp0 (before, self->message) != 0;
}

static void
read_error (BwGraphFault *self, JsonObject *error, guint depth)
{
  const char *message = bw_json_node_get_string (bw_json_find_in (error, "message"));

  take (&self->code, error, "code");
  take (&self->request_id, error, "request-id");
  if (!read_packed (self, message, depth))
    take (&self->message, error, "message");
  read_inner (self, error, depth);
}

/**
 * bw_graph_fault_read:
 * @body: what came with a status that is not good: anything at all
 *
 * Understands the envelope of Graph's errors: both spellings of the inner one, an empty code, JSON in
 * the message (graph.md §5). What is none says nothing.
 *
 * Returns: (transfer full): what it says
 */
BwGraphFault *
bw_graph_fault_read (GBytes *body)
{
  BwGraphFault *self = g_new0 (BwGraphFault, 1);
  gsize length = 0;
  const char *text = NULL;
  g_autoptr (JsonParser) parser = NULL;
  JsonObject *error = NULL;

  g_return_val_if_fail (body != NULL, self);

  text = g_bytes_get_data (body, &length);
  parser = parse (text, length);
  if (parser != NULL)
    error = find_object (json_node_get_object (json_parser_get_root (parser)), "error");
  if (error != NULL)
    read_error (self, error, 0);
  return self;
}

/**
 * bw_graph_fault_free:
 * @self: (transfer full) (nullable): what an error answer says
 */
void
bw_graph_fault_free (BwGraphFault *self)
{
  if (self == NULL)
    return;

  g_free (self->code);
  g_free (self->message);
  g_free (self->request_id);
  g_free (self);
}
