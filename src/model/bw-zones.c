/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-zones.h"

#include <math.h>

/**
 * bw_zones_are_set:
 * @self: zones
 *
 * Returns: whether they part the scores in three
 */
gboolean
bw_zones_are_set (const BwZones *self)
{
  return self->okay > 0 && self->good > self->okay && self->good <= 100;
}

/**
 * bw_zones_find:
 * @self: zones
 * @percentage: a score in percent, or NAN
 *
 * Returns: the zone that it is in; a limit belongs to the zone above it
 */
BwZone
bw_zones_find (const BwZones *self, double percentage)
{
  if (!bw_zones_are_set (self) || !isfinite (percentage))
    return BW_ZONE_NONE;
  if (percentage >= self->good)
    return BW_ZONE_GOOD;
  return percentage >= self->okay ? BW_ZONE_OKAY : BW_ZONE_BAD;
}

/**
 * bw_zones_get_limits:
 * @self: zones that are set
 * @zone: one of them
 * @from: (out): where it begins, in percent
 * @to: (out): where it ends
 */
void
bw_zones_get_limits (const BwZones *self, BwZone zone, double *from, double *to)
{
  *from = zone == BW_ZONE_GOOD ? self->good : zone == BW_ZONE_OKAY ? self->okay : 0;
  *to = zone == BW_ZONE_BAD ? self->okay : zone == BW_ZONE_OKAY ? self->good : 100;
}
