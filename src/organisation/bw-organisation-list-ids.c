/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-auth-json.h"
#include "organisation/bw-organisation-file.h"
#include "organisation/bw-organisation-list-private.h"

static void
add_removed (JsonObject *root, GStrvBuilder *builder)
{
  JsonArray *array = bw_organisation_file_get_array (root, BW_ORGANISATION_FILE_REMOVED);

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_string (node) != NULL)
      g_strv_builder_add (builder, json_node_get_string (node));
  }
}

/**
 * bw_organisation_list_load_removed:
 * @self: a list
 * @cancellable: (nullable): a cancellable
 * @error: return location for what bw_organisation_list_load() gives
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of those that were removed and whose
 *   credentials are to be forgotten; or %NULL
 */
GStrv
bw_organisation_list_load_removed (BwOrganisationList *self,
                                   GCancellable *cancellable,
                                   GError **error)
{
  g_autoptr (JsonObject) root = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (self), NULL);

  root = bw_organisation_list_read (self, NULL, cancellable, error);
  if (root == NULL)
    return NULL;

  add_removed (root, builder);
  return g_strv_builder_end (builder);
}

static void
add_listed (JsonObject *root, GStrvBuilder *builder)
{
  JsonArray *array = bw_organisation_file_get_array (root, BW_ORGANISATION_FILE_ENTRIES);

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    const char *id = JSON_NODE_HOLDS_OBJECT (node)
                         ? bw_auth_json_get_text (json_node_get_object (node), "id")
                         : NULL;

    if (id != NULL)
      g_strv_builder_add (builder, id);
  }
}

/**
 * bw_organisation_list_load_known:
 * @self: a list
 * @cancellable: (nullable): a cancellable
 * @error: return location for %BW_ORGANISATION_LIST_ERROR_DAMAGED, %BW_ORGANISATION_LIST_ERROR_NEWER, a %G_FILE_ERROR
 *   or %G_IO_ERROR_CANCELLED
 *
 * For who deletes what belongs to none of them. A list that was damaged until now tells of none, which is not taken for
 * an empty one.
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of all that stand in the file, also of what only a newer
 *   version understands, and of those that were removed; or %NULL
 */
GStrv
bw_organisation_list_load_known (BwOrganisationList *self,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_autoptr (JsonObject) root = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean was_damaged = FALSE;

  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (self), NULL);

  root = bw_organisation_list_read (self, &was_damaged, cancellable, error);
  if (root == NULL)
    return NULL;
  if (was_damaged) {
    g_set_error_literal (error, BW_ORGANISATION_LIST_ERROR, BW_ORGANISATION_LIST_ERROR_DAMAGED,
                         "the list was damaged");
    return NULL;
  }
  add_listed (root, builder);
  add_removed (root, builder);
  return g_strv_builder_end (builder);
}
