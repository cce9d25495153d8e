/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/bw-action.h"

G_BEGIN_DECLS

/* What the flyout says about one action, besides its texts. Every string is new. */

char *bw_action_text_say_points (BwAction *action);
char *bw_action_text_say_impact (BwAction *action);
char *bw_action_text_say_settings (BwAction *action);
char *bw_action_text_say_synced (BwAction *action);
char *bw_action_text_say_delay (void);

G_END_DECLS
