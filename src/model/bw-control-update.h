/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BwControlUpdate:
 *
 * A change of a control's state to be made at the source (graph.md §2).
 */
#define BW_TYPE_CONTROL_UPDATE (bw_control_update_get_type ())
G_DECLARE_FINAL_TYPE (BwControlUpdate, bw_control_update, BW, CONTROL_UPDATE, GObject)

/**
 * BwControlUpdateFields:
 * @id: the id of the control
 * @state: the new state: `Default`, `Ignored`, `ThirdParty` or `Reviewed`
 * @assigned_to: (nullable): who it is assigned to; %NULL keeps it as it is
 * @comment: (nullable): the reason; %NULL keeps it as it is
 *
 * What a #BwControlUpdate is made of. Nothing is taken over: the record copies or references all of it.
 */
typedef struct {
  const char *id;
  const char *state;
  const char *assigned_to;
  const char *comment;
} BwControlUpdateFields;

BwControlUpdate *bw_control_update_new (const BwControlUpdateFields *fields);
const char *bw_control_update_get_id (BwControlUpdate *self);
const char *bw_control_update_get_state (BwControlUpdate *self);
const char *bw_control_update_get_assigned_to (BwControlUpdate *self);
const char *bw_control_update_get_comment (BwControlUpdate *self);

G_END_DECLS
