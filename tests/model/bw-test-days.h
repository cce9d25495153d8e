/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-test-records.h"

G_BEGIN_DECLS

/* Days of an organisation with a few controls, and the profiles of these. */

typedef struct {
  GPtrArray *days;
  GPtrArray *profiles;
} BwTestDays;

/**
 * BwTestControl:
 * @id: the id of a control
 * @points: its points
 * @max_points: its maximum
 * @count: how many meet it, or -1
 * @total: of how many, or -1
 * @category: (nullable): its category, or %NULL for Identity
 *
 * A control on a day.
 */
typedef struct {
  const char *id;
  double points;
  double max_points;
  int count;
  int total;
  const char *category;
} BwTestControl;

#define BW_TEST_DAYS_ADD(self, day, ...)                                 \
  G_STMT_START                                                           \
  {                                                                      \
    const BwTestControl controls[] = { __VA_ARGS__ };                    \
    bw_test_days_add ((self), (day), controls, G_N_ELEMENTS (controls)); \
  }                                                                      \
  G_STMT_END

void bw_test_days_set_up (BwTestDays *self, gconstpointer data);
void bw_test_days_tear_down (BwTestDays *self, gconstpointer data);
void bw_test_days_add (BwTestDays *self, BwDay day, const BwTestControl *controls, guint n);
void bw_test_days_make_incomplete (BwTestDays *self, guint i);
BwCatalogue *bw_test_days_make_catalogue (BwTestDays *self);

G_END_DECLS
