/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/bw-file-drop.h"

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  BwFileDropFunc on_files = (BwFileDropFunc) user_data;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GSList) list = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *at = list; at != NULL; at = at->next)
    g_ptr_array_add (files, g_object_ref (at->data));
  if (files->len == 0)
    return FALSE;

  on_files (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), files);
  return TRUE;
}

/**
 * bw_file_drop_accept:
 * @widget: where files may be dropped
 * @on_files: called with what was dropped
 *
 * Lets files be dropped on a widget.
 *
 * Returns: (transfer none): the target, which knows what hovers over it
 */
GtkDropTarget *
bw_file_drop_accept (GtkWidget *widget, BwFileDropFunc on_files)
{
  GtkDropTarget *target = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (on_files != NULL, NULL);

  target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), (gpointer) on_files);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
  return target;
}
