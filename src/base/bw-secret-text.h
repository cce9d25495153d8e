/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwSecretText:
 *
 * A text that is wiped when it is let go of: `g_autoptr (BwSecretText)`. Copies that a library made
 * on the way (JSON, HTTP, D-Bus) are out of reach.
 */
typedef char BwSecretText;

void bw_secret_free (BwSecretText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwSecretText, bw_secret_free)

G_END_DECLS
