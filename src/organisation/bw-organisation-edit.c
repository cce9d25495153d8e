/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Changing the state of controls in Microsoft's record, and taking that back. */

#include "organisation/bw-organisation-edit.h"

#include "model/bw-id.h"
#include "organisation/bw-organisation-private.h"

/* How long it is waited for another program that makes changes, in microseconds. */
#define PATIENCE (2 * G_TIME_SPAN_MINUTE)

static GPtrArray *
new_results (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) bw_edit_result_free);
}

static gboolean
hold (BwOrganisation *self, BwProcessLock **lock, GCancellable *cancellable, GError **error)
{
  GError *problem = NULL;

  if (bw_edit_journal_hold (self->journal, PATIENCE, lock, cancellable, &problem))
    return TRUE;
  if (problem != NULL)
    g_propagate_error (error, problem);
  else
    g_set_error_literal (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_BUSY,
                         "another program makes changes to this organisation");
  return FALSE;
}

static BwEdit *
plan (BwOrganisation *self, const BwEditResult *result)
{
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);

  return bw_edit_new (&(BwEditFields) {
      .update = result->update,
      .begun = now,
      .undoes = result->undone != NULL ? bw_edit_get_fields (result->undone).number : 0,
  });
}

/* All that is not refused is written down as planned, together. */
static gboolean
plan_all (BwOrganisation *self, GPtrArray *results, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) planned = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) kept = NULL;
  guint n = 0;

  for (guint i = 0; i < results->len; i++) {
    const BwEditResult *result = g_ptr_array_index (results, i);

    if (result->kind != BW_EDIT_RESULT_REFUSED)
      g_ptr_array_add (planned, plan (self, result));
  }
  if (planned->len == 0)
    return TRUE;
  kept = bw_edit_journal_add (self->journal, planned, cancellable, error);
  for (guint i = 0; kept != NULL && i < results->len; i++) {
    BwEditResult *result = g_ptr_array_index (results, i);

    if (result->kind != BW_EDIT_RESULT_REFUSED)
      result->edit = g_object_ref (kept->pdata[n++]);
  }
  return kept != NULL;
}

static GPtrArray *
list_profiles (GPtrArray *results)
{
  GPtrArray *profiles = g_ptr_array_new ();

  for (guint i = 0; i < results->len; i++) {
    const BwEditResult *result = g_ptr_array_index (results, i);

    if (result->profile != NULL)
      g_ptr_array_add (profiles, result->profile);
  }
  return profiles;
}

/* What is kept tells the newest state at once; where it cannot, the next refresh does. */
static void
keep_profiles (BwOrganisation *self, GPtrArray *results)
{
  g_autoptr (GPtrArray) profiles = list_profiles (results);
  g_autoptr (BwSource) kept = NULL;
  g_autoptr (BwCatalogue) before = NULL;
  g_autoptr (BwCatalogue) after = NULL;

  if (self->memory == NULL || profiles->len == 0)
    return;
  kept = bw_memory_open_source (self->memory, NULL, NULL);
  if (kept == NULL || !bw_source_catalogue (kept, &before, NULL, NULL) || before == NULL)
    return;
  after = bw_catalogue_new_with (before, profiles);
  bw_memory_keep (self->memory, NULL, after, NULL, NULL);
}

static BwEdit *
find_edit (GPtrArray *edits, gint64 number)
{
  for (guint i = 0; i < edits->len; i++)
    if (bw_edit_get_fields (edits->pdata[i]).number == number)
      return edits->pdata[i];
  return NULL;
}

static void
note_undone (BwOrganisation *self, BwEdit *edit)
{
  BwEditFields fields = bw_edit_get_fields (edit);
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);
  g_autoptr (BwEdit) undone = NULL;

  fields.outcome = BW_EDIT_UNDONE;
  fields.told = now;
  undone = bw_edit_new (&fields);
  bw_edit_journal_update (self->journal, undone, NULL);
}

/* Those of which the taking back went well. Where that cannot be written down, they can be taken back once more, which
   changes nothing. */
static void
note_all_undone (BwOrganisation *self, GPtrArray *results)
{
  g_autoptr (GPtrArray) edits = NULL;

  for (guint i = 0; i < results->len; i++) {
    const BwEditResult *result = g_ptr_array_index (results, i);
    gint64 number = result->edit != NULL ? bw_edit_get_fields (result->edit).undoes : 0;
    BwEdit *edit = NULL;

    if (number == 0 || !bw_edit_result_is_success (result))
      continue;
    if (edits == NULL)
      edits = bw_edit_journal_list (self->journal, NULL, NULL);
    edit = edits != NULL ? find_edit (edits, number) : NULL;
    if (edit != NULL)
      note_undone (self, edit);
  }
}

