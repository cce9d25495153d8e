/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/error/bw-error-dialog.h"

#include <glib/gi18n.h>

#include "ui/error/bw-alert.h"
#include "ui/error/bw-error-mend.h"
#include "ui/error/bw-error-more.h"
#include "ui/organisations/bw-organisation-text.h"

static AdwAlertDialog *
create_dialog (const GError *error, BwOrganisationEntry *entry, const char *failed)
{
  g_autoptr (BwErrorText) text = bw_organisation_text_new_error (error, entry);
  g_autofree char *body =
      failed != NULL ? g_strconcat (failed, "\n", text->body, NULL) : g_strdup (text->body);
  GtkWidget *more = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  AdwAlertDialog *dialog = NULL;

  bw_error_more_fill (GTK_BOX (more), text);
  dialog = bw_alert_new (text->title, body, more);
  adw_alert_dialog_add_response (dialog, "close", _ ("_Close"));
  return dialog;
}

/**
 * bw_error_dialog_new:
 * @error: what went wrong
 * @entry: (nullable): the organisation of the list that it is about
 *
 * Tells all about an error while something is open, and offers what mends it (bw_error_mend_find()).
 *
 * Returns: (transfer floating): a dialog with the responses `close` and %BW_ERROR_DIALOG_MEND
 */
AdwAlertDialog *
bw_error_dialog_new (const GError *error, BwOrganisationEntry *entry)
{
  AdwAlertDialog *dialog = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  dialog = create_dialog (error, entry, NULL);
  adw_alert_dialog_add_response (dialog, BW_ERROR_DIALOG_MEND, bw_error_mend_get_label (error));
  return dialog;
}

/**
 * bw_error_dialog_tell:
 * @parent: a widget of the window
 * @error: what went wrong
 * @failed: (nullable): what was not done because of it, a sentence
 *
 * Tells all about an error of something that was asked for just now, and that can be asked for again.
 */
void
bw_error_dialog_tell (GtkWidget *parent, const GError *error, const char *failed)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (error != NULL);

  adw_dialog_present (ADW_DIALOG (create_dialog (error, NULL, failed)), parent);
}
