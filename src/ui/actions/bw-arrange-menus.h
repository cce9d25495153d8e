/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/bw-query.h"

G_BEGIN_DECLS

void bw_arrange_menus_fill_sort (GtkPopoverMenu *popover);
void bw_arrange_menus_fill_group (GMenu *menu);
gboolean bw_arrange_menus_starts_descending (BwSortKey key);

G_END_DECLS
