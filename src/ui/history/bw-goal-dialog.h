/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "ui/history/bw-history-choices.h"

G_BEGIN_DECLS

/**
 * BwGoalDialog:
 *
 * Asks what score is aimed at.
 */
#define BW_TYPE_GOAL_DIALOG (bw_goal_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BwGoalDialog, bw_goal_dialog, BW, GOAL_DIALOG, AdwDialog)

AdwDialog *bw_goal_dialog_new (BwHistoryChoices *choices);
void bw_goal_dialog_let_enter_apply (GtkEditable *row);

G_END_DECLS
