/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bw-scorecard.h"

G_BEGIN_DECLS

/**
 * BwFlyout:
 *
 * What to do about one action and why.
 *
 * Properties:
 * - `action` (#BwAction, nullable): what is shown
 * - `scorecard` (#BwScorecard, nullable): what the action belongs to
 *
 * Its buttons activate `flyout.close`, `flyout.previous` and `flyout.next`, which the window provides
 * as an action group, enabled as they make sense.
 */
#define BW_TYPE_FLYOUT (bw_flyout_get_type ())
G_DECLARE_FINAL_TYPE (BwFlyout, bw_flyout, BW, FLYOUT, AdwBin)

GtkWidget *bw_flyout_new (void);
BwAction *bw_flyout_get_action (BwFlyout *self);
void bw_flyout_set_action (BwFlyout *self, BwAction *action);
BwScorecard *bw_flyout_get_scorecard (BwFlyout *self);
void bw_flyout_set_scorecard (BwFlyout *self, BwScorecard *scorecard);

G_END_DECLS
