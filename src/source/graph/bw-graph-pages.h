/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/bw-reader.h"
#include "source/graph/bw-graph-call.h"

G_BEGIN_DECLS

/* The most pages of one collection. The catalogue has two or three (graph.md §1.7). */
#define BW_GRAPH_MAX_PAGES 200

/**
 * BwGraphPages:
 * @caller: what it takes to call Graph
 * @wants_scores: whether it is the collection of scores, or else that of profiles
 * @reader: what was read up to now
 * @next: (nullable): where the next page is; %NULL after the last one
 * @seen: where pages were already
 * @incomplete: whether Graph said of any page that it could not gather everything
 *
 * A collection of Graph that comes in pages, on the way through it. It belongs to one thread at a time.
 */
typedef struct {
  const BwGraphCaller *caller;
  gboolean wants_scores;
  BwReader *reader;
  char *next;
  GHashTable *seen;
  gboolean incomplete;
} BwGraphPages;

BwGraphPages *
bw_graph_pages_new (const BwGraphCaller *caller, gboolean wants_scores, const char *first);
void bw_graph_pages_free (BwGraphPages *self);
gboolean bw_graph_pages_have_begun (BwGraphPages *self);
gboolean bw_graph_pages_read (BwGraphPages *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwGraphPages, bw_graph_pages_free)

G_END_DECLS
