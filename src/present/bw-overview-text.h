/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/bw-query.h"
#include "model/bw-records.h"

G_BEGIN_DECLS

/* What the overview says in whole sentences. Every string is new. */

char *bw_overview_text_say_points (BwScorecard *scorecard);
char *bw_overview_text_say_calculated (BwScorecard *scorecard);
char *bw_overview_text_say_dates (BwRecords *records);
char *bw_overview_text_say_old (BwScorecard *scorecard);
char *bw_overview_text_say_past (BwScorecard *scorecard);
char *bw_overview_text_say_subtotal (const BwSubtotal *subtotal);
char *bw_overview_text_say_comparison (double percentage);
char *bw_overview_text_say_top_action (BwAction *action);
char *bw_overview_text_say_counter (BwFacet facet, const char *key, guint n);

G_END_DECLS
