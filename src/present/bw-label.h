/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/bw-action.h"
#include "model/bw-comparison.h"
#include "model/bw-quality-note.h"
#include "model/bw-query.h"

G_BEGIN_DECLS

/* How the words of the model are said to people, in their language. Every string is new. */

char *bw_label_status (BwStatus status, const char *state_word);
char *bw_label_status_key (const char *key);
char *bw_label_recent (const char *key);
char *bw_label_category (const char *category);
char *bw_label_level (const char *level);
char *bw_label_tier (const char *tier);
char *bw_label_threat (const char *threat);
char *bw_label_threats (const char *const *threats);
char *bw_label_priority (BwPriority priority);
char *bw_label_due (BwDue due);
char *bw_label_facet (BwFacet facet);
char *bw_label_brief_product (const char *product);
char *bw_label_facet_value (BwFacet facet, const char *key);
char *bw_label_sort_key (BwSortKey sort);
char *bw_label_sort_explanation (BwSortKey sort, gboolean descending);
char *bw_label_not_scored (BwNotScoredReason reason);
char *bw_label_not_scored_reason (BwNotScoredReason reason);
char *bw_label_comparison (BwComparison *comparison);
char *bw_label_quality_note (const BwQualityNote *note);

G_END_DECLS
