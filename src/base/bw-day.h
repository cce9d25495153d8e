/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwDay:
 *
 * One UTC day, as a proleptic Gregorian day number (see g_date_get_julian()). Graph stamps a
 * snapshot with midnight UTC (graph.md §7 no. 19); a plain day number cannot shift when it is shown
 * west of Greenwich. Days subtract and compare as integers.
 */
typedef guint32 BwDay;

/** BW_DAY_NONE: no day is known. */
#define BW_DAY_NONE ((BwDay) 0)

BwDay bw_day_new (guint year, guint month, guint day_of_month);
BwDay bw_day_from_date_time (GDateTime *moment);
BwDay bw_day_from_iso (const char *text);
char *bw_day_to_iso (BwDay day);
GDateTime *bw_day_to_date_time (BwDay day);

G_END_DECLS
