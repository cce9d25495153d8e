/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *bw_decode_text (GBytes *bytes, gsize limit, const char *name, GError **error);
void bw_decode_find_place (const char *text, gsize offset, int *line, int *column);

G_END_DECLS
