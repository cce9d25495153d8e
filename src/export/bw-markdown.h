/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwMarkdown:
 *
 * A writer of Markdown. Whatever is handed to it is text: nothing of it becomes a heading, a link, HTML or a cell of its own.
 */
typedef struct _BwMarkdown BwMarkdown;

BwMarkdown *bw_markdown_new (void);
void bw_markdown_free (BwMarkdown *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwMarkdown, bw_markdown_free)

void bw_markdown_add_heading (BwMarkdown *self, const char *text);
void bw_markdown_add_paragraph (BwMarkdown *self, const char *text);
void bw_markdown_begin_table (BwMarkdown *self, const char *const *heads);
void bw_markdown_add_row (BwMarkdown *self, const char *const *cells);
char *bw_markdown_dup_text (BwMarkdown *self);

G_END_DECLS
