/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "auth/bw-secret.h"

G_BEGIN_DECLS

char *bw_pkce_new_verifier (void);
char *bw_pkce_build_challenge (const char *verifier);

G_END_DECLS
