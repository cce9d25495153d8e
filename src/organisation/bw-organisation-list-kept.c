/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What becomes of the archives of organisations that are taken out of the list. */

#include "auth/bw-auth-json.h"
#include "organisation/bw-organisation-file.h"
#include "organisation/bw-organisation-list-private.h"

#define DELETED BW_ORGANISATION_FILE_DELETED
#define KEPT BW_ORGANISATION_FILE_KEPT
#define TENANT "tenant"

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
 * @deletes_archive: whether its archive goes with it; else it is remembered what that is called by people, and of which
 *   tenant it is where the list has its id and not a domain
 */
void
bw_organisation_list_note_archive (JsonObject *root, JsonObject *object, gboolean deletes_archive)
{
  const char *id = bw_auth_json_get_text (object, "id");
  const char *name = bw_auth_json_get_text (object, "name");
  const char *tenant = bw_auth_json_get_text (object, TENANT);
  JsonObject *kept = NULL;

  bw_organisation_list_drop_archive (root, id);
  if (deletes_archive) {
    json_array_add_string_element (bw_organisation_file_get_array (root, DELETED), id);
    return;
  }
  kept = json_object_new ();
  json_object_set_string_member (kept, "id", id);
  json_object_set_string_member (kept, "name", name != NULL ? name : "");
  if (tenant != NULL && g_uuid_string_is_valid (tenant))
    json_object_set_string_member (kept, TENANT, tenant);
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

static char *
dup_kept_text (BwOrganisationList *self,
               const char *id,
               const char *member,
               GCancellable *cancellable)
{
  g_autoptr (JsonObject) root = bw_organisation_list_read (self, NULL, cancellable, NULL);
  JsonArray *kept = root != NULL ? bw_organisation_file_get_array (root, KEPT) : NULL;

  for (guint i = 0; kept != NULL && i < json_array_get_length (kept); i++) {
    JsonNode *node = json_array_get_element (kept, i);
    const char *text =
        is_of (node, id) ? bw_auth_json_get_text (json_node_get_object (node), member) : NULL;

    if (text != NULL && *text != '\0')
      return g_strdup (text);
  }
  return NULL;
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
  return dup_kept_text (self, id, "name", cancellable);
}

/**
 * bw_organisation_list_dup_kept_tenant:
 * @self: a list
 * @id: the id of an organisation that was removed
 * @cancellable: (nullable): a cancellable
 *
 * Returns: (transfer full) (nullable): the id of the tenant that it was of, or %NULL where the list does not have it
 */
char *
bw_organisation_list_dup_kept_tenant (BwOrganisationList *self,
                                      const char *id,
                                      GCancellable *cancellable)
{
  return dup_kept_text (self, id, TENANT, cancellable);
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

/* Whether there is nothing of an archive where that of an organisation would lie. */
static gboolean
is_gone (BwOrganisationList *self, JsonNode *node)
{
  const char *id = JSON_NODE_HOLDS_OBJECT (node)
                       ? bw_auth_json_get_text (json_node_get_object (node), "id")
                       : NULL;
  g_autofree char *folder =
      id != NULL ? bw_organisation_list_build_archive_folder (self, id) : NULL;

  return folder != NULL && !g_file_test (folder, G_FILE_TEST_EXISTS);
}

static guint
count_gone (BwOrganisationList *self, JsonObject *root)
{
  JsonArray *kept = bw_organisation_file_get_array (root, KEPT);
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (kept); i++)
    n += is_gone (self, json_array_get_element (kept, i)) ? 1 : 0;
  return n;
}

static gboolean
drop_gone (JsonObject *root, gpointer data, GError **error)
{
  JsonArray *kept = bw_organisation_file_get_array (root, KEPT);

  for (guint i = json_array_get_length (kept); i > 0; i--)
    if (is_gone (data, json_array_get_element (kept, i - 1)))
      json_array_remove_element (kept, i - 1);
  return TRUE;
}

/**
 * bw_organisation_list_forget_gone:
 * @self: a list
 * @cancellable: (nullable): a cancellable
 *
 * Forgets what organisations were called of whose archives nothing is there: none was made, or somebody deleted it by
 * hand. What cannot be forgotten now is forgotten the next time.
 */
void
bw_organisation_list_forget_gone (BwOrganisationList *self, GCancellable *cancellable)
{
  g_autoptr (JsonObject) root = NULL;

  g_return_if_fail (BW_IS_ORGANISATION_LIST (self));

  root = bw_organisation_list_read (self, NULL, cancellable, NULL);
  if (root != NULL && count_gone (self, root) > 0)
    bw_organisation_list_change (self, drop_gone, self, cancellable, NULL);
}

/**
 * bw_organisation_list_may_have:
 * @self: a list
 * @id: the id of an organisation that was in it
 * @cancellable: (nullable): a cancellable
 *
 * Returns: whether it is in it still, as far as it can be read
 */
gboolean
bw_organisation_list_may_have (BwOrganisationList *self, const char *id, GCancellable *cancellable)
{
  g_autoptr (JsonObject) root = NULL;
  guint place = 0;

  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  root = bw_organisation_list_read (self, NULL, cancellable, NULL);
  return root == NULL || bw_organisation_list_find_object (root, id, &place) != NULL;
}

static BwProcessLock *
hold (BwOrganisationList *self,
      const char *id,
      const char *purpose,
      gboolean waits,
      GCancellable *cancellable,
      GError **error)
{
  g_autofree char *folder = bw_organisation_list_build_lock_folder (self);
  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);
  g_autofree char *name = g_strconcat (escaped, ".", purpose, NULL);

  return waits ? bw_process_lock_new (folder, name, cancellable, error)
               : bw_process_lock_try (folder, name, error);
}

/**
 * bw_organisation_list_hold_archive:
 * @self: a list
 * @id: the id of an organisation
 * @cancellable: (nullable): ends the wait
 * @error: return location for a %G_FILE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Waits until nobody else, in whatever process, makes or deletes the archive of that organisation.
 *
 * Returns: (transfer full): what to hold while it is made or deleted; or %NULL
 */
BwProcessLock *
bw_organisation_list_hold_archive (BwOrganisationList *self,
                                   const char *id,
                                   GCancellable *cancellable,
                                   GError **error)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return hold (self, id, "archive", TRUE, cancellable, error);
}

/**
 * bw_organisation_list_claim_archive:
 * @self: a list
 * @id: the id of an archive that no organisation of the list has
 *
 * Of several that sign in to its tenant at once, in whatever process, one has it.
 *
 * Returns: (transfer full) (nullable): what to hold until an organisation with that id is in the list; %NULL where
 *   somebody else does, or nothing can be written
 */
BwProcessLock *
bw_organisation_list_claim_archive (BwOrganisationList *self, const char *id)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return hold (self, id, "adoption", FALSE, NULL, NULL);
}
