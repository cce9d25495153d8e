/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "text/bw-rich-builder.h"

G_BEGIN_DECLS

void
bw_rich_html_parse (const char *html, BwRichBuilder *builder, BwRichLinkCheck check, gpointer data);

G_END_DECLS
