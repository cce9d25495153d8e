/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-query-index.h"
#include "model/bw-scorecard.h"
#include "model/bw-search-index.h"

G_BEGIN_DECLS

BwQueryIndex *bw_scorecard_get_query_index (BwScorecard *self);
BwSearchIndex *bw_scorecard_get_search_index (BwScorecard *self);

G_END_DECLS
