/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "net/bw-http.h"
#include "net/bw-token-provider.h"

G_BEGIN_DECLS

/**
 * BwGraphCaller:
 * @http: who makes exchanges
 * @tokens: who hands out access tokens
 * @origin: Graph's origin; nothing goes anywhere else
 * @once: whether nothing is tried again where it may pass
 * @grace: how long the answer to a change is still waited for where it is called off, in microseconds of real time: what
 *   is changed there must not get lost here
 *
 * What it takes to call Graph. Nothing is owned.
 */
typedef struct {
  BwHttp *http;
  BwTokenProvider *tokens;
  const char *origin;
  gboolean once;
  GTimeSpan grace;
} BwGraphCaller;

BwHttpAnswer *bw_graph_get (const BwGraphCaller *self,
                            const char *address,
                            GCancellable *cancellable,
                            GError **error);
BwHttpAnswer *bw_graph_patch (const BwGraphCaller *self,
                              const char *address,
                              GBytes *body,
                              GCancellable *cancellable,
                              GError **error);
GError *bw_graph_answer_to_error (BwHttpAnswer *answer);

G_END_DECLS
