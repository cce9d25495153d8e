/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "present/bw-chart-layout.h"

G_BEGIN_DECLS

/**
 * BwLegendEntry:
 * @ink: a line or a mark
 * @label: what it stands for
 *
 * One entry of the legend of a chart.
 */
typedef struct {
  BwInk ink;
  char *label;
} BwLegendEntry;

GArray *bw_chart_legend_list (BwChart *chart);
BwDrawing *bw_chart_legend_draw_below (BwChart *chart, const BwChartRoom *room);

G_END_DECLS
