/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-query-result.h"

G_BEGIN_DECLS

/**
 * BwQueryRunner:
 *
 * Answers queries without holding up the main loop: a list of common size at once, a very long one,
 * or one whose texts have still to be read, on a worker thread of its own. Only the newest question is answered; answers to older ones are
 * dropped.
 *
 * Its signal `answered` (#BwQueryResult) is emitted on the main context that the runner was made in.
 */
#define BW_TYPE_QUERY_RUNNER (bw_query_runner_get_type ())
G_DECLARE_FINAL_TYPE (BwQueryRunner, bw_query_runner, BW, QUERY_RUNNER, GObject)

typedef void (*BwQueryRunnerFunc) (gpointer data);

BwQueryRunner *bw_query_runner_new (void);
void bw_query_runner_prepare (BwQueryRunner *self, BwScorecard *scorecard);
void bw_query_runner_ask (BwQueryRunner *self, BwScorecard *scorecard, const BwQuery *query);
void bw_query_runner_cancel (BwQueryRunner *self);
void bw_query_runner_then (BwQueryRunner *self, BwQueryRunnerFunc func, gpointer data);

G_END_DECLS
