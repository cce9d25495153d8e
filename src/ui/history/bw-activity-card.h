/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bw-activities.h"
#include "model/bw-scorecard.h"

G_BEGIN_DECLS

/**
 * BwActivityCard:
 *
 * What happened to the actions, the newest first, by kind and by category. An action that there still is opens in the
 * flyout.
 */
#define BW_TYPE_ACTIVITY_CARD (bw_activity_card_get_type ())
G_DECLARE_FINAL_TYPE (BwActivityCard, bw_activity_card, BW, ACTIVITY_CARD, AdwBin)

void bw_activity_card_set_activities (BwActivityCard *self,
                                      BwActivities *activities,
                                      BwScorecard *scorecard,
                                      const GError *error);
GPtrArray *bw_activity_card_get_shown (BwActivityCard *self);

G_END_DECLS
