/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/history/bw-history-chart.h"

G_BEGIN_DECLS

/* What stands beside a chart: the day that is read in it, else the whole of what it shows. */

void bw_chart_reading_show (BwHistoryChart *chart, GtkLabel *label, const char *whole);

G_END_DECLS
