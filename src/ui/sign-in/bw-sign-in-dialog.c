/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/sign-in/bw-sign-in-dialog.h"

#include <glib/gi18n.h>

#include "auth/bw-auth-code.h"
#include "auth/bw-auth-error.h"
#include "ui/bw-address.h"
#include "ui/bw-dialog-size.h"
#include "ui/sign-in/bw-sign-in-application-page.h"
#include "ui/sign-in/bw-sign-in-attempt.h"
#include "ui/sign-in/bw-sign-in-cloud-page.h"
#include "ui/sign-in/bw-sign-in-custom-page.h"
#include "ui/sign-in/bw-sign-in-done-page.h"
#include "ui/sign-in/bw-sign-in-organisation-page.h"
#include "ui/sign-in/bw-sign-in-proof-page.h"
#include "ui/sign-in/bw-sign-in-refused-page.h"
#include "ui/sign-in/bw-sign-in-registration-page.h"
#include "ui/sign-in/bw-sign-in-waiting-page.h"
#include "ui/sign-in/bw-sign-in-way-page.h"

#define WIDTH 520
#define HEIGHT 600

struct _BwSignInDialog {
  AdwDialog parent_instance;

  BwClock *clock;
  BwSignInForm *form;
  BwSignInAttempt *attempt;
  gboolean is_told;

  AdwToastOverlay *toasts;
  AdwNavigationView *pages;
  BwSignInWaitingPage *waiting;
  BwSignInRefusedPage *refused;
  BwSignInDonePage *done;
};

G_DEFINE_FINAL_TYPE (BwSignInDialog, bw_sign_in_dialog, ADW_TYPE_DIALOG)

enum {
  SIGNAL_SIGNED_IN,
  SIGNAL_OPEN_ADDRESS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
open_by_desktop (BwSignInDialog *self, const char *address)
{
  bw_address_open (GTK_WIDGET (self->toasts), address);
  return TRUE;
}

static void
open_address (BwSignInDialog *self, const char *address)
{
  gboolean handled = FALSE;

  g_signal_emit (self, signals[SIGNAL_OPEN_ADDRESS], 0, address, &handled);
}

static void
on_open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_address (BW_SIGN_IN_DIALOG (widget), g_variant_get_string (parameter, NULL));
}

/* The pages that one can go back to, and another one on them. */
static void
replace_last (BwSignInDialog *self, const char *tag)
{
  g_autoptr (GListModel) stack = adw_navigation_view_get_navigation_stack (self->pages);
  guint n = g_list_model_get_n_items (stack);
  g_autofree const char **tags = g_new0 (const char *, n);

  for (guint i = 0; i + 1 < n; i++) {
    g_autoptr (AdwNavigationPage) page = g_list_model_get_item (stack, i);

    tags[i] = adw_navigation_page_get_tag (page);
  }
  tags[n - 1] = tag;
  adw_navigation_view_replace_with_tags (self->pages, tags, (int) n);
}

static void
start (BwSignInDialog *self, gboolean again)
{
  bw_sign_in_form_remember (self->form);
  bw_sign_in_waiting_page_begin (self->waiting);
  if (again)
    replace_last (self, "waiting");
  else
    adw_navigation_view_push_by_tag (self->pages, "waiting");
  bw_sign_in_attempt_start (self->attempt, self->form);
}

static void
go_back_to (BwSignInDialog *self, const char *tag)
{
  /* Where one was not enough, the organisation is to be named. */
  if (g_str_equal (tag, "organisation"))
    bw_sign_in_form_set (self->form, BW_SIGN_IN_FIELD_WHOSE, "named");
  if (!adw_navigation_view_pop_to_tag (self->pages, tag))
    adw_navigation_view_pop (self->pages);
}

static void
on_retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start (BW_SIGN_IN_DIALOG (widget), TRUE);
}

/* Which page comes after one; NULL where the attempt does. */
static const char *
find_next (BwSignInDialog *self, const char *tag)
{
  BwSignInForm *form = self->form;

  if (g_str_equal (tag, "cloud"))
    return bw_sign_in_form_is (form, BW_SIGN_IN_FIELD_CLOUD, "custom") ? "custom" : "organisation";
  if (g_str_equal (tag, "custom"))
    return "organisation";
  if (g_str_equal (tag, "organisation"))
    return "application";
  if (g_str_equal (tag, "application"))
    return "way";
  if (g_str_equal (tag, "way") && bw_sign_in_form_get_way (form) == BW_SIGN_IN_APPLICATION)
    return "proof";
  return NULL;
}

static void
on_next (BwSignInDialog *self, AdwNavigationPage *page)
{
  const char *tag = adw_navigation_page_get_tag (page);
  const char *next = find_next (self, tag);
  gboolean is_refused = g_str_equal (tag, "refused");

  /* A second press while the next page slides in. */
  if (page != adw_navigation_view_get_visible_page (self->pages))
    return;

  if (g_str_equal (tag, "done")) {
    adw_dialog_close (ADW_DIALOG (self));
    return;
  }
  if (is_refused && bw_sign_in_refused_page_get_place (self->refused) != NULL) {
    go_back_to (self, bw_sign_in_refused_page_get_place (self->refused));
    return;
  }
  if (next == NULL) {
    start (self, is_refused);
    return;
  }
  if (g_str_equal (next, "application"))
    bw_sign_in_form_recall (self->form);
  adw_navigation_view_push_by_tag (self->pages, next);
}

