/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-catalogue.h"
#include "model/bw-snapshot.h"

G_BEGIN_DECLS

/* Over how many days an action's best is looked for: as long as Microsoft keeps them. */
#define BW_METRICS_BEST_DAYS 90

/**
 * BwMetricsDay:
 * @day: the UTC day
 * @points: points of the actions, or NAN
 * @max_points: their maximum, or NAN
 * @n_regressed: how many of them were better on one of the %BW_METRICS_BEST_DAYS days before
 * @regressed: how many points they had more at their best, by the maximum of this day
 * @n_accepted: of how many the risk is accepted
 * @accepted: how many points are left to win by them
 *
 * What the actions of an organisation, or of one category, were like on a day.
 */
typedef struct {
  BwDay day;
  double points;
  double max_points;
  guint n_regressed;
  double regressed;
  guint n_accepted;
  double accepted;
} BwMetricsDay;

/**
 * BwMetrics:
 *
 * How the actions of an organisation fared from day to day: how many regressed, of how many the risk is accepted, and
 * what that is in points; for all of them and for each category. Days without details are missing. Immutable.
 */
#define BW_TYPE_METRICS (bw_metrics_get_type ())
G_DECLARE_FINAL_TYPE (BwMetrics, bw_metrics, BW, METRICS, GObject)

BwMetrics *
bw_metrics_new (GPtrArray *days, GPtrArray *outlines, BwCatalogue *catalogue, BwDay from, BwDay to);
GPtrArray *bw_metrics_list_categories (BwMetrics *self);
GArray *bw_metrics_get_days (BwMetrics *self, const char *category);

G_END_DECLS
