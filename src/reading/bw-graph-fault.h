/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwGraphFault:
 * @code: (nullable): Graph's code, `TooManyRequests`; %NULL where it is empty
 * @message: (nullable): what happened, in the developers' English
 * @request_id: (nullable): Graph's own id of the request
 *
 * What an error answer of Microsoft Graph says (graph.md §5).
 */
typedef struct {
  char *code;
  char *message;
  char *request_id;
} BwGraphFault;

BwGraphFault *bw_graph_fault_read (GBytes *body);
void bw_graph_fault_free (BwGraphFault *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwGraphFault, bw_graph_fault_free)

G_END_DECLS
