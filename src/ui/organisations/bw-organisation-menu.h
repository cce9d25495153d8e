/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/organisations/bw-organisation-store.h"

G_BEGIN_DECLS

/* How many are offered one by one. */
#define BW_ORGANISATION_MENU_MOST 12U

void bw_organisation_menu_fill (GMenu *menu, BwOrganisationStore *store, const char *opened);

G_END_DECLS
