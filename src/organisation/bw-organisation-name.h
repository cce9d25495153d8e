/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "source/graph/bw-graph-call.h"

G_BEGIN_DECLS

/* What Microsoft calls an organisation. */

gboolean bw_organisation_name_is_told (const GError *reading);
char *bw_organisation_name_ask (const BwGraphCaller *caller, GCancellable *cancellable);

G_END_DECLS
