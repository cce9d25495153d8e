/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BwControlProfile:
 *
 * One entry of the catalogue: what can be done, its texts and its state (graph.md §1.5).
 */
#define BW_TYPE_CONTROL_PROFILE (bw_control_profile_get_type ())
G_DECLARE_FINAL_TYPE (BwControlProfile, bw_control_profile, BW, CONTROL_PROFILE, GObject)

/**
 * BwControlProfileFields:
 * @id: the id, never empty
 * @title: the title as Graph has it; not unique
 * @service: the service code as it came (`AzureAD`, `MDATP`, `MDA_SF`)
 * @category: the category, a folded word of bw-words.h
 * @max_points: attainable points, or NAN when they are missing
 * @rank: the rank, 1 first, or -1 when it is missing; far from unique
 * @action_type: `Config`, `Review`, `Behavior`, or as it came
 * @tier: the tier, a folded word of bw-words.h
 * @cost: the implementation cost, a folded word of bw-words.h
 * @user_impact: the user impact, a folded word of bw-words.h
 * @threats: what it protects against, folded words of bw-words.h, each once
 * @action_url: (nullable): the page where it is set, unchecked: see
 *   bw_action_get_settings_address()
 * @remediation: (nullable): the next steps as HTML
 * @remediation_impact: (nullable): how it affects users, as HTML
 * @deprecated: whether Microsoft retired the control
 * @state_updates: (element-type BwStateUpdate): the history of its state, as it came
 * @rest: (nullable): the members that Bolwerk does not know, a JSON object in its canonical form
 *
 * What a #BwControlProfile is made of. Nothing is taken over: the record copies or references all of it.
 */
typedef struct {
  const char *id;
  const char *title;
  const char *service;
  const char *category;
  double max_points;
  int rank;
  const char *action_type;
  const char *tier;
  const char *cost;
  const char *user_impact;
  const char *const *threats;
  const char *action_url;
  const char *remediation;
  const char *remediation_impact;
  gboolean deprecated;
  GPtrArray *state_updates;
  const char *rest;
} BwControlProfileFields;

BwControlProfile *bw_control_profile_new (const BwControlProfileFields *fields);
BwControlProfile *
bw_control_profile_new_with (BwControlProfile *profile, GPtrArray *state_updates, const char *rest);
const char *bw_control_profile_get_id (BwControlProfile *self);
const char *bw_control_profile_get_title (BwControlProfile *self);
const char *bw_control_profile_get_service (BwControlProfile *self);
const char *bw_control_profile_get_category (BwControlProfile *self);
double bw_control_profile_get_max_points (BwControlProfile *self);
int bw_control_profile_get_rank (BwControlProfile *self);
const char *bw_control_profile_get_action_type (BwControlProfile *self);
const char *bw_control_profile_get_tier (BwControlProfile *self);
const char *bw_control_profile_get_cost (BwControlProfile *self);
const char *bw_control_profile_get_user_impact (BwControlProfile *self);
const char *const *bw_control_profile_get_threats (BwControlProfile *self);
const char *bw_control_profile_get_action_url (BwControlProfile *self);
const char *bw_control_profile_get_remediation (BwControlProfile *self);
const char *bw_control_profile_get_remediation_impact (BwControlProfile *self);
gboolean bw_control_profile_is_deprecated (BwControlProfile *self);
GPtrArray *bw_control_profile_get_state_updates (BwControlProfile *self);
const char *bw_control_profile_get_rest (BwControlProfile *self);

G_END_DECLS
