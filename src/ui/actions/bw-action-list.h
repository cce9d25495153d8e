/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bw-query-result.h"
#include "ui/actions/bw-action-list-model.h"
#include "ui/actions/bw-action-table.h"

G_BEGIN_DECLS

/**
 * BwActionList:
 *
 * The actions in the form that there is room for: columns, rows of two lines, or a page that says why
 * there are none. Of columns and rows only the one that is seen has a model: the other would make rows
 * all the same.
 *
 * Properties:
 * - `narrow` (boolean, read/write, notified): whether the actions stand in rows, not in columns
 * - `room` (0 to 3, read/write): for how many columns there is room, 3 for all
 *
 * Signals: `activate` (position) when a row is opened, `sort` (key, descending) when the head of a
 * column is clicked.
 */
#define BW_TYPE_ACTION_LIST (bw_action_list_get_type ())
G_DECLARE_FINAL_TYPE (BwActionList, bw_action_list, BW, ACTION_LIST, AdwBin)

void bw_action_list_set_model (BwActionList *self,
                               BwActionListModel *actions,
                               GtkSingleSelection *selection);
void bw_action_list_set_result (BwActionList *self, BwQueryResult *result, const char *id);
void bw_action_list_scroll_to (BwActionList *self, guint position, GtkListScrollFlags flags);
void bw_action_list_focus (BwActionList *self);
void bw_action_list_open (BwActionList *self);
BwActionTable *bw_action_list_get_table (BwActionList *self);

G_END_DECLS
