/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "organisation/bw-memory.h"

G_BEGIN_DECLS

gboolean bw_gaps_are_in (GPtrArray *days);
void bw_gaps_fill_newest (BwMemory *memory, BwSnapshot **newest, GCancellable *cancellable);
void bw_gaps_fill_days (BwMemory *memory,
                        GPtrArray *days,
                        BwDay from,
                        BwDay to,
                        GCancellable *cancellable);
gboolean bw_gaps_are_in_catalogue (BwCatalogue *catalogue);
void bw_gaps_fill_catalogue (BwMemory *memory, BwCatalogue **catalogue, GCancellable *cancellable);

G_END_DECLS
