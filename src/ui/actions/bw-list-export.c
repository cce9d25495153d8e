/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/bw-list-export.h"

#include <glib/gi18n.h>
#include <string.h>

#include "export/bw-export.h"

/* A list, and what it is to be. */
typedef struct {
  BwQueryResult *result;
  BwListFormat format;
} List;

static List *
list_new (BwQueryResult *result, BwListFormat format)
{
  List *list = g_new0 (List, 1);

  list->result = g_object_ref (result);
  list->format = format;
  return list;
}

static void
list_free (gpointer data)
{
  List *list = data;

  g_clear_object (&list->result);
  g_free (list);
}

static GBytes *
make_bytes (gpointer data)
{
  List *list = data;
  char *text = list->format == BW_LIST_FORMAT_JSON ? bw_export_list_to_json (list->result, 0)
                                                   : bw_export_list_to_csv (list->result, 0);

  return g_bytes_new_take (text, strlen (text));
}

/**
 * bw_list_export_get_content:
 * @result: the list
 * @format: what it is to be
 * @content: (out caller-allocates) (transfer full): what is written
 *
 * Takes the whole list, in its order.
 */
void
bw_list_export_get_content (BwQueryResult *result, BwListFormat format, BwSavingContent *content)
{
  *content = (BwSavingContent) { make_bytes, list_new (result, format), list_free };
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

static gboolean
take_list (gpointer subject, GFile *file, BwSavingContent *content)
{
  List *list = subject;

  bw_list_export_get_content (list->result, find_format (file, list->format), content);
  return TRUE;
}

static char *
say_success (const char *name)
{
  /* Translators: told in passing; %s is the name of a file. */
  return g_strdup_printf (_ ("Exported to %s"), name);
}

static const BwSavingKind LIST = { take_list, say_success, N_ ("The List Was Not Exported") };

static void
add_filters (GtkFileDialog *dialog, BwListFormat format)
{
  GtkFileFilter *csv =
      bw_saving_add_filter (dialog, _ ("Comma-separated values (CSV)"), "csv", "text/csv");
  GtkFileFilter *json =
      /* Translators: a kind of file. */
      bw_saving_add_filter (dialog, _ ("JSON"), "json", "application/json");

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

  /* Translators: the title of the dialog that asks where to save the list. */
  gtk_file_dialog_set_title (dialog, _ ("Export Actions"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  add_filters (dialog, format);
  bw_saving_run (widget, dialog, &LIST, list_new (result, format), list_free);
}
