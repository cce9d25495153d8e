/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Real keys, by XTEST: for a test on an X server. */
void bw_ui_keys_take (GtkWindow *window);
void bw_ui_keys_press (const char *keys);
void bw_ui_keys_type (const char *text);

G_END_DECLS
