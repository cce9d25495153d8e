/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "base/bw-day.h"
#include "model/bw-action.h"

G_BEGIN_DECLS

/*
 * How numbers, points and dates are said, after the locale (LC_NUMERIC, LC_TIME). A value that is
 * not known (NAN, BW_DAY_NONE, NULL) is said as an en dash, never as zero.
 */

char *bw_format_percentage (double percentage);
char *bw_format_whole_percentage (double percentage);
char *bw_format_impact (double percentage_points);
char *bw_format_points (double points);
char *bw_format_points_change (double points);
char *bw_format_to_plain_signs (const char *text);
char *bw_format_points_of (double points, double max_points);
char *bw_format_count (guint count);
char *bw_format_day (BwDay day);
char *bw_format_day_short (BwDay day);
char *bw_format_day_of_month (BwDay day);
char *bw_format_month (BwDay day);
char *bw_format_month_of_year (BwDay day);
char *bw_format_year (BwDay day);
char *bw_format_moment_day (GDateTime *moment);
char *bw_format_moment (GDateTime *moment);
char *bw_format_population (BwAction *action);

G_END_DECLS
