/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BwMeterRow:
 *
 * A row of a list with a name, a value in words and the same value as a bar.
 *
 * Properties, all read/write:
 * - `title` (string): the name
 * - `value-text` (string): the value in words
 * - `share` (double): how much of the bar is filled, 0 to 1; NAN shows no bar
 */
#define BW_TYPE_METER_ROW (bw_meter_row_get_type ())
G_DECLARE_FINAL_TYPE (BwMeterRow, bw_meter_row, BW, METER_ROW, GtkListBoxRow)

GtkWidget *bw_meter_row_new (void);
void bw_meter_row_set (BwMeterRow *self, const char *title, const char *value_text, double share);

G_END_DECLS
