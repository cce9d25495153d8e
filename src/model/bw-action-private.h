/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-action.h"
#include "model/bw-cloud.h"

G_BEGIN_DECLS

void bw_action_set_cloud (BwAction *self, BwCloud *cloud);
void bw_action_set_recent (BwAction *self, BwRecent *recent);
BwRecent *bw_action_get_all_recent (BwAction *self);
BwCloud *bw_action_get_cloud (BwAction *self);
void bw_action_set_today (BwAction *self, BwDay today);
BwDay bw_action_get_today (BwAction *self);
const char *bw_action_get_title_key (BwAction *self);
char *bw_action_build_search_text (BwAction *self);
char *bw_action_dup_search_text (BwAction *self);

G_END_DECLS
