/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *bw_base64url_encode (gconstpointer data, gsize length);
guint8 *bw_base64url_decode (const char *text, gsize *length);

G_END_DECLS
