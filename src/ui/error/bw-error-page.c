/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/error/bw-error-page.h"

#include "ui/error/bw-error-mend.h"
#include "ui/error/bw-error-more.h"
#include "ui/organisations/bw-organisation-text.h"

struct _BwErrorPage {
  AdwBin parent_instance;

  GError *error;
  BwOrganisationEntry *entry;

  AdwStatusPage *status;
  GtkWidget *mend;
  GtkLabel *mend_label;
  GtkWidget *open;
  GtkWidget *retry;
  GtkWidget *demo;
  GtkBox *more;
};

G_DEFINE_FINAL_TYPE (BwErrorPage, bw_error_page, ADW_TYPE_BIN)

static void
bw_error_page_dispose (GObject *object)
{
  BwErrorPage *self = BW_ERROR_PAGE (object);

  g_clear_error (&self->error);
  g_clear_object (&self->entry);
  /* The template's child is the bin's own, which has to let go of it before the template does. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_ERROR_PAGE);

  G_OBJECT_CLASS (bw_error_page_parent_class)->dispose (object);
}

static void
bw_error_page_class_init (BwErrorPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bw_error_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/error/bw-error-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwErrorPage, status);
  gtk_widget_class_bind_template_child (widget_class, BwErrorPage, mend);
  gtk_widget_class_bind_template_child (widget_class, BwErrorPage, mend_label);
  gtk_widget_class_bind_template_child (widget_class, BwErrorPage, open);
  gtk_widget_class_bind_template_child (widget_class, BwErrorPage, retry);
  gtk_widget_class_bind_template_child (widget_class, BwErrorPage, demo);
  gtk_widget_class_bind_template_child (widget_class, BwErrorPage, more);
}

static void
bw_error_page_init (BwErrorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Files are chosen anew, or tried again. An organisation of the list has a way on of its own. */
static void
show_ways_on (BwErrorPage *self, const GError *error, gboolean is_organisation)
{
  gtk_widget_set_visible (self->mend, is_organisation);
  gtk_widget_set_visible (self->open, !is_organisation);
  gtk_widget_set_visible (self->demo, !is_organisation);
  gtk_widget_set_visible (self->retry,
                          !is_organisation || bw_error_mend_find (error) != BW_ERROR_MEND_RETRY);
  gtk_label_set_label (self->mend_label, bw_error_mend_get_label (error));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->mend), bw_error_mend_get_action (error));
}

static gboolean
is_same (const GError *one, const GError *other)
{
  return one != NULL && g_error_matches (one, other->domain, other->code) &&
         g_str_equal (one->message, other->message);
}

/**
 * bw_error_page_set_error:
 * @self: the page
 * @error: what is told
 * @entry: (nullable): the organisation of the list that it is about
 *
 * Tells of an error. What is told already stays as it is, opened details and the focus too.
 *
 * Returns: whether it is another one than before
 */
gboolean
bw_error_page_set_error (BwErrorPage *self, const GError *error, BwOrganisationEntry *entry)
{
  g_autoptr (BwErrorText) text = NULL;
  g_autofree char *body = NULL;

  g_return_val_if_fail (BW_IS_ERROR_PAGE (self), FALSE);
  g_return_val_if_fail (error != NULL, FALSE);

  if (is_same (self->error, error) && self->entry == entry)
    return FALSE;
  g_clear_error (&self->error);
  self->error = g_error_copy (error);
  g_set_object (&self->entry, entry);

  text = bw_organisation_text_new_error (error, entry);
  /* A status page reads markup in its description. */
  body = g_markup_escape_text (text->body, -1);
  adw_status_page_set_title (self->status, text->title);
  adw_status_page_set_description (self->status, body);
  show_ways_on (self, error, entry != NULL);
  bw_error_more_fill (self->more, text);
  return TRUE;
}

/**
 * bw_error_page_get_title:
 * @self: the page
 *
 * Returns: (transfer none): what happened, a few words
 */
const char *
bw_error_page_get_title (BwErrorPage *self)
{
  g_return_val_if_fail (BW_IS_ERROR_PAGE (self), NULL);

  return adw_status_page_get_title (self->status);
}
