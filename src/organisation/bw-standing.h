/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-clock.h"
#include "base/bw-day.h"
#include "organisation/bw-organisation-list.h"

G_BEGIN_DECLS

/**
 * BwStanding:
 * @entry: an organisation of the list
 * @day: the newest day that is kept of it, or %BW_DAY_NONE
 * @points: achieved points on that day, or NAN
 * @max: attainable points on that day, or NAN
 * @percentage: the score of that day in percent, or NAN
 * @since_yesterday: how much higher that is than on the day before, in percentage points; NAN where that is not kept
 * @over_month: how much higher it is than 30 days before; NAN where neither that day nor one of the week before is kept
 * @month_day: the day that this is compared with: that 30 days before, or the nearest one of the week before it;
 *   %BW_DAY_NONE where none of them is kept
 * @error: (nullable): why nothing could be read of what is kept
 *
 * Where an organisation stands, as far as that is kept on this computer.
 */
typedef struct {
  BwOrganisationEntry *entry;
  BwDay day;
  double points;
  double max;
  double percentage;
  double since_yesterday;
  double over_month;
  BwDay month_day;
  GError *error;
} BwStanding;

void bw_standing_free (BwStanding *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwStanding, bw_standing_free)

GPtrArray *bw_standings_load (BwOrganisationList *list,
                              GPtrArray *entries,
                              BwClock *clock,
                              GCancellable *cancellable);

G_END_DECLS
