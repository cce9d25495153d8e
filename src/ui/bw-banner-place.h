/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

gboolean
bw_banner_place_show (AdwBin *place, const char *title, const char *label, const char *action);
void bw_banner_place_hide (AdwBin *place);

G_END_DECLS
