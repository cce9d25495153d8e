/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "model/bw-query-result.h"

G_BEGIN_DECLS

/**
 * BwActionListModel:
 *
 * The actions of a #BwQueryResult as a list of #BwAction, its groups as sections. A new result changes
 * only what differs: an action that is as it was keeps its object, also when a refresh made a new
 * one, so that selection, scroll position, focus and an open flyout stay where they are.
 *
 * Its property `result` (#BwQueryResult, nullable, notified) is what it lists; it is notified when
 * the list has changed.
 */
#define BW_TYPE_ACTION_LIST_MODEL (bw_action_list_model_get_type ())
G_DECLARE_FINAL_TYPE (BwActionListModel, bw_action_list_model, BW, ACTION_LIST_MODEL, GObject)

BwActionListModel *bw_action_list_model_new (void);
BwQueryResult *bw_action_list_model_get_result (BwActionListModel *self);
void bw_action_list_model_set_result (BwActionListModel *self, BwQueryResult *result);
guint bw_action_list_model_find (BwActionListModel *self, const char *id);
guint bw_action_list_model_step (BwActionListModel *self, guint position, int direction);
const BwGroup *bw_action_list_model_get_group (BwActionListModel *self, guint position);

G_END_DECLS
