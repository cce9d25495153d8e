/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bw-query-result.h"

G_BEGIN_DECLS

/**
 * BwFilterButton:
 *
 * Opens the filters: in a popover, or in a dialog where there is little room. What it opens is filled
 * only while it is seen.
 *
 * Property: `narrow` (boolean, read/write): whether there is little room.
 *
 * Its signal `opened` asks for the newest answer, with bw_filter_button_set_result().
 */
#define BW_TYPE_FILTER_BUTTON (bw_filter_button_get_type ())
G_DECLARE_FINAL_TYPE (BwFilterButton, bw_filter_button, BW, FILTER_BUTTON, AdwBin)

void bw_filter_button_set_result (BwFilterButton *self, BwQueryResult *result);
void bw_filter_button_open (BwFilterButton *self, GActionGroup *actions);

G_END_DECLS
