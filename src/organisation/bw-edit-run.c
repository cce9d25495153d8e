/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Changes of controls on their way: each is read, written down, sent, read again, and what came of it written down. */

#include "organisation/bw-edit-run.h"

#include "auth/bw-auth-error.h"
#include "model/bw-status.h"
#include "net/bw-http-error.h"

/* What the threads share. */
typedef struct {
  const BwEditRun *run;
  void (*each) (const BwEditRun *run, BwEditResult *result, GCancellable *cancellable);
  GCancellable *cancellable;
  guint n_all;

  GMutex mutex; /* guards what follows, and telling */
  guint n_done;
  GError *refusal; /* what would meet all others too */
} Work;

static BwStateUpdate *
find_newest (BwControlProfile *profile)
{
  return bw_status_find_newest_update (bw_control_profile_get_state_updates (profile));
}

/* Writes down what came of it. Where that fails, it is told with the result, which stays what it is. */
static gboolean
note (const BwEditRun *self, BwEditResult *result, BwEditOutcome outcome, BwStateUpdate *after)
{
  BwEditFields fields = bw_edit_get_fields (result->edit);
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);
  g_autoptr (BwEdit) edit = NULL;
  g_autoptr (GError) problem = NULL;

  fields.outcome = outcome;
  fields.told = now;
  fields.after = after;
  fields.problem = result->error != NULL ? result->error->message : NULL;
  edit = bw_edit_new (&fields);
  g_set_object (&result->edit, edit);
  if (bw_edit_journal_update (self->journal, edit, &problem))
    return TRUE;
  if (result->error == NULL)
    result->error = g_steal_pointer (&problem);
  return FALSE;
}

static void
end (const BwEditRun *self, BwEditResult *result, BwEditResultKind kind, BwEditOutcome outcome)
{
  result->kind = kind;
  note (self, result, outcome, NULL);
}

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Whether what was sent may have arrived all the same. What says that nothing was done, or comes before anything is sent,
   leaves no doubt. */
static gboolean
leaves_doubt (const GError *error)
{
  const BwHttpErrorFields *fields = bw_http_error_get_fields (error);

  if (error->domain != BW_HTTP_ERROR)
    return FALSE;
  switch ((BwHttpError) error->code) {
  case BW_HTTP_ERROR_UNREACHABLE:
  case BW_HTTP_ERROR_TIMED_OUT:
  case BW_HTTP_ERROR_BAD_ANSWER:
  case BW_HTTP_ERROR_TOO_LARGE:
  case BW_HTTP_ERROR_OTHER_HOST:
    return TRUE;
  case BW_HTTP_ERROR_SERVER:
    return fields == NULL || fields->status != 503;
  default:
    return FALSE;
  }
}

/* What the control says of a change that was made: that it stands there, or what became of it. */
static void
take_trace (const BwEditRun *self, BwEditResult *result, BwControlProfile *now, gboolean was_taken)
{
  BwStateUpdate *before = bw_edit_get_fields (result->edit).before;
  BwStateUpdate *newest = find_newest (now);

  switch (bw_edit_find_trace (result->update, before, now)) {
  case BW_TRACE_SHOWN:
    result->kind = BW_EDIT_RESULT_MADE;
    g_set_object (&result->theirs, bw_edit_find_overwritten (result->update, before, now));
    g_clear_error (&result->error);
    note (self, result, BW_EDIT_CONFIRMED, newest);
    break;
  case BW_TRACE_REPLACED:
    result->kind = BW_EDIT_RESULT_REPLACED;
    g_set_object (&result->theirs, newest);
    g_clear_error (&result->error);
    note (self, result, BW_EDIT_CONFIRMED, newest);
    break;
  case BW_TRACE_OTHER:
    result->kind = was_taken ? BW_EDIT_RESULT_REPLACED : BW_EDIT_RESULT_FAILED;
    g_set_object (&result->theirs, newest);
    note (self, result, was_taken ? BW_EDIT_CONFIRMED : BW_EDIT_FAILED, newest);
    break;
  case BW_TRACE_ABSENT:
  default:
    result->kind = was_taken ? BW_EDIT_RESULT_ACCEPTED : BW_EDIT_RESULT_FAILED;
    note (self, result, was_taken ? BW_EDIT_ACCEPTED : BW_EDIT_FAILED, newest);
    break;
  }
}

/* Reading again is the only way to see what came of it: Graph has no version of a control to compare (graph.md §2). What
   Microsoft showed with its answer is the next best. */
