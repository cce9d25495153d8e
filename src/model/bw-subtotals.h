/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-scorecard.h"

G_BEGIN_DECLS

/* BwSubtotals: scored controls added up by a word of theirs. */
typedef struct _BwSubtotals BwSubtotals;

BwSubtotals *bw_subtotals_new (void);
void bw_subtotals_free (BwSubtotals *self);
void bw_subtotals_add (BwSubtotals *self, const char *word, BwAction *action);
void bw_subtotals_sort_by_category (BwSubtotals *self);
void bw_subtotals_sort_by_points (BwSubtotals *self);
GArray *bw_subtotals_get (BwSubtotals *self);

G_END_DECLS
