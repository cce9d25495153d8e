/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-pkce.h"

#include <string.h>

#include "auth/bw-base64url.h"
#include "auth/bw-random.h"

#define VERIFIER_BYTES 32
#define SHA256_BYTES 32

/**
 * bw_pkce_new_verifier:
 *
 * Returns: (transfer full): a code verifier of 43 characters (RFC 7636 §4.1); a #BwSecretText
 */
char *
bw_pkce_new_verifier (void)
{
  return bw_random_token (VERIFIER_BYTES);
}

/**
 * bw_pkce_build_challenge:
 * @verifier: a code verifier
 *
 * Returns: (transfer full): its challenge by the method S256 (RFC 7636 §4.2)
 */
char *
bw_pkce_build_challenge (const char *verifier)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[SHA256_BYTES];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) verifier, (gssize) strlen (verifier));
  g_checksum_get_digest (checksum, digest, &length);
  return bw_base64url_encode (digest, length);
}