/* Takes @results over. */
static GPtrArray *
make_all (BwOrganisation *self,
          GPtrArray *results,
          const BwEditRequest *request,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GPtrArray) owned = results;
  g_autoptr (BwProcessLock) lock = NULL;
  const BwEditRun run = { self->source,        self->journal, self->clock,
                          request->overwrites, request->told, request->data };

  if (!bw_source_may_change (self->source, cancellable, error) ||
      !hold (self, &lock, cancellable, error) || !plan_all (self, owned, cancellable, error))
    return NULL;
  bw_edit_run (&run, owned, cancellable);
  keep_profiles (self, owned);
  note_all_undone (self, owned);
  return g_steal_pointer (&owned);
}

static gboolean
check_once (GPtrArray *updates, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (bw_id_hash, bw_id_equal);

  for (guint i = 0; i < updates->len; i++) {
    const char *id = bw_control_update_get_id (g_ptr_array_index (updates, i));

    if (!g_hash_table_add (seen, (gpointer) id)) {
      g_set_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_REFUSED, "%s is named twice", id);
      return FALSE;
    }
  }
  return TRUE;
}

static BwEditResult *
look_at (BwScorecard *scorecard, BwControlUpdate *update)
{
  g_autoptr (BwEditPreview) preview = bw_edit_preview_new (scorecard, update);
  BwEditResult *result = bw_edit_result_new (update, preview->before);

  result->verdict = preview->verdict;
  if (bw_edit_verdict_is_refusal (preview->verdict))
    result->kind = BW_EDIT_RESULT_REFUSED;
  return result;
}

/**
 * bw_organisation_edit:
 * @self: an organisation
 * @request: which changes, and what is known of it
 * @cancellable: (nullable): those that are not begun by then are dropped
 * @error: return location for what keeps all of them from being begun: %BW_SOURCE_ERROR_UNSUPPORTED, a permission that is
 *   known to be missing (%BW_AUTH_ERROR_READ_ONLY), another program that is at it (%BW_SOURCE_ERROR_BUSY), or that they
 *   cannot be written down
 *
 * Makes changes in Microsoft's record: see bw_edit_run(). What cannot be made is refused with the reason, and nothing is
 * sent for it. What was read of the controls is kept.
 *
 * Returns: (transfer full) (element-type BwEditResult): what came of each, in the order of the changes; or %NULL where
 *   nothing was sent
 */
GPtrArray *
bw_organisation_edit (BwOrganisation *self,
                      const BwEditRequest *request,
                      GCancellable *cancellable,
                      GError **error)
{
  GPtrArray *results = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION (self), NULL);
  g_return_val_if_fail (BW_IS_RECORDS (request->records), NULL);

  if (!check_once (request->updates, error))
    return NULL;
  results = new_results ();
  for (guint i = 0; i < request->updates->len; i++)
    g_ptr_array_add (results, look_at (bw_records_get_scorecard (request->records),
                                       g_ptr_array_index (request->updates, i)));
  return make_all (self, results, request, cancellable, error);
}

/**
 * bw_organisation_undo:
 * @self: an organisation
 * @edits: (element-type BwEdit): changes of bw_organisation_list_edits(), or of results; those that were not made are
 *   passed over
 * @request: how; its records and changes are not looked at
 * @cancellable: (nullable): those that are not begun by then are dropped
 * @error: return location for what bw_organisation_edit() gives
 *
 * Writes back what stood there before: state, comment and assignee, also where they were empty. What somebody else wrote
 * since is a conflict here, too.
 *
 * Returns: (transfer full) (element-type BwEditResult): what came of each; or %NULL
 */
GPtrArray *
bw_organisation_undo (BwOrganisation *self,
                      GPtrArray *edits,
                      const BwEditRequest *request,
                      GCancellable *cancellable,
                      GError **error)
{
  GPtrArray *results = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION (self), NULL);

  results = new_results ();
  for (guint i = 0; i < edits->len; i++) {
    BwEdit *edit = g_ptr_array_index (edits, i);
    g_autoptr (BwControlUpdate) update = NULL;
    BwEditResult *result = NULL;

    if (!bw_edit_can_be_undone (edit))
      continue;
    update = bw_edit_make_undo (edit);
    result = bw_edit_result_new (update, bw_edit_get_fields (edit).after);
    result->undone = g_object_ref (edit);
    g_ptr_array_add (results, result);
  }
  return make_all (self, results, request, cancellable, error);
}

