/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-random.h"

#include <errno.h>
#include <sys/random.h>

#include "auth/bw-base64url.h"

/**
 * bw_random_fill:
 * @bytes: (out): where they go
 * @length: how many
 *
 * Fills with bytes that nobody can foretell. GLib's own random numbers can be worked out from the
 * time, so they are for nothing here. A system that has none ends the program: there is no safe way
 * on.
 */
void
bw_random_fill (guint8 *bytes, gsize length)
{
  gsize done = 0;

  while (done < length) {
    gssize got = getrandom (bytes + done, length - done, 0);

    if (got > 0)
      done += (gsize) got;
    else if (got == 0 || errno != EINTR)
      g_error ("The system gives no random numbers: %s", g_strerror (errno));
  }
}

/**
 * bw_random_token:
 * @n_bytes: how many bytes of chance, at most 64
 *
 * Returns: (transfer full): a text of A-Z a-z 0-9 - _ that nobody can foretell
 */
char *
bw_random_token (gsize n_bytes)
{
  guint8 bytes[64];

  g_return_val_if_fail (n_bytes <= sizeof bytes, NULL);

  bw_random_fill (bytes, n_bytes);
  return bw_base64url_encode (bytes, n_bytes);
}

/**
 * bw_random_uuid:
 *
 * Returns: (transfer full): a UUID of version 4 (RFC 9562 §5.4)
 */
char *
bw_random_uuid (void)
{
  guint8 b[16];

  bw_random_fill (b, sizeof b);
  b[6] = (b[6] & 0x0f) | 0x40;
  b[8] = (b[8] & 0x3f) | 0x80;
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11],
                          b[12], b[13], b[14], b[15]);
}
