/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-auth-json.h"
#include "organisation/bw-organisation-file.h"
#include "organisation/bw-organisation-list-private.h"

/**
 * SignedIn:
 * @entry: what was signed in to
 * @is_named: whether its name goes before that of the list
 * @listed: what stands in the list afterwards
 *
 * An organisation that was signed in to.
 */
typedef struct {
  BwOrganisationEntry *entry;
  gboolean is_named;
  BwOrganisationEntry *listed;
} SignedIn;

/* What people call it and how they mark it is theirs, and may have changed while they signed in. That nobody has
   named it is no name. */
static BwOrganisationEntry *
merge_entry (const SignedIn *signed_in, BwOrganisationEntry *before)
{
  BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (signed_in->entry);
  BwOrganisationEntryFields known = bw_organisation_entry_get_fields (before);

  if (!signed_in->is_named && !bw_organisation_entry_is_nameless (before))
    fields.name = known.name;
  fields.short_name = known.short_name;
  fields.colour = known.colour;
  return bw_organisation_entry_new (&fields);
}

static gboolean
add_signed_in (JsonObject *root, gpointer data, GError **error)
{
  SignedIn *signed_in = data;
  const char *id = bw_organisation_entry_get_id (signed_in->entry);
  guint place = 0;
  JsonObject *object = bw_organisation_list_find_object (root, id, &place);
  g_autoptr (BwOrganisationEntry) before =
                object != NULL ? bw_organisation_entry_new_from_json (object, NULL) : NULL;
  g_autoptr (BwOrganisationEntry) merged =
                before != NULL ? merge_entry (signed_in, before) : g_object_ref (signed_in->entry);

  bw_organisation_list_add_entry (root, merged, error);
  object = bw_organisation_list_find_object (root, id, &place);
  signed_in->listed = bw_organisation_entry_new_from_json (
      object, bw_auth_json_get_text (root, BW_ORGANISATION_FILE_CHOSEN));
  return TRUE;
}

/**
 * bw_organisation_list_add_signed_in:
 * @self: a list
 * @entry: an organisation that was signed in to
 * @is_named: whether the user has named it just now
 * @cancellable: (nullable): a cancellable
 * @error: return location for %BW_ORGANISATION_LIST_ERROR_NEWER, a %G_FILE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Like bw_organisation_list_add(); but of one that is in the list only that changes which a sign-in
 * decides: cloud, tenant, application, way and account.
 *
 * Returns: (transfer full): it as it is in the list now; or %NULL
 */
BwOrganisationEntry *
bw_organisation_list_add_signed_in (BwOrganisationList *self,
                                    BwOrganisationEntry *entry,
                                    gboolean is_named,
                                    GCancellable *cancellable,
                                    GError **error)
{
  SignedIn signed_in = { entry, is_named, NULL };
  g_autoptr (BwOrganisationEntry) listed = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (self), NULL);
  g_return_val_if_fail (BW_IS_ORGANISATION_ENTRY (entry), NULL);

  if (bw_organisation_list_change (self, add_signed_in, &signed_in, cancellable, error))
    return signed_in.listed;
  listed = signed_in.listed;
  return NULL;
}
