/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-action-private.h"

/**
 * bw_action_is_planned:
 * @self: an action
 *
 * Returns: whether there are concrete plans here to do it, whatever its status is
 */
gboolean
bw_action_is_planned (BwAction *self)
{
  BwPlanEntry *entry = NULL;

  g_return_val_if_fail (BW_IS_ACTION (self), FALSE);

  entry = bw_action_get_plan_entry (self);
  return entry != NULL && bw_plan_entry_is_planned (entry);
}

/**
 * bw_action_get_owner:
 * @self: an action
 *
 * Returns: (transfer none): who is to do it, as it is kept here; empty for nobody. Not whom Microsoft has, see
 *   bw_action_get_assigned_to()
 */
const char *
bw_action_get_owner (BwAction *self)
{
  BwPlanEntry *entry = NULL;
  const char *owner = NULL;

  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  entry = bw_action_get_plan_entry (self);
  owner = entry != NULL ? bw_plan_entry_get_owner (entry) : NULL;
  return owner != NULL ? owner : "";
}

/**
 * bw_action_get_assigned_to:
 * @self: an action
 *
 * Returns: (transfer none): to whom it is assigned at Microsoft, by the entry of its history of states that holds; empty
 *   for nobody
 */
const char *
bw_action_get_assigned_to (BwAction *self)
{
  BwStateUpdate *update = NULL;
  const char *assigned = NULL;

  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  update = bw_action_get_newest_update (self);
  assigned = update != NULL ? bw_state_update_get_assigned_to (update) : NULL;
  return assigned != NULL ? assigned : "";
}

/**
 * bw_action_get_due_day:
 * @self: an action
 *
 * Returns: by when it is to be done, as it is kept here, or %BW_DAY_NONE
 */
BwDay
bw_action_get_due_day (BwAction *self)
{
  BwPlanEntry *entry = NULL;

  g_return_val_if_fail (BW_IS_ACTION (self), BW_DAY_NONE);

  entry = bw_action_get_plan_entry (self);
  return entry != NULL ? bw_plan_entry_get_due (entry) : BW_DAY_NONE;
}

/**
 * bw_action_get_due:
 * @self: an action
 *
 * Returns: how it stands with its day; see bw_due_work_out()
 */
BwDue
bw_action_get_due (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), BW_DUE_NONE);

  return bw_due_work_out (bw_action_get_due_day (self), bw_action_get_status (self),
                          bw_action_get_today (self));
}

/**
 * bw_action_get_priority:
 * @self: an action
 *
 * Returns: how much it matters, as it is kept here
 */
BwPriority
bw_action_get_priority (BwAction *self)
{
  BwPlanEntry *entry = NULL;

  g_return_val_if_fail (BW_IS_ACTION (self), BW_PRIORITY_NONE);

  entry = bw_action_get_plan_entry (self);
  return entry != NULL ? bw_plan_entry_get_priority (entry) : BW_PRIORITY_NONE;
}

/**
 * bw_action_get_tags:
 * @self: an action
 *
 * Returns: (transfer none): the tags that are kept here; may be empty
 */
const char *const *
bw_action_get_tags (BwAction *self)
{
  static const char *const none[] = { NULL };

  BwPlanEntry *entry = NULL;

  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  entry = bw_action_get_plan_entry (self);
  return entry != NULL ? bw_plan_entry_get_tags (entry) : none;
}