static void
read_again (const BwEditRun *self,
            BwEditResult *result,
            BwControlProfile *changed,
            GCancellable *cancellable)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (BwControlProfile) now = bw_source_control (
      self->source, bw_control_update_get_id (result->update), cancellable, &problem);
  BwStateUpdate *before = bw_edit_get_fields (result->edit).before;
  gboolean is_shown_late = FALSE;

  if (now == NULL && changed == NULL) {
    result->error = g_steal_pointer (&problem);
    end (self, result, BW_EDIT_RESULT_ACCEPTED, BW_EDIT_ACCEPTED);
    return;
  }
  take_trace (self, result, now != NULL ? now : changed, TRUE);
  is_shown_late = changed != NULL && result->kind == BW_EDIT_RESULT_ACCEPTED &&
                  bw_edit_find_trace (result->update, before, changed) == BW_TRACE_SHOWN;
  g_set_object (&result->profile, (now == NULL || is_shown_late ? changed : now));
}

/* The connection broke off: what came of it is read where it can be. */
static void
find_out (const BwEditRun *self, BwEditResult *result)
{
  g_autoptr (BwControlProfile) now = bw_source_control (
      self->source, bw_control_update_get_id (result->update), NULL, NULL);

  if (now == NULL) {
    end (self, result, BW_EDIT_RESULT_UNKNOWN, BW_EDIT_UNKNOWN);
    return;
  }
  g_set_object (&result->profile, now);
  take_trace (self, result, now, FALSE);
}

/* What is on its way when it is called off still has a while. Who called off does not wait for more: what came of it is
   found out the next time. */
static void
send (const BwEditRun *self, BwEditResult *result, GCancellable *cancellable)
{
  g_autoptr (BwControlProfile) changed = NULL;

  if (bw_source_change (self->source, result->update, &changed, cancellable, &result->error)) {
    read_again (self, result, changed, cancellable);
  } else if (is_cancelled (result->error)) {
    end (self, result, BW_EDIT_RESULT_UNKNOWN, BW_EDIT_UNKNOWN);
  } else if (leaves_doubt (result->error)) {
    find_out (self, result);
  } else {
    end (self, result, BW_EDIT_RESULT_FAILED, BW_EDIT_FAILED);
  }
}

static void
write_down_before (BwEditResult *result, BwStateUpdate *before)
{
  BwEditFields fields = bw_edit_get_fields (result->edit);
  g_autoptr (BwEdit) edit = NULL;

  fields.before = before;
  edit = bw_edit_new (&fields);
  g_set_object (&result->edit, edit);
}

/* Nothing is sent that is not written down. */
static void
send_noted (const BwEditRun *self,
            BwEditResult *result,
            BwStateUpdate *newest,
            GCancellable *cancellable)
{
  write_down_before (result, newest);
  if (g_cancellable_set_error_if_cancelled (cancellable, &result->error))
    end (self, result, BW_EDIT_RESULT_DROPPED, BW_EDIT_DROPPED);
  else if (note (self, result, BW_EDIT_SENT, NULL))
    send (self, result, cancellable);
  else
    result->kind = BW_EDIT_RESULT_FAILED;
}

/* What is taken back may be there with another moment than was read: Microsoft may have shown it late. */
static gboolean
is_as_known (const BwEditResult *result, BwStateUpdate *newest)
{
  return bw_edit_is_same_mark (result->known, newest) ||
         (result->undone != NULL &&
          bw_edit_is_there (bw_edit_get_fields (result->undone).update, newest));
}

static void
make_one (const BwEditRun *self, BwEditResult *result, GCancellable *cancellable)
{
  const char *id = bw_control_update_get_id (result->update);
  BwStateUpdate *newest = NULL;

  result->profile = bw_source_control (self->source, id, cancellable, &result->error);
  if (result->profile == NULL) {
    if (is_cancelled (result->error))
      end (self, result, BW_EDIT_RESULT_DROPPED, BW_EDIT_DROPPED);
    else
      end (self, result, BW_EDIT_RESULT_FAILED, BW_EDIT_FAILED);
    return;
  }
  newest = find_newest (result->profile);
  if (bw_edit_is_there (result->update, newest)) {
    end (self, result, BW_EDIT_RESULT_NO_CHANGE, BW_EDIT_DROPPED);
  } else if (!self->overwrites && !is_as_known (result, newest)) {
    g_set_object (&result->theirs, newest);
    end (self, result, BW_EDIT_RESULT_CONFLICT, BW_EDIT_DROPPED);
  } else {
    send_noted (self, result, newest, cancellable);
  }
}

