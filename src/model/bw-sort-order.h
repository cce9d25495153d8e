/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-query-index.h"

G_BEGIN_DECLS

guint *bw_sort_order_new (BwQueryIndex *index, BwSortKey sort, gboolean descending);

G_END_DECLS
