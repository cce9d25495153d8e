/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/flyout/bw-rich-text-view.h"

#include <string.h>

#include "ui/bw-english.h"

/* What separates the blocks of one run, in pixels. */
#define BLOCK_SPACING 8
#define ITEM_SPACING 4
#define MARK_SPACING 8

/* GTK's label takes ever longer to wrap a text, seconds from a hundred thousand characters on: a paragraph
 * of more bytes than this, which Graph has none of (graph.md §1.5), goes on in another label. */
#define MAX_LABEL_LENGTH 4096
/* Breaking within words is slower still; what has no space in so long a text is no language. */
#define MAX_WORD_LENGTH 256

struct _BwRichTextView {
  GtkWidget parent_instance;

  BwRichText *rich_text;
  PangoAttrList *english;
};

G_DEFINE_FINAL_TYPE (BwRichTextView, bw_rich_text_view, GTK_TYPE_WIDGET)

typedef enum {
  PROP_RICH_TEXT = 1,
} BwRichTextViewProperty;

static GParamSpec *properties[PROP_RICH_TEXT + 1];

enum {
  SIGNAL_OPEN_ADDRESS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *new_blocks (BwRichTextView *self, GPtrArray *blocks, guint depth);

static void
bw_rich_text_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwRichTextView *self = BW_RICH_TEXT_VIEW (object);

  switch ((BwRichTextViewProperty) id) {
  case PROP_RICH_TEXT:
    g_value_set_object (value, self->rich_text);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_rich_text_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BwRichTextView *self = BW_RICH_TEXT_VIEW (object);

  switch ((BwRichTextViewProperty) id) {
  case PROP_RICH_TEXT:
    bw_rich_text_view_set_rich_text (self, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
remove_content (BwRichTextView *self)
{
  GtkWidget *content = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (content != NULL)
    gtk_widget_unparent (content);
}

static void
bw_rich_text_view_dispose (GObject *object)
{
  BwRichTextView *self = BW_RICH_TEXT_VIEW (object);

  remove_content (self);
  g_clear_object (&self->rich_text);
  g_clear_pointer (&self->english, pango_attr_list_unref);

  G_OBJECT_CLASS (bw_rich_text_view_parent_class)->dispose (object);
}

static void
bw_rich_text_view_class_init (BwRichTextViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_rich_text_view_get_property;
  object_class->set_property = bw_rich_text_view_set_property;
  object_class->dispose = bw_rich_text_view_dispose;

  properties[PROP_RICH_TEXT] =
      g_param_spec_object ("rich-text", NULL, NULL, BW_TYPE_RICH_TEXT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_OPEN_ADDRESS] =
      g_signal_new ("open-address", BW_TYPE_RICH_TEXT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "rich-text");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
bw_rich_text_view_init (BwRichTextView *self)
{
  self->english = bw_english_new_attributes ();
}

/**
 * bw_rich_text_view_new:
 *
 * Returns: (transfer floating): a new view, empty
 */
GtkWidget *
bw_rich_text_view_new (void)
{
  return g_object_new (BW_TYPE_RICH_TEXT_VIEW, NULL);
}

/**
 * bw_rich_text_view_get_rich_text:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
BwRichText *
bw_rich_text_view_get_rich_text (BwRichTextView *self)
{
  g_return_val_if_fail (BW_IS_RICH_TEXT_VIEW (self), NULL);

  return self->rich_text;
}

static gboolean
on_activate_link (GtkLabel *label, const char *address, BwRichTextView *self)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_ADDRESS], 0, address);
  return GDK_EVENT_STOP;
}

/* Every widget of the text runs from left to right, as the text does. */
static GtkWidget *
new_box (GtkAccessibleRole role, GtkOrientation orientation, int spacing)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", role, "orientation", orientation,
                                 "spacing", spacing, NULL);

  gtk_widget_set_direction (box, GTK_TEXT_DIR_LTR);
  return box;
}

static GtkWidget *
new_paragraph (BwRichTextView *self, const char *markup)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "use-markup", TRUE, "label", markup, "wrap",
                                   TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0,
                                   "selectable", TRUE, "attributes", self->english, NULL);

  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (on_activate_link), self,
                           G_CONNECT_DEFAULT);
  return label;
}

/* How much of a text goes into a label that has room for so many bytes: up to a space, if there is one. */
static gsize
measure_part (const char *text, gsize room)
{
  const char *end = NULL;
  const char *space = NULL;

  if (strlen (text) <= room)
    return strlen (text);

  end = g_utf8_find_prev_char (text, text + room + 1);
  space = g_strrstr_len (text, end - text, " ");
  if (space == NULL || space == text)
    end = g_utf8_find_prev_char (text, text + MIN (room, MAX_WORD_LENGTH) + 1);
  else
    end = space;
  return (gsize) (end - text);
}

