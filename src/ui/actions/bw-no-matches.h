/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bw-query-result.h"

G_BEGIN_DECLS

/**
 * BwNoMatches:
 *
 * What stands there instead of an empty list: which filter to drop, with buttons that do it and say how
 * many actions each would bring back. They activate `actions.clear-search`, `actions.clear-facet` and
 * `actions.clear-filters`.
 */
#define BW_TYPE_NO_MATCHES (bw_no_matches_get_type ())
G_DECLARE_FINAL_TYPE (BwNoMatches, bw_no_matches, BW, NO_MATCHES, AdwBin)

GtkWidget *bw_no_matches_new (void);
void bw_no_matches_set_result (BwNoMatches *self, BwQueryResult *result);

G_END_DECLS
