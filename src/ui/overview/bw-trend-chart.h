/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "present/bw-trend.h"

G_BEGIN_DECLS

/**
 * BwTrendChart:
 *
 * The line of the score over the last days. Missing days are gaps. A day can be read with the pointer
 * or, with the keyboard, by the left and right arrow keys, Home and End.
 *
 * Property: `current-text` (string, nullable, read-only): the day that is being read, in words
 */
#define BW_TYPE_TREND_CHART (bw_trend_chart_get_type ())
G_DECLARE_FINAL_TYPE (BwTrendChart, bw_trend_chart, BW, TREND_CHART, GtkWidget)

void bw_trend_chart_set_points (BwTrendChart *self, GArray *points);
const char *bw_trend_chart_get_current_text (BwTrendChart *self);

G_END_DECLS
