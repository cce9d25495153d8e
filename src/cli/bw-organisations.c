/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-organisations.h"

#include <glib/gi18n.h>

#include "auth/bw-auth-error.h"
#include "auth/bw-keyring.h"
#include "auth/bw-registration.h"

static BwExit
complain (char *text)
{
  g_autofree char *owned = text;

  bw_message_complain (owned);
  return BW_EXIT_FAILED;
}

static char *
say_list_error (const GError *error)
{
  switch (error->code) {
  case BW_ORGANISATION_LIST_ERROR_NEWER:
    /* Translators: %s is the name of a file. */
    return g_strdup_printf (_ ("The list of organisations was written by a newer version of "
                               "Bolwerk, and is left as it is: %s\nUse that version."),
                            error->message);
  case BW_ORGANISATION_LIST_ERROR_DAMAGED:
    return g_strdup (_ ("Nothing was deleted. Look first whether what was set aside can be put "
                        "back."));
  case BW_ORGANISATION_LIST_ERROR_AMBIGUOUS:
    /* Translators: a line for each of them follows, which begins with its id. */
    return g_strdup_printf (_ ("Several organisations are called so. Name one by its id, which "
                               "stands first:\n%s"),
                            error->message);
  case BW_ORGANISATION_LIST_ERROR_NOT_FOUND:
  default:
    /* Translators: %s is the name of an organisation, as it was typed. Leave the commands as they
       are. */
    return g_strdup_printf (_ ("There is no organisation “%s”. “bolwerk organisations” lists "
                               "them; “bolwerk sign-in” adds one."),
                            error->message);
  }
}

/* A terminal has ways out that a window has not, and the other way about. */
static const char *
find_keyring_text (const GError *error, BwOrganisationEntry *entry)
{
  gboolean application =
      entry != NULL && bw_organisation_entry_get_way (entry) == BW_SIGN_IN_APPLICATION;

  if (application && (g_error_matches (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_GONE) ||
                      g_error_matches (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_NO_SERVICE)))
    /* Translators: leave --secret-fd, --certificate and $CREDENTIALS_DIRECTORY/client-secret as they
       are. */
    return _ ("The keyring has no secret of this application.\nGive it with --secret-fd, with "
              "--certificate or in $CREDENTIALS_DIRECTORY/client-secret, or sign in again where "
              "there is a keyring.");
  if (g_error_matches (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_NO_SERVICE))
    /* Translators: leave the options and $CREDENTIALS_DIRECTORY/client-secret as they are. */
    return _ ("There is no keyring here, and Bolwerk keeps sign-ins nowhere else.\nInstall one, "
              "such as GNOME Keyring, and call Bolwerk in a session where it runs. For unattended "
              "use, sign in with --application --no-keyring: the secret is then given with each "
              "call, by --secret-fd or in $CREDENTIALS_DIRECTORY/client-secret.");
  return NULL;
}

/**
 * bw_organisations_fail:
 * @error: what went wrong
 * @entry: (nullable): the organisation that it is about, for the links
 *
 * Tells an error of the list, of signing in, of the keyring or of anything else on standard error.
 *
 * Returns: %BW_EXIT_FAILED
 */
BwExit
bw_organisations_fail (const GError *error, BwOrganisationEntry *entry)
{
  BwRegistration registration = { 0 };
  const char *text = find_keyring_text (error, entry);

  if (text != NULL)
    return complain (g_strdup (text));
  if (error->domain == BW_ORGANISATION_LIST_ERROR)
    return complain (say_list_error (error));
  if (entry == NULL)
    return bw_message_fail (error);

  registration = bw_organisation_entry_get_registration (entry);
  if (g_error_matches (error, BW_AUTH_ERROR, BW_AUTH_ERROR_FORM))
    return bw_message_fail (error);
  return bw_message_fail_sign_in (error, &registration);
}

/**
 * bw_organisations_tell_set_aside:
 * @list: the list
 *
 * Tells on standard error that a damaged file was set aside, where that was not told yet: for the end of
 * what changes the list.
 */
void
bw_organisations_tell_set_aside (BwOrganisationList *list)
{
  g_autofree char *aside = bw_organisation_list_take_set_aside (list);

  if (aside != NULL)
    /* Translators: %s is the name of a file. */
    complain (g_strdup_printf (_ ("The list of organisations was damaged and has been set aside: "
                                  "%s\nTheir sign-ins are still in the keyring, where nothing uses "
                                  "them any more: “bolwerk sign-out --unlisted” deletes them. Sign "
                                  "in to the organisations again to have them in the list."),
                               aside));
}

