/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-catalogue.h"
#include "model/bw-snapshot.h"

G_BEGIN_DECLS

/* Days of an organisation that does not exist, the same for the same number whoever makes them. */

#define BW_MADE_TENANT "11111111-2222-3333-4444-555555555555"
#define BW_MADE_FIRST 739000

BwSnapshot *bw_made_day_new (guint number, guint n_controls, gboolean with_texts);
BwSnapshot *bw_made_day_new_restless (guint number, guint n_controls);
GPtrArray *bw_made_days_new (guint first, guint n_days, guint n_controls);
BwCatalogue *bw_made_catalogue_new (guint number, guint n_controls);

G_END_DECLS
