/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/bw-query.h"

G_BEGIN_DECLS

/**
 * BwActionColumn:
 *
 * The columns of the list of actions, in the order in which they stand at first.
 */
typedef enum {
  BW_ACTION_COLUMN_RANK,
  BW_ACTION_COLUMN_TITLE,
  BW_ACTION_COLUMN_IMPACT,
  BW_ACTION_COLUMN_POINTS,
  BW_ACTION_COLUMN_STATUS,
  BW_ACTION_COLUMN_CATEGORY,
  BW_ACTION_COLUMN_PRODUCT,
  BW_ACTION_COLUMN_USER_IMPACT,
  BW_ACTION_COLUMN_COST,
  BW_ACTION_COLUMN_SYNCED,
  BW_ACTION_COLUMN_RECENT,
  BW_ACTION_COLUMN_DUE,
  BW_ACTION_COLUMN_PRIORITY,
  BW_ACTION_COLUMN_OWNER,
} BwActionColumn;

#define BW_N_ACTION_COLUMNS (BW_ACTION_COLUMN_OWNER + 1)

const char *bw_action_column_get_id (BwActionColumn column);
gboolean bw_action_column_from_id (const char *id, BwActionColumn *column);
BwSortKey bw_action_column_get_sort_key (BwActionColumn column);
char *bw_action_column_say_title (BwActionColumn column);
GtkColumnViewColumn *bw_action_column_new (BwActionColumn column);
GtkListItemFactory *bw_action_row_factory_new (void);

G_END_DECLS
