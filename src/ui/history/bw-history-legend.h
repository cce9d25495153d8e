/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "present/bw-chart.h"

G_BEGIN_DECLS

void bw_history_legend_fill (AdwWrapBox *legend, BwChart *chart);

G_END_DECLS
