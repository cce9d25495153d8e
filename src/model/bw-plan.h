/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "model/bw-plan-entry.h"

G_BEGIN_DECLS

/**
 * BwPlan:
 *
 * All plan entries of an organisation, by id of the action without regard to case. Immutable: a
 * change makes a new plan.
 */
#define BW_TYPE_PLAN (bw_plan_get_type ())
G_DECLARE_FINAL_TYPE (BwPlan, bw_plan, BW, PLAN, GObject)

BwPlan *bw_plan_new (GPtrArray *entries);
/**
 * BwPlanChanges:
 * @n_added: how many actions nothing was kept about before
 * @n_changed: about how many something else was kept
 * @n_removed: about how many nothing is kept any more
 * @n_same: about how many the same was kept already
 *
 * What is new in a plan.
 */
typedef struct {
  guint n_added;
  guint n_changed;
  guint n_removed;
  guint n_same;
} BwPlanChanges;

BwPlanChanges bw_plan_count_changes (BwPlan *self, GPtrArray *entries);
BwPlan *bw_plan_with_entry (BwPlan *self, BwPlanEntry *entry);
BwPlan *bw_plan_with_entries (BwPlan *self, GPtrArray *entries);
GPtrArray *bw_plan_get_entries (BwPlan *self);
BwPlanEntry *bw_plan_find (BwPlan *self, const char *id);

G_END_DECLS
