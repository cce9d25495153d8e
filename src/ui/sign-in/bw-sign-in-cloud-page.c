/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/sign-in/bw-sign-in-cloud-page.h"

struct _BwSignInCloudPage {
  BwSignInPage parent_instance;

  GtkCheckButton *worldwide;
  GtkCheckButton *gcc_high;
  GtkCheckButton *dod;
  GtkCheckButton *custom;
  GtkWidget *worldwide_row;
  GtkWidget *gcc_high_row;
  GtkWidget *dod_row;
  GtkWidget *custom_row;
};

G_DEFINE_FINAL_TYPE (BwSignInCloudPage, bw_sign_in_cloud_page, BW_TYPE_SIGN_IN_PAGE)

static void
bw_sign_in_cloud_page_update (BwSignInPage *page)
{
  BwSignInCloudPage *self = BW_SIGN_IN_CLOUD_PAGE (page);
  GtkCheckButton *checks[] = { self->worldwide, self->gcc_high, self->dod, self->custom };
  GtkWidget *rows[] = { self->worldwide_row, self->gcc_high_row, self->dod_row, self->custom_row };

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    if (gtk_check_button_get_active (checks[i]))
      bw_sign_in_page_set_first_focus (page, rows[i]);
}

static void
bw_sign_in_cloud_page_constructed (GObject *object)
{
  BwSignInCloudPage *self = BW_SIGN_IN_CLOUD_PAGE (object);
  BwSignInPage *page = BW_SIGN_IN_PAGE (object);

  G_OBJECT_CLASS (bw_sign_in_cloud_page_parent_class)->constructed (object);

  bw_sign_in_page_bind_choice (page, self->worldwide, "cloud", "worldwide");
  bw_sign_in_page_bind_choice (page, self->gcc_high, "cloud", "gcc-high");
  bw_sign_in_page_bind_choice (page, self->dod, "cloud", "dod");
  bw_sign_in_page_bind_choice (page, self->custom, "cloud", "custom");
  bw_sign_in_cloud_page_update (page);
}

static void
bw_sign_in_cloud_page_class_init (BwSignInCloudPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = bw_sign_in_cloud_page_constructed;
  BW_SIGN_IN_PAGE_CLASS (klass)->update = bw_sign_in_cloud_page_update;

  gtk_widget_class_set_template_from_resource (widget_class, BW_RESOURCE_PATH
                                               "/sign-in/bw-sign-in-cloud-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwSignInCloudPage, worldwide);
  gtk_widget_class_bind_template_child (widget_class, BwSignInCloudPage, gcc_high);
  gtk_widget_class_bind_template_child (widget_class, BwSignInCloudPage, dod);
  gtk_widget_class_bind_template_child (widget_class, BwSignInCloudPage, custom);
  gtk_widget_class_bind_template_child (widget_class, BwSignInCloudPage, worldwide_row);
  gtk_widget_class_bind_template_child (widget_class, BwSignInCloudPage, gcc_high_row);
  gtk_widget_class_bind_template_child (widget_class, BwSignInCloudPage, dod_row);
  gtk_widget_class_bind_template_child (widget_class, BwSignInCloudPage, custom_row);
}

static void
bw_sign_in_cloud_page_init (BwSignInCloudPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_sign_in_cloud_page_new:
 * @form: what is filled in
 *
 * Returns: (transfer floating): the page
 */
BwSignInPage *
bw_sign_in_cloud_page_new (BwSignInForm *form)
{
  return g_object_new (BW_TYPE_SIGN_IN_CLOUD_PAGE, "form", form, NULL);
}
