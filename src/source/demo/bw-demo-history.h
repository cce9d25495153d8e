/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-catalogue.h"
#include "model/bw-snapshot.h"

G_BEGIN_DECLS

/**
 * BwDemoHistory:
 *
 * Tells the days of the demo organisation: what was read of it, brought up to the present, and the
 * story that led there. Belongs to whoever holds the lock of the source.
 */
typedef struct _BwDemoHistory BwDemoHistory;

BwDemoHistory *bw_demo_history_new (BwCatalogue *catalogue, BwSnapshot *snapshot, BwDay end);
void bw_demo_history_free (BwDemoHistory *self);
BwCatalogue *bw_demo_history_get_catalogue (BwDemoHistory *self);
void bw_demo_history_replace_profile (BwDemoHistory *self, BwControlProfile *profile);
gboolean bw_demo_history_has_day (BwDemoHistory *self, BwDay day);
BwSnapshot *bw_demo_history_tell_day (BwDemoHistory *self, BwDay day, gboolean in_full);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwDemoHistory, bw_demo_history_free)

G_END_DECLS
