/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-turn.h"

#include "model/bw-control-max.h"
#include "model/bw-id.h"
#include "model/bw-points.h"

static gboolean
is_full (BwSnapshot *snapshot, BwControlProfile *profile)
{
  GPtrArray *scores = bw_snapshot_get_control_scores (snapshot);
  const char *id = bw_control_profile_get_id (profile);

  for (guint i = 0; i < scores->len; i++) {
    BwControlScore *score = g_ptr_array_index (scores, i);
    gboolean is_assumed = FALSE;

    if (bw_id_equal (bw_control_score_get_id (score), id))
      return bw_points_are_full (bw_control_score_get_points (score),
                                 bw_control_max_find (score, NULL, profile, &is_assumed));
  }
  return FALSE;
}

/* The run of full days that ends the span goes back to the turn; the one that begins it goes on to the turn. */
static void
narrow (BwTurn *turn, BwDay day, gboolean is_after)
{
  if (is_after)
    turn->first = MIN (turn->first, day);
  else
    turn->last = MAX (turn->last, day);
}

/**
 * bw_turn_find:
 * @profile: a control
 * @from: a UTC day
 * @to: a later one
 * @between: (nullable) (element-type BwSnapshot): what is known of days between them, oldest first; others are passed over
 * @is_rise: whether its points were not full on @from and were on @to, else it is the other way round
 *
 * Where the points came and went several times, it is the last time that they came, or the first time that they went.
 *
 * Returns: when that happened, as closely as is known
 */
BwTurn
bw_turn_find (BwControlProfile *profile, BwDay from, BwDay to, GPtrArray *between, gboolean is_rise)
{
  BwTurn turn = { from, to };
  gboolean is_found = FALSE;

  for (guint i = 0; between != NULL && i < between->len && !is_found; i++) {
    /* From the full side on, so that what comes and goes meanwhile does not count. */
    BwSnapshot *snapshot = between->pdata[is_rise ? between->len - 1 - i : i];
    BwDay day = bw_snapshot_get_day (snapshot);
    gboolean full = FALSE;

    if (day <= from || day >= to || !bw_snapshot_tells_controls (snapshot))
      continue;
    full = is_full (snapshot, profile);
    narrow (&turn, day, full == is_rise);
    is_found = !full;
  }
  return turn;
}

/**
 * bw_turn_order:
 * @turn: when points came or went
 * @day: a UTC day
 *
 * Returns: whether that was before @day
 */
BwTurnOrder
bw_turn_order (BwTurn turn, BwDay day)
{
  if (day <= turn.last + 1)
    return BW_TURN_NOT_BEFORE;
  return day > turn.first ? BW_TURN_BEFORE : BW_TURN_DOUBTFUL;
}
