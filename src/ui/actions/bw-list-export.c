/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/bw-list-export.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "export/bw-export.h"
#include "present/bw-error-text.h"
#include "ui/bw-file-write.h"
#include "ui/bw-toast.h"

/* What is to be written, and where. */
typedef struct {
  GFile *file;
  BwQueryResult *result;
  BwListFormat format;
} Writing;

static void
writing_free (Writing *writing)
{
  g_clear_object (&writing->file);
  g_clear_object (&writing->result);
  g_free (writing);
}

static void
write_list (GTask *task)
{
  Writing *writing = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = writing->format == BW_LIST_FORMAT_JSON
                              ? bw_export_list_to_json (writing->result, 0)
                              : bw_export_list_to_csv (writing->result, 0);

  if (bw_file_write (writing->file, text, strlen (text), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gpointer
run_writing (gpointer data)
{
  g_autoptr (GTask) task = data;

  write_list (task);
  return NULL;
}

/**
 * bw_list_export_write_async:
 * @file: where it is to go
 * @result: the list
 * @format: what it is to be
 * @callback: who is told when it is done
 * @user_data: for @callback
 *
 * Writes the whole list, in its order, on a thread of its own. A file that is there is replaced when
 * the new one is whole.
 */
void
bw_list_export_write_async (GFile *file,
                            BwQueryResult *result,
                            BwListFormat format,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Writing *writing = g_new0 (Writing, 1);
  GThread *thread = NULL;

  writing->file = g_object_ref (file);
  writing->result = g_object_ref (result);
  writing->format = format;
  g_task_set_source_tag (task, bw_list_export_write_async);
  g_task_set_task_data (task, writing, (GDestroyNotify) writing_free);
  thread = g_thread_new ("bw-export", run_writing, g_object_ref (task));
  g_thread_unref (thread);
}

/**
 * bw_list_export_write_finish:
 * @answer: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether the list was written
 */
gboolean
bw_list_export_write_finish (GAsyncResult *answer, GError **error)
{
  return g_task_propagate_boolean (G_TASK (answer), error);
}

/* One export from the choice of a file to what is told of it. */
typedef struct {
  GtkWidget *widget;
  GApplication *application;
  BwQueryResult *result;
  BwListFormat format;
  GFile *file;
} Export;

static void
export_free (Export *export)
{
  g_clear_object (&export->widget);
  g_clear_object (&export->application);
  g_clear_object (&export->result);
  g_clear_object (&export->file);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
tell_error (Export *export, const GError *error)
{
  g_autofree char *body = bw_error_text_say_writing (error);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("The List Was Not Exported"), body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, export->widget);
}

static void
tell_success (Export *export)
{
  g_autofree char *base = g_file_get_basename (export->file);
  g_autofree char *name = g_filename_display_name (base);
  /* Translators: told in passing; %s is the name of a file. */
  g_autofree char *text = g_strdup_printf (_ ("Exported to %s"), name);

  bw_toast_show (export->widget, text);
}

static void
on_written (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (Export) export = data;
  g_autoptr (GError) error = NULL;

  if (bw_list_export_write_finish (answer, &error))
    tell_success (export);
  else
    tell_error (export, error);
  if (export->application != NULL)
    g_application_release (export->application);
}

/* What the name ends in counts; a name that says nothing leaves it at what was asked for. */
static BwListFormat
find_format (GFile *file, BwListFormat asked)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_ascii_strdown (base, -1);

  if (g_str_has_suffix (name, ".json"))
    return BW_LIST_FORMAT_JSON;
  if (g_str_has_suffix (name, ".csv"))
    return BW_LIST_FORMAT_CSV;
  return asked;
}

static void
on_file_chosen (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (Export) export = data;
  g_autoptr (GError) error = NULL;

  export->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), answer, &error);
  if (export->file != NULL) {
    /* What is being written is written to its end, also where the window is closed meanwhile. */
    if (export->application != NULL)
      g_application_hold (export->application);
    bw_list_export_write_async (export->file, export->result,
                                find_format (export->file, export->format), on_written, export);
    g_steal_pointer (&export);
  } else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
             !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED)) {
    tell_error (export, error);
  }
}

static GtkFileFilter *
new_filter (const char *name, const char *suffix, const char *type)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, suffix);
  gtk_file_filter_add_mime_type (filter, type);
  return filter;
}

static void
add_filters (GtkFileDialog *dialog, BwListFormat format)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) csv = new_filter (_ ("Comma-separated values (CSV)"), "csv", "text/csv");
  /* Translators: a kind of file. */
  g_autoptr (GtkFileFilter) json = new_filter (_ ("JSON"), "json", "application/json");

  g_list_store_append (filters, csv);
  g_list_store_append (filters, json);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_default_filter (dialog, format == BW_LIST_FORMAT_JSON ? json : csv);
}

/**
 * bw_list_export_run:
 * @widget: a widget of the window that asks
 * @result: the list
 * @format: what it is to be, unless the chosen name says otherwise
 *
 * Lets the user choose a file and writes the list to it: filtered, grouped and sorted as it is, with the
 * next steps. Tells how it went.
 */
void
bw_list_export_run (GtkWidget *widget, BwQueryResult *result, BwListFormat format)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  /* Translators: the name of a file, without what it ends in. No spaces. */
  g_autofree char *name = g_strconcat (C_ ("file name", "improvement-actions"),
                                       format == BW_LIST_FORMAT_JSON ? ".json" : ".csv", NULL);
  GtkRoot *root = gtk_widget_get_root (widget);
  Export *export = g_new0 (Export, 1);

  export->widget = g_object_ref (widget);
  if (GTK_IS_WINDOW (root))
    g_set_object (&export->application,
                  G_APPLICATION (gtk_window_get_application (GTK_WINDOW (root))));
  export->result = g_object_ref (result);
  export->format = format;
  /* Translators: the title of the dialog that asks where to save the list. */
  gtk_file_dialog_set_title (dialog, _ ("Export Actions"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  add_filters (dialog, format);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                        on_file_chosen, export);
}
