/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean bw_clean_is_invisible (gunichar c);
char *bw_clean_line (const char *text);

G_END_DECLS
