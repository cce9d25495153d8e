/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-query.h"
#include "model/bw-values.h"

G_BEGIN_DECLS

/**
 * BwQueryIndex:
 * @actions: (element-type BwAction): the actions, in recommended order
 * @values: for each facet its values in order
 * @rows: for each action and facet the number of its value; that of a facet of which it may have several is not used
 * @lists: for each facet of which an action may have several values the numbers of those of all actions, one action's
 *   after the other's; %NULL for the others
 * @firsts: for each such facet and each action where its values begin; one more for the end
 * @points_left: for each action its points left, 0 where it is not scored or they are not known
 * @points_left_known: for each action whether its points left are known
 * @points: for each action its points, 0 where it does not count towards sums
 * @max_points: for each action its maximum, 0 where it does not count towards sums
 *
 * The actions of a scorecard as plain numbers, so that a query is one pass over them. Immutable but
 * for the orders, which are made when they are first asked for.
 */
typedef struct {
  GPtrArray *actions;
  BwValues *values[BW_N_FACETS];
  guint (*rows)[BW_N_FACETS];
  GArray *lists[BW_N_FACETS];
  guint *firsts[BW_N_FACETS];
  double *points_left;
  gboolean *points_left_known;
  double *points;
  double *max_points;

  GMutex order_lock;
  guint *orders[BW_N_SORT_KEYS][2];
} BwQueryIndex;

BwQueryIndex *bw_query_index_new (GPtrArray *actions);
void bw_query_index_free (BwQueryIndex *self);
const guint *bw_query_index_get_order (BwQueryIndex *self, BwSortKey sort, gboolean descending);

G_END_DECLS
