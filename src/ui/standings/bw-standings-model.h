/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/organisations/bw-organisation-store.h"
#include "ui/standings/bw-standing-item.h"

G_BEGIN_DECLS

/**
 * BwStandingsModel:
 *
 * Where all organisations of the list stand, read from what is kept on a thread, and refreshed when that is asked for.
 *
 * Properties:
 * - `loaded` (boolean, read-only): whether it has been read
 * - `refreshing` (boolean, read-only): whether all are being refreshed
 * - `progress` (string, nullable, read-only): how far that is, or was
 * - `revision` (uint, read-only): becomes another one when where some stand has been read anew
 *
 * Signals:
 * - `refreshed` (entry: #BwOrganisationEntry, records: #BwRecords): that came of it, and is kept; told when its newest
 *   day is there, and once more when its earlier days are
 * - `ended` (text: string): the refresh of all has ended, or what was begun when it was called off; what came of it, in words
 */
#define BW_TYPE_STANDINGS_MODEL (bw_standings_model_get_type ())
G_DECLARE_FINAL_TYPE (BwStandingsModel, bw_standings_model, BW, STANDINGS_MODEL, GObject)

BwStandingsModel *bw_standings_model_new (BwOrganisationStore *store);
GListModel *bw_standings_model_get_items (BwStandingsModel *self);
gboolean bw_standings_model_is_loaded (BwStandingsModel *self);
gboolean bw_standings_model_is_refreshing (BwStandingsModel *self);
void bw_standings_model_load (BwStandingsModel *self);
void bw_standings_model_refresh (BwStandingsModel *self);
void bw_standings_model_cancel (BwStandingsModel *self);

G_END_DECLS
