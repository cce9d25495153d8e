/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bw-query.h"

G_BEGIN_DECLS

/**
 * BwActionTable:
 *
 * The actions in columns, for a wide window. Which columns stand there, and in what order, is
 * remembered; until the user chooses, as many of them stand there as there is room for.
 *
 * Property: `room` (0 to 3, read/write): for how many columns there is room, 3 for all.
 *
 * Signals: `activate` (position) when a row is opened, `sort` (key, descending) when the head of a
 * column is clicked.
 *
 * Actions: the group of bw_action_table_get_column_actions() has one for each column that can be
 * hidden, and `automatic`.
 */
#define BW_TYPE_ACTION_TABLE (bw_action_table_get_type ())
G_DECLARE_FINAL_TYPE (BwActionTable, bw_action_table, BW, ACTION_TABLE, AdwBin)

GtkWidget *bw_action_table_new (void);
void bw_action_table_set_settings (BwActionTable *self, GSettings *settings);
void bw_action_table_set_model (BwActionTable *self, GtkSelectionModel *model);
void bw_action_table_set_header_factory (BwActionTable *self, GtkListItemFactory *factory);
void bw_action_table_set_sort (BwActionTable *self, BwSortKey key, gboolean descending);
GtkAdjustment *bw_action_table_get_vadjustment (BwActionTable *self);
void bw_action_table_scroll_to (BwActionTable *self, guint position, GtkListScrollFlags flags);
GActionGroup *bw_action_table_get_column_actions (BwActionTable *self);
GMenuModel *bw_action_table_get_column_menu (BwActionTable *self);

G_END_DECLS
