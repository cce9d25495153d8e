/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-query.h"
#include "model/bw-scorecard.h"

G_BEGIN_DECLS

BwScorecard *bw_random_scorecard_new (GRand *rand, guint n_actions);
BwScorecard *bw_random_scorecard_shuffle (BwScorecard *scorecard, GRand *rand);
BwQuery *bw_random_query_new (GRand *rand);
char *bw_random_query_describe (const BwQuery *query);

G_END_DECLS
