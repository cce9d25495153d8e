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

  return bw_export_drawing_to_svg (drawing, _ ("Chart of the Secure Score"), summary);
}

static GBytes *
make_csv (gpointer data)
{
  char *text = bw_export_history_to_csv (data);

  return g_bytes_new_take (text, strlen (text));
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

/**
 * bw_history_save_get_content:
 * @chart: what is saved; with days, and in a window
 * @kind: what as
 * @content: (out caller-allocates) (transfer full): what is written
 *
 * Takes what a chart shows. What belongs to the widget is made here, before it goes to a thread.
 */
void
bw_history_save_get_content (BwHistoryChart *chart, BwHistoryFile kind, BwSavingContent *content)
{
  BwHistory *history = bw_chart_get_fields (bw_history_chart_get_chart (chart))->history;

  switch (kind) {
  case BW_HISTORY_FILE_CSV:
    *content = (BwSavingContent) { make_csv, g_object_ref (history), g_object_unref };
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

/* A chart, and what it is saved as. */
typedef struct {
  BwHistoryChart *chart;
  BwHistoryFile kind;
} Subject;

static void
subject_free (gpointer data)
{
  Subject *subject = data;

  g_clear_object (&subject->chart);
  g_free (subject);
}

/* What was open may have been closed meanwhile, and has nothing to save; its page may be gone. */
static gboolean
take_history (gpointer data, GFile *file, BwSavingContent *content)
{
  Subject *subject = data;
  BwChart *chart = bw_history_chart_get_chart (subject->chart);

  if (chart == NULL || bw_chart_count_days (chart) == 0 ||
      gtk_widget_get_native (GTK_WIDGET (subject->chart)) == NULL)
    return FALSE;
  bw_history_save_get_content (subject->chart, subject->kind, content);
  return TRUE;
}

static char *
say_success (const char *name)
{
  /* Translators: told in passing; %s is the name of a file. */
  return g_strdup_printf (_ ("Saved to %s"), name);
}

static const BwSavingKind HISTORY = { take_history, say_success, N_ ("The History Was Not Saved") };

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
  Subject *subject = g_new0 (Subject, 1);

  subject->chart = g_object_ref (chart);
  subject->kind = kind;
  /* Translators: the title of the dialog that asks where to save the history. */
  gtk_file_dialog_set_title (dialog, _ ("Save History"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Save"));
  gtk_file_dialog_set_initial_name (dialog, name);
  bw_saving_add_filter (dialog, gettext (KINDS[kind].name), KINDS[kind].key, KINDS[kind].type);
  bw_saving_run (widget, dialog, &HISTORY, subject, subject_free);
}
