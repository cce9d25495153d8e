/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/standings/bw-standing-rows.h"

#include "present/bw-format.h"
#include "ui/standings/bw-standing-name.h"

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *row = bw_standing_name_new (TRUE);
  GtkWidget *score = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (score), 1);
  gtk_widget_add_css_class (score, "numeric");
  gtk_box_append (GTK_BOX (row), score);
  gtk_list_item_set_child (item, row);
}

static void
update_row (GtkListItem *item)
{
  BwStandingItem *shown = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  g_autofree char *score = bw_format_percentage (bw_standing_item_get_standing (shown)->percentage);
  g_autofree char *text = bw_standing_item_say_row (shown);

  bw_standing_name_show (row, shown);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (row)), score);
  gtk_list_item_set_accessible_label (item, text);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  update_row (item);
  bw_standing_follow (G_OBJECT (item), gtk_list_item_get_item (item), G_CALLBACK (update_row));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GObject *item)
{
  bw_standing_unfollow (item);
}

/**
 * bw_standing_rows_set:
 * @view: a list of #BwStandingItem
 *
 * Gives it rows of a few lines, for where there is no room for columns.
 */
void
bw_standing_rows_set (GtkListView *view)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  gtk_list_view_set_factory (view, factory);
}
