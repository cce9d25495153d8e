/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-line.h"
#include "model/bw-score-changes.h"

G_BEGIN_DECLS

/**
 * BwLines:
 * @points: (element-type BwLinePoint) (nullable): for each #BwLineKind its points; %NULL where it is not among them
 * @lead: the line whose days count
 * @period: what a point stands for; its day lies within
 *
 * Lines that belong together. Who hands it out owns what it points to.
 */
typedef struct {
  GArray *points[BW_N_LINE_KINDS];
  BwLineKind lead;
  BwPeriod period;
} BwLines;

G_END_DECLS
