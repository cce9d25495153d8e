/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How far two numbers of points may lie apart and still be the same: sums of fractions that no
 * double holds exactly. Graph gives two decimals. */
#define BW_POINTS_EPSILON 1e-6

gboolean bw_points_are_full (double points, double max_points);
double bw_points_max_from_percentage (double points, double percentage);
gboolean bw_points_agree (double points, double percentage, double max_points);
double bw_points_to_percentage (double points, double max_points);

G_END_DECLS
