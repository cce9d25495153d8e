/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/organisations/bw-organisation-text.h"

#include <glib/gi18n.h>

#include "auth/bw-auth-error.h"
#include "auth/bw-keyring.h"
#include "organisation/bw-organisation-list.h"

static BwErrorText *
say_list_error (const GError *error)
{
  BwErrorText *text = g_new0 (BwErrorText, 1);

  if (error->code == BW_ORGANISATION_LIST_ERROR_NEWER) {
    text->title = g_strdup (_ ("The list of organisations is from a newer version"));
    /* Translators: %s is the name of a file. */
    text->body = g_strdup_printf (_ ("It is left as it is: %s\nUse the newer version of Bolwerk."),
                                  error->message);
  } else if (error->code == BW_ORGANISATION_LIST_ERROR_DAMAGED) {
    text->title = g_strdup (_ ("The list of organisations was damaged"));
    text->body = g_strdup (_ ("It has been set aside, and nothing was deleted."));
  } else {
    text->title = g_strdup (_ ("The organisation is no longer in the list"));
    text->body = g_strdup (_ ("Another window or command has removed it. Add it again to have it "
                              "back."));
  }
  text->notice = g_strdup (text->title);
  return text;
}

/* Nobody else has deleted it. */
static BwErrorText *
say_signed_out (void)
{
  BwErrorText *text = g_new0 (BwErrorText, 1);

  /* Translators: the title of a page: the user has signed out of this organisation before. */
  text->title = g_strdup (_ ("Signed out"));
  text->body =
      g_strdup (_ ("This organisation was signed out of here, which deleted its sign-in from the "
                   "keyring. Sign in again to read its score."));
  text->notice = g_strdup (text->title);
  return text;
}

/**
 * bw_organisation_text_new_error:
 * @error: an error of any domain
 * @entry: (nullable): the organisation of the list that it is about, for the link
 *
 * Like bw_error_text_new_for(), and knows the errors of the list besides.
 *
 * Returns: (transfer full): how the error is told
 */
BwErrorText *
bw_organisation_text_new_error (const GError *error, BwOrganisationEntry *entry)
{
  BwRegistration registration = { 0 };

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == BW_ORGANISATION_LIST_ERROR)
    return say_list_error (error);
  if (entry != NULL && bw_organisation_entry_get_fields (entry).signed_out &&
      g_error_matches (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_GONE))
    return say_signed_out ();
  /* A link is built of what has the right form alone. */
  if (entry == NULL || g_error_matches (error, BW_AUTH_ERROR, BW_AUTH_ERROR_FORM))
    return bw_error_text_new (error);

  registration = bw_organisation_entry_get_registration (entry);
  return bw_error_text_new_for (error, &registration);
}
