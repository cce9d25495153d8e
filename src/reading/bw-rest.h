/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/bw-json.h"

G_BEGIN_DECLS

/* How many bytes of what Bolwerk does not know are kept of one record. Graph's own records have less than a
   thousand (graph.md §1.2, §1.5). */
#define BW_REST_MAX_BYTES 8192

char *bw_rest_new (const BwJson *json, const char *const *known);

G_END_DECLS
