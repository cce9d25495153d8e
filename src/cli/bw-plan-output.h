/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-scorecard.h"

G_BEGIN_DECLS

char *bw_plan_output_to_text (BwScorecard *scorecard);
char *bw_plan_output_to_markdown (BwScorecard *scorecard);

G_END_DECLS
