/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *bw_origin_of_address (const char *address);
gboolean bw_origin_equal (const char *a, const char *b);
gboolean bw_origin_is_secure (const char *origin);
gboolean bw_origin_is_loopback (const char *origin);
char *bw_origin_dup_host (const char *origin);

G_END_DECLS
