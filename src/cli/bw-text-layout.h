/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Laying text out in the cells of a terminal. */

char *bw_text_layout_clean (const char *text);
char *bw_text_layout_clean_line (const char *text);
int bw_text_layout_measure (const char *text);
GStrv bw_text_layout_wrap (const char *text, int width);
GStrv bw_text_layout_wrap_columns (const char *text, int width);

G_END_DECLS
