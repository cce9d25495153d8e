/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-plan-order.h"

/**
 * bw_plan_row_get_title:
 * @self: a row
 *
 * Returns: (transfer none): the title of the action; its id where the action is not there
 */
const char *
bw_plan_row_get_title (const BwPlanRow *self)
{
  return self->action != NULL ? bw_action_get_title (self->action)
                              : bw_plan_entry_get_id (self->entry);
}

static int
compare_dues (BwDay a, BwDay b)
{
  if (a == BW_DAY_NONE || b == BW_DAY_NONE)
    return (a == BW_DAY_NONE) - (b == BW_DAY_NONE);
  return (a > b) - (a < b);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const BwPlanRow *one = a;
  const BwPlanRow *other = b;
  int order = (one->action == NULL) - (other->action == NULL);

  if (order == 0)
    order = compare_dues (bw_plan_entry_get_due (one->entry), bw_plan_entry_get_due (other->entry));
  if (order == 0)
    order = (int) bw_plan_entry_get_priority (other->entry) -
            (int) bw_plan_entry_get_priority (one->entry);
  if (order == 0 && one->action != NULL)
    order = bw_action_compare_recommended (one->action, other->action);
  return order != 0 ? order
                    : g_strcmp0 (bw_plan_row_get_title (one), bw_plan_row_get_title (other));
}

/**
 * bw_plan_order_list:
 * @scorecard: a scorecard, which has to stay
 *
 * Returns: (transfer full) (element-type BwPlanRow): all that is planned: first what is due first, then what matters most,
 *   then in recommended order; actions that are not there, or not any more, come last
 */
GArray *
bw_plan_order_list (BwScorecard *scorecard)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (BwPlanRow));
  BwPlan *plan = bw_scorecard_get_plan (scorecard);
  GPtrArray *entries = plan != NULL ? bw_plan_get_entries (plan) : NULL;

  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    BwPlanRow row = { .entry = g_ptr_array_index (entries, i) };

    row.action = bw_scorecard_find (scorecard, bw_plan_entry_get_id (row.entry));
    g_array_append_val (rows, row);
  }
  g_array_sort (rows, compare_rows);
  return rows;
}
