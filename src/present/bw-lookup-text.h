/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-scorecard.h"

G_BEGIN_DECLS

char *bw_lookup_text_say_count (guint n_having, guint n_known);
char *bw_lookup_text_say_place (BwScorecard *scorecard, BwAction *action);

G_END_DECLS
