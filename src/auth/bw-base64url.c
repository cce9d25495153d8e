/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-base64url.h"

#include <string.h>

/**
 * bw_base64url_encode:
 * @data: bytes
 * @length: how many
 *
 * Returns: (transfer full): them in the alphabet that is safe in addresses, without padding
 *   (RFC 7636 appendix A)
 */
char *
bw_base64url_encode (gconstpointer data, gsize length)
{
  char *text = g_base64_encode (data, length);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';
  return text;
}

static gboolean
is_base64 (char c)
{
  return g_ascii_isalnum (c) || c == '+' || c == '/';
}

/* In the usual alphabet and padded; NULL where it is no base64 of either alphabet. */
static char *
dup_padded (const char *text)
{
  g_autofree char *usual = g_strdup (text);
  gsize length = 0;

  g_strdelimit (usual, "-", '+');
  g_strdelimit (usual, "_", '/');
  length = strcspn (usual, "=");
  if (strspn (usual + length, "=") != strlen (usual + length) || length % 4 == 1)
    return NULL;

  usual[length] = '\0';
  for (gsize i = 0; i < length; i++)
    if (!is_base64 (usual[i]))
      return NULL;
  return g_strconcat (usual, length % 4 == 2 ? "==" : length % 4 == 3 ? "=" : "", NULL);
}

/**
 * bw_base64url_decode:
 * @text: base64 of either alphabet, padded or not
 * @length: (out): how many bytes
 *
 * Returns: (transfer full) (nullable) (array length=length): the bytes with a NUL after them, or
 *   %NULL where it is no base64
 */
guint8 *
bw_base64url_decode (const char *text, gsize *length)
{
  g_autofree char *padded = dup_padded (text);
  g_autofree guint8 *data = NULL;
  guint8 *ended = NULL;

  *length = 0;
  if (padded == NULL)
    return NULL;

  data = g_base64_decode (padded, length);
  ended = g_malloc0 (*length + 1);
  memcpy (ended, data, *length);
  return ended;
}
