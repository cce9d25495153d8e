/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-id.h"

#include <string.h>

#define DEVICE_PREFIX "scid_"

/* FNV-1a, over what the id folds to. */
static guint
hash_bytes (const char *text)
{
  guint hash = 2166136261u;

  for (const guchar *c = (const guchar *) text; *c != '\0'; c++)
    hash = (hash ^ (guchar) g_ascii_tolower ((char) *c)) * 16777619u;
  return hash;
}

/**
 * bw_id_hash:
 * @id: (type utf8): the id of a control
 *
 * A #GHashFunc that goes with bw_id_equal().
 *
 * Returns: the hash of @id without regard to case
 */
guint
bw_id_hash (gconstpointer id)
{
  g_autofree char *folded = NULL;

  if (g_str_is_ascii (id))
    return hash_bytes (id);

  folded = g_utf8_casefold (id, -1);
  return hash_bytes (folded);
}

/**
 * bw_id_equal:
 * @a: (type utf8): the id of a control
 * @b: (type utf8): the id of a control
 *
 * A #GEqualFunc: a control score and its profile are joined by id without regard to case
 * (graph.md §0 no. 1).
 *
 * Returns: whether @a and @b are the same id
 */
gboolean
bw_id_equal (gconstpointer a, gconstpointer b)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  if (g_ascii_strcasecmp (a, b) == 0)
    return TRUE;
  if (g_str_is_ascii (a) && g_str_is_ascii (b))
    return FALSE;

  folded_a = g_utf8_casefold (a, -1);
  folded_b = g_utf8_casefold (b, -1);
  return g_str_equal (folded_a, folded_b);
}

/**
 * bw_id_is_of_device:
 * @id: the id of a control
 *
 * Returns: whether it is one of devices by its id, which Graph refuses to change (graph.md §2)
 */
gboolean
bw_id_is_of_device (const char *id)
{
  return g_ascii_strncasecmp (id, DEVICE_PREFIX, strlen (DEVICE_PREFIX)) == 0;
}
