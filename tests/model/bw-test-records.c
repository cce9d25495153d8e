/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-test-records.h"

#include <stdarg.h>

/**
 * bw_test_states_new:
 * @state: (nullable): the state of the first entry
 * @moment: its moment in ISO 8601, or an empty string for none
 * @...: more states and moments, ended by %NULL
 *
 * Returns: (transfer full) (element-type BwStateUpdate): a history of states
 */
GPtrArray *
bw_test_states_new (const char *state, const char *moment, ...)
{
  GPtrArray *states = g_ptr_array_new_with_free_func (g_object_unref);
  va_list more;

  va_start (more, moment);
  while (state != NULL) {
    g_autoptr (GDateTime) updated = g_date_time_new_from_iso8601 (moment, NULL);

    g_assert_true (*moment == '\0' || updated != NULL);
    g_ptr_array_add (states, BW_TEST_UPDATE (.state = state, .updated = updated));
    state = va_arg (more, const char *);
    moment = state != NULL ? va_arg (more, const char *) : NULL;
  }
  va_end (more);

  return states;
}

/**
 * bw_test_records_new:
 * @current: the points of the snapshot
 * @max: its maximum
 *
 * Returns: (transfer full): records of a snapshot of 17 July 2026, looked at on that day
 */
BwTestRecords *
bw_test_records_new (double current, double max)
{
  BwTestRecords *self = g_new0 (BwTestRecords, 1);

  self->profiles = g_ptr_array_new_with_free_func (g_object_unref);
  self->scores = g_ptr_array_new_with_free_func (g_object_unref);
  self->comparisons = g_ptr_array_new_with_free_func (g_object_unref);
  self->plan_entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->current = current;
  self->max = max;
  self->day = bw_day_new (2026, 7, 17);
  self->today = self->day;
  return self;
}

void
bw_test_records_free (BwTestRecords *self)
{
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_clear_pointer (&self->scores, g_ptr_array_unref);
  g_clear_pointer (&self->comparisons, g_ptr_array_unref);
  g_clear_pointer (&self->plan_entries, g_ptr_array_unref);
  g_free (self);
}

BwSnapshot *
bw_test_records_make_snapshot (BwTestRecords *self)
{
  return bw_snapshot_new (&(BwSnapshotFields) {
      .id = "snapshot",
      .tenant_id = "11111111-2222-3333-4444-555555555555",
      .day = self->day,
      .current = self->current,
      .max = self->max,
      .active_users = -1,
      .comparisons = self->comparisons,
      .control_scores = self->scores,
  });
}

BwScorecard *
bw_test_records_make_scorecard (BwTestRecords *self)
{
  g_autoptr (BwSnapshot) snapshot = bw_test_records_make_snapshot (self);
  g_autoptr (BwCatalogue) catalogue = bw_catalogue_new (NULL, self->profiles);
  g_autoptr (BwPlan) plan = bw_plan_new (self->plan_entries);

  return bw_scorecard_new (snapshot, catalogue, plan, self->today);
}

/**
 * bw_test_list_ids:
 * @actions: (element-type BwAction): actions
 *
 * Returns: (transfer full): their ids with a space between them
 */
char *
bw_test_list_ids (GPtrArray *actions)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < actions->len; i++) {
    if (i > 0)
      g_string_append_c (ids, ' ');
    g_string_append (ids, bw_action_get_id (g_ptr_array_index (actions, i)));
  }

  return g_string_free_and_steal (ids);
}
