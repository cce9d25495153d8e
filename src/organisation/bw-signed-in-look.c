/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-signed-in-look.h"

/**
 * bw_signed_in_look:
 * @keyring: where credentials are; nobody is asked to unlock it
 * @id: an organisation's id
 * @credential: (out) (optional) (nullable) (transfer full): what is kept of it
 *
 * Returns: whether it is signed in to
 */
BwSignedIn
bw_signed_in_look (BwKeyring *keyring, const char *id, BwCredential **credential)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCredential) found = bw_keyring_load (keyring, id, FALSE, NULL, &error);
  gboolean is_there = found != NULL;

  if (credential != NULL)
    *credential = g_steal_pointer (&found);
  if (is_there)
    return BW_SIGNED_IN_YES;
  return g_error_matches (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_GONE) ? BW_SIGNED_IN_NO
                                                                          : BW_SIGNED_IN_NOT_KNOWN;
}
