/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-due.h"

static const char *const keys[] = {
  [BW_DUE_OVERDUE] = "overdue",
  [BW_DUE_SOON] = "due-soon",
  [BW_DUE_LATER] = "later",
  [BW_DUE_NONE] = "none",
};
G_STATIC_ASSERT (G_N_ELEMENTS (keys) == BW_N_DUES);

/* Nobody has to be reminded of it. That a risk is accepted, or that somebody has reviewed it, takes back no date that
   somebody has set here. */
static gboolean
is_done (BwStatus status)
{
  return status == BW_STATUS_COMPLETED || status == BW_STATUS_THIRD_PARTY;
}

/**
 * bw_due_work_out:
 * @due: the day by which an action is to be done, or %BW_DAY_NONE
 * @status: how far it is
 * @today: the present UTC day, or %BW_DAY_NONE where it is not known; then no day has passed or is near
 *
 * Returns: how it stands with its day
 */
BwDue
bw_due_work_out (BwDay due, BwStatus status, BwDay today)
{
  if (due == BW_DAY_NONE || is_done (status))
    return BW_DUE_NONE;
  if (today == BW_DAY_NONE || due > today + BW_DUE_SOON_DAYS)
    return BW_DUE_LATER;
  return due < today ? BW_DUE_OVERDUE : BW_DUE_SOON;
}

/**
 * bw_due_to_key:
 * @due: how an action stands with its day
 *
 * Returns: the stable, untranslated key of @due
 */
const char *
bw_due_to_key (BwDue due)
{
  g_return_val_if_fail ((guint) due < BW_N_DUES, NULL);

  return keys[due];
}

/**
 * bw_due_from_key:
 * @key: (nullable): the key, in any case; also `soon`
 * @due: (out) (optional): how an action stands with its day
 *
 * Returns: whether @key is such a key
 */
gboolean
bw_due_from_key (const char *key, BwDue *due)
{
  if (key != NULL && g_ascii_strcasecmp (key, "soon") == 0)
    key = keys[BW_DUE_SOON];
  for (guint i = 0; key != NULL && i < BW_N_DUES; i++) {
    if (g_ascii_strcasecmp (keys[i], key) != 0)
      continue;
    if (due != NULL)
      *due = (BwDue) i;
    return TRUE;
  }

  return FALSE;
}
