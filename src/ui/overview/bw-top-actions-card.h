/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bw-scorecard.h"

G_BEGIN_DECLS

/**
 * BwTopActionsCard:
 *
 * What to do first: the first actions in recommended order; each opens the flyout.
 */
#define BW_TYPE_TOP_ACTIONS_CARD (bw_top_actions_card_get_type ())
G_DECLARE_FINAL_TYPE (BwTopActionsCard, bw_top_actions_card, BW, TOP_ACTIONS_CARD, AdwBin)

void bw_top_actions_card_set_scorecard (BwTopActionsCard *self, BwScorecard *scorecard);

G_END_DECLS
