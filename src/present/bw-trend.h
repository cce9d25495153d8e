/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "present/bw-chart.h"

G_BEGIN_DECLS

/* The line of the score on the overview: a small chart of the last days. */

BwChart *bw_trend_create_chart (GPtrArray *days, BwDay newest);
char *bw_trend_say_summary (BwChart *chart);

G_END_DECLS
