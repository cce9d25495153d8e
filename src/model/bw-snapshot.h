/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "base/bw-day.h"
#include "model/bw-comparison.h"

G_BEGIN_DECLS

/**
 * BwSnapshot:
 *
 * The `secureScore` of one UTC day: totals, comparisons and one control score for each scored control
 * (graph.md §1.2).
 */
#define BW_TYPE_SNAPSHOT (bw_snapshot_get_type ())
G_DECLARE_FINAL_TYPE (BwSnapshot, bw_snapshot, BW, SNAPSHOT, GObject)

/**
 * BwSnapshotFields:
 * @id: Graph's id of the snapshot, or an empty string
 * @tenant_id: the id of the organisation's tenant
 * @day: the UTC day that it describes
 * @created: (nullable): the moment that Graph stamped it with
 * @current: achieved points, or NAN when they are missing
 * @max: attainable points, or NAN when they are missing
 * @active_users: the number of active users, or -1
 * @comparisons: (element-type BwComparison): the averages of other organisations, by basis
 * @control_scores: (element-type BwControlScore): what each scored control earned
 * @from_file: whether it comes from a saved file, not from Microsoft itself
 * @incomplete: whether Microsoft said that it could not gather everything
 * @n_nameless: how many more came that do not say which control they are of
 * @rest: (nullable): the members that Bolwerk does not know, a JSON object in its canonical form
 *
 * What a #BwSnapshot is made of. Nothing is taken over: the record copies or references all of it.
 */
typedef struct {
  const char *id;
  const char *tenant_id;
  BwDay day;
  GDateTime *created;
  double current;
  double max;
  gint64 active_users;
  GPtrArray *comparisons;
  GPtrArray *control_scores;
  gboolean from_file;
  gboolean incomplete;
  guint n_nameless;
  const char *rest;
} BwSnapshotFields;

BwSnapshot *bw_snapshot_new (const BwSnapshotFields *fields);
BwSnapshot *bw_snapshot_new_incomplete (BwSnapshot *snapshot);
BwSnapshot *bw_snapshot_new_from_file (BwSnapshot *snapshot);
BwSnapshot *bw_snapshot_new_with_scores (BwSnapshot *snapshot, GPtrArray *control_scores);
const char *bw_snapshot_get_id (BwSnapshot *self);
const char *bw_snapshot_get_tenant_id (BwSnapshot *self);
BwDay bw_snapshot_get_day (BwSnapshot *self);
GDateTime *bw_snapshot_get_created (BwSnapshot *self);
double bw_snapshot_get_current (BwSnapshot *self);
double bw_snapshot_get_max (BwSnapshot *self);
gint64 bw_snapshot_get_active_users (BwSnapshot *self);
GPtrArray *bw_snapshot_get_comparisons (BwSnapshot *self);
BwComparison *bw_snapshot_find_comparison (BwSnapshot *self, const char *basis);
GPtrArray *bw_snapshot_list_comparisons (BwSnapshot *self);
GPtrArray *bw_snapshot_get_control_scores (BwSnapshot *self);
gboolean bw_snapshot_is_from_file (BwSnapshot *self);
gboolean bw_snapshot_is_incomplete (BwSnapshot *self);
gboolean bw_snapshot_tells_controls (BwSnapshot *self);
guint bw_snapshot_count_nameless (BwSnapshot *self);
const char *bw_snapshot_get_rest (BwSnapshot *self);

G_END_DECLS
