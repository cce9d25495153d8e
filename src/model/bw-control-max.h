/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-control-profile.h"
#include "model/bw-control-score.h"

G_BEGIN_DECLS

double bw_control_max_find (BwControlScore *score,
                            BwControlProfile *of_day,
                            BwControlProfile *newest,
                            gboolean *is_assumed);

G_END_DECLS
