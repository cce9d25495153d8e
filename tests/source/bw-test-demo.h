/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-control-score.h"
#include "model/bw-scorecard.h"
#include "source/demo/bw-demo-source.h"
#include "support/bw-manual-clock.h"

G_BEGIN_DECLS

/* A moment to test at, and how many days the story has, the missing one included. */
#define NOW "2026-11-23T10:00:00Z"
#define N_DAYS 90

/**
 * BwTestDemo:
 *
 * The demo organisation with all that it answered: `g_autoptr (BwTestDemo)`.
 */
typedef struct {
  BwClock *clock;
  BwSource *source;
  BwSnapshot *newest;
  BwCatalogue *catalogue;
  BwPlan *plan;
  BwScorecard *scorecard;
  GPtrArray *days;
  BwDay today;
} BwTestDemo;

BwTestDemo *bw_test_demo_new (const char *now);
void bw_test_demo_free (BwTestDemo *demo);
void bw_test_demo_refresh (BwTestDemo *demo);
BwSnapshot *bw_test_demo_find_day (BwTestDemo *demo, int days_ago);
BwControlScore *bw_test_demo_find_score (BwSnapshot *day, const char *id);
double bw_test_demo_points_on (BwTestDemo *demo, int days_ago, const char *id);
double bw_test_demo_max_on (BwTestDemo *demo, int days_ago);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwTestDemo, bw_test_demo_free)

G_END_DECLS
