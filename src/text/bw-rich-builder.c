/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text/bw-rich-builder.h"

#include <string.h>

#include "text/bw-clean.h"

/* Lists nested more deeply than this go on as items of the deepest one. */
#define MAX_LIST_DEPTH 12

/* One list that is open. Its item is NULL between two items. */
typedef struct {
  BwRichBlock *list;
  GPtrArray *item;
  gboolean implied;
} OpenList;

struct _BwRichBuilder {
  GPtrArray *blocks;
  GArray *lists;
  guint lists_too_deep;
  GPtrArray *spans;
  GString *text;
  BwRichStyle style;
  char *href;
  BwRichStyle text_style;
  char *text_href;
  gboolean space_pending;
  guint breaks_pending;
};

static void
span_free (BwRichSpan *span)
{
  g_free ((char *) span->text);
  g_free ((char *) span->href);
  g_free (span);
}

static void
block_free (BwRichBlock *block)
{
  g_clear_pointer (&block->spans, g_ptr_array_unref);
  g_clear_pointer (&block->items, g_ptr_array_unref);
  g_free (block);
}

static GPtrArray *
blocks_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
}

/**
 * bw_rich_builder_new:
 *
 * Returns: (transfer full): a builder with nothing in it
 */
BwRichBuilder *
bw_rich_builder_new (void)
{
  BwRichBuilder *self = g_new0 (BwRichBuilder, 1);

  self->blocks = blocks_new ();
  self->lists = g_array_new (FALSE, TRUE, sizeof (OpenList));
  self->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) span_free);
  self->text = g_string_new (NULL);
  return self;
}

/**
 * bw_rich_builder_free:
 * @self: (transfer full): a builder
 *
 * Frees a builder and what it still holds.
 */
void
bw_rich_builder_free (BwRichBuilder *self)
{
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->lists, g_array_unref);
  g_clear_pointer (&self->spans, g_ptr_array_unref);
  g_string_free (self->text, TRUE);
  g_free (self->href);
  g_free (self->text_href);
  g_free (self);
}

static OpenList *
get_list (BwRichBuilder *self)
{
  if (self->lists->len == 0)
    return NULL;

  return &g_array_index (self->lists, OpenList, self->lists->len - 1);
}

static void
start_item (OpenList *open)
{
  open->item = blocks_new ();
  g_ptr_array_add (open->list->items, open->item);
}

static void
pop_list (BwRichBuilder *self)
{
  g_array_set_size (self->lists, self->lists->len - 1);
}

/* A list that only its items made is over once something else than an item comes. */
static void
close_implied_list (BwRichBuilder *self)
{
  OpenList *open = get_list (self);

  if (open != NULL && open->implied && open->item == NULL)
    pop_list (self);
}

/* Where a paragraph or list belongs now. Text that stands in a list beside its items makes one. */
static GPtrArray *
get_container (BwRichBuilder *self)
{
  OpenList *open = NULL;

  close_implied_list (self);
  open = get_list (self);
  if (open == NULL)
    return self->blocks;
  if (open->item == NULL)
    start_item (open);
  return open->item;
}

static gboolean
has_text (BwRichBuilder *self)
{
  return self->spans->len > 0 || self->text->len > 0;
}

static void
end_span (BwRichBuilder *self)
{
  BwRichSpan *span = NULL;

  if (self->text->len == 0)
    return;

  span = g_new0 (BwRichSpan, 1);
  span->text = g_strndup (self->text->str, self->text->len);
  span->style = self->text_style;
  span->href = g_steal_pointer (&self->text_href);
  g_ptr_array_add (self->spans, span);
  g_string_truncate (self->text, 0);
}

static void
begin_span (BwRichBuilder *self, BwRichStyle style, const char *href)
{
  if (self->text->len > 0 && self->text_style == style && g_strcmp0 (self->text_href, href) == 0)
    return;

  end_span (self);
  self->text_style = style;
  g_set_str (&self->text_href, href);
}

/* White space goes outside of a link, so that no underline hangs over. */
static void
add_space (BwRichBuilder *self, const char *space)
{
  gboolean leaves_link = self->text_href != NULL && g_strcmp0 (self->text_href, self->href) != 0;

  if (leaves_link)
    begin_span (self, self->href == NULL ? self->style : BW_RICH_PLAIN, NULL);
  g_string_append (self->text, space);
}

static void
add_character (BwRichBuilder *self, const char *at, gsize length)
{
  if (self->breaks_pending > 0 && has_text (self))
    add_space (self, "\n");
  else if (self->space_pending && has_text (self))
    add_space (self, " ");
  self->breaks_pending = 0;
  self->space_pending = FALSE;

  begin_span (self, self->style, self->href);
  g_string_append_len (self->text, at, (gssize) length);
}

/**
 * bw_rich_builder_set_style:
 * @self: a builder
 * @style: how the text that follows is set
 * @href: (nullable): the address that it links to, already found good
 */
void
bw_rich_builder_set_style (BwRichBuilder *self, BwRichStyle style, const char *href)
{
  self->style = style;
  g_set_str (&self->href, href);
}

/**
 * bw_rich_builder_add_text:
 * @self: a builder
 * @text: running text, valid UTF-8
 * @length: its length in bytes
 *
 * Adds text to the open paragraph. White space, also non-breaking, is collapsed; invisible
 * characters are left out.
 */
