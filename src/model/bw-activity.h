/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-explanation.h"
#include "model/bw-recent.h"
#include "model/bw-state-update.h"

G_BEGIN_DECLS

/**
 * BwActivityKind:
 * @BW_ACTIVITY_STATE: somebody set its state, assigned it or wrote a comment
 * @BW_ACTIVITY_ACHIEVED: points were won
 * @BW_ACTIVITY_LOST: points were lost
 * @BW_ACTIVITY_ASSERTED: points of a third-party mark came or went
 * @BW_ACTIVITY_REWEIGHTED: its maximum changed
 * @BW_ACTIVITY_ADDED: it is scored and was not
 * @BW_ACTIVITY_GONE: it was scored and is no more
 * @BW_ACTIVITY_POPULATION: how many of how many meet it changed, and its points did not
 * @BW_ACTIVITY_SMALL: small changes of several actions on a day, added up: see bw_activity_is_small()
 *
 * What happened to an action. But for the first and the last two they are those of #BwChangeKind.
 */
typedef enum {
  BW_ACTIVITY_STATE,
  BW_ACTIVITY_ACHIEVED,
  BW_ACTIVITY_LOST,
  BW_ACTIVITY_ASSERTED,
  BW_ACTIVITY_REWEIGHTED,
  BW_ACTIVITY_ADDED,
  BW_ACTIVITY_GONE,
  BW_ACTIVITY_POPULATION,
  BW_ACTIVITY_SMALL,
} BwActivityKind;

#define BW_N_ACTIVITY_KINDS (BW_ACTIVITY_SMALL + 1)

/* What part of its maximum an action has to win or lose at once to be told of by itself: what makes it one that
 * regressed, so that both lists tell of the same. */
#define BW_ACTIVITY_LEAST_PART BW_RECENT_LEAST_LOSS

/**
 * BwActivityGroup:
 * @BW_ACTIVITY_GROUP_ALL: all there is
 * @BW_ACTIVITY_GROUP_IMPROVEMENTS: points that were won here or are asserted
 * @BW_ACTIVITY_GROUP_REGRESSIONS: points that were lost here or are asserted no more
 * @BW_ACTIVITY_GROUP_MICROSOFT: what Microsoft or a licence did
 * @BW_ACTIVITY_GROUP_PEOPLE: what people set
 * @BW_ACTIVITY_GROUP_POPULATION: how many meet an action, without points
 *
 * Which activities are looked at.
 */
typedef enum {
  BW_ACTIVITY_GROUP_ALL,
  BW_ACTIVITY_GROUP_IMPROVEMENTS,
  BW_ACTIVITY_GROUP_REGRESSIONS,
  BW_ACTIVITY_GROUP_MICROSOFT,
  BW_ACTIVITY_GROUP_PEOPLE,
  BW_ACTIVITY_GROUP_POPULATION,
} BwActivityGroup;

#define BW_N_ACTIVITY_GROUPS (BW_ACTIVITY_GROUP_POPULATION + 1)

/**
 * BwActor:
 * @BW_ACTOR_SYSTEM: what was measured; Microsoft does not tell who did it
 * @BW_ACTOR_MICROSOFT: Microsoft
 * @BW_ACTOR_SCOPE: Microsoft or a licence: both bring and take actions, and nothing tells them apart
 * @BW_ACTOR_PERSON: a person, where Microsoft tells one
 *
 * Who an activity is attributed to.
 */
typedef enum {
  BW_ACTOR_SYSTEM,
  BW_ACTOR_MICROSOFT,
  BW_ACTOR_SCOPE,
  BW_ACTOR_PERSON,
} BwActor;

#define BW_N_ACTORS (BW_ACTOR_PERSON + 1)

/**
 * BwActivity:
 *
 * What happened to one action on one day, or small things to several. Immutable.
 */
#define BW_TYPE_ACTIVITY (bw_activity_get_type ())
G_DECLARE_FINAL_TYPE (BwActivity, bw_activity, BW, ACTIVITY, GObject)

/**
 * BwActivityFields:
 * @kind: what happened
 * @day: on which UTC day it was seen; for %BW_ACTIVITY_STATE the day on which it was set
 * @since: the day that this one is compared with: the one before it, or longer ago where days are missing;
 *   %BW_DAY_NONE for %BW_ACTIVITY_STATE
 * @id: the id of the control; empty for %BW_ACTIVITY_SMALL, of which nothing is known that is of one action
 * @profile: (nullable): its profile, the newest that is known
 * @category: its category on that day, a word of bw-words.h
 * @points: its points after it, or NAN
 * @max_points: its maximum after it, or NAN
 * @change: by how much its points and maximum changed, and its share in the change of the score
 * @before: (nullable): its score on the day @since
 * @after: (nullable): its score on the day
 * @update: (nullable): what was set
 * @update_before: (nullable): what held before that
 * @person: (nullable): who set it, where Microsoft tells it
 * @n_actions: for %BW_ACTIVITY_SMALL how many actions it is about
 *
 * What a #BwActivity is made of. Nothing is taken over: the record copies or references all of it.
 */
typedef struct {
  BwActivityKind kind;
  BwDay day;
  BwDay since;
  const char *id;
  BwControlProfile *profile;
  const char *category;
  double points;
  double max_points;
  BwChangeSum change;
  BwControlScore *before;
  BwControlScore *after;
  BwStateUpdate *update;
  BwStateUpdate *update_before;
  const char *person;
  guint n_actions;
} BwActivityFields;

BwActivity *bw_activity_new (const BwActivityFields *fields);
const BwActivityFields *bw_activity_get_fields (BwActivity *self);
const char *bw_activity_get_title (BwActivity *self);
char *bw_activity_dup_product (BwActivity *self);
BwActor bw_activity_get_actor (BwActivity *self);
BwActivityGroup bw_activity_get_group (BwActivity *self);
gboolean bw_activity_is_small (BwActivity *self);
gboolean bw_activity_matches (BwActivity *self, BwActivityGroup group, const char *category);
int bw_activity_compare (BwActivity *a, BwActivity *b);
gboolean bw_activity_is_same (BwActivity *a, BwActivity *b);
const char *bw_activity_kind_to_key (BwActivityKind kind);
const char *bw_activity_group_to_key (BwActivityGroup group);
BwActivityGroup bw_activity_group_from_key (const char *key);
const char *bw_actor_to_key (BwActor actor);

G_END_DECLS
