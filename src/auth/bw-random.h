/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void bw_random_fill (guint8 *bytes, gsize length);
char *bw_random_token (gsize n_bytes);
char *bw_random_uuid (void);

G_END_DECLS
