/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bw-scorecard.h"

G_BEGIN_DECLS

/**
 * BwBreakdownCard:
 *
 * The score by category or by product; each part opens the list filtered so.
 */
#define BW_TYPE_BREAKDOWN_CARD (bw_breakdown_card_get_type ())
G_DECLARE_FINAL_TYPE (BwBreakdownCard, bw_breakdown_card, BW, BREAKDOWN_CARD, AdwBin)

void bw_breakdown_card_set_scorecard (BwBreakdownCard *self, BwScorecard *scorecard);

G_END_DECLS
