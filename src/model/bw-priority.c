/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-priority.h"

#include "model/bw-words.h"

static const char *const keys[] = {
  [BW_PRIORITY_NONE] = "none",
  [BW_PRIORITY_LOW] = "low",
  [BW_PRIORITY_MEDIUM] = "medium",
  [BW_PRIORITY_HIGH] = "high",
};
G_STATIC_ASSERT (G_N_ELEMENTS (keys) == BW_N_PRIORITIES);

/**
 * bw_priority_to_key:
 * @priority: a priority
 *
 * Returns: the stable, untranslated key of @priority
 */
const char *
bw_priority_to_key (BwPriority priority)
{
  g_return_val_if_fail ((guint) priority < BW_N_PRIORITIES, NULL);

  return keys[priority];
}

/**
 * bw_priority_from_key:
 * @key: (nullable): the key of a priority, in any case; also `moderate`, which is what levels have for `medium`
 * @priority: (out) (optional): the priority
 *
 * Returns: whether @key is the key of a priority
 */
gboolean
bw_priority_from_key (const char *key, BwPriority *priority)
{
  if (key != NULL && g_ascii_strcasecmp (key, BW_LEVEL_MODERATE) == 0)
    key = keys[BW_PRIORITY_MEDIUM];
  for (guint i = 0; key != NULL && i < BW_N_PRIORITIES; i++) {
    if (g_ascii_strcasecmp (keys[i], key) != 0)
      continue;
    if (priority != NULL)
      *priority = (BwPriority) i;
    return TRUE;
  }

  return FALSE;
}
