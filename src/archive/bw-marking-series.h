/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-series.h"

G_BEGIN_DECLS

/* The state updates of the profiles of catalogues. A value is a profile of which nothing but its state
   updates counts. */

extern const BwSeriesKind bw_marking_series;

GHashTable *bw_marking_series_load_set (BwDatabase *database, GError **error);

G_END_DECLS
