/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/bw-test-calls.h"

#include "support/bw-synthetic.h"

const BwTestCall BW_TEST_CALLS[BW_N_TEST_CALLS] = {
  { "newest", 1, TRUE },    { "totals", 1, TRUE },    { "whole", 1, TRUE },   { "whole", 2, TRUE },
  { "catalogue", 1, TRUE }, { "catalogue", 3, TRUE }, { "change", 1, FALSE },
};

const BwFakeGraphFields BW_TEST_CALLS_GRAPH = { .n_days = 80, .n_controls = 5, .page_size = 2 };

static gboolean
change (BwTestGraph *test, GCancellable *cancellable, GError **error)
{
  g_autofree char *id = bw_synthetic_new_id (0);
  g_autoptr (BwControlUpdate) update =
                bw_control_update_new (&(BwControlUpdateFields) { .id = id, .state = "Ignored" });

  return bw_source_change (test->source, update, NULL, cancellable, error);
}

static gboolean
days (BwTestGraph *test, BwDaysDetail detail, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) found =
                bw_source_days (test->source, detail, BW_DAY_NONE, BW_DAY_NONE, cancellable, error);

  return found != NULL;
}

/**
 * bw_test_call_run:
 * @self: a call
 * @test: a Graph, and who asks it
 * @cancellable: (nullable): ends it early
 * @error: return location for what went wrong
 *
 * Returns: whether it went well
 */
gboolean
bw_test_call_run (const BwTestCall *self,
                  BwTestGraph *test,
                  GCancellable *cancellable,
                  GError **error)
{
  if (g_str_equal (self->name, "newest"))
    return bw_source_newest (test->source, NULL, cancellable, error);
  if (g_str_equal (self->name, "catalogue"))
    return bw_source_catalogue (test->source, NULL, cancellable, error);
  if (g_str_equal (self->name, "change"))
    return change (test, cancellable, error);
  return days (test, g_str_equal (self->name, "totals") ? BW_DAYS_TOTALS : BW_DAYS_WHOLE,
               cancellable, error);
}
