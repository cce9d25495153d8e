/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-scorecard.h"

G_BEGIN_DECLS

void bw_quality_notes_collect (BwScorecard *scorecard, BwDay today, GArray *notes);

G_END_DECLS
