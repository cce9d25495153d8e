/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-history-save.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "export/bw-export-drawing.h"
#include "export/bw-export.h"
#include "present/bw-chart-text.h"
#include "present/bw-error-text.h"
#include "ui/bw-file-write.h"
#include "ui/bw-toast.h"

/* How many pixels of a picture a pixel of the screen is: enough for paper. */
#define PICTURE_SCALE 2

static const struct {
  const char *key;
  const char *type;
  const char *name;
} KINDS[] = {
  [BW_HISTORY_FILE_CSV] = { "csv", "text/csv", N_ ("Comma-separated values (CSV)") },
  /* Translators: a kind of file. */
  [BW_HISTORY_FILE_PNG] = { "png", "image/png", N_ ("Picture (PNG)") },
  /* Translators: a kind of file. */
  [BW_HISTORY_FILE_SVG] = { "svg", "image/svg+xml", N_ ("Drawing (SVG)") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (KINDS) == BW_N_HISTORY_FILES);

/**
 * bw_history_file_from_key:
 * @key: what a file of that kind ends in
 * @kind: (out): what a history is saved as
 *
 * Returns: whether there is such a kind
 */
gboolean
bw_history_file_from_key (const char *key, BwHistoryFile *kind)
{
  for (guint i = 0; i < BW_N_HISTORY_FILES; i++)
    if (g_str_equal (KINDS[i].key, key)) {
      *kind = (BwHistoryFile) i;
      return TRUE;
    }
  return FALSE;
}

/* What is to be written, and where. What belongs to the widget is made before it goes to a thread. */
typedef struct {
  GFile *file;
  BwHistory *history;
  GdkTexture *texture;
  char *svg;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_clear_object (&writing->file);
  g_clear_object (&writing->history);
  g_clear_object (&writing->texture);
  g_free (writing->svg);
  g_free (writing);
}

static GBytes *
make_bytes (Writing *writing)
{
  char *text = NULL;

  if (writing->texture != NULL)
    return gdk_texture_save_to_png_bytes (writing->texture);
  text = writing->svg != NULL ? g_steal_pointer (&writing->svg)
                              : bw_export_history_to_csv (writing->history);
  return g_bytes_new_take (text, strlen (text));
}

static gpointer
run_writing (gpointer data)
{
  g_autoptr (GTask) task = data;
  Writing *writing = g_task_get_task_data (task);
  g_autoptr (GBytes) bytes = make_bytes (writing);
  g_autoptr (GError) error = NULL;
  gsize n_bytes = 0;
  const void *start = g_bytes_get_data (bytes, &n_bytes);

  if (bw_file_write (writing->file, start, n_bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
  return NULL;
}

static char *
draw_svg (BwHistoryChart *chart)
{
  g_autoptr (BwDrawing) drawing = bw_history_chart_draw (chart);
  g_autofree char *summary = bw_chart_text_say_summary (bw_history_chart_get_chart (chart));

  return bw_export_drawing_to_svg (drawing, _ ("Chart of the Secure Score"), summary);
}

/**
 * bw_history_save_write_async:
 * @file: where it is to go
 * @chart: what is saved; with days
 * @kind: what as
 * @callback: who is told when it is done
 * @user_data: for @callback
 *
 * Writes what a chart shows, on a thread of its own. A file that is there is replaced when the new one is whole.
 */
void
bw_history_save_write_async (GFile *file,
                             BwHistoryChart *chart,
                             BwHistoryFile kind,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Writing *writing = g_new0 (Writing, 1);
  GThread *thread = NULL;

  writing->file = g_object_ref (file);
  if (kind == BW_HISTORY_FILE_PNG)
    writing->texture = bw_history_chart_render (chart, PICTURE_SCALE);
  else if (kind == BW_HISTORY_FILE_SVG)
    writing->svg = draw_svg (chart);
  else
    writing->history =
        g_object_ref (bw_chart_get_fields (bw_history_chart_get_chart (chart))->history);
  g_task_set_source_tag (task, bw_history_save_write_async);
  g_task_set_task_data (task, writing, writing_free);
  thread = g_thread_new ("bw-save", run_writing, g_object_ref (task));
  g_thread_unref (thread);
}

/**
 * bw_history_save_write_finish:
 * @answer: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether it was written
 */
gboolean
bw_history_save_write_finish (GAsyncResult *answer, GError **error)
{
  return g_task_propagate_boolean (G_TASK (answer), error);
}

/* One saving from the choice of a file to what is told of it. */
typedef struct {
  GtkWidget *widget;
  GApplication *application;
  BwHistoryChart *chart;
  BwHistoryFile kind;
  GFile *file;
} Saving;

static void
saving_free (Saving *saving)
{
  g_clear_object (&saving->widget);
  g_clear_object (&saving->application);
  g_clear_object (&saving->chart);
  g_clear_object (&saving->file);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
tell_error (Saving *saving, const GError *error)
{
  g_autofree char *body = bw_error_text_say_writing (error);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("The History Was Not Saved"), body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, saving->widget);
}

static void
tell_success (Saving *saving)
{
  g_autofree char *base = g_file_get_basename (saving->file);
  g_autofree char *name = g_filename_display_name (base);
  /* Translators: told in passing; %s is the name of a file. */
  g_autofree char *text = g_strdup_printf (_ ("Saved to %s"), name);

  bw_toast_show (saving->widget, text);
}

static void
on_written (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GError) error = NULL;

  if (bw_history_save_write_finish (answer, &error))
    tell_success (saving);
  else
    tell_error (saving, error);
  if (saving->application != NULL)
    g_application_release (saving->application);
}

static void
on_file_chosen (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GError) error = NULL;
  BwChart *chart = bw_history_chart_get_chart (saving->chart);

  saving->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), answer, &error);
  /* What was open may have been closed meanwhile, and has nothing to save; its page may be gone. */
  if (saving->file != NULL && chart != NULL && bw_chart_count_days (chart) > 0 &&
      gtk_widget_get_native (GTK_WIDGET (saving->chart)) != NULL) {
    /* What is being written is written to its end, also where the window is closed meanwhile. */
    if (saving->application != NULL)
      g_application_hold (saving->application);
    bw_history_save_write_async (saving->file, saving->chart, saving->kind, on_written, saving);
    g_steal_pointer (&saving);
  } else if (error != NULL &&
             !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
             !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED)) {
    tell_error (saving, error);
  }
}

