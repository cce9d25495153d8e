/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text/bw-rich-html.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* Graph's texts have at most a few thousand characters (graph.md §1.5). What is far beyond that is
 * cut, and says so by an ellipsis: the parser's work grows with length times nesting. */
#define MAX_LENGTH (256 * 1024)
#define MAX_DEPTH 250
#define ELLIPSIS "…"

/* Outside of a body the parser makes a paragraph of each loose text. */
#define WRAPPING "<body>"

#define PARSE_OPTIONS                                                                  \
  (HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | \
   HTML_PARSE_NOIMPLIED | HTML_PARSE_NODEFDTD | HTML_PARSE_COMPACT)

/* What an element does. Everything that is not listed here gives its text only. */
typedef enum {
  TAG_OTHER,
  TAG_BLOCK,
  TAG_BREAK,
  TAG_BULLETS,
  TAG_NUMBERS,
  TAG_ITEM,
  TAG_BOLD,
  TAG_ITALIC,
  TAG_CODE,
  TAG_LINK,
  TAG_DROPPED,
} Tag;

static const struct {
  const char *name;
  Tag tag;
} tags[] = {
  { "p", TAG_BLOCK },        { "div", TAG_BLOCK },        { "br", TAG_BREAK },
  { "ul", TAG_BULLETS },     { "ol", TAG_NUMBERS },       { "li", TAG_ITEM },
  { "b", TAG_BOLD },         { "strong", TAG_BOLD },      { "i", TAG_ITALIC },
  { "em", TAG_ITALIC },      { "code", TAG_CODE },        { "a", TAG_LINK },
  { "span", TAG_OTHER },     { "u", TAG_OTHER },          { "abbr", TAG_OTHER },
  { "label", TAG_OTHER },    { "script", TAG_DROPPED },   { "style", TAG_DROPPED },
  { "head", TAG_DROPPED },   { "title", TAG_DROPPED },    { "iframe", TAG_DROPPED },
  { "object", TAG_DROPPED }, { "template", TAG_DROPPED }, { "noscript", TAG_DROPPED },
  { "svg", TAG_DROPPED },    { "math", TAG_DROPPED },     { "applet", TAG_DROPPED },
  { "audio", TAG_DROPPED },  { "video", TAG_DROPPED },    { "canvas", TAG_DROPPED },
  { "select", TAG_DROPPED }, { "textarea", TAG_DROPPED }, { "noframes", TAG_DROPPED },
};

/* An element that is open, with the style and link that hold inside it. */
typedef struct {
  char *name;
  Tag tag;
  BwRichStyle style;
  char *href;
} Element;

typedef struct {
  BwRichBuilder *builder;
  BwRichLinkCheck check;
  gpointer check_data;
  htmlParserCtxtPtr parser;
  GArray *elements;
  guint dropped;
  gboolean keeps_lines;
  gboolean cut;
} Walk;

static Tag
find_tag (const char *name)
{
  const htmlElemDesc *known = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++) {
    if (strcmp (name, tags[i].name) == 0)
      return tags[i].tag;
  }

  known = htmlTagLookup ((const xmlChar *) name);
  return known != NULL && !known->isinline ? TAG_BLOCK : TAG_OTHER;
}

static const char *
find_attribute (const xmlChar **attributes, const char *name)
{
  for (gsize i = 0; attributes != NULL && attributes[i] != NULL; i += 2) {
    if (strcmp ((const char *) attributes[i], name) == 0)
      return (const char *) attributes[i + 1];
  }

  return NULL;
}

static int
parse_start (const char *text)
{
  gint64 start = 1;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, 0, 100000, &start, NULL))
    return 1;

  return (int) start;
}

static void
element_clear (Element *element)
{
  g_clear_pointer (&element->name, g_free);
  g_clear_pointer (&element->href, g_free);
}

static Element *
get_element (Walk *walk)
{
  if (walk->elements->len == 0)
    return NULL;

  return &g_array_index (walk->elements, Element, walk->elements->len - 1);
}

