/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Changing many controls at once. */

#include <string.h>

#include "net/bw-http-error.h"
#include "organisation/bw-edit-case.h"
#include "support/bw-secret-watch.h"

static void
count_done (const BwEditProgress *progress, gpointer data)
{
  guint *n = data;

  g_assert_cmpuint (progress->n_done, ==, ++*n);
  g_assert_nonnull (progress->result->update);
}

/* What refreshing that takes: the newest day, the catalogue, the totals. */
#define N_LARGE_REQUESTS 3

static BwRecords *
start_large (BwMemoryCase *fixture)
{
  bw_memory_case_start_anew (fixture, &(BwFakeGraphFields) { .n_days = 2, .n_controls = 60 });
  return bw_edit_case_refresh (fixture);
}

/* Every one that can be changed. */
static GPtrArray *
list_many (BwRecords *records)
{
  GPtrArray *actions = bw_scorecard_get_actions (bw_records_get_scorecard (records));
  GPtrArray *updates = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < actions->len; i++) {
    g_autoptr (BwControlUpdate) update = bw_edit_case_make_update (
        bw_action_get_id (actions->pdata[i]), "Ignored", "All.");
    g_autoptr (BwEditPreview) preview =
                  bw_edit_preview_new (bw_records_get_scorecard (records), update);

    if (preview->verdict == BW_EDIT_CHANGES)
      g_ptr_array_add (updates, g_steal_pointer (&update));
  }
  g_assert_cmpuint (updates->len, >, 30);
  return updates;
}

/* Lets the first four go on once all of them are there: then that many are made at once. */
static gpointer
release_four (gpointer data)
{
  BwMemoryCase *fixture = data;

  bw_test_server_wait_for_requests (fixture->graph->server, N_LARGE_REQUESTS + BW_EDIT_AT_ONCE);
  bw_test_server_release (fixture->graph->server);
  return NULL;
}

/* Four at a time, and no more (graph.md §5). */
static void
test_many (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) records = start_large (fixture);
  g_autoptr (GPtrArray) updates = list_many (records);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;
  GThread *thread = g_thread_new ("release", release_four, fixture);
  guint n_told = 0;

  g_assert_cmpuint (bw_memory_case_count_requests (fixture), ==, N_LARGE_REQUESTS);
  for (guint i = 1; i <= BW_EDIT_AT_ONCE; i++)
    bw_test_server_add_fault (fixture->graph->server, N_LARGE_REQUESTS + i,
                              &(BwTestFault) { .hold = TRUE });
  results = bw_organisation_edit (
      fixture->organisation,
      &(BwEditRequest) {
          .records = records, .updates = updates, .told = count_done, .data = &n_told },
      NULL, &error);
  g_thread_join (thread);
  g_assert_no_error (error);
  g_assert_cmpuint (n_told, ==, updates->len);
  for (guint i = 0; i < results->len; i++) {
    bw_edit_case_assert_kind (results, i, "made");
    g_assert_true (bw_edit_case_get (results, i)->update == updates->pdata[i]);
    g_assert_cmpuint (
        bw_edit_case_count_patches (
            fixture, bw_control_update_get_id (bw_edit_case_get (results, i)->update)),
        ==, 1);
  }
  g_assert_cmpuint (bw_test_server_get_most_at_once (fixture->graph->server), ==, BW_EDIT_AT_ONCE);
}

static void
call_off (const BwEditProgress *progress, gpointer data)
{
  if (progress->n_done == 5)
    g_cancellable_cancel (data);
}

/* Those that are begun come to their end, the others are dropped and told; and a second go makes those. */
static void
test_cancelled (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) records = start_large (fixture);
  g_autoptr (GPtrArray) updates = list_many (records);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) failed = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *journal = NULL;
  guint n_made = 0;
  g_autoptr (GPtrArray) results = bw_organisation_edit (
      fixture->organisation,
      &(BwEditRequest) {
          .records = records, .updates = updates, .told = call_off, .data = cancellable },
      cancellable, NULL);

  g_assert_nonnull (results);
  for (guint i = 0; i < results->len; i++) {
    const BwEditResult *result = bw_edit_case_get (results, i);
    gboolean is_made = result->kind == BW_EDIT_RESULT_MADE;

    n_made += is_made;
    /* One that is called off just before it goes out is told as not known, though nothing was sent. */
    if (!is_made && result->kind != BW_EDIT_RESULT_UNKNOWN)
      bw_edit_case_assert_kind (results, i, "dropped");
    g_assert_cmpuint (
        bw_edit_case_count_patches (fixture, bw_control_update_get_id (result->update)), ==,
        is_made ? 1 : 0);
  }
  g_assert_cmpuint (n_made, >=, 5);
  g_assert_cmpuint (n_made, <, 5 + BW_EDIT_AT_ONCE);
  journal = bw_edit_case_describe_journal (fixture);
  g_assert_null (strstr (journal, "sent"));
  g_assert_null (strstr (journal, "planned"));

  failed = bw_edit_results_list_failed (results);
  g_assert_cmpuint (failed->len, ==, results->len - n_made);
  again = bw_edit_case_edit (fixture, records, g_ptr_array_ref (failed), FALSE);
  for (guint i = 0; i < again->len; i++)
    bw_edit_case_assert_kind (again, i, "made");
}

