/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is changed of one organisation in the list: that alone, whatever else of it has changed meanwhile. */

#include "auth/bw-auth-json.h"
#include "organisation/bw-organisation-file.h"
#include "organisation/bw-organisation-list-private.h"
#include "text/bw-clean.h"

/**
 * Marking:
 * @id: which organisation
 * @marks: how it is called and told apart from now on
 *
 * An organisation that is marked.
 */
typedef struct {
  const char *id;
  const BwOrganisationMarks *marks;
} Marking;

/* Empty takes it away. */
static void
mark (JsonObject *object, const char *name, const char *text)
{
  g_autofree char *clean = bw_clean_line (text);

  if (text == NULL)
    return;
  if (clean != NULL && *clean != '\0')
    json_object_set_string_member (object, name, clean);
  else
    json_object_remove_member (object, name);
}

static JsonObject *
find (JsonObject *root, const char *id, GError **error)
{
  guint place = 0;
  JsonObject *object = bw_organisation_list_find_object (root, id, &place);

  if (object == NULL)
    bw_organisation_list_fail_not_found (id, error);
  return object;
}

/* Another window may show a newer day. Days as they are written stand in the order of their texts. */
static void
mark_seen (JsonObject *object, const char *day)
{
  const char *before = bw_auth_json_get_text (object, BW_ORGANISATION_ENTRY_SEEN);

  if (day != NULL && (before == NULL || strcmp (before, day) < 0))
    json_object_set_string_member (object, BW_ORGANISATION_ENTRY_SEEN, day);
}

static gboolean
mark_entry (JsonObject *root, gpointer data, GError **error)
{
  const Marking *marking = data;
  JsonObject *object = find (root, marking->id, error);
  g_autofree char *name = bw_clean_line (marking->marks->name);

  if (object == NULL)
    return FALSE;
  /* One without a name could not be chosen any more. */
  if (name != NULL && *name != '\0')
    mark (object, "name", name);
  mark (object, "shortName", marking->marks->short_name);
  mark (object, "colour", marking->marks->colour);
  mark_seen (object, marking->marks->seen);
  return TRUE;
}

/**
 * bw_organisation_list_mark:
 * @self: a list
 * @id: an organisation's id
 * @marks: how it is called and told apart from now on
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ORGANISATION_LIST_ERROR, a %G_FILE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Changes how an organisation is called and told apart, and nothing else of it.
 *
 * Returns: whether it is written; not, where somebody removed it meanwhile
 */
gboolean
bw_organisation_list_mark (BwOrganisationList *self,
                           const char *id,
                           const BwOrganisationMarks *marks,
                           GCancellable *cancellable,
                           GError **error)
{
  Marking marking = { id, marks };

  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (self), FALSE);
  g_return_val_if_fail (id != NULL && marks != NULL, FALSE);

  return bw_organisation_list_change (self, mark_entry, &marking, cancellable, error);
}

static gboolean
note_signed_out (JsonObject *root, gpointer data, GError **error)
{
  JsonObject *object = find (root, data, error);

  if (object == NULL)
    return FALSE;
  json_object_set_boolean_member (object, BW_ORGANISATION_ENTRY_SIGNED_OUT, TRUE);
  return TRUE;
}

/**
 * bw_organisation_list_note_signed_out:
 * @self: a list
 * @id: an organisation's id
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ORGANISATION_LIST_ERROR, a %G_FILE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Notes that its user has signed out of it, until somebody signs in to it again (bw_organisation_list_add()).
 *
 * Returns: whether that is noted
 */
gboolean
bw_organisation_list_note_signed_out (BwOrganisationList *self,
                                      const char *id,
                                      GCancellable *cancellable,
                                      GError **error)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return bw_organisation_list_change (self, note_signed_out, (gpointer) id, cancellable, error);
}

static gboolean
set_default (JsonObject *root, gpointer data, GError **error)
{
  if (find (root, data, error) == NULL)
    return FALSE;
  json_object_set_string_member (root, BW_ORGANISATION_FILE_CHOSEN, data);
  return TRUE;
}

/**
 * bw_organisation_list_set_default:
 * @self: a list
 * @id: an organisation's id
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ORGANISATION_LIST_ERROR, a %G_FILE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Makes it the one that opens at the start.
 *
 * Returns: whether it is
 */
gboolean
bw_organisation_list_set_default (BwOrganisationList *self,
                                  const char *id,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return bw_organisation_list_change (self, set_default, (gpointer) id, cancellable, error);
}
