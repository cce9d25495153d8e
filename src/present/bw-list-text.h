/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/bw-query-result.h"

G_BEGIN_DECLS

/* What is said of a list of actions and of its rows, as wholes. Every string is new. */

char *bw_list_text_say_summary (BwQueryResult *result);
char *bw_list_text_say_group_count (const BwGroup *group);
char *bw_list_text_say_group_points (const BwGroup *group);
char *bw_list_text_say_marks (BwAction *action);
char *bw_list_text_say_impact (BwAction *action);
char *bw_list_text_say_detail (BwAction *action);
char *bw_list_text_say_row (BwAction *action);
char *bw_list_text_say_filter (BwFacet facet, const char *key);

G_END_DECLS
