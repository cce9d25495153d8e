/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-records.h"
#include "organisation/bw-memory.h"

G_BEGIN_DECLS

BwRecords *bw_look_back_on_days (BwRecords *records, GPtrArray *days, GPtrArray *profiles);
BwRecords *bw_look_back_in_memory (BwRecords *records,
                                   BwMemory *memory,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
