/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-activities.h"

G_BEGIN_DECLS

/**
 * BwActivityColumn:
 * @BW_ACTIVITY_DAY: the day
 * @BW_ACTIVITY_ACTION: the title of the action
 * @BW_ACTIVITY_EVENT: what happened
 * @BW_ACTIVITY_POINTS: the points of the action after it
 * @BW_ACTIVITY_CATEGORY: its category
 * @BW_ACTIVITY_ACTOR: who it is attributed to
 *
 * What is told of each activity in a table.
 */
typedef enum {
  BW_ACTIVITY_DAY,
  BW_ACTIVITY_ACTION,
  BW_ACTIVITY_EVENT,
  BW_ACTIVITY_POINTS,
  BW_ACTIVITY_CATEGORY,
  BW_ACTIVITY_ACTOR,
} BwActivityColumn;

#define BW_N_ACTIVITY_COLUMNS (BW_ACTIVITY_ACTOR + 1)

/* How it is said what happened to actions. Every string is new. */

char *bw_activity_text_label_group (BwActivityGroup group);
char *bw_activity_text_say_title (BwActivity *activity);
char *bw_activity_text_say_event (BwActivity *activity);
char *bw_activity_text_say_actor (BwActivity *activity);
char *bw_activity_text_say_details (BwActivity *activity);
char *bw_activity_text_say_points (BwActivity *activity);
char *bw_activity_text_say_line (BwActivity *activity);
char *bw_activity_text_say_sentence (BwActivity *activity);
char *bw_activity_text_label_column (BwActivityColumn column);
char *bw_activity_text_say_cell (BwActivity *activity, BwActivityColumn column);
char *bw_activity_text_say_table (GPtrArray *activities);
char *bw_activity_text_say_number (guint n, gboolean is_folded);
char *bw_activity_text_say_nothing (BwActivities *activities,
                                    BwActivityGroup group,
                                    const char *category);

G_END_DECLS
