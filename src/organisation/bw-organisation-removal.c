/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-organisation-removal.h"

#include "archive/bw-archive.h"
#include "auth/bw-process-lock.h"
#include "auth/bw-token-keeper.h"

struct _BwOrganisationRemoval {
  BwOrganisationList *list;
  char *id;
  BwProcessLock *lock;
  BwOrganisationTaken taken;
};

/* Another one than that of the token keeper, which is held while a token is asked for. */
static char *
build_lock_name (const char *id)
{
  return g_strconcat (id, ".removal", NULL);
}

static gboolean
is_listed (BwOrganisationList *list, const char *id, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) entries = bw_organisation_list_load (list, NULL, cancellable, error);

  return entries != NULL && bw_organisation_list_find (entries, id, error) != NULL;
}

/* Who finds it held by another one that has already taken the organisation out does not wait until that
   one's undo is over. */
static BwProcessLock *
hold (BwOrganisationList *list, const char *id, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = bw_organisation_list_build_lock_folder (list);
  g_autofree char *name = build_lock_name (id);
  g_autoptr (GError) problem = NULL;
  BwProcessLock *lock = bw_process_lock_try (folder, name, &problem);

  if (lock == NULL && problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (lock == NULL && is_listed (list, id, cancellable, error))
    lock = bw_process_lock_new (folder, name, cancellable, error);
  return lock;
}

/**
 * bw_organisation_removal_new:
 * @entry: an organisation of the list
 * @list: the list
 * @deletes_archive: whether what is kept of it here is deleted too; else it stays, and is taken up by the next sign-in
 *   to the same tenant (bw_kept_archives_claim())
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ORGANISATION_LIST_ERROR, a %G_FILE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Takes it out of the list. Its credential, and its archive, stay until bw_organisation_removal_finish(), or, where this
 * program dies before, until another one starts.
 *
 * Returns: (transfer full): the removal, to be undone or finished and then freed; or %NULL
 */
BwOrganisationRemoval *
bw_organisation_removal_new (BwOrganisationEntry *entry,
                             BwOrganisationList *list,
                             gboolean deletes_archive,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (BwOrganisationRemoval) self = g_new0 (BwOrganisationRemoval, 1);

  self->list = g_object_ref (list);
  self->id = g_strdup (bw_organisation_entry_get_id (entry));
  self->lock = hold (list, self->id, cancellable, error);
  if (self->lock == NULL || !bw_organisation_list_take_out (list, self->id, deletes_archive,
                                                            &self->taken, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * bw_organisation_removal_free:
 * @self: (transfer full): a removal; from here on it cannot be undone
 *
 * One that was neither undone nor finished is finished by bw_organisation_forget_removed(), of this
 * program or of another one.
 */
void
bw_organisation_removal_free (BwOrganisationRemoval *self)
{
  g_clear_pointer (&self->lock, bw_process_lock_free);
  bw_organisation_taken_clear (&self->taken);
  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->list);
  g_free (self);
}

/**
 * bw_organisation_removal_undo:
 * @self: a removal that is not finished
 * @cancellable: (nullable): a cancellable
 * @error: return location for %BW_ORGANISATION_LIST_ERROR_NEWER, a %G_FILE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Puts the organisation back in its place in the list, and makes it the default again if it was that.
 * Its credential is still there.
 *
 * Returns: whether it is in the list again
 */
gboolean
bw_organisation_removal_undo (BwOrganisationRemoval *self,
                              GCancellable *cancellable,
                              GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return bw_organisation_list_put_back (self->list, &self->taken, cancellable, error);
}

/* Whoever waits for the lock does not wait for the user, who is asked before. */
static gboolean
unlock (BwKeyring *keyring, const char *id, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (BwCredential) kept = bw_keyring_load (keyring, id, TRUE, cancellable, &problem);

  if (!g_error_matches (problem, BW_KEYRING_ERROR, BW_KEYRING_ERROR_DISMISSED))
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* A refresh that is under way, in whatever process, stores what it brings before it is deleted, and not
   after. */
static BwProcessLock *
hold_credential (BwOrganisationList *list,
                 const char *id,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autofree char *folder = bw_organisation_list_build_lock_folder (list);

  return bw_token_keeper_hold (folder, id, cancellable, error);
}

/* Only while its lock is held: a refresh in this very program would bring back what is there for this run only, or one
   that moves it to the keyring would leave it there. Where there is no keyring, nothing was kept in it either. */
static gboolean
delete_everywhere (const char *id,
                   BwKeyring *keyring,
                   BwKeyring *for_this_run,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (!bw_keyring_remove (keyring, id, FALSE, cancellable, &problem) &&
      (for_this_run == NULL ||
       !g_error_matches (problem, BW_KEYRING_ERROR, BW_KEYRING_ERROR_NO_SERVICE))) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  return for_this_run == NULL || bw_keyring_remove (for_this_run, id, FALSE, NULL, error);
}

static gboolean
delete_credential (BwOrganisationList *list,
                   const char *id,
                   BwKeyring *keyring,
                   BwKeyring *for_this_run,
                   gboolean allow_prompt,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (BwProcessLock) lock = NULL;

  if (allow_prompt && !unlock (keyring, id, cancellable, error))
    return FALSE;
  lock = hold_credential (list, id, cancellable, error);
  return lock != NULL && delete_everywhere (id, keyring, for_this_run, cancellable, error);
}

/* It is looked at under the lock: it may have been undone, or signed in to again, just before. */
static gboolean
is_removed (BwOrganisationList *list, const char *id, GCancellable *cancellable)
{
  g_auto (GStrv) removed = bw_organisation_list_load_removed (list, cancellable, NULL);

  return removed != NULL && g_strv_contains ((const char *const *) removed, id);
}

/* Where it is to go. It does not wait for the keyring, which may be locked for days. Whoever is about to make it, as does
   a refresh in another program, has made it before, or finds that the organisation is not in the list. */
static gboolean
delete_archive (BwOrganisationList *list, const char *id, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = bw_organisation_list_build_archive_folder (list, id);
  g_autoptr (BwProcessLock) lock = NULL;

  if (!bw_organisation_list_is_archive_deleted (list, id, cancellable))
    return TRUE;
  lock = bw_organisation_list_hold_archive (list, id, cancellable, error);
  return lock != NULL && bw_archive_delete_folder (folder, cancellable, error);
}

/* One that is in the list again keeps its credential, and its archive. What cannot be deleted of one is no reason to
   keep the other. */
static gboolean
delete_both (BwOrganisationList *list,
             const char *id,
             BwKeyring *keyring,
             BwKeyring *for_this_run,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GError) problem = NULL;

  delete_archive (list, id, cancellable, &problem);
  if (!delete_everywhere (id, keyring, for_this_run, cancellable, error))
    return FALSE;
  if (problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  if (!bw_organisation_list_forget (list, id, cancellable, error))
    return FALSE;
  bw_organisation_list_forget_gone (list, cancellable);
  return TRUE;
}

static gboolean
delete_removed (BwOrganisationList *list,
                const char *id,
                BwKeyring *keyring,
                BwKeyring *for_this_run,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (BwProcessLock) lock = hold_credential (list, id, cancellable, error);

  if (lock == NULL)
    return FALSE;
  return !is_removed (list, id, cancellable) ||
         delete_both (list, id, keyring, for_this_run, cancellable, error);
}

/**
 * bw_organisation_removal_finish:
 * @self: a removal that is not undone
 * @keyring: where the credential is
 * @for_this_run: (nullable): where one is that the keyring did not take; with it, it does not matter that there is no
 *   keyring
 * @allow_prompt: whether the user may be asked to unlock the keyring
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_KEYRING_ERROR, a %BW_ARCHIVE_ERROR, a %BW_ORGANISATION_LIST_ERROR, a %G_FILE_ERROR
 *   or %G_IO_ERROR_CANCELLED
 *
 * Deletes the credential, and the archive where that was asked for, unless the organisation is in the list again
 * meanwhile. What cannot be deleted now is deleted by bw_organisation_forget_removed() at a later start; @error tells of it.
 *
 * Returns: whether it is deleted, or is not to be
 */
gboolean
bw_organisation_removal_finish (BwOrganisationRemoval *self,
                                BwKeyring *keyring,
                                BwKeyring *for_this_run,
                                gboolean allow_prompt,
                                GCancellable *cancellable,
                                GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (!allow_prompt || unlock (keyring, self->id, cancellable, error)) &&
         delete_removed (self->list, self->id, keyring, for_this_run, cancellable, error);
}

/**
 * bw_organisation_sign_out:
 * @entry: an organisation of the list
 * @list: the list
 * @keyring: where its credential is
 * @for_this_run: (nullable): where one is that the keyring did not take; with it, it does not matter that there is no
 *   keyring
 * @allow_prompt: whether the user may be asked to unlock the keyring
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_KEYRING_ERROR, a %G_FILE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Deletes the credential. The organisation stays in the list, where it is noted that it is signed out of.
 *
 * Returns: whether nothing is kept any more
 */
gboolean
bw_organisation_sign_out (BwOrganisationEntry *entry,
                          BwOrganisationList *list,
                          BwKeyring *keyring,
                          BwKeyring *for_this_run,
                          gboolean allow_prompt,
                          GCancellable *cancellable,
                          GError **error)
{
  const char *id = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION_ENTRY (entry), FALSE);

  id = bw_organisation_entry_get_id (entry);
  if (!delete_credential (list, id, keyring, for_this_run, allow_prompt, cancellable, error))
    return FALSE;
  /* Where that cannot be noted, or it is no longer in the list, it is signed out of all the same. */
  bw_organisation_list_note_signed_out (list, id, cancellable, NULL);
  return TRUE;
}

/**
 * bw_organisation_remove:
 * @entry: an organisation of the list
 * @list: the list
 * @deletes_archive: whether what is kept of it here is deleted too
 * @keyring: where its credential is
 * @allow_prompt: whether the user may be asked to unlock the keyring
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_KEYRING_ERROR, a %BW_ARCHIVE_ERROR, a %BW_ORGANISATION_LIST_ERROR, a %G_FILE_ERROR
 *   or %G_IO_ERROR_CANCELLED
 *
 * Takes it out of the list and deletes its credential, where nothing is to be undone. What
 * cannot be deleted now is deleted by bw_organisation_forget_removed() at a later start; @error tells of
 * it.
 *
 * Returns: whether both is done
 */
gboolean
bw_organisation_remove (BwOrganisationEntry *entry,
                        BwOrganisationList *list,
                        gboolean deletes_archive,
                        BwKeyring *keyring,
                        gboolean allow_prompt,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (BwOrganisationRemoval) removal =
                bw_organisation_removal_new (entry, list, deletes_archive, cancellable, error);

  return removal != NULL &&
         bw_organisation_removal_finish (removal, keyring, NULL, allow_prompt, cancellable, error);
}

static void
forget (BwOrganisationList *list, BwKeyring *keyring, const char *id, GCancellable *cancellable)
{
  g_autofree char *folder = bw_organisation_list_build_lock_folder (list);
  g_autofree char *name = build_lock_name (id);
  g_autoptr (BwProcessLock) lock = bw_process_lock_try (folder, name, NULL);

  if (lock != NULL)
    delete_removed (list, id, keyring, NULL, cancellable, NULL);
}

/**
 * bw_organisation_forget_removed:
 * @list: the list
 * @keyring: where credentials are
 * @cancellable: (nullable): a cancellable
 *
 * Deletes the credentials, and the archives that were to go, of organisations that were removed, where that could not be
 * done then: the
 * program ended while the removal could still be undone, or the keyring was locked. One whose removal
 * can still be undone in some program is left alone. What cannot be deleted now either is tried again
 * the next time; nobody is asked anything. What organisations were called of whose archives nothing is there any more is
 * forgotten too.
 */
void
bw_organisation_forget_removed (BwOrganisationList *list,
                                BwKeyring *keyring,
                                GCancellable *cancellable)
{
  g_auto (GStrv) removed = bw_organisation_list_load_removed (list, cancellable, NULL);

  for (gsize i = 0; removed != NULL && removed[i] != NULL; i++)
    forget (list, keyring, removed[i], cancellable);
  bw_organisation_list_forget_gone (list, cancellable);
}
