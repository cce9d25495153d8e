/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-day.h"
#include "model/bw-control-profile.h"

G_BEGIN_DECLS

/* How long points may stay after a third-party mark was taken away: they come and go some days after it. */
#define BW_THIRD_PARTY_LAG 14

gboolean bw_third_party_is_marked (BwControlProfile *profile, BwDay day, BwDay *since);
gboolean bw_third_party_was_unmarked (BwControlProfile *profile, BwDay from, BwDay to, BwDay *when);

G_END_DECLS
