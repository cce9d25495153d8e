/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/bw-window.h"

G_BEGIN_DECLS

void bw_window_drop_accept (BwWindow *window, GtkOverlay *overlay);

G_END_DECLS