static void
apply_style (Walk *walk)
{
  Element *element = get_element (walk);

  if (element != NULL)
    bw_rich_builder_set_style (walk->builder, element->style, element->href);
  else
    bw_rich_builder_set_style (walk->builder, BW_RICH_PLAIN, NULL);
}

static BwRichStyle
get_style_of_tag (Tag tag)
{
  switch (tag) {
  case TAG_BOLD:
    return BW_RICH_BOLD;
  case TAG_ITALIC:
    return BW_RICH_ITALIC;
  case TAG_CODE:
    return BW_RICH_CODE;
  default:
    return BW_RICH_PLAIN;
  }
}

static void
begin_block (Walk *walk, Tag tag, const xmlChar **attributes)
{
  switch (tag) {
  case TAG_BLOCK:
    bw_rich_builder_end_paragraph (walk->builder);
    break;
  case TAG_BULLETS:
    bw_rich_builder_open_list (walk->builder, BW_RICH_BULLETS, 1);
    break;
  case TAG_NUMBERS:
    bw_rich_builder_open_list (walk->builder, BW_RICH_NUMBERS,
                               parse_start (find_attribute (attributes, "start")));
    break;
  case TAG_ITEM:
    bw_rich_builder_open_item (walk->builder);
    break;
  default:
    break;
  }
}

static void
end_block (Walk *walk, Tag tag)
{
  switch (tag) {
  case TAG_BLOCK:
    bw_rich_builder_end_paragraph (walk->builder);
    break;
  case TAG_BULLETS:
  case TAG_NUMBERS:
    bw_rich_builder_close_list (walk->builder);
    break;
  case TAG_ITEM:
    bw_rich_builder_close_item (walk->builder);
    break;
  default:
    break;
  }
}

static char *
check_address (Walk *walk, const char *address)
{
  g_autofree char *fit = bw_rich_text_check_address (address);

  if (fit == NULL || walk->check == NULL)
    return g_steal_pointer (&fit);
  return walk->check (fit, walk->check_data);
}

static void
push_element (Walk *walk, const char *name, Tag tag, const char *address)
{
  Element *outer = get_element (walk);
  Element element = { .name = g_strdup (name), .tag = tag, .style = get_style_of_tag (tag) };

  if (outer != NULL)
    element.style |= outer->style;
  if (tag == TAG_LINK)
    element.href = check_address (walk, address);
  else if (outer != NULL)
    element.href = g_strdup (outer->href);
  g_array_append_val (walk->elements, element);
  apply_style (walk);
}

static void
cut (Walk *walk)
{
  walk->cut = TRUE;
  xmlStopParser (walk->parser);
}

static void
on_start (void *data, const xmlChar *name, const xmlChar **attributes)
{
  Walk *walk = data;
  Tag tag = find_tag ((const char *) name);

  if (walk->cut)
    return;
  if (walk->elements->len >= MAX_DEPTH) {
    cut (walk);
    return;
  }

  if (tag == TAG_DROPPED)
    walk->dropped++;
  if (walk->dropped == 0 && tag == TAG_BREAK)
    bw_rich_builder_add_break (walk->builder);
  if (walk->dropped == 0)
    begin_block (walk, tag, attributes);
  push_element (walk, (const char *) name, tag, find_attribute (attributes, "href"));
}

static void
pop_element (Walk *walk)
{
  Tag tag = get_element (walk)->tag;

  if (walk->dropped == 0)
    end_block (walk, tag);
  if (tag == TAG_DROPPED)
    walk->dropped--;
  g_array_set_size (walk->elements, walk->elements->len - 1);
  apply_style (walk);
}

static void
on_end (void *data, const xmlChar *name)
{
  Walk *walk = data;
  guint at = walk->elements->len;

  while (at > 0 &&
         strcmp (g_array_index (walk->elements, Element, at - 1).name, (const char *) name) != 0)
    at--;
  while (at > 0 && walk->elements->len >= at)
    pop_element (walk);
}

