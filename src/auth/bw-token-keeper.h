/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-entra.h"
#include "auth/bw-keyring.h"
#include "auth/bw-process-lock.h"
#include "net/bw-token-provider.h"

G_BEGIN_DECLS

/**
 * BwTokenKeeper:
 *
 * Hands out the access tokens of one organisation. It keeps them in memory only, gets another before
 * one ends, and keeps the refresh token in the keyring, where other processes find it. It may be used
 * from any thread.
 */
#define BW_TYPE_TOKEN_KEEPER (bw_token_keeper_get_type ())
G_DECLARE_FINAL_TYPE (BwTokenKeeper, bw_token_keeper, BW, TOKEN_KEEPER, GObject)

/* With less than this left, another token is got (graph.md §4.5). */
#define BW_TOKEN_KEEPER_MARGIN (5 * G_TIME_SPAN_MINUTE)

/**
 * BwTokenKeeperFields:
 * @entra: the sign-in service, for the organisation's own tenant
 * @keyring: where the credential is kept
 * @organisation: under which name
 * @clock: the time
 * @lock_folder: a folder of the user's, for the lock among processes
 * @credential: (nullable): the credential, where a sign-in has just brought it
 * @tokens: (nullable): what that sign-in brought
 *
 * What a #BwTokenKeeper is made of. Nothing is taken over.
 */
typedef struct {
  BwEntra *entra;
  BwKeyring *keyring;
  const char *organisation;
  BwClock *clock;
  const char *lock_folder;
  BwCredential *credential;
  const BwTokens *tokens;
} BwTokenKeeperFields;

BwTokenKeeper *bw_token_keeper_new (const BwTokenKeeperFields *fields);
gboolean bw_token_keeper_unlock (BwTokenKeeper *self, GCancellable *cancellable, GError **error);
gboolean bw_token_keeper_store (BwTokenKeeper *self,
                                gboolean allow_prompt,
                                GCancellable *cancellable,
                                GError **error);
BwCredential *bw_token_keeper_dup_credential (BwTokenKeeper *self);
GError *bw_token_keeper_dup_store_error (BwTokenKeeper *self);
BwProcessLock *bw_token_keeper_hold (const char *lock_folder,
                                     const char *organisation,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
