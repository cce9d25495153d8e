/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-control-profile.h"
#include "model/bw-control-update.h"
#include "source/graph/bw-graph-call.h"

G_BEGIN_DECLS

/* graph.md §1.1. */
#define BW_GRAPH_PROFILES "/v1.0/security/secureScoreControlProfiles"

BwControlProfile *bw_graph_control_read (const BwGraphCaller *caller,
                                         const char *id,
                                         GCancellable *cancellable,
                                         GError **error);
gboolean bw_graph_control_change (const BwGraphCaller *caller,
                                  BwControlUpdate *update,
                                  BwControlProfile **changed,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
