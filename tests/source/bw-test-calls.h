/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "source/bw-test-graph.h"

G_BEGIN_DECLS

/**
 * BwTestCall:
 * @name: which call of a source
 * @number: at which of its requests, from 1, it is disturbed
 * @reads: whether it changes nothing, so that it may be tried again whatever happened
 *
 * A call of a source, and where in it something happens. The table has them all.
 */
typedef struct {
  const char *name;
  guint number;
  gboolean reads;
} BwTestCall;

#define BW_N_TEST_CALLS 7
extern const BwTestCall BW_TEST_CALLS[BW_N_TEST_CALLS];

/* Enough for each of them to have that many requests. */
extern const BwFakeGraphFields BW_TEST_CALLS_GRAPH;

gboolean bw_test_call_run (const BwTestCall *self,
                           BwTestGraph *test,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
