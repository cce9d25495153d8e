/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "model/bw-control-profile.h"
#include "model/bw-control-score.h"
#include "model/bw-due.h"
#include "model/bw-plan-entry.h"
#include "model/bw-recent.h"
#include "model/bw-status.h"
#include "text/bw-rich-text.h"

G_BEGIN_DECLS

/**
 * BwAction:
 *
 * One improvement action as the user sees it: its profile, its control score of the newest
 * snapshot and its plan entry, joined. One of profile and control score may be missing, never both.
 * Immutable; all of its getters may be called from any thread.
 *
 * Its properties, all read-only, are what expressions bind to: `id`, `title`, `product`,
 * `category`, `status`, `rank`, `points`, `max-points`, `impact`, `scored`.
 */
#define BW_TYPE_ACTION (bw_action_get_type ())
G_DECLARE_FINAL_TYPE (BwAction, bw_action, BW, ACTION, GObject)

/**
 * BwNotScoredReason:
 * @BW_SCORED: the action is scored
 * @BW_NOT_SCORED_NO_MAXIMUM: its maximum is 0: Microsoft gives no points for it
 * @BW_NOT_SCORED_NOT_ASSESSED: the newest snapshot has no control score for it: Microsoft does not
 *   assess it in this organisation (not licensed or not applicable)
 * @BW_NOT_SCORED_NO_SNAPSHOT: there is no snapshot at all, so nothing can be said
 *
 * Whether implementing an action earns points, and if not, why (graph.md §1.9).
 */
typedef enum {
  BW_SCORED,
  BW_NOT_SCORED_NO_MAXIMUM,
  BW_NOT_SCORED_NOT_ASSESSED,
  BW_NOT_SCORED_NO_SNAPSHOT,
} BwNotScoredReason;

BwAction *bw_action_new (BwControlProfile *profile,
                         BwControlScore *score,
                         BwPlanEntry *plan_entry,
                         gboolean has_snapshot,
                         double organisation_max);

BwControlProfile *bw_action_get_profile (BwAction *self);
BwControlScore *bw_action_get_control_score (BwAction *self);
BwPlanEntry *bw_action_get_plan_entry (BwAction *self);
BwStateUpdate *bw_action_get_newest_update (BwAction *self);

const char *bw_action_get_id (BwAction *self);
const char *bw_action_get_title (BwAction *self);
const char *bw_action_get_service (BwAction *self);
const char *bw_action_get_product (BwAction *self);
const char *bw_action_get_category (BwAction *self);
const char *bw_action_get_tier (BwAction *self);
const char *bw_action_get_cost (BwAction *self);
const char *bw_action_get_user_impact (BwAction *self);
const char *const *bw_action_get_threats (BwAction *self);
int bw_action_get_rank (BwAction *self);
gboolean bw_action_is_deprecated (BwAction *self);
BwStatus bw_action_get_status (BwAction *self);
const char *bw_action_get_state_word (BwAction *self);
const char *bw_action_get_status_key (BwAction *self);
gboolean bw_action_knows_recent (BwAction *self);
const BwRecentEvent *bw_action_get_recent (BwAction *self, BwRecentKind kind);
const char *const *bw_action_get_recent_keys (BwAction *self);
gboolean bw_action_is_scored (BwAction *self);
BwNotScoredReason bw_action_get_not_scored_reason (BwAction *self);
double bw_action_get_points (BwAction *self);
double bw_action_get_max_points (BwAction *self);
double bw_action_get_points_left (BwAction *self);
double bw_action_get_impact (BwAction *self);
gboolean bw_action_get_population (BwAction *self, gint64 *count, gint64 *total);
GDateTime *bw_action_get_last_synced (BwAction *self);
gboolean bw_action_is_planned (BwAction *self);
const char *bw_action_get_owner (BwAction *self);
const char *bw_action_get_assigned_to (BwAction *self);
BwDay bw_action_get_due_day (BwAction *self);
BwDue bw_action_get_due (BwAction *self);
BwPriority bw_action_get_priority (BwAction *self);
const char *const *bw_action_get_tags (BwAction *self);
char *bw_action_get_settings_address (BwAction *self);
char *bw_action_get_portal_address (BwAction *self, const char *tenant_id);

BwRichText *bw_action_dup_description (BwAction *self);
BwRichText *bw_action_dup_next_steps (BwAction *self);
BwRichText *bw_action_dup_effect_on_users (BwAction *self);
BwRichText *bw_action_dup_implementation_status (BwAction *self);

const char *bw_action_get_search_text (BwAction *self);
int bw_action_compare_recommended (BwAction *a, BwAction *b);

G_END_DECLS
