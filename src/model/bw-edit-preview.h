/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-control-update.h"
#include "model/bw-scorecard.h"

G_BEGIN_DECLS

/**
 * BwEditVerdict:
 * @BW_EDIT_CHANGES: it changes something
 * @BW_EDIT_NO_CHANGE: it is so already
 * @BW_EDIT_NOT_THERE: the catalogue has no such control
 * @BW_EDIT_DEVICE: it is one of devices: Microsoft refuses it here, and has Defender Vulnerability Management for it
 * @BW_EDIT_DEPRECATED: Microsoft has retired it
 * @BW_EDIT_COMPLETED: all its points are achieved, and Microsoft keeps its state
 * @BW_EDIT_NO_STATE: there is no such state
 *
 * What a change would do.
 */
typedef enum {
  BW_EDIT_CHANGES,
  BW_EDIT_NO_CHANGE,
  BW_EDIT_NOT_THERE,
  BW_EDIT_DEVICE,
  BW_EDIT_DEPRECATED,
  BW_EDIT_COMPLETED,
  BW_EDIT_NO_STATE,
} BwEditVerdict;

/* How many verdicts there are. */
#define BW_N_EDIT_VERDICTS (BW_EDIT_NO_STATE + 1)

/**
 * BwEditPreview:
 * @update: the change
 * @verdict: what it would do
 * @action: (nullable): the action that it is about
 * @before: (nullable): the newest entry of its history
 * @points_before: achieved points, or NAN
 * @points_after: the points that it will have once Microsoft has worked them out, or NAN where nobody can tell:
 *   what is measured is not shown beside a third party's points, and what `Reviewed` gives is not known
 * @is_asserted: whether @points_after are given on the user's word, and not measured
 *
 * What a change would do, before it is made.
 */
typedef struct {
  BwControlUpdate *update;
  BwEditVerdict verdict;
  BwAction *action;
  BwStateUpdate *before;
  double points_before;
  double points_after;
  gboolean is_asserted;
} BwEditPreview;

BwEditPreview *bw_edit_preview_new (BwScorecard *scorecard, BwControlUpdate *update);
void bw_edit_preview_free (BwEditPreview *self);
gboolean bw_edit_verdict_is_refusal (BwEditVerdict verdict);
const char *bw_edit_verdict_to_key (BwEditVerdict verdict);
const char *bw_edit_find_state (const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwEditPreview, bw_edit_preview_free)

G_END_DECLS
