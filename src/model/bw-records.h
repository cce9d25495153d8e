/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "model/bw-scorecard.h"

G_BEGIN_DECLS

/**
 * BwRecords:
 *
 * What is known of an open organisation at one moment: its scorecard and the days behind it.
 * Immutable: a refresh makes new records.
 */
#define BW_TYPE_RECORDS (bw_records_get_type ())
G_DECLARE_FINAL_TYPE (BwRecords, bw_records, BW, RECORDS, GObject)

BwRecords *bw_records_new (BwScorecard *scorecard, GPtrArray *days, GDateTime *loaded);
BwRecords *bw_records_new_kept (BwScorecard *scorecard, GPtrArray *days, GDateTime *loaded);
BwRecords *bw_records_new_with_recent (BwRecords *records, BwRecent *recent);
BwRecords *bw_records_new_with_plan (BwRecords *records, BwPlan *plan);
BwRecords *bw_records_stand_in (BwRecords *told, BwRecords *known);
BwScorecard *bw_records_get_scorecard (BwRecords *self);
GPtrArray *bw_records_get_days (BwRecords *self);
GDateTime *bw_records_get_loaded (BwRecords *self);
gboolean bw_records_are_kept (BwRecords *self);

G_END_DECLS