/* What was never sent is not; of all else Microsoft is asked. */
static void
settle_one (const BwEditRun *self, BwEditResult *result, GCancellable *cancellable)
{
  BwEditOutcome outcome = bw_edit_get_outcome (result->edit);

  if (outcome == BW_EDIT_PLANNED) {
    end (self, result, BW_EDIT_RESULT_DROPPED, BW_EDIT_DROPPED);
    return;
  }
  result->profile = bw_source_control (self->source, bw_control_update_get_id (result->update),
                                       cancellable, &result->error);
  if (result->profile != NULL)
    take_trace (self, result, result->profile, outcome == BW_EDIT_ACCEPTED);
  else
    result->kind = outcome == BW_EDIT_ACCEPTED ? BW_EDIT_RESULT_ACCEPTED : BW_EDIT_RESULT_UNKNOWN;
}

/* What has to do with the sign-in or with permissions meets all of them. */
static gboolean
meets_all (const GError *error)
{
  return error->domain == BW_AUTH_ERROR ||
         g_error_matches (error, BW_HTTP_ERROR, BW_HTTP_ERROR_NOT_SIGNED_IN) ||
         g_error_matches (error, BW_HTTP_ERROR, BW_HTTP_ERROR_FORBIDDEN) ||
         g_error_matches (error, BW_HTTP_ERROR, BW_HTTP_ERROR_FORBIDDEN_CHANGE);
}

static void
note_refusal (Work *work, const BwEditResult *result)
{
  if (work->refusal == NULL && result->kind == BW_EDIT_RESULT_FAILED && result->error != NULL &&
      meets_all (result->error))
    work->refusal = g_error_copy (result->error);
}

static void
tell_done (Work *work, const BwEditResult *result)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&work->mutex);

  work->n_done++;
  note_refusal (work, result);
  if (work->run->told != NULL)
    work->run->told (&(BwEditProgress) { work->n_done, work->n_all, result }, work->run->data);
}

static gboolean
may_begin (Work *work, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&work->mutex);

  if (work->refusal != NULL) {
    g_propagate_error (error, g_error_copy (work->refusal));
    return FALSE;
  }
  return !g_cancellable_set_error_if_cancelled (work->cancellable, error);
}

static void
do_one (gpointer data, gpointer user_data)
{
  BwEditResult *result = data;
  Work *work = user_data;

  if (may_begin (work, &result->error))
    work->each (work->run, result, work->cancellable);
  else if (bw_edit_get_outcome (result->edit) == BW_EDIT_PLANNED)
    end (work->run, result, BW_EDIT_RESULT_DROPPED, BW_EDIT_DROPPED);
  else
    result->kind = BW_EDIT_RESULT_UNKNOWN;
  tell_done (work, result);
}

static void
do_all (Work *work, GPtrArray *results)
{
  g_autoptr (GPtrArray) begun = g_ptr_array_new ();
  GThreadPool *pool = NULL;

  for (guint i = 0; i < results->len; i++)
    if (((BwEditResult *) results->pdata[i])->edit != NULL)
      g_ptr_array_add (begun, results->pdata[i]);
  work->n_all = begun->len;
  g_mutex_init (&work->mutex);
  pool = g_thread_pool_new (do_one, work, BW_EDIT_AT_ONCE, FALSE, NULL);
  for (guint i = 0; i < begun->len; i++)
    g_thread_pool_push (pool, begun->pdata[i], NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  g_clear_error (&work->refusal);
  g_mutex_clear (&work->mutex);
}

/**
 * bw_edit_run:
 * @self: what it takes
 * @results: (element-type BwEditResult): changes that are written down; one without an edit is passed over
 * @cancellable: (nullable): those that are not begun by then are dropped; those that are sent come to their end where that
 *   is soon, and else it is not known what came of them
 *
 * Makes changes, so many at once as Graph allows. Each is read before, so that nothing is sent where nothing would change
 * or somebody else has changed it; written down before it is sent; and read afterwards. What came of each is in its
 * result, and written down.
 */
void
bw_edit_run (const BwEditRun *self, GPtrArray *results, GCancellable *cancellable)
{
  Work work = { .run = self, .each = make_one, .cancellable = cancellable };

  do_all (&work, results);
}

/**
 * bw_edit_run_settle:
 * @self: what it takes
 * @results: (element-type BwEditResult): changes of which it is not known what came of them, with their edits
 * @cancellable: (nullable): ends it early
 *
 * Reads at Microsoft what came of changes that nobody is at any more. Nothing is changed there.
 */
void
bw_edit_run_settle (const BwEditRun *self, GPtrArray *results, GCancellable *cancellable)
{
  Work work = { .run = self, .each = settle_one, .cancellable = cancellable };

  do_all (&work, results);
}
