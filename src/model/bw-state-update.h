/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BwStateUpdate:
 *
 * One entry of `controlStateUpdates`: who marked a control as what, when and why (graph.md §1.6).
 */
#define BW_TYPE_STATE_UPDATE (bw_state_update_get_type ())
G_DECLARE_FINAL_TYPE (BwStateUpdate, bw_state_update, BW, STATE_UPDATE, GObject)

/**
 * BwStateUpdateFields:
 * @state: the state as a folded word of bw-words.h, or as it came when it is unknown
 * @assigned_to: (nullable): who it is assigned to
 * @comment: (nullable): the reason given
 * @updated_by: (nullable): who made the entry
 * @updated: (nullable): when; unknown for the untouched default entry
 *
 * What a #BwStateUpdate is made of. Nothing is taken over: the record copies or references all of it.
 */
typedef struct {
  const char *state;
  const char *assigned_to;
  const char *comment;
  const char *updated_by;
  GDateTime *updated;
} BwStateUpdateFields;

BwStateUpdate *bw_state_update_new (const BwStateUpdateFields *fields);
const char *bw_state_update_get_state (BwStateUpdate *self);
const char *bw_state_update_get_assigned_to (BwStateUpdate *self);
const char *bw_state_update_get_comment (BwStateUpdate *self);
const char *bw_state_update_get_updated_by (BwStateUpdate *self);
GDateTime *bw_state_update_get_updated (BwStateUpdate *self);

G_END_DECLS
