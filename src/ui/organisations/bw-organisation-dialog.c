/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/organisations/bw-organisation-dialog.h"

#include <glib/gi18n.h>

#include "ui/bw-dialog-size.h"

#include "organisation/bw-organisation-colour.h"
#include "present/bw-certificate-expiry-text.h"
#include "present/bw-cloud-text.h"
#include "ui/organisations/bw-colour-dot.h"
#include "ui/organisations/bw-removal-question.h"

#define COLOUR_KEY "bw-colour"

struct _BwOrganisationDialog {
  AdwPreferencesDialog parent_instance;

  BwOrganisationStore *store;
  BwOrganisationEntry *entry;

  AdwEntryRow *name;
  AdwEntryRow *short_name;
  GtkFlowBox *colours;
  AdwSwitchRow *is_default;
  AdwActionRow *account;
  AdwActionRow *tenant;
  AdwActionRow *client_id;
  AdwActionRow *cloud;
  AdwActionRow *certificate;
};

G_DEFINE_FINAL_TYPE (BwOrganisationDialog, bw_organisation_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static guint signal_sign_in_again;

/* What is changed next, before the list has this, is compared with this; see on_busy(). */
static void
mark (BwOrganisationDialog *self, const BwOrganisationMarks *marks)
{
  BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (self->entry);
  g_autoptr (BwOrganisationEntry) changed = NULL;

  bw_organisation_store_mark (self->store, self->entry, marks);
  if (marks->name != NULL)
    fields.name = marks->name;
  if (marks->short_name != NULL)
    fields.short_name = *marks->short_name != '\0' ? marks->short_name : NULL;
  if (marks->colour != NULL)
    fields.colour = *marks->colour != '\0' ? marks->colour : NULL;
  changed = bw_organisation_entry_new (&fields);
  g_set_object (&self->entry, changed);
}

/* An organisation without a name could not be chosen any more: an empty one is not taken. */
static void
on_name (BwOrganisationDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  if (*name == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->name), bw_organisation_entry_get_name (self->entry));
  else
    mark (self, &(BwOrganisationMarks) { .name = name });
}

static void
on_short_name (BwOrganisationDialog *self)
{
  g_autofree char *name =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->short_name))));

  mark (self, &(BwOrganisationMarks) { .short_name = name });
}

static void
on_colour (BwOrganisationDialog *self, GtkToggleButton *button)
{
  const char *before = bw_organisation_entry_get_fields (self->entry).colour;
  const char *colour = g_object_get_data (G_OBJECT (button), COLOUR_KEY);

  if (gtk_toggle_button_get_active (button) && g_strcmp0 (before, colour) != 0)
    mark (self, &(BwOrganisationMarks) { .colour = colour != NULL ? colour : "" });
}

/* Another one is made the default to undo it, as there always is one. */
static void
on_default (BwOrganisationDialog *self)
{
  if (adw_switch_row_get_active (self->is_default) &&
      !bw_organisation_entry_get_fields (self->entry).is_default)
    bw_organisation_store_set_default (self->store, self->entry);
}

static void
on_sign_in_again (BwOrganisationDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signal_sign_in_again, 0);
}

