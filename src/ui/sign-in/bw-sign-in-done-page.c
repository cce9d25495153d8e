/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/sign-in/bw-sign-in-done-page.h"

#include <glib/gi18n.h>

#include "present/bw-certificate-expiry-text.h"
#include "present/bw-permission-text.h"
#include "present/bw-sign-in-text.h"
#include "ui/error/bw-error-more.h"
#include "ui/organisations/bw-organisation-text.h"

struct _BwSignInDonePage {
  BwSignInPage parent_instance;

  AdwActionRow *organisation;
  AdwActionRow *account;
  AdwActionRow *permissions;
  AdwActionRow *reading;
  AdwActionRow *keeping;
  AdwActionRow *certificate;
  GtkBox *more;
};

G_DEFINE_FINAL_TYPE (BwSignInDonePage, bw_sign_in_done_page, BW_TYPE_SIGN_IN_PAGE)

static void
bw_sign_in_done_page_class_init (BwSignInDonePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/sign-in/bw-sign-in-done-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwSignInDonePage, organisation);
  gtk_widget_class_bind_template_child (widget_class, BwSignInDonePage, account);
  gtk_widget_class_bind_template_child (widget_class, BwSignInDonePage, permissions);
  gtk_widget_class_bind_template_child (widget_class, BwSignInDonePage, reading);
  gtk_widget_class_bind_template_child (widget_class, BwSignInDonePage, keeping);
  gtk_widget_class_bind_template_child (widget_class, BwSignInDonePage, certificate);
  gtk_widget_class_bind_template_child (widget_class, BwSignInDonePage, more);
}

static void
bw_sign_in_done_page_init (BwSignInDonePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_sign_in_page_set_first_focus (BW_SIGN_IN_PAGE (self),
                                   bw_sign_in_page_get_button (BW_SIGN_IN_PAGE (self)));
}

/**
 * bw_sign_in_done_page_new:
 * @form: what is filled in
 *
 * Returns: (transfer floating): the page
 */
BwSignInPage *
bw_sign_in_done_page_new (BwSignInForm *form)
{
  return g_object_new (BW_TYPE_SIGN_IN_DONE_PAGE, "form", form, NULL);
}

/* Another account than before may be meant, or somebody's trick: docs/security.md. */
static char *
say_account (const char *account, const char *before)
{
  /* Translators: stands for the name of an account. */
  const char *name = account != NULL ? account : _ ("Microsoft has not told its name");

  if (before == NULL)
    return g_strdup (name);
  return g_strdup_printf (
      /* Translators: the names of the account that is signed in now, and of the one before. */
      _ ("%s\nBefore, it was %s. If you did not mean to change that, sign in again."), name,
      before);
}

static void
tell_account (BwSignInDonePage *self, const BwOrganisationSignedIn *result)
{
  BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (result->entry);
  const char *scope = result->account != NULL ? bw_account_get_scope (result->account) : NULL;
  g_autofree char *permissions = bw_permission_text_say (scope);
  g_autofree char *account = say_account (fields.account, result->other_account);

  adw_action_row_set_subtitle (self->organisation, fields.name);
  if (fields.way == BW_SIGN_IN_APPLICATION)
    adw_action_row_set_subtitle (self->account, _ ("The application itself, without a user"));
  else
    adw_action_row_set_subtitle (self->account, account);
  adw_action_row_set_subtitle (
      self->permissions,
      permissions != NULL ? permissions : _ ("Those that the registration has been given"));
}

static char *
say (const char *title, const char *body)
{
  /* Translators: what happened, and what it means. */
  return g_strdup_printf (_ ("%s: %s"), title, body);
}

static char *
say_problem (BwSignInDonePage *self, const GError *error, BwOrganisationEntry *entry)
{
  g_autoptr (BwErrorText) text = bw_organisation_text_new_error (error, entry);

  bw_error_more_fill (self->more, text);
  return say (text->title, text->body);
}

static void
tell_reading (BwSignInDonePage *self, const BwOrganisationSignedIn *result)
{
  g_autofree char *problem = NULL;

  if (result->reading != NULL)
    problem = say_problem (self, result->reading, result->entry);
  gtk_widget_set_visible (GTK_WIDGET (self->more), problem != NULL);
  /* Translators: said of reading the score. */
  adw_action_row_set_subtitle (self->reading, problem != NULL ? problem : _ ("It works"));
}

static void
tell_keeping (BwSignInDonePage *self, const GError *keeping)
{
  g_autoptr (BwSignInText) why = keeping != NULL && bw_sign_in_text_knows (keeping)
                                    ? bw_sign_in_text_new (keeping, NULL)
                                    : NULL;
  g_autofree char *text = NULL;

  if (keeping == NULL)
    text = g_strdup (_ ("Kept in the keyring"));
  else
    text = say (_ ("Until Bolwerk is closed"), why != NULL ? why->title : keeping->message);
  adw_action_row_set_subtitle (self->keeping, text);
}

static void
tell_certificate (BwSignInDonePage *self, GDateTime *expires, GDateTime *now)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->certificate), expires != NULL);
  if (expires == NULL)
    return;

  text = bw_certificate_expiry_text_warn (expires, now);
  if (text == NULL)
    text = bw_certificate_expiry_text_say (expires, now);
  adw_action_row_set_subtitle (self->certificate, text);
}

/**
 * bw_sign_in_done_page_tell:
 * @self: the page
 * @attempt: one that ended well
 * @now: the present moment
 *
 * Tells what came of it.
 */
void
bw_sign_in_done_page_tell (BwSignInDonePage *self, BwSignInAttempt *attempt, GDateTime *now)
{
  const BwOrganisationSignedIn *result = NULL;

  g_return_if_fail (BW_IS_SIGN_IN_DONE_PAGE (self));

  result = bw_sign_in_attempt_get_result (attempt);
  g_return_if_fail (result != NULL);

  tell_account (self, result);
  tell_reading (self, result);
  tell_keeping (self, result->keeping);
  tell_certificate (self, bw_sign_in_attempt_get_expires (attempt), now);
}
