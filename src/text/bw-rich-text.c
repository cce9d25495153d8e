/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text/bw-rich-text.h"

#include <string.h>

#include "text/bw-clean.h"
#include "text/bw-rich-builder.h"
#include "text/bw-rich-html.h"

struct _BwRichText {
  GObject parent_instance;

  GPtrArray *blocks;
};

G_DEFINE_FINAL_TYPE (BwRichText, bw_rich_text, G_TYPE_OBJECT)

static void
bw_rich_text_finalize (GObject *object)
{
  BwRichText *self = BW_RICH_TEXT (object);

  g_clear_pointer (&self->blocks, g_ptr_array_unref);

  G_OBJECT_CLASS (bw_rich_text_parent_class)->finalize (object);
}

static void
bw_rich_text_class_init (BwRichTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_rich_text_finalize;
}

static void
bw_rich_text_init (BwRichText *self)
{
}

/**
 * bw_rich_text_new_from_html:
 * @html: (nullable): a piece of HTML, or plain text, as Graph has it (graph.md §1.5)
 *
 * Reads what a reader would see. However broken @html is, there is a result. In a text without any
 * tag, line breaks count; otherwise white space is collapsed as in HTML, non-breaking spaces too.
 * What is absurdly long or deep is cut, and ends with an ellipsis.
 *
 * Returns: (transfer full): the text, which may be empty
 */
BwRichText *
bw_rich_text_new_from_html (const char *html)
{
  return bw_rich_text_new_from_html_with_links (html, NULL, NULL);
}

/**
 * bw_rich_text_new_from_html_with_links:
 * @html: (nullable): as with bw_rich_text_new_from_html()
 * @check: (nullable): says where links lead, after bw_rich_text_check_address()
 * @data: what it is given
 *
 * Returns: (transfer full): the text, which may be empty
 */
BwRichText *
bw_rich_text_new_from_html_with_links (const char *html, BwRichLinkCheck check, gpointer data)
{
  BwRichText *self = g_object_new (BW_TYPE_RICH_TEXT, NULL);
  g_autoptr (BwRichBuilder) builder = bw_rich_builder_new ();
  g_autofree char *valid = NULL;

  if (html != NULL && !g_utf8_validate (html, -1, NULL))
    html = valid = g_utf8_make_valid (html, -1);
  if (html != NULL)
    bw_rich_html_parse (html, builder, check, data);

  self->blocks = bw_rich_builder_finish (builder);
  return self;
}

/**
 * bw_rich_text_is_empty:
 * @self: a text
 *
 * Returns: whether there is nothing to read
 */
gboolean
bw_rich_text_is_empty (BwRichText *self)
{
  g_return_val_if_fail (BW_IS_RICH_TEXT (self), TRUE);

  return self->blocks->len == 0;
}

/**
 * bw_rich_text_get_blocks:
 * @self: a text
 *
 * Returns: (transfer none) (element-type BwRichBlock): its paragraphs and lists, in order; not to be
 *   changed
 */
GPtrArray *
bw_rich_text_get_blocks (BwRichText *self)
{
  g_return_val_if_fail (BW_IS_RICH_TEXT (self), NULL);

  return self->blocks;
}

static gboolean
is_clean_address (const char *address)
{
  for (; *address != '\0'; address = g_utf8_next_char (address)) {
    gunichar c = g_utf8_get_char (address);

    if (g_unichar_isspace (c) || bw_clean_is_invisible (c) || c == '\\')
      return FALSE;
  }

  return TRUE;
}

/**
 * bw_rich_text_check_address:
 * @address: (nullable): an address from outside
 *
 * Lets through what may be opened from a text: absolute `https`, `http` and `mailto` addresses. One
 * with a user name before the host is refused, since it is made to be misread.
 *
 * Returns: (transfer full) (nullable): the address, or %NULL where it is to be no link
 */
char *
bw_rich_text_check_address (const char *address)
{
  g_autofree char *trimmed = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *scheme = NULL;

  if (address == NULL)
    return NULL;
  trimmed = g_strstrip (g_strdup (address));
  if (!is_clean_address (trimmed))
    return NULL;
  uri = g_uri_parse (trimmed, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (uri == NULL)
    return NULL;

  scheme = g_uri_get_scheme (uri);
  if (strcmp (scheme, "mailto") == 0)
    return strchr (g_uri_get_path (uri), '@') != NULL ? g_steal_pointer (&trimmed) : NULL;
  if (strcmp (scheme, "https") != 0 && strcmp (scheme, "http") != 0)
    return NULL;
  if (g_uri_get_userinfo (uri) != NULL || g_uri_get_host (uri) == NULL ||
      *g_uri_get_host (uri) == '\0')
    return NULL;
  return g_steal_pointer (&trimmed);
}

/* Whether the text of a link already says its address. */
static gboolean
tells_address (const char *text, const char *href)
{
  gsize length = strlen (href);

  if (strcmp (text, href) == 0)
    return TRUE;
  if (g_str_has_prefix (href, "mailto:") && strcmp (text, href + strlen ("mailto:")) == 0)
    return TRUE;
  return href[length - 1] == '/' && strlen (text) == length - 1 &&
         strncmp (text, href, length - 1) == 0;
}

static void
append_indented (GString *plain, const char *text, guint indent)
{
  for (; *text != '\0'; text++) {
    g_string_append_c (plain, *text);
    if (*text == '\n')
      g_string_append_printf (plain, "%*s", (int) indent, "");
  }
}

/* Bold words inside of a link make it several spans: the address is told once, after the last. */
static gboolean
is_end_of_link (GPtrArray *spans, guint i)
{
  const BwRichSpan *span = g_ptr_array_index (spans, i);
  const BwRichSpan *next = i + 1 < spans->len ? g_ptr_array_index (spans, i + 1) : NULL;

  return span->href != NULL && (next == NULL || g_strcmp0 (span->href, next->href) != 0);
}

static void
append_paragraph (GString *plain, GPtrArray *spans, guint indent)
{
  g_autoptr (GString) link = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++) {
    const BwRichSpan *span = g_ptr_array_index (spans, i);

    append_indented (plain, span->text, indent);
    if (span->href != NULL)
      g_string_append (link, span->text);
    if (!is_end_of_link (spans, i))
      continue;
    if (!tells_address (link->str, span->href))
      g_string_append_printf (plain, " <%s>", span->href);
    g_string_truncate (link, 0);
  }
}

