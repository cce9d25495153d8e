/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-clock.h"
#include "base/bw-interaction.h"
#include "net/bw-http.h"
#include "net/bw-token-provider.h"
#include "source/bw-source.h"

G_BEGIN_DECLS

/**
 * BwGraphSource:
 *
 * An organisation's records at Microsoft Graph. Nothing is kept between calls but the pages of a
 * reading of whole days that broke off, so that the next one goes on there.
 */
#define BW_TYPE_GRAPH_SOURCE (bw_graph_source_get_type ())
G_DECLARE_FINAL_TYPE (BwGraphSource, bw_graph_source, BW, GRAPH_SOURCE, GObject)

/**
 * BwGraphSourceFields:
 * @http: who makes exchanges, for this organisation alone
 * @tokens: who hands out access tokens
 * @origin: Graph's root, `https://graph.microsoft.com`
 * @clock: the time
 * @interaction: (nullable): who is told of progress
 * @grace: how long the answer to a change is still waited for where it is called off, in microseconds of real time
 *
 * What a #BwGraphSource is made of. All of it is copied or referenced.
 */
typedef struct {
  BwHttp *http;
  BwTokenProvider *tokens;
  const char *origin;
  BwClock *clock;
  BwInteraction *interaction;
  GTimeSpan grace;
} BwGraphSourceFields;

BwSource *bw_graph_source_new (const BwGraphSourceFields *fields);

G_END_DECLS
