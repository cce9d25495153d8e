/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** BW_STANDING_COLUMN_NAME: the id of the column with the names, by which the list is sorted at first. */
#define BW_STANDING_COLUMN_NAME "name"

void bw_standing_columns_add (GtkColumnView *view);
GtkColumnViewColumn *bw_standing_columns_find (GtkColumnView *view, const char *id);
void bw_standing_columns_fill_menu (GMenu *menu, const char *action);

G_END_DECLS