static void
flush_paragraph (BwRichTextView *self, GtkBox *box, GString *markup)
{
  if (markup->len > 0)
    gtk_box_append (box, new_paragraph (self, markup->str));
  g_string_truncate (markup, 0);
}

static void
append_paragraph (BwRichTextView *self, GtkBox *box, const BwRichBlock *block)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  gsize room = MAX_LABEL_LENGTH;

  for (guint i = 0; i < block->spans->len; i++) {
    const BwRichSpan *span = block->spans->pdata[i];

    for (const char *rest = span->text; *rest != '\0';) {
      g_autofree char *part = g_strndup (rest, measure_part (rest, room));
      g_autofree char *part_markup =
          bw_rich_text_span_to_markup (&(BwRichSpan) { part, span->style, span->href });

      g_string_append (markup, part_markup);
      rest += strlen (part);
      room -= MIN (room, strlen (part));
      if (*rest == '\0' && room > MAX_LABEL_LENGTH / 8)
        continue;
      flush_paragraph (self, box, markup);
      room = MAX_LABEL_LENGTH;
    }
  }
  flush_paragraph (self, box, markup);
}

static char *
say_mark (const BwRichBlock *list, guint index, guint depth)
{
  static const char *const bullets[] = { "•", "◦", "▪" };

  if (list->kind == BW_RICH_NUMBERS)
    return g_strdup_printf ("%d.", list->start + (int) index);
  return g_strdup (bullets[depth % G_N_ELEMENTS (bullets)]);
}

/* The mark of an item, as wide as the widest of its list. */
static GtkWidget *
new_mark (const BwRichBlock *list, guint index, guint depth, GtkSizeGroup *widths)
{
  g_autofree char *text = say_mark (list, index, depth);
  GtkWidget *mark = gtk_label_new (text);

  gtk_widget_set_direction (mark, GTK_TEXT_DIR_LTR);
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (mark), list->kind == BW_RICH_NUMBERS ? 1.0 : 0.5);
  gtk_widget_add_css_class (mark, list->kind == BW_RICH_NUMBERS ? "numeric" : "bullet");
  gtk_size_group_add_widget (widths, mark);
  return mark;
}

static GtkWidget *
new_item (BwRichTextView *self, GPtrArray *blocks, guint depth, GtkWidget *mark)
{
  GtkWidget *item =
      new_box (GTK_ACCESSIBLE_ROLE_LIST_ITEM, GTK_ORIENTATION_HORIZONTAL, MARK_SPACING);
  GtkWidget *content = new_blocks (self, blocks, depth);

  gtk_widget_set_hexpand (content, TRUE);
  gtk_box_append (GTK_BOX (item), mark);
  gtk_box_append (GTK_BOX (item), content);
  return item;
}

static GtkWidget *
new_list (BwRichTextView *self, const BwRichBlock *block, guint depth)
{
  g_autoptr (GtkSizeGroup) widths = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *list = new_box (GTK_ACCESSIBLE_ROLE_LIST, GTK_ORIENTATION_VERTICAL, ITEM_SPACING);

  for (guint i = 0; i < block->items->len; i++) {
    GtkWidget *mark = new_mark (block, i, depth, widths);

    gtk_box_append (GTK_BOX (list), new_item (self, block->items->pdata[i], depth + 1, mark));
  }

  return list;
}

static GtkWidget *
new_blocks (BwRichTextView *self, GPtrArray *blocks, guint depth)
{
  GtkWidget *box = new_box (GTK_ACCESSIBLE_ROLE_GENERIC, GTK_ORIENTATION_VERTICAL,
                            depth > 0 ? ITEM_SPACING : BLOCK_SPACING);

  for (guint i = 0; i < blocks->len; i++) {
    const BwRichBlock *block = blocks->pdata[i];

    if (block->kind == BW_RICH_PARAGRAPH)
      append_paragraph (self, GTK_BOX (box), block);
    else
      gtk_box_append (GTK_BOX (box), new_list (self, block, depth));
  }

  return box;
}

/**
 * bw_rich_text_view_set_rich_text:
 * @self: a view
 * @rich_text: (nullable): what it is to show
 */
void
bw_rich_text_view_set_rich_text (BwRichTextView *self, BwRichText *rich_text)
{
  g_return_if_fail (BW_IS_RICH_TEXT_VIEW (self));
  g_return_if_fail (rich_text == NULL || BW_IS_RICH_TEXT (rich_text));

  if (!g_set_object (&self->rich_text, rich_text))
    return;

  remove_content (self);
  if (rich_text != NULL)
    gtk_widget_set_parent (new_blocks (self, bw_rich_text_get_blocks (rich_text), 0),
                           GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RICH_TEXT]);
}
