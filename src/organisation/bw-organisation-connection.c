/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-organisation-connection.h"

#include "archive/bw-archive-error.h"
#include "auth/bw-certificate-load.h"
#include "organisation/bw-look-back.h"

struct _BwOrganisationConnection {
  GObject parent_instance;

  BwOrganisationEntry *entry;
  BwKeyring *keyring;
  BwKeyring *for_this_run;
  BwClock *clock;
  BwInteraction *interaction;
  char *lock_folder;
  BwMemory *memory;

  GMutex mutex; /* what follows */
  BwOrganisation *organisation;
  BwTokenKeeper *keeper;
  GError *unkept;
};

G_DEFINE_FINAL_TYPE (BwOrganisationConnection, bw_organisation_connection, G_TYPE_OBJECT)

static void
bw_organisation_connection_finalize (GObject *object)
{
  BwOrganisationConnection *self = BW_ORGANISATION_CONNECTION (object);

  g_clear_object (&self->entry);
  g_clear_object (&self->keyring);
  g_clear_object (&self->for_this_run);
  g_clear_object (&self->clock);
  g_clear_object (&self->interaction);
  g_clear_pointer (&self->lock_folder, g_free);
  g_clear_object (&self->memory);
  g_clear_object (&self->organisation);
  g_clear_object (&self->keeper);
  g_clear_error (&self->unkept);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (bw_organisation_connection_parent_class)->finalize (object);
}

static void
bw_organisation_connection_class_init (BwOrganisationConnectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_organisation_connection_finalize;
}

static void
bw_organisation_connection_init (BwOrganisationConnection *self)
{
  g_mutex_init (&self->mutex);
}

/**
 * bw_organisation_connection_new:
 * @opening: what it takes; `given` and `tokens` are not looked at
 * @for_this_run: (nullable): where a credential is that the keyring did not take
 *
 * Returns: (transfer full): a connection; nothing is read yet
 */
BwOrganisationConnection *
bw_organisation_connection_new (const BwOrganisationOpening *opening, BwKeyring *for_this_run)
{
  BwOrganisationConnection *self = g_object_new (BW_TYPE_ORGANISATION_CONNECTION, NULL);

  g_set_object (&self->entry, opening->entry);
  g_set_object (&self->keyring, opening->keyring);
  g_set_object (&self->for_this_run, for_this_run);
  g_set_object (&self->clock, opening->clock);
  g_set_object (&self->interaction, opening->interaction);
  g_set_object (&self->memory, opening->memory);
  self->lock_folder = g_strdup (opening->lock_folder);
  return self;
}

static const char *
get_id (BwOrganisationConnection *self)
{
  return bw_organisation_entry_get_id (self->entry);
}

/* What is there for this run only is newer than what the keyring may have. The keyring says why it is not
 * there. */
static BwKeyring *
choose_keyring (BwOrganisationConnection *self, GCancellable *cancellable)
{
  g_autoptr (BwCredential) credential = NULL;
  g_autoptr (BwCredential) kept = NULL;

  g_clear_error (&self->unkept);
  if (self->for_this_run != NULL)
    credential = bw_keyring_load (self->for_this_run, get_id (self), FALSE, cancellable, NULL);
  if (credential == NULL)
    return self->keyring;

  kept = bw_keyring_load (self->keyring, get_id (self), FALSE, cancellable, &self->unkept);
  if (kept != NULL)
    g_set_error_literal (&self->unkept, BW_KEYRING_ERROR, BW_KEYRING_ERROR_REFUSED,
                         "an older sign-in is kept");
  return self->for_this_run;
}

/* What was called off has not asked where the credential is, so that it opens nothing. */
static gboolean
open_locked (BwOrganisationConnection *self, GCancellable *cancellable, GError **error)
{
  BwOrganisationOpening opening = {
    .entry = self->entry,
    .clock = self->clock,
    .interaction = self->interaction,
    .lock_folder = self->lock_folder,
    .memory = self->memory,
  };

  if (self->organisation != NULL)
    return TRUE;

  opening.keyring = choose_keyring (self, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error)) {
    g_clear_error (&self->unkept);
    return FALSE;
  }
  self->organisation = bw_organisation_opening_open (&opening, &self->keeper, error);
  return self->organisation != NULL;
}

