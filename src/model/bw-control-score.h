/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BwControlScore:
 *
 * What one control earned on one day (graph.md §1.3). Members that Graph left out are unknown, never zero.
 */
#define BW_TYPE_CONTROL_SCORE (bw_control_score_get_type ())
G_DECLARE_FINAL_TYPE (BwControlScore, bw_control_score, BW, CONTROL_SCORE, GObject)

/**
 * BwControlScoreFields:
 * @id: the control name, which equals the id of its profile
 * @category: the category on that day, a folded word of bw-words.h
 * @points: achieved points, or NAN when they are missing
 * @percentage: achieved points in percent of the maximum, or NAN when it is missing
 * @description: (nullable): what the control is about, as HTML; hollow on older days
 * @implementation_status: (nullable): what Microsoft observed, as HTML; hollow on older days
 * @last_synced: (nullable): when Microsoft last looked
 * @count: how many of the population meet the control, or -1
 * @total: the population, or -1
 * @rest: (nullable): the members that Bolwerk does not know, a JSON object in its canonical form
 *
 * What a #BwControlScore is made of. Nothing is taken over: the record copies or references all of it.
 */
typedef struct {
  const char *id;
  const char *category;
  double points;
  double percentage;
  const char *description;
  const char *implementation_status;
  GDateTime *last_synced;
  gint64 count;
  gint64 total;
  const char *rest;
} BwControlScoreFields;

BwControlScore *bw_control_score_new (const BwControlScoreFields *fields);
const char *bw_control_score_get_id (BwControlScore *self);
const char *bw_control_score_get_category (BwControlScore *self);
double bw_control_score_get_points (BwControlScore *self);
double bw_control_score_get_percentage (BwControlScore *self);
const char *bw_control_score_get_description (BwControlScore *self);
const char *bw_control_score_get_implementation_status (BwControlScore *self);
GDateTime *bw_control_score_get_last_synced (BwControlScore *self);
gint64 bw_control_score_get_count (BwControlScore *self);
gint64 bw_control_score_get_total (BwControlScore *self);
const char *bw_control_score_get_rest (BwControlScore *self);

G_END_DECLS
