/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "ui/bw-recent-files.h"
#include "ui/organisations/bw-organisation-store.h"

G_BEGIN_DECLS

/**
 * BwWelcomePage:
 *
 * What stands in the window while nothing is open: the ways to open something.
 *
 * Property: `recent-files` (#BwRecentFiles, nullable, read/write): what was open before
 */
#define BW_TYPE_WELCOME_PAGE (bw_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (BwWelcomePage, bw_welcome_page, BW, WELCOME_PAGE, AdwBin)

void bw_welcome_page_set_recent_files (BwWelcomePage *self, BwRecentFiles *recent_files);
void bw_welcome_page_set_organisations (BwWelcomePage *self, BwOrganisationStore *store);

G_END_DECLS
