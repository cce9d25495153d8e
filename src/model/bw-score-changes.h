/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-activities.h"

G_BEGIN_DECLS

/**
 * BwPeriod:
 * @BW_PERIOD_DAY: a UTC day
 * @BW_PERIOD_WEEK: seven days from Monday on (ISO 8601)
 * @BW_PERIOD_MONTH: a month of the calendar
 *
 * What changes are added up over.
 */
typedef enum {
  BW_PERIOD_DAY,
  BW_PERIOD_WEEK,
  BW_PERIOD_MONTH,
} BwPeriod;

/**
 * BwScoreChange:
 * @from: the first day of the period
 * @to: its last day
 * @won: points that were won or are asserted
 * @lost: points that were lost or are asserted no more; not below 0
 * @n_changes: how many times points were won or lost
 * @is_known: whether any day of it could be compared with one before; else nothing is known of it
 *
 * How the points of actions changed in a period. What Microsoft or a licence did is not among it.
 */
typedef struct {
  BwDay from;
  BwDay to;
  double won;
  double lost;
  guint n_changes;
  gboolean is_known;
} BwScoreChange;

BwPeriod bw_period_choose (BwDay from, BwDay to);
void bw_period_find_days (BwPeriod period, BwDay day, BwDay *from, BwDay *to);
GArray *bw_score_changes_list (BwActivities *activities,
                               const char *category,
                               BwPeriod period,
                               BwDay from,
                               BwDay to);

G_END_DECLS
