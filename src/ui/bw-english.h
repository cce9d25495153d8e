/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

PangoAttrList *bw_english_new_attributes (void);
char *bw_english_mark_up (const char *text);

G_END_DECLS
