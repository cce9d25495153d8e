/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "ui/bw-content.h"
#include "ui/bw-recent-files.h"
#include "ui/bw-session.h"
#include "ui/organisations/bw-organisation-store.h"

G_BEGIN_DECLS

/**
 * BwOrganisationView:
 *
 * One session in the window: its content, or what stands in the place of that while there is none, and
 * the banners over it. Each organisation has its own, so that each keeps where the user was in it.
 *
 * Properties:
 * - `session` (#BwSession, construct-only): what it shows
 * - `state` (string, read-only): `blank`, `loading`, `content`, `error` or `welcome`
 * - `content` (#BwContent, read-only): the pages and the flyout
 * - `narrow` and `switcher` (boolean, read/write): those of #BwContent
 * - `pending-name` (string, read-only): what is being opened, as markup
 * - `progress` (string, read-only): what is being read anew and how far
 * - `waiting` (boolean, read/write): whether what will be shown is not decided yet
 */
#define BW_TYPE_ORGANISATION_VIEW (bw_organisation_view_get_type ())
G_DECLARE_FINAL_TYPE (BwOrganisationView, bw_organisation_view, BW, ORGANISATION_VIEW, AdwBin)

BwOrganisationView *bw_organisation_view_new (BwSession *session);
void bw_organisation_view_set_welcome (BwOrganisationView *self,
                                       BwRecentFiles *recent_files,
                                       BwOrganisationStore *store);
BwSession *bw_organisation_view_get_session (BwOrganisationView *self);
BwContent *bw_organisation_view_get_content (BwOrganisationView *self);
const char *bw_organisation_view_get_state (BwOrganisationView *self);
void bw_organisation_view_set_waiting (BwOrganisationView *self, gboolean waiting);

G_END_DECLS
