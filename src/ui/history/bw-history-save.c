/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-history-save.h"

#include <glib/gi18n.h>
#include <string.h>

#include "export/bw-export-drawing.h"
#include "export/bw-export.h"
#include "present/bw-chart-text.h"

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

static char *
draw_svg (BwHistoryChart *chart)
{
  g_autoptr (BwDrawing) drawing = bw_history_chart_draw (chart);
  g_autofree char *summary = bw_chart_text_say_summary (bw_history_chart_get_chart (chart));

  return bw_export_drawing_to_svg (drawing, bw_history_chart_get_name (chart), summary);
}

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
make_csv (gpointer data)
{
  return take_text (bw_export_history_to_csv (data));
}

static GBytes *
make_metric_csv (gpointer data)
{
  const BwLines lines = bw_chart_get_lines (data);

  return take_text (bw_export_lines_to_csv (&lines));
}

static GBytes *
make_activities_csv (gpointer data)
{
  return take_text (bw_export_activities_to_csv (data));
}

static GBytes *
make_png (gpointer data)
{
  return gdk_texture_save_to_png_bytes (data);
}

static GBytes *
make_svg (gpointer data)
{
  return g_bytes_new (data, strlen (data));
}

static void
get_csv (const BwHistorySubject *subject, BwSavingContent *content)
{
  BwChart *chart = bw_history_chart_get_chart (subject->chart);

  if (subject->is_metric)
    *content = (BwSavingContent) { make_metric_csv, g_object_ref (chart), g_object_unref };
  else
    *content = (BwSavingContent) { make_csv, g_object_ref (bw_chart_get_fields (chart)->history),
                                   g_object_unref };
}

/**
 * bw_history_save_get_content:
 * @subject: what is saved
 * @content: (out caller-allocates) (transfer full): what is written
 *
 * Takes what a chart shows. What belongs to the widget is made here, before it goes to a thread.
 */
void
bw_history_save_get_content (const BwHistorySubject *subject, BwSavingContent *content)
{
  BwHistoryChart *chart = subject->chart;

  switch (subject->kind) {
  case BW_HISTORY_FILE_CSV:
    get_csv (subject, content);
    break;
  case BW_HISTORY_FILE_PNG:
    *content = (BwSavingContent) { make_png, bw_history_chart_render (chart, PICTURE_SCALE),
                                   g_object_unref };
    break;
  case BW_HISTORY_FILE_SVG:
    *content = (BwSavingContent) { make_svg, draw_svg (chart), g_free };
    break;
  }
}

/**
 * bw_history_save_get_activities:
 * @activities: (element-type BwActivity): what happened
 * @content: (out caller-allocates) (transfer full): what is written: all of it, one by one
 */
void
bw_history_save_get_activities (GPtrArray *activities, BwSavingContent *content)
{
  *content = (BwSavingContent) { make_activities_csv, g_ptr_array_ref (activities),
                                 (GDestroyNotify) g_ptr_array_unref };
}

static void
subject_free (gpointer data)
{
  BwHistorySubject *subject = data;

  g_clear_object (&subject->chart);
  g_free (subject);
}

/* What was open may have been closed meanwhile, and has nothing to save; its page may be gone. */
static gboolean
take_history (gpointer data, GFile *file, BwSavingContent *content)
{
  BwHistorySubject *subject = data;
  BwChart *chart = bw_history_chart_get_chart (subject->chart);

  if (chart == NULL || bw_chart_count_days (chart) == 0 ||
      gtk_widget_get_native (GTK_WIDGET (subject->chart)) == NULL)
    return FALSE;
  bw_history_save_get_content (subject, content);
  return TRUE;
}

static gboolean
take_activities (gpointer data, GFile *file, BwSavingContent *content)
{
  bw_history_save_get_activities (data, content);
  return TRUE;
}

static char *
say_success (const char *name)
{
  /* Translators: told in passing; %s is the name of a file. */
  return g_strdup_printf (_ ("Saved to %s"), name);
}

static const BwSavingKind HISTORY = { take_history, say_success, N_ ("The History Was Not Saved") };
static const BwSavingKind ACTIVITIES = { take_activities, say_success,
                                         N_ ("The Activity Was Not Saved") };

static GtkFileDialog *
create_dialog (const char *title, const char *name, BwHistoryFile kind)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autofree char *file_name = g_strconcat (name, ".", KINDS[kind].key, NULL);

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_accept_label (dialog, _ ("_Save"));
  gtk_file_dialog_set_initial_name (dialog, file_name);
  bw_saving_add_filter (dialog, gettext (KINDS[kind].name), KINDS[kind].key, KINDS[kind].type);
  return dialog;
}

/**
 * bw_history_save_run:
 * @widget: a widget of the window that asks
 * @subject: what is saved
 *
 * Lets the user choose a file and writes to it what the chart shows. Tells how it went.
 */
void
bw_history_save_run (GtkWidget *widget, const BwHistorySubject *subject)
{
  /* Translators: the title of the dialog that asks where to save the history. */
  const char *title = _ ("Save History");
  /* Translators: the name of a file, without what it ends in. No spaces. */
  const char *name = C_ ("file name", "secure-score-history");
  g_autoptr (GtkFileDialog) dialog =
                create_dialog (title, subject->name != NULL ? subject->name : name, subject->kind);
  BwHistorySubject *taken = g_new (BwHistorySubject, 1);

  *taken = *subject;
  taken->name = NULL;
  g_object_ref (taken->chart);
  bw_saving_run (widget, dialog, &HISTORY, taken, subject_free);
}

/**
 * bw_history_save_run_activities:
 * @widget: a widget of the window that asks
 * @activities: (element-type BwActivity): what happened; not to be changed any more
 *
 * Lets the user choose a file and writes what happened to it, as comma-separated values. Tells how it went.
 */
void
bw_history_save_run_activities (GtkWidget *widget, GPtrArray *activities)
{
  /* Translators: the title of the dialog that asks where to save what happened to actions. */
  const char *title = _ ("Save Activity");
  /* Translators: the name of a file, without what it ends in. No spaces. */
  const char *name = C_ ("file name", "secure-score-activity");
  g_autoptr (GtkFileDialog) dialog = create_dialog (title, name, BW_HISTORY_FILE_CSV);

  bw_saving_run (widget, dialog, &ACTIVITIES, g_ptr_array_ref (activities),
                 (GDestroyNotify) g_ptr_array_unref);
}
