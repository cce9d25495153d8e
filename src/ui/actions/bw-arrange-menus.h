/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "model/bw-query.h"

G_BEGIN_DECLS

/* The place in the menu of orders where the recommended one is explained. */
#define BW_ARRANGE_MENUS_EXPLANATION "explanation"

void bw_arrange_menus_fill_sort (GMenu *menu);
void bw_arrange_menus_fill_group (GMenu *menu);
gboolean bw_arrange_menus_starts_descending (BwSortKey key);

G_END_DECLS
