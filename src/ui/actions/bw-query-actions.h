/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "model/bw-query.h"

G_BEGIN_DECLS

/**
 * BwQueryActions:
 *
 * What is asked of the actions, and the #GActionGroup through which menus, chips and buttons change
 * it: `toggle-filter`, `clear-facet`, `clear-filters`, `clear-search`, `clear-all`, `sort`, `direction`,
 * `group`. Order and group are remembered in the settings.
 *
 * Its signal `changed` is emitted whenever something else is asked.
 */
#define BW_TYPE_QUERY_ACTIONS (bw_query_actions_get_type ())
G_DECLARE_FINAL_TYPE (BwQueryActions, bw_query_actions, BW, QUERY_ACTIONS, GObject)

BwQueryActions *bw_query_actions_new (GSettings *settings);
const BwQuery *bw_query_actions_get_query (BwQueryActions *self);
GSimpleActionGroup *bw_query_actions_get_group (BwQueryActions *self);
void bw_query_actions_show (BwQueryActions *self, const BwQuery *query);
void bw_query_actions_set_search (BwQueryActions *self, const char *text);
void bw_query_actions_set_sort (BwQueryActions *self, BwSortKey key, gboolean descending);
void bw_query_actions_clear_all (BwQueryActions *self);

G_END_DECLS
