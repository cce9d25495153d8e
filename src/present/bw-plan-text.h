/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/bw-scorecard.h"

G_BEGIN_DECLS

/* How it is said what is kept here about actions, beside what Microsoft knows of them. Every string is new. */

char *bw_plan_text_say_status (BwAction *action);
char *bw_plan_text_say_due (BwDay day, BwDue due);
char *bw_plan_text_say_tags (const char *const *tags);
char *bw_plan_text_say_summary (BwScorecard *scorecard);
char *bw_plan_text_say_left (guint n_left);
char *bw_plan_text_say_changes (const BwPlanChanges *changes);

G_END_DECLS
