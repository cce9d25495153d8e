/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "ui/bw-application.h"
#include "ui/bw-content.h"
#include "ui/bw-recent-files.h"
#include "ui/bw-session.h"
#include "ui/bw-views.h"
#include "ui/organisations/bw-organisation-store.h"

G_BEGIN_DECLS

/**
 * BwWindow:
 *
 * The window: its header, its pages and the flyout, and the state that they are in.
 *
 * Properties:
 * - `session` (#BwSession, construct-only): for files and the demo
 * - `first` (#BwSession, nullable, construct-only, write-only): that of an organisation of `store`, which is shown at first;
 *   %NULL for `session`
 * - `store` (#BwOrganisationStore, nullable, construct-only): the organisations of the list
 * - `view` (#BwOrganisationView, read-only): what is shown: that of `session`, or of an organisation
 * - `organisation` (int, read/write): the number of the organisation that is shown, from 1; 0 for files and
 *   the demo
 * - `action` (#BwAction, nullable, read/write): the action that the flyout shows; %NULL when it is
 *   closed
 *
 * Actions, besides those in the shortcuts dialog: `win.show-filtered` with a string `FACET=VALUE` opens
 * the list filtered so, `win.show-action` with an id opens the flyout.
 */
#define BW_TYPE_WINDOW (bw_window_get_type ())
G_DECLARE_FINAL_TYPE (BwWindow, bw_window, BW, WINDOW, AdwApplicationWindow)

BwWindow *bw_window_new (BwApplication *application, BwSession *session);
BwSession *bw_window_get_session (BwWindow *self);
BwContent *bw_window_get_content (BwWindow *self);
BwRecentFiles *bw_window_get_recent_files (BwWindow *self);
BwAction *bw_window_get_action (BwWindow *self);
void bw_window_set_action (BwWindow *self, BwAction *action);
BwOrganisationStore *bw_window_get_store (BwWindow *self);
BwSession *bw_window_get_opened (BwWindow *self);
BwViews *bw_window_get_views (BwWindow *self);
GMenu *bw_window_get_organisations_section (BwWindow *self);
void bw_window_add_toast (BwWindow *self, AdwToast *toast);
void bw_window_open_demo (BwWindow *self);
void bw_window_open_files (BwWindow *self, GPtrArray *files);

G_END_DECLS