/* Enter is for the button of the page that is shown. */
static void
on_visible_page (BwSignInDialog *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->pages);

  if (page != NULL)
    adw_dialog_set_default_widget (ADW_DIALOG (self),
                                   bw_sign_in_page_get_button (BW_SIGN_IN_PAGE (page)));
}

static void
on_popped (BwSignInDialog *self, AdwNavigationPage *page)
{
  if (page != ADW_NAVIGATION_PAGE (self->waiting))
    return;

  bw_sign_in_attempt_cancel (self->attempt);
  bw_sign_in_waiting_page_end (self->waiting);
}

static void
on_attempt_address (BwSignInDialog *self, BwAddressMaker *addresses)
{
  g_autofree char *address = bw_address_maker_make (addresses);

  bw_sign_in_waiting_page_show_browser (self->waiting, addresses);
  open_address (self, address);
}

static void
on_attempt_code (BwSignInDialog *self, const char *code, const char *address, GDateTime *expires)
{
  bw_sign_in_waiting_page_show_code (self->waiting, code, address, expires);
}

static void
on_attempt_waiting (BwSignInDialog *self, const char *text)
{
  bw_sign_in_waiting_page_show_wait (self->waiting, text);
}

/* A page that has come by itself; not before it is there, since what is not on the screen is not heard. */
static void
announce_page (BwSignInDialog *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->pages);

  gtk_accessible_announce (GTK_ACCESSIBLE (page), adw_navigation_page_get_title (page),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
tell_refused (BwSignInDialog *self, const GError *error)
{
  bw_sign_in_refused_page_tell (self->refused, error);
  replace_last (self, "refused");
  announce_page (self);
}

/* A refusal that the browser shows, and that Bolwerk does not hear of. */
static void
on_look_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BwSignInDialog *self = BW_SIGN_IN_DIALOG (widget);
  const BwAuthCode *code = bw_auth_code_find (g_variant_get_uint32 (parameter));
  gboolean device = bw_sign_in_form_get_way (self->form) == BW_SIGN_IN_DEVICE_CODE;
  g_autoptr (GError) error = NULL;

  if (code == NULL || !bw_sign_in_attempt_is_running (self->attempt))
    return;

  error =
      bw_auth_error_new (device ? code->device_kind : code->kind,
                         &(BwAuthErrorFields) { .number = code->number }, "AADSTS%u", code->number);
  bw_sign_in_attempt_cancel (self->attempt);
  bw_sign_in_waiting_page_end (self->waiting);
  tell_refused (self, error);
}

static void
on_attempt_ended (BwSignInDialog *self)
{
  static const char *const DONE[] = { "done" };
  const GError *error = bw_sign_in_attempt_get_error (self->attempt);
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);

  bw_sign_in_waiting_page_end (self->waiting);
  if (error != NULL) {
    tell_refused (self, error);
    return;
  }

  bw_sign_in_form_wipe (self->form);
  bw_sign_in_done_page_tell (self->done, self->attempt, now);
  adw_navigation_view_replace_with_tags (self->pages, (const char **) DONE, 1);
  announce_page (self);
}

static void
tell (BwSignInDialog *self)
{
  const BwOrganisationSignedIn *result = bw_sign_in_attempt_get_result (self->attempt);

  if (result == NULL || self->is_told)
    return;

  self->is_told = TRUE;
  g_signal_emit (self, signals[SIGNAL_SIGNED_IN], 0, result->entry);
}

static void
bw_sign_in_dialog_closed (AdwDialog *dialog)
{
  BwSignInDialog *self = BW_SIGN_IN_DIALOG (dialog);

  bw_sign_in_attempt_cancel (self->attempt);
  bw_sign_in_waiting_page_end (self->waiting);
  bw_sign_in_form_wipe (self->form);
  tell (self);
}

static void
bw_sign_in_dialog_dispose (GObject *object)
{
  BwSignInDialog *self = BW_SIGN_IN_DIALOG (object);

  if (self->attempt != NULL)
    bw_sign_in_attempt_cancel (self->attempt);
  g_clear_object (&self->attempt);
  g_clear_object (&self->clock);
  g_clear_object (&self->form);

  G_OBJECT_CLASS (bw_sign_in_dialog_parent_class)->dispose (object);
}

