/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/bw-saving.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "present/bw-error-text.h"
#include "ui/bw-file-write.h"
#include "ui/bw-toast.h"

/* What is to be written, and where. */
typedef struct {
  GFile *file;
  BwSavingContent content;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_clear_object (&writing->file);
  if (writing->content.destroy != NULL)
    writing->content.destroy (writing->content.data);
  g_free (writing);
}

static gpointer
run_writing (gpointer data)
{
  g_autoptr (GTask) task = data;
  Writing *writing = g_task_get_task_data (task);
  g_autoptr (GBytes) bytes = writing->content.make (writing->content.data);
  g_autoptr (GError) error = NULL;
  gsize n_bytes = 0;
  const void *start = g_bytes_get_data (bytes, &n_bytes);

  if (bw_file_write (writing->file, start, n_bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
  return NULL;
}

/**
 * bw_saving_write_async:
 * @file: where it is to go
 * @content: (transfer full): what is written
 * @callback: who is told when it is done
 * @user_data: for @callback
 *
 * Makes the bytes and writes them, on a thread of its own. A file that is there is replaced when the new one is whole.
 */
void
bw_saving_write_async (GFile *file,
                       const BwSavingContent *content,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Writing *writing = g_new0 (Writing, 1);
  GThread *thread = NULL;

  writing->file = g_object_ref (file);
  writing->content = *content;
  g_task_set_source_tag (task, bw_saving_write_async);
  g_task_set_task_data (task, writing, writing_free);
  thread = g_thread_new ("bw-save", run_writing, g_object_ref (task));
  g_thread_unref (thread);
}

/**
 * bw_saving_write_finish:
 * @answer: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether it was written
 */
gboolean
bw_saving_write_finish (GAsyncResult *answer, GError **error)
{
  return g_task_propagate_boolean (G_TASK (answer), error);
}

/* One saving from the choice of a file to what is told of it. */
typedef struct {
  GtkWidget *widget;
  GApplication *application;
  const BwSavingKind *kind;
  gpointer subject;
  GDestroyNotify destroy;
  GFile *file;
} Saving;

static void
saving_free (Saving *saving)
{
  g_clear_object (&saving->widget);
  g_clear_object (&saving->application);
  if (saving->destroy != NULL)
    saving->destroy (saving->subject);
  g_clear_object (&saving->file);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
tell_error (Saving *saving, const GError *error)
{
  g_autofree char *body = bw_error_text_say_writing (error);
  AdwDialog *dialog = adw_alert_dialog_new (gettext (saving->kind->failure), body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, saving->widget);
}

static void
tell_success (Saving *saving)
{
  g_autofree char *base = g_file_get_basename (saving->file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *text = saving->kind->say_success (name);

  bw_toast_show (saving->widget, text);
}

static void
on_written (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GError) error = NULL;

  if (bw_saving_write_finish (answer, &error))
    tell_success (saving);
  else
    tell_error (saving, error);
  if (saving->application != NULL)
    g_application_release (saving->application);
}

static void
write_content (Saving *saving, const BwSavingContent *content)
{
  /* What is being written is written to its end, also where the window is closed meanwhile. */
  if (saving->application != NULL)
    g_application_hold (saving->application);
  bw_saving_write_async (saving->file, content, on_written, saving);
}

static gboolean
is_dismissal (const GError *error)
{
  return g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
         g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED);
}

static void
on_file_chosen (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GError) error = NULL;
  BwSavingContent content = { 0 };

  saving->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), answer, &error);
  if (saving->file == NULL) {
    if (!is_dismissal (error))
      tell_error (saving, error);
  } else if (saving->kind->take (saving->subject, saving->file, &content)) {
    write_content (g_steal_pointer (&saving), &content);
  }
}

/**
 * bw_saving_add_filter:
 * @dialog: the dialog that asks for a file
 * @name: what the kind of file is called; translated
 * @suffix: what its name ends in, without the dot
 * @type: its MIME type
 *
 * Offers a kind of file.
 *
 * Returns: (transfer none): the filter
 */
GtkFileFilter *
bw_saving_add_filter (GtkFileDialog *dialog, const char *name, const char *suffix, const char *type)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (gtk_file_dialog_get_filters (dialog) == NULL) {
    g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

    gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  }
  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, suffix);
  gtk_file_filter_add_mime_type (filter, type);
  g_list_store_append (G_LIST_STORE (gtk_file_dialog_get_filters (dialog)), filter);
  return filter;
}

/**
 * bw_saving_run:
 * @widget: a widget of the window that asks
 * @dialog: the dialog that asks for a file, with its title, name and filters
 * @kind: what is saved; outlives the program
 * @subject: (transfer full): what was asked to be saved, for @kind
 * @destroy: how @subject is freed
 *
 * Lets the user choose a file, writes to it, and tells how it went.
 */
void
bw_saving_run (GtkWidget *widget,
               GtkFileDialog *dialog,
               const BwSavingKind *kind,
               gpointer subject,
               GDestroyNotify destroy)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  Saving *saving = g_new0 (Saving, 1);

  saving->widget = g_object_ref (widget);
  if (GTK_IS_WINDOW (root))
    g_set_object (&saving->application,
                  G_APPLICATION (gtk_window_get_application (GTK_WINDOW (root))));
  saving->kind = kind;
  saving->subject = subject;
  saving->destroy = destroy;
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                        on_file_chosen, saving);
}
