/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/bw-action.h"

G_BEGIN_DECLS

/**
 * BwActionRow:
 *
 * One action in two lines, for a narrow window.
 *
 * Its property `action` (#BwAction, nullable, read/write) is what it shows.
 */
#define BW_TYPE_ACTION_ROW (bw_action_row_get_type ())
G_DECLARE_FINAL_TYPE (BwActionRow, bw_action_row, BW, ACTION_ROW, GtkWidget)

GtkWidget *bw_action_row_new (void);
void bw_action_row_set_action (BwActionRow *self, BwAction *action);

G_END_DECLS
