/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-database.h"
#include "base/bw-day.h"

G_BEGIN_DECLS

/* What explaining a change takes of catalogues, without their long texts: reading those takes several times as long as
   the days themselves. */

GPtrArray *bw_outlines_load (BwDatabase *database,
                             const BwDay *days,
                             gsize n_days,
                             const char *tenant_id,
                             GError **error);

G_END_DECLS
