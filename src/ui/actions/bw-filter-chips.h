/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bw-query.h"

G_BEGIN_DECLS

/**
 * BwFilterChips:
 *
 * The filters that are set, each a button that takes it away, and one that takes all of them away.
 * It is hidden while there are none. The buttons activate `actions.toggle-filter` and
 * `actions.clear-filters`.
 */
#define BW_TYPE_FILTER_CHIPS (bw_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (BwFilterChips, bw_filter_chips, BW, FILTER_CHIPS, AdwBin)

GtkWidget *bw_filter_chips_new (void);
gboolean bw_filter_chips_set_query (BwFilterChips *self, const BwQuery *query);

G_END_DECLS
