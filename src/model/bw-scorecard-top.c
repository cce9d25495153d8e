/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-points.h"
#include "model/bw-scorecard.h"

/* Points to win below this are rounding, not work. */
#define LEAST_POINTS_LEFT BW_POINTS_EPSILON

/* Where the maximum is not known there may well be points left. */
static gboolean
is_worth_doing (BwAction *action)
{
  BwStatus status = bw_action_get_status (action);

  return bw_action_is_scored (action) && !bw_action_is_deprecated (action) &&
         (status == BW_STATUS_TO_ADDRESS || status == BW_STATUS_PLANNED) &&
         !(bw_action_get_points_left (action) <= LEAST_POINTS_LEFT);
}

/**
 * bw_scorecard_list_top_actions:
 * @self: a scorecard
 * @n: how many at most
 *
 * Lists what to do first: scored, not deprecated, still to be addressed or planned, with points left or
 * not known to have none.
 *
 * Returns: (transfer full) (element-type BwAction): the actions in recommended order
 */
GPtrArray *
bw_scorecard_list_top_actions (BwScorecard *self, guint n)
{
  GPtrArray *actions = NULL;
  GPtrArray *top = NULL;

  g_return_val_if_fail (BW_IS_SCORECARD (self), NULL);

  actions = bw_scorecard_get_actions (self);
  top = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < actions->len && top->len < n; i++) {
    BwAction *action = g_ptr_array_index (actions, i);

    if (is_worth_doing (action))
      g_ptr_array_add (top, g_object_ref (action));
  }

  return top;
}
