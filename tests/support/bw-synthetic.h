/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-day.h"

G_BEGIN_DECLS

#define BW_SYNTHETIC_TENANT "11111111-2222-3333-4444-555555555555"

char *bw_synthetic_new_score (BwDay day, guint days_ago, guint n_controls, gboolean totals_only);
char *bw_synthetic_new_profile (guint number, const char *updates);
char *bw_synthetic_new_id (guint number);

G_END_DECLS
