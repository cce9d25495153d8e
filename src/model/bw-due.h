/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-day.h"
#include "model/bw-status.h"

G_BEGIN_DECLS

/* How many days ahead something is due soon. */
#define BW_DUE_SOON_DAYS 7

/**
 * BwDue:
 * @BW_DUE_OVERDUE: the day has passed
 * @BW_DUE_SOON: today, or within %BW_DUE_SOON_DAYS days
 * @BW_DUE_LATER: after that
 * @BW_DUE_NONE: nothing is due: there is no day, or it is done
 *
 * How an action stands with the day by which it is to be done, in the order in which facets and groups list it.
 */
typedef enum {
  BW_DUE_OVERDUE,
  BW_DUE_SOON,
  BW_DUE_LATER,
  BW_DUE_NONE,
} BwDue;

#define BW_N_DUES (BW_DUE_NONE + 1)

BwDue bw_due_work_out (BwDay due, BwStatus status, BwDay today);
const char *bw_due_to_key (BwDue due);
gboolean bw_due_from_key (const char *key, BwDue *due);

G_END_DECLS
