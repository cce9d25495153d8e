/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/error/bw-error-mend.h"

#include <glib/gi18n.h>

#include "auth/bw-auth-error.h"
#include "auth/bw-certificate.h"
#include "auth/bw-keyring.h"
#include "net/bw-http-error.h"

static const struct {
  const char *label;
  const char *action;
} MENDS[] = {
  [BW_ERROR_MEND_RETRY] = { N_ ("_Try Again"), "win.retry" },
  [BW_ERROR_MEND_SIGN_IN] = { N_ ("_Sign In Again…"), "win.sign-in-again" },
  /* Translators: a button that has the keyring ask for its password. */
  [BW_ERROR_MEND_UNLOCK] = { N_ ("_Unlock Keyring"), "win.unlock" },
};

/* What somebody else has to mend, or time, is not mended by signing in. But where Microsoft wants the user, it is asked
   there (graph.md §4.6), and says there what is missing. */
static BwErrorMend
find_for_auth (const GError *error)
{
  if (bw_auth_error_wants_sign_in (error))
    return BW_ERROR_MEND_SIGN_IN;
  switch ((BwAuthError) error->code) {
  case BW_AUTH_ERROR_TRANSIENT:
  case BW_AUTH_ERROR_CLOCK:
  case BW_AUTH_ERROR_BAD_ANSWER:
  case BW_AUTH_ERROR_CONDITIONAL_ACCESS:
  case BW_AUTH_ERROR_NOT_ASSIGNED:
  case BW_AUTH_ERROR_ACCOUNT_DISABLED:
    return BW_ERROR_MEND_RETRY;
  default:
    return BW_ERROR_MEND_SIGN_IN;
  }
}

static BwErrorMend
find_for_keyring (int code)
{
  switch ((BwKeyringError) code) {
  case BW_KEYRING_ERROR_LOCKED:
  case BW_KEYRING_ERROR_DISMISSED:
    return BW_ERROR_MEND_UNLOCK;
  case BW_KEYRING_ERROR_NO_SERVICE:
  case BW_KEYRING_ERROR_GONE:
  case BW_KEYRING_ERROR_DAMAGED:
    return BW_ERROR_MEND_SIGN_IN;
  case BW_KEYRING_ERROR_REFUSED:
  case BW_KEYRING_ERROR_FAILED:
  default:
    return BW_ERROR_MEND_RETRY;
  }
}

/**
 * bw_error_mend_find:
 * @error: why an organisation could not be read
 *
 * Returns: what the first button that is offered does
 */
BwErrorMend
bw_error_mend_find (const GError *error)
{
  g_return_val_if_fail (error != NULL, BW_ERROR_MEND_RETRY);

  if (error->domain == BW_AUTH_ERROR)
    return find_for_auth (error);
  if (error->domain == BW_KEYRING_ERROR)
    return find_for_keyring (error->code);
  if (error->domain == BW_CERTIFICATE_ERROR)
    return BW_ERROR_MEND_SIGN_IN;
  /* Refused with a fresh token too. */
  if (g_error_matches (error, BW_HTTP_ERROR, BW_HTTP_ERROR_NOT_SIGNED_IN))
    return BW_ERROR_MEND_SIGN_IN;
  return BW_ERROR_MEND_RETRY;
}

/**
 * bw_error_mend_is_all:
 * @error: why an organisation could not be read
 *
 * Returns: whether its title and that button say all: nothing has to be read or looked up first
 */
gboolean
bw_error_mend_is_all (const GError *error)
{
  if (bw_error_mend_find (error) == BW_ERROR_MEND_RETRY)
    return FALSE;
  return error->domain == BW_KEYRING_ERROR || bw_auth_error_wants_sign_in (error);
}

/**
 * bw_error_mend_get_label:
 * @error: why an organisation could not be read
 *
 * Returns: (transfer none): the label of that button, translated, with an underscore
 */
const char *
bw_error_mend_get_label (const GError *error)
{
  return gettext (MENDS[bw_error_mend_find (error)].label);
}

/**
 * bw_error_mend_get_action:
 * @error: why an organisation could not be read
 *
 * Returns: (transfer none): the action of that button
 */
const char *
bw_error_mend_get_action (const GError *error)
{
  return MENDS[bw_error_mend_find (error)].action;
}
