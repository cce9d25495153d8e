/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/bw-control-profile.h"
#include "model/bw-state-update.h"

G_BEGIN_DECLS

/**
 * BwStatus:
 * @BW_STATUS_TO_ADDRESS: not done, or partly done
 * @BW_STATUS_PLANNED: planned here
 * @BW_STATUS_RISK_ACCEPTED: the risk is accepted (`Ignored`)
 * @BW_STATUS_THIRD_PARTY: resolved through third party (`ThirdParty`)
 * @BW_STATUS_REVIEWED: `Reviewed`
 * @BW_STATUS_COMPLETED: all points achieved
 * @BW_STATUS_OTHER: a state that Bolwerk does not know, shown as it came
 *
 * How far an action is, in the order in which facets and groups list it. See graph.md §1.9.
 */
typedef enum {
  BW_STATUS_TO_ADDRESS,
  BW_STATUS_PLANNED,
  BW_STATUS_RISK_ACCEPTED,
  BW_STATUS_THIRD_PARTY,
  BW_STATUS_REVIEWED,
  BW_STATUS_COMPLETED,
  BW_STATUS_OTHER,
} BwStatus;

/* How many statuses there are. */
#define BW_N_STATUSES (BW_STATUS_OTHER + 1)

BwStateUpdate *bw_status_find_newest_update (GPtrArray *state_updates);
BwStatus
bw_status_work_out (const char *newest_state, double points, double max_points, gboolean planned);
const char *bw_status_to_key (BwStatus status);

G_END_DECLS