/**
 * bw_organisation_connection_open:
 * @self: a connection
 * @cancellable: (nullable): a cancellable
 * @error: return location for what bw_organisation_opening_open() gives, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the organisation, always the same one; nothing is asked of it. Or %NULL
 */
BwOrganisation *
bw_organisation_connection_open (BwOrganisationConnection *self,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION_CONNECTION (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  return open_locked (self, cancellable, error) ? g_object_ref (self->organisation) : NULL;
}

/**
 * bw_organisation_connection_recall:
 * @self: a connection
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Asks neither the keyring nor Microsoft.
 *
 * Returns: (transfer full) (nullable): what was known last; or %NULL, without @error where nothing is kept
 */
BwRecords *
bw_organisation_connection_recall (BwOrganisationConnection *self,
                                   GCancellable *cancellable,
                                   GError **error)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_CONNECTION (self), NULL);

  if (self->memory == NULL)
    return NULL;
  return bw_memory_recall (self->memory, NULL, cancellable, error);
}

/**
 * bw_organisation_connection_dup_set_aside:
 * @self: a connection
 *
 * For where nobody could be asked yet, so that it would be told by nobody: the archive that was begun in its place is
 * whole, and the next start of a program finds nothing the matter with it.
 *
 * Returns: (transfer full) (nullable): %BW_ARCHIVE_ERROR_SET_ASIDE where what was kept was damaged and has been set aside
 */
GError *
bw_organisation_connection_dup_set_aside (BwOrganisationConnection *self)
{
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION_CONNECTION (self), NULL);

  problem = self->memory != NULL ? bw_memory_dup_problem (self->memory) : NULL;
  return g_error_matches (problem, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_SET_ASIDE)
             ? g_steal_pointer (&problem)
             : NULL;
}

/**
 * bw_organisation_connection_look_back:
 * @self: a connection
 * @records: what is known of the organisation
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Finds out what happened recently to its actions, from what is kept; asks neither the keyring nor Microsoft.
 *
 * Returns: (transfer full): the records with that; or %NULL on error
 */
BwRecords *
bw_organisation_connection_look_back (BwOrganisationConnection *self,
                                      BwRecords *records,
                                      GCancellable *cancellable,
                                      GError **error)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_CONNECTION (self), NULL);
  g_return_val_if_fail (BW_IS_RECORDS (records), NULL);

  if (self->memory == NULL)
    return g_object_ref (records);
  return bw_look_back_in_memory (records, self->memory, cancellable, error);
}

static BwTokenKeeper *
dup_keeper (BwOrganisationConnection *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return open_locked (self, cancellable, error) ? g_object_ref (self->keeper) : NULL;
}

/**
 * bw_organisation_connection_unlock:
 * @self: a connection
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_KEYRING_ERROR or an error of opening
 *
 * Lets the keyring ask the user to unlock it; only for when the user has just asked for that.
 *
 * Returns: whether there is a credential now
 */
gboolean
bw_organisation_connection_unlock (BwOrganisationConnection *self,
                                   GCancellable *cancellable,
                                   GError **error)
{
  g_autoptr (BwTokenKeeper) keeper = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION_CONNECTION (self), FALSE);

  keeper = dup_keeper (self, cancellable, error);
  return keeper != NULL && bw_token_keeper_unlock (keeper, cancellable, error);
}

/* From now on the keyring's own is used; what is open belongs to what was there for this run. */
static void
start_anew (BwOrganisationConnection *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_clear_object (&self->organisation);
  g_clear_object (&self->keeper);
  g_clear_error (&self->unkept);
}

