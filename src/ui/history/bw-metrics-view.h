/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "ui/history/bw-history-choices.h"
#include "ui/history/bw-history-reader.h"

G_BEGIN_DECLS

/**
 * BwMetricsView:
 *
 * Metrics and trends: the zone of the newest score, and a card for each metric, of all categories or one.
 */
#define BW_TYPE_METRICS_VIEW (bw_metrics_view_get_type ())
G_DECLARE_FINAL_TYPE (BwMetricsView, bw_metrics_view, BW, METRICS_VIEW, AdwBin)

void bw_metrics_view_show (BwMetricsView *self,
                           BwHistory *history,
                           BwHistoryReader *reader,
                           BwHistoryChoices *choices);

G_END_DECLS
