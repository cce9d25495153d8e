/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What becomes of the archives of organisations that are taken out of the list. */

#include "auth/bw-auth-json.h"
#include "organisation/bw-organisation-file.h"
#include "organisation/bw-organisation-list-private.h"

#define DELETED BW_ORGANISATION_FILE_DELETED
#define KEPT BW_ORGANISATION_FILE_KEPT

static gboolean
is_id (JsonNode *node, const char *id)
{
  return JSON_NODE_HOLDS_VALUE (node) && g_strcmp0 (json_node_get_string (node), id) == 0;
}

static gboolean
is_of (JsonNode *node, const char *id)
{
  return JSON_NODE_HOLDS_OBJECT (node) &&
         g_strcmp0 (bw_auth_json_get_text (json_node_get_object (node), "id"), id) == 0;
}

/**
 * bw_organisation_list_drop_deleted:
 * @root: what is in the file
 * @id: an organisation's id
 *
 * Forgets that its archive was to be deleted: it is.
 */
void
bw_organisation_list_drop_deleted (JsonObject *root, const char *id)
{
  JsonArray *deleted = bw_organisation_file_get_array (root, DELETED);

  for (guint i = json_array_get_length (deleted); i > 0; i--)
    if (is_id (json_array_get_element (deleted, i - 1), id))
      json_array_remove_element (deleted, i - 1);
}

/**
 * bw_organisation_list_drop_archive:
 * @root: what is in the file
 * @id: an organisation's id
 *
 * Forgets what was to become of its archive: it is in the list again, or its archive is gone.
 */
void
bw_organisation_list_drop_archive (JsonObject *root, const char *id)
{
  JsonArray *kept = bw_organisation_file_get_array (root, KEPT);

  bw_organisation_list_drop_deleted (root, id);
  for (guint i = json_array_get_length (kept); i > 0; i--)
    if (is_of (json_array_get_element (kept, i - 1), id))
      json_array_remove_element (kept, i - 1);
}

/**
 * bw_organisation_list_note_archive:
 * @root: what is in the file
 * @object: an organisation that is taken out of it
 * @deletes_archive: whether its archive goes with it; else it is remembered what that is called by people
 */
void
bw_organisation_list_note_archive (JsonObject *root, JsonObject *object, gboolean deletes_archive)
{
  const char *id = bw_auth_json_get_text (object, "id");
  const char *name = bw_auth_json_get_text (object, "name");
  JsonObject *kept = NULL;

  bw_organisation_list_drop_archive (root, id);
  if (deletes_archive) {
    json_array_add_string_element (bw_organisation_file_get_array (root, DELETED), id);
    return;
  }
  kept = json_object_new ();
  json_object_set_string_member (kept, "id", id);
  json_object_set_string_member (kept, "name", name != NULL ? name : "");
  json_array_add_object_element (bw_organisation_file_get_array (root, KEPT), kept);
}

/**
 * bw_organisation_list_is_archive_deleted:
 * @self: a list
 * @id: the id of an organisation that was removed
 * @cancellable: (nullable): a cancellable
 *
 * Returns: whether its archive goes with it; not, where that cannot be read
 */
gboolean
bw_organisation_list_is_archive_deleted (BwOrganisationList *self,
                                         const char *id,
                                         GCancellable *cancellable)
{
  g_autoptr (JsonObject) root = bw_organisation_list_read (self, NULL, cancellable, NULL);
  JsonArray *deleted = root != NULL ? bw_organisation_file_get_array (root, DELETED) : NULL;

  for (guint i = 0; deleted != NULL && i < json_array_get_length (deleted); i++)
    if (is_id (json_array_get_element (deleted, i), id))
      return TRUE;
  return FALSE;
}

/**
 * bw_organisation_list_dup_kept_name:
 * @self: a list
 * @id: the id of an organisation that was removed
 * @cancellable: (nullable): a cancellable
 *
 * Returns: (transfer full) (nullable): what it was called, or %NULL where that is not known
 */
char *
bw_organisation_list_dup_kept_name (BwOrganisationList *self,
                                    const char *id,
                                    GCancellable *cancellable)
{
  g_autoptr (JsonObject) root = bw_organisation_list_read (self, NULL, cancellable, NULL);
  JsonArray *kept = root != NULL ? bw_organisation_file_get_array (root, KEPT) : NULL;

  for (guint i = 0; kept != NULL && i < json_array_get_length (kept); i++) {
    JsonNode *node = json_array_get_element (kept, i);
    const char *name =
        is_of (node, id) ? bw_auth_json_get_text (json_node_get_object (node), "name") : NULL;

    if (name != NULL && *name != '\0')
      return g_strdup (name);
  }
  return NULL;
}

static gboolean
drop (JsonObject *root, gpointer data, GError **error)
{
  bw_organisation_list_drop_archive (root, data);
  return TRUE;
}

/**
 * bw_organisation_list_forget_archive:
 * @self: a list
 * @id: the id of an organisation that was removed
 * @cancellable: (nullable): a cancellable
 * @error: return location for %BW_ORGANISATION_LIST_ERROR_NEWER, a %G_FILE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Notes that its archive is gone.
 *
 * Returns: whether that is noted
 */
gboolean
bw_organisation_list_forget_archive (BwOrganisationList *self,
                                     const char *id,
                                     GCancellable *cancellable,
                                     GError **error)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return bw_organisation_list_change (self, drop, (gpointer) id, cancellable, error);
}