static void append_blocks (GString *plain, GPtrArray *blocks, guint indent, gboolean in_item);

static void
append_list (GString *plain, const BwRichBlock *list, guint indent)
{
  for (guint i = 0; i < list->items->len; i++) {
    g_autofree char *marker =
        list->kind == BW_RICH_NUMBERS
            ? g_strdup_printf ("%" G_GINT64_FORMAT ". ", (gint64) list->start + i)
            : g_strdup ("• ");
    guint width = (guint) g_utf8_strlen (marker, -1);

    if (i > 0)
      g_string_append_printf (plain, "\n%*s", (int) indent, "");
    g_string_append (plain, marker);
    append_blocks (plain, g_ptr_array_index (list->items, i), indent + width, TRUE);
  }
}

static void
append_blocks (GString *plain, GPtrArray *blocks, guint indent, gboolean in_item)
{
  for (guint i = 0; i < blocks->len; i++) {
    const BwRichBlock *block = g_ptr_array_index (blocks, i);

    if (i > 0)
      g_string_append_printf (plain, "%s%*s", in_item ? "\n" : "\n\n", (int) indent, "");
    if (block->kind == BW_RICH_PARAGRAPH)
      append_paragraph (plain, block->spans, indent);
    else
      append_list (plain, block, indent);
  }
}

/**
 * bw_rich_text_to_plain:
 * @self: a text
 *
 * Sets the text as plain text: a blank line between paragraphs, numbers and bullets before items,
 * what belongs to an item indented, the address of a link in angle brackets after it where its text
 * says something else.
 *
 * Returns: (transfer full): the plain text, without a newline at its end
 */
char *
bw_rich_text_to_plain (BwRichText *self)
{
  GString *plain = NULL;

  g_return_val_if_fail (BW_IS_RICH_TEXT (self), NULL);

  plain = g_string_new (NULL);
  append_blocks (plain, self->blocks, 0, FALSE);
  return g_string_free_and_steal (plain);
}

static void
append_words (GString *words, GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++) {
    const BwRichBlock *block = g_ptr_array_index (blocks, i);

    for (guint j = 0; block->spans != NULL && j < block->spans->len; j++)
      g_string_append (words, ((BwRichSpan *) g_ptr_array_index (block->spans, j))->text);
    for (guint j = 0; block->items != NULL && j < block->items->len; j++)
      append_words (words, g_ptr_array_index (block->items, j));
    if (words->len > 0 && words->str[words->len - 1] != ' ')
      g_string_append_c (words, ' ');
  }
}

/**
 * bw_rich_text_to_words:
 * @self: a text
 *
 * Gives the words that a reader sees and nothing else, for searching: no addresses, no numbers of
 * items, no bullets.
 *
 * Returns: (transfer full): the words, in one line
 */
char *
bw_rich_text_to_words (BwRichText *self)
{
  GString *words = NULL;

  g_return_val_if_fail (BW_IS_RICH_TEXT (self), NULL);

  words = g_string_new (NULL);
  append_words (words, self->blocks);
  if (words->len > 0)
    g_string_truncate (words, words->len - 1);
  return g_strdelimit (g_string_free_and_steal (words), "\n", ' ');
}

/**
 * bw_rich_text_span_to_markup:
 * @span: a span
 *
 * Sets a span in Pango's markup as #GtkLabel takes it, with `<a>` for a link, whose title is its
 * address. All text is escaped.
 *
 * Returns: (transfer full): the markup
 */
char *
bw_rich_text_span_to_markup (const BwRichSpan *span)
{
  static const struct {
    BwRichStyle style;
    const char *tag;
  } elements[] = { { BW_RICH_CODE, "tt" }, { BW_RICH_ITALIC, "i" }, { BW_RICH_BOLD, "b" } };
  g_autofree char *markup = NULL;

  g_return_val_if_fail (span != NULL, NULL);

  markup = g_markup_escape_text (span->text, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++) {
    g_autofree char *inner = g_steal_pointer (&markup);

    if ((span->style & elements[i].style) != 0)
      markup = g_strdup_printf ("<%s>%s</%s>", elements[i].tag, inner, elements[i].tag);
    else
      markup = g_steal_pointer (&inner);
  }

  if (span->href != NULL) {
    g_autofree char *inner = g_steal_pointer (&markup);
    g_autofree char *href = g_markup_escape_text (span->href, -1);
    /* The title of a link is markup of its own, so it is escaped twice. */
    g_autofree char *title = g_markup_escape_text (href, -1);

    markup = g_strdup_printf ("<a href=\"%s\" title=\"%s\">%s</a>", href, title, inner);
  }

  return g_steal_pointer (&markup);
}
