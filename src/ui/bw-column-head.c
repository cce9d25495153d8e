/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/bw-column-head.h"

/* What GTK calls the button over a column. */
#define TITLE "GtkColumnViewTitle"

/* The first of the heads, in the row of them. */
static GtkWidget *
find_first (GtkColumnView *view)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *first = gtk_widget_get_first_child (child);

    if (first != NULL && g_str_equal (G_OBJECT_TYPE_NAME (first), TITLE))
      return first;
  }
  return NULL;
}

/**
 * bw_column_head_find:
 * @column: a column of a table
 *
 * GTK (4.18) hands out no head; it has one for each column, in their order.
 *
 * Returns: (transfer none) (nullable): the head over it; %NULL where GTK has changed its ways
 */
GtkWidget *
bw_column_head_find (GtkColumnViewColumn *column)
{
  GtkColumnView *view = gtk_column_view_column_get_column_view (column);
  GListModel *columns = view != NULL ? gtk_column_view_get_columns (view) : NULL;
  GtkWidget *head = view != NULL ? find_first (view) : NULL;

  for (guint i = 0; head != NULL && i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) there = g_list_model_get_item (columns, i);

    if (there == column)
      return head;
    head = gtk_widget_get_next_sibling (head);
  }
  return NULL;
}

/**
 * bw_column_head_align_with_figures:
 * @column: a column of a table, whose cells hold figures
 *
 * Puts its head where figures stand, which is at the right in either direction of reading; the sign of the order stands
 * before it, so that the words end where the figures do. GTK (4.18) puts all heads at the start.
 */
void
bw_column_head_align_with_figures (GtkColumnViewColumn *column)
{
  GtkWidget *head = bw_column_head_find (column);
  GtkWidget *box = head != NULL ? gtk_widget_get_first_child (head) : NULL;

  if (box == NULL)
    return;
  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  gtk_widget_set_halign (box, GTK_ALIGN_START);
}
