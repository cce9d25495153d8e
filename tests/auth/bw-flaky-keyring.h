/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-keyring.h"

G_BEGIN_DECLS

/**
 * BwFlakyKeyring:
 *
 * A keyring that fails as it is told to, and counts. A negative code is none. One that is locked for storing
 * is unlocked once its user was asked.
 */
#define BW_TYPE_FLAKY_KEYRING (bw_flaky_keyring_get_type ())
G_DECLARE_FINAL_TYPE (BwFlakyKeyring, bw_flaky_keyring, BW, FLAKY_KEYRING, GObject)

BwFlakyKeyring *bw_flaky_keyring_new (void);
void bw_flaky_keyring_fail_load (BwFlakyKeyring *self, int code);
void bw_flaky_keyring_fail_store (BwFlakyKeyring *self, int code);
void bw_flaky_keyring_fail_remove (BwFlakyKeyring *self, int code);
void bw_flaky_keyring_take_cancelled (BwFlakyKeyring *self, gboolean take);
void bw_flaky_keyring_hold_remove (BwFlakyKeyring *self, gboolean hold);
void bw_flaky_keyring_set_asked (BwFlakyKeyring *self, GFunc asked, gpointer data);
void bw_flaky_keyring_set_changing (BwFlakyKeyring *self, GFunc changing, gpointer data);
guint bw_flaky_keyring_count_stores (BwFlakyKeyring *self);
guint bw_flaky_keyring_count_prompts (BwFlakyKeyring *self);

G_END_DECLS
