/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-signed-in.h"

#include <glib/gi18n.h>

/**
 * bw_signed_in_say:
 * @signed_in: whether an organisation is signed in to
 *
 * Returns: (transfer none): it, for a table
 */
const char *
bw_signed_in_say (BwSignedIn signed_in)
{
  switch (signed_in) {
  case BW_SIGNED_IN_YES:
    /* Translators: in a table, whether an organisation is signed in to. */
    return C_ ("answer", "yes");
  case BW_SIGNED_IN_NO:
    /* Translators: in a table, whether an organisation is signed in to. */
    return C_ ("answer", "no");
  case BW_SIGNED_IN_NOT_KNOWN:
  default:
    /* Translators: in a table, whether an organisation is signed in to: the keyring does not tell. */
    return _ ("not known");
  }
}

/**
 * bw_signed_in_set:
 * @object: what is told of an organisation
 * @signed_in: whether it is signed in to
 *
 * Tells it as `signedIn`.
 */
void
bw_signed_in_set (JsonObject *object, BwSignedIn signed_in)
{
  if (signed_in == BW_SIGNED_IN_NOT_KNOWN)
    json_object_set_null_member (object, "signedIn");
  else
    json_object_set_boolean_member (object, "signedIn", signed_in == BW_SIGNED_IN_YES);
}
