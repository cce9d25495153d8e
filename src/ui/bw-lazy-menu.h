/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void bw_lazy_menu_set (GtkMenuButton *button, GMenuModel *menu);
void bw_lazy_menu_give (GtkMenuButton *button);

G_END_DECLS
