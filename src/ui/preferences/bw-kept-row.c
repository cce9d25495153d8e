/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/preferences/bw-kept-row.h"

#include <glib/gi18n.h>

#include "present/bw-kept-text.h"

/* What a button of a row needs, and is freed with it. */
typedef struct {
  char *id;
  char *name;
  char *folder;
  BwKeptRowDelete deletes;
  gpointer data;
} Kept;

static void
kept_free (Kept *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->folder);
  g_free (self);
}

static void
on_show (GtkButton *button, const Kept *kept)
{
  g_autofree char *path = g_build_filename (kept->folder, BW_ARCHIVE_FILE, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (button));

  gtk_file_launcher_open_containing_folder (
      launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, NULL, NULL);
}

static void
on_delete (GtkButton *button, const Kept *kept)
{
  kept->deletes (kept->id, kept->name, kept->data);
}

/* Of several buttons with the same icon, a screen reader says whose it is. */
static void
add_button (AdwActionRow *row, const char *icon, char *label, GCallback callback, Kept *kept)
{
  g_autofree char *owned = label;
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect (button, "clicked", callback, kept);
  adw_action_row_add_suffix (row, button);
}

/**
 * bw_kept_row_new:
 * @archive: the archive of an organisation
 * @deletes: is told when it is to be deleted
 * @data: for @deletes; has to outlive the row
 *
 * Returns: (transfer floating): a row that tells what there is, shows it in the file manager, and has it deleted where no
 *   organisation of the list has it
 */
GtkWidget *
bw_kept_row_new (const BwKeptArchive *archive, BwKeptRowDelete deletes, gpointer data)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  g_autofree char *said =
      bw_kept_text_say (archive->error == NULL ? &archive->days : NULL, archive->size);
  const char *name = archive->name != NULL        ? archive->name
                     : archive->tenant_id != NULL ? archive->tenant_id
                                                  : archive->id;
  Kept *kept = g_new0 (Kept, 1);

  *kept =
      (Kept) { g_strdup (archive->id), g_strdup (name), g_strdup (archive->folder), deletes, data };
  g_object_set_data_full (G_OBJECT (row), "bw-kept", kept, (GDestroyNotify) kept_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (row, said);
  add_button (
      row, "folder-open-symbolic",
      /* Translators: a button that shows a file in the file manager; %s is the name of an organisation. */
      g_strdup_printf (_ ("Show the history of “%s” in Files"), name), G_CALLBACK (on_show), kept);
  if (!archive->is_listed)
    add_button (
        row, "user-trash-symbolic",
        /* Translators: a button; %s is the name of an organisation that is not in the list any more. */
        g_strdup_printf (_ ("Delete the history of “%s”…"), name), G_CALLBACK (on_delete), kept);
  return GTK_WIDGET (row);
}
