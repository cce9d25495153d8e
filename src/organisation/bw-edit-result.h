/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "model/bw-edit-preview.h"
#include "model/bw-edit.h"

G_BEGIN_DECLS

/**
 * BwEditResult:
 * @kind: what came of it
 * @update: the change
 * @verdict: why it was refused
 * @known: (nullable): what stood there as far as was known here
 * @theirs: (nullable): what somebody else wrote: meanwhile, and it stands there
 *   (%BW_EDIT_RESULT_CONFLICT, %BW_EDIT_RESULT_REPLACED); or between reading and writing, and this change has
 *   taken its place (%BW_EDIT_RESULT_MADE)
 * @profile: (nullable): the control, as it was read last
 * @edit: (nullable): the change as it is written down; %NULL where it was not even planned
 * @undone: (nullable): the change that it takes back
 * @error: (nullable): what went wrong
 *
 * What came of one change, and what is needed to decide what to do about it.
 */
typedef struct {
  BwEditResultKind kind;
  BwControlUpdate *update;
  BwEditVerdict verdict;
  BwStateUpdate *known;
  BwStateUpdate *theirs;
  BwControlProfile *profile;
  BwEdit *edit;
  BwEdit *undone;
  GError *error;
} BwEditResult;

BwEditResult *bw_edit_result_new (BwControlUpdate *update, BwStateUpdate *known);
void bw_edit_result_free (BwEditResult *self);
gboolean bw_edit_result_is_success (const BwEditResult *self);
GPtrArray *bw_edit_results_list_failed (GPtrArray *results);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwEditResult, bw_edit_result_free)

G_END_DECLS