static GPtrArray *
list_open (GPtrArray *edits)
{
  GPtrArray *results = new_results ();

  for (guint i = 0; i < edits->len; i++) {
    BwEdit *edit = g_ptr_array_index (edits, i);
    BwEditResult *result = NULL;

    if (!bw_edit_is_open (edit))
      continue;
    result =
        bw_edit_result_new (bw_edit_get_fields (edit).update, bw_edit_get_fields (edit).before);
    result->edit = g_object_ref (edit);
    g_ptr_array_add (results, result);
  }
  return results;
}

/**
 * bw_organisation_settle_edits:
 * @self: an organisation
 * @cancellable: (nullable): ends it early
 * @error: return location for an error of what is kept, or %G_IO_ERROR_CANCELLED
 *
 * Finds out what came of changes that were begun and of which it is not known, as after a crash or a lost network:
 * what was never sent is dropped, and of all else the truth is read at Microsoft. Nothing is changed there. Where another
 * program is just making changes, they are left to it.
 *
 * Returns: (transfer full) (element-type BwEditResult): what came of each that was open, none where none was; or %NULL
 */
GPtrArray *
bw_organisation_settle_edits (BwOrganisation *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (BwProcessLock) lock = NULL;
  const BwEditRun run = { .source = self->source, .journal = self->journal, .clock = self->clock };
  GError *problem = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION (self), NULL);

  if (!bw_edit_journal_hold (self->journal, 0, &lock, cancellable, &problem)) {
    if (problem == NULL)
      return new_results ();
    g_propagate_error (error, problem);
    return NULL;
  }
  edits = bw_edit_journal_list (self->journal, cancellable, error);
  if (edits == NULL)
    return NULL;
  results = list_open (edits);
  bw_edit_run_settle (&run, results, cancellable);
  keep_profiles (self, results);
  note_all_undone (self, results);
  return g_steal_pointer (&results);
}

/**
 * bw_organisation_list_edits:
 * @self: an organisation
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of what is kept, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type BwEdit): all changes that were made or were to be, in the order in which they
 *   were planned; or %NULL
 */
GPtrArray *
bw_organisation_list_edits (BwOrganisation *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (BW_IS_ORGANISATION (self), NULL);

  return bw_edit_journal_list (self->journal, cancellable, error);
}

static BwTold
get_told (BwScorecard *scorecard)
{
  return (bw_scorecard_is_incomplete (scorecard) ? BW_TOLD_INCOMPLETE : BW_TOLD_WHOLE) |
         (bw_scorecard_is_past (scorecard) ? BW_TOLD_NO_SCORE : BW_TOLD_WHOLE);
}

/**
 * bw_organisation_show_edits:
 * @self: an organisation
 * @records: what was known of it
 * @results: (element-type BwEditResult): what came of changes
 *
 * Returns: (transfer full): the same with the controls as they were read; their points are those of before, until
 *   Microsoft has worked out others
 */
BwRecords *
bw_organisation_show_edits (BwOrganisation *self, BwRecords *records, GPtrArray *results)
{
  BwScorecard *before = bw_records_get_scorecard (records);
  BwCatalogue *catalogue = bw_scorecard_get_catalogue (before);
  g_autoptr (GPtrArray) profiles = list_profiles (results);
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);
  g_autoptr (BwCatalogue) shown = NULL;
  g_autoptr (BwScorecard) scorecard = NULL;
  g_autoptr (BwRecords) changed = NULL;

  if (catalogue == NULL || profiles->len == 0)
    return g_object_ref (records);
  shown = bw_catalogue_new_with (catalogue, profiles);
  scorecard = bw_scorecard_new_as_told (bw_scorecard_get_snapshot (before), shown,
                                        bw_scorecard_get_plan (before), bw_day_from_date_time (now),
                                        bw_scorecard_get_cloud (before), get_told (before));
  changed = bw_records_are_kept (records)
                ? bw_records_new_kept (scorecard, bw_records_get_days (records),
                                       bw_records_get_loaded (records))
                : bw_records_new (scorecard, bw_records_get_days (records),
                                  bw_records_get_loaded (records));
  return bw_scorecard_get_recent (before) != NULL
             ? bw_records_new_with_recent (changed, bw_scorecard_get_recent (before))
             : g_steal_pointer (&changed);
}
