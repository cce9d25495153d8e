/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "model/bw-action.h"
#include "model/bw-explanation.h"
#include "model/bw-history.h"
#include "model/bw-scorecard.h"

G_BEGIN_DECLS

/* The records as JSON in the form of docs/json.md. */

JsonObject *bw_json_form_for_action (BwAction *action);
JsonObject *bw_json_form_for_scorecard (BwScorecard *scorecard);
JsonObject *bw_json_form_for_history (BwHistory *history);
JsonObject *bw_json_form_for_explanation (BwExplanation *explanation);
const char *bw_json_form_not_scored_key (BwNotScoredReason reason);
char *bw_json_form_to_text (JsonNode *root);

G_END_DECLS
