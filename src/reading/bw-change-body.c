/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "reading/bw-change-body.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_null (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_null_value (builder);
}

/**
 * bw_change_body_new:
 * @update: a change
 *
 * Writes a change in Graph's form (graph.md §2): what it does not name is left out, and so kept.
 *
 * Returns: (transfer full): the body of the `PATCH`
 */
GBytes *
bw_change_body_new (BwControlUpdate *update)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  json_builder_begin_object (builder);
  add_text (builder, "assignedTo", bw_control_update_get_assigned_to (update));
  add_text (builder, "comment", bw_control_update_get_comment (update));
  add_text (builder, "state", bw_control_update_get_state (update));
  json_builder_set_member_name (builder, "vendorInformation");
  json_builder_begin_object (builder);
  add_text (builder, "vendor", "Microsoft");
  add_text (builder, "provider", "SecureScore");
  add_null (builder, "providerVersion");
  add_null (builder, "subProvider");
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  length = strlen (text);
  return g_bytes_new_take (g_steal_pointer (&text), length);
}
