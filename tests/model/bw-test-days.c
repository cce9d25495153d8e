/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-test-days.h"

#include "model/bw-words.h"

/**
 * bw_test_days_set_up:
 * @self: (out caller-allocates): days
 * @data: not used
 *
 * Begins with none; for g_test_add().
 */
void
bw_test_days_set_up (BwTestDays *self, gconstpointer data)
{
  self->days = g_ptr_array_new_with_free_func (g_object_unref);
  self->profiles = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * bw_test_days_tear_down:
 * @self: days
 * @data: not used
 *
 * Frees them; for g_test_add().
 */
void
bw_test_days_tear_down (BwTestDays *self, gconstpointer data)
{
  g_ptr_array_unref (self->days);
  g_ptr_array_unref (self->profiles);
}

/**
 * bw_test_days_add:
 * @self: days
 * @day: a later one
 * @controls: (array length=n) (nullable): what was scored on it
 * @n: how many there are
 *
 * Adds a day, whose total is the sum of its controls.
 */
void
bw_test_days_add (BwTestDays *self, BwDay day, const BwTestControl *controls, guint n)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 0);

  records->day = day;
  for (guint i = 0; i < n; i++) {
    const char *category = controls[i].category;

    bw_test_records_add_score (records, .id = controls[i].id,
                               .category = category != NULL ? category : BW_CATEGORY_IDENTITY,
                               .points = controls[i].points,
                               .percentage = controls[i].points / controls[i].max_points * 100,
                               .count = controls[i].count, .total = controls[i].total);
    records->current += controls[i].points;
    records->max += controls[i].max_points;
  }
  g_ptr_array_add (self->days, bw_test_records_make_snapshot (records));
}

/**
 * bw_test_days_make_incomplete:
 * @self: days
 * @i: one of them
 *
 * Has it be one of which a part is missing.
 */
void
bw_test_days_make_incomplete (BwTestDays *self, guint i)
{
  g_autoptr (BwSnapshot) whole = g_ptr_array_index (self->days, i);

  self->days->pdata[i] = bw_snapshot_new_incomplete (whole);
}

/**
 * bw_test_days_make_catalogue:
 * @self: days
 *
 * Returns: (transfer full): a catalogue of the profiles
 */
BwCatalogue *
bw_test_days_make_catalogue (BwTestDays *self)
{
  return bw_catalogue_new (NULL, self->profiles);
}
