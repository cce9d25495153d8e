/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BwColumnWidths:
 *
 * The widths of columns that the user dragged, remembered under `column-widths`.
 */
typedef struct _BwColumnWidths BwColumnWidths;

BwColumnWidths *bw_column_widths_new (GSettings *settings);
void bw_column_widths_free (BwColumnWidths *self);
void bw_column_widths_follow (BwColumnWidths *self, GtkColumnViewColumn *column);
void bw_column_widths_forget (BwColumnWidths *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwColumnWidths, bw_column_widths_free)

G_END_DECLS
