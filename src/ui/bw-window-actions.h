/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/bw-window.h"

G_BEGIN_DECLS

void bw_window_actions_install (GtkWidgetClass *widget_class);
void bw_window_actions_update (BwWindow *window);

G_END_DECLS
