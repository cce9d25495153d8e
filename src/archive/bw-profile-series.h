/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-series.h"

G_BEGIN_DECLS

/* The profiles of catalogues as Microsoft writes them, without the marks of the organisation
   (bw-marking-series.h). */

extern const BwSeriesKind bw_profile_series;

G_END_DECLS
