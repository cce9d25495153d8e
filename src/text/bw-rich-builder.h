/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "text/bw-rich-text.h"

G_BEGIN_DECLS

/**
 * BwRichBuilder:
 *
 * Puts blocks together out of the running text, styles, links and lists that a parser meets, in
 * whatever order they come: nothing needs to be closed, lists may hold text without an item, items
 * may stand without a list. Used by bw_rich_text_new_from_html() only.
 */
typedef struct _BwRichBuilder BwRichBuilder;

BwRichBuilder *bw_rich_builder_new (void);
void bw_rich_builder_free (BwRichBuilder *self);
GPtrArray *bw_rich_builder_finish (BwRichBuilder *self);

void bw_rich_builder_set_style (BwRichBuilder *self, BwRichStyle style, const char *href);
void bw_rich_builder_add_text (BwRichBuilder *self, const char *text, gsize length);
void bw_rich_builder_add_break (BwRichBuilder *self);
void bw_rich_builder_end_paragraph (BwRichBuilder *self);
void bw_rich_builder_open_list (BwRichBuilder *self, BwRichBlockKind kind, int start);
void bw_rich_builder_close_list (BwRichBuilder *self);
void bw_rich_builder_open_item (BwRichBuilder *self);
void bw_rich_builder_close_item (BwRichBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwRichBuilder, bw_rich_builder_free)

G_END_DECLS
