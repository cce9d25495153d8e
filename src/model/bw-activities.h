/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-activity.h"

G_BEGIN_DECLS

/**
 * BwActivities:
 *
 * What happened to the actions of an organisation in a range of days, the newest first. Immutable.
 */
#define BW_TYPE_ACTIVITIES (bw_activities_get_type ())
G_DECLARE_FINAL_TYPE (BwActivities, bw_activities, BW, ACTIVITIES, GObject)

BwActivities *bw_activities_new (GPtrArray *days,
                                 GPtrArray *outlines,
                                 BwCatalogue *catalogue,
                                 BwDay from,
                                 BwDay to);
GPtrArray *bw_activities_get_all (BwActivities *self);
GArray *bw_activities_get_compared (BwActivities *self);
GPtrArray *bw_activities_filter (BwActivities *self, BwActivityGroup group, const char *category);
GPtrArray *bw_activities_fold (GPtrArray *activities);
GPtrArray *bw_activities_get_categories (BwActivities *self);

G_END_DECLS
