/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-keyring.h"
#include "auth/bw-token-keeper.h"
#include "base/bw-clock.h"
#include "base/bw-interaction.h"
#include "organisation/bw-memory.h"
#include "organisation/bw-organisation-entry.h"
#include "organisation/bw-organisation.h"

G_BEGIN_DECLS

/**
 * BwOrganisationOpening:
 * @entry: which organisation
 * @keyring: where its credential is kept
 * @clock: the time
 * @interaction: (nullable): is told of progress and of waits
 * @lock_folder: bw_organisation_list_build_lock_folder()
 * @memory: (nullable): what is kept of it here
 * @given: (nullable): a credential that is used in the place of what the keyring has, and not kept:
 *   an application's, given with each call
 * @tokens: (nullable): what a sign-in has just brought along with @given
 *
 * What it takes to open an organisation of the list. Nothing is taken over.
 */
typedef struct {
  BwOrganisationEntry *entry;
  BwKeyring *keyring;
  BwClock *clock;
  BwInteraction *interaction;
  const char *lock_folder;
  BwMemory *memory;
  BwCredential *given;
  const BwTokens *tokens;
} BwOrganisationOpening;

BwOrganisation *bw_organisation_opening_open (const BwOrganisationOpening *self,
                                              BwTokenKeeper **keeper,
                                              GError **error);

G_END_DECLS
