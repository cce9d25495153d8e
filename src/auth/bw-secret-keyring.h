/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-keyring.h"

G_BEGIN_DECLS

/**
 * BwSecretKeyring:
 *
 * The user's keyring, by libsecret: the Secret Service of the desktop, or in a sandbox a file that is
 * encrypted with a key of the Secret portal.
 */
#define BW_TYPE_SECRET_KEYRING (bw_secret_keyring_get_type ())
G_DECLARE_FINAL_TYPE (BwSecretKeyring, bw_secret_keyring, BW, SECRET_KEYRING, GObject)

BwKeyring *bw_secret_keyring_new (gboolean has_user);

G_END_DECLS
