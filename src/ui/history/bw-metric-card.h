/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "present/bw-metric.h"

G_BEGIN_DECLS

/**
 * BwMetricCard:
 *
 * One metric: its name, what it is, and its chart, in which days are read.
 */
#define BW_TYPE_METRIC_CARD (bw_metric_card_get_type ())
G_DECLARE_FINAL_TYPE (BwMetricCard, bw_metric_card, BW, METRIC_CARD, AdwBin)

void bw_metric_card_show (BwMetricCard *self,
                          BwMetric metric,
                          const BwMetricFields *fields,
                          gboolean is_table);
BwChart *bw_metric_card_get_chart (BwMetricCard *self);

G_END_DECLS
