/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bw-query-result.h"

G_BEGIN_DECLS

/**
 * BwFilterPane:
 *
 * All facets with their values, each with how many actions choosing it would leave. It stands in a
 * popover or in a dialog. Choosing a value activates `actions.toggle-filter`.
 */
#define BW_TYPE_FILTER_PANE (bw_filter_pane_get_type ())
G_DECLARE_FINAL_TYPE (BwFilterPane, bw_filter_pane, BW, FILTER_PANE, AdwBin)

GtkWidget *bw_filter_pane_new (void);
void bw_filter_pane_set_result (BwFilterPane *self, BwQueryResult *result);

G_END_DECLS
