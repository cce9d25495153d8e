/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/error/bw-error-dialog.h"

#include <glib/gi18n.h>

#include "ui/error/bw-alert.h"
#include "ui/error/bw-error-more.h"
#include "ui/organisations/bw-organisation-text.h"

static void
on_retry (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (user_data), "win.retry", NULL);
}

static AdwAlertDialog *
create_dialog (const GError *error, BwOrganisationEntry *entry)
{
  g_autoptr (BwErrorText) text = bw_organisation_text_new_error (error, entry);
  GtkWidget *more = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  AdwAlertDialog *dialog = NULL;

  bw_error_more_fill (GTK_BOX (more), text);
  dialog = bw_alert_new (text->title, text->body, more);
  adw_alert_dialog_add_response (dialog, "close", _ ("_Close"));
  return dialog;
}

/**
 * bw_error_dialog_present:
 * @parent: a widget of the window
 * @error: what went wrong
 * @entry: (nullable): the organisation of the list that it is about
 *
 * Tells all about an error while something is open, and offers to try again.
 */
void
bw_error_dialog_present (GtkWidget *parent, const GError *error, BwOrganisationEntry *entry)
{
  AdwAlertDialog *dialog = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (error != NULL);

  dialog = create_dialog (error, entry);
  adw_alert_dialog_add_response (dialog, "retry", _ ("_Try Again"));
  g_signal_connect_object (dialog, "response::retry", G_CALLBACK (on_retry), parent, 0);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}

/**
 * bw_error_dialog_tell:
 * @parent: a widget of the window
 * @error: what went wrong
 *
 * Tells all about an error of something that was asked for just now, and that can be asked for again.
 */
void
bw_error_dialog_tell (GtkWidget *parent, const GError *error)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (error != NULL);

  adw_dialog_present (ADW_DIALOG (create_dialog (error, NULL)), parent);
}

/**
 * bw_error_toast_new:
 * @error: what went wrong
 *
 * Returns: (transfer full): what tells of it in a line until it is dismissed, with a button that tells
 *   all by `win.show-error`
 */
AdwToast *
bw_error_toast_new (const GError *error)
{
  g_autoptr (BwErrorText) text = NULL;
  AdwToast *toast = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  text = bw_error_text_new (error);
  toast = adw_toast_new (text->notice);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, 0);
  /* Translators: a button that shows more about an error. */
  adw_toast_set_button_label (toast, _ ("_Details"));
  adw_toast_set_action_name (toast, "win.show-error");
  return toast;
}
