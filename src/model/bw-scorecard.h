/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "base/bw-day.h"
#include "model/bw-action.h"
#include "model/bw-catalogue.h"
#include "model/bw-cloud.h"
#include "model/bw-comparison.h"
#include "model/bw-plan.h"
#include "model/bw-quality-note.h"
#include "model/bw-recent.h"
#include "model/bw-snapshot.h"

G_BEGIN_DECLS

/**
 * BwScorecard:
 *
 * A snapshot joined with a catalogue and a plan: totals, sums by category and by product, and the
 * actions in recommended order. Immutable.
 */
#define BW_TYPE_SCORECARD (bw_scorecard_get_type ())
G_DECLARE_FINAL_TYPE (BwScorecard, bw_scorecard, BW, SCORECARD, GObject)

/**
 * BwSubtotal:
 * @key: a category (a word of bw-words.h) or the name of a product
 * @points: achieved points of its scored controls; NAN where all of them are unknown
 * @max_points: attainable points of its scored controls; NAN where all of them are unknown
 * @n_actions: how many scored actions it has
 * @n_unknown: how many of them have no known points or maximum and are left out of both sums
 *
 * What a part of the scored controls adds up to (graph.md §0 no. 4).
 */
typedef struct {
  const char *key;
  double points;
  double max_points;
  guint n_actions;
  guint n_unknown;
} BwSubtotal;

double bw_subtotal_get_percentage (const BwSubtotal *self);

/**
 * BwTold:
 * @BW_TOLD_WHOLE: everything
 * @BW_TOLD_INCOMPLETE: not everything: Microsoft said that it could not gather all (graph.md §5, 206)
 * @BW_TOLD_NO_SCORE: no score, though one was known before, which is given in its place
 *
 * What Microsoft told when it was asked last.
 */
typedef enum {
  BW_TOLD_WHOLE = 0,
  BW_TOLD_INCOMPLETE = 1 << 0,
  BW_TOLD_NO_SCORE = 1 << 1,
} BwTold;

BwScorecard *
bw_scorecard_new (BwSnapshot *snapshot, BwCatalogue *catalogue, BwPlan *plan, BwDay today);
BwScorecard *bw_scorecard_new_in_cloud (BwSnapshot *snapshot,
                                        BwCatalogue *catalogue,
                                        BwPlan *plan,
                                        BwDay today,
                                        BwCloud *cloud);
BwScorecard *bw_scorecard_new_as_told (BwSnapshot *snapshot,
                                       BwCatalogue *catalogue,
                                       BwPlan *plan,
                                       BwDay today,
                                       BwCloud *cloud,
                                       BwTold told);
gboolean bw_scorecard_is_incomplete (BwScorecard *self);
gboolean bw_scorecard_is_past (BwScorecard *self);

BwScorecard *bw_scorecard_new_with_recent (BwScorecard *scorecard, BwRecent *recent);
BwScorecard *bw_scorecard_new_with_plan (BwScorecard *scorecard, BwPlan *plan);

BwSnapshot *bw_scorecard_get_snapshot (BwScorecard *self);
BwCatalogue *bw_scorecard_get_catalogue (BwScorecard *self);
BwPlan *bw_scorecard_get_plan (BwScorecard *self);
BwCloud *bw_scorecard_get_cloud (BwScorecard *self);
BwRecent *bw_scorecard_get_recent (BwScorecard *self);
const char *bw_scorecard_get_tenant_id (BwScorecard *self);
BwDay bw_scorecard_get_day (BwScorecard *self);
BwDay bw_scorecard_get_today (BwScorecard *self);
double bw_scorecard_get_points (BwScorecard *self);
double bw_scorecard_get_max_points (BwScorecard *self);
double bw_scorecard_get_percentage (BwScorecard *self);
GPtrArray *bw_scorecard_get_actions (BwScorecard *self);
BwAction *bw_scorecard_find (BwScorecard *self, const char *id);
GArray *bw_scorecard_get_categories (BwScorecard *self);
GArray *bw_scorecard_get_products (BwScorecard *self);
GArray *bw_scorecard_get_notes (BwScorecard *self);
guint bw_scorecard_count_status (BwScorecard *self, BwStatus status);
guint bw_scorecard_count_recent (BwScorecard *self, BwRecentKind kind);
guint bw_scorecard_count_due (BwScorecard *self, BwDue due);
GPtrArray *bw_scorecard_list_left (BwScorecard *self);
BwComparison *bw_scorecard_find_comparison (BwScorecard *self, const char *basis);
GPtrArray *bw_scorecard_list_top_actions (BwScorecard *self, guint n);
gboolean bw_scorecard_prepare_search (BwScorecard *self, GCancellable *cancellable);

G_END_DECLS