static void
on_sign_out (BwOrganisationDialog *self)
{
  bw_organisation_store_sign_out (self->store, self->entry);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_remove (BwOrganisationDialog *self)
{
  bw_removal_question_ask (GTK_WIDGET (self), self->store, self->entry);
}

/* The colours. */

static const char *
say_colour (const char *colour)
{
  static const struct {
    const char *colour;
    const char *name;
  } NAMES[] = {
    { "blue", NC_ ("colour", "Blue") },     { "teal", NC_ ("colour", "Teal") },
    { "green", NC_ ("colour", "Green") },   { "yellow", NC_ ("colour", "Yellow") },
    { "orange", NC_ ("colour", "Orange") }, { "red", NC_ ("colour", "Red") },
    { "pink", NC_ ("colour", "Pink") },     { "purple", NC_ ("colour", "Purple") },
    { "slate", NC_ ("colour", "Slate") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++)
    if (g_strcmp0 (colour, NAMES[i].colour) == 0)
      return g_dpgettext2 (NULL, "colour", NAMES[i].name);
  /* Translators: no colour. */
  return colour != NULL ? colour : C_ ("colour", "None");
}

static GtkWidget *
add_colour (BwOrganisationDialog *self, const char *colour, GtkWidget *group)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *child = colour != NULL ? bw_colour_dot_new (colour)
                                    : gtk_image_new_from_icon_name ("window-close-symbolic");

  gtk_widget_set_halign (child, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, say_colour (colour));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  say_colour (colour), -1);
  g_object_set_data_full (G_OBJECT (button), COLOUR_KEY, g_strdup (colour), g_free);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (group));
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (button),
      g_strcmp0 (bw_organisation_entry_get_fields (self->entry).colour, colour) == 0);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_colour), self, G_CONNECT_SWAPPED);
  gtk_flow_box_append (self->colours, button);
  /* The button is what is focused, not the place that holds it. */
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  return button;
}

static void
add_colours (BwOrganisationDialog *self)
{
  const char *const *names = bw_organisation_colour_list_names ();
  const char *own = bw_organisation_entry_get_fields (self->entry).colour;
  GtkWidget *group = add_colour (self, NULL, NULL);

  for (gsize i = 0; names[i] != NULL; i++)
    add_colour (self, names[i], group);
  /* One that was set from the command line. */
  if (own != NULL && !g_strv_contains (names, own))
    add_colour (self, own, group);
}

/* What is shown. */

static void
set_property_row (AdwActionRow *row, const char *text)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (row, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (row), text != NULL);
}

static void
show_sign_in (BwOrganisationDialog *self)
{
  BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (self->entry);
  gboolean is_application = fields.way == BW_SIGN_IN_APPLICATION;
  g_autofree char *cloud = bw_cloud_text_name (fields.cloud);

  set_property_row (self->account,
                    /* Translators: it stands where the name of an account would: there is none. */
                    is_application ? _ ("An application, without a user") : fields.account);
  set_property_row (self->tenant, fields.tenant);
  set_property_row (self->client_id, fields.client_id);
  set_property_row (self->cloud, cloud);
}

/* The one that opens at the start cannot be switched off. The focus goes on from it: without any, Escape
 * would not reach the dialog. */
static void
show_default (BwOrganisationDialog *self)
{
  GtkWidget *row = GTK_WIDGET (self->is_default);
  gboolean is_default = bw_organisation_entry_get_fields (self->entry).is_default;

  adw_switch_row_set_active (self->is_default, is_default);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               is_default ? _ ("Choose another one to change this") : "");
  if (is_default && gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  gtk_widget_set_sensitive (row, !is_default);
}

/* Where it is soon, what to do as well: the banner has no room for it. */
static void
show_expiry (BwOrganisationDialog *self, GDateTime *expires)
{
  g_autoptr (GDateTime) now = bw_clock_get_now (bw_organisation_store_get_clock (self->store));
  g_autofree char *text = expires != NULL ? bw_certificate_expiry_text_warn (expires, now) : NULL;

  if (text == NULL && expires != NULL)
    text = bw_certificate_expiry_text_say (expires, now);
  set_property_row (self->certificate, text);
}

static void
show_colour (BwOrganisationDialog *self)
{
  const char *chosen = bw_organisation_entry_get_fields (self->entry).colour;

  for (int i = 0; gtk_flow_box_get_child_at_index (self->colours, i) != NULL; i++) {
    GtkWidget *button =
        gtk_flow_box_child_get_child (gtk_flow_box_get_child_at_index (self->colours, i));

    if (g_strcmp0 (g_object_get_data (G_OBJECT (button), COLOUR_KEY), chosen) == 0)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  }
}

static void
show_choices (BwOrganisationDialog *self)
{
  show_colour (self);
  show_default (self);
}

