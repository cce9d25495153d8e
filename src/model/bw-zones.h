/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwZone:
 * @BW_ZONE_NONE: none: zones are not set, or the score is not known
 * @BW_ZONE_BAD: below both limits
 * @BW_ZONE_OKAY: between them
 * @BW_ZONE_GOOD: from the upper limit on
 *
 * How good a score is held to be.
 */
typedef enum {
  BW_ZONE_NONE,
  BW_ZONE_BAD,
  BW_ZONE_OKAY,
  BW_ZONE_GOOD,
} BwZone;

#define BW_N_ZONES (BW_ZONE_GOOD + 1)

/**
 * BwZones:
 * @okay: from what score on it is okay, in percent
 * @good: from what score on it is good, in percent
 *
 * The zones of scores that the user sets.
 */
typedef struct {
  double okay;
  double good;
} BwZones;

gboolean bw_zones_are_set (const BwZones *self);
BwZone bw_zones_find (const BwZones *self, double percentage);
void bw_zones_get_limits (const BwZones *self, BwZone zone, double *from, double *to);

G_END_DECLS
