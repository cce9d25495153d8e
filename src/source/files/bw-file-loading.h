/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *bw_file_loading_load (GFile *file,
                              gsize limit,
                              const char *name,
                              GCancellable *cancellable,
                              GError **error);
GBytes *bw_file_loading_load_standard_input (gsize limit,
                                             const char *name,
                                             GCancellable *cancellable,
                                             GError **error);

G_END_DECLS
