/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/sign-in/bw-sign-in-refused-page.h"

#include <glib/gi18n.h>

#include "present/bw-error-text.h"
#include "present/bw-sign-in-text.h"
#include "ui/bw-copy.h"
#include "ui/bw-english.h"
#include "ui/organisations/bw-organisation-text.h"
#include "ui/sign-in/bw-sign-in-place.h"

struct _BwSignInRefusedPage {
  BwSignInPage parent_instance;

  GtkLabel *said;
  GtkWidget *link;
  GtkLabel *link_label;
  GtkWidget *other_link;
  GtkLabel *other_label;
  GtkWidget *ids_box;
  GtkLabel *ids;
  GtkWidget *change;
  GtkLabel *change_label;
  const char *place;
};

G_DEFINE_FINAL_TYPE (BwSignInRefusedPage, bw_sign_in_refused_page, BW_TYPE_SIGN_IN_PAGE)

static void
on_copy_ids (BwSignInRefusedPage *self)
{
  bw_copy (GTK_WIDGET (self), gtk_label_get_label (self->ids));
}

static void
bw_sign_in_refused_page_class_init (BwSignInRefusedPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, BW_RESOURCE_PATH
                                               "/sign-in/bw-sign-in-refused-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwSignInRefusedPage, said);
  gtk_widget_class_bind_template_child (widget_class, BwSignInRefusedPage, link);
  gtk_widget_class_bind_template_child (widget_class, BwSignInRefusedPage, link_label);
  gtk_widget_class_bind_template_child (widget_class, BwSignInRefusedPage, other_link);
  gtk_widget_class_bind_template_child (widget_class, BwSignInRefusedPage, other_label);
  gtk_widget_class_bind_template_child (widget_class, BwSignInRefusedPage, ids_box);
  gtk_widget_class_bind_template_child (widget_class, BwSignInRefusedPage, ids);
  gtk_widget_class_bind_template_child (widget_class, BwSignInRefusedPage, change);
  gtk_widget_class_bind_template_child (widget_class, BwSignInRefusedPage, change_label);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_ids);
}

static void
bw_sign_in_refused_page_init (BwSignInRefusedPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (self, "next-label", _ ("_Try Again"), NULL);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("Not signed in"));
  bw_sign_in_page_set_first_focus (BW_SIGN_IN_PAGE (self),
                                   bw_sign_in_page_get_button (BW_SIGN_IN_PAGE (self)));
}

/**
 * bw_sign_in_refused_page_new:
 * @form: what is filled in
 *
 * Returns: (transfer floating): the page
 */
BwSignInPage *
bw_sign_in_refused_page_new (BwSignInForm *form)
{
  return g_object_new (BW_TYPE_SIGN_IN_REFUSED_PAGE, "form", form, NULL);
}

static void
show (GtkWidget *widget, GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (widget, text != NULL);
}

static BwErrorText *
say_error (BwSignInRefusedPage *self, const GError *error)
{
  BwSignInForm *form = bw_sign_in_page_get_form (BW_SIGN_IN_PAGE (self));
  g_autoptr (BwCloud) cloud = bw_sign_in_form_build_cloud (form);
  BwRegistration registration = {
    .cloud = cloud,
    .tenant = bw_sign_in_form_get_tenant (form),
    .client_id = bw_sign_in_form_get (form, BW_SIGN_IN_FIELD_CLIENT_ID),
    .application = bw_sign_in_form_get_way (form) == BW_SIGN_IN_APPLICATION,
  };

  if (bw_sign_in_text_knows (error))
    return bw_error_text_new_for (error, &registration);
  return bw_organisation_text_new_error (error, NULL);
}

static void
tell (BwSignInRefusedPage *self, const GError *error)
{
  g_autoptr (BwErrorText) text = say_error (self, error);
  g_autoptr (PangoAttrList) english = text->is_english ? bw_english_new_attributes () : NULL;

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), text->title);
  bw_sign_in_page_set_lead (BW_SIGN_IN_PAGE (self), text->body);
  show (GTK_WIDGET (self->said), self->said, text->said);
  gtk_label_set_attributes (self->said, english);
  show (self->link, self->link_label, text->link_label);
  show (self->other_link, self->other_label, text->other_label);
  show (self->ids_box, self->ids, text->ids);
  if (text->link != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->link), "s", text->link);
  if (text->other_link != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->other_link), "s", text->other_link);
}

/* What helps comes first: to change what is wrong, or else to try again. */
static void
show_ways_on (BwSignInRefusedPage *self, const GError *error)
{
  /* Translators: goes back to what was filled in. */
  const char *change = _ ("_Back to Change");
  const char *retry = _ ("_Try Again");

  self->place = bw_sign_in_place_find (bw_sign_in_page_get_form (BW_SIGN_IN_PAGE (self)), error);
  g_object_set (self, "next-label", self->place != NULL ? change : retry, NULL);
  gtk_label_set_label (self->change_label, self->place != NULL ? retry : change);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->change),
                                  self->place != NULL ? "sign-in.retry" : "navigation.pop");
}

/**
 * bw_sign_in_refused_page_get_place:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the tag of the page to which its main button leads back; %NULL where
 *   that tries again
 */
const char *
bw_sign_in_refused_page_get_place (BwSignInRefusedPage *self)
{
  g_return_val_if_fail (BW_IS_SIGN_IN_REFUSED_PAGE (self), NULL);

  return self->place;
}

/**
 * bw_sign_in_refused_page_tell:
 * @self: the page
 * @error: why signing in came to nothing
 */
void
bw_sign_in_refused_page_tell (BwSignInRefusedPage *self, const GError *error)
{
  g_return_if_fail (BW_IS_SIGN_IN_REFUSED_PAGE (self));
  g_return_if_fail (error != NULL);

  tell (self, error);
  show_ways_on (self, error);
}
