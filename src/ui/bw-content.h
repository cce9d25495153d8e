/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "ui/actions/bw-actions-page.h"
#include "ui/bw-session.h"

G_BEGIN_DECLS

/**
 * BwContent:
 *
 * What is open: its pages, and the flyout beside or over them.
 *
 * Properties:
 * - `session` (#BwSession, nullable, read/write): what is shown
 * - `action` (#BwAction, nullable, read/write): the action that the flyout shows; %NULL when it is
 *   closed
 * - `pages` (#AdwViewStack, read-only): the pages, for a view switcher
 * - `narrow` (boolean, read/write): whether the flyout is a sheet over the pages
 * - `switcher` (boolean, read/write): whether the bar that switches between the pages is shown
 *
 * The signal `steps-changed` tells that there may now be, or no longer be, an action before or after the
 * open one.
 */
#define BW_TYPE_CONTENT (bw_content_get_type ())
G_DECLARE_FINAL_TYPE (BwContent, bw_content, BW, CONTENT, AdwBin)

void bw_content_set_session (BwContent *self, BwSession *session);
BwAction *bw_content_get_action (BwContent *self);
void bw_content_set_action (BwContent *self, BwAction *action);
const char *bw_content_get_page (BwContent *self);
void bw_content_show_page (BwContent *self, const char *name);
BwActionsPage *bw_content_get_actions_page (BwContent *self);
BwActionsPage *bw_content_show_actions (BwContent *self);

G_END_DECLS
