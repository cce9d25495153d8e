/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "ui/organisations/bw-organisation-store.h"

G_BEGIN_DECLS

/**
 * BwLookupPage:
 *
 * An action is looked up in all organisations: who has it, with its points and its status, and who misses it.
 */
#define BW_TYPE_LOOKUP_PAGE (bw_lookup_page_get_type ())
G_DECLARE_FINAL_TYPE (BwLookupPage, bw_lookup_page, BW, LOOKUP_PAGE, AdwNavigationPage)

AdwNavigationPage *bw_lookup_page_new (BwOrganisationStore *store);
void bw_lookup_page_search (BwLookupPage *self, const char *text);

G_END_DECLS
