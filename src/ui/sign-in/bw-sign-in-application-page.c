/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/sign-in/bw-sign-in-application-page.h"

struct _BwSignInApplicationPage {
  BwSignInPage parent_instance;

  AdwEntryRow *client_id;
  GtkLabel *client_id_hint;
};

G_DEFINE_FINAL_TYPE (BwSignInApplicationPage, bw_sign_in_application_page, BW_TYPE_SIGN_IN_PAGE)

static void
bw_sign_in_application_page_update (BwSignInPage *page)
{
  BwSignInApplicationPage *self = BW_SIGN_IN_APPLICATION_PAGE (page);

  bw_sign_in_page_tell_wrong (page, self->client_id, self->client_id_hint,
                              BW_SIGN_IN_FIELD_CLIENT_ID);
  bw_sign_in_page_set_complete (page,
                                bw_sign_in_form_has_client_id (bw_sign_in_page_get_form (page)));
}

static void
bw_sign_in_application_page_constructed (GObject *object)
{
  BwSignInApplicationPage *self = BW_SIGN_IN_APPLICATION_PAGE (object);
  BwSignInPage *page = BW_SIGN_IN_PAGE (object);

  G_OBJECT_CLASS (bw_sign_in_application_page_parent_class)->constructed (object);

  bw_sign_in_page_bind_entry (page, self->client_id, "client-id");
  bw_sign_in_page_set_first_focus (page, GTK_WIDGET (self->client_id));
  bw_sign_in_application_page_update (page);
}

static void
bw_sign_in_application_page_class_init (BwSignInApplicationPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = bw_sign_in_application_page_constructed;
  BW_SIGN_IN_PAGE_CLASS (klass)->update = bw_sign_in_application_page_update;

  gtk_widget_class_set_template_from_resource (widget_class, BW_RESOURCE_PATH
                                               "/sign-in/bw-sign-in-application-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwSignInApplicationPage, client_id);
  gtk_widget_class_bind_template_child (widget_class, BwSignInApplicationPage, client_id_hint);
}

static void
bw_sign_in_application_page_init (BwSignInApplicationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_sign_in_application_page_new:
 * @form: what is filled in
 *
 * Returns: (transfer floating): the page
 */
BwSignInPage *
bw_sign_in_application_page_new (BwSignInForm *form)
{
  return g_object_new (BW_TYPE_SIGN_IN_APPLICATION_PAGE, "form", form, NULL);
}
