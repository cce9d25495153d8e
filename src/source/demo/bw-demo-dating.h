/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-day.h"
#include "model/bw-catalogue.h"
#include "model/bw-control-profile.h"

G_BEGIN_DECLS

GDateTime *bw_demo_dating_move (GDateTime *moment, int days);
GDateTime *bw_demo_dating_sync (GDateTime *synced, BwDay recorded, BwDay end, BwDay day);
BwControlProfile *bw_demo_dating_copy_profile (BwControlProfile *profile, GPtrArray *updates);
BwCatalogue *bw_demo_dating_move_catalogue (BwCatalogue *catalogue, int days);

G_END_DECLS
