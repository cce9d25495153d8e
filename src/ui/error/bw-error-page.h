/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "organisation/bw-organisation-entry.h"

G_BEGIN_DECLS

/**
 * BwErrorPage:
 *
 * Tells why nothing could be opened, and offers the ways on.
 */
#define BW_TYPE_ERROR_PAGE (bw_error_page_get_type ())
G_DECLARE_FINAL_TYPE (BwErrorPage, bw_error_page, BW, ERROR_PAGE, AdwBin)

gboolean
bw_error_page_set_error (BwErrorPage *self, const GError *error, BwOrganisationEntry *entry);
const char *bw_error_page_get_title (BwErrorPage *self);

G_END_DECLS
