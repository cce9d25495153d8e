/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "model/bw-control-profile.h"

G_BEGIN_DECLS

/**
 * BwCatalogue:
 *
 * All `secureScoreControlProfiles` of an organisation: what can be done. Profiles are found by id
 * without regard to case (graph.md §0 no. 1).
 */
#define BW_TYPE_CATALOGUE (bw_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (BwCatalogue, bw_catalogue, BW, CATALOGUE, GObject)

BwCatalogue *bw_catalogue_new (const char *tenant_id, GPtrArray *profiles);
BwCatalogue *bw_catalogue_new_partial (const char *tenant_id, GPtrArray *profiles);
BwCatalogue *bw_catalogue_new_incomplete (const char *tenant_id, GPtrArray *profiles);
BwCatalogue *bw_catalogue_new_with (BwCatalogue *catalogue, GPtrArray *profiles);
gboolean bw_catalogue_is_partial (BwCatalogue *self);
gboolean bw_catalogue_is_incomplete (BwCatalogue *self);
const char *bw_catalogue_get_tenant_id (BwCatalogue *self);
GPtrArray *bw_catalogue_get_profiles (BwCatalogue *self);
BwControlProfile *bw_catalogue_find (BwCatalogue *self, const char *id);

G_END_DECLS
