/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/actions/bw-row-at.h"

/**
 * bw_row_at:
 * @view: a list view or a column view
 * @x: a place in it
 * @y: the same
 *
 * Returns: whether there is a row at that place, and not a header or nothing
 */
gboolean
bw_row_at (GtkWidget *view, double x, double y)
{
  GtkWidget *widget = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (view), FALSE);

  widget = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  for (; widget != NULL && widget != view; widget = gtk_widget_get_parent (widget))
    if (g_str_equal (gtk_widget_get_css_name (widget), "row"))
      return TRUE;
  return FALSE;
}
