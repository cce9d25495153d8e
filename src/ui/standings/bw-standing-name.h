/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/standings/bw-standing-item.h"

G_BEGIN_DECLS

GtkWidget *bw_standing_name_new (gboolean with_detail);
void bw_standing_name_show (GtkWidget *self, BwStandingItem *item);

void bw_standing_follow (GObject *cell, BwStandingItem *item, GCallback update);
void bw_standing_unfollow (GObject *cell);

G_END_DECLS
