/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BwRichText:
 *
 * What a reader sees of a piece of Graph's HTML: paragraphs and lists of styled spans and links, and
 * nothing else. It is made by an allow-list (graph.md §1.5 has the vocabulary), is immutable and
 * may cross threads.
 */
#define BW_TYPE_RICH_TEXT (bw_rich_text_get_type ())
G_DECLARE_FINAL_TYPE (BwRichText, bw_rich_text, BW, RICH_TEXT, GObject)

/**
 * BwRichStyle:
 * @BW_RICH_BOLD: strong importance
 * @BW_RICH_ITALIC: emphasis
 * @BW_RICH_CODE: something to type or a name in a program
 */
typedef enum {
  BW_RICH_PLAIN = 0,
  BW_RICH_BOLD = 1 << 0,
  BW_RICH_ITALIC = 1 << 1,
  BW_RICH_CODE = 1 << 2,
} BwRichStyle;

/**
 * BwRichSpan:
 * @text: the text; `\n` is a line break
 * @style: how it is set
 * @href: (nullable): an absolute `https`, `http` or `mailto` address when the span is a link
 */
typedef struct {
  const char *text;
  BwRichStyle style;
  const char *href;
} BwRichSpan;

/**
 * BwRichBlockKind:
 * @BW_RICH_PARAGRAPH: a run of spans
 * @BW_RICH_BULLETS: a list whose items have no order
 * @BW_RICH_NUMBERS: a list whose items are numbered from `start`
 */
typedef enum {
  BW_RICH_PARAGRAPH,
  BW_RICH_BULLETS,
  BW_RICH_NUMBERS,
} BwRichBlockKind;

typedef struct _BwRichBlock BwRichBlock;

/**
 * BwRichBlock:
 * @kind: what it is
 * @spans: (element-type BwRichSpan): a paragraph's spans; %NULL for lists
 * @items: (element-type GPtrArray): a list's items, each an array of #BwRichBlock; %NULL for
 *   paragraphs
 * @start: the number of the first item of a numbered list
 */
struct _BwRichBlock {
  BwRichBlockKind kind;
  GPtrArray *spans;
  GPtrArray *items;
  int start;
};

/**
 * BwRichLinkCheck:
 * @address: the address of a link, fit to be opened
 * @data: what was given for it
 *
 * Returns: (transfer full) (nullable): where the link leads instead, or %NULL where it is to be none
 */
typedef char *(*BwRichLinkCheck) (const char *address, gpointer data);

BwRichText *bw_rich_text_new_from_html (const char *html);
BwRichText *
bw_rich_text_new_from_html_with_links (const char *html, BwRichLinkCheck check, gpointer data);
gboolean bw_rich_text_is_empty (BwRichText *self);
GPtrArray *bw_rich_text_get_blocks (BwRichText *self);
char *bw_rich_text_to_plain (BwRichText *self);
char *bw_rich_text_to_words (BwRichText *self);
char *bw_rich_text_check_address (const char *address);
char *bw_rich_text_span_to_markup (const BwRichSpan *span);

G_END_DECLS
