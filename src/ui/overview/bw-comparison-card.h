/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bw-scorecard.h"

G_BEGIN_DECLS

/**
 * BwComparisonCard:
 *
 * The score beside the averages of other organisations.
 */
#define BW_TYPE_COMPARISON_CARD (bw_comparison_card_get_type ())
G_DECLARE_FINAL_TYPE (BwComparisonCard, bw_comparison_card, BW, COMPARISON_CARD, AdwBin)

void bw_comparison_card_set_scorecard (BwComparisonCard *self, BwScorecard *scorecard);

G_END_DECLS
