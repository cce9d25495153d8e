/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-secret-text.h"

G_BEGIN_DECLS

gboolean bw_secret_equal (const char *one, const char *other);
GBytes *bw_secret_bytes_take (guint8 *data, gsize length);
GBytes *bw_secret_bytes_copy (gconstpointer data, gsize length);

G_END_DECLS
