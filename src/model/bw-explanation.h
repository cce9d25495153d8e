/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "model/bw-catalogue.h"
#include "model/bw-change.h"
#include "model/bw-snapshot.h"

G_BEGIN_DECLS

/**
 * BwExplanation:
 *
 * Why the score of one day differs from that of another: the change of its points, its maximum and its
 * percentage, in parts that add up to the whole. Immutable.
 */
#define BW_TYPE_EXPLANATION (bw_explanation_get_type ())
G_DECLARE_FINAL_TYPE (BwExplanation, bw_explanation, BW, EXPLANATION, GObject)

/**
 * BwExplanationFields:
 * @before: the earlier day, with its control scores
 * @after: the later day, with its control scores
 * @catalogue_before: (nullable): the catalogue as it was on the earlier day
 * @catalogue_after: (nullable): the catalogue as it was on the later day
 * @catalogue: (nullable): the newest catalogue that is known, which stands in for one that is missing
 * @between: (nullable) (element-type BwSnapshot): what is known of days between both, oldest first; they tell whether points
 *   came before a mark or after it
 * @passed_before: the day that the earlier one stands in for, as not all of that is known; or %BW_DAY_NONE
 * @passed_after: the day that the later one stands in for
 *
 * What is explained, and from what.
 */
typedef struct {
  BwSnapshot *before;
  BwSnapshot *after;
  BwCatalogue *catalogue_before;
  BwCatalogue *catalogue_after;
  BwCatalogue *catalogue;
  GPtrArray *between;
  BwDay passed_before;
  BwDay passed_after;
} BwExplanationFields;

/**
 * BwChangeSum:
 * @points: change of points
 * @max_points: change of the maximum
 * @percentage: change of the percentage, in percentage points
 *
 * What changes add up to. NAN where a total is not known.
 */
typedef struct {
  double points;
  double max_points;
  double percentage;
} BwChangeSum;

BwExplanation *bw_explanation_new (const BwExplanationFields *fields);
BwSnapshot *bw_explanation_get_before (BwExplanation *self);
BwSnapshot *bw_explanation_get_after (BwExplanation *self);
BwDay bw_explanation_get_passed_before (BwExplanation *self);
BwDay bw_explanation_get_passed_after (BwExplanation *self);
BwChangeSum bw_explanation_get_total (BwExplanation *self);
BwChangeSum bw_explanation_get_sum (BwExplanation *self, BwChangeKind kind);
GPtrArray *bw_explanation_get_changes (BwExplanation *self, BwChangeKind kind);
gboolean bw_explanation_find_doubt (BwExplanation *self, BwDay *from, BwDay *to);
gboolean bw_explanation_fell_by_maximum (BwExplanation *self);
gboolean bw_explanation_is_same (BwExplanation *a, BwExplanation *b);

G_END_DECLS
