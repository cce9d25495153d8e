/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "ui/bw-session.h"

G_BEGIN_DECLS

/**
 * BwOverviewPage:
 *
 * Where the organisation stands, and what to look at first. It follows the records of its session.
 *
 * Property: `session` (#BwSession, nullable, read/write): whose records it shows
 */
#define BW_TYPE_OVERVIEW_PAGE (bw_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (BwOverviewPage, bw_overview_page, BW, OVERVIEW_PAGE, AdwBin)

void bw_overview_page_set_session (BwOverviewPage *self, BwSession *session);

G_END_DECLS
