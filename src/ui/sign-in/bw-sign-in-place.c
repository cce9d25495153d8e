/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/sign-in/bw-sign-in-place.h"

#include "auth/bw-auth-error.h"
#include "auth/bw-certificate.h"
#include "net/bw-http-error.h"

static const char *
find_for_auth (BwSignInForm *form, int code)
{
  switch ((BwAuthError) code) {
  case BW_AUTH_ERROR_OTHER_CLOUD:
    return "cloud";
  case BW_AUTH_ERROR_OTHER_TENANT:
    return "organisation";
  case BW_AUTH_ERROR_OTHER_APPLICATION:
  case BW_AUTH_ERROR_BORROWED_ID:
    return "application";
  case BW_AUTH_ERROR_WRONG_WAY:
  case BW_AUTH_ERROR_DEVICE_CODE_BLOCKED:
  case BW_AUTH_ERROR_CONDITIONAL_ACCESS:
    return "way";
  case BW_AUTH_ERROR_WRONG_SECRET:
  case BW_AUTH_ERROR_EXPIRED_SECRET:
  case BW_AUTH_ERROR_CERTIFICATE:
    return "proof";
  case BW_AUTH_ERROR_FORM:
    return bw_sign_in_form_has_client_id (form) ? "organisation" : "application";
  default:
    return NULL;
  }
}

/**
 * bw_sign_in_place_find:
 * @form: what was filled in
 * @error: why signing in with it came to nothing
 *
 * Returns: (transfer none) (nullable): the tag of the page that holds what is to be changed; %NULL where
 *   nothing is, or nobody knows what, so that one can only try again
 */
const char *
bw_sign_in_place_find (BwSignInForm *form, const GError *error)
{
  g_return_val_if_fail (BW_IS_SIGN_IN_FORM (form), NULL);
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == BW_AUTH_ERROR)
    return find_for_auth (form, error->code);
  if (error->domain == BW_CERTIFICATE_ERROR)
    return "proof";
  if (g_error_matches (error, BW_HTTP_ERROR, BW_HTTP_ERROR_TRUST_FILE))
    return "custom";
  return NULL;
}
