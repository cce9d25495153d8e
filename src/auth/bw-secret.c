/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-secret.h"

#include <gnutls/gnutls.h>
#include <string.h>

/**
 * bw_secret_equal:
 * @one: (nullable): a text
 * @other: (nullable): another one
 *
 * Compares in a time that tells nothing of where they differ, only whether they are equally long.
 *
 * Returns: whether both are there and equal
 */
gboolean
bw_secret_equal (const char *one, const char *other)
{
  gsize length = one != NULL ? strlen (one) : 0;

  if (one == NULL || other == NULL || strlen (other) != length)
    return FALSE;

  return gnutls_memcmp (one, other, length) == 0;
}

typedef struct {
  gsize length;
  guint8 *data;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  explicit_bzero (kept->data, kept->length);
  g_free (kept->data);
  g_free (kept);
}

/**
 * bw_secret_bytes_take:
 * @data: (transfer full): bytes
 * @length: how many
 *
 * Returns: (transfer full): the same bytes, which are overwritten before they are freed
 */
GBytes *
bw_secret_bytes_take (guint8 *data, gsize length)
{
  Kept *kept = g_new (Kept, 1);

  *kept = (Kept) { length, data };
  return g_bytes_new_with_free_func (data, length, kept_free, kept);
}

/**
 * bw_secret_bytes_copy:
 * @data: bytes
 * @length: how many
 *
 * Returns: (transfer full): a copy, which is overwritten before it is freed
 */
GBytes *
bw_secret_bytes_copy (gconstpointer data, gsize length)
{
  return bw_secret_bytes_take (g_memdup2 (data, length), length);
}
