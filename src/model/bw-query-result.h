/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "model/bw-query.h"
#include "model/bw-scorecard.h"

G_BEGIN_DECLS

/**
 * BwQueryResult:
 *
 * The answer to a #BwQuery: the actions in order with their groups, and for each value of each
 * facet how many actions choosing it would leave. Immutable.
 */
#define BW_TYPE_QUERY_RESULT (bw_query_result_get_type ())
G_DECLARE_FINAL_TYPE (BwQueryResult, bw_query_result, BW, QUERY_RESULT, GObject)

/**
 * BwFacetCount:
 * @key: the value
 * @count: how many actions match everything else that is asked and have this value
 * @selected: whether the query asks for it
 *
 * One value of a facet. Values of one facet widen, so @count ignores what else is chosen in the
 * same facet.
 */
typedef struct {
  const char *key;
  guint count;
  gboolean selected;
} BwFacetCount;

/**
 * BwGroup:
 * @key: the value that its actions share
 * @first: the position of its first action
 * @count: how many actions it has
 * @points: their achieved points
 * @max_points: their attainable points, those of scored actions with a known maximum
 * @n_unknown: how many of them have points of which it is not known how many
 *
 * A run of actions under one header.
 */
typedef struct {
  const char *key;
  guint first;
  guint count;
  double points;
  double max_points;
  guint n_unknown;
} BwGroup;

BwQueryResult *bw_query_result_new (BwScorecard *scorecard, const BwQuery *query);
const BwQuery *bw_query_result_get_query (BwQueryResult *self);
BwScorecard *bw_query_result_get_scorecard (BwQueryResult *self);
GPtrArray *bw_query_result_get_actions (BwQueryResult *self);
guint bw_query_result_get_total (BwQueryResult *self);
double bw_query_result_get_points_left (BwQueryResult *self);
guint bw_query_result_count_points_unknown (BwQueryResult *self);
GArray *bw_query_result_get_groups (BwQueryResult *self);
GArray *bw_query_result_get_facet (BwQueryResult *self, BwFacet facet);
guint bw_query_result_count_without_search (BwQueryResult *self);
guint bw_query_result_count_without_facet (BwQueryResult *self, BwFacet facet);

G_END_DECLS
