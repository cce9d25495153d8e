/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/overview/bw-row-fit.h"

/**
 * bw_row_fit:
 * @rows: a list
 * @had: with how many rows of the kind that @create makes it begins
 * @n: with how many it is to begin
 * @create: makes one
 *
 * Lets a list begin with @n rows. Those that stand there stay, for the caller to say what they show now: a row that shows
 * what it showed before is not laid out anew, and keeps the keyboard.
 */
void
bw_row_fit (GtkListBox *rows, guint had, guint n, BwRowFunc create)
{
  for (guint i = had; i < n; i++)
    gtk_list_box_insert (rows, create (), (int) i);
  for (guint i = had; i > n; i--)
    gtk_list_box_remove (rows, GTK_WIDGET (gtk_list_box_get_row_at_index (rows, (int) i - 1)));
}
