/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-explanation.h"

G_BEGIN_DECLS

/* How it is said why a score moved. */

char *bw_change_text_label_kind (BwChangeKind kind);
char *bw_change_text_say_days (BwExplanation *explanation);
char *bw_change_text_say_passed (BwExplanation *explanation);
char *bw_change_text_say_count (guint n);
char *bw_change_text_say_amount (const BwChangeSum *sum);
char *bw_change_text_say_whole (BwExplanation *explanation);
char *bw_change_text_say_reason (BwExplanation *explanation);
char *bw_change_text_say_population (BwControlScore *score_before, BwControlScore *score_after);
char *bw_change_text_say_details (BwChange *change);

G_END_DECLS
