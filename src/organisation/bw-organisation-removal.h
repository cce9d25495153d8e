/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-keyring.h"
#include "organisation/bw-organisation-list.h"

G_BEGIN_DECLS

/**
 * BwOrganisationRemoval:
 *
 * An organisation that was taken out of the list, and whose credential and archive are still there as long as that
 * can be undone. While this is there, no other program forgets the credential, nor deletes the archive; where the
 * program dies, the next start of one does (bw_organisation_forget_removed()). Calls block; they may be made from any
 * thread, one at a time.
 */
typedef struct _BwOrganisationRemoval BwOrganisationRemoval;

BwOrganisationRemoval *bw_organisation_removal_new (BwOrganisationEntry *entry,
                                                    BwOrganisationList *list,
                                                    gboolean deletes_archive,
                                                    GCancellable *cancellable,
                                                    GError **error);
void bw_organisation_removal_free (BwOrganisationRemoval *self);
gboolean bw_organisation_removal_undo (BwOrganisationRemoval *self,
                                       GCancellable *cancellable,
                                       GError **error);
gboolean bw_organisation_removal_finish (BwOrganisationRemoval *self,
                                         BwKeyring *keyring,
                                         BwKeyring *for_this_run,
                                         gboolean allow_prompt,
                                         GCancellable *cancellable,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwOrganisationRemoval, bw_organisation_removal_free)

gboolean bw_organisation_sign_out (BwOrganisationEntry *entry,
                                   BwOrganisationList *list,
                                   BwKeyring *keyring,
                                   BwKeyring *for_this_run,
                                   gboolean allow_prompt,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean bw_organisation_remove (BwOrganisationEntry *entry,
                                 BwOrganisationList *list,
                                 gboolean deletes_archive,
                                 BwKeyring *keyring,
                                 gboolean allow_prompt,
                                 GCancellable *cancellable,
                                 GError **error);
void bw_organisation_forget_removed (BwOrganisationList *list,
                                     BwKeyring *keyring,
                                     GCancellable *cancellable);

G_END_DECLS
