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
 * @unkept: whether the credential is not kept: it is given with each call
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
  gboolean unkept;
} BwOrganisationSignIn;

BwOrganisationEntry *bw_organisation_sign_in (const BwOrganisationSignIn *self,
                                              GError **reading,
                                              GCancellable *cancellable,
                                              GError **error);
gboolean bw_organisation_sign_out (BwOrganisationEntry *entry,
                                   BwKeyring *keyring,
                                   gboolean allow_prompt,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
