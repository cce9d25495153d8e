/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-credential.h"
#include "auth/bw-keyring.h"
#include "base/bw-clock.h"
#include "base/bw-interaction.h"
#include "organisation/bw-organisation-list.h"

G_BEGIN_DECLS

/**
 * BwOrganisationSignIn:
 * @list: where the organisation is added
 * @keyring: where the credential is kept
 * @clock: the time
 * @interaction: opens the browser, shows the code, is told of waits
 * @way: how to sign in
 * @cloud: where
 * @tenant: the organisation's id or domain, or %BW_TENANT_ANY
 * @client_id: the application's id
 * @application: (nullable): what an application shows of itself
 * @name: (nullable): what to call it; %NULL for the name that Microsoft has
 * @renewed: (nullable): the organisation of the list that is signed in to again
 * @login_hint: (nullable): who is expected to sign in
 * @claims: (nullable): what Microsoft demanded of this sign-in
 * @writes: whether it asks for the permission to make changes, too
 * @unkept: whether the credential is not kept: it is given with each call
 * @silent: whether the user may not be asked to unlock the keyring
 * @for_this_run: (nullable): where the credential goes where @keyring does not take it, so that the
 *   user need not sign in a second time; %NULL makes that an error
 *
 * What it takes to sign in to an organisation. Nothing is taken over.
 */
typedef struct {
  BwOrganisationList *list;
  BwKeyring *keyring;
  BwClock *clock;
  BwInteraction *interaction;
  BwSignInWay way;
  BwCloud *cloud;
  const char *tenant;
  const char *client_id;
  BwCredential *application;
  const char *name;
  BwOrganisationEntry *renewed;
  const char *login_hint;
  const char *claims;
  gboolean writes;
  gboolean unkept;
  gboolean silent;
  BwKeyring *for_this_run;
} BwOrganisationSignIn;

/**
 * BwOrganisationSignedIn:
 * @entry: the organisation as it is in the list
 * @account: (nullable): who is signed in, and what was granted; of an application what was typed
 * @other_account: (nullable): who was signed in before, where that is somebody else than now
 * @reading: (nullable): why reading the score does not work
 * @keeping: (nullable): why the credential is kept for this run only
 *
 * What came of a sign-in.
 */
typedef struct {
  BwOrganisationEntry *entry;
  BwAccount *account;
  char *other_account;
  GError *reading;
  GError *keeping;
} BwOrganisationSignedIn;

void bw_organisation_signed_in_clear (BwOrganisationSignedIn *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BwOrganisationSignedIn, bw_organisation_signed_in_clear)

gboolean bw_organisation_sign_in_check (const BwOrganisationSignIn *self,
                                        GCancellable *cancellable,
                                        GError **error);
gboolean bw_organisation_sign_in (const BwOrganisationSignIn *self,
                                  BwOrganisationSignedIn *result,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
