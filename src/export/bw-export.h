/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/bw-activity.h"
#include "model/bw-explanation.h"
#include "model/bw-history.h"
#include "model/bw-lines.h"
#include "model/bw-query-result.h"
#include "model/bw-records.h"

G_BEGIN_DECLS

/*
 * The stable forms that other programs read: untranslated keys, unrounded numbers, ISO dates.
 * docs/json.md describes them.
 */

char *bw_export_score_to_json (BwRecords *records);
char *bw_export_list_to_json (BwQueryResult *result, guint limit);
char *bw_export_list_to_csv (BwQueryResult *result, guint limit);
char *bw_export_history_to_json (BwHistory *history);
char *bw_export_history_to_csv (BwHistory *history);
char *bw_export_activities_to_json (GPtrArray *activities);
char *bw_export_activities_to_csv (GPtrArray *activities);
char *bw_export_lines_to_csv (const BwLines *lines);
char *bw_export_lines_to_json (const BwLines *lines, const char *metric, const char *category);
char *bw_export_explanation_to_json (BwExplanation *explanation);
char *bw_export_plan_to_json (BwScorecard *scorecard);
char *bw_export_plan_to_csv (BwScorecard *scorecard);
char *bw_export_plan_to_ical (BwScorecard *scorecard, GDateTime *now);
char *bw_export_action_to_json (BwScorecard *scorecard, BwAction *action);

G_END_DECLS
