/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-scorecard.h"

G_BEGIN_DECLS

const char *bw_near_find_word (const char *const *words, const char *wanted);
GPtrArray *bw_near_list_actions (BwScorecard *scorecard, const char *id, guint n);

G_END_DECLS
