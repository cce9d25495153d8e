/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/bw-window.h"

G_BEGIN_DECLS

void bw_first_frame_present (BwWindow *window);
void bw_first_frame_open (GtkApplication *application, BwOrganisationStore *store, const char *id);

G_END_DECLS
