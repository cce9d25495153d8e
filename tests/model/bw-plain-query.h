/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-query-result.h"

G_BEGIN_DECLS

/* Queries answered the slow and obvious way, without anything of the real answer: one criterion after
 * the other, one action after the other, one value after the other. */

gboolean bw_plain_query_matches (const BwQuery *query, BwAction *action);
guint bw_plain_query_count (const BwQuery *query, BwScorecard *scorecard);
guint bw_plain_query_count_value (const BwQuery *query,
                                  BwScorecard *scorecard,
                                  BwFacet facet,
                                  const char *key);
gboolean bw_plain_query_has_value (BwAction *action, BwFacet facet, const char *key);
GPtrArray *bw_plain_query_list (const BwQuery *query, BwScorecard *scorecard);

G_END_DECLS
