/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-scorecard.h"

G_BEGIN_DECLS

/* Records in one line each. What is not named is 0 or NULL. */

#define BW_TEST_PROFILE(...) bw_control_profile_new (&(BwControlProfileFields) { __VA_ARGS__ })
#define BW_TEST_SCORE(...) bw_control_score_new (&(BwControlScoreFields) { __VA_ARGS__ })
#define BW_TEST_UPDATE(...) bw_state_update_new (&(BwStateUpdateFields) { __VA_ARGS__ })
#define BW_TEST_COMPARISON(...) bw_comparison_new (&(BwComparisonFields) { __VA_ARGS__ })
#define BW_TEST_PLAN_ENTRY(...) bw_plan_entry_new (&(BwPlanEntryFields) { __VA_ARGS__ })

#define BW_TEST_THREATS(...) ((const char *const[]) { __VA_ARGS__, NULL })

/* How near two sums of fractions must be. */
#define BW_TEST_NEAR 1e-9

GPtrArray *bw_test_states_new (const char *state, const char *moment, ...) G_GNUC_NULL_TERMINATED;

typedef struct {
  GPtrArray *profiles;
  GPtrArray *scores;
  GPtrArray *comparisons;
  GPtrArray *plan_entries;
  double current;
  double max;
  BwDay day;
  BwDay today;
} BwTestRecords;

BwTestRecords *bw_test_records_new (double current, double max);
void bw_test_records_free (BwTestRecords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwTestRecords, bw_test_records_free)

#define bw_test_records_add_profile(self, ...) \
  g_ptr_array_add ((self)->profiles, BW_TEST_PROFILE (__VA_ARGS__))
#define bw_test_records_add_score(self, ...) \
  g_ptr_array_add ((self)->scores, BW_TEST_SCORE (__VA_ARGS__))
#define bw_test_records_add_comparison(self, ...) \
  g_ptr_array_add ((self)->comparisons, BW_TEST_COMPARISON (__VA_ARGS__))
#define bw_test_records_add_plan_entry(self, ...) \
  g_ptr_array_add ((self)->plan_entries, BW_TEST_PLAN_ENTRY (__VA_ARGS__))

BwSnapshot *bw_test_records_make_snapshot (BwTestRecords *self);
BwScorecard *bw_test_records_make_scorecard (BwTestRecords *self);

char *bw_test_list_ids (GPtrArray *actions);

G_END_DECLS
