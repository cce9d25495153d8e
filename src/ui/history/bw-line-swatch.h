/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/bw-drawing.h"

G_BEGIN_DECLS

/**
 * BwLineSwatch:
 *
 * A piece of a line of the chart, for what tells which line is which.
 */
#define BW_TYPE_LINE_SWATCH (bw_line_swatch_get_type ())
G_DECLARE_FINAL_TYPE (BwLineSwatch, bw_line_swatch, BW, LINE_SWATCH, GtkWidget)

GtkWidget *bw_line_swatch_new (BwInk ink);
char *bw_line_swatch_dup_style_class (BwInk ink);

G_END_DECLS
