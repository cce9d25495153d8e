/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-action.h"

G_BEGIN_DECLS

char *bw_recent_text_say_kinds (BwAction *action);
char *bw_recent_text_explain (BwRecentKind kind);
char *bw_recent_text_say_events (BwAction *action);

G_END_DECLS