void
bw_rich_builder_add_text (BwRichBuilder *self, const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *at = text; at < end;) {
    const char *next = g_utf8_next_char (at);
    gunichar c = g_utf8_get_char (at);

    if (g_unichar_isspace (c))
      self->space_pending = TRUE;
    else if (!bw_clean_is_invisible (c))
      add_character (self, at, (gsize) (next - at));
    at = next;
  }
}

/**
 * bw_rich_builder_add_break:
 * @self: a builder
 *
 * Adds a line break. Two in a row begin a new paragraph.
 */
void
bw_rich_builder_add_break (BwRichBuilder *self)
{
  if (++self->breaks_pending >= 2)
    bw_rich_builder_end_paragraph (self);
}

/**
 * bw_rich_builder_end_paragraph:
 * @self: a builder
 *
 * Ends the open paragraph; one without text leaves no trace.
 */
void
bw_rich_builder_end_paragraph (BwRichBuilder *self)
{
  BwRichBlock *block = NULL;

  self->space_pending = FALSE;
  self->breaks_pending = 0;
  end_span (self);
  if (self->spans->len == 0)
    return;

  block = g_new0 (BwRichBlock, 1);
  block->kind = BW_RICH_PARAGRAPH;
  block->spans = g_steal_pointer (&self->spans);
  self->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) span_free);
  g_ptr_array_add (get_container (self), block);
}

/* A list that stands in a list beside its items belongs to the item before it. */
static GPtrArray *
get_container_of_list (BwRichBuilder *self)
{
  OpenList *open = NULL;

  close_implied_list (self);
  open = get_list (self);
  if (open != NULL && open->item == NULL && open->list->items->len > 0)
    return g_ptr_array_index (open->list->items, open->list->items->len - 1);
  return get_container (self);
}

static void
push_list (BwRichBuilder *self, BwRichBlockKind kind, int start, gboolean implied)
{
  BwRichBlock *list = g_new0 (BwRichBlock, 1);
  OpenList open = { .list = list, .implied = implied };

  list->kind = kind;
  list->start = start;
  list->items = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (get_container_of_list (self), list);
  g_array_append_val (self->lists, open);
}

/**
 * bw_rich_builder_open_list:
 * @self: a builder
 * @kind: %BW_RICH_BULLETS or %BW_RICH_NUMBERS
 * @start: the number of the first item
 *
 * Begins a list in what is open.
 */
void
bw_rich_builder_open_list (BwRichBuilder *self, BwRichBlockKind kind, int start)
{
  bw_rich_builder_end_paragraph (self);
  if (self->lists->len < MAX_LIST_DEPTH)
    push_list (self, kind, start, FALSE);
  else
    self->lists_too_deep++;
}

/**
 * bw_rich_builder_close_list:
 * @self: a builder
 *
 * Ends the innermost list.
 */
void
bw_rich_builder_close_list (BwRichBuilder *self)
{
  bw_rich_builder_end_paragraph (self);
  close_implied_list (self);
  if (self->lists_too_deep > 0)
    self->lists_too_deep--;
  else if (self->lists->len > 0)
    pop_list (self);
}

/**
 * bw_rich_builder_open_item:
 * @self: a builder
 *
 * Begins an item of the innermost list; where there is none, one with bullets begins.
 */
void
bw_rich_builder_open_item (BwRichBuilder *self)
{
  bw_rich_builder_end_paragraph (self);
  if (self->lists->len == 0)
    push_list (self, BW_RICH_BULLETS, 1, TRUE);
  start_item (get_list (self));
}

/**
 * bw_rich_builder_close_item:
 * @self: a builder
 *
 * Ends the innermost item.
 */
void
bw_rich_builder_close_item (BwRichBuilder *self)
{
  bw_rich_builder_end_paragraph (self);
  if (self->lists->len > 0 && self->lists_too_deep == 0)
    get_list (self)->item = NULL;
}

static gboolean prune_blocks (GPtrArray *blocks);

/* Leaves out items without content; in between, a numbered item is kept for its number. */
static gboolean
prune_list (BwRichBlock *list)
{
  for (guint i = list->items->len; i > 0; i--) {
    GPtrArray *item = g_ptr_array_index (list->items, i - 1);
    gboolean last = i == list->items->len;

    if (!prune_blocks (item) && (last || list->kind == BW_RICH_BULLETS))
      g_ptr_array_remove_index (list->items, i - 1);
  }

  return list->items->len > 0;
}

static gboolean
prune_blocks (GPtrArray *blocks)
{
  for (guint i = blocks->len; i > 0; i--) {
    BwRichBlock *block = g_ptr_array_index (blocks, i - 1);

    if (block->items != NULL && !prune_list (block))
      g_ptr_array_remove_index (blocks, i - 1);
  }

  return blocks->len > 0;
}

/**
 * bw_rich_builder_finish:
 * @self: a builder
 *
 * Closes what is open and leaves out lists and items without content.
 *
 * Returns: (transfer full) (element-type BwRichBlock): the blocks; the builder is empty afterwards
 */
GPtrArray *
bw_rich_builder_finish (BwRichBuilder *self)
{
  GPtrArray *blocks = NULL;

  bw_rich_builder_end_paragraph (self);
  g_array_set_size (self->lists, 0);
  prune_blocks (self->blocks);

  blocks = g_steal_pointer (&self->blocks);
  self->blocks = blocks_new ();
  return blocks;
}
