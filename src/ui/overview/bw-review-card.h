/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bw-scorecard.h"

G_BEGIN_DECLS

/**
 * BwReviewCard:
 *
 * How many actions have each status; each counter opens the list filtered so.
 */
#define BW_TYPE_REVIEW_CARD (bw_review_card_get_type ())
G_DECLARE_FINAL_TYPE (BwReviewCard, bw_review_card, BW, REVIEW_CARD, AdwBin)

void bw_review_card_set_scorecard (BwReviewCard *self, BwScorecard *scorecard);

G_END_DECLS
