/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bw_list_top_keep (GtkWidget *view, GtkAdjustment *adjustment);
void bw_list_top_begin (GtkAdjustment *adjustment);
void bw_list_top_let_go (GtkAdjustment *adjustment);

G_END_DECLS
