/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/organisations/bw-removal-question.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/error/bw-alert.h"

#define CANCEL "cancel"
#define KEEP "keep"
#define DELETE "delete"

#define ENTRY_KEY "bw-entry"

static void
on_response (AdwAlertDialog *dialog, const char *response, BwOrganisationStore *store)
{
  BwOrganisationEntry *entry = g_object_get_data (G_OBJECT (dialog), ENTRY_KEY);

  if (!g_str_equal (response, CANCEL))
    bw_organisation_store_remove (store, entry, g_str_equal (response, DELETE));
}

/**
 * bw_removal_question_ask:
 * @parent: over what it is asked
 * @store: the organisations of the list
 * @entry: one of them, which is to be removed
 *
 * Asks what becomes of its archive, and has it removed; that can be undone for a while.
 */
void
bw_removal_question_ask (GtkWidget *parent, BwOrganisationStore *store, BwOrganisationEntry *entry)
{
  g_autofree char *title =
      /* Translators: %s is the name of an organisation. */
      g_strdup_printf (_ ("Remove “%s”?"), bw_organisation_entry_get_brief_name (entry));
  AdwAlertDialog *dialog = bw_alert_new (
      title,
      _ ("Its sign-in is deleted. Its history on this computer, which is not encrypted, can stay: "
         "when you sign in to the same organisation again, Bolwerk goes on with it."),
      NULL);

  adw_alert_dialog_add_response (dialog, CANCEL, _ ("_Cancel"));
  /* Translators: a button: the days that are kept of an organisation that is removed are deleted too. */
  adw_alert_dialog_add_response (dialog, DELETE, _ ("Remove and _Delete History"));
  /* Translators: a button: the days that are kept of an organisation that is removed stay. */
  adw_alert_dialog_add_response (dialog, KEEP, _ ("Remove and _Keep History"));
  adw_alert_dialog_set_response_appearance (dialog, DELETE, ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, KEEP);
  adw_alert_dialog_set_close_response (dialog, CANCEL);
  g_object_set_data_full (G_OBJECT (dialog), ENTRY_KEY, g_object_ref (entry), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), store, 0);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}
