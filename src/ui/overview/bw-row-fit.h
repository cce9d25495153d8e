/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef GtkWidget *(*BwRowFunc) (void);

void bw_row_fit (GtkListBox *rows, guint had, guint n, BwRowFunc create);

G_END_DECLS
