/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-keyring.h"

G_BEGIN_DECLS

/**
 * BwMemoryKeyring:
 *
 * Keeps credentials for this run only, where there is no keyring. Nothing of it reaches a disk.
 */
#define BW_TYPE_MEMORY_KEYRING (bw_memory_keyring_get_type ())
G_DECLARE_FINAL_TYPE (BwMemoryKeyring, bw_memory_keyring, BW, MEMORY_KEYRING, GObject)

BwKeyring *bw_memory_keyring_new (void);

G_END_DECLS
