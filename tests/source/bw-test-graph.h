/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "net/bw-http.h"
#include "net/bw-token-provider.h"
#include "source/bw-source.h"
#include "support/bw-fake-graph.h"
#include "support/bw-manual-clock.h"
#include "support/bw-test-interaction.h"

G_BEGIN_DECLS

/* Secrets that must not be found in any error. The second one is got when the first is refused. */
#define BW_TEST_TOKEN "eyJ0eXAiOiJKV1Qi.planted-secret-token.Zmlyc3Q"
#define BW_TEST_OTHER_TOKEN "eyJ0eXAiOiJKV1Qi.planted-secret-token.c2Vjb25k"

/* When it is, where nobody says otherwise. */
#define BW_TEST_GRAPH_NOW "2026-07-17T12:00:00Z"

/**
 * BwTestTokens:
 * @refused: the token that was said to be refused
 * @claims: what was demanded of another one
 * @n_calls: how often it was asked
 * @fails: whether it has no other token
 * @hangs_at: which call, from 1, ends only when it is called off; 0 for none
 * @hanging: whether it has come to that
 *
 * Hands out the first token, and the second one where the first was refused.
 */
#define BW_TYPE_TEST_TOKENS (bw_test_tokens_get_type ())
G_DECLARE_FINAL_TYPE (BwTestTokens, bw_test_tokens, BW, TEST_TOKENS, GObject)

struct _BwTestTokens {
  GObject parent_instance;

  char *refused;
  char *claims;
  guint n_calls;
  gboolean fails;
  guint hangs_at;
  int hanging;
};

/**
 * BwTestGraph:
 *
 * A Graph, and a source that asks it by a clock that stands still.
 */
typedef struct {
  BwFakeGraph *graph;
  BwTestServer *server;
  BwClock *clock;
  BwInteraction *interaction;
  BwTestTokens *tokens;
  BwSource *source;
} BwTestGraph;

BwTestGraph *bw_test_graph_new (const BwFakeGraphFields *fields);
BwTestGraph *bw_test_graph_new_with (const BwFakeGraphFields *fields,
                                     const BwHttpFields *http,
                                     const char *origin);
void bw_test_graph_free (BwTestGraph *self);
void bw_test_graph_assert_error (const GError *error, BwHttpError code);
char *bw_test_graph_dup_targets (BwTestGraph *self, guint first);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwTestGraph, bw_test_graph_free)

G_END_DECLS