static void
add_filter (GtkFileDialog *dialog, BwHistoryFile kind)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, gettext (KINDS[kind].name));
  gtk_file_filter_add_suffix (filter, KINDS[kind].key);
  gtk_file_filter_add_mime_type (filter, KINDS[kind].type);
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
}

/**
 * bw_history_save_run:
 * @widget: a widget of the window that asks
 * @chart: what is saved
 * @kind: what as
 *
 * Lets the user choose a file and writes to it what the chart shows. Tells how it went.
 */
void
bw_history_save_run (GtkWidget *widget, BwHistoryChart *chart, BwHistoryFile kind)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  /* Translators: the name of a file, without what it ends in. No spaces. */
  g_autofree char *name =
      g_strconcat (C_ ("file name", "secure-score-history"), ".", KINDS[kind].key, NULL);
  GtkRoot *root = gtk_widget_get_root (widget);
  Saving *saving = g_new0 (Saving, 1);

  saving->widget = g_object_ref (widget);
  if (GTK_IS_WINDOW (root))
    g_set_object (&saving->application,
                  G_APPLICATION (gtk_window_get_application (GTK_WINDOW (root))));
  saving->chart = g_object_ref (chart);
  saving->kind = kind;
  /* Translators: the title of the dialog that asks where to save the history. */
  gtk_file_dialog_set_title (dialog, _ ("Save History"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Save"));
  gtk_file_dialog_set_initial_name (dialog, name);
  add_filter (dialog, kind);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                        on_file_chosen, saving);
}