static void
tell_passed_over (BwOrganisationList *list)
{
  guint n = bw_organisation_list_take_passed_over (list);
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf (
      /* Translators: %u is how many they are. */
      ngettext ("%u organisation in the list is not understood by this version of Bolwerk and is "
                "passed over. It stays in the list for a newer one.",
                "%u organisations in the list are not understood by this version of Bolwerk and "
                "are passed over. They stay in the list for a newer one.",
                n),
      n);
  bw_message_tell (text);
}

/**
 * bw_organisations_load:
 * @list: the list
 * @status: (out): the exit status where it cannot be read
 *
 * Reads the list; that a damaged file was set aside, that something in it is not understood, and failures are told on
 * standard error.
 *
 * Returns: (transfer full) (nullable): the organisations, or %NULL to end with @status
 */
GPtrArray *
bw_organisations_load (BwOrganisationList *list, BwExit *status)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = bw_organisation_list_load (list, NULL, NULL, &error);

  bw_organisations_tell_set_aside (list);
  tell_passed_over (list);
  if (entries == NULL)
    *status = bw_organisations_fail (error, NULL);
  return entries;
}

/**
 * bw_organisations_find:
 * @list: the list
 * @text: an id, or a name without regard to case
 * @status: (out): the exit status where there is none, or several
 *
 * Finds an organisation; failures are told on standard error.
 *
 * Returns: (transfer full) (nullable): it, or %NULL to end with @status
 */
BwOrganisationEntry *
bw_organisations_find (BwOrganisationList *list, const char *text, BwExit *status)
{
  g_autoptr (GPtrArray) entries = bw_organisations_load (list, status);
  g_autoptr (GError) error = NULL;
  BwOrganisationEntry *entry = NULL;

  if (entries == NULL)
    return NULL;
  entry = bw_organisation_list_find (entries, text, &error);
  if (entry == NULL) {
    *status = bw_organisations_fail (error, NULL);
    return NULL;
  }
  return g_object_ref (entry);
}

/**
 * bw_organisations_find_or_only:
 * @list: the list
 * @text: (nullable): an id, or a name without regard to case
 * @status: (out): the exit status where there is none, or several
 *
 * Like bw_organisations_find(); without a name it is the only one there is.
 *
 * Returns: (transfer full) (nullable): it, or %NULL to end with @status
 */
BwOrganisationEntry *
bw_organisations_find_or_only (BwOrganisationList *list, const char *text, BwExit *status)
{
  g_autoptr (GPtrArray) entries = NULL;

  if (text != NULL)
    return bw_organisations_find (list, text, status);
  entries = bw_organisations_load (list, status);
  if (entries == NULL)
    return NULL;
  if (entries->len == 1)
    return g_object_ref (g_ptr_array_index (entries, 0));

  bw_message_complain (entries->len == 0
                           ? _ ("There are no organisations. “bolwerk sign-in” adds one.")
                           : _ ("There are several organisations: say which by --organisation "
                                "NAME."));
  *status = BW_EXIT_FAILED;
  return NULL;
}

/* Which one that is need not be known to who has several. */
static void
tell_default (BwOrganisationEntry *entry)
{
  g_autofree char *text =
      /* Translators: %s is the name of an organisation. Leave --organisation as it is. */
      g_strdup_printf (_ ("This is “%s”, which opens at the start. --organisation asks for another "
                          "one."),
                       bw_organisation_entry_get_name (entry));

  bw_message_tell (text);
}

/**
 * bw_organisations_find_or_default:
 * @list: the list
 * @text: (nullable): an id, or a name without regard to case
 * @status: (out): the exit status where there is none, or several
 *
 * Like bw_organisations_find(); without a name it is the one that opens at the start, which is told on standard error
 * where there are others.
 *
 * Returns: (transfer full) (nullable): it, or %NULL to end with @status
 */
BwOrganisationEntry *
bw_organisations_find_or_default (BwOrganisationList *list, const char *text, BwExit *status)
{
  g_autoptr (GPtrArray) entries = NULL;

  if (text != NULL)
    return bw_organisations_find (list, text, status);
  entries = bw_organisations_load (list, status);
  if (entries == NULL)
    return NULL;
  if (entries->len > 1)
    tell_default (bw_organisation_list_find_default (entries));
  if (entries->len > 0)
    return g_object_ref (bw_organisation_list_find_default (entries));

  *status = bw_message_refuse (
      g_get_prgname (),
      _ ("There are no organisations here yet. “bolwerk sign-in” adds one; --demo shows the demo "
         "organisation, and --from FILE a saved answer of Microsoft Graph."));
  return NULL;
}
