/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/sign-in/bw-sign-in-file-row.h"

#include <glib/gi18n.h>

#include "ui/bw-toast.h"

struct _BwSignInFileRow {
  AdwActionRow parent_instance;

  char *path;
  char *empty_text;
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (BwSignInFileRow, bw_sign_in_file_row, ADW_TYPE_ACTION_ROW)

typedef enum {
  PROP_PATH = 1,
  PROP_EMPTY_TEXT,
} BwSignInFileRowProperty;

static GParamSpec *properties[PROP_EMPTY_TEXT + 1];

static void
update (BwSignInFileRow *self)
{
  gboolean empty = *self->path == '\0';
  g_autofree char *name = empty ? NULL : g_filename_display_basename (self->path);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), empty ? self->empty_text : name);
  gtk_widget_set_visible (self->clear, !empty);
}

static void
set_path (BwSignInFileRow *self, const char *path)
{
  if (!g_set_str (&self->path, path != NULL ? path : ""))
    return;

  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATH]);
}

static void
bw_sign_in_file_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwSignInFileRow *self = BW_SIGN_IN_FILE_ROW (object);

  switch ((BwSignInFileRowProperty) id) {
  case PROP_PATH:
    g_value_set_string (value, self->path);
    break;
  case PROP_EMPTY_TEXT:
    g_value_set_string (value, self->empty_text);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_sign_in_file_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BwSignInFileRow *self = BW_SIGN_IN_FILE_ROW (object);

  switch ((BwSignInFileRowProperty) id) {
  case PROP_PATH:
    set_path (self, g_value_get_string (value));
    break;
  case PROP_EMPTY_TEXT:
    g_set_str (&self->empty_text, g_value_get_string (value));
    update (self);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tell_error (GtkWidget *widget, const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    return;

  /* Translators: %s is what the system says. */
  text = g_strdup_printf (_ ("The file dialog could not be opened: %s"), error->message);
  bw_toast_show (widget, text);
}

static void
on_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BwSignInFileRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file == NULL) {
    tell_error (GTK_WIDGET (self), error);
    return;
  }
  if (g_file_peek_path (file) != NULL)
    set_path (self, g_file_peek_path (file));
  else
    bw_toast_show (GTK_WIDGET (self), _ ("Choose a file that lies on this computer."));
}

static void
bw_sign_in_file_row_activate (AdwActionRow *row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (row));
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, on_chosen,
                        g_object_ref (row));
}

static void
on_clear (BwSignInFileRow *self)
{
  set_path (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
bw_sign_in_file_row_finalize (GObject *object)
{
  BwSignInFileRow *self = BW_SIGN_IN_FILE_ROW (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->empty_text, g_free);

  G_OBJECT_CLASS (bw_sign_in_file_row_parent_class)->finalize (object);
}

static void
bw_sign_in_file_row_class_init (BwSignInFileRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bw_sign_in_file_row_get_property;
  object_class->set_property = bw_sign_in_file_row_set_property;
  object_class->finalize = bw_sign_in_file_row_finalize;
  ADW_ACTION_ROW_CLASS (klass)->activate = bw_sign_in_file_row_activate;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, "", flags);
  properties[PROP_EMPTY_TEXT] = g_param_spec_string ("empty-text", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static GtkWidget *
create_icon (void)
{
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "document-open-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  return icon;
}

static void
bw_sign_in_file_row_init (BwSignInFileRow *self)
{
  self->path = g_strdup ("");
  self->empty_text = g_strdup ("");
  self->clear = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_set_valign (self->clear, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->clear, "flat");
  /* Translators: a button that takes a file out of the form again. */
  gtk_widget_set_tooltip_text (self->clear, _ ("Choose None"));
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (on_clear), self, G_CONNECT_SWAPPED);

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self), TRUE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->clear);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), create_icon ());
  update (self);
}
