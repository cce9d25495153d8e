/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-keyring.h"

G_BEGIN_DECLS

/**
 * BwSignedIn:
 * @BW_SIGNED_IN_NO: nothing is kept of it
 * @BW_SIGNED_IN_YES: a credential is kept; whether it still counts is known from using it alone
 * @BW_SIGNED_IN_NOT_KNOWN: the keyring does not tell
 *
 * Whether an organisation is signed in to.
 */
typedef enum {
  BW_SIGNED_IN_NO,
  BW_SIGNED_IN_YES,
  BW_SIGNED_IN_NOT_KNOWN,
} BwSignedIn;

BwSignedIn bw_signed_in_look (BwKeyring *keyring, const char *id, BwCredential **credential);

G_END_DECLS
