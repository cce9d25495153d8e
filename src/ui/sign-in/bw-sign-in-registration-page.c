/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/sign-in/bw-sign-in-registration-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "present/bw-registration-text.h"
#include "ui/sign-in/bw-sign-in-copy-button.h"

struct _BwSignInRegistrationPage {
  BwSignInPage parent_instance;

  GtkCheckButton *application;
  GtkWidget *user_row;
  GtkWidget *customers_group;
  AdwSwitchRow *customers;
  GtkListBox *steps;
  AdwExpanderRow *azure_cli;
  AdwExpanderRow *powershell;
  GtkWidget *azure_cli_snippet;
  GtkWidget *powershell_snippet;
};

G_DEFINE_FINAL_TYPE (BwSignInRegistrationPage, bw_sign_in_registration_page, BW_TYPE_SIGN_IN_PAGE)

static GtkWidget *
create_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
create_link (const char *address)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("adw-external-link-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Open the Admin Centre"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "sign-in.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", address);
  return button;
}

static GtkWidget *
create_row (GtkWidget *box)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

/* An address that was broken off at the end of a line would be read as two words. */
static void
keep_together (GtkWidget *label, const char *value)
{
  const char *text = gtk_label_get_label (GTK_LABEL (label));
  const char *found = strstr (text, value);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *together = NULL;

  if (found == NULL)
    return;

  together = pango_attr_allow_breaks_new (FALSE);
  together->start_index = (guint) (found - text);
  together->end_index = together->start_index + (guint) strlen (value);
  pango_attr_list_insert (attributes, together);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
}

static GtkWidget *
create_step (const BwRegistrationStep *step, guint number)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  /* Translators: the number of a step and what to do. */
  g_autofree char *text = g_strdup_printf (_ ("%u. %s"), number, step->text);
  GtkWidget *label = create_text (text);

  if (step->copied != NULL)
    keep_together (label, step->copied);
  gtk_box_append (GTK_BOX (box), label);
  if (step->link != NULL)
    gtk_box_append (GTK_BOX (box), create_link (step->link));
  if (step->copied != NULL)
    gtk_box_append (GTK_BOX (box),
                    bw_sign_in_copy_button_new (
                        /* Translators: a button that copies what is to be entered. */
                        _ ("Copy"), step->copied));
  return create_row (box);
}

static GtkWidget *
create_snippet (const char *snippet)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = create_text (snippet);

  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bw_sign_in_copy_button_new (_ ("Copy the Commands"), snippet));
  return create_row (box);
}

static void
show_snippet (AdwExpanderRow *row, GtkWidget **place, char *snippet)
{
  g_autofree char *text = snippet;

  if (*place != NULL)
    adw_expander_row_remove (row, *place);
  *place = text != NULL ? create_snippet (text) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (row), text != NULL);
  if (*place != NULL)
    adw_expander_row_add_row (row, *place);
}

static void
bw_sign_in_registration_page_update (BwSignInPage *page)
{
  BwSignInRegistrationPage *self = BW_SIGN_IN_REGISTRATION_PAGE (page);
  gboolean application = gtk_check_button_get_active (self->application);
  BwSignInForm *form = bw_sign_in_page_get_form (page);
  /* Who names no organisation may be of any. */
  gboolean unnamed = bw_sign_in_form_is (form, BW_SIGN_IN_FIELD_WHOSE, "mine");
  gboolean several = unnamed || adw_switch_row_get_active (self->customers);
  const char *tenant = bw_sign_in_form_get_tenant (form);
  g_autoptr (BwCloud) cloud = bw_sign_in_form_build_cloud (form);
  g_autoptr (GPtrArray) steps = NULL;

  gtk_widget_set_visible (self->customers_group, !unnamed);
  if (cloud == NULL)
    return;

  steps = bw_registration_text_list_steps (cloud, application, several);
  gtk_list_box_remove_all (self->steps);
  for (guint i = 0; i < steps->len; i++)
    gtk_list_box_append (self->steps, create_step (g_ptr_array_index (steps, i), i + 1));
  show_snippet (self->azure_cli, &self->azure_cli_snippet,
                bw_registration_text_build_snippet (cloud, BW_REGISTRATION_TOOL_AZURE_CLI,
                                                    application, several, tenant));
  show_snippet (self->powershell, &self->powershell_snippet,
                bw_registration_text_build_snippet (cloud, BW_REGISTRATION_TOOL_POWERSHELL,
                                                    application, several, tenant));
}

static void
bw_sign_in_registration_page_class_init (BwSignInRegistrationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, BW_RESOURCE_PATH
                                               "/sign-in/bw-sign-in-registration-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwSignInRegistrationPage, application);
  gtk_widget_class_bind_template_child (widget_class, BwSignInRegistrationPage, user_row);
  gtk_widget_class_bind_template_child (widget_class, BwSignInRegistrationPage, customers_group);
  gtk_widget_class_bind_template_child (widget_class, BwSignInRegistrationPage, customers);
  gtk_widget_class_bind_template_child (widget_class, BwSignInRegistrationPage, steps);
  gtk_widget_class_bind_template_child (widget_class, BwSignInRegistrationPage, azure_cli);
  gtk_widget_class_bind_template_child (widget_class, BwSignInRegistrationPage, powershell);
}

static void
bw_sign_in_registration_page_init (BwSignInRegistrationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Names of products. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->azure_cli), "Azure CLI");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->powershell),
                                 "Microsoft Graph PowerShell");
  bw_sign_in_page_set_first_focus (BW_SIGN_IN_PAGE (self), self->user_row);
  /* Only when it is shown, and when something else is asked of it: it is built anew each time. */
  g_signal_connect_object (self->application, "toggled",
                           G_CALLBACK (bw_sign_in_registration_page_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->customers, "notify::active",
                           G_CALLBACK (bw_sign_in_registration_page_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "showing", G_CALLBACK (bw_sign_in_registration_page_update), NULL);
}

/**
 * bw_sign_in_registration_page_new:
 * @form: what is filled in
 *
 * Returns: (transfer floating): the page
 */
BwSignInPage *
bw_sign_in_registration_page_new (BwSignInForm *form)
{
  return g_object_new (BW_TYPE_SIGN_IN_REGISTRATION_PAGE, "form", form, NULL);
}
