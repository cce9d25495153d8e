/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "base/bw-day.h"
#include "model/bw-control-profile.h"
#include "model/bw-control-score.h"

G_BEGIN_DECLS

/**
 * BwChangeKind:
 * @BW_CHANGE_DONE: points of a control that is scored on both days
 * @BW_CHANGE_ASSERTED: points of a third-party mark that was set or taken away: said, not observed
 * @BW_CHANGE_REWEIGHTED: the maximum of a control changed
 * @BW_CHANGE_ADDED: a control came, by Microsoft or by a licence
 * @BW_CHANGE_GONE: a control went
 * @BW_CHANGE_UNEXPLAINED: what no control accounts for
 *
 * Why a score moved.
 */
typedef enum {
  BW_CHANGE_DONE,
  BW_CHANGE_ASSERTED,
  BW_CHANGE_REWEIGHTED,
  BW_CHANGE_ADDED,
  BW_CHANGE_GONE,
  BW_CHANGE_UNEXPLAINED,
} BwChangeKind;

#define BW_N_CHANGE_KINDS (BW_CHANGE_UNEXPLAINED + 1)

/**
 * BwChange:
 *
 * What one control did to the score between two days, by one cause. A control that was re-weighted and worked
 * on has two. Immutable.
 */
#define BW_TYPE_CHANGE (bw_change_get_type ())
G_DECLARE_FINAL_TYPE (BwChange, bw_change, BW, CHANGE, GObject)

/**
 * BwChangeFields:
 * @kind: why
 * @id: the id of the control
 * @profile: (nullable): its profile, the newest that is known
 * @before: (nullable): its score on the earlier day
 * @after: (nullable): its score on the later day
 * @points: by how much its points changed
 * @max_points: by how much its maximum changed
 * @max_after: its maximum on the later day; NAN where it is not known or the control is gone
 * @percentage: its share in the change of the score, in percentage points; NAN where that is not known
 * @is_max_assumed: whether a maximum was taken from another day, as one without points tells none
 * @marked: the day of the third-party mark, or of taking it away; %BW_DAY_NONE where that is not known, and for
 *   other kinds
 * @is_mark_doubtful: whether the points may have come before that mark, or gone before it was taken away, as days in between
 *   are not known
 *
 * What a #BwChange is made of. Nothing is taken over: the record copies or references all of it.
 */
typedef struct {
  BwChangeKind kind;
  const char *id;
  BwControlProfile *profile;
  BwControlScore *before;
  BwControlScore *after;
  double points;
  double max_points;
  double max_after;
  double percentage;
  gboolean is_max_assumed;
  BwDay marked;
  gboolean is_mark_doubtful;
} BwChangeFields;

BwChange *bw_change_new (const BwChangeFields *fields);
const BwChangeFields *bw_change_get_fields (BwChange *self);
const char *bw_change_get_title (BwChange *self);
int bw_change_compare (BwChange *a, BwChange *b);
const char *bw_change_kind_to_key (BwChangeKind kind);

G_END_DECLS
