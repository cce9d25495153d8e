/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *bw_column_head_find (GtkColumnViewColumn *column);
void bw_column_head_align_with_figures (GtkColumnViewColumn *column);

G_END_DECLS