/* The user is asked before the lock is taken, for which others wait. It keeps a token from being changed
   meanwhile: what a change brings would be left behind, and what is put into the keyring would count no more. Who
   signs out meanwhile waits for that, and deletes it then. Where there is no keyring yet, the user makes one. */
static gboolean
move_to_keyring (BwOrganisationConnection *self,
                 gboolean *moved,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (BwProcessLock) lock = NULL;
  g_autoptr (BwCredential) credential =
                bw_keyring_load (self->for_this_run, get_id (self), FALSE, cancellable, NULL);

  if (credential == NULL)
    return TRUE;
  if (!bw_keyring_unlock (self->keyring, cancellable, error))
    return FALSE;
  lock = bw_token_keeper_hold (self->lock_folder, get_id (self), cancellable, error);
  if (lock == NULL)
    return FALSE;
  g_clear_object (&credential);
  credential = bw_keyring_load (self->for_this_run, get_id (self), FALSE, cancellable, NULL);
  if (credential == NULL)
    return TRUE;

  if (!bw_keyring_store (self->keyring, get_id (self), credential, TRUE, cancellable, error))
    return FALSE;
  bw_keyring_remove (self->for_this_run, get_id (self), FALSE, NULL, NULL);
  start_anew (self);
  *moved = TRUE;
  return TRUE;
}

/* Where none is in use yet, what the keyring has is all there is. */
static gboolean
keep_in_use (BwOrganisationConnection *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwTokenKeeper) keeper = dup_keeper (self, cancellable, error);
  g_autoptr (BwCredential) credential = NULL;

  if (keeper == NULL)
    return FALSE;
  credential = bw_token_keeper_dup_credential (keeper);
  return credential != NULL ? bw_token_keeper_store (keeper, TRUE, cancellable, error)
                            : bw_token_keeper_unlock (keeper, cancellable, error);
}

/**
 * bw_organisation_connection_keep:
 * @self: a connection
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_KEYRING_ERROR, a %G_FILE_ERROR, %G_IO_ERROR_CANCELLED or an error of
 *   opening
 *
 * Puts into the keyring what is there for this run only; the user may be asked to unlock it. Where that
 * fails, it stays as it is.
 *
 * Returns: whether the keyring has it
 */
gboolean
bw_organisation_connection_keep (BwOrganisationConnection *self,
                                 GCancellable *cancellable,
                                 GError **error)
{
  gboolean moved = FALSE;

  g_return_val_if_fail (BW_IS_ORGANISATION_CONNECTION (self), FALSE);

  if (self->for_this_run != NULL && !move_to_keyring (self, &moved, cancellable, error))
    return FALSE;
  return moved || keep_in_use (self, cancellable, error);
}

/**
 * bw_organisation_connection_dup_unkept:
 * @self: a connection
 *
 * Returns: (transfer full) (nullable): why the keyring does not have what is in use; %NULL where it has,
 *   or where nothing is in use yet
 */
GError *
bw_organisation_connection_dup_unkept (BwOrganisationConnection *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION_CONNECTION (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  if (self->unkept != NULL)
    return g_error_copy (self->unkept);
  return self->keeper != NULL ? bw_token_keeper_dup_store_error (self->keeper) : NULL;
}

/**
 * bw_organisation_connection_load_expiry:
 * @self: a connection
 * @cancellable: (nullable): a cancellable
 *
 * Returns: (transfer full) (nullable): when the certificate in use expires; %NULL where there is none, or
 *   nothing is in use yet
 */
GDateTime *
bw_organisation_connection_load_expiry (BwOrganisationConnection *self, GCancellable *cancellable)
{
  g_autoptr (BwTokenKeeper) keeper = dup_keeper (self, cancellable, NULL);
  g_autoptr (BwCredential) credential =
                keeper != NULL ? bw_token_keeper_dup_credential (keeper) : NULL;

  return credential != NULL ? bw_certificate_load_expiry (credential, cancellable, NULL) : NULL;
}
