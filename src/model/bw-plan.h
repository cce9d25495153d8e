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
GPtrArray *bw_plan_get_entries (BwPlan *self);
BwPlanEntry *bw_plan_find (BwPlan *self, const char *id);

G_END_DECLS
