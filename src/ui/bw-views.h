/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/bw-organisation-view.h"

G_BEGIN_DECLS

/**
 * BwViews:
 *
 * The views of a window, of which one is shown: one for what is opened, files and the demo, and one for
 * each organisation of the list that has been looked at. Each is made when it is first shown.
 *
 * Properties:
 * - `shown` (#BwOrganisationView, nullable, read-only): the one that is shown
 */
#define BW_TYPE_VIEWS (bw_views_get_type ())
G_DECLARE_FINAL_TYPE (BwViews, bw_views, BW, VIEWS, GObject)

BwViews *bw_views_new (GtkStack *stack,
                       BwSession *opened,
                       BwOrganisationStore *store,
                       BwRecentFiles *recent_files);
void bw_views_set_layout (BwViews *self, gboolean narrow, gboolean switcher);
void bw_views_set_waiting (BwViews *self, gboolean waiting);
BwOrganisationView *bw_views_get_shown (BwViews *self);
void bw_views_show_opened (BwViews *self);
void bw_views_show_session (BwViews *self, BwSession *session);
void bw_views_show_entry (BwViews *self, BwOrganisationEntry *entry);
BwSession *bw_views_find_session (BwViews *self, const char *id);
GPtrArray *bw_views_list (BwViews *self);
void bw_views_drop (BwViews *self, const char *id);

G_END_DECLS
