/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-database.h"
#include "model/bw-plan.h"

G_BEGIN_DECLS

/* What the administrator keeps here about actions. It hangs on nothing else in the archive: neither the days nor the
 * actions that it was written beside have to be there. */

extern const char BW_PLAN_TABLE_SCHEMA[];

gboolean bw_plan_table_put (BwDatabase *database, BwPlanEntry *entry, GError **error);
BwPlan *bw_plan_table_load (BwDatabase *database, GError **error);

G_END_DECLS
