/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/bw-window.h"

G_BEGIN_DECLS

void bw_window_standings_show (BwWindow *window);
void bw_window_standings_look_up (BwWindow *window, const char *text);
void bw_window_standings_leave (BwWindow *window);
gboolean bw_window_standings_are_shown (BwWindow *window);

G_END_DECLS
