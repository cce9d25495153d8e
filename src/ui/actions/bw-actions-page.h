/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bw-query-result.h"
#include "ui/bw-session.h"

G_BEGIN_DECLS

/**
 * BwActionsPage:
 *
 * The list of improvement actions, to search, filter, group and sort. It follows the scorecard of its
 * session.
 *
 * Properties:
 * - `session` (#BwSession, construct-only): whose actions it lists
 * - `selected-action` (#BwAction, nullable, read/write, notified): the action that the flyout shows;
 *   %NULL when the flyout is closed. The window binds it both ways.
 * - `narrow` (boolean, read/write): whether the actions stand in rows of two lines, not in columns
 *
 * The signal `steps-changed` tells that there may now be, or no longer be, an action before or after it.
 *
 * Actions that the window forwards to: `actions.search` (puts the focus into the search),
 * `actions.export`.
 */
#define BW_TYPE_ACTIONS_PAGE (bw_actions_page_get_type ())
G_DECLARE_FINAL_TYPE (BwActionsPage, bw_actions_page, BW, ACTIONS_PAGE, AdwBin)

BwActionsPage *bw_actions_page_new (BwSession *session);
BwAction *bw_actions_page_get_selected_action (BwActionsPage *self);
void bw_actions_page_set_selected_action (BwActionsPage *self, BwAction *action);
const BwQuery *bw_actions_page_get_query (BwActionsPage *self);
void bw_actions_page_set_query (BwActionsPage *self, const BwQuery *query);
gboolean bw_actions_page_can_step (BwActionsPage *self, int direction);
gboolean bw_actions_page_step (BwActionsPage *self, int direction);
BwQueryResult *bw_actions_page_get_result (BwActionsPage *self);
void bw_actions_page_focus_search (BwActionsPage *self);
void bw_actions_page_focus_list (BwActionsPage *self);

G_END_DECLS
