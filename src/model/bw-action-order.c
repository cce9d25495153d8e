/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-action-private.h"

#include <math.h>
#include <string.h>

/* Known numbers before unknown ones. */
static int
compare_most_first (double a, double b)
{
  if (isnan (a) || isnan (b))
    return (isnan (a) ? 1 : 0) - (isnan (b) ? 1 : 0);
  return (a < b) - (a > b);
}

static int
compare_ranks (BwAction *a, BwAction *b)
{
  guint rank_a = (guint) bw_action_get_rank (a);
  guint rank_b = (guint) bw_action_get_rank (b);

  /* A missing rank, -1, is the largest number without a sign and so comes last. */
  return (rank_a > rank_b) - (rank_a < rank_b);
}

/**
 * bw_action_compare_recommended:
 * @a: an action
 * @b: an action
 *
 * The recommended order: rank, a missing one last; then points left, most first and unknown last;
 * then title; then id. It is total: different actions never compare as equal.
 *
 * Returns: less than, equal to or greater than 0
 */
int
bw_action_compare_recommended (BwAction *a, BwAction *b)
{
  int order = compare_ranks (a, b);

  if (order == 0)
    order = compare_most_first (bw_action_get_points_left (a), bw_action_get_points_left (b));
  if (order == 0)
    order = strcmp (bw_action_get_title_key (a), bw_action_get_title_key (b));
  if (order == 0)
    order = strcmp (bw_action_get_title (a), bw_action_get_title (b));
  if (order == 0)
    order = strcmp (bw_action_get_id (a), bw_action_get_id (b));
  return order;
}
