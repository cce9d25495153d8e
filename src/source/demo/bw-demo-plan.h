/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-day.h"
#include "model/bw-plan.h"

G_BEGIN_DECLS

BwPlan *bw_demo_plan_new (BwDay today);

G_END_DECLS
