/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/bw-markdown.h"

#include <string.h>

/* ASCII punctuation may all be escaped (CommonMark §2.4); these are those that mean something within a line. */
#define SPECIAL "\\`*_{}[]<>()#+-.!|~&$^=:@\"'"

struct _BwMarkdown {
  GString *text;
};

/**
 * bw_markdown_new:
 *
 * Returns: (transfer full): a writer with nothing in it
 */
BwMarkdown *
bw_markdown_new (void)
{
  BwMarkdown *self = g_new0 (BwMarkdown, 1);

  self->text = g_string_new (NULL);
  return self;
}

/**
 * bw_markdown_free:
 * @self: (nullable): a writer
 */
void
bw_markdown_free (BwMarkdown *self)
{
  if (self == NULL)
    return;

  g_string_free (self->text, TRUE);
  g_free (self);
}

/* Between letters and digits some of them mean nothing, and a text stays readable without backslashes. A full stop
   between letters may make an address of what stands there. */
static gboolean
is_plain_there (const char *text, const char *at)
{
  if (at == text || !g_ascii_isalnum (at[-1]) || !g_ascii_isalnum (at[1]))
    return FALSE;
  if (*at == '.')
    return g_ascii_isdigit (at[-1]) && g_ascii_isdigit (at[1]);
  return strchr ("-:'+=", *at) != NULL;
}

/* On one line: a line end is a break of a cell, which is HTML that Markdown lets stand. */
static void
append_escaped (GString *line, const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (c == '\r' && at[1] == '\n')
      continue;
    if (c == '\n' || c == '\r')
      g_string_append (line, "<br>");
    else if (g_unichar_isspace (c))
      g_string_append_c (line, ' ');
    else if (g_unichar_iscntrl (c))
      continue;
    else if (c < 0x80 && strchr (SPECIAL, (int) c) != NULL && !is_plain_there (text, at))
      g_string_append_printf (line, "\\%c", (char) c);
    else
      g_string_append_unichar (line, c);
  }
}

static void
begin_block (BwMarkdown *self)
{
  if (self->text->len > 0)
    g_string_append_c (self->text, '\n');
}

/**
 * bw_markdown_add_heading:
 * @self: a writer
 * @text: a text
 */
void
bw_markdown_add_heading (BwMarkdown *self, const char *text)
{
  begin_block (self);
  g_string_append (self->text, "## ");
  append_escaped (self->text, text);
  g_string_append_c (self->text, '\n');
}

/**
 * bw_markdown_add_paragraph:
 * @self: a writer
 * @text: a text
 */
void
bw_markdown_add_paragraph (BwMarkdown *self, const char *text)
{
  begin_block (self);
  append_escaped (self->text, text);
  g_string_append_c (self->text, '\n');
}

/**
 * bw_markdown_add_row:
 * @self: a writer in which a table was begun
 * @cells: the cells of a row, as many as the table has heads
 */
void
bw_markdown_add_row (BwMarkdown *self, const char *const *cells)
{
  for (gsize i = 0; cells[i] != NULL; i++) {
    g_string_append (self->text, i == 0 ? "| " : " | ");
    append_escaped (self->text, cells[i]);
  }
  g_string_append (self->text, " |\n");
}

/**
 * bw_markdown_begin_table:
 * @self: a writer
 * @heads: the heads of its columns
 *
 * Begins a table, as GitHub and most others have it (GitHub Flavored Markdown §4.10).
 */
void
bw_markdown_begin_table (BwMarkdown *self, const char *const *heads)
{
  begin_block (self);
  bw_markdown_add_row (self, heads);
  for (gsize i = 0; heads[i] != NULL; i++)
    g_string_append (self->text, i == 0 ? "| ---" : " | ---");
  g_string_append (self->text, " |\n");
}

/**
 * bw_markdown_dup_text:
 * @self: a writer
 *
 * Returns: (transfer full): all that was written so far
 */
char *
bw_markdown_dup_text (BwMarkdown *self)
{
  return g_strndup (self->text->str, self->text->len);
}
