/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-control-max.h"

#include <math.h>

#include "model/bw-points.h"

/**
 * bw_control_max_find:
 * @score: the score of a control on a day
 * @of_day: (nullable): its profile as it was on that day
 * @newest: (nullable): the newest profile that is known
 * @is_assumed: (inout): becomes %TRUE where the maximum is that of another day
 *
 * A score tells its own maximum, but for one without points (graph.md §1.3): then that of the catalogue is taken, which is
 * of another day where there is none of this one.
 *
 * Returns: the maximum of the control on that day, in points, or NAN where nobody knows it
 */
double
bw_control_max_find (BwControlScore *score,
                     BwControlProfile *of_day,
                     BwControlProfile *newest,
                     gboolean *is_assumed)
{
  BwControlProfile *profile = of_day != NULL ? of_day : newest;
  double known = profile != NULL ? bw_control_profile_get_max_points (profile) : NAN;
  double points = bw_control_score_get_points (score);
  double percentage = bw_control_score_get_percentage (score);
  double told = bw_points_max_from_percentage (points, percentage);

  if (!isfinite (told)) {
    *is_assumed |= of_day == NULL;
    return known;
  }
  return bw_points_agree (points, percentage, known) ? known : told;
}
