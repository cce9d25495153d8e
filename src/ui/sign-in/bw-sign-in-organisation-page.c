/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/sign-in/bw-sign-in-organisation-page.h"

struct _BwSignInOrganisationPage {
  BwSignInPage parent_instance;

  GtkCheckButton *mine;
  GtkCheckButton *named;
  GtkWidget *mine_row;
  GtkWidget *named_row;
  GtkWidget *named_box;
  AdwEntryRow *tenant;
  GtkLabel *tenant_hint;
};

G_DEFINE_FINAL_TYPE (BwSignInOrganisationPage, bw_sign_in_organisation_page, BW_TYPE_SIGN_IN_PAGE)

static void
bw_sign_in_organisation_page_update (BwSignInPage *page)
{
  BwSignInOrganisationPage *self = BW_SIGN_IN_ORGANISATION_PAGE (page);
  BwSignInForm *form = bw_sign_in_page_get_form (page);
  gboolean named = bw_sign_in_form_is (form, BW_SIGN_IN_FIELD_WHOSE, "named");

  gtk_widget_set_visible (self->named_box, named);
  bw_sign_in_page_tell_wrong (page, self->tenant, self->tenant_hint, BW_SIGN_IN_FIELD_TENANT);
  bw_sign_in_page_set_first_focus (page, named ? GTK_WIDGET (self->tenant) : self->mine_row);
  bw_sign_in_page_set_complete (page, !named || bw_sign_in_form_has_named (form));
}

static void
bw_sign_in_organisation_page_constructed (GObject *object)
{
  BwSignInOrganisationPage *self = BW_SIGN_IN_ORGANISATION_PAGE (object);
  BwSignInPage *page = BW_SIGN_IN_PAGE (object);

  G_OBJECT_CLASS (bw_sign_in_organisation_page_parent_class)->constructed (object);

  bw_sign_in_page_bind_choice (page, self->mine, "whose", "mine");
  bw_sign_in_page_bind_choice (page, self->named, "whose", "named");
  bw_sign_in_page_bind_entry (page, self->tenant, "tenant");
  bw_sign_in_organisation_page_update (page);
}

static void
bw_sign_in_organisation_page_class_init (BwSignInOrganisationPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = bw_sign_in_organisation_page_constructed;
  BW_SIGN_IN_PAGE_CLASS (klass)->update = bw_sign_in_organisation_page_update;

  gtk_widget_class_set_template_from_resource (widget_class, BW_RESOURCE_PATH
                                               "/sign-in/bw-sign-in-organisation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwSignInOrganisationPage, mine);
  gtk_widget_class_bind_template_child (widget_class, BwSignInOrganisationPage, named);
  gtk_widget_class_bind_template_child (widget_class, BwSignInOrganisationPage, mine_row);
  gtk_widget_class_bind_template_child (widget_class, BwSignInOrganisationPage, named_row);
  gtk_widget_class_bind_template_child (widget_class, BwSignInOrganisationPage, named_box);
  gtk_widget_class_bind_template_child (widget_class, BwSignInOrganisationPage, tenant);
  gtk_widget_class_bind_template_child (widget_class, BwSignInOrganisationPage, tenant_hint);
}

static void
bw_sign_in_organisation_page_init (BwSignInOrganisationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_sign_in_organisation_page_new:
 * @form: what is filled in
 *
 * Returns: (transfer floating): the page
 */
BwSignInPage *
bw_sign_in_organisation_page_new (BwSignInForm *form)
{
  return g_object_new (BW_TYPE_SIGN_IN_ORGANISATION_PAGE, "form", form, NULL);
}
