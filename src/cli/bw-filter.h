/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-query.h"

G_BEGIN_DECLS

/* What the user types after --filter, --sort and --group, made into a query. */

gboolean bw_filter_apply (BwQuery *query, BwScorecard *scorecard, const char *text, char **problem);
gboolean bw_filter_check_key (const char *text, char **problem);
gboolean bw_filter_apply_sort (BwQuery *query, const char *text, char **problem);
gboolean bw_filter_apply_group (BwQuery *query, const char *text, char **problem);
char *bw_filter_list_facets (gboolean for_groups);
char *bw_filter_list_sort_keys (void);

G_END_DECLS
