/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bw-records.h"

G_BEGIN_DECLS

/**
 * BwScoreCard:
 *
 * The score as a large percentage, what it is, and its line over the last days.
 *
 * Property: `wide` (boolean, read/write): whether the line stands beside the number, not below it
 */
#define BW_TYPE_SCORE_CARD (bw_score_card_get_type ())
G_DECLARE_FINAL_TYPE (BwScoreCard, bw_score_card, BW, SCORE_CARD, AdwBin)

void bw_score_card_set_records (BwScoreCard *self, BwRecords *records);

G_END_DECLS
