/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-open-dialog.h"

#include <glib/gi18n.h>

#include "ui/bw-toast.h"

static GListModel *
create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) answers = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (answers, _ ("Saved Answers (JSON)"));
  gtk_file_filter_add_mime_type (answers, "application/json");
  gtk_file_filter_add_suffix (answers, "json");
  gtk_file_filter_add_suffix (answers, "json.gz");
  g_list_store_append (filters, answers);

  /* Translators: a choice of what the file dialog shows. */
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

static void
tell_error (GtkWindow *window, const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    return;

  /* Translators: %s is what the system says. */
  text = g_strdup_printf (_ ("The file dialog could not be opened: %s"), error->message);
  bw_toast_show (GTK_WIDGET (window), text);
}

static void
on_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  BwOpenDialogFunc chosen = g_object_get_data (source, "bw-chosen");
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) model =
                gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (model == NULL) {
    tell_error (window, error);
    return;
  }

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (files, g_list_model_get_item (model, i));
  if (files->len > 0)
    chosen (files, window);
}

/**
 * bw_open_dialog_run:
 * @window: the window that it belongs to
 * @folder: (nullable): where it begins; %NULL where the desktop begins by itself
 * @chosen: called when files were chosen
 *
 * Lets the user choose one or more files.
 */
void
bw_open_dialog_run (GtkWindow *window, GFile *folder, BwOpenDialogFunc chosen)
{
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autoptr (GListModel) filters = NULL;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (chosen != NULL);

  dialog = gtk_file_dialog_new ();
  filters = create_filters ();
  gtk_file_dialog_set_title (dialog, _ ("Open Saved Answers"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_set_initial_folder (dialog, folder);
  g_object_set_data (G_OBJECT (dialog), "bw-chosen", chosen);
  gtk_file_dialog_open_multiple (dialog, window, NULL, on_chosen, g_object_ref (window));
}
