/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "text/bw-rich-text.h"

G_BEGIN_DECLS

/**
 * BwRichTextView:
 *
 * Shows a #BwRichText: a label for each paragraph, lists as lists of items with their marks. The texts
 * are Microsoft's: in English, written from left to right, whatever the language of the interface.
 *
 * Its property `rich-text` (#BwRichText, nullable, read/write, notified) is what it shows.
 *
 * Its signal `open-address` (string) asks to open the address of a link, which is an absolute `https`,
 * `http` or `mailto` one. Nothing is opened by the view itself.
 */
#define BW_TYPE_RICH_TEXT_VIEW (bw_rich_text_view_get_type ())
G_DECLARE_FINAL_TYPE (BwRichTextView, bw_rich_text_view, BW, RICH_TEXT_VIEW, GtkWidget)

GtkWidget *bw_rich_text_view_new (void);
BwRichText *bw_rich_text_view_get_rich_text (BwRichTextView *self);
void bw_rich_text_view_set_rich_text (BwRichTextView *self, BwRichText *rich_text);

G_END_DECLS
