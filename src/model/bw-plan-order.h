/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-scorecard.h"

G_BEGIN_DECLS

/**
 * BwPlanRow:
 * @entry: what is kept here
 * @action: (nullable): the action that it is about, where that is there
 *
 * A row of the plan.
 */
typedef struct {
  BwPlanEntry *entry;
  BwAction *action;
} BwPlanRow;

const char *bw_plan_row_get_title (const BwPlanRow *self);
GArray *bw_plan_order_list (BwScorecard *scorecard);

G_END_DECLS
