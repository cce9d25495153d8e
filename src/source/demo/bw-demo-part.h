/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "base/bw-day.h"

G_BEGIN_DECLS

/* The day of the story, counted back from its end, that Microsoft never sent. */
#define BW_DEMO_GAP 53

/**
 * BwDemoPart:
 *
 * What one control went through during the ninety days of the demo organisation. Controls that have
 * no part in the story earned the same on every day.
 */
typedef struct _BwDemoPart BwDemoPart;

const BwDemoPart *bw_demo_part_find (const char *id);
const char *const *bw_demo_part_list_retired (void);
gboolean bw_demo_part_is_there (const BwDemoPart *self, int days_ago);
double bw_demo_part_get_max (const BwDemoPart *self, int days_ago, double max_points);
double bw_demo_part_get_points (const BwDemoPart *self,
                                int days_ago,
                                BwDay day,
                                double max_points,
                                double points);

G_END_DECLS
