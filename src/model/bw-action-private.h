/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-action.h"

G_BEGIN_DECLS

const char *bw_action_get_title_key (BwAction *self);
char *bw_action_build_search_text (BwAction *self);
char *bw_action_dup_search_text (BwAction *self);

G_END_DECLS
