/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-control-profile.h"
#include "model/bw-snapshot.h"

G_BEGIN_DECLS

/**
 * BwTurn:
 * @last: the last day that is known on which it was as before
 * @first: the first day that is known from which on it was as afterwards
 *
 * When the points of a control became full, or ceased to be: after @last, on @first at the latest.
 */
typedef struct {
  BwDay last;
  BwDay first;
} BwTurn;

/**
 * BwTurnOrder:
 * @BW_TURN_NOT_BEFORE: the turn came on that day or after it
 * @BW_TURN_BEFORE: the turn came before that day
 * @BW_TURN_DOUBTFUL: nobody knows, as days in between are not known
 *
 * How a turn lies to a day.
 */
typedef enum {
  BW_TURN_NOT_BEFORE,
  BW_TURN_BEFORE,
  BW_TURN_DOUBTFUL,
} BwTurnOrder;

BwTurn bw_turn_find (BwControlProfile *profile,
                     BwDay from,
                     BwDay to,
                     GPtrArray *between,
                     gboolean is_rise);
BwTurnOrder bw_turn_order (BwTurn turn, BwDay day);

G_END_DECLS
