/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/sign-in/bw-sign-in-custom-page.h"
#include "ui/sign-in/bw-sign-in-file-row.h"

struct _BwSignInCustomPage {
  BwSignInPage parent_instance;

  AdwEntryRow *login;
  GtkLabel *login_hint;
  AdwEntryRow *graph;
  GtkLabel *graph_hint;
  AdwEntryRow *portal;
  GtkLabel *portal_hint;
  AdwEntryRow *admin_centre;
  GtkLabel *admin_centre_hint;
  BwSignInFileRow *trust;
};

G_DEFINE_FINAL_TYPE (BwSignInCustomPage, bw_sign_in_custom_page, BW_TYPE_SIGN_IN_PAGE)

static void
bw_sign_in_custom_page_update (BwSignInPage *page)
{
  BwSignInCustomPage *self = BW_SIGN_IN_CUSTOM_PAGE (page);

  bw_sign_in_page_tell_wrong (page, self->login, self->login_hint, BW_SIGN_IN_FIELD_LOGIN);
  bw_sign_in_page_tell_wrong (page, self->graph, self->graph_hint, BW_SIGN_IN_FIELD_GRAPH);
  bw_sign_in_page_tell_wrong (page, self->portal, self->portal_hint, BW_SIGN_IN_FIELD_PORTAL);
  bw_sign_in_page_tell_wrong (page, self->admin_centre, self->admin_centre_hint,
                              BW_SIGN_IN_FIELD_ADMIN_CENTRE);
  bw_sign_in_page_set_complete (page, bw_sign_in_form_has_cloud (bw_sign_in_page_get_form (page)));
}

static void
bw_sign_in_custom_page_constructed (GObject *object)
{
  BwSignInCustomPage *self = BW_SIGN_IN_CUSTOM_PAGE (object);
  BwSignInPage *page = BW_SIGN_IN_PAGE (object);

  G_OBJECT_CLASS (bw_sign_in_custom_page_parent_class)->constructed (object);

  bw_sign_in_page_bind_entry (page, self->login, "login");
  bw_sign_in_page_bind_entry (page, self->graph, "graph");
  bw_sign_in_page_bind_entry (page, self->portal, "portal");
  bw_sign_in_page_bind_entry (page, self->admin_centre, "admin-centre");
  g_object_bind_property (bw_sign_in_page_get_form (page), "trust-file", self->trust, "path",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  bw_sign_in_page_set_first_focus (page, GTK_WIDGET (self->login));
  bw_sign_in_custom_page_update (page);
}

static void
bw_sign_in_custom_page_class_init (BwSignInCustomPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = bw_sign_in_custom_page_constructed;
  BW_SIGN_IN_PAGE_CLASS (klass)->update = bw_sign_in_custom_page_update;

  g_type_ensure (BW_TYPE_SIGN_IN_FILE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, BW_RESOURCE_PATH
                                               "/sign-in/bw-sign-in-custom-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwSignInCustomPage, login);
  gtk_widget_class_bind_template_child (widget_class, BwSignInCustomPage, login_hint);
  gtk_widget_class_bind_template_child (widget_class, BwSignInCustomPage, graph);
  gtk_widget_class_bind_template_child (widget_class, BwSignInCustomPage, graph_hint);
  gtk_widget_class_bind_template_child (widget_class, BwSignInCustomPage, portal);
  gtk_widget_class_bind_template_child (widget_class, BwSignInCustomPage, portal_hint);
  gtk_widget_class_bind_template_child (widget_class, BwSignInCustomPage, admin_centre);
  gtk_widget_class_bind_template_child (widget_class, BwSignInCustomPage, admin_centre_hint);
  gtk_widget_class_bind_template_child (widget_class, BwSignInCustomPage, trust);
}

static void
bw_sign_in_custom_page_init (BwSignInCustomPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_sign_in_custom_page_new:
 * @form: what is filled in
 *
 * Returns: (transfer floating): the page
 */
BwSignInPage *
bw_sign_in_custom_page_new (BwSignInForm *form)
{
  return g_object_new (BW_TYPE_SIGN_IN_CUSTOM_PAGE, "form", form, NULL);
}
