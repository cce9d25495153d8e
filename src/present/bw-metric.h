/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-metrics.h"
#include "present/bw-chart.h"

G_BEGIN_DECLS

/**
 * BwMetric:
 * @BW_METRIC_COMPARISON: the score beside that of other organisations
 * @BW_METRIC_CHANGES: points won and lost
 * @BW_METRIC_REGRESSION: actions below their best
 * @BW_METRIC_ACCEPTANCE: actions of which the risk is accepted
 *
 * What is told of an organisation's course, each by a chart.
 */
typedef enum {
  BW_METRIC_COMPARISON,
  BW_METRIC_CHANGES,
  BW_METRIC_REGRESSION,
  BW_METRIC_ACCEPTANCE,
} BwMetric;

#define BW_N_METRICS (BW_METRIC_ACCEPTANCE + 1)

/**
 * BwMetricFields:
 * @history: the days of a range
 * @metrics: (nullable): how actions fared in it
 * @activities: (nullable): what happened in it
 * @from: its first day
 * @to: its last one
 * @category: (nullable): the category that is looked at, or %NULL for all
 * @goal: what is aimed at in percent, or NAN
 * @zones: the zones of scores
 *
 * What metrics are told from.
 */
typedef struct {
  BwHistory *history;
  BwMetrics *metrics;
  BwActivities *activities;
  BwDay from;
  BwDay to;
  const char *category;
  double goal;
  BwZones zones;
} BwMetricFields;

BwChart *bw_metric_create_chart (BwMetric metric, const BwMetricFields *fields);
const char *bw_metric_to_key (BwMetric metric);
gboolean bw_metric_from_key (const char *key, BwMetric *metric);
char *bw_metric_say_file_name (BwMetric metric);
char *bw_metric_label (BwMetric metric);
char *bw_metric_say_meaning (BwMetric metric, const char *category, BwPeriod period);
char *bw_metric_say_zone (const BwZones *zones, double percentage);

G_END_DECLS
