/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean bw_file_write (GFile *file, const void *bytes, gsize n_bytes, GError **error);

G_END_DECLS
