/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-action-private.h"

/**
 * bw_action_knows_recent:
 * @self: an action
 *
 * Returns: whether it is known what happened to it recently, be it nothing
 */
gboolean
bw_action_knows_recent (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), FALSE);

  return bw_action_get_all_recent (self) != NULL;
}

/**
 * bw_action_get_recent:
 * @self: an action
 * @kind: something that may have happened to it
 *
 * Returns: (transfer none) (nullable): that; %NULL where it did not happen, or is not known to have
 */
const BwRecentEvent *
bw_action_get_recent (BwAction *self, BwRecentKind kind)
{
  BwRecent *recent = NULL;

  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  recent = bw_action_get_all_recent (self);
  return recent != NULL ? bw_recent_find (recent, bw_action_get_id (self), kind) : NULL;
}

/**
 * bw_action_get_recent_keys:
 * @self: an action
 *
 * Returns: (transfer none): the values that it has in %BW_FACET_RECENT, in the order of #BwRecentKind; may be empty
 */
const char *const *
bw_action_get_recent_keys (BwAction *self)
{
  static const char *const none[] = { NULL };

  BwRecent *recent = NULL;

  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  recent = bw_action_get_all_recent (self);
  return recent != NULL ? bw_recent_list_keys (recent, bw_action_get_id (self)) : none;
}
