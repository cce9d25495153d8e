/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-scorecard.h"

/**
 * bw_scorecard_count_due:
 * @self: a scorecard
 * @due: how an action stands with its day
 *
 * Returns: how many actions stand so: what the list shows when it is filtered by that and nothing else
 */
guint
bw_scorecard_count_due (BwScorecard *self, BwDue due)
{
  GPtrArray *actions = NULL;
  guint n = 0;

  g_return_val_if_fail (BW_IS_SCORECARD (self), 0);

  actions = bw_scorecard_get_actions (self);
  for (guint i = 0; i < actions->len; i++)
    n += bw_action_get_due (g_ptr_array_index (actions, i)) == due;
  return n;
}

/**
 * bw_scorecard_list_left:
 * @self: a scorecard
 *
 * What was planned about an action stays when Microsoft takes the action away; and it is there again with it.
 *
 * Returns: (transfer full) (element-type BwPlanEntry): what is kept here about actions that are not there, or not any
 *   more, in the order of the plan
 */
GPtrArray *
bw_scorecard_list_left (BwScorecard *self)
{
  GPtrArray *left = NULL;
  BwPlan *plan = NULL;
  GPtrArray *entries = NULL;

  g_return_val_if_fail (BW_IS_SCORECARD (self), NULL);

  left = g_ptr_array_new_with_free_func (g_object_unref);
  plan = bw_scorecard_get_plan (self);
  entries = plan != NULL ? bw_plan_get_entries (plan) : NULL;
  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    BwPlanEntry *entry = g_ptr_array_index (entries, i);

    if (bw_scorecard_find (self, bw_plan_entry_get_id (entry)) == NULL)
      g_ptr_array_add (left, g_object_ref (entry));
  }
  return left;
}
