/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "model/bw-control-profile.h"
#include "model/bw-control-update.h"
#include "model/bw-state-update.h"

G_BEGIN_DECLS

/**
 * BwEdit:
 *
 * A change that was made of a control in Microsoft's record, or was to be: what was written, what stood there before
 * and after, and what came of it. Immutable: what becomes of it makes a new one.
 */
#define BW_TYPE_EDIT (bw_edit_get_type ())
G_DECLARE_FINAL_TYPE (BwEdit, bw_edit, BW, EDIT, GObject)

/**
 * BwEditOutcome:
 * @BW_EDIT_PLANNED: it is to be sent, and nothing is sent yet
 * @BW_EDIT_SENT: it is on its way; where nobody is at it any more, it is not known what came of it
 * @BW_EDIT_ACCEPTED: Microsoft took it, and did not show it yet when it was read again
 * @BW_EDIT_CONFIRMED: Microsoft shows it
 * @BW_EDIT_FAILED: Microsoft did not take it
 * @BW_EDIT_UNKNOWN: the connection broke off after it was sent
 * @BW_EDIT_UNDONE: it was made, and then taken back
 * @BW_EDIT_DROPPED: it was called off before it was sent
 *
 * What came of a change. The numbers are stored.
 */
typedef enum {
  BW_EDIT_PLANNED = 0,
  BW_EDIT_SENT = 1,
  BW_EDIT_ACCEPTED = 2,
  BW_EDIT_CONFIRMED = 3,
  BW_EDIT_FAILED = 4,
  BW_EDIT_UNKNOWN = 5,
  BW_EDIT_UNDONE = 6,
  BW_EDIT_DROPPED = 7,
} BwEditOutcome;

/* How many outcomes there are. */
#define BW_N_EDIT_OUTCOMES (BW_EDIT_DROPPED + 1)

/**
 * BwEditFields:
 * @number: its number where it is kept; 0 where it is not
 * @group: the number of the first one of those that were made together; 0 where it is not kept
 * @undoes: the number of the one that it takes back; 0 where it takes back none
 * @update: what is written
 * @before: (nullable): what stood there before; %NULL where nobody had touched it, or it is not read yet
 * @after: (nullable): what was read there afterwards
 * @outcome: what came of it
 * @begun: when it was planned
 * @told: (nullable): when its outcome came to be what it is
 * @problem: (nullable): what went wrong, for who looks into it
 *
 * What a #BwEdit is made of. Nothing is taken over: the record copies or references all of it.
 */
typedef struct {
  gint64 number;
  gint64 group;
  gint64 undoes;
  BwControlUpdate *update;
  BwStateUpdate *before;
  BwStateUpdate *after;
  BwEditOutcome outcome;
  GDateTime *begun;
  GDateTime *told;
  const char *problem;
} BwEditFields;

BwEdit *bw_edit_new (const BwEditFields *fields);
BwEditFields bw_edit_get_fields (BwEdit *self);
const char *bw_edit_get_id (BwEdit *self);
BwEditOutcome bw_edit_get_outcome (BwEdit *self);
gboolean bw_edit_is_open (BwEdit *self);
gboolean bw_edit_can_be_undone (BwEdit *self);
BwControlUpdate *bw_edit_make_undo (BwEdit *self);
const char *bw_edit_outcome_to_key (BwEditOutcome outcome);

/**
 * BwEditTrace:
 * @BW_TRACE_ABSENT: what stood there before stands there still
 * @BW_TRACE_SHOWN: the change stands there
 * @BW_TRACE_REPLACED: the change was made, and somebody has changed it since
 * @BW_TRACE_OTHER: somebody else has changed it, and of this change there is nothing
 *
 * What the history of a control says of a change.
 */
typedef enum {
  BW_TRACE_ABSENT,
  BW_TRACE_SHOWN,
  BW_TRACE_REPLACED,
  BW_TRACE_OTHER,
} BwEditTrace;

/**
 * BwEditResultKind:
 * @BW_EDIT_RESULT_MADE: it is made, and Microsoft shows it
 * @BW_EDIT_RESULT_ACCEPTED: Microsoft took it, and does not show it yet
 * @BW_EDIT_RESULT_REPLACED: it was made, and somebody else has changed it since
 * @BW_EDIT_RESULT_NO_CHANGE: it is so already; nothing was sent
 * @BW_EDIT_RESULT_REFUSED: it cannot be made; nothing was sent
 * @BW_EDIT_RESULT_CONFLICT: somebody else has changed it since it was last seen here; nothing was sent
 * @BW_EDIT_RESULT_FAILED: it went wrong, and was not made
 * @BW_EDIT_RESULT_UNKNOWN: it went wrong, and it is not known whether it was made
 * @BW_EDIT_RESULT_DROPPED: it was called off before it was sent
 *
 * What came of one change.
 */
typedef enum {
  BW_EDIT_RESULT_MADE,
  BW_EDIT_RESULT_ACCEPTED,
  BW_EDIT_RESULT_REPLACED,
  BW_EDIT_RESULT_NO_CHANGE,
  BW_EDIT_RESULT_REFUSED,
  BW_EDIT_RESULT_CONFLICT,
  BW_EDIT_RESULT_FAILED,
  BW_EDIT_RESULT_UNKNOWN,
  BW_EDIT_RESULT_DROPPED,
} BwEditResultKind;

/* How many kinds there are. */
#define BW_N_EDIT_RESULT_KINDS (BW_EDIT_RESULT_DROPPED + 1)

const char *bw_edit_result_kind_to_key (BwEditResultKind kind);
gboolean bw_edit_is_same_mark (BwStateUpdate *a, BwStateUpdate *b);
gboolean bw_edit_is_there (BwControlUpdate *update, BwStateUpdate *mark);
BwEditTrace
bw_edit_find_trace (BwControlUpdate *update, BwStateUpdate *before, BwControlProfile *now);
BwStateUpdate *
bw_edit_find_overwritten (BwControlUpdate *update, BwStateUpdate *before, BwControlProfile *now);

G_END_DECLS
