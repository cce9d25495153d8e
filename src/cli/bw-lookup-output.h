/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli/bw-message.h"
#include "organisation/bw-lookup.h"

G_BEGIN_DECLS

gboolean bw_lookup_output_complain (BwLookup *lookup);
BwExit bw_lookup_output_table (GPtrArray *findings, const char *text);
BwExit bw_lookup_output_json (GPtrArray *findings);
BwExit bw_lookup_output_csv (GPtrArray *findings);

G_END_DECLS
