/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/error/bw-error-dialog.h"

#include <glib/gi18n.h>

#include "present/bw-error-text.h"

static void
on_retry (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (user_data), "win.retry", NULL);
}

static void
add_detail (AdwAlertDialog *dialog, const char *detail)
{
  GtkWidget *label = gtk_label_new (detail);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "caption");
  adw_alert_dialog_set_extra_child (dialog, label);
}

/**
 * bw_error_dialog_present:
 * @parent: a widget of the window
 * @error: what went wrong
 *
 * Tells all about an error while something is open, and offers to try again.
 */
void
bw_error_dialog_present (GtkWidget *parent, const GError *error)
{
  g_autoptr (BwErrorText) text = NULL;
  AdwAlertDialog *dialog = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (error != NULL);

  text = bw_error_text_new (error);
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (text->title, text->body));
  if (text->detail != NULL)
    add_detail (dialog, text->detail);
  adw_alert_dialog_add_responses (dialog, "close", _ ("_Close"), "retry", _ ("_Try Again"), NULL);
  g_signal_connect_object (dialog, "response::retry", G_CALLBACK (on_retry), parent, 0);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}
