/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "ui/history/bw-history-choices.h"

G_BEGIN_DECLS

void bw_history_menus_fill_ranges (GMenu *menu);
GMenuModel *bw_history_menus_create_lines (BwHistoryChoices *choices);

G_END_DECLS
