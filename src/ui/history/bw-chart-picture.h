/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "present/bw-chart-layout.h"

G_BEGIN_DECLS

/**
 * BwChartPicture:
 *
 * What a widget draws of a chart, kept while nothing of it changes: days are read in it many times a second. Its colours
 * come from the style, by the classes of bw_line_swatch_dup_style_class().
 */
typedef struct _BwChartPicture BwChartPicture;

BwChartPicture *bw_chart_picture_new (GtkWidget *widget);
void bw_chart_picture_free (BwChartPicture *self);

void bw_chart_picture_set_chart (BwChartPicture *self, BwChart *chart);
void bw_chart_picture_drop (BwChartPicture *self);
const BwChartFrame *bw_chart_picture_get_frame (BwChartPicture *self);
GdkRGBA bw_chart_picture_get_colour (BwChartPicture *self, BwInk ink);
double bw_chart_picture_measure (BwChartPicture *self, GtkOrientation orientation);
void bw_chart_picture_snapshot (BwChartPicture *self, GtkSnapshot *snapshot);
BwDrawing *bw_chart_picture_draw (BwChartPicture *self);
GdkTexture *bw_chart_picture_render (BwChartPicture *self, double scale);

G_END_DECLS
