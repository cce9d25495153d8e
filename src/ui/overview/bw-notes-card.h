/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bw-scorecard.h"

G_BEGIN_DECLS

/**
 * BwNotesCard:
 *
 * What is doubtful or missing in the records, and how soon points arrive.
 */
#define BW_TYPE_NOTES_CARD (bw_notes_card_get_type ())
G_DECLARE_FINAL_TYPE (BwNotesCard, bw_notes_card, BW, NOTES_CARD, AdwBin)

void bw_notes_card_set_scorecard (BwNotesCard *self, BwScorecard *scorecard);

G_END_DECLS
