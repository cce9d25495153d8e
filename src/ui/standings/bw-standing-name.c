/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/standings/bw-standing-name.h"

#include "present/bw-standing-text.h"
#include "ui/organisations/bw-colour-dot.h"

/* As wide as a dot. */
#define DOT 12

/* Where a cell keeps what it follows. */
#define GROUP_KEY "bw-group"

static GtkWidget *
create_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
create_detail (void)
{
  GtkWidget *detail = create_label ("caption");

  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (detail), PANGO_WRAP_WORD_CHAR);
  return detail;
}

/**
 * bw_standing_name_new:
 * @with_detail: whether where it stands is told below the name
 *
 * Returns: (transfer floating): the place of an organisation in a list: a dot of its colour, its name, where it stands,
 *   and what came of refreshing it
 */
GtkWidget *
bw_standing_name_new (gboolean with_detail)
{
  GtkWidget *self = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *detail = create_detail ();

  gtk_widget_set_visible (detail, with_detail);
  gtk_box_append (GTK_BOX (lines), create_label (NULL));
  gtk_box_append (GTK_BOX (lines), detail);
  gtk_box_append (GTK_BOX (lines), with_detail ? create_detail () : create_label ("caption"));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), bw_colour_dot_new_place (bw_colour_dot_new (NULL), DOT));
  gtk_box_append (GTK_BOX (self), lines);
  return self;
}

static void
show_state (GtkWidget *label, BwStandingItem *item)
{
  g_autofree char *text = bw_standing_item_say_state (item);

  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
  gtk_widget_set_tooltip_text (label, text);
  if (bw_standing_item_has_problem (item))
    gtk_widget_add_css_class (label, "error");
  else
    gtk_widget_remove_css_class (label, "error");
}

/**
 * bw_standing_name_show:
 * @self: what bw_standing_name_new() made
 * @item: the organisation that it shows
 */
void
bw_standing_name_show (GtkWidget *self, BwStandingItem *item)
{
  const BwStandingTextFields fields = bw_standing_item_get_fields (item);
  GtkWidget *place = gtk_widget_get_first_child (self);
  GtkWidget *name = gtk_widget_get_first_child (gtk_widget_get_next_sibling (place));
  GtkWidget *detail = gtk_widget_get_next_sibling (name);
  g_autofree char *detail_text = bw_standing_text_say_detail (&fields);

  bw_colour_dot_set_colour (BW_COLOUR_DOT (adw_bin_get_child (ADW_BIN (place))),
                            bw_standing_item_get_colour (item));
  gtk_label_set_label (GTK_LABEL (name), fields.name);
  gtk_label_set_label (GTK_LABEL (detail), detail_text);
  show_state (gtk_widget_get_next_sibling (detail), item);
}

static void
free_group (gpointer group)
{
  g_signal_group_set_target (group, NULL);
  g_object_unref (group);
}

/**
 * bw_standing_follow:
 * @cell: a cell or a row that is bound
 * @item: what it shows
 * @update: is called with @cell whenever that changes
 */
void
bw_standing_follow (GObject *cell, BwStandingItem *item, GCallback update)
{
  GSignalGroup *group = g_signal_group_new (BW_TYPE_STANDING_ITEM);

  g_signal_group_connect_swapped (group, "notify::revision", update, cell);
  g_signal_group_set_target (group, item);
  g_object_set_data_full (cell, GROUP_KEY, group, free_group);
}

/**
 * bw_standing_unfollow:
 * @cell: a cell or a row that is bound no more
 */
void
bw_standing_unfollow (GObject *cell)
{
  g_object_set_data (cell, GROUP_KEY, NULL);
}
