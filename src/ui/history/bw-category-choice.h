/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A drop-down of all categories, or one of those that occur. */

GPtrArray *bw_category_choice_fill (GtkDropDown *choice, GPtrArray *shown_keys, GPtrArray *keys);
const char *bw_category_choice_get (GtkDropDown *choice, GPtrArray *shown_keys);

G_END_DECLS
