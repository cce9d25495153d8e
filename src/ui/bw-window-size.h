/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bw_window_size_save (GtkWindow *window, GSettings *settings);
void bw_window_size_restore (GtkWindow *window, GSettings *settings);

G_END_DECLS
