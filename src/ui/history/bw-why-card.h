/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bw-explanation.h"
#include "model/bw-scorecard.h"

G_BEGIN_DECLS

/**
 * BwWhyCard:
 *
 * Why the score changed between two days: from what to what, and the parts of the change, each with the actions that it is
 * made of. An action that there still is opens in the flyout.
 */
#define BW_TYPE_WHY_CARD (bw_why_card_get_type ())
G_DECLARE_FINAL_TYPE (BwWhyCard, bw_why_card, BW, WHY_CARD, AdwBin)

void bw_why_card_set_explanation (BwWhyCard *self,
                                  BwExplanation *explanation,
                                  BwScorecard *scorecard,
                                  const GError *error);
void bw_why_card_set_heading (BwWhyCard *self, const char *heading);

G_END_DECLS
