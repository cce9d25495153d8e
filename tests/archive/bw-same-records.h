/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-catalogue.h"
#include "model/bw-snapshot.h"

G_BEGIN_DECLS

/* Records as text, every member of them, so that a test that fails shows where they differ. */

char *bw_same_describe_snapshot (BwSnapshot *snapshot, gboolean with_texts);
char *bw_same_describe_catalogue (BwCatalogue *catalogue);
void bw_same_assert_snapshots (BwSnapshot *a, BwSnapshot *b, gboolean with_texts);
void bw_same_assert_catalogues (BwCatalogue *a, BwCatalogue *b);

G_END_DECLS
