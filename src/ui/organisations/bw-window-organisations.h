/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/bw-window.h"

G_BEGIN_DECLS

void bw_window_organisations_follow (BwWindow *window, BwOrganisationStore *store);
void bw_window_organisations_update (BwWindow *window);
int bw_window_organisations_get_number (BwWindow *window);
void bw_window_organisations_switch (BwWindow *window, int number);
BwOrganisationEntry *bw_window_organisations_dup_first (BwOrganisationStore *store, const char *id);
void bw_window_organisations_start (BwWindow *window);
void bw_window_organisations_start_with (BwWindow *window, const char *id);
void bw_window_organisations_signed_in (BwWindow *window, BwOrganisationEntry *entry);

G_END_DECLS
