/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-remote.h"

#include <glib/gi18n.h>

#include "auth/bw-certificate-load.h"
#include "auth/bw-secret-keyring.h"
#include "cli/bw-organisations.h"
#include "cli/bw-terminal-interaction.h"
#include "cli/bw-terminal.h"
#include "organisation/bw-organisation-opening.h"
#include "present/bw-certificate-expiry-text.h"

/* A refresh token that could not be kept is lost now, which a later call would tell as a mystery. */
static void
tell_unkept (BwTokenKeeper *keeper)
{
  g_autoptr (GError) problem = bw_token_keeper_dup_store_error (keeper);

  if (problem == NULL)
    return;
  bw_message_complain (_ ("The keyring did not take the renewed sign-in. The next time, sign in "
                          "again."));
  bw_message_fail (problem);
}

/* A certificate that expires soon is told while there is time to make another one. */
static void
tell_expiry (BwTokenKeeper *keeper, BwOrganisationEntry *entry, BwClock *clock)
{
  g_autoptr (BwCredential) credential = bw_token_keeper_dup_credential (keeper);
  g_autoptr (GDateTime) expires = bw_certificate_load_expiry (credential, NULL, NULL);
  g_autoptr (GDateTime) now = bw_clock_get_now (clock);
  g_autofree char *warning =
      expires != NULL ? bw_certificate_expiry_text_warn (expires, now) : NULL;
  g_autofree char *text = NULL;

  if (warning == NULL)
    return;
  text = g_strdup_printf ("%s: %s", bw_organisation_entry_get_name (entry), warning);
  bw_message_tell (text);
}

static gpointer
ask_opened (const BwOrganisationOpening *opening, BwAsk ask, gconstpointer data, GError **error)
{
  g_autoptr (BwTokenKeeper) keeper = NULL;
  g_autoptr (BwOrganisation) organisation = bw_organisation_opening_open (opening, &keeper, error);
  gpointer answer = NULL;

  if (organisation == NULL)
    return NULL;
  if (opening->given == NULL && bw_terminal_has_user () &&
      !bw_token_keeper_unlock (keeper, NULL, error))
    return NULL;

  answer = ask (organisation, data, error);
  bw_terminal_interaction_end_line (BW_TERMINAL_INTERACTION (opening->interaction));
  tell_unkept (keeper);
  if (answer != NULL)
    tell_expiry (keeper, opening->entry, opening->clock);
  return answer;
}

/* What an application shows of itself; NULL where it is in the keyring. */
static gboolean
read_given (BwOrganisationEntry *entry,
            const BwGiven *given,
            BwCredential **credential,
            GError **error)
{
  *credential = NULL;
  if (bw_organisation_entry_get_way (entry) == BW_SIGN_IN_APPLICATION)
    return bw_given_read (given, FALSE, credential, error);
  if (given->secret_fd < 0 && given->certificate == NULL)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       _ ("This organisation is signed in to by a user, not by an application: "
                          "leave the secret or the certificate away."));
  return FALSE;
}

/**
 * bw_remote_ask:
 * @name: the id or the name of an organisation of the list
 * @given: what an application shows of itself, where it is not in the keyring
 * @ask: what is asked of it
 * @data: what @ask is given
 * @status: (out): the exit status where there is no answer
 *
 * Asks an organisation at Microsoft; failures are told on standard error, and how far it is where that is a
 * terminal.
 *
 * Returns: (transfer full) (nullable): the answer, or %NULL to end with @status
 */
gpointer
bw_remote_ask (const char *name,
               const BwGiven *given,
               BwAsk ask,
               gconstpointer data,
               BwExit *status)
{
  g_autoptr (BwOrganisationList) list = bw_organisation_list_new (NULL);
  g_autoptr (BwOrganisationEntry) entry = bw_organisations_find (list, name, status);
  g_autofree char *lock_folder = bw_organisation_list_build_lock_folder (list);
  g_autoptr (BwKeyring) keyring = bw_secret_keyring_new ();
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwInteraction) interaction = bw_terminal_interaction_new ();
  g_autoptr (BwCredential) credential = NULL;
  g_autoptr (GError) error = NULL;
  gpointer answer = NULL;

  if (entry == NULL)
    return NULL;
  if (read_given (entry, given, &credential, &error))
    answer = ask_opened (
        &(BwOrganisationOpening) {
            .entry = entry,
            .keyring = keyring,
            .clock = clock,
            .interaction = interaction,
            .lock_folder = lock_folder,
            .given = credential,
        },
        ask, data, &error);
  if (answer == NULL)
    *status = bw_organisations_fail (error, entry);
  return answer;
}
