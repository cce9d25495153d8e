/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-keyring.h"
#include "base/bw-clock.h"
#include "organisation/bw-organisation-connection.h"
#include "organisation/bw-organisation-list.h"
#include "ui/bw-work-limit.h"

G_BEGIN_DECLS

/**
 * BwOrganisationAsked:
 * @BW_ORGANISATION_LOAD: to read the list
 * @BW_ORGANISATION_FORGET_REMOVED: to forget what an earlier run could not forget any more
 * @BW_ORGANISATION_MARK: to change how an organisation is called and told apart
 * @BW_ORGANISATION_SET_DEFAULT: to make one the default
 * @BW_ORGANISATION_SIGN_OUT: to sign out of one
 * @BW_ORGANISATION_REMOVE: to remove one
 * @BW_ORGANISATION_UNDO: to undo that
 * @BW_ORGANISATION_FINISH: to forget the sign-in of one that was removed
 * @BW_ORGANISATION_DELETE_UNLISTED: to delete the sign-ins that no organisation of the list uses
 *
 * What can be asked of the organisations of the list.
 */
typedef enum {
  BW_ORGANISATION_LOAD,
  BW_ORGANISATION_FORGET_REMOVED,
  BW_ORGANISATION_MARK,
  BW_ORGANISATION_SET_DEFAULT,
  BW_ORGANISATION_SIGN_OUT,
  BW_ORGANISATION_REMOVE,
  BW_ORGANISATION_UNDO,
  BW_ORGANISATION_FINISH,
  BW_ORGANISATION_DELETE_UNLISTED,
} BwOrganisationAsked;

/**
 * BwOrganisationStore:
 *
 * The asynchronous face over the list of organisations and the keyring: a list model of
 * #BwOrganisationEntry. Its calls return at once; the work is done on a thread, one after the other, and
 * the model changes when it is done.
 *
 * Properties:
 * - `loaded` (boolean): whether the list has been read, or has been found to be unreadable
 * - `busy` (boolean): whether something that was asked is not done yet
 *
 * Signals:
 * - `failed` (error: #GError, asked: #BwOrganisationAsked, entry: #BwOrganisationEntry, nullable): what was
 *   asked could not be done; nothing has changed
 * - `set-aside` (path: string): the file was damaged and is there now
 * - `removed` (entry: #BwOrganisationEntry): it is out of the list, see bw_organisation_store_undo()
 * - `signed-out` (entry: #BwOrganisationEntry): its credential is gone
 * - `unlisted-deleted` (n: uint): so many sign-ins are gone that no organisation of the list used
 * - `undone` (entry: #BwOrganisationEntry): one that was removed is in the list again
 * - `refreshed` (entry: #BwOrganisationEntry): what is kept of it has been read anew; whoever did so in this program emits it
 */
#define BW_TYPE_ORGANISATION_STORE (bw_organisation_store_get_type ())
#define BW_ORGANISATION_STORE_REFRESHED "refreshed"
G_DECLARE_FINAL_TYPE (BwOrganisationStore, bw_organisation_store, BW, ORGANISATION_STORE, GObject)

BwOrganisationStore *
bw_organisation_store_new (BwOrganisationList *list, BwKeyring *keyring, BwClock *clock);
BwOrganisationList *bw_organisation_store_get_list (BwOrganisationStore *self);
BwKeyring *bw_organisation_store_get_keyring (BwOrganisationStore *self);
BwKeyring *bw_organisation_store_get_for_this_run (BwOrganisationStore *self);
BwClock *bw_organisation_store_get_clock (BwOrganisationStore *self);
BwWorkLimit *bw_organisation_store_get_limit (BwOrganisationStore *self);
gboolean bw_organisation_store_is_loaded (BwOrganisationStore *self);
gboolean bw_organisation_store_is_busy (BwOrganisationStore *self);
void bw_organisation_store_load (BwOrganisationStore *self);
guint bw_organisation_store_get_number (BwOrganisationStore *self, const char *id);
BwOrganisationEntry *bw_organisation_store_find (BwOrganisationStore *self, const char *id);
BwOrganisationEntry *bw_organisation_store_dup_default (BwOrganisationStore *self);
BwOrganisationConnection *bw_organisation_store_connect (BwOrganisationStore *self,
                                                         BwOrganisationEntry *entry,
                                                         BwInteraction *interaction);
void bw_organisation_store_mark (BwOrganisationStore *self,
                                 BwOrganisationEntry *entry,
                                 const BwOrganisationMarks *marks);
void bw_organisation_store_set_default (BwOrganisationStore *self, BwOrganisationEntry *entry);
void bw_organisation_store_sign_out (BwOrganisationStore *self, BwOrganisationEntry *entry);
void bw_organisation_store_remove (BwOrganisationStore *self,
                                   BwOrganisationEntry *entry,
                                   gboolean deletes_archive);
void bw_organisation_store_undo (BwOrganisationStore *self, BwOrganisationEntry *entry);
void bw_organisation_store_finish (BwOrganisationStore *self, BwOrganisationEntry *entry);
void bw_organisation_store_delete_unlisted (BwOrganisationStore *self);

G_END_DECLS
