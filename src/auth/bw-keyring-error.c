/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* In a file of its own: who only tells such an error does not link what a keyring needs. */

#include "auth/bw-keyring.h"

G_DEFINE_QUARK (bw - keyring - error - quark, bw_keyring_error)
