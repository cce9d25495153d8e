/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/bw-recent-files.h"

G_BEGIN_DECLS

void bw_recent_menu_fill (GMenu *menu, BwRecentFiles *recent_files);

G_END_DECLS
