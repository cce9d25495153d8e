/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BwColourDot:
 *
 * A dot in the colour by which an organisation is told apart; nothing where it has none. It says nothing
 * that the name does not.
 *
 * Properties:
 * - `colour` (string, nullable, read/write): `#rrggbb`, or the name of an accent colour (#AdwAccentColor):
 *   `blue`, `teal`, `green`, `yellow`, `orange`, `red`, `pink`, `purple`, `slate`
 */
#define BW_TYPE_COLOUR_DOT (bw_colour_dot_get_type ())
G_DECLARE_FINAL_TYPE (BwColourDot, bw_colour_dot, BW, COLOUR_DOT, GtkWidget)

GtkWidget *bw_colour_dot_new (const char *colour);
GtkWidget *bw_colour_dot_new_place (GtkWidget *dot, int width);
void bw_colour_dot_set_colour (BwColourDot *self, const char *colour);

G_END_DECLS
