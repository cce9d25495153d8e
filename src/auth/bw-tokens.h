/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "auth/bw-account.h"
#include "auth/bw-secret.h"

G_BEGIN_DECLS

/**
 * BwTokens:
 * @access_token: opens Graph for an hour or so; stays in memory
 * @refresh_token: (nullable): gets the next one
 * @id_token: (nullable): who signed in
 * @scope: (nullable): the permissions that were granted, with spaces between
 * @expires: until when the access token counts, by the clock that was handed down
 *
 * What a sign-in or a refresh brings. All of it is wiped when it is freed.
 */
typedef struct {
  BwSecretText *access_token;
  BwSecretText *refresh_token;
  BwSecretText *id_token;
  char *scope;
  GDateTime *expires;
} BwTokens;

BwTokens *bw_tokens_new_from_json (GBytes *body, GDateTime *asked, GError **error);
BwTokens *bw_tokens_copy (const BwTokens *self);
void bw_tokens_free (BwTokens *self);
BwAccount *bw_tokens_build_account (const BwTokens *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwTokens, bw_tokens_free)

G_END_DECLS
