/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-control-table.h"
#include "archive/bw-series.h"
#include "model/bw-snapshot.h"

G_BEGIN_DECLS

/* The control scores of days that are stored whole: what they earned, without their texts (bw-text-table.h). */

extern const BwSeriesKind bw_score_series;

GPtrArray *
bw_score_series_list_values (BwControlTable *controls, BwSnapshot *snapshot, GError **error);

G_END_DECLS
