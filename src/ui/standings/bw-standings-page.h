/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "ui/standings/bw-standings-model.h"

G_BEGIN_DECLS

/** BW_STANDINGS_PAGE_TAG: what a navigation view knows it by. */
#define BW_STANDINGS_PAGE_TAG "standings"

/**
 * BwStandingsPage:
 *
 * All organisations at once: where they stand, sorted by the heads of the columns, searched, and refreshed.
 *
 * Properties:
 * - `model` (#BwStandingsModel, read-only): what it shows
 * - `narrow` (boolean, read/write): whether there is room for rows of two lines only
 */
#define BW_TYPE_STANDINGS_PAGE (bw_standings_page_get_type ())
G_DECLARE_FINAL_TYPE (BwStandingsPage, bw_standings_page, BW, STANDINGS_PAGE, AdwNavigationPage)

AdwNavigationPage *bw_standings_page_new (BwOrganisationStore *store, BwStandingsModel *model);
BwStandingsModel *bw_standings_page_get_model (BwStandingsPage *self);

G_END_DECLS