static void
bw_sign_in_dialog_class_init (BwSignInDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bw_sign_in_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = bw_sign_in_dialog_closed;

  signals[SIGNAL_SIGNED_IN] =
      g_signal_new ("signed-in", BW_TYPE_SIGN_IN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, BW_TYPE_ORGANISATION_ENTRY);
  signals[SIGNAL_OPEN_ADDRESS] = g_signal_new_class_handler (
      "open-address", BW_TYPE_SIGN_IN_DIALOG, G_SIGNAL_RUN_LAST, G_CALLBACK (open_by_desktop),
      g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "sign-in.open", "s", on_open_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "sign-in.look-up", "u",
                                   on_look_up_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "sign-in.retry", NULL,
                                   on_retry_action);
}

static void
bw_sign_in_dialog_init (BwSignInDialog *self)
{
  self->pages = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->pages));
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->toasts));
  /* One height for all pages: a dialog that jumps takes the buttons from under the pointer. */
  bw_dialog_size_set (ADW_DIALOG (self), WIDTH, HEIGHT);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Sign in to an organisation"));
  g_signal_connect_object (self->pages, "notify::visible-page", G_CALLBACK (on_visible_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pages, "popped", G_CALLBACK (on_popped), self, G_CONNECT_SWAPPED);
}

static void
add_page (BwSignInDialog *self, BwSignInPage *page)
{
  adw_navigation_view_add (self->pages, ADW_NAVIGATION_PAGE (page));
  g_signal_connect_object (page, "next", G_CALLBACK (on_next), self, G_CONNECT_SWAPPED);
}

static void
add_pages (BwSignInDialog *self)
{
  self->waiting = BW_SIGN_IN_WAITING_PAGE (bw_sign_in_waiting_page_new (self->form, self->clock));
  self->refused = BW_SIGN_IN_REFUSED_PAGE (bw_sign_in_refused_page_new (self->form));
  self->done = BW_SIGN_IN_DONE_PAGE (bw_sign_in_done_page_new (self->form));
  add_page (self, bw_sign_in_cloud_page_new (self->form));
  add_page (self, bw_sign_in_custom_page_new (self->form));
  add_page (self, bw_sign_in_organisation_page_new (self->form));
  add_page (self, bw_sign_in_application_page_new (self->form));
  add_page (self, bw_sign_in_registration_page_new (self->form));
  add_page (self, bw_sign_in_way_page_new (self->form));
  add_page (self, bw_sign_in_proof_page_new (self->form));
  add_page (self, BW_SIGN_IN_PAGE (self->waiting));
  add_page (self, BW_SIGN_IN_PAGE (self->refused));
  add_page (self, BW_SIGN_IN_PAGE (self->done));
}

static void
listen (BwSignInDialog *self)
{
  const struct {
    const char *signal;
    GCallback handler;
  } HANDLERS[] = {
    { "open-address", G_CALLBACK (on_attempt_address) },
    { "show-code", G_CALLBACK (on_attempt_code) },
    { "waiting", G_CALLBACK (on_attempt_waiting) },
    { "ended", G_CALLBACK (on_attempt_ended) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (HANDLERS); i++)
    g_signal_connect_object (self->attempt, HANDLERS[i].signal, HANDLERS[i].handler, self,
                             G_CONNECT_SWAPPED);
}

/**
 * bw_sign_in_dialog_new:
 * @store: where the organisation goes
 * @renewed: (nullable): the organisation that is signed in to again; begins with how, and all that is
 *   known is filled in
 * @claims: (nullable): what Microsoft demanded of this sign-in
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
bw_sign_in_dialog_new (BwOrganisationStore *store, BwOrganisationEntry *renewed, const char *claims)
{
  /* All that may be wrong of what is known is on the way back. */
  static const char *const AGAIN[] = { "cloud", "organisation", "application", "way" };
  static const char *const CUSTOM[] = { "cloud", "custom", "organisation", "application", "way" };
  gboolean custom = FALSE;
  BwSignInDialog *self = g_object_new (BW_TYPE_SIGN_IN_DIALOG, NULL);
  g_autoptr (GSettings) settings = g_settings_new (BW_APPLICATION_ID);

  g_return_val_if_fail (BW_IS_ORGANISATION_STORE (store), NULL);

  self->form = bw_sign_in_form_new (settings, renewed, claims);
  self->attempt = bw_sign_in_attempt_new (store);
  self->clock = g_object_ref (bw_organisation_store_get_clock (store));
  listen (self);
  add_pages (self);
  if (renewed != NULL) {
    adw_dialog_set_title (ADW_DIALOG (self), _ ("Sign in again"));
    custom = bw_sign_in_form_is (self->form, BW_SIGN_IN_FIELD_CLOUD, "custom");
    adw_navigation_view_replace_with_tags (self->pages, (const char **) (custom ? CUSTOM : AGAIN),
                                           custom ? G_N_ELEMENTS (CUSTOM) : G_N_ELEMENTS (AGAIN));
  }
  return ADW_DIALOG (self);
}

/**
 * bw_sign_in_dialog_get_form:
 * @self: the dialog
 *
 * Returns: (transfer none): what is filled in
 */
BwSignInForm *
bw_sign_in_dialog_get_form (BwSignInDialog *self)
{
  g_return_val_if_fail (BW_IS_SIGN_IN_DIALOG (self), NULL);

  return self->form;
}
