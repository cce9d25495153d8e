/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/bw-session.h"

G_BEGIN_DECLS

/**
 * BwHistoryReader:
 *
 * Reads the history of what is open in a session, why its score changed, what happened to its actions and how they fared,
 * off the main loop. What was read stays until
 * something newer is.
 *
 * Signals:
 * - `read`: the history, or the error, is another
 * - `explained`: the explanation, or its error, is another
 * - `listed`: what happened to actions, or its error, is another
 * - `measured`: how actions fared, or its error, is another
 */
#define BW_TYPE_HISTORY_READER (bw_history_reader_get_type ())
G_DECLARE_FINAL_TYPE (BwHistoryReader, bw_history_reader, BW, HISTORY_READER, GObject)

BwHistoryReader *bw_history_reader_new (BwSession *session);
void bw_history_reader_read (BwHistoryReader *self);
void bw_history_reader_explain (BwHistoryReader *self, BwDay from, BwDay to);
void bw_history_reader_list (BwHistoryReader *self, BwDay from, BwDay to);
void bw_history_reader_measure (BwHistoryReader *self, BwDay from, BwDay to);
void bw_history_reader_clear (BwHistoryReader *self);
BwHistory *bw_history_reader_get_history (BwHistoryReader *self);
const GError *bw_history_reader_get_error (BwHistoryReader *self);
BwExplanation *bw_history_reader_get_explanation (BwHistoryReader *self);
const GError *bw_history_reader_get_explanation_error (BwHistoryReader *self);
BwActivities *bw_history_reader_get_activities (BwHistoryReader *self);
const GError *bw_history_reader_get_activities_error (BwHistoryReader *self);
BwMetrics *bw_history_reader_get_metrics (BwHistoryReader *self);
const GError *bw_history_reader_get_metrics_error (BwHistoryReader *self);

G_END_DECLS