/* A permission that is missing is missing for all: the others are not even tried. */
static void
test_forbidden (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) records = start_large (fixture);
  g_autoptr (GPtrArray) updates = list_many (records);
  guint n = bw_memory_case_count_requests (fixture);
  guint n_failed = 0;
  guint n_through = 0;
  g_autoptr (GPtrArray) results = NULL;

  for (guint i = 1; i <= 4 * updates->len; i++) {
    const BwTestFault forbidden = { .status = 403,
                                    .headers = "Content-Type: application/json",
                                    .body = "{\"error\":{\"code\":\"\",\"message\":\"No.\"}}" };

    if (i > BW_EDIT_AT_ONCE)
      bw_test_server_add_fault (fixture->graph->server, n + i, &forbidden);
  }
  results = bw_edit_case_edit (fixture, records, g_ptr_array_ref (updates), FALSE);
  for (guint i = 0; i < results->len; i++) {
    BwEditResultKind kind = bw_edit_case_get (results, i)->kind;

    /* The first requests may be the reading and the change of one, before the others have read. */
    if (kind == BW_EDIT_RESULT_MADE || kind == BW_EDIT_RESULT_ACCEPTED) {
      n_through++;
      continue;
    }
    n_failed += kind == BW_EDIT_RESULT_FAILED;
    g_assert_true (bw_edit_case_get (results, i)->error != NULL &&
                   bw_edit_case_get (results, i)->error->domain == BW_HTTP_ERROR);
    g_assert_true (bw_edit_case_get (results, i)->error->code == BW_HTTP_ERROR_FORBIDDEN ||
                   bw_edit_case_get (results, i)->error->code == BW_HTTP_ERROR_FORBIDDEN_CHANGE);
  }
  g_assert_cmpuint (n_through, <, BW_EDIT_AT_ONCE);
  g_assert_cmpuint (n_failed, >=, 1);
  g_assert_cmpuint (n_failed, <=, 2 * BW_EDIT_AT_ONCE);
}

typedef struct {
  BwMemoryCase *fixture;
  GCancellable *cancellable;
} OnItsWay;

/* Once the change is made and its answer kept back. */
static gpointer
call_off_on_its_way (gpointer data)
{
  OnItsWay *on_its_way = data;

  bw_test_server_wait_for_held (on_its_way->fixture->graph->server);
  g_cancellable_cancel (on_its_way->cancellable);
  bw_test_server_release (on_its_way->fixture->graph->server);
  return NULL;
}

/* What is on its way when it is called off is not lost: its answer is waited for. */
static void
test_on_its_way (BwMemoryCase *fixture, gconstpointer data)
{
  g_autoptr (BwRecords) records = bw_edit_case_refresh (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) updates = bw_edit_case_list_of (
      bw_edit_case_make_update ("aad_control_000", "Ignored", NULL), NULL);
  OnItsWay on_its_way = { fixture, cancellable };
  GThread *thread = NULL;
  g_autoptr (GPtrArray) results = NULL;

  bw_fake_graph_hold_patch (fixture->graph->graph, 1, TRUE);
  thread = g_thread_new ("call-off", call_off_on_its_way, &on_its_way);
  results = bw_organisation_edit (fixture->organisation,
                                  &(BwEditRequest) { .records = records, .updates = updates },
                                  cancellable, NULL);
  g_thread_join (thread);
  bw_edit_case_assert_kind (results, 0, "made");
  bw_edit_case_assert_journal (fixture, "1 0 aad_control_000 confirmed\n");
}

#define ADD(name, test)                                                               \
  g_test_add ("/editing-many/" name, BwMemoryCase, NULL, bw_memory_case_set_up, test, \
              bw_memory_case_tear_down)

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  ADD ("made", test_many);
  ADD ("cancelled", test_cancelled);
  ADD ("on-its-way", test_on_its_way);
  ADD ("forbidden", test_forbidden);
  return g_test_run ();
}
