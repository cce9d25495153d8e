/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-organisation-unlisted.h"

#include "auth/bw-token-keeper.h"

/**
 * bw_organisation_find_unlisted:
 * @list: the list
 * @keyring: where credentials are
 * @allow_prompt: whether the user may be asked to unlock it
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_KEYRING_ERROR, a %BW_ORGANISATION_LIST_ERROR, a %G_FILE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the ids of organisations of which the keyring keeps something, and that are not in the
 *   list; or %NULL
 */
GStrv
bw_organisation_find_unlisted (BwOrganisationList *list,
                               BwKeyring *keyring,
                               gboolean allow_prompt,
                               GCancellable *cancellable,
                               GError **error)
{
  /* In this order: who signs in meanwhile is in the keyring first, and in the list then. */
  g_auto (GStrv) kept = bw_keyring_list (keyring, allow_prompt, cancellable, error);
  g_auto (GStrv) known =
             kept != NULL ? bw_organisation_list_load_known (list, cancellable, error) : NULL;
  g_autoptr (GStrvBuilder) unlisted = g_strv_builder_new ();

  if (known == NULL)
    return NULL;
  for (gsize i = 0; kept[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) known, kept[i]))
      g_strv_builder_add (unlisted, kept[i]);
  return g_strv_builder_end (unlisted);
}

/* It is looked at again under the lock: it may be in the list meanwhile. */
static gboolean
delete_one (BwOrganisationList *list,
            BwKeyring *keyring,
            const char *id,
            guint *n_deleted,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *folder = bw_organisation_list_build_lock_folder (list);
  g_autoptr (BwProcessLock) lock = bw_token_keeper_hold (folder, id, cancellable, error);
  g_auto (GStrv) known =
             lock != NULL ? bw_organisation_list_load_known (list, cancellable, error) : NULL;

  if (known == NULL)
    return FALSE;
  if (g_strv_contains ((const char *const *) known, id))
    return TRUE;
  if (!bw_keyring_remove (keyring, id, FALSE, cancellable, error))
    return FALSE;
  (*n_deleted)++;
  return TRUE;
}

/**
 * bw_organisation_delete_unlisted:
 * @list: the list
 * @keyring: where credentials are
 * @allow_prompt: whether the user may be asked to unlock it
 * @n_deleted: (out): how many were deleted, also where it failed then
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_KEYRING_ERROR, a %BW_ORGANISATION_LIST_ERROR, a %G_FILE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Deletes what the keyring keeps of organisations that are not in the list; only where the user has asked for that:
 * another list, of the same user, may be where this one is not looked for. Those that were taken out of the list count
 * as in it: their removal may be undone still, and otherwise deletes what is kept of them.
 *
 * Returns: whether nothing of the kind is kept any more
 */
gboolean
bw_organisation_delete_unlisted (BwOrganisationList *list,
                                 BwKeyring *keyring,
                                 gboolean allow_prompt,
                                 guint *n_deleted,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_auto (GStrv) unlisted =
             bw_organisation_find_unlisted (list, keyring, allow_prompt, cancellable, error);

  *n_deleted = 0;
  if (unlisted == NULL)
    return FALSE;
  for (gsize i = 0; unlisted[i] != NULL; i++)
    if (!delete_one (list, keyring, unlisted[i], n_deleted, cancellable, error))
      return FALSE;
  return TRUE;
}
