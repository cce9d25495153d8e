/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-query.h"

G_BEGIN_DECLS

#define BW_KEY_YES "yes"
#define BW_KEY_NO "no"

char *bw_facet_fold_key (BwFacet facet, const char *key);
int bw_facet_compare_keys (BwFacet facet, const char *a, const char *b);
const char *bw_facet_get_key_of_action (BwFacet facet, BwAction *action);
const char *const *bw_facet_list_keys_of_action (BwFacet facet, BwAction *action);

G_END_DECLS