/* In a text without any tag a line break is one, and a blank line parts paragraphs. */
static void
add_lines (Walk *walk, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end) {
    const char *newline = memchr (text, '\n', (gsize) (end - text));
    const char *line_end = newline != NULL ? newline : end;

    bw_rich_builder_add_text (walk->builder, text, (gsize) (line_end - text));
    if (newline != NULL)
      bw_rich_builder_add_break (walk->builder);
    text = newline != NULL ? newline + 1 : end;
  }
}

static void
on_characters (void *data, const xmlChar *text, int length)
{
  Walk *walk = data;

  if (walk->cut || walk->dropped > 0 || length <= 0)
    return;

  if (walk->keeps_lines)
    add_lines (walk, (const char *) text, (gsize) length);
  else
    bw_rich_builder_add_text (walk->builder, (const char *) text, (gsize) length);
}

static gboolean
has_tags (const char *html)
{
  for (const char *at = strchr (html, '<'); at != NULL; at = strchr (at + 1, '<')) {
    if (g_ascii_isalpha (at[1]) || at[1] == '/')
      return TRUE;
  }

  return FALSE;
}

static gsize
measure (const char *html, gboolean *too_long)
{
  gsize length = strnlen (html, MAX_LENGTH + 1);

  *too_long = length > MAX_LENGTH;
  if (!*too_long)
    return length;

  return (gsize) (g_utf8_find_prev_char (html, html + MAX_LENGTH) - html);
}

static gpointer
initialise_parser (gpointer data)
{
  xmlInitParser ();
  return NULL;
}

/* The parser's own tree is never built: its depth would be limited, and nothing needs it. */
static void
set_handlers (Walk *walk)
{
  htmlSAXHandler *handlers = walk->parser->sax;

  memset (handlers, 0, sizeof *handlers);
  handlers->startElement = on_start;
  handlers->endElement = on_end;
  handlers->characters = on_characters;
  handlers->ignorableWhitespace = on_characters;
  walk->parser->userData = walk;
}

/**
 * bw_rich_html_parse:
 * @html: a piece of HTML, valid UTF-8, however broken
 * @builder: what takes it in
 * @check: (nullable): says where links lead
 * @data: what it is given
 *
 * Walks through a piece of HTML with the lenient parser of libxml2 and hands on what is on the
 * allow-list: `p br ol ul li em i strong b u a span div abbr label code`. Of other elements the text
 * is kept, of scripts, styles, frames, objects and controls nothing. Nothing is loaded. May be
 * called from any thread.
 */
void
bw_rich_html_parse (const char *html, BwRichBuilder *builder, BwRichLinkCheck check, gpointer data)
{
  static GOnce once = G_ONCE_INIT;
  g_autoptr (GString) wrapped = NULL;
  gboolean too_long = FALSE;
  gsize length = measure (html, &too_long);
  Walk walk = {
    .builder = builder, .check = check, .check_data = data, .keeps_lines = !has_tags (html)
  };

  if (length == 0)
    return;

  g_once (&once, initialise_parser, NULL);
  wrapped = g_string_new (WRAPPING);
  g_string_append_len (wrapped, html, (gssize) length);
  walk.elements = g_array_new (FALSE, TRUE, sizeof (Element));
  g_array_set_clear_func (walk.elements, (GDestroyNotify) element_clear);
  walk.parser = htmlNewParserCtxt ();
  set_handlers (&walk);
  htmlCtxtReadMemory (walk.parser, wrapped->str, (int) wrapped->len, NULL, "UTF-8", PARSE_OPTIONS);
  htmlFreeParserCtxt (walk.parser);
  g_array_unref (walk.elements);

  if (walk.cut || too_long)
    bw_rich_builder_add_text (builder, ELLIPSIS, strlen (ELLIPSIS));
}
