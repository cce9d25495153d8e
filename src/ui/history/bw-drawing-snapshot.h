/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/bw-drawing.h"

G_BEGIN_DECLS

void bw_drawing_snapshot (const BwDrawing *drawing,
                          GtkWidget *widget,
                          const GdkRGBA *colours,
                          GtkSnapshot *snapshot);
PangoLayout *bw_drawing_create_layout (GtkWidget *widget, const char *text);
void bw_drawing_draw_line (GtkSnapshot *snapshot,
                           const BwSpot *spots,
                           guint n,
                           const BwInkStyle *style,
                           const GdkRGBA *colour);
void
bw_drawing_draw_dot (GtkSnapshot *snapshot, const BwSpot *at, double radius, const GdkRGBA *colour);

G_END_DECLS