static void
show_entry (BwOrganisationDialog *self)
{
  BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (self->entry);

  gtk_editable_set_text (GTK_EDITABLE (self->name), fields.name);
  gtk_editable_set_text (GTK_EDITABLE (self->short_name),
                         fields.short_name != NULL ? fields.short_name : "");
  show_choices (self);
  show_sign_in (self);
}

static BwOrganisationEntry *
find_entry (BwOrganisationDialog *self)
{
  return bw_organisation_store_find (self->store, bw_organisation_entry_get_id (self->entry));
}

static void
on_items_changed (BwOrganisationDialog *self)
{
  g_autoptr (BwOrganisationEntry) entry = find_entry (self);

  if (entry == NULL)
    adw_dialog_force_close (ADW_DIALOG (self));
}

/* All that was asked is done, or was refused: the list says what holds. */
static void
on_busy (BwOrganisationDialog *self)
{
  g_autoptr (BwOrganisationEntry) entry =
                bw_organisation_store_is_busy (self->store) ? NULL : find_entry (self);

  if (entry == NULL)
    return;
  g_set_object (&self->entry, entry);
  show_choices (self);
}

/* Its life. */

static void
bw_organisation_dialog_dispose (GObject *object)
{
  BwOrganisationDialog *self = BW_ORGANISATION_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_ORGANISATION_DIALOG);
  g_clear_object (&self->store);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (bw_organisation_dialog_parent_class)->dispose (object);
}

static void
bw_organisation_dialog_class_init (BwOrganisationDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_organisation_dialog_dispose;

  signal_sign_in_again = g_signal_new ("sign-in-again", BW_TYPE_ORGANISATION_DIALOG,
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, BW_RESOURCE_PATH
                                               "/organisations/bw-organisation-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BwOrganisationDialog, name);
  gtk_widget_class_bind_template_child (widget_class, BwOrganisationDialog, short_name);
  gtk_widget_class_bind_template_child (widget_class, BwOrganisationDialog, colours);
  gtk_widget_class_bind_template_child (widget_class, BwOrganisationDialog, is_default);
  gtk_widget_class_bind_template_child (widget_class, BwOrganisationDialog, account);
  gtk_widget_class_bind_template_child (widget_class, BwOrganisationDialog, tenant);
  gtk_widget_class_bind_template_child (widget_class, BwOrganisationDialog, client_id);
  gtk_widget_class_bind_template_child (widget_class, BwOrganisationDialog, cloud);
  gtk_widget_class_bind_template_child (widget_class, BwOrganisationDialog, certificate);
  gtk_widget_class_bind_template_callback (widget_class, on_name);
  gtk_widget_class_bind_template_callback (widget_class, on_short_name);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_in_again);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_out);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
}

static void
bw_organisation_dialog_init (BwOrganisationDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_dialog_size_set (ADW_DIALOG (self), 560, 720);
}

/**
 * bw_organisation_dialog_new:
 * @store: the organisations of the list
 * @entry: one of them
 * @expires: (nullable): when the certificate that it signs in with does, where that is known
 *
 * Returns: (transfer floating): a dialog about it
 */
AdwDialog *
bw_organisation_dialog_new (BwOrganisationStore *store,
                            BwOrganisationEntry *entry,
                            GDateTime *expires)
{
  BwOrganisationDialog *self = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION_STORE (store), NULL);
  g_return_val_if_fail (BW_IS_ORGANISATION_ENTRY (entry), NULL);

  self = g_object_new (BW_TYPE_ORGANISATION_DIALOG, NULL);
  g_set_object (&self->store, store);
  g_set_object (&self->entry, entry);
  add_colours (self);
  show_entry (self);
  show_expiry (self, expires);
  g_signal_connect_object (self->is_default, "notify::active", G_CALLBACK (on_default), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::busy", G_CALLBACK (on_busy), self, G_CONNECT_SWAPPED);
  return ADW_DIALOG (self);
}
