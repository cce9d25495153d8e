/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "model/bw-catalogue.h"
#include "model/bw-profile-days.h"
#include "model/bw-snapshot.h"

G_BEGIN_DECLS

/** BW_RECENT_DAYS: how many days before the newest one are recent: a month. Microsoft gives no number. */
#define BW_RECENT_DAYS 31

/** BW_RECENT_LEAST_LOSS: what part of its maximum an action must have lost to have regressed. Devices and users come
 * and go every day, and most actions that count them are a few hundredths lower or higher than the day before. */
#define BW_RECENT_LEAST_LOSS 0.05

/**
 * BwRecentKind:
 * @BW_RECENT_REGRESSED: it has fewer points than it had, and is still scored
 * @BW_RECENT_ADDED: Microsoft, or a licence, brought it
 * @BW_RECENT_CHANGED: Microsoft changed it: its maximum, or its profile
 *
 * What happened to an action within %BW_RECENT_DAYS, beside the status that it has: of these an action may have several
 * or none. In the order in which facets list them. The portal's lists are called Regressed, Recently added and Recently
 * updated; Graph tells none of it, so it is worked out from the days and catalogues that are known.
 */
typedef enum {
  BW_RECENT_REGRESSED,
  BW_RECENT_ADDED,
  BW_RECENT_CHANGED,
} BwRecentKind;

#define BW_N_RECENT_KINDS (BW_RECENT_CHANGED + 1)

/**
 * BwRecentEvent:
 * @day: the UTC day on which it is seen first; %BW_DAY_NONE where nothing of the kind happened
 * @points_before: of one that regressed, the points that it had the day before that; else NAN
 * @max_before: the maximum that it had then; NAN where that is not known
 *
 * Something that happened to an action.
 */
typedef struct {
  BwDay day;
  double points_before;
  double max_before;
} BwRecentEvent;

/**
 * BwRecent:
 *
 * What happened recently to each action. Immutable.
 */
#define BW_TYPE_RECENT (bw_recent_get_type ())
G_DECLARE_FINAL_TYPE (BwRecent, bw_recent, BW, RECENT, GObject)

BwRecent *bw_recent_new (GPtrArray *days, BwCatalogue *catalogue, GPtrArray *profiles);
const BwRecentEvent *bw_recent_find (BwRecent *self, const char *id, BwRecentKind kind);
const char *const *bw_recent_list_keys (BwRecent *self, const char *id);

const char *bw_recent_kind_to_key (BwRecentKind kind);
gboolean bw_recent_kind_from_key (const char *key, BwRecentKind *kind);

G_END_DECLS
