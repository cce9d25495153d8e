/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/sign-in/bw-sign-in-way-page.h"

#include <glib/gi18n.h>

struct _BwSignInWayPage {
  BwSignInPage parent_instance;

  GtkCheckButton *browser;
  GtkCheckButton *device_code;
  GtkCheckButton *application;
  GtkWidget *browser_row;
  GtkWidget *device_code_row;
  GtkWidget *application_row;
};

G_DEFINE_FINAL_TYPE (BwSignInWayPage, bw_sign_in_way_page, BW_TYPE_SIGN_IN_PAGE)

static void
bw_sign_in_way_page_update (BwSignInPage *page)
{
  BwSignInWayPage *self = BW_SIGN_IN_WAY_PAGE (page);
  GtkCheckButton *checks[] = { self->browser, self->device_code, self->application };
  GtkWidget *rows[] = { self->browser_row, self->device_code_row, self->application_row };
  gboolean application = gtk_check_button_get_active (self->application);

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    if (gtk_check_button_get_active (checks[i]))
      bw_sign_in_page_set_first_focus (page, rows[i]);
  /* An application shows something of itself first. */
  g_object_set (page, "next-label", application ? _ ("_Next") : _ ("_Sign In"), NULL);
}

static void
bw_sign_in_way_page_constructed (GObject *object)
{
  BwSignInWayPage *self = BW_SIGN_IN_WAY_PAGE (object);
  BwSignInPage *page = BW_SIGN_IN_PAGE (object);

  G_OBJECT_CLASS (bw_sign_in_way_page_parent_class)->constructed (object);

  bw_sign_in_page_bind_choice (page, self->browser, "way", "browser");
  bw_sign_in_page_bind_choice (page, self->device_code, "way", "device-code");
  bw_sign_in_page_bind_choice (page, self->application, "way", "application");
  bw_sign_in_way_page_update (page);
}

static void
bw_sign_in_way_page_class_init (BwSignInWayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = bw_sign_in_way_page_constructed;
  BW_SIGN_IN_PAGE_CLASS (klass)->update = bw_sign_in_way_page_update;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/sign-in/bw-sign-in-way-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwSignInWayPage, browser);
  gtk_widget_class_bind_template_child (widget_class, BwSignInWayPage, device_code);
  gtk_widget_class_bind_template_child (widget_class, BwSignInWayPage, application);
  gtk_widget_class_bind_template_child (widget_class, BwSignInWayPage, browser_row);
  gtk_widget_class_bind_template_child (widget_class, BwSignInWayPage, device_code_row);
  gtk_widget_class_bind_template_child (widget_class, BwSignInWayPage, application_row);
}

static void
bw_sign_in_way_page_init (BwSignInWayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_sign_in_way_page_new:
 * @form: what is filled in
 *
 * Returns: (transfer floating): the page
 */
BwSignInPage *
bw_sign_in_way_page_new (BwSignInForm *form)
{
  return g_object_new (BW_TYPE_SIGN_IN_WAY_PAGE, "form", form, NULL);
}
