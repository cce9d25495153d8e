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
#include "organisation/bw-archive-memory.h"
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

/* What came is shown all the same, but the user counts on its being kept. */
static void
tell_not_kept (BwOrganisation *organisation)
{
  g_autoptr (GError) problem = bw_organisation_dup_memory_problem (organisation);

  if (problem == NULL)
    return;
  /* It is kept in the new one. */
  if (g_error_matches (problem, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_SET_ASIDE)) {
    bw_message_tell_set_aside (problem->message);
    return;
  }
  bw_message_complain (_ ("What was read could not be kept in the archive."));
  bw_message_fail (problem);
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
  tell_not_kept (organisation);
  if (answer != NULL)
    tell_expiry (keeper, opening->entry, opening->clock);
  return answer;
}

static gboolean
refuse_given (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       _ ("This organisation is signed in to by a user, not by an application: "
                          "leave the secret or the certificate away."));
  return FALSE;
}

static gboolean
refuse_shared (const char *id, GError **error)
{
  g_set_error (
      error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
      /* Translators: leave $CREDENTIALS_DIRECTORY, client-secret and client-secret-%s as they are; %s is the
                  id of an organisation. */
      _ ("The secret in $CREDENTIALS_DIRECTORY/client-secret does not say to which of the "
         "organisations it belongs, and goes to none of them. Call the one of this "
         "organisation client-secret-%s."),
      id);
  return FALSE;
}

static gboolean
lacks_credential (const GError *problem)
{
  return g_error_matches (problem, BW_KEYRING_ERROR, BW_KEYRING_ERROR_GONE) ||
         g_error_matches (problem, BW_KEYRING_ERROR, BW_KEYRING_ERROR_NO_SERVICE);
}

/* A secret that says not whose it is. Where one organisation is named, it is for that one, and newer than what the
   keyring may have. Else it is for the only one that can take it, and what the keyring has goes before. */
static gboolean
read_shared (const char *id,
             const BwWhich *which,
             BwKeyring *keyring,
             BwCredential **credential,
             GError **error)
{
  g_autoptr (BwCredential) kept = NULL;
  g_autoptr (GError) problem = NULL;

  if (!bw_given_has_shared ())
    return TRUE;
  if (which->n_applications == 0)
    return bw_given_read_shared (credential, error);
  kept = bw_keyring_load (keyring, id, FALSE, NULL, &problem);
  if (kept != NULL)
    return TRUE;
  if (which->n_applications == 1)
    return bw_given_read_shared (credential, error);
  /* What is wrong with the keyring otherwise is told by whoever needs it. */
  return !lacks_credential (problem) || refuse_shared (id, error);
}

/* What an application shows of itself; NULL where it is in the keyring. No secret goes to another organisation than the
   one that it is for. */
static gboolean
read_given (BwOrganisationEntry *entry,
            const BwWhich *which,
            BwKeyring *keyring,
            BwCredential **credential,
            GError **error)
{
  const char *id = bw_organisation_entry_get_id (entry);

  *credential = NULL;
  if (bw_organisation_entry_get_way (entry) != BW_SIGN_IN_APPLICATION)
    return !bw_given_is_named (which->given) || refuse_given (error);
  if (!bw_given_read_for (which->given, id, credential, error))
    return FALSE;
  return *credential != NULL || read_shared (id, which, keyring, credential, error);
}

static gpointer
ask_live (BwOrganisationList *list,
          BwOrganisationEntry *entry,
          const BwWhich *which,
          BwAsk ask,
          gconstpointer data,
          GError **error)
{
  g_autofree char *lock_folder = bw_organisation_list_build_lock_folder (list);
  g_autoptr (BwKeyring) keyring = bw_secret_keyring_new (bw_terminal_has_user ());
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwInteraction) interaction = bw_terminal_interaction_new ();
  g_autoptr (BwArchiveMemory) memory = bw_archive_memory_new_for_entry (list, entry, clock);
  g_autoptr (BwCredential) credential = NULL;

  if (!read_given (entry, which, keyring, &credential, error))
    return NULL;
  return ask_opened (
      &(BwOrganisationOpening) {
          .entry = entry,
          .keyring = keyring,
          .clock = clock,
          .interaction = interaction,
          .lock_folder = lock_folder,
          .memory = BW_MEMORY (memory),
          .given = credential,
      },
      ask, data, error);
}

/* The next call finds nothing the matter with the new one. */
static void
tell_set_aside (BwArchiveMemory *memory)
{
  g_autofree char *path = bw_archive_memory_dup_set_aside (memory);

  if (path != NULL)
    bw_message_tell_set_aside (path);
}

/* Neither network nor keyring is asked. */
static gpointer
ask_kept (BwOrganisationList *list,
          BwOrganisationEntry *entry,
          BwAsk ask,
          gconstpointer data,
          GError **error)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwArchiveMemory) memory = bw_archive_memory_new_for_entry (list, entry, clock);
  g_autoptr (BwSource) source = bw_memory_open_source (BW_MEMORY (memory), NULL, error);
  g_autoptr (BwSnapshot) newest = NULL;
  g_autoptr (BwOrganisation) organisation = NULL;

  tell_set_aside (memory);
  if (source == NULL || !bw_source_newest (source, &newest, NULL, error))
    return NULL;
  if (newest == NULL) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 /* Translators: %s is the name of an organisation. Leave --offline as it is. */
                 _ ("Nothing is kept of “%s” yet: ask once without --offline."),
                 bw_organisation_entry_get_name (entry));
    return NULL;
  }
  organisation = bw_organisation_new_in_cloud (
      source, BW_MEMORY (memory), bw_organisation_entry_get_fields (entry).cloud, clock);
  return ask (organisation, data, error);
}

/**
 * bw_remote_ask_entry:
 * @list: the list of organisations
 * @entry: one of them
 * @which: how it is asked
 * @ask: what is asked of it
 * @data: what @ask is given
 * @error: return location for what went wrong
 *
 * Asks an organisation at Microsoft, or what is kept of it. What does not keep it from an answer is told on standard
 * error, and how far it is where that is a terminal.
 *
 * Returns: (transfer full): the answer, or %NULL
 */
gpointer
bw_remote_ask_entry (BwOrganisationList *list,
                     BwOrganisationEntry *entry,
                     const BwWhich *which,
                     BwAsk ask,
                     gconstpointer data,
                     GError **error)
{
  if (which->offline)
    return ask_kept (list, entry, ask, data, error);
  return ask_live (list, entry, which, ask, data, error);
}

/**
 * bw_remote_ask:
 * @which: which organisation
 * @ask: what is asked of it
 * @data: what @ask is given
 * @status: (out): the exit status where there is no answer
 *
 * A #BwAskSignedIn: like bw_remote_ask_entry(), with failures told on standard error.
 *
 * Returns: (transfer full) (nullable): the answer, or %NULL to end with @status
 */
gpointer
bw_remote_ask (const BwWhich *which, BwAsk ask, gconstpointer data, BwExit *status)
{
  g_autoptr (BwOrganisationList) list = bw_organisation_list_new (NULL);
  g_autoptr (BwOrganisationEntry) entry =
                bw_organisations_find_or_default (list, which->name, status);
  g_autoptr (GError) error = NULL;
  gpointer answer = NULL;

  if (entry == NULL)
    return NULL;
  answer = bw_remote_ask_entry (list, entry, which, ask, data, &error);
  if (answer == NULL)
    *status = bw_organisations_fail (error, entry);
  return answer;
}
